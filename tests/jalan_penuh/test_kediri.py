"""Peraturan Walikota Kediri Nomor 45 Tahun 2023, Lampiran 5: setiap jenis unit sampai selesai."""

from __future__ import annotations

import pytest

from sistemkerja.contoh.penggerak import Penggerak
from tests.jalan_penuh.diam import katakan_diam
from tests.jalan_penuh.jalan import Jalan
from tests.jalan_penuh.naskah import Baris, Diam, Mekanisme, contoh, contoh_diam

PEMDA = "kediri"
PERATURAN = "kediri-2023-45"
KENDALA = ("unit", "Lampiran 3.A.2).c")

# a. Sekretariat DPRD, Dinas, Badan, Inspektorat, Satpol PP: Pejabat Administrator dan Pejabat Pimpinan Tinggi Pratama.
A = Mekanisme(
    "Lampiran 5.a",
    pk=("pd", "Lampiran 5.a.4.a.1)"),
    bagi=(("pd", "unit", "Lampiran 5.a.4.a.1)"),),
    strategi=("unit", "Lampiran 5.a.4.a.3)"),
    susun=("unit", "Lampiran 5.a.2"),
    tugas=(("menugaskan", "unit", "Lampiran 5.a.2"), ("menetapkan", "unit", "Pasal 9 ayat (4)")),
    tugas_tim=(
        ("menugaskan", "unit", "Lampiran 5.a.2"),
        ("menetapkan_ketua", "unit", "Pasal 11 ayat (1)"),
        ("menetapkan", "unit", "Pasal 12 ayat (1)"),
    ),
    rencana=("unit", "Lampiran 5.a.4.a.6)"),
    rinci="Lampiran 5.a.4.b.1)",
    pantau=("unit", "Lampiran 5.a.4.b.5)"),
    kendala_tim=KENDALA,
    serah="Lampiran 5.a.4.b.6)",
    tinjau=(("meninjau", "unit", "Lampiran 5.a.4.c.1)"), ("meninjau", "pd", "Lampiran 5.a.4.c.2)")),
    selesai=("pd", "Lampiran 5.a.4.c.3)"),
)
# Anggota dari unit lain di Perangkat Daerah yang sama: pimpinan Perangkat Daerah yang menetapkan timnya.
A_LINTAS_UNIT = A.dengan(
    dasar="Pasal 12 ayat (1)",
    tugas_tim=(
        ("menugaskan", "unit", "Lampiran 5.a.2"),
        ("menetapkan_ketua", "unit", "Pasal 11 ayat (1)"),
        ("menetapkan", "pd", "Pasal 12 ayat (1)"),
    ),
)
# b. DPMPTSP: Kepala Dinas sendiri; pada Sekretariat, Sekretaris merekomendasikan dan meninjau lebih dahulu.
B = Mekanisme(
    "Lampiran 5.b",
    pk=("pd", "Lampiran 5.b.4.a.1)"),
    bagi=(("pd", "pd", "Lampiran 5.b.4.a.1)"),),
    strategi=("pd", "Lampiran 5.b.4.a.2)"),
    susun=("pd", "Lampiran 5.b.4.a.2)"),
    tugas=(("menugaskan", "pd", "Lampiran 5.b.4.a.2)"), ("menetapkan", "pd", "Pasal 9 ayat (4)")),
    tugas_tim=(
        ("menugaskan", "pd", "Lampiran 5.b.4.a.2)"),
        ("menetapkan_ketua", "pd", "Lampiran 5.b.4.a.5)"),
        ("menetapkan", "pd", "Pasal 12 ayat (1)"),
    ),
    rencana=("pd", "Lampiran 5.b.4.a.7)"),
    rinci="Lampiran 5.b.4.b.1)",
    pantau=("pd", "Lampiran 5.b.4.b.5)"),
    kendala_tim=("pd", "Lampiran 3.A.2).c"),
    serah="Lampiran 5.b.4.b.6)",
    tinjau=(("meninjau", "pd", "Lampiran 5.b.4.c.1)"),),
    selesai=("pd", "Lampiran 5.b.4.c.3)"),
)
B_SEKRETARIAT = B.dengan(
    dasar="Lampiran 5.b.2",
    bagi=(("pd", "unit", "Lampiran 5.b.4.a.1)"),),
    strategi=("pd", "Lampiran 5.b.2"),
    susun=("unit", "Lampiran 5.b.4.a.3)"),
    tugas=(("menugaskan", "pd", "Lampiran 5.b.4.a.3)"), ("menetapkan", "pd", "Pasal 9 ayat (4)")),
    tugas_tim=(
        ("menugaskan", "pd", "Lampiran 5.b.4.a.3)"),
        ("menetapkan_ketua", "unit", "Lampiran 5.b.4.a.6)"),
        ("menetapkan", "pd", "Pasal 12 ayat (1)"),
    ),
    rencana=("unit", "Lampiran 5.b.4.a.7)"),
    serah="Lampiran 5.b.4.b.7)",
    tinjau=(("meninjau", "unit", "Lampiran 5.b.4.c.2)"), ("meninjau", "pd", "Lampiran 5.b.4.c.2) bis")),
)
# c. Sekretariat Daerah: Asisten membagi, Kepala Bagian merumuskan; hasil lewat Asisten ke Sekretaris Daerah.
C = Mekanisme(
    "Lampiran 5.c",
    pk=("pd", "Lampiran 5.c.5.a.1)"),
    bagi=(("induk", "unit", "Lampiran 5.c.5.a.2)"),),
    strategi=("unit", "Lampiran 5.c.5.a.3)"),
    susun=("unit", "Lampiran 5.c.3"),
    tugas=(("menugaskan", "unit", "Lampiran 5.c.3"), ("menetapkan", "unit", "Pasal 9 ayat (4)")),
    tugas_tim=(
        ("menugaskan", "unit", "Lampiran 5.c.3"),
        ("menetapkan_ketua", "unit", "Pasal 11 ayat (1)"),
        ("menetapkan", "unit", "Pasal 12 ayat (1)"),
    ),
    rencana=("unit", "Lampiran 5.c.5.a.5)"),
    rinci="Lampiran 5.c.5.b.1)",
    pantau=("unit", "Lampiran 5.c.5.b.5)"),
    kendala_tim=KENDALA,
    serah="Lampiran 5.c.5.b.6)",
    tinjau=(
        ("meninjau", "unit", "Lampiran 5.c.5.c.1)"),
        ("menerima", "induk", "Lampiran 5.c.5.c.1)"),
        ("meninjau", "pd", "Lampiran 5.c.5.c.2)"),
    ),
    selesai=("pd", "Lampiran 5.c.5.c.3)"),
)
# d. RSUD Gambiran: Wakil Direktur membagi, Kepala Bagian/Bidang merumuskan; yang menugaskan hanya Kepala Bagian.
D = Mekanisme(
    "Lampiran 5.d",
    pk=("pd", "Lampiran 5.d.4.a.1)"),
    bagi=(("induk", "unit", "Lampiran 5.d.4.a.2)"),),
    strategi=("unit", "Lampiran 5.d.4.a.3)"),
    susun=("unit", "Lampiran 5.d.3"),
    tugas=(("menugaskan", "unit", "Lampiran 5.d.3"), ("menetapkan", "unit", "Pasal 9 ayat (4)")),
    tugas_tim=(
        ("menugaskan", "unit", "Lampiran 5.d.3"),
        ("menetapkan_ketua", "unit", "Pasal 11 ayat (1)"),
        ("menetapkan", "unit", "Pasal 12 ayat (1)"),
    ),
    rencana=("unit", "Lampiran 5.d.4.a.5)"),
    rinci="Lampiran 5.d.4.b.1)",
    pantau=("unit", "Lampiran 5.d.4.b.5)"),
    kendala_tim=KENDALA,
    serah="Lampiran 5.d.4.b.6)",
    tinjau=(
        ("meninjau", "unit", "Lampiran 5.d.4.c.1)"),
        ("menerima", "induk", "Lampiran 5.d.4.c.1)"),
        ("meninjau", "pd", "Lampiran 5.d.4.c.2)"),
    ),
    selesai=("pd", "Lampiran 5.d.4.c.3)"),
)
D_BIDANG = D.dengan(
    dasar="Lampiran 5.d.4.a.3)",
    susun=("RSUDG.01.01", "Lampiran 5.d.3"),
    tugas=(("menugaskan", "RSUDG.01.01", "Lampiran 5.d.3"), ("menetapkan", "unit", "Pasal 9 ayat (4)")),
    tugas_tim=(
        ("menugaskan", "RSUDG.01.01", "Lampiran 5.d.3"),
        ("menetapkan_ketua", "unit", "Pasal 11 ayat (1)"),
        ("menetapkan", "unit", "Pasal 12 ayat (1)"),
    ),
    rencana=("RSUDG.01.01", "Lampiran 5.d.4.a.5)"),
    pantau=("RSUDG.01.01", "Lampiran 5.d.4.b.5)"),
)
# e. RSUD Kilisuci: Direktur merumuskan, menugaskan, dan meninjau sendiri.
E = Mekanisme(
    "Lampiran 5.e",
    pk=("pd", "Lampiran 5.e.3.a.1)"),
    bagi=(("pd", "pd", "Lampiran 5.e.3.a.1)"),),
    strategi=("pd", "Lampiran 5.e.3.a.4)"),
    susun=("pd", "Lampiran 5.e.3.a.3)"),
    tugas=(("menugaskan", "pd", "Lampiran 5.e.3.a.3)"), ("menetapkan", "pd", "Pasal 9 ayat (4)")),
    tugas_tim=(
        ("menugaskan", "pd", "Lampiran 5.e.3.a.3)"),
        ("menetapkan_ketua", "pd", "Pasal 11 ayat (1)"),
        ("menetapkan", "pd", "Pasal 12 ayat (1)"),
    ),
    rencana=("pd", "Lampiran 5.e.3.a.6)"),
    rinci="Lampiran 5.e.3.b.1)",
    pantau=("pd", "Lampiran 5.e.3.b.5)"),
    kendala_tim=("pd", "Lampiran 3.A.2).c"),
    serah="Lampiran 5.e.3.b.6)",
    tinjau=(("meninjau", "pd", "Lampiran 5.e.3.c.1)"),),
    selesai=("pd", "Lampiran 5.e.3.c.3)"),
)
# f. Kecamatan: Sekretaris Camat membagi, merumuskan, dan merekomendasikan; Camat menugaskan dan menyatakan selesai.
F = Mekanisme(
    "Lampiran 5.f",
    pk=("pd", "Lampiran 5.f.4.a.1)"),
    bagi=(("unit", "unit", "Lampiran 5.f.4.a.1)"),),
    strategi=("unit", "Lampiran 5.f.4.a.3)"),
    susun=("unit", "Lampiran 5.f.4.a.2)"),
    tugas=(("menugaskan", "pd", "Lampiran 5.f.4.a.2)"), ("menetapkan", "unit", "Pasal 9 ayat (4)")),
    tugas_tim=(
        ("menugaskan", "pd", "Lampiran 5.f.4.a.2)"),
        ("menetapkan_ketua", "unit", "Pasal 11 ayat (1)"),
        ("menetapkan", "unit", "Pasal 12 ayat (1)"),
    ),
    rencana=("unit", "Lampiran 5.f.4.a.5)"),
    rinci="Lampiran 5.f.4.b.1)",
    pantau=("unit", "Lampiran 5.f.4.b.5)"),
    kendala_tim=KENDALA,
    serah="Lampiran 5.f.4.b.6)",
    tinjau=(("meninjau", "unit", "Lampiran 5.f.4.c.1)"), ("meninjau", "pd", "Lampiran 5.f.4.c.2)")),
    selesai=("pd", "Lampiran 5.f.4.c.3)"),
)


