"""Pekerjaan di tepi penggabungan: sasaran yang dipegang kedua kepala, kendala yang terbuka, dan anggota tim."""

from __future__ import annotations

import pytest

from sistemkerja.akun.models import Pengguna
from sistemkerja.kegiatan.models import Kendala
from sistemkerja.kegiatan.tindakan import putuskan_kendala, sampaikan_kendala
from sistemkerja.kepegawaian.tests.conftest import Panggung
from sistemkerja.kepegawaian.tests.test_unit_tindakan import DASAR, pengelola
from sistemkerja.kepegawaian.tindakan import unit as tindakan_unit
from sistemkerja.organisasi.models import Jabatan, UnitOrganisasi
from sistemkerja.organisasi.pelaku import pelaku_dari
from sistemkerja.pemda.galat import GalatKerja, SudahBerubah
from sistemkerja.pemda.konteks import gunakan
from sistemkerja.penugasan.models import Penugasan
from sistemkerja.perencanaan.models import BagianTarget, ButirStrategi
from sistemkerja.perencanaan.tindakan import bagi_target, rumuskan_strategi


class Gabungan:
    """Bidang pertama Dinkes digabung ke bidang kedua; kegiatannya ada di yang pertama."""

    def __init__(self, kediri: Panggung, sampai: str = "laksana") -> None:
        self.kediri, self.kegiatan = kediri, kediri.segar(kediri.kegiatan("DINKES.02", sampai, tim=True))
        with gunakan(kediri.pemda):
            semua = UnitOrganisasi.objects.filter(induk__kode="DINKES", jenis="bidang")
            self.dari, self.ke = self.kegiatan.unit, semua.exclude(pk=self.kegiatan.unit_id)[0]
            self.lama, self.baru = (Jabatan.objects.get(unit=u, pimpinan=True) for u in (self.dari, self.ke))
            self.bagian = BagianTarget.objects.get(untuk_jabatan=self.lama)

    def gabung(self) -> None:
        oleh = pengelola(self.kediri.pemda)
        isi = {"asal": [str(self.dari.pk)], "tujuan": str(self.ke.pk)}
        tindakan_unit.gabung(isi, oleh.per, DASAR, oleh=oleh)

    def sebagai(self, jabatan: Jabatan):
        orang = self.kediri.orang(jabatan)
        return pelaku_dari(Pengguna.objects.get(pegawai=orang), self.kediri.per)


def test_sasaran_yang_dipegang_kedua_kepala_sama_sama_sampai_ke_penerusnya(kediri: Panggung) -> None:
    g = Gabungan(kediri)
    with gunakan(kediri.pemda), kediri.gerak.jalan() as gerak:
        kedua = gerak.bagian(g.bagian.sasaran, g.ke)
    with gunakan(kediri.pemda):
        g.gabung()
        milik = BagianTarget.objects.filter(sasaran=g.bagian.sasaran).order_by("dibuat", "id")
        assert [(b.untuk_jabatan_id, b.dialihkan_dari_id) for b in milik] == [
            (g.baru.pk, g.lama.pk), (g.baru.pk, None),
        ]  # fmt: skip
        assert milik[0].strategi.perumus_id == g.baru.pk
        butir = ButirStrategi.objects.get(strategi__bagian=g.bagian)
        kadis = Jabatan.objects.get(unit__kode="DINKES", pimpinan=True)
        with pytest.raises(SudahBerubah):
            pk = g.bagian.sasaran.perjanjian
            bagi_target(g.bagian.sasaran_id, g.baru.pk, "Lagi", oleh=g.sebagai(kadis), versi=pk.versi)
    klien = kediri.sebagai(g.baru.pk)
    for alamat in (g.bagian, kedua, butir, g.bagian.sasaran.perjanjian):
        assert klien.get(alamat.get_absolute_url()).status_code == 200


def test_kendala_yang_terbuka_diputuskan_penerusnya(kediri: Panggung) -> None:
    g = Gabungan(kediri)
    with gunakan(kediri.pemda):
        anggota = Penugasan.objects.filter(susunan=g.kegiatan.susunan).exclude(jabatan=g.lama).first()
        kendala = sampaikan_kendala(g.kegiatan.pk, "Data belum ada.", oleh=g.sebagai(anggota.jabatan))
        Kendala.objects.filter(pk=kendala.pk).update(kepada=g.lama)
        selesai = sampaikan_kendala(g.kegiatan.pk, "Sudah diputus.", oleh=g.sebagai(anggota.jabatan))
        Kendala.objects.filter(pk=selesai.pk).update(kepada=g.lama, putusan="Lanjut.")
        g.gabung()
        kini = Kendala.objects.get(pk=kendala.pk)
        assert (kini.kepada_id, kini.versi) == (g.baru.pk, kendala.versi + 1)
        assert Kendala.objects.get(pk=selesai.pk).kepada_id == g.lama.pk  # yang sudah diputus tetap riwayat
        assert putuskan_kendala(kini.pk, "Minta ke Dukcapil.", oleh=g.sebagai(g.baru), versi=kini.versi).putusan


def test_anggota_tim_dari_kursi_yang_ditutup_menjadi_pemangku_penerusnya(kediri: Panggung) -> None:
    g = Gabungan(kediri)
    with gunakan(kediri.pemda):
        satu = Penugasan.objects.filter(susunan=g.kegiatan.susunan).exclude(jabatan=g.baru).first()
        Penugasan.objects.filter(pk=satu.pk).update(jabatan=g.lama, pegawai=kediri.orang(g.lama))
        g.gabung()
        kini = Penugasan.objects.get(pk=satu.pk)
        assert (kini.jabatan_id, kini.pegawai_id) == (g.baru.pk, kediri.orang(g.baru).pk)
    assert kediri.sebagai(g.baru.pk).get(g.kegiatan.get_absolute_url()).status_code == 200


def test_bagian_pada_jabatan_yang_ditutup_tanpa_penerus_tetap_terbaca(kediri: Panggung) -> None:
    """Kerjanya sudah selesai ketika kursinya ditutup, jadi tidak ada yang beralih; halamannya tetap seperti dahulu."""
    g = Gabungan(kediri)
    with gunakan(kediri.pemda):
        butir = ButirStrategi.objects.get(strategi__bagian=g.bagian)
        kadis = Jabatan.objects.get(unit__kode="DINKES", pimpinan=True)
        versi, pelaku = BagianTarget.objects.get(pk=g.bagian.pk).versi, g.sebagai(kadis)
        g.lama.tutup(kediri.per)
        with pytest.raises(GalatKerja, match="berakhir tanpa penerus"):
            rumuskan_strategi(g.bagian.pk, "Lagi", [], oleh=pelaku, versi=versi)
    klien = kediri.sebagai(kadis.pk)
    for satu in (g.bagian, butir):
        jawaban = klien.get(satu.get_absolute_url())
        assert jawaban.status_code == 200 and g.lama.nama in jawaban.content.decode()
