"""Peraturan Walikota Blitar Nomor 6 Tahun 2023, Lampiran B: setiap jenis unit sampai selesai."""

from __future__ import annotations

import pytest
from django.db import transaction

from sistemkerja.contoh.penggerak import Penggerak
from sistemkerja.organisasi.models import Jabatan
from sistemkerja.pemda.galat import MasukanKeliru, TidakDiaturApp
from sistemkerja.penugasan.tindakan import susun_penugasan
from sistemkerja.perencanaan.models import BagianTarget
from sistemkerja.perencanaan.tindakan import ambil_sasaran
from tests.jalan_penuh.diam import SASARAN, katakan_diam
from tests.jalan_penuh.jalan import Jalan
from tests.jalan_penuh.naskah import Baris, Diam, Mekanisme, contoh, contoh_diam

PEMDA = "blitar"
PERATURAN = "blitar-2023-6"
# Peraturan diam tentang siapa yang menugaskan di kelurahan; data contoh memuat kebijakan Kota Blitar tentang itu.
KEBIJAKAN = "Keputusan Wali Kota (contoh) Nomor 188.4/001/2023 tanggal 17-01-2023"
MENUGASKAN, MEMBENTUK, KETUA = "Pasal 19 ayat (1)", "Pasal 19 ayat (2)", "Pasal 21 ayat (1) huruf a"


def tugas(jpt: str, ketua: str) -> dict[str, tuple[tuple[str, str, str], ...]]:
    """Pejabat Pimpinan Tinggi Pratama menugaskan dan membentuk tim; Pimpinan Unit Organisasi menetapkan ketuanya."""
    menugaskan = ("menugaskan", jpt, MENUGASKAN)
    return {
        "tugas": (menugaskan,),
        "tugas_tim": (menugaskan, ("menetapkan_ketua", ketua, KETUA), ("menetapkan", jpt, MEMBENTUK)),
    }


# 1. Dipimpin Pejabat Pimpinan Tinggi Pratama: seluruh Perangkat Daerah kecuali kecamatan, kelurahan, dan UPT.
PD = Mekanisme(
    "Lampiran B.1",
    pk=("pd", "Lampiran B.1.a bis (paragraf 1)"),
    bagi=(("pd", "unit", "Lampiran B.1.a bis (paragraf 1)"),),
    strategi=("unit", "Lampiran B.1.a bis (paragraf 1)"),
    susun=("pd", MENUGASKAN),
    **tugas("pd", "pd"),
    rencana=("unit", "Lampiran B.1.a bis (paragraf 3)"),
    rinci="Lampiran B.1.b bis (paragraf 1)",
    pantau=("pd", "Lampiran B.1.b bis (paragraf 2)"),
    serah="Lampiran B.1.b bis (paragraf 2)",
    tinjau=(("meninjau", "unit", "Lampiran B.1.c bis"), ("meninjau", "pd", "Lampiran B.1.c bis")),
    selesai=("pd", "Lampiran B.1.c bis"),
)
# 2. Dipimpin Pejabat Administrator: kecamatan. Pejabat Pengawas memberi masukan, Camat menugaskan.
KECAMATAN = Mekanisme(
    "Lampiran B.2",
    pk=("pd", "Lampiran B.2.a bis (paragraf 1)"),
    bagi=(("pd", "unit", "Lampiran B.2.a bis (paragraf 1)"),),
    strategi=("unit", "Lampiran B.2.a bis (paragraf 2)"),
    susun=("unit", "Lampiran B.2.a bis (paragraf 1)"),
    tugas=(("menugaskan", "pd", "Lampiran B.2.a bis (paragraf 1)"),),
    tugas_tim=(
        ("menugaskan", "pd", "Lampiran B.2.a bis (paragraf 1)"),
        ("menetapkan_ketua", "unit", KETUA),
        ("menetapkan", "pd", "Pasal 22 huruf a"),
    ),
    rencana=("unit", "Lampiran B.2.a bis (paragraf 3)"),
    rinci="Lampiran B.2.b bis (paragraf 1)",
    pantau=("unit", "Lampiran B.2.b bis (paragraf 2)"),
    serah="Lampiran B.2.b bis (paragraf 2)",
    tinjau=(("meninjau", "unit", "Lampiran B.2.c bis"), ("meninjau", "pd", "Lampiran B.2.c bis")),
    selesai=("pd", "Lampiran B.2.c bis"),
)
# 3. Dipimpin Pejabat Pengawas: kelurahan (Camat di atasnya) dan UPT (salah seorang Pejabat Administrator dinasnya).
KELURAHAN = Mekanisme(
    "Lampiran B.3",
    pk=("pd", "Lampiran B.3.a"),
    bagi=(("pd", "unit", "Lampiran B.3.a"),),
    strategi=("unit", "Lampiran B.3.a"),
    susun=("unit", KEBIJAKAN),
    tugas=(("menugaskan", "unit", KEBIJAKAN),),
    tugas_tim=(
        ("menugaskan", "unit", KEBIJAKAN),
        ("menetapkan_ketua", "unit", KETUA),
        ("menetapkan", "unit", "Pasal 22 huruf a"),
    ),
    rencana=("unit", "Lampiran B.3.a"),
    rinci="Lampiran B.3.b",
    serah="Lampiran B.3.b",
    tinjau=(("meninjau", "unit", "Lampiran B.3.c"), ("meninjau", "pd", "Lampiran B.3.c")),
    selesai=("pd", "Lampiran B.3.c"),
)
UPT = KELURAHAN.dengan(
    dasar="Lampiran B.3.a",
    pk=("administrator", "Lampiran B.3.a"),
    bagi=(("administrator", "unit", "Lampiran B.3.a"),),
    susun=("pd", MENUGASKAN),
    **tugas("pd", "unit"),
    tinjau=(("meninjau", "unit", "Lampiran B.3.c"), ("meninjau", "administrator", "Lampiran B.3.c")),
    selesai=("administrator", "Lampiran B.3.c"),
)
# 4. Dipimpin Pejabat Fungsional: puskesmas dan satuan pendidikan.
MANDIRI = Mekanisme(
    "Lampiran B.4",
    pk=("pd", "Lampiran B.4.a"),
    bagi=(("pd", "unit", "Lampiran B.4.a"),),
    strategi=("unit", "Lampiran B.4.a"),
    susun=("pd", MENUGASKAN),
    **tugas("pd", "unit"),
    rencana=("unit", "Lampiran B.4.a"),
    rinci="Lampiran B.4.b",
    serah="Lampiran B.4.b",
    tinjau=(("meninjau", "unit", "Lampiran B.4.c"), ("meninjau", "pd", "Lampiran B.4.c")),
    selesai=("pd", "Lampiran B.4.c"),
)
# 5. Sekretariat Daerah: Sekretaris Daerah membagi kepada Asisten, Asisten kepada Kepala Bagian.
SETDA = Mekanisme(
    "Lampiran B.5",
    pk=("pd", "Lampiran B.5.a (paragraf 1)"),
    bagi=(("pd", "induk", "Lampiran B.5.a (paragraf 1)"), ("induk", "unit", "Lampiran B.5.a (paragraf 1)")),
    strategi=("unit", "Lampiran B.5.a (paragraf 2)"),
    susun=("induk", MENUGASKAN),
    **tugas("induk", "unit"),
    rencana=("unit", "Lampiran B.5.a (paragraf 3)"),
    rinci="Lampiran B.5.b (paragraf 1)",
    pantau=("unit", "Lampiran B.5.b (paragraf 2)"),
    serah="Lampiran B.5.b (paragraf 2)",
    tinjau=(
        ("meninjau", "unit", "Lampiran B.5.c"),
        ("meninjau", "induk", "Lampiran B.5.c"),
        ("meninjau", "pd", "Lampiran B.5.c"),
    ),
    selesai=("pd", "Lampiran B.5.c"),
)

