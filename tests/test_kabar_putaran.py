"""The shell says that jobs have ended; what has outlived its time is cleared away every hour."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

from django.core.files.base import ContentFile
from django.db import Error
from django.utils import timezone

from sistemkerja.antarmuka import kait
from sistemkerja.ekspor.models import Ekspor
from sistemkerja.impor.models import SIMPAN_BERKAS, Impor, IsiImpor
from sistemkerja.latar import rutin
from sistemkerja.latar.models import Pekerjaan
from sistemkerja.latar.rutin import Rutin
from sistemkerja.latar.tests.test_layar import akun
from sistemkerja.pemda.konteks import gunakan


def test_pekerjaan_yang_usai_dikatakan_di_setiap_halaman_sampai_dilihat(pemda_kediri, masuk_sebagai):
    siti, budi = akun(pemda_kediri, "1"), akun(pemda_kediri, "2")
    with gunakan(pemda_kediri):
        for usai in (timezone.now(), timezone.now(), None):
            satu = Pekerjaan.objects.create(
                pemda=pemda_kediri, jenis="uji", judul="Impor", pengguna_id=siti.pk, oleh="Siti", usai=usai,
                keadaan="selesai" if usai else "antre",
            )  # fmt: skip
    klien, kalimat = masuk_sebagai(siti), "2 pekerjaan latar usai, belum dilihat"
    assert kalimat in klien.get("/organisasi/").content.decode()
    assert "belum dilihat" not in masuk_sebagai(budi).get("/organisasi/").content.decode()
    with gunakan(pemda_kediri):
        for satu in Pekerjaan.objects.filter(usai__isnull=False):
            assert klien.get(satu.get_absolute_url()).status_code == 200
    assert "belum dilihat" not in klien.get("/organisasi/").content.decode()


def test_basis_data_yang_tidak_menjawab_tidak_merusak_halaman(monkeypatch):
    def gagal(_pelaku):
        raise Error("terputus")

    monkeypatch.setattr(kait, "_kabar", [gagal])
    assert kait.kabar(object()) == [] and kait.kabar(None) == []


def test_berkas_impor_dan_arsip_yang_lewat_dihapus_tanpa_ada_yang_meminta(pemda_kediri, tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path
    with gunakan(pemda_kediri):
        isi = {"pemda": pemda_kediri, "jenis": "pegawai", "ukuran": 1, "sidik": "x", "oleh": "", "pengguna_id": uuid4()}
        lama = Impor.objects.create(nama_berkas="lama.xlsx", dibuat=timezone.now() - SIMPAN_BERKAS * 2, **isi)
        baru = Impor.objects.create(nama_berkas="baru.xlsx", **isi)
        for satu in (lama, baru):
            IsiImpor.objects.create(pemda=pemda_kediri, impor=satu, isi=b"x")
        arsip = [
            Ekspor(pemda=pemda_kediri, pekerjaan_id=uuid4(), oleh="", tabel=1, baris=1, ukuran=1, sidik="x",
                   sampai=timezone.now() + timedelta(days=n)) for n in (-1, 1)
        ]  # fmt: skip
        for satu in arsip:
            satu.berkas.save("arsip.zip", ContentFile(b"x"), save=False)
            satu.save(force_insert=True)
    Rutin("default").jalankan()
    with gunakan(pemda_kediri):
        assert [i.impor_id for i in IsiImpor.objects.all()] == [baru.pk]
        assert Impor.objects.get(pk=lama.pk).keadaan == "dibuang"
        assert [bool(Ekspor.objects.get(pk=a.pk).berkas) for a in arsip] == [False, True]


def test_yang_gagal_dibersihkan_tidak_menahan_yang_lain_dan_sejam_sekali_cukup(pemda_kediri, monkeypatch):
    dilakukan = []

    def rusak(pemda):
        raise ValueError("rusak")

    monkeypatch.setattr(rutin, "_bersih", [rusak, lambda pemda: dilakukan.append(pemda.slug)])
    satu = Rutin("default")
    satu.jalankan()
    banyak = len(dilakukan)
    satu.jalankan()
    assert banyak >= 1 and "kediri" in dilakukan and len(dilakukan) == banyak
