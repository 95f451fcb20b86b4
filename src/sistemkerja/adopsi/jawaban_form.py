"""Penyunting jawaban sebuah kebijakan: kendali menurut bentuk pertanyaannya, tanpa YAML dan tanpa skrip."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sistemkerja.aturan import kosakata as k
from sistemkerja.aturan.baca import Peraturan
from sistemkerja.aturan.bentuk_nilai import Isian, isian
from sistemkerja.aturan.istilah import istilah

BARIS_TERBANYAK = 20
_BARIS_AWAL = {"langkah": 2, "instrumen": 2}
_LABEL: dict[str, str | Promise] = {
    "oleh": _("Siapa"), "hubungan": _("Bila lebih dari satu"), "sifat": _("Sifatnya"), "kerja": _("Melakukan apa"),
    "kepada": _("Kepada"), "tembusan": _("Tembusan"), "instrumen": _("Naskah"), "bila": _("Bila"), "untuk": _("Untuk"),
    "tahap": _("Pada tahap"), "waktu": _("Waktunya"), "keterangan": _("Keterangan"), "dari": _("Dari"),
    "melalui": _("Melalui"), "berkala": _("Berkala"), "dokumen": _("Dokumen"), "siapa": _("Siapa"),
    "di_bawah": _("Di bawah"), "tugas": _("Tugas"), "tim": _("Tim"), "dibentuk_oleh": _("Dibentuk oleh"),
    "anggota": _("Anggota"), "jabatan": _("Jabatan"),
}  # fmt: skip
_HUBUNGAN = {"dan": _("bersama-sama"), "atau": _("salah satu"), "dan/atau": _("salah satu atau bersama-sama")}
# Peran relatif yang dapat dipilih selain jabatan; yang lain hanya bermakna di dalam naskah.
_PERAN = ("pimpinan_unit", "penilai_kinerja", "atasan_penilai", "kepala_pd_induk", "ketua_tim", "pengendali_tim",
          "koordinator", "anggota_tim", "pejabat_fungsional", "pelaksana")  # fmt: skip


_JARANG = ("kepada", "tembusan", "instrumen", "bila", "keterangan", "untuk", "melalui")


@dataclass(frozen=True, slots=True)
class Medan:
    """Satu kendali: namanya dalam kiriman, labelnya, bentuknya, pilihannya, dan isinya sekarang."""

    nama: str
    label: str | Promise
    jenis: str  # centang, pilih, teks, ya_tidak
    wajib: bool
    pilihan: Sequence[tuple[str, str | Promise, bool]] = field(default_factory=list)
    nilai: str = ""

    @property
    def terisi(self) -> bool:
        return bool(self.nilai) or any(p for _k, _l, p in self.pilihan)


def pilihan_peran(per: Peraturan, jenis: Iterable[str]) -> list[tuple[str, str]]:
    """Jabatan yang mungkin ada pada jenis unit itu atau di atasnya, lalu peran; dalam kata peraturan."""
    semua = set(jenis)
    jabatan = [
        j for j in k.JABATAN
        if not semua or j in _SELURUH_PEMDA or semua & set(k.JABATAN_HANYA_DI.get(j, semua))
    ]  # fmt: skip
    if "kelurahan" in semua:
        jabatan += [j for j in ("camat", "sekretaris_kecamatan") if j not in jabatan]
    return [(x, _besar(istilah(x, per))) for x in (*jabatan, *k.ASISTEN, *_PERAN)]


_SELURUH_PEMDA = ("kepala_daerah", "sekretaris_daerah", "asisten")


def _besar(teks: str) -> str:
    return teks[:1].upper() + teks[1:]


class EditorJawaban:
    """Kendali-kendali jawaban sebuah pertanyaan, diisi dari kiriman; `nilai` memberi bentuk yang diminta mesin."""

    def __init__(self, pertanyaan: k.Pertanyaan, per: Peraturan, jenis: Iterable[str], kiriman: QueryDict) -> None:
        self.p, self.per, self.kiriman = pertanyaan, per, kiriman
        self.peran = pilihan_peran(per, jenis)
        self.butir = {q: v for q, v in isian(pertanyaan).items() if v.jenis != "urutan"}
        if pertanyaan.bentuk in ("boleh", "wajib_dapat", "daftar", "isi_rencana", "bebas"):
            self.butir = {}
        self.banyak = self._banyak()

    def _banyak(self) -> int:
        if not self.butir:
            return 0
        awal = _BARIS_AWAL.get(self.p.bentuk, 1)
        teks = self.kiriman.get("baris", "")
        dikirim = int(teks) if teks.isascii() and teks.isdigit() and len(teks) < 4 else awal
        return min(BARIS_TERBANYAK, max(1, dikirim) + ("tambah" in self.kiriman))

    @property
    def berlangkah(self) -> bool:
        return self.p.bentuk == "langkah"

    def baris(self) -> list[dict[str, list[Medan]]]:
        """Kendali tiap baris: yang pokok, dan yang jarang dipakai (dilipat)."""
        hasil = []
        for n in range(self.banyak):
            semua = {kunci: self._medan(n, kunci, satu) for kunci, satu in self.butir.items()}
            jarang = [m for kunci, m in semua.items() if kunci in _JARANG and not m.wajib]
            hasil.append({"pokok": [m for m in semua.values() if m not in jarang], "jarang": jarang})
        return hasil

    def tunggal(self) -> Medan | None:
        """Kendali bagi jawaban yang bukan daftar butir."""
        isi = self.kiriman.get("nilai", "")
        bentuk = self.p.bentuk
        if bentuk == "boleh":
            pilihan = [("ya", _("Ya"), isi == "ya"), ("tidak", _("Tidak"), isi == "tidak")]
            return Medan("nilai", _("Jawaban"), "satu", True, pilihan)
        if bentuk == "wajib_dapat":
            pilihan = [("wajib", _("Wajib"), isi == "wajib"), ("dapat", _("Dapat"), isi == "dapat")]
            return Medan("nilai", _("Jawaban"), "satu", True, pilihan)
        if bentuk == "isi_rencana":
            pilihan = [("ya", _("Kegiatan dan anggaran"), isi == "ya"), ("tidak", _("Kegiatan saja"), isi == "tidak")]
            return Medan("nilai", _("Rencana memuat"), "satu", True, pilihan)
        if bentuk in ("daftar", "bebas"):
            return Medan("nilai", _("Jawaban, satu baris satu butir"), "panjang", True, nilai=isi)
        return None

    def _medan(self, n: int, kunci: str, satu: Isian) -> Medan:
        nama = f"b{n}-{kunci}"
        ada = self.kiriman.getlist(nama)
        label = _LABEL.get(kunci, kunci)
        if satu.jenis in ("peran", "atasan"):
            return Medan(nama, label, "centang", satu.wajib, [(q, t, q in ada) for q, t in self.peran])
        if satu.jenis == "satu_peran":
            return Medan(nama, label, "pilih", satu.wajib, [(q, t, q in ada) for q, t in self.peran])
        if satu.jenis == "daftar_pilihan":
            return Medan(nama, label, "centang", satu.wajib, [(q, self._kata(q), q in ada) for q in satu.pilihan])
        if satu.jenis == "pilihan":
            return Medan(nama, label, "pilih", satu.wajib, [(q, self._kata(q), q in ada) for q in satu.pilihan])
        if satu.jenis == "ya_tidak":
            pilihan = [("ya", _("Ya"), "ya" in ada), ("tidak", _("Tidak"), "tidak" in ada)]
            return Medan(nama, label, "pilih", satu.wajib, pilihan)
        return Medan(nama, label, "teks", satu.wajib, nilai=self.kiriman.get(nama, ""))

    def _kata(self, kode: str) -> str | Promise:
        return _HUBUNGAN.get(kode) or _besar(istilah(kode, self.per))

    def nilai(self) -> Any:
        """Jawaban dalam bentuk mesin; baris yang kosong seluruhnya diabaikan. Bentuknya diperiksa mesin."""
        bentuk, isi = self.p.bentuk, self.kiriman.get("nilai", "")
        if bentuk == "boleh":
            return {"ya": True, "tidak": False}.get(isi)
        if bentuk == "wajib_dapat":
            return isi
        if bentuk == "isi_rencana":
            return {"kegiatan": True, "anggaran": isi == "ya"} if isi in ("ya", "tidak") else None
        if bentuk in ("daftar", "bebas"):
            return [b.strip() for b in isi.splitlines() if b.strip()]
        butir = list(self._butir())
        if self.berlangkah:
            return {"langkah": [{"n": n, **satu} for n, satu in enumerate(butir, 1)]}
        return butir

    def _butir(self) -> Iterator[dict[str, Any]]:
        for n in range(self.banyak):
            semua = ((kunci, self._isi(n, kunci, v)) for kunci, v in self.butir.items())
            satu = {kunci: isi for kunci, isi in semua if isi not in ([], "", None)}
            if satu.keys() - {"hubungan"}:
                yield self._tanpa_hubungan_yatim(satu)

    def _isi(self, n: int, kunci: str, satu: Isian) -> Any:
        nama = f"b{n}-{kunci}"
        if satu.jenis in ("peran", "atasan", "daftar_pilihan"):
            return list(dict.fromkeys(self.kiriman.getlist(nama)))
        teks = self.kiriman.get(nama, "").strip()
        return {"ya": True, "tidak": False}.get(teks) if satu.jenis == "ya_tidak" else teks

    def _tanpa_hubungan_yatim(self, satu: dict[str, Any]) -> dict[str, Any]:
        """`hubungan` hanya bermakna bila ada yang dirangkai."""
        dirangkai = (satu.get(q) for q in k.kunci_hubungan(self.p.bentuk))
        beberapa = any(isinstance(isi, list) and len(isi) > 1 for isi in dirangkai)
        return satu if beberapa else {q: v for q, v in satu.items() if q != "hubungan"}


def kiriman_dari(nilai: Any, p: k.Pertanyaan) -> Mapping[str, list[str]]:
    """Kiriman yang menghasilkan `nilai` lagi: untuk membuka kebijakan sebagai formulir, dan untuk uji."""
    if p.bentuk == "boleh":
        return {"nilai": ["ya" if nilai else "tidak"]}
    if p.bentuk == "wajib_dapat":
        return {"nilai": [nilai]}
    if p.bentuk == "isi_rencana":
        return {"nilai": ["ya" if nilai["anggaran"] else "tidak"]}
    if p.bentuk in ("daftar", "bebas"):
        return {"nilai": ["\n".join(nilai)]}
    butir = nilai["langkah"] if isinstance(nilai, dict) else nilai
    hasil: dict[str, list[str]] = {"baris": [str(len(butir))]}
    for n, satu in enumerate(butir):
        for kunci, isi in satu.items():
            teks = ["ya" if isi else "tidak"] if isinstance(isi, bool) else isi if isinstance(isi, list) else [str(isi)]
            hasil[f"b{n}-{kunci}"] = [str(x) for x in teks]
    return hasil
