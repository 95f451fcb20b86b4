"""Setiap perbuatan satu jalan penuh: dikirim dua kali berlaku sekali, versi basi diberi tahu, tanpa pelaku ditolak."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.db import transaction

from sistemkerja.alur.models import Permintaan, Tugas
from sistemkerja.contoh.penggerak import Penggerak
from sistemkerja.jejak.models import Peristiwa
from sistemkerja.kegiatan import tindakan as kerja
from sistemkerja.pemda.galat import SudahBerubah
from sistemkerja.penugasan import tindakan as penugasan
from sistemkerja.perencanaan import tindakan as rencana
from tests.jalan_penuh import jalan
from tests.jalan_penuh.naskah import Baris
from tests.jalan_penuh.test_kediri import PERATURAN, A, F

PEMDA = "kediri"
BARIS = [Baris("DINKES.02", A), Baris("KECMJR.01", F)]


def hitung() -> tuple[int, ...]:
    """Sidik keadaan: riwayat, giliran yang menunggu, dan formulir yang sudah dijalankan."""
    menunggu = Tugas.objects.filter(selesai_pada__isnull=True)
    return Peristiwa.objects.count(), menunggu.count(), Permintaan.objects.count()


def dua_kali(fungsi: Callable[..., Any], dijalankan: set[str]) -> Callable[..., Any]:
    """Perbuatan itu dengan versi basi (diberi tahu), lalu dua kali dengan kunci yang sama (berlaku sekali)."""

    def jalankan(*isi: Any, **kunci: Any) -> Any:
        if "versi" in kunci:
            with pytest.raises(SudahBerubah) as galat, transaction.atomic():
                fungsi(*isi, **{**kunci, "versi": kunci["versi"] + 7})
            assert galat.value.oleh_siapa
        sama = uuid4()
        hasil = fungsi(*isi, kunci=sama, **kunci)
        sesudah = hitung()
        fungsi(*isi, kunci=sama, **kunci)
        assert hitung() == sesudah, fungsi.__name__
        dijalankan.add(fungsi.__name__)
        return hasil

    return jalankan


@pytest.mark.dasar(PERATURAN, "Lampiran 5")
@pytest.mark.parametrize("baris", [pytest.param(b, id=b.unit) for b in BARIS])
def test_dua_kali_berlaku_sekali(gerak: Penggerak, baris: Baris, monkeypatch: pytest.MonkeyPatch) -> None:
    dijalankan: set[str] = set()
    for tempat in (rencana, kerja):
        for nama in tempat.__all__:
            fungsi = getattr(tempat, nama)
            if callable(fungsi) and not isinstance(fungsi, type):
                monkeypatch.setattr(tempat, nama, dua_kali(fungsi, dijalankan))
    for nama in ("susun_penugasan", "setujui_tahap"):
        monkeypatch.setattr(jalan, nama, dua_kali(getattr(penugasan, nama), dijalankan))
    jalan.Jalan(gerak, baris, "tim").semua()
    lengkap = {
        "buat_perjanjian_kinerja", "tetapkan_perjanjian_kinerja", "bagi_target", "rumuskan_strategi", "susun_penugasan",
        "ajukan_rencana", "putuskan_rencana", "tulis_rincian", "catat_kemajuan", "catat_pemantauan",
        "sampaikan_kendala", "putuskan_kendala", "serahkan_hasil", "tinjau_hasil",
    }  # fmt: skip
    assert lengkap <= dijalankan


@pytest.mark.parametrize("tempat", [rencana, penugasan, kerja])
def test_tanpa_pelaku_tidak_ada_perbuatan(tempat: Any) -> None:
    """`oleh` wajib disebut dan hanya dengan namanya: tidak ada perbuatan tanpa pelaku."""
    for nama in tempat.__all__:
        fungsi = getattr(tempat, nama)
        if callable(fungsi) and not isinstance(fungsi, type):
            with pytest.raises(TypeError, match="oleh"):
                fungsi(
                    *[None] * (fungsi.__wrapped__ if hasattr(fungsi, "__wrapped__") else fungsi).__code__.co_argcount
                )
