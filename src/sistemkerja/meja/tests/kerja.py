"""Pekerjaan di Dinas Kesehatan Kota Kediri, digerakkan lewat tindakan sampai tahap yang diuji."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

from django.test import Client

from sistemkerja.akun.models import Pengguna
from sistemkerja.alur.models import Tugas
from sistemkerja.contoh.penggerak import Penggerak
from sistemkerja.kegiatan.models import Kegiatan
from sistemkerja.kegiatan.tindakan.rencana import IsianRencana
from sistemkerja.organisasi.models import Pemangku, UnitOrganisasi
from sistemkerja.organisasi.pelaku import Pelaku, pelaku_dari
from sistemkerja.organisasi.tanggal import hari_ini
from sistemkerja.pemda.konteks import gunakan
from sistemkerja.pemda.middleware import KUNCI_SESI
from sistemkerja.pemda.models import Pemda
from sistemkerja.perencanaan.models import ButirStrategi
from sistemkerja.perencanaan.tindakan.perjanjian_kinerja import IsianSasaran
from sistemkerja.perencanaan.tindakan.strategi import IsianButir

KABID = ("kepala_bidang", "Bidang Kesehatan Masyarakat")
KADIS = ("kepala_pd", "Dinas Kesehatan")


class Kerja:
    """Kota Kediri dengan pekerjaan di Bidang Kesehatan Masyarakat; setiap cara dijalankan dalam konteks Pemdanya."""

    def __init__(self, pemda: Pemda) -> None:
        self.pemda = pemda
        with gunakan(pemda):
            self.gerak = Penggerak(pemda)
            self.unit = UnitOrganisasi.objects.get(nama=KABID[1], masa__contains=self.per)

    @property
    def per(self) -> date:
        return hari_ini(self.pemda)

    @contextmanager
    def di_dalam(self) -> Iterator[Penggerak]:
        with gunakan(self.pemda), self.gerak.jalan() as gerak:
            yield gerak

    def pegawai(self, kode: str, unit: str, sifat: str = "definitif") -> Pemangku:
        ada = Pemangku.objects.pada(self.per).filter(jabatan__kode=kode, jabatan__unit__nama=unit, sifat=sifat)
        return ada.select_related("jabatan", "pegawai").get()

    def pelaku(self, kode: str, unit: str) -> Pelaku:
        with gunakan(self.pemda):
            return pelaku_dari(Pengguna.objects.get(pegawai_id=self.pegawai(kode, unit).pegawai_id), self.per)

    def masuk(self, kode: str = KABID[0], unit: str = KABID[1], sifat: str = "definitif") -> Client:
        with gunakan(self.pemda):
            pegawai = self.pegawai(kode, unit, sifat).pegawai_id
            return self.masuk_sebagai(Pengguna.objects.get(pegawai_id=pegawai))

    def masuk_sebagai(self, pengguna: Pengguna) -> Client:
        klien = Client(headers={"accept-language": "id"})
        with gunakan(self.pemda):
            klien.force_login(pengguna)
        sesi = klien.session
        sesi[KUNCI_SESI] = str(self.pemda.pk)
        sesi.save()
        return klien

    def butir(self, banyak: int = 1, bentuk: str = "individu") -> list[ButirStrategi]:
        """Pekerjaan yang menunggu pelaksana."""
        with self.di_dalam() as gerak:
            sasaran = [IsianSasaran("Gizi balita membaik", "Balita stunting", "12", "persen")]
            pk = gerak.perjanjian(self.unit, sasaran)
            bagian = gerak.bagian(pk.sasaran.select_related("perjanjian").get(), self.unit)
            isi = [
                IsianButir(f"Pemetaan stunting {n}", bentuk, self.per, self.per + timedelta(days=20 + n))
                for n in range(1, banyak + 1)
            ]
            return gerak.butir(bagian, "Petakan dahulu, baru dampingi.", isi)

    def semua_kegiatan(self, banyak: int, sampai: str = "tinjau", bentuk: str = "individu") -> list[Kegiatan]:
        """Beberapa kegiatan: `rencana` diajukan, `laksana`, atau `tinjau` di langkah pertama."""
        semua = self.butir(banyak, bentuk)
        with self.di_dalam() as gerak:
            return [self._sampai(gerak, butir, sampai) for butir in semua]

    def kegiatan(self, sampai: str = "tinjau", bentuk: str = "individu") -> Kegiatan:
        """Satu kegiatan; lihat `semua_kegiatan`."""
        return self.semua_kegiatan(1, sampai, bentuk)[0]

    def _sampai(self, gerak: Penggerak, butir: ButirStrategi, sampai: str) -> Kegiatan:
        satu = Kegiatan.objects.get(susunan=gerak.tugaskan(butir))
        satu = gerak.ajukan(satu, [IsianRencana("Kumpulkan data", self.per + timedelta(days=5), 0)])
        if sampai != "rencana":
            satu = gerak.sepakati(satu)
        if sampai == "tinjau":
            satu = gerak.serahkan(satu, "Peta sebaran balita stunting per kelurahan.")
        return satu

    def menunggu(self, kegiatan: Kegiatan) -> Tugas:
        """Tugas yang menunggu pada kegiatan ini."""
        with gunakan(self.pemda):
            return Tugas.objects.filter(objek_id=kegiatan.pk, selesai_pada__isnull=True).first()

    def pemangku_tugas(self, tugas: Tugas) -> Pengguna:
        """Akun orang yang dituju sebuah tugas."""
        with gunakan(self.pemda):
            pemangku = Pemangku.objects.pada(self.per).filter(jabatan_id=tugas.untuk_jabatan_id).first()
            return Pengguna.objects.get(pegawai_id=pemangku.pegawai_id)
