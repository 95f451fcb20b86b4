"""Pemeriksa bentuk nilai tiap pertanyaan: menolak kunci atau kode asing dengan menyebut pilihannya."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from sistemkerja.aturan import kosakata as k
from sistemkerja.aturan.bentuk_nilai import Isian, isian

Lapor = Callable[[str], None]


def periksa_nilai(pertanyaan: k.Pertanyaan, nilai: Any, lapor: Lapor) -> None:
    """Laporkan setiap kekeliruan bentuk `nilai` bagi `pertanyaan` lewat `lapor`."""
    bentuk = pertanyaan.bentuk
    if bentuk == "bebas":
        bentuk = "peran" if isinstance(nilai, list) and nilai and isinstance(nilai[0], dict) else "daftar"
    if bentuk in _BUKAN_BUTIR:
        _BUKAN_BUTIR[bentuk](nilai, lapor)
    elif bentuk == "langkah":
        _langkah(pertanyaan, nilai, lapor)
    elif bentuk == "struktur":
        _struktur(pertanyaan, nilai, lapor)
    else:
        _butir(pertanyaan, nilai, lapor)


def periksa_oleh(kode: Any, lapor: Lapor, kunci: str = "oleh") -> None:
    """`kode` harus daftar kode peran atau jabatan baku yang tidak kosong."""
    if not isinstance(kode, list) or not kode:
        lapor(f"'{kunci}' harus daftar kode yang tidak kosong, misalnya [kepala_pd]")
        return
    for satu in kode:
        _satu_peran(satu, lapor, kunci)


def _satu_peran(kode: Any, lapor: Lapor, kunci: str) -> None:
    if not isinstance(kode, str) or not k.peran_dikenal(kode):
        lapor(f"'{kunci}': kode peran atau jabatan '{kode}' tidak dikenal")


def _butir(p: k.Pertanyaan, nilai: Any, lapor: Lapor) -> None:
    if not isinstance(nilai, list) or not nilai:
        lapor("'nilai' harus daftar yang tidak kosong")
        return
    semua = isian(p)
    for satu in nilai:
        if not isinstance(satu, dict):
            lapor("setiap butir 'nilai' harus berupa peta, misalnya {oleh: [kepala_pd]}")
            continue
        _kunci(satu, semua, lapor)
        for kunci, isi in satu.items():
            if kunci in semua:
                _isi(kunci, isi, semua[kunci], lapor)
        _hubungan(p, satu, lapor)


def _kunci(satu: Mapping[str, Any], semua: Mapping[str, Isian], lapor: Lapor) -> None:
    for kunci, satu_isian in semua.items():
        if satu_isian.wajib and kunci not in satu:
            lapor(f"butir 'nilai' kurang kunci '{kunci}'")
    for kunci in satu:
        if kunci in semua:
            continue
        if kunci in k.KATA_BELUM_DITEGAKKAN:
            lapor(f"'{kunci}' dikenal tetapi belum dapat ditegakkan; aturan ini tidak boleh diabaikan")
        else:
            lapor(f"kunci '{kunci}' tidak dikenal; yang mungkin: {', '.join(semua)}")


def _isi(kunci: str, isi: Any, satu: Isian, lapor: Lapor) -> None:
    if isi is None and satu.boleh_kosong:
        return
    if satu.jenis in ("peran", "satu_peran", "atasan"):
        _isi_peran(kunci, isi, satu, lapor)
    elif satu.jenis in ("pilihan", "daftar_pilihan"):
        _isi_pilihan(kunci, isi, satu, lapor)
    elif satu.jenis == "ya_tidak" and not isinstance(isi, bool):
        lapor(f"'{kunci}' harus true atau false")
    elif satu.jenis == "teks" and not isinstance(isi, str):
        lapor(f"'{kunci}' harus teks")
    elif satu.jenis == "bebas" and not isinstance(isi, str) and not _daftar_teks(isi):
        lapor(f"'{kunci}' harus teks atau daftar teks")


def _isi_peran(kunci: str, isi: Any, satu: Isian, lapor: Lapor) -> None:
    if satu.jenis == "peran" or (satu.jenis == "atasan" and isinstance(isi, list)):
        periksa_oleh(isi, lapor, kunci)
    else:
        _satu_peran(isi, lapor, kunci)


def _isi_pilihan(kunci: str, isi: Any, satu: Isian, lapor: Lapor) -> None:
    banyak = satu.jenis == "daftar_pilihan"
    if banyak and (not isinstance(isi, list) or not isi):
        lapor(f"'{kunci}' harus daftar; yang mungkin: {', '.join(satu.pilihan)}")
        return
    for kode in isi if banyak else [isi]:
        if kode not in satu.pilihan:
            lapor(f"'{kunci}' {kode!r} tidak dikenal; yang mungkin: {', '.join(satu.pilihan)}")


def _daftar_teks(isi: Any) -> bool:
    return isinstance(isi, list) and bool(isi) and all(isinstance(x, str) for x in isi)


def _hubungan(p: k.Pertanyaan, satu: Mapping[str, Any], lapor: Lapor) -> None:
    if "hubungan" in satu:
        return
    for kunci in k.kunci_hubungan(p.bentuk):
        if isinstance(satu.get(kunci), list) and len(satu[kunci]) > 1:
            lapor(f"'{kunci}' berisi lebih dari satu kode, jadi 'hubungan' wajib diisi: {', '.join(k.HUBUNGAN)}")
            return


def _langkah(p: k.Pertanyaan, nilai: Any, lapor: Lapor) -> None:
    if not isinstance(nilai, dict) or set(nilai) != {"langkah"} or not isinstance(nilai["langkah"], list):
        lapor("'nilai' harus {langkah: [...]}")
        return
    _butir(p, nilai["langkah"], lapor)
    for urut, satu in enumerate((x for x in nilai["langkah"] if isinstance(x, dict)), 1):
        if satu.get("n") != urut or isinstance(satu.get("n"), bool):
            lapor(f"langkah ke-{urut} bernomor {satu.get('n')}; nomor harus berurutan dari 1")


def _struktur(p: k.Pertanyaan, nilai: Any, lapor: Lapor) -> None:
    if not isinstance(nilai, dict) or set(nilai) - {"tingkat", "susunan"} or "susunan" not in nilai:
        lapor("'nilai' harus {tingkat: n, susunan: [{jabatan, jenjang, di_bawah}]}")
        return
    tingkat = nilai.get("tingkat")
    if tingkat is not None and (not isinstance(tingkat, int) or isinstance(tingkat, bool)):
        lapor("'tingkat' harus bilangan bulat, atau kosong bila teks tidak menyebutnya")
    _butir(p, nilai["susunan"], lapor)


def _boleh(nilai: Any, lapor: Lapor) -> None:
    if not isinstance(nilai, bool):
        lapor("'nilai' harus true atau false")


def _wajib_dapat(nilai: Any, lapor: Lapor) -> None:
    if nilai not in ("wajib", "dapat"):
        lapor("'nilai' harus wajib atau dapat")


def _daftar(nilai: Any, lapor: Lapor) -> None:
    if not _daftar_teks(nilai) or not all(x.strip() for x in nilai):
        lapor("'nilai' harus daftar kalimat")


def _isi_rencana(nilai: Any, lapor: Lapor) -> None:
    if not isinstance(nilai, dict) or set(nilai) != {"kegiatan", "anggaran"}:
        lapor("'nilai' harus {kegiatan: true, anggaran: true|false}")
    elif not all(isinstance(x, bool) for x in nilai.values()):
        lapor("'kegiatan' dan 'anggaran' harus true atau false")


_BUKAN_BUTIR: dict[str, Callable[[Any, Lapor], None]] = {
    "boleh": _boleh,
    "wajib_dapat": _wajib_dapat,
    "daftar": _daftar,
    "isi_rencana": _isi_rencana,
}
