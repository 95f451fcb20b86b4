"""Yang dipakai bersama layar penataan: lingkup sebuah langkah, formulirnya, tautan halangan, dan jawabannya."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sistemkerja.alur.kunci import sudah_berubah
from sistemkerja.alur.mesin import peraturan_berlaku
from sistemkerja.alur.models import Permintaan
from sistemkerja.aturan.baca import Peraturan
from sistemkerja.kepegawaian.forms.unit import FORMULIR
from sistemkerja.kepegawaian.forms.unit_dasar import LangkahForm
from sistemkerja.kepegawaian.reorganisasi.keadaan import Keadaan
from sistemkerja.kepegawaian.reorganisasi.periksa import Temuan
from sistemkerja.kepegawaian.reorganisasi.rencana import JENIS
from sistemkerja.organisasi.models import Jabatan, UnitOrganisasi
from sistemkerja.organisasi.pelaku import PelakuRequest
from sistemkerja.organisasi.peran_sistem import PeranSistem, pastikan_peran
from sistemkerja.organisasi.pilihan import PilihanJabatan, PilihanUnit
from sistemkerja.pemda.galat import MasukanKeliru, TidakDiaturApp
from sistemkerja.pemda.models import Pemda

PEMBACA = (
    PeranSistem.PENGELOLA_ORGANISASI,
    PeranSistem.PENGELOLA_KEPEGAWAIAN,
    PeranSistem.PENGAWAS_INTERNAL,
)
# Jenis langkah yang juga dapat berdiri sendiri; menempatkan orang di luar rencana adalah tindakan kepegawaian.
TUNGGAL = tuple(kode for kode in FORMULIR if kode != "tempatkan")
_SEBELUM_TUTUP = gettext_lazy(
    "Yang pernah ada tidak dihapus: riwayat menunjuk kepadanya. Menutupnya mudah; pada tanggal lalu ia tetap terbaca."
)


def pastikan_pembaca(request: PelakuRequest) -> None:
    """Pengelola organisasi, pengelola kepegawaian, dan pengawas internal. Raises TidakBerwenang."""
    pastikan_peran(request.pelaku, *PEMBACA, apa=_("membuka penataan organisasi"))


def pastikan_pengelola(request: PelakuRequest, apa: str) -> None:
    """Hanya pengelola organisasi. Raises TidakBerwenang."""
    pastikan_peran(request.pelaku, PeranSistem.PENGELOLA_ORGANISASI, apa=apa)


@dataclass(frozen=True, slots=True)
class Lingkup:
    """Unit atau kursi pokok sebuah langkah, sebagaimana disebut di alamat atau formulirnya."""

    medan: str
    id: str
    nama: str
    url: str


def lingkup(request: PelakuRequest, kode: str, data: Mapping[str, Any], keadaan: Keadaan) -> Lingkup | None:
    """Unit atau kursi pokoknya; None bila belum dipilih.

    Raises Http404 (tidak ada di Pemda ini), SudahBerubah (sudah ditutup orang lain).
    """
    medan = JENIS[kode].atas
    tertulis = kunci_tertulis(data.get(medan, "") if not isinstance(data.get(medan), list) else "")
    if not tertulis:
        return None
    ada = keadaan.unit if medan == "unit" else keadaan.kursi
    model: Any = UnitOrganisasi if medan == "unit" else Jabatan
    if tertulis in ada:
        baru = not model.objects.filter(pemda=request.pemda, pk=tertulis).exists()
        url = "" if baru else reverse(f"organisasi:{'unit' if medan == 'unit' else 'jabatan'}", args=[tertulis])
        return Lingkup(medan, tertulis, ada[tertulis].nama, url)
    if model.objects.filter(pemda=request.pemda, pk=tertulis).exists():
        raise sudah_berubah(UUID(tertulis), oleh=request.pelaku)
    raise Http404


def kunci_tertulis(teks: Any) -> str:
    """Kunci yang ditulis di alamat atau formulir; kosong bila tidak diisi. Raises Http404 bila bukan kunci."""
    bersih = str(teks or "").strip()
    if not bersih:
        return ""
    try:
        return str(UUID(bersih))
    except ValueError:
        raise Http404 from None


def bersihkan_uuid(data: QueryDict, *medan: str) -> None:
    """404 bila yang tertulis di alamat bukan UUID; sama dengan yang tidak ada."""
    for nama in medan:
        kunci_tertulis(data.get(nama))


def peraturan(pemda: Pemda, per: date) -> Peraturan | None:
    """Peraturan yang berlaku, None bila belum ada yang diadopsi."""
    try:
        return peraturan_berlaku(pemda, per)
    except TidakDiaturApp:
        return None


def form_langkah(
    request: PelakuRequest, kode: str, data: QueryDict | None, keadaan: Keadaan, per: date, pokok: Lingkup,
    awal: Mapping[str, Any] | None = None, baru: Sequence[str] = (),
) -> LangkahForm:  # fmt: skip
    """Formulir jenis langkah itu, dengan pilihan dari keadaannya."""
    return FORMULIR[kode](
        data, keadaan=keadaan, per=per, lingkup={pokok.medan: pokok.id}, awal=awal, baru=baru,
        peraturan=peraturan(request.pemda, per),
    )  # fmt: skip


class PilihPokokForm(forms.Form):
    """Unit atau jabatan yang ditata, bila alamatnya belum menyebut."""

    def __init__(self, *isi: Any, medan: str, per: date, baru: Sequence[tuple[str, str]] = (), **lain: Any) -> None:
        super().__init__(*isi, **lain)
        self.medan = medan
        satu = PilihanUnit(label=_("Unit")) if medan == "unit" else PilihanJabatan(label=_("Jabatan"))
        satu.per = per
        self.fields[medan] = satu
        if baru:
            satu.required = False
            label = _("… atau yang dibentuk rencana ini")
            self.fields["baru"] = forms.ChoiceField(label=label, choices=[("", "–"), *baru], required=False)

    def clean(self) -> dict[str, Any]:
        hasil = super().clean() or self.cleaned_data
        if not self.pilihan() and self.medan not in self.errors:
            self.add_error(self.medan, _("Bidang ini wajib diisi."))
        return hasil

    def pilihan(self) -> str:
        """Id yang dipilih."""
        ada = self.cleaned_data.get("baru") or self.cleaned_data.get(self.medan)
        return str(getattr(ada, "pk", ada) or "")


def tautan(semua: Sequence[Temuan]) -> list[dict[str, str]]:
    """Halangan dengan alamat hal yang dimaksud."""
    jalan = {"unit": "organisasi:unit", "kursi": "organisasi:jabatan", "pegawai": "organisasi:pegawai"}
    return [
        {"kalimat": t.kalimat, "nama": t.nama, "url": t.id if t.jenis == "alamat" else
         reverse(jalan[t.jenis], args=[t.id]) if t.jenis in jalan and t.id else ""}
        for t in semua
    ]  # fmt: skip


def pasang_galat(galat: MasukanKeliru, *formulir: forms.Form) -> None:
    """Pesan tindakan ke medannya; yang tidak punya medan ke atas formulir pertama."""
    for medan, pesan in galat.galat.items():
        tempat = next((f for f in formulir if medan in f.fields), None)
        (tempat or formulir[0]).add_error(medan if tempat else None, list(pesan))


def jawab(request: PelakuRequest, templat: str, konteks: dict[str, Any], status: int = 200) -> HttpResponse:
    """Halaman; 4xx membatalkan transaksi permintaannya."""
    response = render(request, templat, konteks, status=status)
    if status >= 400:
        response.batalkan = True  # type: ignore[attr-defined]
    return response


def remah(*lagi: tuple[str, str]) -> list[tuple[str, str]]:
    """Remah dari beranda penataan."""
    return [
        (_("Organisasi"), reverse("organisasi:daftar")),
        (_("Penataan organisasi"), reverse("kepegawaian:unit_beranda")),
        *lagi,
    ]


def kunci(request: PelakuRequest) -> UUID | None:
    """Kunci kiriman formulir, None bila tidak ada atau rusak."""
    try:
        return UUID(request.POST.get("kunci", ""))
    except ValueError:
        return None


def hasil_kunci(request: PelakuRequest) -> UUID | None:
    """Hasil kiriman pertama formulir ini, None bila belum pernah dijalankan."""
    dikirim = kunci(request)
    if dikirim is None:
        return None
    satu = Permintaan.objects.filter(pemda=request.pemda, pengguna_id=request.pelaku.pengguna_id, kunci=dikirim)
    return satu.values_list("hasil_id", flat=True).first()


def versi(request: PelakuRequest) -> int:
    """Versi rencana yang dilihat. Raises MasukanKeliru bila formulirnya rusak."""
    try:
        return int(request.POST.get("versi", ""))
    except ValueError:
        kalimat = _("Formulir ini tidak lengkap. Muat ulang halamannya, lalu kirim lagi.")
        raise MasukanKeliru({"": [kalimat]}) from None


def keterangan(kode: str) -> str:
    """Kalimat di bawah judul sebuah tindakan."""
    return str(_SEBELUM_TUTUP) if kode.startswith("tutup") else ""