BARIS = [
    Baris("DINKES.02", PD), Baris("DINKES.01", PD), Baris("BKPSDM.02", PD), Baris("SETWAN.02", PD),
    Baris("ITDA.02", PD), Baris("ITDA.01", PD), Baris("SATPOLPP.02", PD), Baris("SATPOLPP.03", PD),
    Baris("DPMPTSP.01", PD), Baris("BPBD.01", PD), Baris("SETDA.01.02", SETDA), Baris("SETDA.02.01", SETDA),
    Baris("SETDA.03.02", SETDA), Baris("KECKPJ.02", KECAMATAN), Baris("KECKPJ.01.01", KECAMATAN),
    Baris("KECKPJ.04", KELURAHAN, {"pk": "KECKPJ.04"}),
    Baris("DINKES.06", UPT, {"pk": "DINKES.06", "administrator": "DINKES.01|DINKES.02|DINKES.03"}),
    Baris("DINKES.05", MANDIRI, {"pk": "DINKES.05"}), Baris("DISDIK.03", MANDIRI, {"pk": "DISDIK.03"}),
]  # fmt: skip
DIAM = [
    Diam("RSUDMW", "perjanjian", "Lampiran B"),
    Diam("RSUDMW", "ambil", "Lampiran B"),
]


@pytest.mark.parametrize(("baris", "bentuk"), contoh(PERATURAN, BARIS))
def test_sampai_selesai(gerak: Penggerak, baris: Baris, bentuk: str) -> None:
    Jalan(gerak, baris, bentuk).semua()


@pytest.mark.parametrize("baris", contoh_diam(PERATURAN, DIAM))
def test_tidak_diatur(gerak: Penggerak, baris: Diam) -> None:
    katakan_diam(gerak, baris)


@pytest.mark.dasar(PERATURAN, "Pasal 21 ayat (1) huruf a")
def test_ketua_wajib_dari_unit_pemilik_kinerja(gerak: Penggerak) -> None:
    satu = Jalan(gerak, Baris("DINKES.02", PD, lain="DINKES.03"), "tim")
    butir = satu.butir(satu.bagian(satu.perjanjian()))
    satu.kursi[0], satu.kursi[2] = satu.kursi[2], satu.kursi[0]
    with pytest.raises(MasukanKeliru, match=r"Pasal 21 ayat \(1\) huruf a"):
        susun_penugasan(butir.pk, satu.orang(), oleh=satu.pemegang("pd"), versi=butir.versi)


@pytest.mark.dasar(PERATURAN, "Lampiran B.1.a bis (paragraf 1)")
def test_kantor_tanpa_pejabat_administrator(gerak: Penggerak) -> None:
    """Aturan menyebut Pejabat Administrator, tetapi kantor tidak mempunyainya: dikatakan, bukan dikarang."""
    unit = gerak.unit("KESBANGPOL")
    kepala = gerak.pelaku(Jabatan.objects.get(unit=unit, pimpinan=True).pk)
    pk = gerak.perjanjian(unit, SASARAN)
    with pytest.raises(TidakDiaturApp, match="tidak ada dalam susunan unit ini") as galat, transaction.atomic():
        ambil_sasaran(pk.sasaran.get().pk, kepala.jabatan[0].jabatan_id, oleh=kepala, versi=pk.versi)
    assert "Lampiran B.1.a bis (paragraf 1)" in galat.value.dasar
    assert not BagianTarget.objects.exists()
