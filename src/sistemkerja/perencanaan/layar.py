"""Yang dipakai bersama layar perencanaan dan penugasan: mesin, giliran, kiriman formulir, dan jawabannya."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from sistemkerja.alur.mesin import Mesin, mesin
from sistemkerja.alur.models import Tugas
from sistemkerja.antarmuka.tanggap import PunyaAlamat, done, minta_penggalan
from sistemkerja.aturan.pejabat import yang_bertindak
from sistemkerja.organisasi.baca_sql import muat_memori
from sistemkerja.organisasi.pelaku import Pelaku
from sistemkerja.pemda.galat import MasukanKeliru


class KirimForm(forms.Form):
    """Medan tersembunyi setiap formulir: versi yang dilihat pelaku dan kunci pengiriman."""

    versi = forms.IntegerField(min_value=1, max_value=2**31 - 1)
    kunci = forms.UUIDField(required=False)


def mesin_layar(pelaku: Pelaku) -> Mesin:
    """Mesin dengan seluruh organisasi di memori: banyaknya pertanyaan SQL tetap, berapa pun unitnya."""
    return mesin(pelaku.pemda, pelaku.per, muat_memori(pelaku.pemda.pk, pelaku.per))


def kiriman(request: HttpRequest) -> tuple[int, UUID | None]:
    """Versi dan kunci yang dikirim. Raises MasukanKeliru bila formulirnya rusak."""
    form = KirimForm(request.POST)
    if not form.is_valid():
        raise MasukanKeliru({"": [_("Formulir ini tidak lengkap. Muat ulang halamannya, lalu kirim lagi.")]})
    return form.cleaned_data["versi"], form.cleaned_data["kunci"]


def giliran(m: Mesin, pelaku: Pelaku, *objek: UUID, kasus: UUID | None = None) -> dict[str, Any] | None:
    """Giliran yang menunggu pada objek-objek ini (atau pada kasusnya); None bila tidak ada. Satu pertanyaan."""
    menunggu = Tugas.objects.filter(pemda=pelaku.pemda, selesai_pada__isnull=True).select_related("untuk_jabatan")
    tugas = list(menunggu.filter(kasus=kasus) if kasus else menunggu.filter(objek_id__in=objek))
    if kasus and any(t.objek_id in objek for t in tugas):
        tugas = [t for t in tugas if t.objek_id in objek]
    if not tugas:
        return None
    milik = [t for t in tugas if _bertindak(m, pelaku, t)]
    pertama = (milik or tugas)[0]
    return {
        "menunggu": pertama.untuk_jabatan.nama if milik else _siapa(m, tugas),
        "saya": bool(milik),
        "sejak": pertama.sejak,
        "batas": pertama.batas,
        "jawaban": {"kalimat": pertama.kenapa, "dasar": pertama.dasar, "peraturan": m.peraturan.id},
        "tugas": pertama,
    }


def _bertindak(m: Mesin, pelaku: Pelaku, tugas: Tugas) -> bool:
    orang = yang_bertindak(m.org, str(tugas.untuk_jabatan_id))
    return orang is not None and orang.pegawai == str(pelaku.pegawai_id)


def _siapa(m: Mesin, tugas: list[Tugas]) -> str:
    """Paling banyak dua jabatan dengan orangnya, sisanya dihitung."""
    jabatan = list({t.untuk_jabatan_id: t.untuk_jabatan for t in tugas}.values())
    nama = []
    for satu in jabatan[:2]:
        orang = yang_bertindak(m.org, str(satu.pk))
        nama.append(f"{satu.nama} ({orang.nama if orang else _('kosong')})")
    lebih = len(jabatan) - len(nama)
    return _(", ").join(nama) + (_(" dan %(n)s lainnya") % {"n": lebih} if lebih else "")


def selesai(request: HttpRequest, to: str | PunyaAlamat, kalimat: str) -> HttpResponse:
    """Sesudah tindakan: pindah dengan pesan, atau kartu usai bila dikirim dari kartu di Meja Kerja."""
    kartu = request.headers.get("HX-Target", "")
    if minta_penggalan(request) and kartu.startswith("tugas-"):
        context = {"id": kartu.removeprefix("tugas-"), "kalimat": kalimat}
        return done(request, to, "antarmuka/_kartu_usai.html", context)
    messages.success(request, kalimat)
    return done(request, to)


def pindahkan_galat(form: forms.BaseForm, galat: MasukanKeliru) -> None:
    """Letakkan galat tindakan di medannya; yang bukan medan formulir ini menjadi galat formulir."""
    for medan, pesan in galat.galat.items():
        for satu in pesan:
            form.add_error(medan if medan in form.fields else None, satu)
