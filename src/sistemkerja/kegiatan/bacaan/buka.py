"""Satu kegiatan yang dibuka seorang pelaku: apa adanya, dan apa yang boleh dilakukannya di sana."""

from __future__ import annotations

from functools import cached_property
from uuid import UUID

from django.db.models import Prefetch
from django.http import Http404
from django.utils.translation import gettext as _

from sistemkerja.alur.bacaan import yang_bertindak_di
from sistemkerja.alur.mesin import Mesin, mesin_kasus
from sistemkerja.alur.models import Tugas
from sistemkerja.alur.tampak import boleh_lihat
from sistemkerja.alur.wenang import Wenang
from sistemkerja.aturan.bentuk import Jawaban
from sistemkerja.aturan.organisasi import Jabatan
from sistemkerja.aturan.rantai import LangkahRantai, Rantai
from sistemkerja.kegiatan.models import Hasil, Kegiatan, Rencana
from sistemkerja.kegiatan.peran import (
    TimKegiatan,
    bertindak_di,
    pemantau_kegiatan,
    pimpinan_rencana,
    rantai_kegiatan,
    tim_kegiatan,
)
from sistemkerja.kegiatan.tindakan.hasil import berikut
from sistemkerja.kegiatan.tindakan.kendala import tujuan_kendala
from sistemkerja.kegiatan.tindakan.tinjauan import langkah_menunggu
from sistemkerja.organisasi.pelaku import Pelaku
from sistemkerja.pemda.galat import GalatKerja
from sistemkerja.penugasan.models import SusunanPenugasan
from sistemkerja.perencanaan.models import BagianTarget


