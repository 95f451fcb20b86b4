"""Rencana reorganisasi: sama di memori dan di basis data, dan pekerjaan sampai ke penerusnya pada harinya."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sistemkerja.alur.mesin import peraturan_berlaku
from sistemkerja.alur.models import Tugas
from sistemkerja.aturan.organisasi import OrganisasiMemori
from sistemkerja.contoh import muat as pemuat
from sistemkerja.kegiatan.models import Kegiatan
from sistemkerja.kepegawaian.forms.unit_kursi import TutupKursiForm
from sistemkerja.kepegawaian.models.unit import PengalihanKerja, RencanaReorganisasi
from sistemkerja.kepegawaian.reorganisasi import langkah_kursi, langkah_unit
from sistemkerja.kepegawaian.reorganisasi.garis_waktu import GarisWaktu
from sistemkerja.kepegawaian.reorganisasi.keadaan import Keadaan
from sistemkerja.kepegawaian.reorganisasi.muat import muat
from sistemkerja.kepegawaian.reorganisasi.periksa import LangkahKeliru
from sistemkerja.kepegawaian.reorganisasi.pratinjau import pratinjau
from sistemkerja.kepegawaian.reorganisasi.rencana import Langkah, penerus, rencanakan, terapkan
from sistemkerja.kepegawaian.tests.conftest import Panggung
from sistemkerja.kepegawaian.tests.rencana_acak import rencana_acak
from sistemkerja.kepegawaian.tests.test_unit_tindakan import DASAR, pengelola
from sistemkerja.kepegawaian.tindakan import unit as tindakan_unit
from sistemkerja.kepegawaian.tindakan.reorganisasi import (
    IsiRencana,
    batalkan_rencana,
    buat_rencana,
    tambah_langkah,
    tetapkan_rencana,
)
from sistemkerja.organisasi.baca_sql import muat_memori
from sistemkerja.organisasi.kait import ganti_hari
from sistemkerja.organisasi.models import Jabatan, UnitOrganisasi
from sistemkerja.organisasi.pelaku import Pelaku
from sistemkerja.pemda.galat import MasukanKeliru, SudahBerubah
from sistemkerja.pemda.konteks import gunakan
from sistemkerja.pemda.kunci import uuid7
from sistemkerja.pemda.models import Pemda


@pytest.fixture
def kota(db_pemda: Pemda, monkeypatch: pytest.MonkeyPatch) -> Pemda:
    """Kota Kediri tanpa pekerjaan, di dalam transaksinya."""
    monkeypatch.setattr(pemuat, "_pekerjaan", lambda _pemda: None)
    pemuat.muat(db_pemda)
    return db_pemda


def wujud(m: OrganisasiMemori) -> tuple[Any, ...]:
    jabatan = sorted(m.semua_jabatan(), key=lambda j: j.id)
    return sorted(m.semua_unit(), key=lambda u: u.id), jabatan, [(j.id, m.pemangku(j.id)) for j in jabatan]


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_di_memori_sama_dengan_di_basis_data(kota: Pemda, data: st.DataObject) -> None:
    """Rencana sah apa pun, juga yang bertumpuk: setiap hari sesudahnya sama, dan pembatalannya mengembalikan semua."""
    oleh = pengelola(kota)
    with transaction.atomic():
        sejak = oleh.per + timedelta(days=2)
        asal = [wujud(muat_memori(kota.pk, sejak + timedelta(days=h))) for h in (0, 60)]
        tersimpan = []
        for _n in range(2):
            hari = sejak + timedelta(days=data.draw(st.integers(0, 40)))
            garis = muat(kota.pk, hari)
            semua = data.draw(rencana_acak(garis.pada(hari)))
            hasil = rencanakan(garis, semua, hari, hari_ini=oleh.per)
            rencana = _susun(oleh, hari, semua)
            try:
                rencana = tetapkan_rencana(rencana.pk, DASAR, oleh=oleh, versi=rencana.versi)
            except MasukanKeliru:
                assert not hasil.sah or not hasil.berubah
                continue
            tersimpan.append(rencana)
            for kapan in hasil.garis_baru.tanggal_sejak(hari):
                assert wujud(hasil.garis_baru.pada(kapan).memori()) == wujud(muat_memori(kota.pk, kapan))
        for rencana in reversed(tersimpan):
            batalkan_rencana(rencana.pk, oleh=oleh, versi=rencana.versi)
        assert [wujud(muat_memori(kota.pk, sejak + timedelta(days=h))) for h in (0, 60)] == asal
        transaction.set_rollback(True)


def _susun(oleh: Pelaku, hari: date, semua: list[Langkah]) -> RencanaReorganisasi:
    rencana = buat_rencana(IsiRencana("SOTK baru", hari), oleh=oleh)
    for satu in semua:
        tambah_langkah(rencana.pk, satu.kode, satu.isi, oleh=oleh, versi=rencana.versi)
        rencana.refresh_from_db()
    return rencana


def test_muat_tanpa_perubahan_sama_dengan_bacaan_organisasi(kota: Pemda) -> None:
    per = pengelola(kota).per
    assert wujud(muat(kota.pk, per).pada(per).memori()) == wujud(muat_memori(kota.pk, per))


def test_langkah_keliru_disebut_di_langkahnya(kota: Pemda) -> None:
    oleh = pengelola(kota)
    satu, dua, *_lain = UnitOrganisasi.objects.filter(induk__kode="DINKES", jenis="bidang").order_by("kode")
    semua = [
        Langkah("gabung_unit", {"asal": [str(satu.pk)], "tujuan": str(dua.pk)}),
        Langkah("ubah_unit", {"unit": str(satu.pk), "nama": "Sudah melebur"}),
    ]
    hasil = rencanakan(muat(kota.pk, oleh.per), semua, oleh.per, hari_ini=oleh.per)
    assert list(hasil.galat) == [1]
    rencana = _susun(oleh, oleh.per, semua)
    with pytest.raises(MasukanKeliru):
        tetapkan_rencana(rencana.pk, DASAR, oleh=oleh, versi=rencana.versi)
    rencana.refresh_from_db()
    assert rencana.draf and UnitOrganisasi.objects.get(pk=satu.pk).masa.upper is None


def test_penetapan_kedua_diberi_tahu_dan_ulangan_tidak_berganda(kota: Pemda) -> None:
    oleh, kunci = pengelola(kota), uuid4()
    unit = UnitOrganisasi.objects.get(kode="DINKES")
    rencana = _susun(oleh, oleh.per, [Langkah("ubah_unit", {"unit": str(unit.pk), "nama": "Dinas Kesehatan Kota"})])
    for _n in range(2):
        tetapkan_rencana(rencana.pk, DASAR, oleh=oleh, versi=rencana.versi, kunci=kunci)
    with pytest.raises(SudahBerubah):
        tetapkan_rencana(rencana.pk, DASAR, oleh=oleh, versi=rencana.versi, kunci=uuid4())


def test_yang_sudah_berjalan_tidak_dihapus_rencana_bertanggal_mundur(kota: Pemda) -> None:
    oleh = pengelola(kota)
    unit = UnitOrganisasi.objects.filter(induk__kode="DINKES", jenis="bidang").order_by("kode")[0]
    tindakan_unit.ubah({"unit": str(unit.pk), "nama": "Bidang Satu"}, oleh.per, DASAR, oleh=oleh)
    dua = UnitOrganisasi.objects.filter(induk__kode="DINKES", jenis="bidang").order_by("kode")[1]
    isi = {"unit": str(unit.pk), "penerus": str(dua.pk)}
    with pytest.raises(MasukanKeliru, match="sudah berjalan"):
        tindakan_unit.tutup(isi, oleh.per - timedelta(days=30), DASAR, oleh=oleh)


def test_rantai_penerus() -> None:
    assert penerus({"a": "b", "b": "c"}, "a") == "c"
    assert penerus({"a": "b", "b": "a"}, "a") == "b"


def test_jenis_yang_tidak_diatur_diberi_tahu_dengan_pasalnya(kota: Pemda) -> None:
    """Bukan penolakan: unitnya dapat dibentuk, dan layar menyebut Pasal yang sudah dilihat."""
    oleh = pengelola(kota)
    puncak = UnitOrganisasi.objects.get(jenis="pemda")
    garis = muat(kota.pk, oleh.per)
    per = pratinjau(kota, rencanakan(garis, [], oleh.per, hari_ini=oleh.per)).peraturan
    assert per is None
    tak_diatur = []
    for jenis in ("kantor", "dinas"):
        isi = {"id": str(uuid7()), "kode": f"X.{jenis}", "nama": f"Unit {jenis}", "jenis": jenis, "adalah_pd": True}
        hasil = rencanakan(
            garis, [Langkah("bentuk_unit", isi | {"induk": str(puncak.pk)})], oleh.per, hari_ini=oleh.per
        )
        assert hasil.sah
        isi_pratinjau = pratinjau(kota, hasil)
        assert isi_pratinjau.peraturan is not None
        tak_diatur += [t.jenis for t in isi_pratinjau.tak_diatur]
        assert all(t.dicari_di for t in isi_pratinjau.tak_diatur)
        diatur = jenis in isi_pratinjau.peraturan.jenis_diatur
        assert (jenis in tak_diatur) is not diatur


def test_pratinjau_sama_banyak_pertanyaannya(kota: Pemda) -> None:
    oleh = pengelola(kota)
    garis = muat(kota.pk, oleh.per)
    unit = [u for u in garis.pada(oleh.per).unit.values() if u.jenis == "bidang"]
    hitung = []
    for banyak in (1, 6):
        semua = [Langkah("ubah_unit", {"unit": u.id, "nama": f"Nama {n}"}) for n, u in enumerate(unit[:banyak])]
        hasil = rencanakan(garis, semua, oleh.per, hari_ini=oleh.per)
        with CaptureQueriesContext(connection) as tanya:
            pratinjau(kota, hasil)
        hitung.append(len(tanya))
    assert hitung[0] == hitung[1]


def _kepala(p: Panggung, unit: UnitOrganisasi) -> Jabatan:
    with gunakan(p.pemda):
        return Jabatan.objects.get(unit=unit, pimpinan=True)


@pytest.mark.parametrize("hari", [0, 20])
def test_dua_bidang_bergabung_kepala_penerusnya_melihat_kerjanya(kediri: Panggung, hari: int) -> None:
    """Kegiatan dan tugas yang menunggu Kepala Bidang lama sampai ke penerusnya pada hari penggabungan berlaku."""
    kegiatan = kediri.segar(kediri.kegiatan("DINKES.02", "diajukan"))
    dari = kegiatan.unit
    with gunakan(kediri.pemda):
        ke = UnitOrganisasi.objects.filter(induk__kode="DINKES", jenis="bidang").exclude(pk=dari.pk)[0]
        oleh = pengelola(kediri.pemda)
    lama, baru = _kepala(kediri, dari), _kepala(kediri, ke)
    with gunakan(kediri.pemda):
        sebelum = set(Tugas.objects.filter(untuk_jabatan=lama, selesai_pada=None).values_list("pk", flat=True))
        assert sebelum
        rencana = _susun(oleh, oleh.per + timedelta(days=hari), [_gabung(dari, ke)])
        isi = pratinjau(kediri.pemda, rencanakan(
            muat(kediri.pemda.pk, rencana.tanggal), [_gabung(dari, ke)], rencana.tanggal, hari_ini=oleh.per
        ))  # fmt: skip
        assert isi.dampak is not None and isi.dampak.tugas >= len(sebelum)
        tetapkan_rencana(rencana.pk, DASAR, oleh=oleh, versi=rencana.versi)
        if hari:
            assert (
                set(Tugas.objects.filter(untuk_jabatan=lama, selesai_pada=None).values_list("pk", flat=True)) == sebelum
            )
            ganti_hari(kediri.pemda.pk, rencana.tanggal)
            ganti_hari(kediri.pemda.pk, rencana.tanggal)
        assert not Tugas.objects.filter(untuk_jabatan=lama, selesai_pada=None).exists()
        assert sebelum <= set(Tugas.objects.filter(untuk_jabatan=baru).values_list("pk", flat=True))
        satu = Kegiatan.objects.get(pk=kegiatan.pk)
        assert (satu.unit_id, satu.pemilik_id) == (ke.pk, baru.pk)
        assert not PengalihanKerja.objects.filter(dijalankan_pada=None).exists()
    if not hari:
        klien = kediri.sebagai(baru.pk)
        assert kegiatan.judul in klien.get("/").content.decode()
        assert klien.get(kegiatan.get_absolute_url()).status_code == 200


def test_jabatan_yang_ditutup_dengan_kerja_bertanya_ke_mana(kediri: Panggung) -> None:
    kegiatan = kediri.segar(kediri.kegiatan("DINKES.02", "diajukan"))
    lama = _kepala(kediri, kegiatan.unit)
    with gunakan(kediri.pemda):
        oleh = pengelola(kediri.pemda)
        garis = muat(kediri.pemda.pk, oleh.per)
        isi = {"kursi": str(lama.pk), "lepas": True}
        keliru = rencanakan(garis, [Langkah("tutup_kursi", isi)], oleh.per, hari_ini=oleh.per)
        assert {t.medan for t in keliru.galat[0]} == {"kerja_ke"}
        assert all(t.id for t in keliru.galat[0])
        atasan = Jabatan.objects.get(unit__kode="DINKES", pimpinan=True)
        benar = rencanakan(
            garis, [Langkah("tutup_kursi", isi | {"kerja_ke": str(atasan.pk)})], oleh.per, hari_ini=oleh.per
        )
        assert benar.sah
        form = TutupKursiForm(keadaan=garis.pada(oleh.per), per=oleh.per, lingkup={"kursi": str(lama.pk)},
                              peraturan=peraturan_berlaku(kediri.pemda, oleh.per))  # fmt: skip
        assert form.initial["kerja_ke"] == str(atasan.pk)
        assert "Lampiran" in str(form.fields["kerja_ke"].help_text)


def _gabung(dari: UnitOrganisasi, ke: UnitOrganisasi) -> Langkah:
    return Langkah("gabung_unit", {"asal": [str(dari.pk)], "tujuan": str(ke.pk)})


def test_langkah_murni_tidak_mengubah_keadaan_asalnya() -> None:
    kosong = Keadaan({}, {}, {}, {})
    with pytest.raises(LangkahKeliru):
        terapkan(kosong, Langkah("tutup_unit", {"unit": "tidak ada"}))
    assert GarisWaktu({j: {} for j in ("unit", "kursi", "pangku", "formasi")}).pada(date(2026, 1, 1)) == kosong
    assert langkah_unit.MEDAN_UBAH and langkah_kursi.MEDAN_UBAH
