"""Pemeriksa bentuk nilai tiap pertanyaan: menolak kunci atau kode asing dengan menyebut pilihannya."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sistemkerja.aturan import kosakata as k

Lapor = Callable[[str], None]


def periksa_nilai(pertanyaan: k.Pertanyaan, nilai: Any, lapor: Lapor) -> None:
    """Laporkan setiap kekeliruan bentuk `nilai` bagi `pertanyaan` lewat `lapor`."""
    _PEMERIKSA[pertanyaan.bentuk](pertanyaan, nilai, lapor)


def periksa_oleh(kode: Any, lapor: Lapor, kunci: str = "oleh") -> None:
    """`kode` harus daftar kode peran atau jabatan baku yang tidak kosong."""
    if not isinstance(kode, list) or not kode:
        lapor(f"'{kunci}' harus daftar kode yang tidak kosong, misalnya [kepala_pd]")
        return
    for satu in kode:
        if not isinstance(satu, str) or not k.peran_dikenal(satu):
            lapor(f"'{kunci}': kode peran atau jabatan '{satu}' tidak dikenal")


def _butir(nilai: Any, lapor: Lapor, wajib: tuple[str, ...], boleh: tuple[str, ...]) -> list[dict[str, Any]]:
    if not isinstance(nilai, list) or not nilai:
        lapor("'nilai' harus daftar yang tidak kosong")
        return []
    baik = []
    for satu in nilai:
        if not isinstance(satu, dict):
            lapor("setiap butir 'nilai' harus berupa peta, misalnya {oleh: [kepala_pd]}")
            continue
        _kunci(satu, lapor, wajib, boleh)
        baik.append(satu)
    return baik


def _kunci(satu: dict[str, Any], lapor: Lapor, wajib: tuple[str, ...], boleh: tuple[str, ...]) -> None:
    for kunci in wajib:
        if kunci not in satu:
            lapor(f"butir 'nilai' kurang kunci '{kunci}'")
    for kunci in satu:
        if kunci not in wajib and kunci not in boleh:
            if kunci in k.KATA_BELUM_DITEGAKKAN:
                lapor(f"'{kunci}' dikenal tetapi belum dapat ditegakkan; aturan ini tidak boleh diabaikan")
            else:
                lapor(f"kunci '{kunci}' tidak dikenal; yang mungkin: {', '.join(wajib + boleh)}")


def _hubungan(satu: dict[str, Any], lapor: Lapor, kunci: str = "oleh") -> None:
    ada = satu.get("hubungan")
    if ada is not None and ada not in k.HUBUNGAN:
        lapor(f"'hubungan' {ada!r} tidak dikenal; yang mungkin: {', '.join(k.HUBUNGAN)}")
    if isinstance(satu.get(kunci), list) and len(satu[kunci]) > 1 and ada is None:
        lapor(f"'{kunci}' berisi lebih dari satu kode, jadi 'hubungan' wajib diisi: {', '.join(k.HUBUNGAN)}")


def _peran(p: k.Pertanyaan, nilai: Any, lapor: Lapor) -> None:
    for satu in _butir(nilai, lapor, ("oleh",), ("hubungan", *p.lebih)):
        periksa_oleh(satu.get("oleh"), lapor)
        _hubungan(satu, lapor)
        if "kepada" in satu:
            periksa_oleh(satu["kepada"], lapor, "kepada")


def _peran_sifat(p: k.Pertanyaan, nilai: Any, lapor: Lapor) -> None:
    sifat = (
        ("usul", "rekomendasi", "masukan", "pertimbangan")
        if p.nama == "pengusul_penugasan"
        else ("perlu_tidaknya", "menetapkan", "mengusulkan")
    )
    for satu in _butir(nilai, lapor, ("oleh", "sifat"), ("hubungan", *p.lebih)):
        periksa_oleh(satu.get("oleh"), lapor)
        _hubungan(satu, lapor)
        _pilihan(satu, "sifat", sifat, lapor)


def _peran_kerja(p: k.Pertanyaan, nilai: Any, lapor: Lapor) -> None:
    for satu in _butir(nilai, lapor, ("oleh", "kerja"), ("hubungan",)):
        periksa_oleh(satu.get("oleh"), lapor)
        _hubungan(satu, lapor)
        _pilihan(satu, "kerja", k.KERJA, lapor)


def _pemantau(p: k.Pertanyaan, nilai: Any, lapor: Lapor) -> None:
    for satu in _butir(nilai, lapor, ("oleh", "tahap", "waktu"), ("hubungan",)):
        periksa_oleh(satu.get("oleh"), lapor)
        _hubungan(satu, lapor)
        _pilihan(satu, "tahap", k.KUNCI["tahap"] or (), lapor)
        for waktu in satu.get("waktu") or ["?"]:
            if waktu not in ("berkala", "sewaktu_waktu"):
                lapor(f"'waktu' {waktu!r} tidak dikenal; yang mungkin: berkala, sewaktu_waktu")


def _langkah(p: k.Pertanyaan, nilai: Any, lapor: Lapor) -> None:
    if not isinstance(nilai, dict) or set(nilai) != {"langkah"} or not isinstance(nilai["langkah"], list):
        lapor("'nilai' harus {langkah: [...]}")
        return
    boleh = ("hubungan", "kepada", "tembusan", "instrumen", "bila", "keterangan")
    for urut, satu in enumerate(_butir(nilai["langkah"], lapor, ("n", "oleh", "kerja"), boleh), 1):
        if satu.get("n") != urut:
            lapor(f"langkah ke-{urut} bernomor {satu.get('n')}; nomor harus berurutan dari 1")
        periksa_oleh(satu.get("oleh"), lapor)
        _hubungan(satu, lapor)
        _pilihan(satu, "kerja", k.KERJA, lapor)
        for kunci in ("kepada", "tembusan"):
            if kunci in satu:
                periksa_oleh(satu[kunci], lapor, kunci)
        if "instrumen" in satu:
            _pilihan(satu, "instrumen", k.INSTRUMEN, lapor)
        if "bila" in satu:
            _pilihan(satu, "bila", k.HASIL_LANGKAH, lapor)


def _pilihan(satu: dict[str, Any], kunci: str, pilihan: tuple[str, ...], lapor: Lapor) -> None:
    if satu.get(kunci) not in pilihan:
        lapor(f"'{kunci}' {satu.get(kunci)!r} tidak dikenal; yang mungkin: {', '.join(pilihan)}")


def _boleh(p: k.Pertanyaan, nilai: Any, lapor: Lapor) -> None:
    if not isinstance(nilai, bool):
        lapor("'nilai' harus true atau false")


def _wajib_dapat(p: k.Pertanyaan, nilai: Any, lapor: Lapor) -> None:
    if nilai not in ("wajib", "dapat"):
        lapor("'nilai' harus wajib atau dapat")


def _daftar(p: k.Pertanyaan, nilai: Any, lapor: Lapor) -> None:
    if not isinstance(nilai, list) or not nilai or not all(isinstance(x, str) and x.strip() for x in nilai):
        lapor("'nilai' harus daftar kalimat")


def _bebas(p: k.Pertanyaan, nilai: Any, lapor: Lapor) -> None:
    if isinstance(nilai, list) and nilai and isinstance(nilai[0], dict):
        _peran(p, nilai, lapor)
    else:
        _daftar(p, nilai, lapor)


def _isi_rencana(p: k.Pertanyaan, nilai: Any, lapor: Lapor) -> None:
    if not isinstance(nilai, dict) or set(nilai) != {"kegiatan", "anggaran"}:
        lapor("'nilai' harus {kegiatan: true, anggaran: true|false}")
    elif not all(isinstance(x, bool) for x in nilai.values()):
        lapor("'kegiatan' dan 'anggaran' harus true atau false")


def _instrumen(p: k.Pertanyaan, nilai: Any, lapor: Lapor) -> None:
    for satu in _butir(nilai, lapor, ("instrumen",), ("oleh", "hubungan", "untuk")):
        _pilihan(satu, "instrumen", k.INSTRUMEN, lapor)
        if "oleh" in satu:
            periksa_oleh(satu["oleh"], lapor)
            _hubungan(satu, lapor)


def _asal_ketua(p: k.Pertanyaan, nilai: Any, lapor: Lapor) -> None:
    dari = ("unit_pemilik_kinerja", "pd_pemilik_kinerja", "salah_satu_pd_terkait", "instansi_terkait")
    for satu in _butir(nilai, lapor, ("dari", "sifat"), ()):
        _pilihan(satu, "dari", dari, lapor)
        _pilihan(satu, "sifat", ("wajib", "diutamakan"), lapor)


def _laporan(p: k.Pertanyaan, nilai: Any, lapor: Lapor) -> None:
    for satu in _butir(nilai, lapor, ("kepada", "berkala"), ("hubungan", "melalui")):
        periksa_oleh(satu.get("kepada"), lapor, "kepada")
        if "melalui" in satu:
            periksa_oleh(satu["melalui"], lapor, "melalui")
        if not isinstance(satu.get("berkala"), bool):
            lapor("'berkala' harus true atau false")


def _laporan_sewaktu(p: k.Pertanyaan, nilai: Any, lapor: Lapor) -> None:
    for satu in _butir(nilai, lapor, ("oleh", "dari"), ("hubungan",)):
        periksa_oleh(satu.get("oleh"), lapor)
        periksa_oleh(satu.get("dari"), lapor, "dari")


def _dokumen(p: k.Pertanyaan, nilai: Any, lapor: Lapor) -> None:
    for satu in _butir(nilai, lapor, ("dokumen",), ("bila", "oleh")):
        if not isinstance(satu.get("dokumen"), str):
            lapor("'dokumen' harus teks")


def _tugas_tambahan(p: k.Pertanyaan, nilai: Any, lapor: Lapor) -> None:
    for satu in _butir(nilai, lapor, ("tugas", "untuk", "sifat"), ()):
        periksa_oleh([satu.get("untuk")], lapor, "untuk")
        _pilihan(satu, "sifat", ("dapat", "wajib"), lapor)


def _tim_lain(p: k.Pertanyaan, nilai: Any, lapor: Lapor) -> None:
    _butir(nilai, lapor, ("tim",), ("dibentuk_oleh", "anggota", "tugas", "untuk"))


def _eskalasi(p: k.Pertanyaan, nilai: Any, lapor: Lapor) -> None:
    for satu in _butir(nilai, lapor, ("oleh", "kepada"), ("hubungan", "untuk", "bila")):
        periksa_oleh(satu.get("oleh"), lapor)
        periksa_oleh(satu.get("kepada"), lapor, "kepada")


def _kedudukan(p: k.Pertanyaan, nilai: Any, lapor: Lapor) -> None:
    for satu in _butir(nilai, lapor, ("siapa", "di_bawah"), ("hubungan", "bila")):
        periksa_oleh(satu.get("siapa"), lapor, "siapa")
        periksa_oleh(satu.get("di_bawah"), lapor, "di_bawah")
        _hubungan(satu, lapor, "di_bawah")


def _delegasi(p: k.Pertanyaan, nilai: Any, lapor: Lapor) -> None:
    for satu in _butir(nilai, lapor, ("dari", "kepada"), ("siapa", "hubungan", "untuk")):
        periksa_oleh(satu.get("dari"), lapor, "dari")
        periksa_oleh(satu.get("kepada"), lapor, "kepada")


def _struktur(p: k.Pertanyaan, nilai: Any, lapor: Lapor) -> None:
    if not isinstance(nilai, dict) or set(nilai) - {"tingkat", "susunan"} or "susunan" not in nilai:
        lapor("'nilai' harus {tingkat: n, susunan: [{jabatan, jenjang, di_bawah}]}")
        return
    for satu in _butir(
        nilai["susunan"], lapor, ("jabatan",), ("jenjang", "di_bawah", "keterangan", "pada", "hubungan")
    ):
        if not k.peran_dikenal(str(satu.get("jabatan"))):
            lapor(f"'jabatan' {satu.get('jabatan')!r} tidak dikenal")
        if satu.get("jenjang") is not None and satu["jenjang"] not in k.JENJANG:
            lapor(f"'jenjang' {satu['jenjang']!r} tidak dikenal; yang mungkin: {', '.join(k.JENJANG)}")
        atas = satu.get("di_bawah")
        for satu_atas in atas if isinstance(atas, list) else [atas] if atas else []:
            if not k.peran_dikenal(satu_atas):
                lapor(f"'di_bawah' {satu_atas!r} tidak dikenal")


_PEMERIKSA: dict[str, Callable[[k.Pertanyaan, Any, Lapor], None]] = {
    "peran": _peran,
    "peran_sifat": _peran_sifat,
    "peran_kerja": _peran_kerja,
    "pemantau": _pemantau,
    "langkah": _langkah,
    "boleh": _boleh,
    "wajib_dapat": _wajib_dapat,
    "daftar": _daftar,
    "bebas": _bebas,
    "isi_rencana": _isi_rencana,
    "instrumen": _instrumen,
    "asal_ketua": _asal_ketua,
    "laporan": _laporan,
    "laporan_sewaktu": _laporan_sewaktu,
    "dokumen": _dokumen,
    "tugas_tambahan": _tugas_tambahan,
    "tim_lain": _tim_lain,
    "eskalasi": _eskalasi,
    "kedudukan": _kedudukan,
    "delegasi": _delegasi,
    "struktur": _struktur,
}
