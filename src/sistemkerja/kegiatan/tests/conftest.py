"""Panggung uji: sebuah Pemda contoh tanpa pekerjaan contohnya, kegiatan yang digerakkan sampai tahap yang diminta."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client

from sistemkerja.akun.models import Pengguna
from sistemkerja.contoh import muat as muat_contoh
from sistemkerja.contoh.penggerak import Penggerak
from sistemkerja.kegiatan.models import Kegiatan
from sistemkerja.kegiatan.peran import tim_kegiatan
from sistemkerja.kegiatan.tindakan.rencana import IsianRencana
from sistemkerja.organisasi.models import Jabatan
from sistemkerja.pemda.konteks import gunakan
from sistemkerja.pemda.middleware import KUNCI_SESI
from sistemkerja.pemda.models import Pemda
from sistemkerja.perencanaan.tindakan.perjanjian_kinerja import IsianSasaran
from sistemkerja.perencanaan.tindakan.strategi import IsianButir

SASARAN = [IsianSasaran("Menurunnya stunting", "Prevalensi", "8", "persen")]
TAHAP = ("rencana", "diajukan", "laksana", "rinci", "tinjau")


class Panggung:
    """Satu Pemda: membuat kegiatan, dan masuk sebagai pemangku sebuah jabatan."""

    def __init__(self, pemda: Pemda) -> None:
        self.pemda = pemda
        with gunakan(pemda):
            self.gerak = Penggerak(pemda)
        self._klien: dict[UUID, Client] = {}

    def kegiatan(
        self, kode: str, sampai: str = "rencana", *, tim: bool = False, nama: str = "Pemetaan stunting"
    ) -> Kegiatan:
        """Kegiatan milik unit berkode itu, digerakkan lewat tindakan sampai tahapnya."""
        with gunakan(self.pemda), self.gerak.jalan() as g:
            unit, kini = g.unit(kode), g.per
            pk = g.perjanjian(unit, SASARAN)
            bagian = g.bagian(pk.sasaran.select_related("perjanjian").get(), unit)
            if hasattr(bagian, "strategi"):
                raise AssertionError("satu kegiatan per unit; pakai unit lain")
            bentuk = "tim" if tim else "individu"
            isi = IsianButir(nama, bentuk, kini, kini + timedelta(days=30), perlu_ketua=tim)
            susunan = g.tugaskan(g.butir(bagian, "Menemukan lebih awal.", [isi])[0])
            kegiatan = Kegiatan.objects.get(susunan=susunan)
            return self._gerakkan(g, kegiatan, sampai)

    def _gerakkan(self, g: Penggerak, kegiatan: Kegiatan, sampai: str) -> Kegiatan:
        jauh = TAHAP.index(sampai)
        if jauh >= 1:
            kegiatan = g.ajukan(kegiatan, [IsianRencana("Himpun data", kegiatan.batas, Decimal(1_000_000))])
        if jauh >= 2:
            kegiatan = g.sepakati(kegiatan)
        if jauh >= 3:
            g.rinci(kegiatan, ["Himpun data", "Susun peta"])
            kegiatan = self.segar(kegiatan)
        if jauh >= 4:
            kegiatan = g.serahkan(kegiatan, "Peta tersusun.")
        return kegiatan

    def segar(self, kegiatan: Kegiatan) -> Kegiatan:
        """Kegiatan itu sekarang."""
        with gunakan(self.pemda):
            return Kegiatan.objects.select_related("rencana", "unit").get(pk=kegiatan.pk)

    def sebagai(self, jabatan_id: UUID | str) -> Client:
        """Peramban yang masuk sebagai yang bertindak di jabatan itu hari ini."""
        with gunakan(self.pemda):
            pelaku = self.gerak.pelaku(jabatan_id)
            if pelaku.pengguna_id not in self._klien:
                klien = Client()
                klien.force_login(Pengguna.objects.get(pk=pelaku.pengguna_id))
                sesi = klien.session
                sesi[KUNCI_SESI] = str(self.pemda.pk)
                sesi.save()
                self._klien[pelaku.pengguna_id] = klien
        return self._klien[pelaku.pengguna_id]

    def pelaksana(self, kegiatan: Kegiatan) -> Client:
        """Ketua bila ada, selain itu pelaksana pertama."""
        with gunakan(self.pemda):
            return self.sebagai(tim_kegiatan(kegiatan).kursi_pengerja()[0])

    def pemilik(self, kegiatan: Kegiatan) -> Client:
        """Perumus strategi pekerjaan itu."""
        return self.sebagai(kegiatan.pemilik_id)

    def berkode(self, kode: str, kode_unit: str = "") -> Client:
        """Pemangku sebuah jabatan berkode (kepala_pd, sekretaris_daerah, …), di unit berkode itu."""
        with gunakan(self.pemda):
            semua = Jabatan.objects.filter(pemda=self.pemda, kode=kode, unit__kode__startswith=kode_unit)
            jabatan = semua.order_by("unit__kode", "id")[0]
        return self.sebagai(jabatan.pk)

    def yang_ditunggu(self, kegiatan: Kegiatan) -> tuple[Client, Any]:
        """Peramban orang yang ditunggu langkah tinjauan sekarang, dan langkahnya."""
        from sistemkerja.aturan.pejabat import yang_bertindak
        from sistemkerja.kegiatan.tindakan.tinjauan import langkah_menunggu

        with gunakan(self.pemda):
            kegiatan = Kegiatan.objects.get(pk=kegiatan.pk)
            m = self.gerak.m()
            langkah = langkah_menunggu(kegiatan, self.gerak.rantai(kegiatan))
            jabatan = next(j for j in langkah.pejabat.jabatan if yang_bertindak(m.org, j.id))
        return self.sebagai(jabatan.id), langkah


@pytest.fixture
def panggung(pemda: Callable[[str], Pemda], monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], Panggung]]:
    """`panggung("kediri")`: organisasi contoh Pemda itu."""
    monkeypatch.setattr(muat_contoh, "_pekerjaan", lambda pemda: None)
    ada: dict[str, Panggung] = {}

    def buat(slug: str) -> Panggung:
        if slug not in ada:
            muat_contoh.muat(pemda(slug))
            ada[slug] = Panggung(pemda(slug))
        return ada[slug]

    yield buat


@pytest.fixture
def kediri(panggung: Callable[[str], Panggung]) -> Panggung:
    return panggung("kediri")


def isian(kegiatan: Any = None, **lain: Any) -> dict[str, Any]:
    """Isian sebuah formulir: kunci baru, versi objeknya, dan medan lain."""
    versi = {"versi": kegiatan.versi} if kegiatan is not None else {}
    return {"kunci": str(uuid4()), **versi, **lain}


def isian_rencana(kegiatan: Kegiatan, *uraian: str, anggaran: str = "1.250.000", **lain: Any) -> dict[str, Any]:
    """Isian formulir rencana."""
    data = isian(kegiatan, **{"rencana-TOTAL_FORMS": len(uraian), "rencana-INITIAL_FORMS": 0}, **lain)
    for i, u in enumerate(uraian):
        data |= {f"rencana-{i}-uraian": u, f"rencana-{i}-batas": kegiatan.batas.isoformat()}
        data |= {f"rencana-{i}-anggaran": anggaran}
    return data


def isian_rincian(kegiatan: Kegiatan, *baris: tuple[str, str, str], **lain: Any) -> dict[str, Any]:
    """Isian formulir rincian: (uraian, penanggung jawab, id yang sudah ada)."""
    data = isian(kegiatan, **{"rincian-TOTAL_FORMS": len(baris), "rincian-INITIAL_FORMS": 0}, **lain)
    for i, (uraian, siapa, id_) in enumerate(baris):
        data |= {f"rincian-{i}-uraian": uraian, f"rincian-{i}-penanggung_jawab": siapa, f"rincian-{i}-id": id_}
    return data
