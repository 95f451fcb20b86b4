"""Panggung uji akses dan masukan: satu objek di setiap keadaan, dan satu orang untuk setiap peran.

Dibuat sekali tiap jalan, lewat tindakan, sebagai pejabat yang ditunjuk aturannya; disalin untuk setiap pekerja. Isinya
(alamat objek, versi, siapa) ditulis sebagai keterangan basis datanya, supaya semua pekerja membaca yang sama.
"""

from __future__ import annotations

import os
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib.auth.hashers import make_password
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import Model
from django.utils import timezone

from sistemkerja.akun.models import Pengguna
from sistemkerja.alur.models import Tugas
from sistemkerja.alur.wenang import wenang
from sistemkerja.contoh.muat import muat
from sistemkerja.contoh.penggerak import Penggerak
from sistemkerja.contoh.susunan import SANDI_CONTOH
from sistemkerja.kegiatan import tindakan as kerja
from sistemkerja.kegiatan.models import Berkas, Kegiatan
from sistemkerja.kegiatan.tindakan.rencana import IsianRencana
from sistemkerja.organisasi.models import Jabatan, Pegawai, UnitOrganisasi
from sistemkerja.organisasi.peran_sistem import PeranSistem
from sistemkerja.pemda.konteks import gunakan
from sistemkerja.pemda.models import Pemda
from sistemkerja.penugasan.models import SusunanPenugasan
from sistemkerja.penugasan.tindakan import IsianPenugasan
from sistemkerja.perencanaan.models import BagianTarget, ButirStrategi, PerjanjianKinerja
from sistemkerja.perencanaan.tindakan import buat_perjanjian_kinerja, tetapkan_perjanjian_kinerja
from sistemkerja.perencanaan.tindakan.perjanjian_kinerja import IsianSasaran
from sistemkerja.perencanaan.tindakan.strategi import IsianButir
from sistemkerja.platform.pendaftaran import buat_operator
from tests.akses.panggung_pengelola import ISI_ARSIP, PembangunPengelola

PERAN = ("anonim", "jf", "kabid", "kadis", "lain", "sekda", "pengawas", "tetangga", "tanpa")
# Pemegang peran sistem; jabatannya sendiri di PD lain, jadi tanpa kolom sendiri jawabannya seperti "lain".
PERAN_PENGELOLA = ("kepegawaian", "ortala", "sistem")
_PENGELOLA = (PeranSistem.PENGELOLA_KEPEGAWAIAN, PeranSistem.PENGELOLA_ORGANISASI, PeranSistem.PENGELOLA_SISTEM)
OPERATOR = ("ops", "Rina Operator", "sandi operator platform")
ISI_PDF = b"%PDF-1.7\n% bukti dukung\n"
PEKERJAAN = ("baru", "tim", "susunan", "rencana", "diajukan", "laksana", "kendala", "hambatan", "tinjau", "selesai")
BERTIM = ("tim", "susunan", "kendala", "hambatan")


def bangun() -> dict[str, Any]:
    """Isi basis data yang sedang tersambung; kembaliannya cukup untuk menemukan semuanya lagi."""
    kediri, blitar = (Pemda.objects.get(slug=s) for s in ("kediri", "blitar"))
    muat(kediri), muat(blitar)
    kediri = Pemda.objects.get(pk=kediri.pk)
    with gunakan(kediri), Penggerak(kediri).jalan() as gerak:
        isi = _Pembangun(gerak).semua()
    with gunakan(kediri):
        PembangunPengelola(kediri, isi).semua()
    with gunakan(blitar):
        isi["orang"]["tetangga"] = str(_kepala("DINKES").pk)
        for nama, peran in zip(PERAN_PENGELOLA, _PENGELOLA, strict=True):
            isi["orang"][f"tetangga_{nama}"] = str(Pengguna.objects.pemegang(peran, gerak.per).order_by("nip")[0].pk)
        isi["tetangga"] = {
            m.__name__.lower(): str(m.objects.filter(pemda=blitar).order_by("pk")[0].pk)
            for m in (Kegiatan, Tugas, Pegawai, Jabatan, UnitOrganisasi)
        }
    isi["operator"] = OPERATOR
    buat_operator(*OPERATOR)
    return isi


