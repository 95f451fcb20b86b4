"""Menanyai peraturan, dan melihat mekanisme satu jenis unit seutuhnya."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sistemkerja.aturan import kosakata as k
from sistemkerja.aturan.baca import Peraturan
from sistemkerja.aturan.bentuk import PertanyaanKeliru
from sistemkerja.aturan.kebijakan import BUKAN_PILIHAN
from sistemkerja.aturan.tanya import tanya as jawab
from sistemkerja.organisasi.pelaku import PelakuRequest
from sistemkerja.peraturan.rupa import rupa_jawaban
from sistemkerja.peraturan.tanya_form import FormulirTanya, pilihan_pertanyaan
from sistemkerja.peraturan.unit import halaman_unit, unit_diatur
from sistemkerja.peraturan.views.rangka import adopsi_kini, peraturan_dari, rangka


@require_safe
def tanya(request: PelakuRequest, id: str) -> HttpResponse:
    """Satu pertanyaan dengan keadaannya, dijawab mesin beserta dasarnya; alamatnya dapat dibagikan."""
    per = peraturan_dari(request, id)
    pertanyaan = request.GET.get("pertanyaan", "")
    isi: dict[str, Any] = {"pilihan": pilihan_pertanyaan(), "pertanyaan": pertanyaan}
    status = 200
    if pertanyaan and pertanyaan not in k.PERTANYAAN:
        isi["galat"], status = _("Pertanyaan itu tidak dikenal; pilih salah satu di bawah."), 422
        isi["pertanyaan"] = ""
    elif pertanyaan:
        form = FormulirTanya(per, pertanyaan, request.GET)
        isi["form"] = form
        if form.is_valid():
            try:
                isi["jawaban"] = rupa_jawaban(per, jawab(per, pertanyaan, form.keadaan()))
                isi["kebijakan"] = _ke_kebijakan(request, per, pertanyaan, form.keadaan())
            except PertanyaanKeliru as galat:
                isi["galat"], status = str(galat), 422
        else:
            status = 422
    konteks = rangka(request, per, "tanya", _("Tanya peraturan")) | isi
    return render(request, "peraturan/tanya.html", konteks, status=status)


def _ke_kebijakan(request: PelakuRequest, per: Peraturan, pertanyaan: str, keadaan: dict[str, str]) -> str:
    """Isian awal formulir kebijakan bagi yang ditanyakan, bila peraturan ini yang berlaku di Pemda pembacanya."""
    adopsi = adopsi_kini(request)
    if adopsi is None or adopsi.sidik != per.sidik or pertanyaan in BUKAN_PILIHAN:
        return ""
    return urlencode({"pertanyaan": pertanyaan, **{q: v for q, v in keadaan.items() if q not in ("pd", "tanggal")}})


@require_safe
def daftar_unit(request: PelakuRequest, id: str) -> HttpResponse:
    """Jenis unit yang diatur peraturan ini, dan PD yang diatur tersendiri."""
    per = peraturan_dari(request, id)
    isi = {"unit": unit_diatur(per)}
    return render(request, "peraturan/daftar_unit.html", rangka(request, per, "daftar_unit", _("Jenis unit")) | isi)


@require_safe
def unit(request: PelakuRequest, id: str, kode: str) -> HttpResponse:
    """Mekanisme satu jenis unit: dari Perjanjian Kinerja sampai selesai."""
    per = peraturan_dari(request, id)
    satu = next((u for u in unit_diatur(per) if u.kode == kode), None)
    if satu is None:
        raise Http404
    konteks = rangka(request, per, "daftar_unit", satu.nama)
    konteks["remah"].append((_("Jenis unit"), reverse("peraturan:daftar_unit", args=[per.id])))
    return render(request, "peraturan/unit.html", konteks | {"unit": satu} | halaman_unit(per, satu))
