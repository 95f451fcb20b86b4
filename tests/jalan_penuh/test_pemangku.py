"""Pemangku yang tidak biasa di tengah rantai: Plt., Plh., lowong, ikut mengerjakan, rangkap, dan mutasi."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from sistemkerja.alur.bacaan import siapa_menunggu, yang_bertindak_di
from sistemkerja.alur.models import Tugas
from sistemkerja.contoh.penggerak import Penggerak
from sistemkerja.jejak.models import Peristiwa
from sistemkerja.kegiatan.models import Kegiatan
from sistemkerja.kegiatan.tindakan import serahkan_hasil, tinjau_hasil
from sistemkerja.organisasi.models import Jabatan, Pegawai, Pemangku
from sistemkerja.organisasi.pelaku import Pelaku
from sistemkerja.pemda.galat import TidakBerwenang
from tests.jalan_penuh.jalan import Jalan
from tests.jalan_penuh.naskah import Baris
from tests.jalan_penuh.orang import pangku
from tests.jalan_penuh.test_kediri import PERATURAN, A, E

PEMDA = "kediri"
BARIS = [Baris("DINKES.02", A), Baris("RSUDK", E)]
NASIONAL = "UU 30/2014"


class Perkara:
    """Satu kegiatan yang siap diserahkan; susunan pejabatnya dapat diubah sesudahnya."""

    def __init__(self, gerak: Penggerak, baris: Baris) -> None:
        self.gerak = gerak
        self.jalan = Jalan(gerak, baris, "individu")
        butir = self.jalan.butir(self.jalan.bagian(self.jalan.perjanjian()))
        self.kegiatan = self.jalan.kegiatan(self.jalan.susunan(butir))
        self.kursi = self.jalan.kursi[0]

    def jabatan(self, letak: str) -> Jabatan:
        return Jabatan.objects.get(pk=self.jalan.kursi_pimpinan(letak))

    def orang(self, jabatan_id: UUID) -> Pegawai:
        return Pegawai.objects.get(pk=self.gerak.pelaku(jabatan_id).pegawai_id)

    @contextmanager
    def sesudah(self) -> Iterator[Penggerak]:
        """Organisasi dibaca ulang: yang berlaku sesudah perubahan pejabat."""
        with Penggerak(self.gerak.pemda).jalan() as baru:
            self.gerak = self.jalan.gerak = baru
            self.jalan.orang_di.clear()
            yield baru

    def berhenti(self, jabatan: Jabatan) -> Pelaku:
        """Pemangku definitifnya berhenti kemarin; orangnya sebelum berhenti."""
        lama = self.gerak.pelaku(jabatan.pk)
        kini = Pemangku.objects.get(jabatan=jabatan, sifat="definitif", masa__contains=self.gerak.per)
        kini.masa = DateRange(kini.masa.lower, self.gerak.per, "[)")
        kini.save()
        return lama

    def serahkan(self) -> Kegiatan:
        oleh = self.gerak.pelaku(self.kursi)
        serahkan_hasil(self.kegiatan.pk, "Hasil", oleh=oleh, versi=self.kegiatan.versi)
        return self.muat()

    def tinjau(self, oleh: Pelaku) -> Kegiatan:
        k = self.muat()
        return tinjau_hasil(k.pk, "sesuai", oleh=oleh, versi=k.versi)

    def muat(self) -> Kegiatan:
        self.kegiatan = Kegiatan.objects.get(pk=self.kegiatan.pk)
        return self.kegiatan

    def ditolak(self, oleh: Pelaku) -> str:
        with pytest.raises(TidakBerwenang) as galat, transaction.atomic():
            self.tinjau(oleh)
        assert "Lampiran 5" in galat.value.kalimat
        return galat.value.kalimat

    def giliran(self) -> Tugas:
        return Tugas.objects.select_related("untuk_jabatan").get(selesai_pada__isnull=True)


@pytest.fixture
def perkara(gerak: Penggerak) -> Callable[[str], Perkara]:
    def satu(unit: str) -> Perkara:
        return Perkara(gerak, next(b for b in BARIS if b.unit == unit))

    return satu


def peninjau() -> list[str]:
    """Siapa meninjau, sebagai apa, berurutan."""
    return list(Peristiwa.objects.filter(peristiwa="hasil.meninjau").order_by("id").values_list("sebagai", flat=True))


@pytest.mark.dasar(PERATURAN, "Lampiran 5.a.4.c.1)")
def test_plh_mendahului_definitif(perkara: Callable[[str], Perkara]) -> None:
    p = perkara("DINKES.02")
    kabid = p.jabatan("unit")
    definitif = p.gerak.pelaku(kabid.pk)
    pangku(kabid, p.orang(p.jalan.kursi_pimpinan("DINKES.01")), "plh", p.gerak.per)
    with p.sesudah() as gerak:
        p.serahkan()
        assert gerak.pelaku(kabid.pk).nama in p.ditolak(definitif)
        p.tinjau(gerak.pelaku(kabid.pk))
    assert peninjau() == ["Plh. Kepala Bidang Kesehatan Masyarakat"]


@pytest.mark.dasar(PERATURAN, "Lampiran 5.a.4.c.1)")
def test_jabatan_lowong_ditunggu_lalu_diisi_plt(perkara: Callable[[str], Perkara]) -> None:
    p = perkara("DINKES.02")
    kabid = p.jabatan("unit")
    lama = p.berhenti(kabid)
    with p.sesudah() as gerak:
        p.serahkan()
        tugas = p.giliran()
        assert tugas.untuk_jabatan_id == kabid.pk
        assert "kosong" in siapa_menunggu(tugas, yang_bertindak_di(gerak.pemda.pk, [kabid.pk], gerak.per))
        assert "kosong" in p.ditolak(lama)
        assert "kosong" in p.ditolak(p.jalan.pemegang("pd"))
    pangku(kabid, p.orang(p.jalan.kursi_pimpinan("DINKES.01")), "plt", p.gerak.per)
    with p.sesudah() as gerak:
        p.tinjau(gerak.pelaku(kabid.pk))
        assert p.tinjau(p.jalan.pemegang("pd")).keadaan == Kegiatan.Keadaan.SELESAI
    assert peninjau() == ["Plt. Kepala Bidang Kesehatan Masyarakat", "Kepala Dinas Kesehatan"]


@pytest.mark.dasar(PERATURAN, "Lampiran 5.a.4.c.1)")
def test_pelaksana_yang_menjadi_plt_tidak_meninjau_hasilnya_sendiri(perkara: Callable[[str], Perkara]) -> None:
    p = perkara("DINKES.02")
    kabid = p.jabatan("unit")
    p.berhenti(kabid)
    pangku(kabid, p.orang(p.kursi), "plt", p.gerak.per)
    with p.sesudah() as gerak:
        k = p.serahkan()
        langkah = gerak.rantai(k).langkah[0]
        assert "tidak meninjau hasilnya sendiri" in langkah.dilewati
        assert any(NASIONAL in d for d in langkah.dasar)
        assert p.giliran().untuk_jabatan_id == p.jalan.kursi_pimpinan("pd")
        p.ditolak(gerak.pelaku(kabid.pk))
        assert p.tinjau(p.jalan.pemegang("pd")).keadaan == Kegiatan.Keadaan.SELESAI


@pytest.mark.dasar(PERATURAN, "Lampiran 5.e.3.c.3)")
def test_penyelesai_yang_ikut_mengerjakan_digantikan_penilainya(perkara: Callable[[str], Perkara]) -> None:
    p = perkara("RSUDK")
    direktur = p.jabatan("pd")
    pangku(direktur, p.orang(p.kursi), "plh", p.gerak.per)
    with p.sesudah() as gerak:
        k = p.serahkan()
        akhir = gerak.rantai(k).penyelesai
        assert akhir is not None and "digantikan penilainya" in akhir.keterangan
        assert any(NASIONAL in d for d in akhir.dasar)
        kadis = p.jalan.kursi_pimpinan("DINKES")
        assert p.giliran().untuk_jabatan_id == kadis
        p.ditolak(gerak.pelaku(direktur.pk))
        assert p.tinjau(gerak.pelaku(kadis)).keadaan == Kegiatan.Keadaan.SELESAI


@pytest.mark.dasar(PERATURAN, "Lampiran 5.a.4.c.2)")
def test_satu_orang_di_dua_jabatan_meninjau_sekali(perkara: Callable[[str], Perkara]) -> None:
    p = perkara("DINKES.02")
    kabid, kadis = p.jabatan("unit"), p.jalan.kursi_pimpinan("pd")
    p.berhenti(kabid)
    pangku(kabid, p.orang(kadis), "plt", p.gerak.per)
    with p.sesudah() as gerak:
        k = p.serahkan()
        assert "satu kali" in gerak.rantai(k).langkah[0].dilewati
        assert p.giliran().untuk_jabatan_id == kadis
        assert p.tinjau(gerak.pelaku(kadis)).keadaan == Kegiatan.Keadaan.SELESAI
    assert peninjau() == ["Kepala Dinas Kesehatan"]


@pytest.mark.dasar(PERATURAN, "Lampiran 5.a.4.c.1)")
def test_mutasi_di_tengah_rantai(perkara: Callable[[str], Perkara]) -> None:
    """Giliran dialamatkan ke jabatan: pejabat baru menerimanya tanpa perbaikan apa pun."""
    p = perkara("DINKES.02")
    kabid, baru = p.jabatan("unit"), p.orang(p.jalan.kursi_pimpinan("SATPOLPP.02"))
    p.serahkan()
    tugas = p.giliran().pk
    lama = p.berhenti(kabid)
    pangku(kabid, baru, "definitif", p.gerak.per)
    with p.sesudah() as gerak:
        assert p.giliran().pk == tugas
        assert baru.nama in p.ditolak(lama)
        assert p.tinjau(gerak.pelaku(kabid.pk)).langkah == 2
        p.tinjau(p.jalan.pemegang("pd"))
    assert not Tugas.objects.filter(selesai_pada__isnull=True).exists()


@pytest.mark.dasar(PERATURAN, "Lampiran 5.a.4.b.6)")
def test_pengganti_di_kursi_pelaksana_meneruskan(perkara: Callable[[str], Perkara]) -> None:
    p = perkara("DINKES.02")
    kursi = Jabatan.objects.get(pk=p.kursi)
    lama = p.berhenti(kursi)
    pangku(kursi, p.orang(p.jalan.kursi[1]), "definitif", p.gerak.per)
    with p.sesudah() as gerak:
        with pytest.raises(TidakBerwenang), transaction.atomic():
            serahkan_hasil(p.kegiatan.pk, "Hasil", oleh=lama_di(gerak, lama), versi=p.kegiatan.versi)
        assert p.serahkan().keadaan == Kegiatan.Keadaan.TINJAUAN


def lama_di(gerak: Penggerak, lama: Pelaku) -> Pelaku:
    """Orang itu hari ini: jabatan yang dahulu dipangkunya tidak lagi padanya."""
    return Pelaku(lama.pengguna_id, lama.pegawai_id, lama.nama, lama.pemda, gerak.per, (), lama.peran_sistem)


def test_hari_ini_di_dalam_masa(gerak: Penggerak) -> None:
    """Perubahan pejabat dalam uji ini berlaku sejak hari ini, jadi besok juga."""
    assert Pemangku.objects.filter(masa__contains=gerak.per + timedelta(days=1)).exists()
