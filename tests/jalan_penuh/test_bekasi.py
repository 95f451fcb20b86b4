"""Peraturan Bupati Bekasi Nomor 18 Tahun 2024, Pasal 6 sampai Pasal 86: setiap jenis unit sampai selesai."""

from __future__ import annotations

import pytest

from sistemkerja.contoh.penggerak import Penggerak
from tests.jalan_penuh.diam import katakan_diam
from tests.jalan_penuh.jalan import Jalan
from tests.jalan_penuh.naskah import Baris, Diam, Mekanisme, contoh, contoh_diam

PEMDA = "bekasi"
PERATURAN = "bekasi-2024-18"


def pasal(nomor: int, ayat: int) -> str:
    """`Pasal 40 ayat (2)`."""
    return f"Pasal {nomor} ayat ({ayat})"


def dua_tingkat(kedudukan: int, menugaskan: tuple[int, int], bagi: int = 2, **beda: object) -> Mekanisme:
    """Pola yang berulang per paragraf: sembilan Pasal sesudah Kedudukan, dari Perjanjian Kinerja sampai selesai."""
    k = kedudukan
    return Mekanisme(
        f"Pasal {k}",
        pk=("pd", pasal(k + 3, 1)),
        bagi=(("pd", "unit", pasal(k + 3, bagi)),),
        strategi=("unit", pasal(k + 4, 1)),
        susun=("unit", pasal(*menugaskan)),
        tugas=(("menugaskan", "unit", pasal(*menugaskan)),),
        tugas_tim=(("menugaskan", "unit", pasal(*menugaskan)),),
        rencana=("unit", pasal(k + 4, 3)),
        rinci=pasal(k + 5, 1),
        pantau=("unit", pasal(k + 7, 1)),
        serah=pasal(k + 7, 2),
        tinjau=(("menerima", "unit", pasal(k + 7, 2)), ("mengevaluasi", "pd", pasal(k + 7, 3))),
        selesai=("pd", pasal(k + 7, 4)),
        anggaran=False,
    ).dengan(**beda)


SETDA = dua_tingkat(6, (7, 4)).dengan(
    bagi=(("pd", "induk", pasal(9, 2)), ("induk", "unit", pasal(9, 3))),
    tinjau=(
        ("menerima", "unit", pasal(13, 2)),
        ("mengevaluasi", "induk", pasal(13, 3)),
        ("meninjau", "pd", pasal(13, 4)),
    ),
    selesai=("pd", pasal(13, 5)),
)  # fmt: skip
INSPEKTORAT = dua_tingkat(15, (16, 3))
SETWAN = dua_tingkat(24, (25, 3))
DINAS = dua_tingkat(33, (34, 3))
BADAN = dua_tingkat(51, (52, 3))
RSUD_KABUPATEN = dua_tingkat(60, (61, 2), bagi=3)
# RSUD Cabangbungin dan kecamatan: perorangan saja.
CABANGBUNGIN = dua_tingkat(69, (70, 2), bagi=3, tugas_tim=None, tanpa_tim=pasal(70, 3))
SEKSI = dua_tingkat(78, (79, 3), tugas_tim=None, tanpa_tim=pasal(79, 4))
# Subbagian kecamatan dan seksi kelurahan: atasannya merumuskan, hasil diteruskan lewat mereka.
LEWAT = SEKSI.dengan(
    dasar=pasal(85, 2),
    strategi=("induk", pasal(82, 1)),
    tinjau=(
        ("meneruskan", "unit", pasal(85, 2)),
        ("menerima", "induk", pasal(85, 2)),
        ("mengevaluasi", "pd", pasal(85, 3)),
    ),
)
LEWAT_KELURAHAN = LEWAT.dengan(rencana=("unit|induk", pasal(82, 3)))  # Lurah dan/atau Kepala Seksi
# DPMPTSP: lewat Pengendali Tim Kerja dan/atau Sekretaris kepada Kepala Dinas.
DPMPTSP = dua_tingkat(42, (43, 2)).dengan(
    bagi=(("pd", "pd", pasal(45, 2)),),
    rencana=("pd|DPMPTSP.01", pasal(46, 4)),
    tinjau=(("meneruskan", "DPMPTSP.01", pasal(49, 2)), ("mengevaluasi", "pd", pasal(49, 3))),
    tinjau_tim=(("meneruskan", "pengendali", pasal(49, 2)), ("mengevaluasi", "pd", pasal(49, 3))),
    pengendali=True,
)
DPMPTSP_SEKRETARIAT = dua_tingkat(42, (43, 3)).dengan(
    dasar=pasal(43, 3),
    rencana=("pd|unit", pasal(46, 4)),
    tinjau=(("meneruskan", "unit", pasal(49, 2)), ("mengevaluasi", "pd", pasal(49, 3))),
)

BARIS = [
    Baris("DINKES.02", DINAS), Baris("DINKES.01", DINAS), Baris("BKPSDM.02", BADAN), Baris("BKAD.02", BADAN),
    Baris("SETWAN.02", SETWAN), Baris("ITDA.02", INSPEKTORAT), Baris("ITDA.01", INSPEKTORAT),
    Baris("DPMPTSP", DPMPTSP), Baris("DPMPTSP.01", DPMPTSP_SEKRETARIAT), Baris("SETDA.01.02", SETDA),
    Baris("SETDA.02.01", SETDA), Baris("SETDA.03.02", SETDA), Baris("RSUDKAB.01.01", RSUD_KABUPATEN),
    Baris("RSUDKAB.02.01", RSUD_KABUPATEN), Baris("RSUDCB.02", CABANGBUNGIN), Baris("RSUDCB.01", CABANGBUNGIN),
    Baris("KECBBL.02", SEKSI), Baris("KECBBL.01.01", LEWAT), Baris("KECBBL.04.02", LEWAT_KELURAHAN),
]  # fmt: skip
DIAM = [
    Diam("SATPOLPP", "perjanjian", "Pasal 1 angka 4"),
    Diam("BPBD", "perjanjian", "Pasal 1 angka 4"),
    Diam("DINKES.04", "ambil", "Pasal 33 ayat (3)"),
    Diam("DINKES.05", "ambil", "Pasal 33 ayat (3)"),
    Diam("DISDIK.03", "ambil", "Pasal 33 ayat (3)"),
]


@pytest.mark.parametrize(("baris", "bentuk"), contoh(PERATURAN, BARIS))
def test_sampai_selesai(gerak: Penggerak, baris: Baris, bentuk: str) -> None:
    Jalan(gerak, baris, bentuk).semua()


@pytest.mark.parametrize("baris", contoh_diam(PERATURAN, DIAM))
def test_tidak_diatur(gerak: Penggerak, baris: Diam) -> None:
    katakan_diam(gerak, baris)