def _kepala(kode: str) -> Pengguna:
    jabatan = Jabatan.objects.get(unit__kode=kode, pimpinan=True, masa__endswith=None)
    pemangku = jabatan.pemangku.get(sifat="definitif", masa__endswith=None)
    return Pengguna.objects.get(pegawai_id=pemangku.pegawai_id)


def siapkan_berkas(isi: dict[str, Any]) -> None:
    """Isi berkas contoh di penyimpanan proses ini (di memori)."""
    for nama, byte in ((isi["berkas"], ISI_PDF), (isi["arsip"], ISI_ARSIP)):
        if not default_storage.exists(nama):
            default_storage.save(nama, ContentFile(byte))


class _Pembangun:
    """Objek di setiap keadaan, semuanya di Dinas Kesehatan."""

    def __init__(self, gerak: Penggerak) -> None:
        self.g = gerak
        self.pd = UnitOrganisasi.objects.get(pemda=gerak.pemda, kode="DINKES")
        self.bidang = UnitOrganisasi.objects.filter(induk=self.pd, bagian="bidang").order_by("kode")[0]
        self.objek: dict[str, dict[str, str]] = {}
        self.versi: dict[str, int] = {}
        self.lain: dict[str, Any] = {}

    def semua(self) -> dict[str, Any]:
        """Seluruh panggung."""
        self._rencana()
        butir = self._strategi()
        self._penugasan(butir)
        self._kegiatan(butir)
        self._organisasi()
        return {
            "objek": self.objek, "versi": self.versi, "lain": self.lain, "orang": self._orang(),
            "berkas": self.lain.pop("tempat_berkas"),
        }  # fmt: skip

    def _taruh(self, nama: str, objek: Model, **alamat: Any) -> None:
        self.objek[nama] = {k: str(v) for k, v in (alamat or {"pk": objek.pk}).items()}
        self.versi[nama] = getattr(objek, "versi", 1)

    def _rencana(self) -> None:
        per = self.g.per
        kadis = self.g.wakil(wenang(self.g.m(), "penetap_perjanjian_kinerja", self.pd.pk))
        baris = [IsianSasaran(f"Sasaran {n}", "Indikator", "100", "persen") for n in range(1, 5)]
        draf = buat_perjanjian_kinerja(self.pd, per.year + 1, baris, oleh=kadis)
        self._taruh("pk_draf", draf)
        self._taruh("pk_baru", draf, unit=self.pd.pk, tahun=per.year + 2)
        pk = buat_perjanjian_kinerja(self.pd, per.year - 1, baris, oleh=kadis)
        self.pk: PerjanjianKinerja = tetapkan_perjanjian_kinerja(pk.pk, oleh=kadis, versi=pk.versi)
        self._taruh("pk", self.pk)
        self.sasaran = list(self.pk.sasaran.order_by("urut"))
        self._taruh("sasaran", self.sasaran[3])
        self.versi["sasaran"] = self.pk.versi

    def _strategi(self) -> dict[str, ButirStrategi]:
        bagian = [self.g.bagian(s, self.bidang, f"Bagian {s.urut}") for s in self.sasaran[:2]]
        self._taruh("bagian_baru", bagian[0])
        hari = self.g.per
        isian = [
            IsianButir(n, "tim" if n in BERTIM else "individu", hari, hari + timedelta(30), perlu_ketua=n == "tim")
            for n in PEKERJAAN
        ]
        butir = {b.nama: b for b in self.g.butir(bagian[1], "Strategi panggung", isian)}
        self._taruh("bagian", bagian[1])
        self._bagian_asisten()
        return butir

    def _bagian_asisten(self) -> None:
        """Bagian yang dibagi lagi: Sekretariat Daerah kepada asistennya."""
        setda = UnitOrganisasi.objects.get(pemda=self.g.pemda, kode="SETDA")
        w = wenang(self.g.m(), "penetap_perjanjian_kinerja", setda.pk)
        sekda = self.g.wakil(w)
        baris = [IsianSasaran("Sasaran setda", "Indikator", "1")]
        pk = buat_perjanjian_kinerja(setda, self.g.per.year - 1, baris, oleh=sekda)
        pk = tetapkan_perjanjian_kinerja(pk.pk, oleh=sekda, versi=pk.versi)
        asisten = Jabatan.objects.filter(unit__induk=setda, kode="asisten").order_by("urut", "pk")[0]
        bagian = BagianTarget.objects.create(
            pemda=self.g.pemda, sasaran=pk.sasaran.get(), untuk_jabatan=asisten, dibagi_oleh_id=pk.penetap_id,
            uraian="Bagian asisten",
        )  # fmt: skip
        self._taruh("bagian_asisten", bagian)
        self.versi["bagian_asisten"] = pk.versi
        self.lain["sasaran_setda"] = str(pk.sasaran.get().pk)
        bawah = Jabatan.objects.filter(unit__induk=asisten.unit, pimpinan=True).order_by("urut", "pk")[0]
        self.lain["bawah_asisten"] = str(bawah.pk)
        self.asisten = self.g.pelaku(asisten.pk).pengguna_id

    def _penugasan(self, butir: dict[str, ButirStrategi]) -> None:
        for nama in ("baru", "tim"):
            self._taruh(f"butir_{nama}", butir[nama])
        calon = self.g.orang(butir["tim"])
        self.jf = self.g.orang(butir["baru"])[0].jabatan_id
        self.lain["kursi_jf"] = str(self.jf)
        self.lain["kursi_kabid"] = str(Jabatan.objects.get(unit=self.bidang, pimpinan=True).pk)
        self.lain["kursi_tim"] = [str(o.jabatan_id) for o in calon]
        orang = [IsianPenugasan(self.jf, "individu")]
        rekan = next(o.jabatan_id for o in calon if o.jabatan_id != self.jf)
        regu = [IsianPenugasan(j, "anggota_tim") for j in (self.jf, rekan)]
        susunan = self.g.tugaskan(butir["susunan"], self._lintas_unit(), tetapkan=False)
        self._taruh("susunan", susunan)
        self._taruh("butir", butir["susunan"])
        assert susunan.keadaan == SusunanPenugasan.Keadaan.MENUNGGU
        for nama in PEKERJAAN[3:]:
            self.g.tugaskan(butir[nama], regu if nama in BERTIM else orang)

    def _lintas_unit(self) -> list[IsianPenugasan]:
        """Tim yang anggotanya juga dari bidang lain: penetapannya menunggu pejabat di atas penyusunnya."""
        bidang_lain = UnitOrganisasi.objects.filter(induk=self.pd, bagian="bidang").exclude(pk=self.bidang.pk)
        rekan = Jabatan.objects.filter(unit__in=bidang_lain, kode="", pemangku__sifat="definitif").order_by("pk")
        return [IsianPenugasan(j, "anggota_tim") for j in (self.jf, rekan[0].pk)]

    def _kegiatan(self, butir: dict[str, ButirStrategi]) -> None:
        rencana = [IsianRencana("Persiapan", self.g.per + timedelta(5), 0)]
        self.kegiatan: dict[str, Kegiatan] = {}
        for nama in PEKERJAAN[3:]:
            satu = Kegiatan.objects.get(susunan=SusunanPenugasan.objects.get(butir=butir[nama]))
            if nama != "rencana":
                satu = self.g.ajukan(satu, rencana)
            if nama not in ("rencana", "diajukan"):
                satu = self.g.sepakati(satu)
                self.g.rinci(satu, ["Rincian pertama", "Rincian kedua"])
            if nama in ("tinjau", "selesai"):
                satu = self.g.serahkan(Kegiatan.objects.get(pk=satu.pk), "Hasil panggung")
            while nama == "selesai" and satu.keadaan != "selesai":
                satu = self.g.tinjau(satu)
            self.kegiatan[nama] = satu = Kegiatan.objects.get(pk=satu.pk)
            self._taruh(f"kegiatan_{nama}", satu)
        self._isi_kegiatan()

    def _isi_kegiatan(self) -> None:
        laksana, oleh = self.kegiatan["laksana"], self.g.pengerja(self.kegiatan["laksana"])
        self.lain["rincian"] = str(laksana.rincian.order_by("urut")[0].pk)
        self.lain["penanggung_jawab"] = str(laksana.susunan.penugasan.get().pk)
        berkas = kerja.unggah_berkas(laksana.pk, SimpleUploadedFile("bukti.pdf", ISI_PDF), oleh=oleh)
        assert isinstance(berkas, Berkas)
        self._taruh("berkas", berkas, pk=laksana.pk, berkas_pk=berkas.pk)
        self.lain["tempat_berkas"] = berkas.isi.name
        for nama in ("kendala", "hambatan"):
            satu = self.kegiatan[nama]
            kendala = self.g.hambat(satu, "Alat belum datang", "Pinjam dahulu")
            self._taruh(nama, kendala, pk=satu.pk, kendala_pk=kendala.pk)
            self._tugas(nama, kendala.pk)
        self._tugas("tinjau", self.kegiatan["tinjau"].pk)
        self._tugas("susunan", UUID(self.objek["susunan"]["pk"]))
        self._tugas("laksana", laksana.pk)

    def _tugas(self, nama: str, objek: UUID) -> None:
        satu = Tugas.objects.filter(objek_id=objek, selesai_pada__isnull=True).order_by("pk").first()
        if satu is not None:
            self._taruh(f"tugas_{nama}", satu)
            self.versi[f"tugas_{nama}"] = self.versi.get(nama, self.versi.get(f"kegiatan_{nama}", 1))

    def _organisasi(self) -> None:
        kepala = Jabatan.objects.get(unit=self.pd, pimpinan=True)
        self._taruh("unit", self.pd)
        self._taruh("jabatan", kepala)
        self._taruh("pegawai", Pegawai.objects.get(pk=self.g.pelaku(kepala.pk).pegawai_id))

    def _orang(self) -> dict[str, str]:
        tanpa = Pegawai.objects.create(pemda=self.g.pemda, nip="199001012020121001", nama="Tanpa Jabatan")
        hasil = {
            "jf": self.g.pelaku(self.jf).pengguna_id,
            "kabid": self.g.pelaku(Jabatan.objects.get(unit=self.bidang, pimpinan=True).pk).pengguna_id,
            "kadis": _kepala("DINKES").pk,
            "asisten": self.asisten,
            "lain": _kepala("DPMPTSP").pk,
            "sekda": _kepala("SETDA").pk,
            "pengawas": Pengguna.objects.pemegang(PeranSistem.PENGAWAS_INTERNAL, self.g.per).get().pk,
            **{
                nama: Pengguna.objects.pemegang(peran, self.g.per).order_by("nip")[0].pk
                for nama, peran in zip(PERAN_PENGELOLA, _PENGELOLA, strict=True)
            },
            "tanpa": Pengguna.objects.create(
                pemda=self.g.pemda,
                nip=tanpa.nip,
                nama=tanpa.nama,
                pegawai=tanpa,
                diaktifkan=timezone.now(),
                password=make_password(SANDI_CONTOH),
            ).pk,
            "tanpa_pegawai": Pengguna.objects.create(pemda=self.g.pemda, nip="1", nama="Operator").pk,
        }
        return {nama: str(pk) for nama, pk in hasil.items()}


def pid_utama() -> int:
    """Proses yang memulai semua pekerja."""
    return os.getppid() if os.environ.get("PYTEST_XDIST_WORKER") else os.getpid()
