"""Riwayat dan tugas ialah catatan: berbahasa Indonesia, bahasa apa pun yang dibaca orang yang bertindak."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import pytest
from django.db import transaction
from django.utils.translation import override

from sistemkerja.alur.models import Tugas
from sistemkerja.contoh.penggerak import Penggerak
from sistemkerja.jejak.models import Peristiwa
from sistemkerja.kegiatan.models import Kegiatan
from sistemkerja.kegiatan.tests.conftest import Panggung, isian_rencana
from sistemkerja.kegiatan.tindakan.rencana import IsianRencana
from sistemkerja.pemda.galat import TidakDiaturApp
from sistemkerja.pemda.konteks import gunakan

Kata = list[tuple[str, ...]]


@pytest.mark.parametrize(("kode", "tim"), [("DINKES.02", True), ("SETDA.03.02", False)])
def test_bahasa_pelaku_tidak_mengubah_catatan(panggung: Callable[[str], Panggung], kode: str, tim: bool) -> None:
    p = panggung("kediri")
    per_bahasa = {}
    for bahasa in ("id", "en"):
        with override(bahasa), gunakan(p.pemda), transaction.atomic():
            _sampai_selesai(p, kode, tim)
            per_bahasa[bahasa] = _riwayat(p), _tugas(p)
            transaction.set_rollback(True)
    assert len(per_bahasa["id"][0]) > 15
    assert len(per_bahasa["id"][1]) > 8
    assert per_bahasa["en"] == per_bahasa["id"]


def test_lewat_layar_berbahasa_inggris(kediri: Panggung) -> None:
    k = kediri.kegiatan("DINKES.02")
    data = isian_rencana(k, "Himpun data")
    jawab = kediri.pelaksana(k).post(f"/kegiatan/{k.pk}/rencana/", data, follow=True, headers={"Accept-Language": "en"})
    assert "The plan is submitted for agreement." in jawab.content.decode()
    with gunakan(kediri.pemda):
        assert Peristiwa.objects.get(peristiwa="rencana.diajukan").kalimat == "mengajukan rencana dengan 1 baris."
        tugas = Tugas.objects.get(kerja="menyepakati_rencana")
    assert tugas.judul == f"Sepakati rencana “{k.judul}”"
    assert tugas.kenapa.startswith("Yang ")


def _sampai_selesai(p: Panggung, kode: str, tim: bool) -> None:
    """Setiap tindakan yang mencatat sekurangnya sekali: dikembalikan, terhambat, diperbaiki, selesai."""
    k = p.kegiatan(kode, "diajukan", tim=tim)
    with p.gerak.jalan() as g:
        k = g.sepakati(k, False, "Tambah satu baris.")
        k = g.sepakati(_ajukan_lagi(g, k))
        rincian = g.rinci(k, ["Himpun data"])
        g.maju(k, rincian[0], 60, "Separuh desa.")
        g.pantau(k, "Dahulukan desa terjauh.")
        with suppress(TidakDiaturApp):  # Sekretariat Daerah: tujuannya tidak diatur
            g.hambat(k, "Alat rusak.", "Pinjam alat.")
        k = g.serahkan(p.segar(k), "Peta tersusun.")
        k = g.tinjau(k, "belum_sesuai", "Dua desa belum ada.")
        k = g.serahkan(p.segar(k), "Peta lengkap.")
        while k.keadaan == Kegiatan.Keadaan.TINJAUAN:
            k = g.tinjau(p.segar(k))
    assert k.keadaan == Kegiatan.Keadaan.SELESAI


def _ajukan_lagi(g: Penggerak, k: Kegiatan) -> Kegiatan:
    return g.ajukan(k, [IsianRencana(b.uraian, b.batas, b.anggaran) for b in k.rencana.baris.all()])


def _riwayat(p: Panggung) -> Kata:
    semua = Peristiwa.objects.filter(pemda=p.pemda)
    return sorted(semua.values_list("peristiwa", "kalimat", "sebagai"))


def _tugas(p: Panggung) -> Kata:
    return sorted(Tugas.objects.filter(pemda=p.pemda).values_list("kerja", "judul", "ringkas", "kenapa"))
