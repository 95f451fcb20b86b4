"""Yang dipasang lapisan ini pada halaman organisasi dan pada pergantian hari."""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from sistemkerja.kepegawaian.tindakan.unit.alih import jalankan_pengalihan
from sistemkerja.organisasi import kait
from sistemkerja.organisasi.models import Jabatan, UnitOrganisasi
from sistemkerja.organisasi.pelaku import Pelaku
from sistemkerja.organisasi.peran_sistem import PeranSistem, berperan
from sistemkerja.pemda.models import Pemda


def pasang() -> None:
    """Dipanggil sekali dari AppConfig.ready."""
    kait.pasang_tindakan(tombol)
    kait.pasang_ganti_hari(ganti_hari)


def ganti_hari(pemda_id: UUID, hari: date) -> None:
    """Pekerjaan yang beralih pada hari itu berpindah ke penerusnya."""
    jalankan_pengalihan(Pemda.objects.get(pk=pemda_id), hari)


def tombol(pelaku: Pelaku, objek: Any) -> list[kait.Tindakan]:
    """Tombol penataan bagi pengelola organisasi; orang lain tidak mendapat apa-apa."""
    if not berperan(pelaku, PeranSistem.PENGELOLA_ORGANISASI):
        return []
    if isinstance(objek, Pemda):
        return [{"label": _("Penataan organisasi"), "url": reverse("kepegawaian:unit_beranda"), "ikon": "pohon"}]
    if isinstance(objek, UnitOrganisasi):
        return [_tombol(label, kode, unit=objek.pk) for kode, label in _unit()]
    if isinstance(objek, Jabatan):
        return [_tombol(label, kode, kursi=objek.pk) for kode, label in _kursi()]
    return []


def _unit() -> list[tuple[str, str]]:
    return [
        ("bentuk_unit", _("Bentuk unit di bawahnya")),
        ("ubah_unit", _("Ubah unit")),
        ("pindah_unit", _("Pindahkan unit")),
        ("gabung_unit", _("Gabungkan unit")),
        ("pecah_unit", _("Pecah unit")),
        ("bentuk_kursi", _("Bentuk jabatan")),
        ("tetapkan_formasi", _("Tetapkan formasi")),
        ("tutup_unit", _("Tutup unit")),
    ]


def _kursi() -> list[tuple[str, str]]:
    return [
        ("ubah_kursi", _("Ubah jabatan")),
        ("pindah_kursi", _("Pindahkan jabatan")),
        ("tutup_kursi", _("Tutup jabatan")),
    ]


def _tombol(label: str, kode: str, **tanya: UUID) -> kait.Tindakan:
    return {"label": label, "url": f"{reverse('kepegawaian:unit_tindakan', args=[kode])}?{urlencode(tanya)}"}
