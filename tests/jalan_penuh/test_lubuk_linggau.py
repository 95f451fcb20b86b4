"""Peraturan Wali Kota Lubuk Linggau Nomor 32 Tahun 2024, Lampiran IV: setiap jenis unit sampai selesai."""

from __future__ import annotations

import pytest

from sistemkerja.contoh.penggerak import Penggerak
from tests.jalan_penuh.diam import katakan_diam
from tests.jalan_penuh.jalan import Jalan
from tests.jalan_penuh.naskah import Baris, Diam, Mekanisme, contoh, contoh_diam

PEMDA = "lubuk-linggau"
PERATURAN = "lubuklinggau-2024-32"
PENILAI = "Pasal 11 ayat (4)"  # penugasan ditetapkan Pejabat Penilai Kinerja, sendiri maupun dalam tim
KENDALA = ("unit", "Lampiran III.A.2).c")


def tugas(menugaskan: str, pasal: str, menetapkan: str) -> dict[str, tuple[tuple[str, str, str], ...]]:
    """Tahap yang sama bagi perorangan dan tim: teks tidak menunjuk penetap tim tersendiri."""
    tahap = (("menugaskan", menugaskan, pasal), ("menetapkan", menetapkan, PENILAI))
    return {"tugas": tahap, "tugas_tim": tahap}


# A. Sekretariat DPRD, Dinas, Badan, Inspektorat, Satpol PP.
A = Mekanisme(
    "Lampiran IV.A",
    pk=("pd", "Lampiran IV.A.4.a.1)"),
    bagi=(("pd", "unit", "Lampiran IV.A.4.a.1)"),),
    strategi=("unit", "Lampiran IV.A.4.a.3)"),
    susun=("unit", "Lampiran IV.A.2"),
    **tugas("unit", "Lampiran IV.A.2", "unit"),
    rencana=("unit", "Lampiran IV.A.4.a.6)"),
    rinci="Lampiran IV.A.4.b.1)",
    pantau=("unit", "Lampiran IV.A.4.b.5)"),
    kendala_tim=KENDALA,
    serah="Lampiran IV.A.4.b.6)",
    tinjau=(("meninjau", "unit", "Lampiran IV.A.4.c.1)"), ("meninjau", "pd", "Lampiran IV.A.4.c.2)")),
    selesai=("pd", "Lampiran IV.A.4.c.3)"),
)
# B. DPMPTSP; pada Sekretariat, Sekretaris merumuskan, merekomendasikan, dan meninjau lebih dahulu.
B = Mekanisme(
    "Lampiran IV.B",
    pk=("pd", "Lampiran IV.B.4.a.1)"),
    bagi=(("pd", "pd", "Lampiran IV.B.4.a.1)"),),
    strategi=("pd", "Lampiran IV.B.4.a.2)"),
    susun=("pd", "Lampiran IV.B.4.a.2)"),
    **tugas("pd", "Lampiran IV.B.4.a.2)", "pd"),
    rencana=("pd", "Lampiran IV.B.4.a.7)"),
    rinci="Lampiran IV.B.4.b.1)",
    pantau=("pd", "Lampiran IV.B.4.b.5)"),
    kendala_tim=KENDALA,
    serah="Lampiran IV.B.4.b.6)",
    tinjau=(("meninjau", "pd", "Lampiran IV.B.4.c.1)"),),
    selesai=("pd", "Lampiran IV.B.4.c.4)"),
)
B_SEKRETARIAT = B.dengan(
    dasar="Lampiran IV.B.2",
    bagi=(("pd", "unit", "Lampiran IV.B.4.a.1)"),),
    strategi=("unit", "Lampiran IV.B.2"),
    susun=("unit", "Lampiran IV.B.4.a.3)"),
    **tugas("pd", "Lampiran IV.B.4.a.3)", "pd"),
    rencana=("unit", "Lampiran IV.B.4.a.7)"),
    pantau=("unit", "Lampiran IV.B.4.b.5)"),
    serah="Lampiran IV.B.4.b.7)",
    tinjau=(("meninjau", "unit", "Lampiran IV.B.4.c.2)"), ("meninjau", "pd", "Lampiran IV.B.4.c.3)")),
)
# C. Sekretariat Daerah.
C = Mekanisme(
    "Lampiran IV.C",
    pk=("pd", "Lampiran IV.C.5.a.1)"),
    bagi=(("induk", "unit", "Lampiran IV.C.5.a.2)"),),
    strategi=("unit", "Lampiran IV.C.5.a.3)"),
    susun=("unit", "Lampiran IV.C.3"),
    **tugas("unit", "Lampiran IV.C.3", "unit"),
    rencana=("unit", "Lampiran IV.C.5.a.5)"),
    rinci="Lampiran IV.C.5.b.1)",
    pantau=("unit", "Lampiran IV.C.5.b.5)"),
    kendala_tim=KENDALA,
    serah="Lampiran IV.C.5.b.6)",
    tinjau=(
        ("meninjau", "unit", "Lampiran IV.C.5.c.1)"),
        ("menerima", "induk", "Lampiran IV.C.5.c.1)"),
        ("meninjau", "pd", "Lampiran IV.C.5.c.2)"),
    ),
    selesai=("pd", "Lampiran IV.C.5.c.3)"),
)
# D. Kecamatan: Sekretaris Pimpinan Unit Organisasi, Camat Pejabat Penilai Kinerja.
D = Mekanisme(
    "Lampiran IV.D",
    pk=("pd", "Lampiran IV.D.4.a.1)"),
    bagi=(("unit", "unit", "Lampiran IV.D.4.a.1)"),),
    strategi=("unit", "Lampiran IV.D.4.a.3)"),
    susun=("unit", "Lampiran IV.D.4.a.2)"),
    **tugas("pd", "Lampiran IV.D.4.a.2)", "pd"),
    rencana=("unit", "Lampiran IV.D.4.a.5)"),
    rinci="Lampiran IV.D.4.b.1)",
    pantau=("unit", "Lampiran IV.D.4.b.5)"),
    kendala_tim=KENDALA,
    serah="Lampiran IV.D.4.b.6)",
    tinjau=(("meninjau", "unit", "Lampiran IV.D.4.c.1)"), ("meninjau", "pd", "Lampiran IV.D.4.c.2)")),
    selesai=("pd", "Lampiran IV.D.4.c.3)"),
)
# E. RSUD Siti Aisyah: Direktur, lalu Kepala Bidang/Bagian.
E = Mekanisme(
    "Lampiran IV.E",
    pk=("pd", "Lampiran IV.E.4.a.1)"),
    bagi=(("pd", "unit", "Lampiran IV.E.4.a.1)"),),
    strategi=("unit", "Lampiran IV.E.4.a.3)"),
    susun=("unit", "Lampiran IV.E.2"),
    **tugas("unit", "Lampiran IV.E.2", "unit"),
    rencana=("unit", "Lampiran IV.E.4.a.6)"),
    rinci="Lampiran IV.E.4.b.1)",
    pantau=("unit", "Lampiran IV.E.4.b.5)"),
    kendala_tim=KENDALA,
    serah="Lampiran IV.E.4.b.6)",
    tinjau=(("meninjau", "unit", "Lampiran IV.E.4.c.1)"), ("meninjau", "pd", "Lampiran IV.E.4.c.2)")),
    selesai=("pd", "Lampiran IV.E.4.c.3)"),
)
# F. RSUD Petanang: Direktur sendiri.
F = Mekanisme(
    "Lampiran IV.F",
    pk=("pd", "Lampiran IV.F.3.a.1)"),
    bagi=(("pd", "pd", "Lampiran IV.F.3.a.1)"),),
    strategi=("pd", "Lampiran IV.F.3.a.3)"),
    susun=("pd", "Lampiran IV.F.3.a.2)"),
    **tugas("pd", "Lampiran IV.F.3.a.2)", "pd"),
    rencana=("pd", "Lampiran IV.F.3.a.5)"),
    rinci="Lampiran IV.F.3.b.1)",
    pantau=("pd", "Lampiran IV.F.3.b.5)"),
    kendala_tim=KENDALA,
    serah="Lampiran IV.F.3.b.6)",
    tinjau=(("meninjau", "pd", "Lampiran IV.F.3.c.1)"),),
    selesai=("pd", "Lampiran IV.F.3.c.3)"),
)


