"""Yang boleh melihat NIP dan golongan orang lain, siapa yang tercatat melihatnya, dan hal yang sama di lembar kerja."""

from __future__ import annotations

import io
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import openpyxl
import pytest
from django.db.models import F
from django.test import Client

from sistemkerja.akun.models import PemberianPeran, Pengguna
from sistemkerja.contoh.muat import muat
from sistemkerja.jejak.models import Pembacaan
from sistemkerja.jejak.samaran import golongan
from sistemkerja.organisasi.models import Pemangku
from sistemkerja.organisasi.tanggal import hari_ini
from sistemkerja.pemda.konteks import gunakan
from sistemkerja.pemda.models import Pemda


@pytest.fixture
def dinas(pemda_kediri: Pemda, masuk_sebagai: Callable[[Pengguna], Client]) -> SimpleNamespace:
    """Seorang yang bergolongan di sebuah unit, seorang pegawai biasa, dan pengelola kepegawaian."""
    muat(pemda_kediri)
    per = hari_ini(pemda_kediri)
    with gunakan(pemda_kediri):
        peran = PemberianPeran.objects.filter(peran="pengelola_kepegawaian", masa__contains=per)
        pengelola = peran.select_related("pengguna").first().pengguna
        berperan = PemberianPeran.objects.values("pengguna_id")
        biasa = Pengguna.objects.filter(aktif=True, pegawai__jenis_asn="pns").exclude(pk__in=berperan).first()
        semua = Pemangku.objects.pada(per).filter(jabatan__pimpinan=False, pegawai__jenis_asn="pns", sifat="definitif")
        satu = semua.exclude(pegawai__golongan="").exclude(pegawai_id__in=(biasa.pegawai_id, pengelola.pegawai_id))
        pangku = satu.select_related("pegawai", "jabatan").order_by("id").first()
    return SimpleNamespace(
        pemda=pemda_kediri, orang=pangku.pegawai, unit=f"/organisasi/unit/{pangku.jabatan.unit_id}/",
        halaman=f"/organisasi/pegawai/{pangku.pegawai_id}/", biasa=masuk_sebagai(biasa),
        pengelola=masuk_sebagai(pengelola), id_pengelola=pengelola.pk, milik_biasa=biasa,
    )  # fmt: skip


def dibaca(dinas: SimpleNamespace) -> set[tuple[Any, str]]:
    with gunakan(dinas.pemda):
        return set(Pembacaan.objects.filter(pegawai_id=dinas.orang.pk).values_list("pengguna_id", "apa"))


def lembar(jawaban: Any) -> list[tuple[Any, ...]]:
    assert jawaban.status_code == 200 and ".xlsx" in jawaban["Content-Disposition"]
    return list(openpyxl.load_workbook(io.BytesIO(jawaban.content)).active.iter_rows(values_only=True))


def test_golongan_orang_lain_tidak_diperlihatkan_kepada_semua_orang(dinas: SimpleNamespace) -> None:
    assert golongan("III/a", False) == "" and golongan("III/a", True) == "III/a"
    for klien, terlihat in ((dinas.biasa, False), (dinas.pengelola, True)):
        isi = klien.get(dinas.halaman).content.decode()
        assert ("Riwayat pangkat" in isi) is terlihat
        assert (dinas.orang.golongan in isi) is terlihat
        assert (dinas.orang.nip in isi) is terlihat
        assert (f"PNS {dinas.orang.golongan}" in klien.get(dinas.unit).content.decode()) is terlihat


def test_yang_melihat_data_orang_lain_tercatat(dinas: SimpleNamespace) -> None:
    dinas.biasa.get(dinas.unit)
    assert dibaca(dinas) == set()  # tidak ada yang terlihat utuh di sana
    dinas.pengelola.get(dinas.unit)
    dinas.pengelola.get("/organisasi/cari/", {"q": dinas.orang.nip})
    dinas.pengelola.head(dinas.halaman)
    dinas.biasa.get(dinas.halaman)
    id_ = dinas.id_pengelola
    assert dibaca(dinas) == {
        (id_, "daftar_pegawai"), (id_, "pencarian"), (id_, "halaman_pegawai"),
        (dinas.milik_biasa.pk, "halaman_pegawai"),
    }  # fmt: skip


def test_halaman_sendiri_utuh_dan_tidak_dicatat(dinas: SimpleNamespace) -> None:
    sendiri = dinas.milik_biasa
    isi = dinas.biasa.get(f"/organisasi/pegawai/{sendiri.pegawai_id}/").content.decode()
    assert sendiri.nip in isi
    with gunakan(dinas.pemda):
        assert not Pembacaan.objects.filter(pegawai_id=F("pengguna_id")).exists()
        assert not Pembacaan.objects.filter(pegawai_id=sendiri.pegawai_id).exists()


def test_lembar_kursi_disamarkan_seperti_di_layar(dinas: SimpleNamespace) -> None:
    samar = next(b for b in lembar(dinas.biasa.get(dinas.unit, {"lembar": "xlsx"})) if b[1] == dinas.orang.nama)
    assert samar[2].endswith(dinas.orang.nip[-4:]) and samar[2] != dinas.orang.nip and samar[7] is None
    assert dibaca(dinas) == set()
    utuh = next(b for b in lembar(dinas.pengelola.get(dinas.unit, {"lembar": "xlsx"})) if b[1] == dinas.orang.nama)
    assert (utuh[2], utuh[7]) == (dinas.orang.nip, dinas.orang.golongan)
    assert dibaca(dinas) == {(dinas.id_pengelola, "ekspor")}


def test_lembar_perangkat_daerah_dan_pencarian(dinas: SimpleNamespace) -> None:
    pd = lembar(dinas.biasa.get("/organisasi/", {"lembar": "xlsx"}))
    assert pd[0][1] == "Perangkat Daerah" and "Dinas Kesehatan" in {b[1] for b in pd}
    cari = {"q": dinas.orang.nama, "lembar": "xlsx"}
    assert {b[4] for b in lembar(dinas.biasa.get("/organisasi/cari/", cari))[1:]} == {None}
    assert dinas.orang.nip in {b[4] for b in lembar(dinas.pengelola.get("/organisasi/cari/", cari))}
    assert "lembar=xlsx" in dinas.biasa.get("/organisasi/").content.decode()
