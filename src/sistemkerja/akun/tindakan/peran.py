"""Giving and revoking system roles: by the pengelola sistem, never to oneself, on a basis, from date to date."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from django.db.backends.postgresql.psycopg_any import DateRange
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from sistemkerja.akun.aktivasi import buat_kode
from sistemkerja.akun.models import PemberianPeran, Pengguna
from sistemkerja.akun.penjaga import kunci_pengguna, pastikan_ada_pengelola_lain
from sistemkerja.akun.tindakan.catatan import kabari, tulis
from sistemkerja.organisasi.models import Pegawai
from sistemkerja.organisasi.pelaku import Pelaku
from sistemkerja.organisasi.peran_sistem import PeranSistem, pastikan_peran
from sistemkerja.pemda import transaksi
from sistemkerja.pemda.galat import MasukanKeliru, TidakBerwenang


@transaksi.atomic
def beri_peran(
    pengguna_id: UUID,
    peran: str,
    *,
    oleh: Pelaku,
    sejak: date,
    sampai: date | None,
    nomor: str,
    tanggal: date,
) -> PemberianPeran:
    """Give a system role for the days [sejak, sampai). The same grant once more is the grant that exists.

    Raises TidakBerwenang (also for oneself), Http404, MasukanKeliru.
    """
    pengguna = kunci_pengguna(pengguna_id, oleh)
    pastikan_peran(oleh, PeranSistem.PENGELOLA_SISTEM, apa=_("memberi peran"))
    if pengguna.pk == oleh.pengguna_id:
        raise TidakBerwenang(_("Tidak seorang pun memberi peran kepada dirinya sendiri."), _("Pengelola sistem lain"))
    masa = _masa(sejak, sampai, oleh.per)
    _periksa_dasar(nomor, tanggal, oleh.per)
    if not pengguna.boleh_masuk():
        raise MasukanKeliru({"pengguna": [_("Akun ini ditutup atau orangnya sudah berhenti.")]})
    if bentrok := pengguna.pemberian_peran.filter(peran=peran, masa__overlap=masa).first():
        if bentrok.masa == masa and bentrok.nomor == nomor.strip():
            return bentrok
        raise MasukanKeliru({"sejak": [_("Orang ini sudah memegang peran itu pada masa yang sama.")]})
    return _tulis_pemberian(pengguna, peran, masa, nomor.strip(), tanggal, oleh, PeranSistem.PENGELOLA_SISTEM)


@transaksi.atomic
def cabut_peran(pk: UUID, *, oleh: Pelaku, sampai: date, nomor: str, tanggal: date) -> PemberianPeran:
    """End a grant: `sampai` is the first day without it. One that has not begun is removed.

    Raises TidakBerwenang, Http404, MasukanKeliru; the last pengelola sistem cannot be removed.
    """
    pastikan_peran(oleh, PeranSistem.PENGELOLA_SISTEM, apa=_("mencabut peran"))
    satu = PemberianPeran.objects.select_for_update(of=("self",)).select_related("pengguna__pegawai", "pengguna__pemda")
    pemberian = satu.filter(pk=pk, pemda_id=oleh.pemda.pk).first()
    if pemberian is None:
        raise Http404
    _periksa_dasar(nomor, tanggal, oleh.per)
    if sampai < oleh.per:
        raise MasukanKeliru({"sampai": [_("Pencabutan tidak berlaku surut.")]})
    if pemberian.masa.upper is not None and pemberian.masa.upper <= sampai:
        raise MasukanKeliru({"sampai": [_("Peran ini sudah berakhir pada tanggal itu.")]})
    if pemberian.peran == PeranSistem.PENGELOLA_SISTEM:
        pastikan_ada_pengelola_lain(pemberian.pengguna, sampai)
    return _tulis_pencabutan(pemberian, sampai, nomor.strip(), tanggal, oleh)


@transaksi.atomic
def angkat_pengelola_pertama(
    pegawai: Pegawai, *, oleh: Pelaku, nomor: str, tanggal: date, peran: str = PeranSistem.PENGELOLA_SISTEM
) -> tuple[Pengguna, str]:
    """The first pengelola sistem of a Pemda, with the code to come in with; for whoever sets the Pemda up.

    Raises TidakBerwenang when the Pemda has one already: from then on roles are given by that one.
    """
    berjalan = PemberianPeran.objects.filter(pemda=oleh.pemda, peran=peran, masa__contains=oleh.per)
    if berjalan.filter(pengguna__aktif=True).exists():
        raise TidakBerwenang(_("Pemda ini sudah mempunyai pengelola sistem."), _("Pengelola sistem Pemda itu"))
    pengguna, baru = Pengguna.objects.get_or_create(
        pemda=oleh.pemda, nip=pegawai.nip, defaults={"nama": pegawai.nama, "pegawai": pegawai}
    )
    if baru:
        pengguna.set_unusable_password()
        pengguna.save(update_fields=["password"])
    _tulis_pemberian(pengguna, peran, DateRange(oleh.per, None, "[)"), nomor, tanggal, oleh, "")
    return pengguna, buat_kode(pengguna, oleh)


def _masa(sejak: date, sampai: date | None, kini: date) -> DateRange:
    if sejak < kini:
        raise MasukanKeliru({"sejak": [_("Pemberian peran tidak berlaku surut.")]})
    if sampai is not None and sampai <= sejak:
        raise MasukanKeliru({"sampai": [_("Tanggal akhir harus sesudah tanggal mulai.")]})
    return DateRange(sejak, sampai, "[)")


def _periksa_dasar(nomor: str, tanggal: date, kini: date) -> None:
    if not nomor.strip():
        raise MasukanKeliru({"nomor": [_("Isi nomor keputusan yang menjadi dasarnya.")]})
    if tanggal > kini:
        raise MasukanKeliru({"tanggal": [_("Tanggal keputusan tidak boleh sesudah hari ini.")]})


def _tulis_pemberian(
    pengguna: Pengguna, peran: str, masa: DateRange, nomor: str, tanggal: date, oleh: Pelaku, sebagai: str
) -> PemberianPeran:
    pemberian = PemberianPeran.objects.create(
        pemda=oleh.pemda, pengguna=pengguna, peran=peran, masa=masa, nomor=nomor, tanggal=tanggal,
        diberikan_oleh=oleh.nama,
    )  # fmt: skip
    sebutan = PeranSistem(peran).label
    tulis(
        "peran.diberikan", pengguna, oleh=oleh, peran=sebagai, dasar=_dasar(nomor, tanggal),
        kalimat=lambda: _("Memberi %(nama)s peran %(peran)s %(masa)s.")
        % {"nama": pengguna, "peran": sebutan, "masa": _sebut(masa)},
        isi={"sebelum": {"peran": None}, "sesudah": {"peran": peran, "sejak": str(masa.lower), "sampai": _teks(masa)}},
    )  # fmt: skip
    kabari(pengguna, lambda: _("%(siapa)s memberi Anda peran %(peran)s %(masa)s.")
           % {"siapa": oleh.nama, "peran": sebutan, "masa": _sebut(masa)})  # fmt: skip
    return pemberian


def _tulis_pencabutan(
    pemberian: PemberianPeran, sampai: date, nomor: str, tanggal: date, oleh: Pelaku
) -> PemberianPeran:
    lama, sebutan, pengguna = pemberian.masa, PeranSistem(pemberian.peran).label, pemberian.pengguna
    pemberian.dicabut_nomor, pemberian.dicabut_tanggal = nomor, tanggal
    pemberian.dicabut_oleh, pemberian.dicabut_pada = oleh.nama, timezone.now()
    if sampai <= lama.lower:
        pemberian.delete()
    else:
        pemberian.masa = DateRange(lama.lower, sampai, "[)")
        pemberian.save()
    tulis(
        "peran.dicabut", pengguna, oleh=oleh, peran=PeranSistem.PENGELOLA_SISTEM, dasar=_dasar(nomor, tanggal),
        kalimat=lambda: _("Mencabut peran %(peran)s dari %(nama)s sejak %(sejak)s.")
        % {"peran": sebutan, "nama": pengguna, "sejak": f"{sampai:%d-%m-%Y}"},
        isi={"sebelum": {"sampai": _teks(lama)}, "sesudah": {"sampai": str(sampai)}},
    )  # fmt: skip
    kabari(pengguna, lambda: _("%(siapa)s mencabut peran %(peran)s Anda sejak %(sejak)s.")
           % {"siapa": oleh.nama, "peran": sebutan, "sejak": f"{sampai:%d-%m-%Y}"})  # fmt: skip
    return pemberian


def _dasar(nomor: str, tanggal: date) -> str:
    return f"{nomor} ({tanggal:%d-%m-%Y})"


def _teks(masa: DateRange) -> str | None:
    return str(masa.upper) if masa.upper else None


def _sebut(masa: DateRange) -> str:
    if masa.upper is None:
        return _("sejak %(sejak)s") % {"sejak": f"{masa.lower:%d-%m-%Y}"}
    akhir = masa.upper - timedelta(days=1)
    return _("%(sejak)s sampai dengan %(sampai)s") % {"sejak": f"{masa.lower:%d-%m-%Y}", "sampai": f"{akhir:%d-%m-%Y}"}
