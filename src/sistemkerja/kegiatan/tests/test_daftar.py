"""Daftar kegiatan dan pekerjaan saya: yang tampak, yang tersaring, dan banyaknya pertanyaan yang tetap."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from sistemkerja.kegiatan.models import Kegiatan
from sistemkerja.kegiatan.tests.conftest import Panggung
from sistemkerja.pemda.konteks import gunakan


@pytest.fixture
def isi(kediri: Panggung) -> dict[str, Kegiatan]:
    """Tiga kegiatan: dua di Dinas Kesehatan, satu di Sekretariat Daerah."""
    return {
        "peta": kediri.kegiatan("DINKES.02", "tinjau", tim=True, nama="Peta stunting"),
        "kontak": kediri.kegiatan("DINKES.03", "rinci", nama="Kontak erat"),
        "proses": kediri.kegiatan("SETDA.03.02", nama="Peta proses bisnis"),
    }


def _judul(klien: Client, kueri: str = "") -> set[str]:
    halaman = klien.get(f"/kegiatan/{kueri}").context["halaman"]
    return {b.kegiatan.judul for b in halaman.object_list}


def test_tampak_menurut_kedudukan(
    kediri: Panggung, isi: dict[str, Kegiatan], panggung: Callable[[str], Panggung]
) -> None:
    dinkes = {"Peta stunting", "Kontak erat"}
    assert _judul(kediri.pemilik(isi["peta"])) == dinkes
    assert _judul(kediri.berkode("sekretaris_daerah")) == {*dinkes, "Peta proses bisnis"}
    assert _judul(kediri.berkode("kepala_pd", "DISDIK")) == set()
    assert _judul(panggung("blitar").berkode("sekretaris_daerah")) == set()


def test_saringan(kediri: Panggung, isi: dict[str, Kegiatan]) -> None:
    kadis, kabid, pelaksana = (
        kediri.berkode("kepala_pd", "DINKES"), kediri.pemilik(isi["peta"]), kediri.pelaksana(isi["kontak"])
    )  # fmt: skip
    assert _judul(kadis, "?keadaan=tinjauan") == {"Peta stunting"}
    assert _judul(kadis, f"?unit={isi['kontak'].unit_id}") == {"Kontak erat"}
    assert _judul(kabid, "?milik_saya=on") == {"Peta stunting"}
    assert _judul(pelaksana, "?tim_saya=on") == {"Kontak erat"}
    assert _judul(kadis, "?q=kontak") == {"Kontak erat"}
    assert _judul(kadis, "?lewat=on") == set()
    with gunakan(kediri.pemda):
        Kegiatan.objects.filter(pk=isi["kontak"].pk).update(batas=kediri.gerak.per - timedelta(days=1))
    assert _judul(kadis, "?lewat=on") == {"Kontak erat"}
    assert _judul(kadis, "?keadaan=x&unit=y&page=z") == {"Peta stunting", "Kontak erat"}, "saringan keliru diabaikan"


@pytest.mark.parametrize("alamat", ["/kegiatan/", "/kegiatan/saya/"])
def test_banyaknya_pertanyaan_tetap(kediri: Panggung, isi: dict[str, Kegiatan], alamat: str) -> None:
    klien = kediri.pelaksana(isi["peta"])

    def hitung() -> int:
        with CaptureQueriesContext(
            connection,
        ) as tangkap:
            assert klien.get(alamat).status_code == 200
        return len(tangkap)

    hitung()
    sedikit = hitung()
    _gandakan(kediri, isi["peta"], 12)
    assert hitung() == sedikit


def _gandakan(p: Panggung, k: Kegiatan, banyak: int) -> None:
    """Salinan kegiatan itu dengan orang, rincian, dan gilirannya; langsung ke tabel, hanya untuk menghitung."""
    from uuid import UUID

    from sistemkerja.alur.tugas import beri_tugas
    from sistemkerja.kegiatan.models import Rincian
    from sistemkerja.pemda.kunci import uuid7
    from sistemkerja.penugasan.models import Penugasan, SusunanPenugasan
    from sistemkerja.perencanaan.models import ButirStrategi

    with gunakan(p.pemda):
        kursi: list[UUID] = [x.jabatan_id for x in k.susunan.penugasan.all()]
        for n in range(banyak):
            butir = ButirStrategi.objects.get(pk=k.susunan.butir_id)
            butir.pk = uuid7()
            butir.save(force_insert=True)
            susunan = SusunanPenugasan.objects.get(pk=k.susunan_id)
            orang = list(susunan.penugasan.all())
            susunan.pk, susunan.butir = uuid7(), butir
            susunan.save(force_insert=True)
            for o in orang:
                Penugasan.objects.create(
                    pemda=p.pemda, susunan=susunan, jabatan_id=o.jabatan_id, pegawai_id=o.pegawai_id, peran=o.peran
                )
            satu = Kegiatan.objects.get(pk=k.pk)
            satu.pk, satu.susunan, satu.judul, satu.keadaan = uuid7(), susunan, f"Salinan {n}", "pelaksanaan"
            satu.save(force_insert=True)
            Rincian.objects.create(pemda=p.pemda, kegiatan=satu, uraian="Rincian")
            beri_tugas(p.pemda, satu, "menyerahkan", kursi, kasus=satu.pk, alamat="/", judul="x", dari="x", dasar=[])


def test_berhalaman(kediri: Panggung, isi: dict[str, Kegiatan]) -> None:
    _gandakan(kediri, isi["peta"], 30)
    klien = kediri.berkode("kepala_pd", "DINKES")
    assert len(_judul(klien)) == 25
    assert len(_judul(klien, "?page=2")) == 7
    assert 'href="?page=2"' in klien.get("/kegiatan/").content.decode()


def test_pekerjaan_saya_dan_kemajuan_satu_ketukan(kediri: Panggung, isi: dict[str, Kegiatan]) -> None:
    halaman = kediri.pelaksana(isi["kontak"]).get("/kegiatan/saya/").content.decode()
    assert "Kontak erat" in halaman and "Peta stunting" not in halaman
    assert "Catat kemajuan" in halaman and f"/kegiatan/{isi['kontak'].pk}/kemajuan/" in halaman
    kosong = kediri.berkode("kepala_pd", "DISDIK").get("/kegiatan/saya/").content.decode()
    assert "Tidak ada yang harus Anda kerjakan" in kosong


def test_daftar_sebagai_lembar_kerja_sebagaimana_tersaring(kediri: Panggung, isi: dict[str, Kegiatan]) -> None:
    klien = kediri.berkode("kepala_pd", "DINKES")
    baris = lembar_dari(klien.get("/kegiatan/?lembar=xlsx&q=kontak"))
    assert [b[0] for b in baris] == ["Kegiatan", "Kontak erat"]
    assert {b[0] for b in lembar_dari(klien.get("/kegiatan/?lembar=xlsx"))} == {"Kegiatan", *_judul(klien)}


def lembar_dari(jawaban: HttpResponse) -> list[tuple[Any, ...]]:
    assert jawaban.status_code == 200 and ".xlsx" in jawaban["Content-Disposition"]
    return list(load_workbook(BytesIO(jawaban.content)).active.iter_rows(values_only=True))
