"""Apa yang membedakan tiap tindakan di layar: formulirnya, siapa yang disentuh, dan tindakan yang dijalankan."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from sistemkerja.kepegawaian.forms import orang as formulir
from sistemkerja.kepegawaian.tindakan import orang as tindakan
from sistemkerja.kepegawaian.views.orang_tindakan import Disentuh, Layar
from sistemkerja.organisasi.models import Keputusan, Pemangku
from sistemkerja.organisasi.pelaku import PelakuRequest


def _awal(request: PelakuRequest, *medan: str) -> dict[str, Any]:
    """Isian awal dari alamat: `?pegawai=…&jabatan=…`, dan hari ini sebagai tanggal berlaku."""
    hasil: dict[str, Any] = {"berlaku": request.pelaku.per}
    for nama in medan:
        nilai = request.GET.get(nama, "")
        try:
            hasil[nama] = UUID(nilai)
        except ValueError:
            continue
    return hasil


def _pk(form: Any, *medan: str) -> tuple[UUID, ...]:
    return tuple(form.cleaned_data[m].pk for m in medan if form.cleaned_data.get(m))


def _angkat(form: Any, opsi: dict[str, Any]) -> Keputusan:
    isi = form.cleaned_data
    baru = None
    if not isi.get("pegawai"):
        baru = tindakan.PegawaiBaru(isi["nip"], isi["nama"], isi["jenis_asn"] or "pns", isi["golongan"])
    isian = tindakan.IsianAngkat(
        isi["jabatan"].pk, isi["pegawai"].pk if isi.get("pegawai") else None, baru, isi["rangkap"]
    )
    return tindakan.angkat(isian, **opsi)


def layar_angkat(request: PelakuRequest) -> Layar:
    """Pengangkatan ke kursi yang kosong."""
    return Layar(
        "angkat", _("Angkat pegawai"), formulir.AngkatForm,
        lambda f: Disentuh(_pk(f, "pegawai"), _pk(f, "jabatan")), _angkat, _("Pengangkatan ditetapkan."),
        _awal(request, "pegawai", "jabatan"),
        _("Ke jabatan yang kosong: pegawai yang sudah tercatat, atau pegawai baru."), berlowong=False,
    )  # fmt: skip


def _mutasi(form: Any, opsi: dict[str, Any], *, promosi: bool = False) -> Keputusan:
    isi = form.cleaned_data
    dari = isi["dari"].pk if isi.get("dari") else None
    baris = [tindakan.IsianMutasi(isi["pegawai"].pk, isi["ke"].pk, dari, isi.get("golongan") or "")]
    return (tindakan.promosi if promosi else tindakan.mutasi)(baris, **opsi)


def layar_mutasi(request: PelakuRequest) -> Layar:
    """Mutasi satu orang."""
    return Layar(
        "mutasi", _("Mutasi pegawai"), formulir.MutasiForm,
        lambda f: Disentuh(_pk(f, "pegawai"), _pk(f, "ke", "dari")), _mutasi, _("Mutasi ditetapkan."),
        _awal(request, "pegawai", "ke"),
        _("Melepas satu jabatan dan memangku jabatan lain. Pekerjaan yang menunggu tinggal di jabatannya."),
    )  # fmt: skip


def layar_promosi(request: PelakuRequest) -> Layar:
    """Promosi satu orang."""
    return Layar(
        "promosi", _("Promosi pegawai"), formulir.PromosiForm,
        lambda f: Disentuh(_pk(f, "pegawai"), _pk(f, "ke", "dari")), partial(_mutasi, promosi=True),
        _("Promosi ditetapkan."), _awal(request, "pegawai", "ke"),
        _("Memangku jabatan yang lebih tinggi; golongan baru bila keputusannya menyebut."),
    )  # fmt: skip


def layar_mutasi_banyak(request: PelakuRequest) -> Layar:
    """Semua orang dalam satu keputusan."""
    pemda = request.pemda

    def disentuh(form: Any) -> Disentuh:
        baris = form.baris(pemda)
        return Disentuh(tuple(b.pegawai_id for b in baris), tuple(b.ke_jabatan_id for b in baris))

    return Layar(
        "mutasi-banyak", _("Mutasi menurut daftar keputusan"), formulir.MutasiBanyakForm, disentuh,
        lambda form, opsi: tindakan.mutasi(form.baris(pemda), **opsi), _("Semua mutasi keputusan ini ditetapkan."),
        _awal(request), _("Tempel daftar orang dari lembar keputusan. Semua ditetapkan bersama, atau tidak satu pun."),
    )  # fmt: skip


def layar_pangkat(request: PelakuRequest) -> Layar:
    """Kenaikan pangkat."""

    def jalankan(form: Any, opsi: dict[str, Any]) -> Keputusan:
        isi = form.cleaned_data
        return tindakan.naikkan_pangkat(isi["pegawai"].pk, isi["golongan"], **opsi)

    return Layar(
        "pangkat", _("Kenaikan pangkat"), formulir.PangkatForm, lambda f: Disentuh(_pk(f, "pegawai"), ()), jalankan,
        _("Kenaikan pangkat dicatat."), _awal(request, "pegawai"), berlowong=False,
    )  # fmt: skip


def layar_berhenti(request: PelakuRequest) -> Layar:
    """Pensiun, wafat, pindah, berhenti."""

    def jalankan(form: Any, opsi: dict[str, Any]) -> Keputusan:
        return tindakan.pensiun(form.cleaned_data["pegawai"].pk, form.cleaned_data["sebab"], **opsi)

    return Layar(
        "berhenti", _("Pensiun atau berhenti"), formulir.BerhentiForm, lambda f: Disentuh(_pk(f, "pegawai"), ()),
        jalankan, _("Pemberhentian dicatat."), _awal(request, "pegawai"),
        _("Semua jabatannya ditutup dan akunnya tidak dapat dipakai sejak tanggal itu."),
    )  # fmt: skip


def layar_tunjuk(request: PelakuRequest) -> Layar:
    """Penunjukan Plt. atau Plh."""

    def jalankan(form: Any, opsi: dict[str, Any]) -> Keputusan:
        isi = form.cleaned_data
        isian = tindakan.IsianTunjuk(
            isi["sifat"], isi["pegawai"].pk, isi["jabatan"].pk, isi["hari_terakhir"], isi["alasan"]
        )
        return tindakan.tunjuk(isian, **opsi)

    awal = _awal(request, "pegawai", "jabatan")
    if request.GET.get("sifat") in ("plt", "plh"):
        awal["sifat"] = request.GET["sifat"]
    return Layar(
        "tunjuk", _("Tunjuk Plt. atau Plh."), formulir.TunjukForm,
        lambda f: Disentuh(_pk(f, "pegawai"), _pk(f, "jabatan")), jalankan, _("Penunjukan ditetapkan."), awal,
        _("Jabatan definitifnya sendiri tetap dipangku. Dasarnya cukup surat perintah."), berlowong=False,
    )  # fmt: skip


def layar_akhiri(request: PelakuRequest, pemangku: Pemangku) -> Layar:
    """Mengakhiri satu pemangkuan."""
    isi = {"n": pemangku.pegawai.nama, "s": pemangku.get_sifat_display(), "j": pemangku.jabatan.nama}
    return Layar(
        "akhiri", _("Akhiri pemangkuan"), formulir.AkhiriForm,
        lambda f: Disentuh((pemangku.pegawai_id,), (pemangku.jabatan_id,)),
        lambda form, opsi: tindakan.akhiri(pemangku.pk, **opsi), _("Pemangkuan diakhiri."), _awal(request),
        _("%(n)s, %(s)s, %(j)s.") % isi,
    )  # fmt: skip


LAYAR: dict[str, Callable[[PelakuRequest], Layar]] = {
    "angkat": layar_angkat,
    "mutasi": layar_mutasi,
    "promosi": layar_promosi,
    "mutasi_banyak": layar_mutasi_banyak,
    "pangkat": layar_pangkat,
    "berhenti": layar_berhenti,
    "tunjuk": layar_tunjuk,
}
