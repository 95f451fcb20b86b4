"""Yang sama bagi semua halaman pembaca: peraturan mana, tab, remah, dan adopsinya."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from sistemkerja.aturan import katalog
from sistemkerja.aturan.baca import Peraturan
from sistemkerja.aturan.bentuk import GalatAturan
from sistemkerja.organisasi.pelaku import PelakuRequest
from sistemkerja.organisasi.tanggal import hari_ini
from sistemkerja.pemda.galat import TidakDiaturApp
from sistemkerja.pemda.models import Adopsi


def peraturan_dari(id_: str) -> Peraturan:
    """Peraturan yang ikut dikirim. Raises Http404, atau TidakDiaturApp bila foldernya tidak terbaca."""
    if id_ not in katalog.daftar_id():
        raise Http404
    try:
        return katalog.peraturan(id_)
    except GalatAturan as galat:
        raise TidakDiaturApp(
            _("Peraturan %(id)s tidak dapat dibaca.") % {"id": id_},
            _("Minta pengelola sistem menjalankan: sistemkerja peraturan periksa %(id)s") % {"id": id_},
        ) from galat


def adopsi_kini(request: PelakuRequest) -> Adopsi | None:
    """Adopsi yang berlaku bagi Pemda ini hari ini. Satu pertanyaan."""
    per = hari_ini(request.pemda)
    berlaku = Adopsi.objects.filter(pemda=request.pemda, sejak__lte=per).exclude(sampai__lte=per)
    return berlaku.order_by("-sejak").first()


def rangka(request: PelakuRequest, per: Peraturan, kini: str, judul: str = "") -> dict[str, Any]:
    """Konteks bersama; `kini` nama tab yang sedang dibuka."""
    tab = [
        ("peraturan", _("Ringkasan")),
        ("daftar_ketentuan", _("Ketentuan")),
        ("daftar_unit", _("Jenis unit")),
        ("tanya", _("Tanya")),
        ("catatan", _("Catatan")),
        ("cakupan", _("Cakupan")),
    ]
    remah = [(_("Peraturan"), reverse("peraturan:beranda"))]
    if judul:
        remah.append((per.judul, reverse("peraturan:peraturan", args=[per.id])))
    return {
        "judul": judul or per.judul,
        "per": per,
        "peraturan": per.id,
        "remah": remah,
        "tab": [{"label": t, "url": reverse(f"peraturan:{n}", args=[per.id]), "kini": n == kini} for n, t in tab],
    }