def upt(huruf: str) -> Mekanisme:
    """g, h, i: UPTD, puskesmas, sekolah. Bekerja untuk target PD induk; selesai di Pejabat Pimpinan Tinggi Pratama."""
    a = f"Lampiran 5.{huruf}"
    return Mekanisme(
        a,
        pk=("pd", "Lampiran 5.a.4.a.1)"),
        bagi=(),
        strategi=("unit", f"{a}.2.a.2)"),
        susun=("unit", f"{a}.2.a.1)"),
        tugas=(("menugaskan", "unit", f"{a}.2.a.1)"), ("menetapkan", "unit", "Pasal 9 ayat (4)")),
        tugas_tim=(
            ("menugaskan", "unit", f"{a}.2.a.1)"),
            ("menetapkan_ketua", "unit", "Pasal 11 ayat (1)"),
            ("menetapkan", "unit", "Pasal 12 ayat (1)"),
        ),
        rencana=("unit", f"{a}.2.a.4)"),
        rinci=f"{a}.2.b.1)",
        pantau=("unit", f"{a}.2.b.5)"),
        kendala_tim=KENDALA,
        serah=f"{a}.2.b.6)",
        tinjau=(("meninjau", "unit", f"{a}.2.c.1)"), ("meninjau", "pd", f"{a}.2.c.2)")),
        selesai=("pd", f"{a}.2.c.3)"),
    )


