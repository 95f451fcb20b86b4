"""Pemda contoh, orang-orang menurut peran sistemnya, dan naskah yang diubah sedikit."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from sistemkerja.akun.models import Pengguna
from sistemkerja.aturan import katalog, paket
from sistemkerja.contoh import muat as pemuat
from sistemkerja.organisasi.pelaku import Pelaku, pelaku_dari
from sistemkerja.organisasi.tanggal import hari_ini
from sistemkerja.pemda.konteks import gunakan
from sistemkerja.pemda.middleware import KUNCI_SESI
from sistemkerja.pemda.models import Pemda


@pytest.fixture
def muatkan(pemda: Callable[[str], Pemda], monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Pemda]:
    """`muatkan("blitar")`: organisasi contohnya, tanpa pekerjaannya."""
    monkeypatch.setattr(pemuat, "_pekerjaan", lambda _pemda: None)

    def muat(slug: str) -> Pemda:
        satu = pemda(slug)
        pemuat.muat(satu)
        return satu

    return muat


def berperan(satu: Pemda, peran: str) -> Pelaku:
    """Pemegang peran sistem itu, atau seseorang tanpa peran sistem bila `peran` kosong. Di dalam `gunakan`."""
    semua = Pengguna.objects.filter(pemda=satu, aktif=True).dengan_peran().order_by("nip")
    for pengguna in semua:
        pelaku = pelaku_dari(pengguna, hari_ini(satu))
        if (peran in pelaku.peran_sistem) if peran else not pelaku.peran_sistem:
            return pelaku
    raise AssertionError(f"tidak ada {peran}")


@pytest.fixture
def masuk() -> Callable[[Pemda, str], Client]:
    """`masuk(pemda, "pengelola_organisasi")`: peramban pemegang peran itu."""

    def klien(satu: Pemda, peran: str = "pengelola_organisasi") -> Client:
        hasil = Client()
        with gunakan(satu):
            hasil.force_login(Pengguna.objects.get(pk=berperan(satu, peran).pengguna_id))
        sesi = hasil.session
        sesi[KUNCI_SESI] = str(satu.pk)
        sesi.save()
        return hasil

    return klien


def isi_diubah(peraturan_id: str, berkas: str, dari: str, menjadi: str) -> dict[str, bytes]:
    """Isi naskah itu dengan satu penggantian; tanpa contohnya, yang mengunci jawaban lama."""
    isi = {q: v for q, v in paket.dari_folder(katalog.folder_dari(peraturan_id)).items() if not q.startswith("contoh/")}
    teks = isi[berkas].decode()
    assert dari in teks
    return {**isi, berkas: teks.replace(dari, menjadi, 1).encode()}
