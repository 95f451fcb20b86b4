"""Tombol tindakan terhadap orang pada halaman organisasi: hanya bagi pengelola kepegawaian."""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from sistemkerja.kepegawaian.tindakan.orang.lowong import jalankan_penyerahan
from sistemkerja.organisasi import kait
from sistemkerja.organisasi.models import Jabatan, Pegawai
from sistemkerja.organisasi.pelaku import Pelaku
from sistemkerja.organisasi.peran_sistem import PeranSistem, berperan
from sistemkerja.pemda.models import Pemda


def ganti_hari(pemda_id: UUID, hari: date) -> None:
    """Pekerjaan yang dititipkan untuk hari itu berpindah ke kursi penerimanya."""
    jalankan_penyerahan(Pemda.objects.get(pk=pemda_id), hari)


def tombol(pelaku: Pelaku, objek: Any) -> list[kait.Tindakan]:
    """Tindakan yang dapat dimulai dari halaman pegawai, jabatan, atau organisasi."""
    if not berperan(pelaku, PeranSistem.PENGELOLA_KEPEGAWAIAN):
        return []
    if isinstance(objek, Pemda):
        return [{"label": _("Kepegawaian"), "url": reverse("kepegawaian:beranda"), "ikon": "orang"}]
    if isinstance(objek, Pegawai):
        return _bagi_pegawai(objek)
    if isinstance(objek, Jabatan):
        return [
            _satu(_("Tunjuk Plt. atau Plh."), "penunjukan", jabatan=objek.pk),
            _satu(_("Angkat ke jabatan ini"), "angkat", jabatan=objek.pk),
            _satu(_("Mutasi ke jabatan ini"), "mutasi", ke=objek.pk),
        ]
    return []


def _bagi_pegawai(pegawai: Pegawai) -> list[kait.Tindakan]:
    if pegawai.berhenti is not None:
        return []
    return [
        _satu(_("Mutasi"), "mutasi", pegawai=pegawai.pk),
        _satu(_("Promosi"), "promosi", pegawai=pegawai.pk),
        _satu(_("Angkat ke jabatan"), "angkat", pegawai=pegawai.pk),
        _satu(_("Tunjuk Plt. atau Plh."), "penunjukan", pegawai=pegawai.pk),
        _satu(_("Kenaikan pangkat"), "pangkat", pegawai=pegawai.pk),
        _satu(_("Pensiun atau berhenti"), "berhenti", pegawai=pegawai.pk),
    ]


def _satu(label: str, nama: str, **awal: Any) -> kait.Tindakan:
    return {"label": label, "url": f"{reverse(f'kepegawaian:{nama}')}?{urlencode(awal)}"}
