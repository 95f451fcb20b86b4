"""Peraturan Wali Kota Jambi Nomor 13 Tahun 2025, Lampiran E: setiap jenis unit sampai selesai."""

from __future__ import annotations

import pytest

from sistemkerja.contoh.penggerak import Penggerak
from tests.jalan_penuh.diam import katakan_diam
from tests.jalan_penuh.jalan import Jalan
from tests.jalan_penuh.naskah import Baris, Diam, Mekanisme, contoh, contoh_diam

PEMDA = "jambi"
PERATURAN = "jambi-2025-13"
MENUGASKAN = ("menugaskan", "unit", "Pasal 9 ayat (2)")

# Pimpinan Unit Organisasi mengusulkan, Kepala Perangkat Daerah menetapkan; tidak sesuai target diperbaiki pimpinannya.
PD = Mekanisme(
    "Lampiran E",
    pk=("pd", "Lampiran E.1.a"),
    bagi=(("pd", "unit", "Lampiran E.1.b"),),
    strategi=("unit", "Lampiran E.1.h"),
    susun=("unit", "Lampiran B.1.a"),
    tugas=(MENUGASKAN, ("menetapkan", "pd", "Lampiran B.1.a")),
    tugas_tim=(
        MENUGASKAN,
        ("menetapkan_ketua", "pd", "Lampiran E.1.k"),
        ("menetapkan", "pd", "Lampiran B (paragraf 3)"),
    ),
    rencana=("unit", "Lampiran E.1.l"),
    rinci="Lampiran E.2.a",
    pantau=("unit", "Lampiran E.2.f"),
    kendala_tim=("unit", "Lampiran C.1 (paragraf 3).c"),
    serah="Lampiran E.2.g",
    tinjau=(("meninjau", "unit", "Lampiran E.3.a"), ("meninjau", "pd", "Lampiran E.3.b")),
    selesai=("pd", "Lampiran E.3.e"),
    pembenah=("unit", "Lampiran E.3.f"),
)
# Anggota dari unit lain: penilai kinerjanya menyetujui dan menugaskan dahulu (Lampiran B.1.b).
LINTAS_UNIT = PD.dengan(
    dasar="Lampiran B.1.b.3)",
    tugas_tim=(
        MENUGASKAN,
        ("menugaskan", "DINKES.03", "Lampiran B.1.b.3)"),
        ("menetapkan_ketua", "pd", "Lampiran E.1.k"),
        ("menetapkan", "pd", "Lampiran B (paragraf 3)"),
    ),
    kendala_tim=("unit", "Lampiran C.2.c"),
)
# Sekretariat Daerah: lewat Asisten.
SETDA = PD.dengan(
    dasar="Lampiran E.1.d",
    pk=("pd", "Lampiran E.1.c"),
    bagi=(("induk", "unit", "Lampiran E.1.d"),),
    tinjau=(
        ("meninjau", "unit", "Lampiran E.3.a"),
        ("meninjau", "induk", "Lampiran E.3.c"),
        ("meninjau", "pd", "Lampiran E.3.c"),
    ),
)
# RSUD: lewat Wakil Direktur.
RSUD = PD.dengan(
    dasar="Lampiran E.1.f",
    pk=("pd", "Lampiran E.1.e"),
    bagi=(("induk", "unit", "Lampiran E.1.f"),),
    tinjau=(
        ("meninjau", "unit", "Lampiran E.3.a"),
        ("meninjau", "induk", "Lampiran E.3.d"),
        ("meninjau", "pd", "Lampiran E.3.d"),
    ),
)
# DPMPTSP (Lampiran A.12): pejabat fungsional dan pelaksana langsung di bawah Kepala Dinas.
DPMPTSP = PD.dengan(
    dasar="Lampiran A.12",
    bagi=(),
    strategi=("pd", "Lampiran E.1.h"),
    susun=("pd", "Pasal 9 ayat (2)"),
    tugas=(("menugaskan", "pd", "Pasal 9 ayat (2)"), ("menetapkan", "pd", "Lampiran B.1.a")),
    tugas_tim=(
        ("menugaskan", "pd", "Pasal 9 ayat (2)"),
        ("menetapkan_ketua", "pd", "Lampiran E.1.k"),
        ("menetapkan", "pd", "Lampiran B (paragraf 3)"),
    ),
    tinjau=(("meninjau", "pd", "Lampiran E.3.a"),),
)

BARIS = [
    Baris("DINKES.02", PD), Baris("DINKES.01", PD), Baris("DISHUB.02", PD), Baris("DISPORA.02", PD),
    Baris("DPRKP.02", PD), Baris("DISDIK.02", PD), Baris("BPPRD.02", PD), Baris("BKPSDMD.01", PD),
    Baris("SETWAN.02", PD), Baris("ITDA.02", PD), Baris("ITDA.01", PD), Baris("SATPOLPP.02", PD),
    Baris("SATPOLPP.03", PD), Baris("DPMPTSP", DPMPTSP), Baris("SETDA.01.02", SETDA), Baris("SETDA.02.01", SETDA),
    Baris("SETDA.03.02", SETDA), Baris("RSUDAM.01.01", RSUD), Baris("RSUDAM.02.01", RSUD),
    Baris("DINKES.02", LINTAS_UNIT, lain="DINKES.03"),
]  # fmt: skip
DIAM = [
    Diam("KECTLP", "perjanjian", "Lampiran E.1.a"),
    Diam("KECTLP.04", "perjanjian", "Lampiran E.1.a"),
    Diam("DISHUB.03", "ambil", "Lampiran E.1.h"),
    Diam("DINKES.05", "ambil", "Lampiran E.1.h"),
    Diam("DISDIK.03", "ambil", "Lampiran E.1.h"),
]


@pytest.mark.parametrize(("baris", "bentuk"), contoh(PERATURAN, BARIS))
def test_sampai_selesai(gerak: Penggerak, baris: Baris, bentuk: str) -> None:
    Jalan(gerak, baris, bentuk).semua()


@pytest.mark.parametrize("baris", contoh_diam(PERATURAN, DIAM))
def test_tidak_diatur(gerak: Penggerak, baris: Diam) -> None:
    katakan_diam(gerak, baris)
