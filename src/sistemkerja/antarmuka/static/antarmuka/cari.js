/* Search as you type: an input with data-cari inside data-pilih-cari becomes a combobox (ARIA 1.2) over the listbox that
   htmx fills. An option with data-url is gone to; one with data-nilai is put into the field. Without this script the
   input is an ordinary one and its form answers with a page. */
(() => {
  "use strict";
  const TUNDA = 120, TERPENDEK = 2;
  let nomor = 0, jam = 0;
  const akar = (m) => m.closest("[data-pilih-cari]");
  const daftar = (m) => akar(m).querySelector("[role=listbox]");
  const saran = (m) => Array.from(daftar(m).querySelectorAll("[role=option]"));
  const aktif = (m) => saran(m).find((o) => o.id && o.id === m.getAttribute("aria-activedescendant"));

  function siapkan(m) {
    if (m.getAttribute("role") === "combobox" || !akar(m)) return;
    const d = daftar(m);
    d.id = d.id || `saran-${++nomor}`;
    m.setAttribute("role", "combobox");
    m.setAttribute("aria-autocomplete", "list");
    m.setAttribute("aria-controls", d.id);
    m.setAttribute("aria-expanded", "false");
  }
  function tutup(m) {
    daftar(m).hidden = true;
    m.setAttribute("aria-expanded", "false");
    m.removeAttribute("aria-activedescendant");
  }
  function buka(m) {
    const semua = saran(m), kata = akar(m).querySelector("[role=status]");
    semua.forEach((o, i) => { o.id = `${daftar(m).id}-${i}`; });
    daftar(m).hidden = semua.length === 0;
    m.setAttribute("aria-expanded", String(semua.length > 0));
    m.removeAttribute("aria-activedescendant");
    if (kata) kata.textContent = semua.length ? kata.dataset.jumlahSaran.replace("{n}", semua.length) : kata.dataset.tanpaSaran;
  }
  function tunjuk(m, langkah) {
    const semua = saran(m);
    if (!semua.length) return;
    const kini = semua.indexOf(aktif(m));
    const tuju = semua[(kini + langkah + (kini < 0 && langkah < 0 ? 1 : 0) + semua.length) % semua.length];
    semua.forEach((o) => o.setAttribute("aria-selected", String(o === tuju)));
    m.setAttribute("aria-activedescendant", tuju.id);
    tuju.scrollIntoView({ block: "nearest" });
  }
  function isi(m, id, teks, ket) {
    const a = akar(m), nama = a.dataset.ruang;
    if (!nama) return;
    a.querySelectorAll("fieldset").forEach((f) => f.remove());
    let sembunyi = a.querySelector(`input[type=hidden][name="${CSS.escape(nama)}"]`);
    if (!sembunyi) {
      sembunyi = Object.assign(document.createElement("input"), { type: "hidden", name: nama });
      a.append(sembunyi);
    }
    sembunyi.value = id;
    a.querySelector(`[name="${CSS.escape(nama)}_untuk"]`).value = teks;
    const tanda = a.querySelector(".pilih-cari__pilihan");
    tanda.hidden = !id;
    tanda.querySelector("span").textContent = [teks, ket].filter(Boolean).join(" · ");
  }
  function pilih(m, o) {
    if (o.dataset.url) { location.assign(o.dataset.url); return; }
    m.value = o.dataset.teks;
    isi(m, o.dataset.nilai, o.dataset.teks, o.dataset.ket);
    tutup(m);
    m.dispatchEvent(new Event("change", { bubbles: true }));
  }

  document.addEventListener("focusin", (e) => { if (e.target.matches("[data-cari]")) siapkan(e.target); });
  document.addEventListener("input", (e) => {
    const m = e.target;
    if (!m.matches("[data-cari]")) return;
    siapkan(m);
    isi(m, "", "", "");
    clearTimeout(jam);
    if (m.value.trim().length < TERPENDEK) { tutup(m); return; }
    jam = setTimeout(() => m.dispatchEvent(new CustomEvent("cari")), TUNDA);
  });
  document.addEventListener("htmx:configRequest", (e) => {
    if (e.target.matches("[data-cari]")) e.detail.parameters = { q: e.target.value.trim() };
  });
  document.addEventListener("htmx:afterSwap", (e) => {
    const m = e.detail.requestConfig && e.detail.requestConfig.elt;
    if (m && m.matches("[data-cari]") && document.activeElement === m) buka(m);
  });
  document.addEventListener("keydown", (e) => {
    const m = e.target;
    if (!m.matches || !m.matches("[data-cari]")) return;
    const terbuka = !daftar(m).hidden;
    if (e.key === "ArrowDown" || e.key === "ArrowUp") {
      e.preventDefault();
      if (!terbuka && saran(m).length) buka(m);
      tunjuk(m, e.key === "ArrowDown" ? 1 : -1);
    } else if (e.key === "Enter" && terbuka && aktif(m)) {
      e.preventDefault();
      pilih(m, aktif(m));
    } else if (e.key === "Escape" && terbuka) {
      e.preventDefault();
      tutup(m);
    } else if (e.key === "Tab") tutup(m);
  });
  document.addEventListener("mousedown", (e) => { if (e.target.closest("[data-pilih-cari] [role=listbox]")) e.preventDefault(); });
  document.addEventListener("click", (e) => {
    const o = e.target.closest("[data-pilih-cari] [role=option]");
    if (o) pilih(o.closest("[data-pilih-cari]").querySelector("[data-cari]"), o);
  });
  document.addEventListener("focusout", (e) => { if (e.target.matches("[data-cari]") && akar(e.target)) tutup(e.target); });
})();
