/* SistemKerja: the only script of our own. Pages work without it; it keeps drafts, prevents double sends,
   refreshes spans of time and answers keys. No words in here: they come from the page or from Intl. */
(() => {
  "use strict";
  const satu = (s, d = document) => d.querySelector(s);
  const semua = (s, d = document) => Array.from(d.querySelectorAll(s));
  const bahasa = document.documentElement.lang || "id";
  const umumkan = (teks) => { const p = satu("#pengumuman"); if (p) p.textContent = teks; };

  /* Theme: at once, and kept by the server in a cookie. */
  document.addEventListener("click", (e) => {
    const tombol = e.target.closest("[data-tema-pilihan] button");
    if (!tombol) return;
    e.preventDefault();
    const tema = tombol.value;
    if (tema === "sistem") delete document.documentElement.dataset.tema;
    else document.documentElement.dataset.tema = tema;
    semua("[data-tema-pilihan] button").forEach((b) => b.setAttribute("aria-pressed", String(b.value === tema)));
    document.cookie = `tema=${tema};path=/;max-age=31536000;samesite=lax`;
  });

  /* Menus close with Escape and when one looks elsewhere. */
  document.addEventListener("click", (e) => {
    semua("details[data-menu][open]").forEach((m) => { if (!m.contains(e.target)) m.open = false; });
  });
  document.addEventListener("keydown", (e) => {
    if (e.key !== "Escape") return;
    const m = e.target.closest && e.target.closest("details[data-menu][open], details.putus-catatan[open], details.tanya-dulu[open]");
    if (m) { m.open = false; satu("summary", m).focus(); }
  });

  /* Dialogs: a link with data-dialog opens the dialog of that id; without script it leads to its page. */
  document.addEventListener("click", (e) => {
    const a = e.target.closest("[data-dialog]"), d = a && document.getElementById(a.dataset.dialog);
    if (d && d.showModal) { e.preventDefault(); d.showModal(); return; }
    const buka = e.target.closest("dialog");
    if (buka && (e.target === buka || e.target.closest("[data-dialog-tutup]"))) buka.close();
  });

  /* Drafts: <form data-draf="name"> keeps what was typed on this device until it is sent and accepted. */
  const kunciDraf = (f) => `draf:${location.pathname}:${f.dataset.draf}`;
  const layakDraf = (m) => m.name && !["hidden", "password", "file", "submit", "button"].includes(m.type);
  const gudang = (() => { try { return window.localStorage; } catch (_) { return null; } })();
  function simpanDraf(f) {
    if (!gudang) return;
    const isi = {};
    Array.from(f.elements).filter(layakDraf).forEach((m) => {
      if (m.type === "checkbox" || m.type === "radio") { if (m.checked) (isi[m.name] = isi[m.name] || []).push(m.value); }
      else isi[m.name] = m.multiple ? Array.from(m.selectedOptions, (o) => o.value) : [m.value];
    });
    try { gudang.setItem(kunciDraf(f), JSON.stringify({ pada: Date.now(), isi })); } catch (_) { /* full: the form still works */ }
  }
  function pulihkanDraf(f) {
    if (!gudang || f.dataset.drafSiap) return;
    f.dataset.drafSiap = "1";
    let simpanan = null;
    try { simpanan = JSON.parse(gudang.getItem(kunciDraf(f))); } catch (_) { simpanan = null; }
    if (!simpanan || Date.now() - simpanan.pada > 14 * 864e5 || satu('[aria-invalid="true"]', f)) return;
    let berubah = false;
    Array.from(f.elements).filter(layakDraf).forEach((m) => {
      const nilai = simpanan.isi[m.name];
      if (m.type === "checkbox" || m.type === "radio") { const c = !!nilai && nilai.includes(m.value); berubah = berubah || c !== m.checked; m.checked = c; }
      else if (nilai && m.multiple) Array.from(m.options).forEach((o) => { o.selected = nilai.includes(o.value); });
      else if (nilai && m.value !== nilai[0]) { m.value = nilai[0]; berubah = true; }
    });
    const tanda = satu("[data-draf-pulih]", f);
    if (berubah && tanda) tanda.hidden = false;
  }
  const hapusDraf = (f) => { if (gudang && f.dataset.draf) gudang.removeItem(kunciDraf(f)); };
  let tunda = 0;
  document.addEventListener("input", (e) => {
    const f = e.target.form;
    if (f && f.dataset.draf) { clearTimeout(tunda); tunda = setTimeout(() => simpanDraf(f), 300); }
    hitung(e.target);
  });
  document.addEventListener("change", (e) => {
    const f = e.target.form;
    if (f && f.dataset.draf) simpanDraf(f);
    periksaUkuran(e.target);
    if (f && f.hasAttribute("data-kirim-langsung")) f.requestSubmit();
  });
  document.addEventListener("click", (e) => {
    const b = e.target.closest("[data-draf-buang]");
    if (b) { hapusDraf(b.form); b.form.reset(); satu("[data-draf-pulih]", b.form).hidden = true; }
  });

  /* Counter of long texts: the words come from the page, the number from here. */
  function hitung(m) {
    const h = m.id && satu(`[data-hitung="${CSS.escape(m.id)}"]`);
    if (!h) return;
    const f = new Intl.NumberFormat(bahasa);
    h.textContent = `${f.format(m.value.length)} / ${f.format(Number(h.dataset.batas))}`;
  }

  /* Files over the limit are refused before the upload. The sentence stands in data-kalimat-ukuran. */
  function periksaUkuran(m) {
    if (m.type !== "file" || !m.dataset.batasUkuran) return;
    const lebih = Array.from(m.files).some((b) => b.size > Number(m.dataset.batasUkuran));
    const mb = new Intl.NumberFormat(bahasa, { maximumFractionDigits: 1 }).format(Number(m.dataset.batasUkuran) / 1048576);
    m.setCustomValidity(lebih ? (m.dataset.kalimatUkuran || "> {mb} MB").replace("{mb}", mb) : "");
    if (lebih) m.reportValidity();
  }

  /* One send at a time. The server refuses the second `kunci` too. */
  const kunciTombol = (f, sibuk) => semua("button:not([type=button])", f).forEach((b) => {
    if (sibuk) b.setAttribute("aria-busy", "true"); else b.removeAttribute("aria-busy");
  });
  document.addEventListener("submit", (e) => {
    const f = e.target;
    if (f.method !== "post") return;
    if (f.dataset.terkirim) { e.preventDefault(); e.stopImmediatePropagation(); return; }
    if (f.dataset.draf) simpanDraf(f);
    if (f.dataset.draf && !f.hasAttribute("hx-post")) { try { sessionStorage.setItem("draf-terkirim", kunciDraf(f)); } catch (_) { /* kept longer, no harm */ } }
    f.dataset.terkirim = "1";
    kunciTombol(f, true);
    setTimeout(() => lepas(f), 15000);
  }, true);
  const lepas = (f) => { delete f.dataset.terkirim; kunciTombol(f, false); };
  window.addEventListener("pageshow", () => semua("form[data-terkirim]").forEach(lepas));

  /* A draft that was sent is forgotten on the next page, unless that is the sign-in page or a refusal. */
  function bereskanTerkirim() {
    let kunci = null;
    try { kunci = sessionStorage.getItem("draf-terkirim"); sessionStorage.removeItem("draf-terkirim"); } catch (_) { return; }
    const ditolak = location.pathname.startsWith("/masuk") || satu(".ringkasan-galat, [data-galat-halaman]");
    if (kunci && !ditolak && gudang) gudang.removeItem(kunci);
  }

  /* htmx: token, refusals beside the form, sign-in again, focus on what changed. */
  document.addEventListener("htmx:configRequest", (e) => {
    const t = satu("input[name=csrfmiddlewaretoken]");
    if (t && e.detail.verb !== "get") e.detail.headers["X-CSRFToken"] = t.value;
  });
  document.addEventListener("htmx:beforeSwap", (e) => {
    const x = e.detail.xhr;
    if (x.responseURL && new URL(x.responseURL).pathname === "/masuk/") {
      e.detail.shouldSwap = false;
      location.assign(`/masuk/?next=${encodeURIComponent(location.pathname + location.search)}`);
      return;
    }
    if (!x.getResponseHeader("X-Galat")) return;
    const f = e.detail.requestConfig.elt.closest("form, .kartu-tugas");
    if (!f) return;
    let tempat = satu(".galat-formulir", f);
    if (!tempat) {
      tempat = document.createElement("div");
      tempat.className = "galat-formulir";
      tempat.setAttribute("role", "alert");
      f.prepend(tempat);
    }
    e.detail.target = tempat;
    e.detail.swapOverride = "innerHTML";
  });
  document.addEventListener("htmx:afterRequest", (e) => {
    const f = e.detail.elt.closest("form");
    if (!f || e.detail.requestConfig.verb === "get") return;
    lepas(f);
    if (e.detail.successful && e.detail.xhr.status < 400) hapusDraf(f);
  });
  document.addEventListener("htmx:load", (e) => siapkan(e.detail.elt));
  const katakan = (templat) => {
    const g = satu("#galat"), t = satu(templat);
    if (g && t) { g.replaceChildren(t.content.cloneNode(true)); g.scrollIntoView({ block: "center" }); }
  };
  document.addEventListener("htmx:sendError", () => katakan("#kalimat-putus"));
  document.addEventListener("htmx:responseError", (e) => { if (e.detail.xhr.status >= 400) katakan("#kalimat-gangguan"); });

  /* Spans of time stay true while the page is open. */
  function segarkanWaktu() {
    semua("time[data-relatif]").forEach((t) => {
      const menit = Math.floor((Date.now() - Date.parse(t.dateTime)) / 60000);
      if (!(menit >= 1 && menit < 1440)) return;
      const jam = menit >= 60;
      t.textContent = new Intl.NumberFormat(bahasa, { style: "unit", unit: jam ? "hour" : "minute", unitDisplay: "long" }).format(jam ? Math.floor(menit / 60) : menit);
    });
  }
  setInterval(segarkanWaktu, 60000);

  /* Keys on Meja Kerja: j and k walk the cards, s b t act on the card in focus (data-pintas-kartu); / goes to
     search. One can turn them off (WCAG 2.1.4). */
  const pintasHidup = () => !(gudang && gudang.getItem("pintasan") === "mati");
  function tandaiPintas() { semua("[data-pintasan-saklar]").forEach((b) => b.setAttribute("aria-pressed", String(pintasHidup()))); }
  document.addEventListener("click", (e) => {
    if (!gudang || !e.target.closest("[data-pintasan-saklar]")) return;
    gudang.setItem("pintasan", pintasHidup() ? "mati" : "hidup");
    tandaiPintas();
  });
  const mengetik = (el) => el.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(el.tagName);
  document.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey || mengetik(e.target) || !pintasHidup()) return;
    if (e.key === "/") { const c = satu('[data-pintas="/"]'); if (c && c.offsetParent) { e.preventDefault(); c.focus(); } return; }
    const kartu = semua("[data-kartu]");
    if (!kartu.length) return;
    const kini = document.activeElement && document.activeElement.closest("[data-kartu]");
    if (e.key === "j" || e.key === "k") {
      const maju = e.key === "j";
      const tuju = kartu[Math.min(kartu.length - 1, Math.max(0, kartu.indexOf(kini) + (maju ? 1 : -1)))];
      e.preventDefault();
      tuju.focus();
      tuju.scrollIntoView({ block: "nearest" });
      return;
    }
    const tombol = kini && satu(`[data-pintas-kartu="${CSS.escape(e.key)}"]`, kini);
    if (!tombol) return;
    e.preventDefault();
    tombol.click();
    const catatan = tombol.tagName === "SUMMARY" && satu("textarea", tombol.parentElement);
    if (catatan) catatan.focus();
  });
  document.addEventListener("htmx:afterSwap", (e) => {
    const usai = e.detail.elt;
    if (!usai.classList || !usai.classList.contains("kartu-tugas__usai")) return;
    umumkan(usai.textContent.trim());
    const lanjut = semua("[data-kartu]").find((k) => usai.compareDocumentPosition(k) & Node.DOCUMENT_POSITION_FOLLOWING);
    if (lanjut) lanjut.focus({ preventScroll: true });
  });

  /* Several cards at once: how many are ticked, and all of them with one tick. */
  const terpilih = (id) => semua(`input[type=checkbox][form="${CSS.escape(id)}"]`);
  function hitungPilih() {
    semua("[data-jumlah-pilih]").forEach((j) => {
      const n = terpilih(j.dataset.jumlahPilih).filter((m) => m.checked).length;
      j.hidden = n === 0;
      j.textContent = String(n);
    });
    semua("[data-pilih-semua]").forEach((p) => {
      const ada = terpilih(p.dataset.pilihSemua), kotak = satu("input", p);
      p.hidden = ada.length === 0;
      kotak.checked = ada.length > 0 && ada.every((m) => m.checked);
    });
  }
  document.addEventListener("change", (e) => {
    const p = e.target.closest("[data-pilih-semua]");
    if (p) terpilih(p.dataset.pilihSemua).forEach((m) => { m.checked = e.target.checked; });
    if (e.target.type === "checkbox") hitungPilih();
  });

  document.addEventListener("click", (e) => { if (e.target.closest("[data-cetak]")) window.print(); });

  function siapkan(akar) {
    semua("form[data-draf]", akar).forEach(pulihkanDraf);
    if (akar.matches && akar.matches("form[data-draf]")) pulihkanDraf(akar);
    semua("textarea", akar).forEach(hitung);
    hitungPilih();
    const f = satu("[data-fokus]", akar);
    if (f) f.focus();
  }
  bereskanTerkirim();
  tandaiPintas();
  siapkan(document);
  segarkanWaktu();
})();