class Buka:
    """Kegiatan, mesinnya, timnya, rantainya; setiap bagian dibaca sekali, dan hanya bila ditanya."""

    def __init__(self, kegiatan: Kegiatan, pelaku: Pelaku, m: Mesin) -> None:
        self.kegiatan, self.pelaku, self.m = kegiatan, pelaku, m

    @cached_property
    def tim(self) -> TimKegiatan:
        return tim_kegiatan(self.kegiatan)

    @cached_property
    def rencana(self) -> Rencana:
        return self.kegiatan.rencana

    @cached_property
    def rantai(self) -> Rantai:
        return rantai_kegiatan(self.m, self.kegiatan, self.tim)

    @cached_property
    def hasil(self) -> list[Hasil]:
        """Semua putaran hasil dengan tinjauannya, yang terakhir dahulu."""
        semua = self.kegiatan.hasil.select_related("pegawai", "jabatan")
        return list(semua.prefetch_related("tinjauan__pegawai", "berkas").order_by("-ke"))

    @cached_property
    def pimpinan(self) -> Wenang:
        return pimpinan_rencana(self.m, self.kegiatan)

    @cached_property
    def pemantau(self) -> Wenang:
        return pemantau_kegiatan(self.m, self.kegiatan, self.tim)

    @cached_property
    def tujuan_kendala(self) -> tuple[Jabatan | None, Jawaban]:
        return tujuan_kendala(self.m, self.kegiatan)

    @cached_property
    def tugas(self) -> list[Tugas]:
        """Giliran yang menunggu atas kegiatan ini (bukan atas kendalanya)."""
        menunggu = Tugas.objects.filter(pemda=self.m.pemda, objek_id=self.kegiatan.pk, selesai_pada__isnull=True)
        return list(menunggu.select_related("untuk_jabatan").order_by("sejak", "id"))

    @cached_property
    def orang(self) -> dict[UUID, str]:
        """Nama yang bertindak hari ini di jabatan-jabatan yang tampil di halaman."""
        jabatan = {self.kegiatan.pemilik_id, *(p.jabatan_id for p in self.tim.penugasan)}
        jabatan |= {t.untuk_jabatan_id for t in self.tugas}
        semua = [*self.rantai.langkah, *([self.rantai.penyelesai] if self.rantai.penyelesai else [])]
        jabatan |= {UUID(j.id) for s in semua for j in s.pejabat.jabatan}
        return yang_bertindak_di(self.m.pemda.pk, jabatan, self.m.per)

    @cached_property
    def langkah(self) -> LangkahRantai | None:
        """Langkah tinjauan yang sedang menunggu."""
        try:
            return langkah_menunggu(self.kegiatan, self.rantai)
        except GalatKerja:
            return None

    @cached_property
    def langkah_saya(self) -> bool:
        """Apakah pelaku yang ditunggu langkah tinjauan itu?"""
        return self.langkah is not None and any(
            bertindak_di(self.m, j.id, self.pelaku) is not None for j in self.langkah.pejabat.jabatan
        )

    # Yang boleh dilakukan pelaku sekarang ---------------------------------------------------------------------------

    @property
    def dikerjakan(self) -> bool:
        return self.kegiatan.keadaan in (Kegiatan.Keadaan.PELAKSANAAN, Kegiatan.Keadaan.PERBAIKAN)

    @property
    def selesai(self) -> bool:
        return self.kegiatan.keadaan == Kegiatan.Keadaan.SELESAI

    @property
    def anggota(self) -> bool:
        """Pelaku mengerjakan kegiatan ini."""
        return self.tim.boleh_mengerjakan(self.pelaku) is not None

    @property
    def pemimpin(self) -> bool:
        """Pelaku menyusun rencana, merinci, dan menyerahkan: ketua bila ada."""
        return self.tim.boleh_mengerjakan(self.pelaku, ketua_saja=True) is not None

    @property
    def boleh_mengajukan(self) -> bool:
        menyusun = self.kegiatan.keadaan == Kegiatan.Keadaan.RENCANA
        return menyusun and self.rencana.keadaan == Rencana.Keadaan.DRAF and self.pemimpin

    @property
    def boleh_menyepakati(self) -> bool:
        return self.rencana.keadaan == Rencana.Keadaan.DIAJUKAN and self.pimpinan.sebagai(self.pelaku) is not None

    @property
    def boleh_memantau(self) -> bool:
        return not self.selesai and self.pemantau.diatur and self.pemantau.sebagai(self.pelaku) is not None

    @property
    def boleh_mengerjakan(self) -> bool:
        return self.dikerjakan and self.anggota

    @property
    def boleh_merinci(self) -> bool:
        return self.dikerjakan and self.pemimpin

    @property
    def boleh_menyerahkan(self) -> bool:
        return self.dikerjakan and self.pemimpin and self.rantai.diatur

    @property
    def boleh_menyampaikan_kendala(self) -> bool:
        return not self.selesai and self.anggota

    def sesudah_menyerahkan(self) -> LangkahRantai | None:
        """Langkah pertama yang akan menerima hasil."""
        return berikut(self.rantai, 0)


def kegiatan_untuk(pelaku: Pelaku, pk: UUID) -> Buka:
    """Kegiatan yang boleh dibaca pelaku. Raises Http404: tidak ada, Pemda lain, tidak tampak; jawaban yang sama.

    Rantainya sampai Perjanjian Kinerja dibaca dengan pertanyaan sendiri-sendiri: satu pertanyaan dengan sepuluh tabel
    lebih lama direncanakan basis data daripada dijalankan.
    """
    kegiatan = (
        Kegiatan.objects.filter(pemda=pelaku.pemda, pk=pk)
        .select_related("unit", "pemilik", "rencana")
        .prefetch_related(
            Prefetch("susunan", SusunanPenugasan.objects.select_related("butir__strategi")),
            Prefetch("susunan__butir__strategi__bagian", BagianTarget.objects.select_related("sasaran__perjanjian")),
        )
        .first()
    )
    if kegiatan is None:
        raise Http404(_("Kegiatan tidak ditemukan."))
    buka = Buka(kegiatan, pelaku, mesin_kasus(pelaku.pemda, pelaku.per, kegiatan))
    if buka.tim.milik(pelaku) is None and not boleh_lihat(pelaku, kegiatan.unit_id, buka.m):
        raise Http404(_("Kegiatan tidak ditemukan."))
    return buka
