/* The structure chart: drawn as SVG from the nested list on the same page, which stays for screen readers and for those
   without script. Only what stands in the window is drawn; far away boxes become one path. No words in here. */
(() => {
  "use strict";
  const L = 212, T = 68, SELA = 22, BARIS = 20, TURUN = 38, INDEN = 22, JAUH = 0.3, TERBACA = 0.72, AWAL = 60, SEKOLOM = 7, LEBAR = 1250, RASIO = 1.9;
  const bagan = document.querySelector("[data-bagan]"), daftar = document.querySelector("#bagan-daftar > ul");
  if (!bagan || !daftar) return;
  const kanvas = bagan.querySelector(".bagan__kanvas"), svg = kanvas.querySelector("svg"), kata = bagan.querySelector("[data-bagan-kata]");
  const semua = [], menurutId = new Map();
  const esc = (t) => t.replace(/[&<>"]/g, (h) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[h]);

  function baca(ul, induk, tingkat) {
    return Array.from(ul.children, (li) => {
      const a = li.firstElementChild, d = li.dataset;
      const s = { id: d.id, nama: a.textContent, url: a.getAttribute("href"), pejabat: d.p, sifat: d.s, t: d.t, k: d.k, induk, tingkat, i: semua.length, buka: false };
      semua.push(s);
      menurutId.set(s.id, s);
      const bawah = li.lastElementChild.tagName === "DETAILS" ? li.lastElementChild.lastElementChild : null;
      s.anak = bawah ? baca(bawah, s, tingkat + 1) : [];
      s.banyak = s.anak.reduce((n, x) => n + 1 + x.banyak, 0);
      return s;
    });
  }
  const puncak = baca(daftar, null, 0);
  const akar = puncak.length === 1 ? puncak[0] : { anak: puncak, buka: true, maya: true, banyak: semua.length };

  /* Layout: opened branches side by side, closed ones in hanging columns; one pass up for sizes, one down for places. */
  const tampil = (n) => (n.buka ? n.anak : []);
  function ukur(n) {
    const anak = tampil(n), t = n.maya ? 0 : T;
    n.blok = [];
    if (anak.length) {
      const daun = anak.filter((a) => !tampil(a).length), kolom = Math.min(6, Math.ceil(daun.length / SEKOLOM)), tiap = Math.ceil(daun.length / (kolom || 1));
      for (let i = 0; i < daun.length; i += tiap) {
        const isi = daun.slice(i, i + tiap);
        n.blok.push({ daun: isi, w: INDEN + L, h: isi.length * (T + BARIS) - BARIS });
      }
      anak.forEach((a) => { if (tampil(a).length) { ukur(a); n.blok.push({ cabang: a, w: a.w, h: a.h }); } });
    }
    const luas = n.blok.reduce((a, b) => a + b.w * b.h, 0), batas = Math.max(LEBAR, Math.sqrt(luas * RASIO));
    n.rak = [];
    n.blok.forEach((b) => {
      const r = n.rak[n.rak.length - 1];
      if (!r || r.w + SELA + b.w > batas) n.rak.push({ blok: [b], w: b.w, h: b.h });
      else { r.blok.push(b); r.w += SELA + b.w; r.h = Math.max(r.h, b.h); }
    });
    const tepi = n.rak.length > 1 ? INDEN : 0;
    n.w = Math.max(L, ...n.rak.map((r) => r.w + 2 * tepi));
    n.h = t + n.rak.reduce((h, r) => h + TURUN + r.h, 0);
  }
  let kotak = [], garis = "";
  const taruh = (n, x, y) => { n.x = x; n.y = y; kotak.push(n); };
  function letak(n, x, y, jalur) {
    if (!n.maya) taruh(n, x + (n.w - L) / 2, y);
    const t = n.maya ? 0 : T, dari = x + n.w / 2;
    let atas = y + t;
    n.rak.forEach((r, nomor) => {
      const rel = atas + TURUN / 2, kiri = x + (n.w - r.w) / 2;
      if (nomor === 0) jalur.push(`M${dari} ${atas}V${rel}`);
      else jalur.push(`M${dari} ${y + t + TURUN / 2}H${x}V${rel}H${kiri}`);
      letakRak(r, kiri, rel, nomor ? kiri : dari, jalur);
      atas += TURUN + r.h;
    });
  }
  function letakRak(r, kiri, rel, dari, jalur) {
    const atas = rel + TURUN / 2;
    let bx = kiri;
    r.blok.forEach((b) => {
      if (b.cabang) {
        jalur.push(`M${dari} ${rel}H${bx + b.w / 2}V${atas}`);
        letak(b.cabang, bx, atas, jalur);
      } else {
        const batang = bx + 8, akhir = atas + (b.daun.length - 1) * (T + BARIS) + T / 2;
        jalur.push(`M${dari} ${rel}H${batang}V${akhir}`);
        b.daun.forEach((d, i) => {
          const dy = atas + i * (T + BARIS);
          jalur.push(`M${batang} ${dy + T / 2}H${bx + INDEN}`);
          taruh(d, bx + INDEN, dy);
        });
      }
      bx += b.w + SELA;
    });
  }
  function susun() {
    kotak = [];
    const jalur = [];
    ukur(akar);
    letak(akar, 0, 0, jalur);
    garis = jalur.join("");
    tergambar = null;
    const tinggi = Math.min(0.68 * window.innerHeight, Math.max(260, akar.h + 80));
    if (tinggi > kanvas.clientHeight) kanvas.style.height = `${tinggi}px`;
  }

  /* Drawing. */
  let k = 1, tx = 0, ty = 0, terpilih = akar.maya ? puncak[0] : akar, tergambar = null, antre = 0, mencetak = false;
  const pena = document.createElement("canvas").getContext("2d"), tebal = "650 13px", biasa = "400 12px";
  const huruf = getComputedStyle(kanvas).fontFamily;
  function muatkan(t, jenis, lebar) {
    pena.font = `${jenis} ${huruf}`;
    if (pena.measureText(t).width <= lebar) return t;
    let a = 0, b = t.length;
    while (a < b) { const m = Math.ceil((a + b) / 2); if (pena.measureText(`${t.slice(0, m)}…`).width <= lebar) a = m; else b = m - 1; }
    return `${t.slice(0, a).trimEnd()}…`;
  }
  function dua(nama) {
    pena.font = `${tebal} ${huruf}`;
    const kata = nama.split(" ");
    let satu = kata.shift();
    while (kata.length && pena.measureText(`${satu} ${kata[0]}`).width <= L - 24) satu += ` ${kata.shift()}`;
    return [muatkan(satu, tebal, L - 24), kata.length ? muatkan(kata.join(" "), tebal, L - 24) : ""];
  }
  const baris = (n) => n.baris || (n.baris = [...dua(n.nama), muatkan(pemegang(n), biasa, L - (n.k > 0 ? 64 : 24))]);
  const kanvasKata = kanvas.dataset;
  function pemegang(n) {
    if (n.sifat === "tanpa") return kanvasKata.tanpa;
    if (n.sifat === "kosong") return `○ ${kanvasKata.kosong}`;
    return n.sifat ? `${kanvasKata[n.sifat]} ${n.pejabat}` : n.pejabat;
  }
  function satu(n) {
    const [a, b, siapa] = baris(n), y = b ? [20, 36, 56] : [25, 0, 48];
    const isi = n.k > 0 ? `<text class="kotak__isi" x="${L - 12}" y="${y[2]}">${n.t}/${n.k}</text>` : "";
    const lipat = n.anak.length ? `<g class="kotak__lipat" data-lipat="${n.i}"><rect x="${L / 2 - 21}" y="${T - 10}" width="42" height="20" rx="10"/><text x="${L / 2}" y="${T + 4}">${n.buka ? "−" : `+${n.banyak}`}</text></g>` : "";
    return `<g class="kotak${n.sifat ? ` kotak--${n.sifat}` : ""}${n.tingkat === 0 ? " kotak--puncak" : ""}${n === terpilih ? " kotak--pilih" : ""}" transform="translate(${n.x} ${n.y})">`
      + `<a href="${esc(n.url)}" tabindex="-1"><title>${esc(`${n.nama} · ${pemegang(n)}`)}</title><rect class="kotak__alas" width="${L}" height="${T}" rx="8"/>`
      + `<text class="kotak__nama" x="12" y="${y[0]}">${esc(a)}</text>${b ? `<text class="kotak__nama" x="12" y="${y[1]}">${esc(b)}</text>` : ""}`
      + `<text class="kotak__pejabat" x="12" y="${y[2]}">${esc(siapa)}</text>${isi}</a>${lipat}</g>`;
  }
  function jauh(isi) {
    const jalur = { "": [], plt: [], kosong: [] };
    isi.forEach((n) => jalur[n.sifat === "plh" ? "plt" : n.sifat === "kosong" ? "kosong" : ""].push(`M${n.x} ${n.y}h${L}v${T}h${-L}z`));
    const besar = Math.round(13 / k);
    const judul = isi.filter((n) => n.tingkat < 2 && tampil(n).length).map((n) => `<text class="kotak__jauh" font-size="${besar}" x="${n.x + L / 2}" y="${n.y - besar / 2}">${esc(muatkan(n.nama, `650 ${besar}px`, n.w))}</text>`);
    const p = terpilih && isi.includes(terpilih) ? `<g class="kotak kotak--pilih" transform="translate(${terpilih.x} ${terpilih.y})"><rect class="kotak__alas" width="${L}" height="${T}"/></g>` : "";
    return Object.entries(jalur).map(([s, d]) => `<path class="jauh jauh--${s || "isi"}" d="${d.join("")}"/>`).join("") + p + judul.join("");
  }
  function jendela() {
    const b = kanvas.getBoundingClientRect(), lebar = b.width / k, tinggi = b.height / k;
    return { x: -tx / k, y: -ty / k, lebar, tinggi };
  }
  function gambar() {
    antre = 0;
    if (mencetak) return;
    const j = jendela(), rinci = k >= JAUH;
    const t = tergambar;
    if (t && t.rinci === rinci && t.pilih === terpilih && (rinci || t.k === k) && j.x >= t.x && j.y >= t.y && j.x + j.lebar <= t.x2 && j.y + j.tinggi <= t.y2) {
      svg.firstElementChild.setAttribute("transform", `translate(${tx} ${ty}) scale(${k})`);
      return;
    }
    const luas = { x: j.x - j.lebar / 2, y: j.y - j.tinggi / 2, x2: j.x + j.lebar * 1.5, y2: j.y + j.tinggi * 1.5, rinci, k, pilih: terpilih };
    const isi = kotak.filter((n) => n.x + L > luas.x && n.x < luas.x2 && n.y + T > luas.y && n.y < luas.y2);
    svg.innerHTML = `<g transform="translate(${tx} ${ty}) scale(${k})"><path class="bagan__garis" d="${garis}"/>${rinci ? isi.map(satu).join("") : jauh(isi)}</g>`;
    tergambar = luas;
    if (!performance.getEntriesByName("bagan-tergambar").length) performance.mark("bagan-tergambar");
  }
  const nanti = () => { if (!antre) antre = requestAnimationFrame(gambar); };
  function skala(baru, px, py) {
    const b = kanvas.getBoundingClientRect(), x = px === undefined ? b.width / 2 : px, y = py === undefined ? b.height / 2 : py;
    const k2 = Math.min(2, Math.max(0.02, baru));
    tx = x - (x - tx) * (k2 / k);
    ty = y - (y - ty) * (k2 / k);
    k = k2;
    nanti();
  }
  function muat(terkecil) {
    const b = kanvas.getBoundingClientRect();
    k = Math.max(terkecil || 0.02, Math.min(1, (b.width - 32) / akar.w, (b.height - 40) / akar.h));
    tx = (b.width - akar.w * k) / 2;
    ty = Math.max(20, Math.min((b.height - akar.h * k) / 2, 32));
    nanti();
  }
  function keTengah(n) {
    const b = kanvas.getBoundingClientRect(), x = n.x * k + tx, y = n.y * k + ty;
    if (x < 8 || y < 8 || x + L * k > b.width - 8 || y + T * k > b.height - 8) {
      tx = b.width / 2 - (n.x + L / 2) * k;
      ty = b.height / 2 - (n.y + T / 2) * k;
    }
  }

  /* Acts. */
  /* As many levels as can be read at once; the top one always. */
  function lipatAwal() {
    semua.forEach((n) => { n.buka = n.tingkat === 0; });
    for (let t = akar.maya ? 0 : 1; t < 9; t += 1) {
      const satu = semua.filter((n) => n.tingkat === t && n.anak.length);
      satu.forEach((n) => { n.buka = true; });
      ukur(akar);
      if (akar.w * TERBACA <= kanvas.clientWidth && satu.length) continue;
      satu.forEach((n) => { n.buka = n.tingkat === 0 && !akar.maya; });
      break;
    }
  }
  function balik(n, paksa) {
    if (!n.anak.length) return;
    const x = n.x * k + tx, y = n.y * k + ty;
    n.buka = paksa === undefined ? !n.buka : paksa;
    susun();
    tx += x - (n.x * k + tx);
    ty += y - (n.y * k + ty);
    nanti();
  }
  function pilih(n) {
    if (!n) return;
    terpilih = n;
    keTengah(n);
    kata.textContent = [n.nama, pemegang(n), n.k > 0 ? `${n.t}/${n.k}` : "", n.anak.length && !n.buka ? kanvasKata.terlipat.replace("{n}", n.banyak) : ""].filter(Boolean).join(". ");
    nanti();
  }
  function buktikan(id) {
    const n = menurutId.get(id);
    if (!n) return;
    for (let i = n.induk; i; i = i.induk) i.buka = true;
    n.buka = n.anak.length > 0 && n.anak.length < AWAL;
    susun();
    k = Math.max(k, 0.8);
    tx = kanvas.clientWidth / 2 - (n.x + L / 2) * k;
    ty = kanvas.clientHeight / 3 - n.y * k;
    pilih(n);
  }
  const aksi = {
    muat: () => muat(),
    besar: () => skala(k * 1.3),
    kecil: () => skala(k / 1.3),
    buka: () => { semua.forEach((n) => { n.buka = n.anak.length > 0; }); susun(); muat(); },
    lipat: () => { lipatAwal(); susun(); muat(TERBACA); },
  };
  bagan.addEventListener("click", (e) => {
    const b = e.target.closest("[data-bagan-aksi]");
    if (b) aksi[b.dataset.baganAksi]();
  });
  const dekati = (n, kali) => { skala(k * kali, (n.x + L / 2) * k + tx, (n.y + T / 2) * k + ty); keTengah(n); };
  const saudara = (n) => (n.induk ? n.induk.anak : puncak);
  const tombol = {
    ArrowUp: (n) => pilih(n.induk),
    ArrowDown: (n) => { if (n.anak.length) { if (!n.buka) balik(n, true); pilih(n.anak[0]); } },
    ArrowLeft: (n) => pilih(saudara(n)[saudara(n).indexOf(n) - 1]),
    ArrowRight: (n) => pilih(saudara(n)[saudara(n).indexOf(n) + 1]),
    Home: () => pilih(puncak[0]),
    Enter: (n) => location.assign(n.url),
    " ": (n) => { balik(n); pilih(n); },
    "+": (n) => dekati(n, 1.3), "=": (n) => dekati(n, 1.3), "-": (n) => dekati(n, 1 / 1.3), 0: () => aksi.muat(),
  };
  kanvas.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey || !tombol[e.key]) return;
    e.preventDefault();
    tombol[e.key](terpilih);
  });

  /* Pointer: one finger or the mouse moves, two fingers change the size; a move is no click. */
  const jari = new Map();
  let geser = false, rentang = 0;
  const jarak = () => { const [a, b] = [...jari.values()]; return Math.hypot(a.x - b.x, a.y - b.y); };
  kanvas.addEventListener("pointerdown", (e) => { jari.set(e.pointerId, { x: e.clientX, y: e.clientY }); if (jari.size === 1) geser = false; if (jari.size === 2) rentang = jarak(); });
  kanvas.addEventListener("pointermove", (e) => {
    const lama = jari.get(e.pointerId);
    if (!lama) return;
    const dx = e.clientX - lama.x, dy = e.clientY - lama.y;
    if (!geser && jari.size === 1 && Math.hypot(dx, dy) < 5) return;
    if (!geser) { geser = true; kanvas.setPointerCapture(e.pointerId); }
    jari.set(e.pointerId, { x: e.clientX, y: e.clientY });
    if (jari.size === 1) { tx += dx; ty += dy; nanti(); return; }
    const b = kanvas.getBoundingClientRect(), r = jarak();
    skala(k * (r / (rentang || r)), e.clientX - b.left, e.clientY - b.top);
    rentang = r;
  });
  ["pointerup", "pointercancel"].forEach((p) => kanvas.addEventListener(p, (e) => { jari.delete(e.pointerId); }));
  kanvas.addEventListener("dragstart", (e) => e.preventDefault());
  kanvas.addEventListener("click", (e) => {
    if (geser) { e.preventDefault(); geser = false; return; }
    const l = e.target.closest("[data-lipat]");
    if (l) { e.preventDefault(); balik(semua[Number(l.dataset.lipat)]); kanvas.focus({ preventScroll: true }); }
  }, true);
  kanvas.addEventListener("wheel", (e) => {
    if (!e.ctrlKey && !e.metaKey) return;
    e.preventDefault();
    const b = kanvas.getBoundingClientRect();
    skala(k * Math.exp(-e.deltaY / 400), e.clientX - b.left, e.clientY - b.top);
  }, { passive: false });

  /* On paper everything that is opened, on one sheet. */
  window.addEventListener("beforeprint", () => {
    mencetak = true;
    svg.setAttribute("viewBox", `-8 -8 ${akar.w + 16} ${akar.h + 24}`);
    svg.innerHTML = `<g><path class="bagan__garis" d="${garis}"/>${kotak.map(satu).join("")}</g>`;
  });
  window.addEventListener("afterprint", () => { mencetak = false; svg.removeAttribute("viewBox"); tergambar = null; nanti(); });
  window.addEventListener("resize", () => { tergambar = null; nanti(); });
  window.addEventListener("hashchange", () => buktikan(location.hash.slice(6)));

  bagan.hidden = false;
  lipatAwal();
  susun();
  muat(TERBACA);
  if (location.hash.startsWith("#unit-")) buktikan(location.hash.slice(6));
})();