BARIS = [
    Baris("DINKES.02", A), Baris("DINKES.01", A), Baris("BKPSDM.02", A), Baris("SETWAN.02", A), Baris("ITDA.02", A),
    Baris("ITDA.01", A), Baris("SATPOLPP.02", A), Baris("SATPOLPP.03", A), Baris("DPMPTSP", B),
    Baris("DPMPTSP.01", B_SEKRETARIAT), Baris("SETDA.01.03", C), Baris("SETDA.02.01", C), Baris("SETDA.03.02", C),
    Baris("RSUDG.01.01", D), Baris("RSUDG.02.01", D_BIDANG), Baris("RSUDK", E), Baris("KECMJR.01", F),
    Baris("DINKES.07", upt("g")), Baris("DINKES.06", upt("h")), Baris("DISDIK.03", upt("i")),
    Baris("DINKES.02", A_LINTAS_UNIT, lain="DINKES.03"),
]  # fmt: skip
DIAM = [
    Diam("BPBD", "perjanjian", "Lampiran 5"),
    Diam("KESBANGPOL", "perjanjian", "Lampiran 5"),
    Diam("KECMJR.04", "ambil", "Lampiran 5"),
]


@pytest.mark.parametrize(("baris", "bentuk"), contoh(PERATURAN, BARIS))
def test_sampai_selesai(gerak: Penggerak, baris: Baris, bentuk: str) -> None:
    Jalan(gerak, baris, bentuk).semua()


@pytest.mark.parametrize("baris", contoh_diam(PERATURAN, DIAM))
def test_tidak_diatur(gerak: Penggerak, baris: Diam) -> None:
    katakan_diam(gerak, baris)
