"""Yang sama bagi semua halaman pembaca: peraturan mana, tab, remah, dan adopsinya."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from sistemkerja.alur.mesin import adopsi_pada, peraturan_adopsi
from sistemkerja.alur.naskah import naskah
from sistemkerja.aturan import katalog
from sistemkerja.aturan.baca import Peraturan
from sistemkerja.aturan.bentuk import GalatAturan
from sistemkerja.organisasi.pelaku import PelakuRequest
from sistemkerja.organisasi.tanggal import hari_ini
from sistemkerja.pemda.galat import TidakDiaturApp
from sistemkerja.pemda.models import Adopsi
from sistemkerja.pemda.versi import VersiPeraturan


def peraturan_dari(request: PelakuRequest, id_: str) -> Peraturan:
    """Peraturan itu: yang berlaku di Pemda ini menurut naskah yang diadopsinya, dengan kebijakannya.

    Yang tidak berlaku di sini dibaca dari folder yang ikut dikirim, atau dari naskah yang disimpan Pemda ini.
    Raises Http404, atau TidakDiaturApp bila tidak terbaca.
    """
    adopsi = adopsi_kini(request)
    if adopsi is not None and adopsi.peraturan_id == id_:
        return peraturan_adopsi(request.pemda, adopsi)
    try:
        if id_ in katalog.daftar_id():
            return katalog.peraturan(id_)
        sidik = VersiPeraturan.objects.filter(pemda=request.pemda, peraturan_id=id_).values_list("sidik", flat=True)
        if not sidik:
            raise Http404
        return naskah(request.pemda, id_, sidik[0])
    except GalatAturan as galat:
        raise TidakDiaturApp(
            _("Peraturan %(id)s tidak dapat dibaca.") % {"id": id_},
            _("Minta pengelola sistem menjalankan: sistemkerja peraturan periksa %(id)s") % {"id": id_},
        ) from galat


def adopsi_kini(request: PelakuRequest) -> Adopsi | None:
    """Adopsi yang berlaku bagi Pemda ini hari ini. Satu pertanyaan setiap permintaan."""
    if not hasattr(request, "_adopsi_kini"):
        request._adopsi_kini = adopsi_pada(request.pemda, hari_ini(request.pemda))  # type: ignore[attr-defined]
    ada: Adopsi | None = request._adopsi_kini  # type: ignore[attr-defined]
    return ada


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
