"""Satu halaman untuk setiap tindakan: isian, pratinjau dampaknya, lalu penetapan. Isiannya tidak pernah hilang."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from sistemkerja.kepegawaian.dampak import Dampak, Menunggu, pratinjau
from sistemkerja.kepegawaian.forms.orang import DasarForm, LowongForm
from sistemkerja.kepegawaian.tindakan.orang import Lowong
from sistemkerja.kepegawaian.tindakan.orang.kursi import versi_orang
from sistemkerja.organisasi.models import Jabatan, Keputusan, Pemangku
from sistemkerja.organisasi.pelaku import PelakuRequest
from sistemkerja.organisasi.peran_sistem import PeranSistem, pastikan_peran
from sistemkerja.pemda.galat import MasukanKeliru, SudahBerubah

_TERSEMBUNYI = frozenset({"csrfmiddlewaretoken", "langkah", "versi"})
_MEDAN_LOWONG = re.compile(r"^lowong-([0-9a-f-]{36})-cara$")


@dataclass(frozen=True, slots=True)
class Disentuh:
    """Orang dan kursi yang disebut isiannya; kursi yang dilepas ditambahkan dari pemangkuannya."""

    pegawai: tuple[UUID, ...]
    jabatan: tuple[UUID, ...]


# (form, opsi: berlaku, dasar, oleh, versi, kunci, lowong, pratinjau) -> keputusan
Jalankan = Callable[[Any, dict[str, Any]], Keputusan]


@dataclass(frozen=True, slots=True)
class Layar:
    """Apa yang membedakan satu tindakan dari yang lain di layar."""

    nama: str
    judul: str
    formulir: type[DasarForm]
    disentuh: Callable[[Any], Disentuh]
    jalankan: Jalankan
    selesai: str
    awal: dict[str, Any] = field(default_factory=dict)
    keterangan: str = ""
    berlowong: bool = True


def layani(request: PelakuRequest, layar: Layar) -> HttpResponse:
    """Isian (GET atau tombol ubah), pratinjau, dan penetapan."""
    pastikan_peran(request.pelaku, PeranSistem.PENGELOLA_KEPEGAWAIAN, apa=layar.judul.lower())
    langkah = request.POST.get("langkah", "")
    form = layar.formulir(request.POST if langkah else None, initial=layar.awal)
    if not langkah:
        return _isian(request, layar, form)
    if langkah == "ubah":
        form.is_valid()
        form.errors.clear()
        return _isian(request, layar, form)
    if not form.is_valid():
        return _isian(request, layar, form, 422)
    try:
        disentuh = _lengkapi(request, layar.disentuh(form), form)
        if langkah == "tetapkan":
            return _tetapkan(request, layar, form, disentuh)
        return _pratinjau(request, layar, form, disentuh)
    except MasukanKeliru as galat:
        pasang_galat(form, galat)
        return _isian(request, layar, form, 422)


def pasang_galat(form: forms.Form, galat: MasukanKeliru) -> None:
    """Taruh pesan tindakan di medannya; pesan baris daftar dan selebihnya di atas formulir."""
    for medan, pesan in galat.galat.items():
        cocok = re.match(r"^baris-(\d+)-", medan)
        if cocok:
            pesan = [_("Orang ke-%(n)s: %(p)s") % {"n": int(cocok.group(1)) + 1, "p": p} for p in pesan]
            medan = "tempelan"
        medan = "nip" if medan == "pegawai" and "nip" in form.fields and not form.cleaned_data.get("pegawai") else medan
        form.add_error(medan if medan in form.fields else None, pesan)


def _lengkapi(request: PelakuRequest, d: Disentuh, form: Any) -> Disentuh:
    """Tambahkan kursi yang kini dipangku orangnya pada tanggal berlakunya: kursi-kursi itu juga berubah."""
    kini = Pemangku.objects.filter(pemda=request.pemda, pegawai_id__in=d.pegawai)
    kursi = kini.pada(form.cleaned_data["berlaku"]).values_list("jabatan_id", flat=True)
    return Disentuh(d.pegawai, tuple(dict.fromkeys([*d.jabatan, *kursi])))


def _opsi(request: PelakuRequest, form: Any, **lain: Any) -> dict[str, Any]:
    return {"berlaku": form.cleaned_data["berlaku"], "dasar": form.dasar(), "oleh": request.pelaku, **lain}


def _hitung(request: PelakuRequest, layar: Layar, form: Any, d: Disentuh) -> Dampak:
    opsi = _opsi(request, form)
    if layar.berlowong:
        opsi["pratinjau"] = True
    return pratinjau(
        lambda: layar.jalankan(form, opsi), pemda=request.pemda, per=form.cleaned_data["berlaku"],
        jabatan=d.jabatan, pegawai=d.pegawai,
    )  # fmt: skip


def _tetapkan(request: PelakuRequest, layar: Layar, form: Any, d: Disentuh) -> HttpResponse:
    lowong, keliru = _putusan_lowong(request, d)
    if keliru:
        return _pratinjau(request, layar, form, d, status=422)
    opsi = _opsi(request, form, versi=request.POST.get("versi") or None, kunci=_kunci(request))
    if layar.berlowong:
        opsi["lowong"] = lowong
    try:
        keputusan = layar.jalankan(form, opsi)
    except SudahBerubah as galat:
        return _pratinjau(request, layar, form, d, status=409, berubah=galat)
    except MasukanKeliru as galat:
        if any(medan.startswith("lowong-") for medan in galat.galat):
            return _pratinjau(request, layar, form, d, status=422, galat_lowong=galat.galat)
        raise
    messages.success(request, layar.selesai)
    return redirect("kepegawaian:keputusan", keputusan.pk)


def _kunci(request: PelakuRequest) -> UUID | None:
    try:
        return UUID(request.POST.get("kunci", ""))
    except ValueError:
        return None


def _putusan_lowong(request: PelakuRequest, d: Disentuh) -> tuple[list[Lowong], bool]:
    """Keputusan atas kursi lowong yang dikirim; benar bila ada yang isiannya keliru."""
    hasil, keliru = [], False
    for medan in request.POST:
        cocok = _MEDAN_LOWONG.match(medan)
        if cocok is None or cocok.group(1) not in {str(j) for j in d.jabatan}:
            continue
        satu = LowongForm(request.POST, prefix=f"lowong-{cocok.group(1)}", dapat_pindah=True)
        if satu.is_valid():
            hasil.append(satu.keputusan(UUID(cocok.group(1))))
        else:
            keliru = True
    return hasil, keliru


def _form_lowong(request: PelakuRequest, m: Menunggu, galat: dict[str, list[str]]) -> LowongForm:
    prefix = f"lowong-{m.jabatan_id}"
    dikirim = f"{prefix}-cara" in request.POST or prefix in galat
    awal = {"cara": "plt" if m.saran and m.saran.pegawai_id else "menunggu"}
    if m.saran and m.saran.pegawai_id:
        awal["pegawai"] = m.saran.pegawai_id
    data = request.POST if dikirim else None
    form = LowongForm(data, prefix=prefix, initial=awal, dapat_pindah=m.dapat_pindah > 0)
    if dikirim:
        form.is_valid()
        for pesan in galat.get(prefix, []):
            form.add_error("cara", pesan)
    return form


def _pratinjau(
    request: PelakuRequest, layar: Layar, form: Any, d: Disentuh, *, status: int = 200,
    berubah: SudahBerubah | None = None, galat_lowong: dict[str, list[str]] | None = None,
) -> HttpResponse:  # fmt: skip
    dampak = _hitung(request, layar, form, d)
    galat = galat_lowong or {}
    konteks = _dasar(layar) | {
        "judul": layar.judul,
        "form": form,
        "dampak": dampak,
        "lowong": [(m, _form_lowong(request, m, galat)) for m in dampak.tertinggal] if layar.berlowong else [],
        "versi": versi_orang(request.pemda.pk, d.pegawai, _kursi_versi(d)),
        "tersembunyi": [(n, v) for n, nilai in request.POST.lists() for v in nilai if _ikut(n)],
        "surut": form.cleaned_data["berlaku"] < request.pelaku.per,
        "nanti": form.cleaned_data["berlaku"] > request.pelaku.per,
        "berubah": berubah,
        "sebutan": form.dasar().sebutan,
        "ringkas": _ringkas(form),
    }
    return _batalkan(render(request, "kepegawaian/orang_pratinjau.html", konteks, status=status))


def _kursi_versi(d: Disentuh) -> tuple[UUID, ...]:
    return d.jabatan


def _ikut(nama: str) -> bool:
    return nama not in _TERSEMBUNYI and not nama.startswith("lowong-")


def _ringkas(form: Any) -> list[tuple[str, str]]:
    """Isian yang penting, untuk dibaca lagi sebelum ditetapkan."""
    hasil = []
    for nama in ("pegawai", "nama", "nip", "sifat", "jabatan", "ke", "golongan", "sebab", "hari_terakhir"):
        nilai = form.cleaned_data.get(nama) if nama in form.fields else None
        if nilai:
            pilihan = dict(_datar(getattr(form.fields[nama], "choices", ())))
            hasil.append((str(form.fields[nama].label), str(pilihan.get(nilai, nilai)).partition("\n")[0]))
    return hasil


def _datar(pilihan: Any) -> list[tuple[Any, Any]]:
    hasil: list[tuple[Any, Any]] = []
    for nilai, label in pilihan:
        hasil.extend(label if isinstance(label, list | tuple) else [(nilai, label)])
    return hasil


def _isian(request: PelakuRequest, layar: Layar, form: Any, status: int = 200) -> HttpResponse:
    konteks = _dasar(layar) | {"judul": layar.judul, "form": form, "layar": layar, "kunci": uuid4()}
    return _batalkan(render(request, "kepegawaian/orang_formulir.html", konteks, status=status))


def _batalkan(response: HttpResponse) -> HttpResponse:
    if response.status_code >= 400:
        response.batalkan = True  # type: ignore[attr-defined]
    return response


def _dasar(layar: Layar) -> dict[str, Any]:
    return {"remah": [(_("Kepegawaian"), reverse("kepegawaian:beranda"))], "draf": f"kepegawaian-{layar.nama}"}


def kursi_bernama(pk: str | UUID | None) -> Jabatan | None:
    """Jabatan dari alamat (`?jabatan=`), None bila tidak ada atau bukan milik Pemda ini."""
    try:
        return Jabatan.objects.filter(pk=UUID(str(pk))).first()
    except ValueError:
        return None