def upt(bab: str, pk: str, strategi: str, susun: str, rencana: str, bagi: bool = False) -> Mekanisme:
    """G, H, I: pimpinannya ber-Perjanjian Kinerja sendiri; hasil ke Pejabat Pimpinan Tinggi Pratama PD induknya."""
    return Mekanisme(
        bab.rpartition(".")[0],
        pk=("unit", pk),
        bagi=(("unit", "unit", pk),) if bagi else (),
        strategi=("unit", f"{bab}.{strategi}"),
        susun=("unit", f"{bab}.{susun}"),
        **tugas("unit", f"{bab}.{susun}", "unit"),
        rencana=("unit", f"{bab}.{rencana}"),
        rinci=f"{bab}.b.1)",
        pantau=("unit", f"{bab}.b.5)"),
        kendala_tim=KENDALA,
        serah=f"{bab}.b.6)",
        tinjau=(("meninjau", "unit", f"{bab}.c.1)"), ("meninjau", "pd", f"{bab}.c.2)")),
        selesai=("pd", f"{bab}.c.3)"),
    )


G = upt("Lampiran IV.G.3", "Lampiran IV.G.3.a.1)", "a.3)", "a.2)", "a.5)", bagi=True)
H = upt("Lampiran IV.H.3", "Lampiran II (paragraf 2)", "a.2)", "a.1)", "a.4)")
I_SEKOLAH = upt("Lampiran IV.I.2", "Lampiran II (paragraf 2)", "a.2)", "a.1)", "a.4)")

BARIS = [
    Baris("DINKES.02", A), Baris("DINKES.01", A), Baris("BPKAD.02", A), Baris("SETWAN.02", A), Baris("ITDA.02", A),
    Baris("ITDA.01", A), Baris("SATPOLPP.02", A), Baris("DISDIKBUD.03", A), Baris("DPMPTSP", B),
    Baris("DPMPTSP.01", B_SEKRETARIAT), Baris("SETDA.01.01", C), Baris("SETDA.02.01", C), Baris("SETDA.03.02", C),
    Baris("RSUDSA.02", E), Baris("RSUDSA.01", E), Baris("RSUDP", F), Baris("KECTIM1.01", D), Baris("DINKES.07", G),
    Baris("DISHUB.03", G), Baris("DINKES.06", H), Baris("DISDIKBUD.04", I_SEKOLAH),
]  # fmt: skip
DIAM = [
    Diam("KECTIM1.04", "ambil", "Lampiran IV"),
    Diam("KECTIM1.04", "perjanjian", "Lampiran IV"),
    Diam("KPHB", "perjanjian", "Lampiran II (paragraf 2)"),
]


@pytest.mark.parametrize(("baris", "bentuk"), contoh(PERATURAN, BARIS))
def test_sampai_selesai(gerak: Penggerak, baris: Baris, bentuk: str) -> None:
    Jalan(gerak, baris, bentuk).semua()


@pytest.mark.parametrize("baris", contoh_diam(PERATURAN, DIAM))
def test_tidak_diatur(gerak: Penggerak, baris: Diam) -> None:
    katakan_diam(gerak, baris)
