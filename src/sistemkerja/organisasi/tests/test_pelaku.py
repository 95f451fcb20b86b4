"""Pelaku: jabatan yang dipangku seseorang pada tanggalnya, dengan sebutan Plt. dan Plh."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

from django.db import connection
from django.test.utils import CaptureQueriesContext

from sistemkerja.akun.models import Pengguna
from sistemkerja.organisasi.models import Pemangku
from sistemkerja.organisasi.pelaku import pelaku_dari
from sistemkerja.pemda.models import Pemda

KINI = date(2026, 11, 23)


def pengguna_dengan(sifat: str) -> tuple[Pengguna, Pemangku]:
    pemangku = Pemangku.objects.pada(KINI).filter(sifat=sifat).select_related("jabatan").first()
    pengguna = Pengguna.objects.dengan_peran().select_related("pegawai", "pemda").get(pegawai_id=pemangku.pegawai_id)
    return pengguna, pemangku


def test_plt_memangku_dua_jabatan_dan_disebut_plt(contoh_kediri: Pemda) -> None:
    pengguna, pemangku = pengguna_dengan("plt")
    pelaku = pelaku_dari(pengguna, KINI)
    assert [j.sifat for j in pelaku.jabatan] == ["definitif", "plt"]
    assert pelaku.jabatan[1].sebutan == f"Plt. {pemangku.jabatan.nama}"
    assert pelaku.jabatan_utama == pelaku.jabatan[0]
    assert pelaku.memangku(pemangku.jabatan_id)
    assert pelaku.memangku(str(pemangku.jabatan_id))
    assert not pelaku.memangku(uuid4())


def test_sebelum_ditunjuk_ia_belum_memangku(contoh_kediri: Pemda) -> None:
    pengguna, pemangku = pengguna_dengan("plt")
    pelaku = pelaku_dari(pengguna, date(2025, 5, 1))
    assert [j.sifat for j in pelaku.jabatan] == ["definitif"]
    assert not pelaku.memangku(pemangku.jabatan_id)


def test_akun_tanpa_pegawai_tidak_memangku_apa_apa(contoh_kediri: Pemda) -> None:
    Pengguna.objects.create(pemda=contoh_kediri, nip="000", nama="Petugas")
    pelaku = pelaku_dari(Pengguna.objects.dengan_peran().get(nip="000"), KINI)
    assert pelaku.jabatan == ()
    assert pelaku.jabatan_utama is None
    assert (pelaku.nama, pelaku.peran_sistem) == ("Petugas", frozenset())


def test_peran_sistem_menurut_masanya(contoh_kediri: Pemda) -> None:
    pengguna = Pengguna.objects.dengan_peran().pemegang("pengawas_internal", KINI).get()
    assert pelaku_dari(pengguna, KINI).peran_sistem == frozenset({"pengawas_internal"})
    assert pelaku_dari(pengguna, date(2021, 12, 31)).peran_sistem == frozenset()
    assert pelaku_dari(Pengguna.objects.get(pk=pengguna.pk), KINI).peran_sistem == frozenset({"pengawas_internal"})


def test_satu_pertanyaan(contoh_kediri: Pemda) -> None:
    pengguna, _ = pengguna_dengan("plh")
    with CaptureQueriesContext(connection) as pertanyaan:
        pelaku_dari(pengguna, KINI)
    assert len(pertanyaan) == 1
