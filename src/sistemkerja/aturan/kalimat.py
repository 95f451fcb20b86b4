"""Kalimat: nilai dan syarat sebuah aturan sebagai tulisan yang dapat dibaca keras."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sistemkerja.aturan import kosakata as k
from sistemkerja.aturan.baca import Peraturan
from sistemkerja.aturan.bentuk import Syarat
from sistemkerja.aturan.istilah import KUNCI, istilah, rangkai
from sistemkerja.aturan.keluaran import urutkan

# kunci butir -> kata penghubungnya, dalam urutan dibaca
_PENGHUBUNG = {
    "kerja": "", "jabatan": "", "siapa": "", "tim": "", "dokumen": "", "tugas": "",
    "dibentuk_oleh": "dibentuk oleh", "dari": "dari", "kepada": "kepada", "di_bawah": "di bawah",
    "melalui": "melalui", "tembusan": "dengan tembusan kepada",
    "instrumen": "dengan", "anggota": "beranggota", "pada": "pada",
    "tahap": "pada tahap", "waktu": "secara", "untuk": "untuk", "bila": "bila", "keterangan": "—",
}  # fmt: skip


def syarat_kalimat(syarat: Syarat, per: Peraturan | None = None) -> str:
    """Syarat sebagai anak kalimat: "jenis unit Dinas atau Badan dan lingkup lintas unit"."""
    return " dan ".join(
        f"{KUNCI.get(kunci, kunci)} {rangkai(urutkan(kunci, isi), 'atau', per)}" for kunci, isi in syarat.items()
    )


def nilai_kalimat(nilai: Any, per: Peraturan | None = None) -> list[str]:
    """Nilai sebagai baris-baris kalimat, satu baris satu butir."""
    if isinstance(nilai, bool):
        return ["ya" if nilai else "tidak"]
    if nilai is None:
        return ["belum dapat dipastikan"]
    if isinstance(nilai, str):
        return [nilai]
    if isinstance(nilai, dict):
        if "langkah" in nilai:
            return [f"{s['n']}. {_butir(s, per)}" for s in nilai["langkah"]]
        if "susunan" in nilai:
            kepala = [f"{nilai['tingkat']} tingkat"] if "tingkat" in nilai else []
            return kepala + [_kursi(s, per) for s in nilai["susunan"]]
        if set(nilai) == {"kegiatan", "anggaran"}:
            return ["rencana memuat kegiatan" + (" dan anggaran" if nilai["anggaran"] else ", tanpa anggaran")]
        return [_butir(nilai, per)]
    return [_butir(x, per) if isinstance(x, dict) else str(x) for x in nilai]


def _butir(isi: Mapping[str, Any], per: Peraturan | None) -> str:
    hubungan = str(isi.get("hubungan", "dan"))
    pokok = next(
        (q for q in ("oleh", "di_bawah", "kepada", "dari") if isinstance(isi.get(q), list) and len(isi[q]) > 1), "oleh"
    )
    kata = [_kata(isi["oleh"], hubungan if pokok == "oleh" else "dan", per)] if "oleh" in isi else []
    for kunci, penghubung in _PENGHUBUNG.items():
        if kunci in isi and isi[kunci] not in (None, [], ""):
            teks = _kata(isi[kunci], hubungan if kunci == pokok else "dan", per)
            kata.append(f"{penghubung} {teks}".strip())
    if "berkala" in isi:
        kata.append("secara berkala" if isi["berkala"] else "tidak ditentukan berkala")
    if "sifat" in isi:
        kata.append(f"({istilah(isi['sifat'], per)})")
    return " ".join(x for x in kata if x)


def _kata(isi: Any, hubungan: str, per: Peraturan | None) -> str:
    if isinstance(isi, list):
        return rangkai([str(x) for x in isi], hubungan, per)
    teks = str(isi)
    return istilah(teks, per) if " " not in teks else teks


def _kursi(isi: Mapping[str, Any], per: Peraturan | None) -> str:
    teks = istilah(str(isi["jabatan"]), per)
    if isi.get("jenjang"):
        teks += f" ({istilah(isi['jenjang'], per)})"
    if isi.get("di_bawah"):
        atas = isi["di_bawah"] if isinstance(isi["di_bawah"], list) else [isi["di_bawah"]]
        teks += f" di bawah {rangkai(atas, isi.get('hubungan', 'atau'), per)}"
    return teks + (f" — {isi['keterangan']}" if isi.get("keterangan") else "")


def judul_pertanyaan(nama: str) -> str:
    """Judul sebuah pertanyaan bagi orang."""
    return k.PERTANYAAN[nama].judul
