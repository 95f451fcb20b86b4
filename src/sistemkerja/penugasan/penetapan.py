"""Merampungkan penetapan: tim kerja lahir, dan yang ditetapkan diberi tahu para pemakainya lewat kait.

Kapabilitas di atasnya (kegiatan) mendaftarkan apa yang terjadi sesudah penetapan; penugasan tidak mengenalnya.
"""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from sistemkerja.alur.mesin import Mesin
from sistemkerja.organisasi.pelaku import Pelaku
from sistemkerja.penugasan.models import SusunanPenugasan, TimKerja
from sistemkerja.penugasan.tahapan import Tahap

Lanjutan = Callable[[Mesin, SusunanPenugasan, str, Pelaku], None]
_lanjutan: list[Lanjutan] = []


def daftarkan_lanjutan(fungsi: Lanjutan) -> None:
    """Daftarkan yang dijalankan setelah penugasan ditetapkan, dalam transaksi yang sama."""
    if fungsi not in _lanjutan:
        _lanjutan.append(fungsi)


def rampungkan(m: Mesin, susunan: SusunanPenugasan, unit_id: str, tahap: tuple[Tahap, ...], oleh: Pelaku) -> None:
    """Tim kerja ditetapkan, lalu semua lanjutan dijalankan."""
    if susunan.butir.bentuk == "tim":
        penetap = tahap[-1].wenang if tahap else None
        sebagai = penetap.sebagai(oleh) if penetap else None
        TimKerja.objects.create(
            pemda=oleh.pemda, susunan=susunan, nama=susunan.nama_tim, lingkup=susunan.lingkup,
            penetap_id=sebagai.jabatan_id if sebagai else UUID(str(susunan.penyusun_id)),
            dasar=penetap.dasar if penetap else susunan.dasar,
        )  # fmt: skip
    for fungsi in _lanjutan:
        fungsi(m, susunan, unit_id, oleh)
