"""Opening and closing accounts, and the codes with which a person comes in."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import override

from sistemkerja.akun.aktivasi import buat_banyak, buat_kode
from sistemkerja.akun.models import Pengguna
from sistemkerja.akun.penjaga import (
    PENGURUS,
    kunci_pengguna,
    pastikan_ada_pengelola_lain,
    pastikan_boleh_mengurus,
)
from sistemkerja.akun.tindakan.catatan import kabari, sebutan, tulis
from sistemkerja.akun.tindakan.sesi import akhiri_semua_sesi, putar
from sistemkerja.jejak.catat import BAHASA_CATATAN, catat_banyak, siapkan
from sistemkerja.organisasi.models import Pegawai
from sistemkerja.organisasi.pelaku import Pelaku
from sistemkerja.organisasi.peran_sistem import pastikan_peran
from sistemkerja.pemda import transaksi
from sistemkerja.pemda.galat import MasukanKeliru


def buka_akun(pegawai: Pegawai, oleh: Pelaku) -> Pengguna:
    """Open the account of one person, or open it again. The code to come in with: `aktivasi.buat_kode`.

    Raises TidakBerwenang; MasukanKeliru when the person has left.
    """
    return buka_banyak([pegawai.pk], oleh)[0]


@transaksi.atomic
def buka_banyak(pegawai_ids: Sequence[UUID], oleh: Pelaku) -> list[Pengguna]:
    """Open the accounts of these people, in the order of their NIP; an account that is open stays as it is.

    Raises TidakBerwenang; Http404; MasukanKeliru when one of them has left.
    """
    peran = pastikan_peran(oleh, *PENGURUS, apa=_("membuka akun"))
    semua = _pegawai(pegawai_ids, oleh)
    ada = {p.pegawai_id: p for p in Pengguna.objects.select_for_update(of=("self",)).filter(pegawai__in=semua)}
    ditutup = [p for p in ada.values() if not p.aktif]
    for satu in ditutup:
        pastikan_boleh_mengurus(oleh, satu, apa=_("membuka akun ini"))
        satu.aktif = True
    baru = [Pengguna(pemda=oleh.pemda, nip=p.nip, nama=p.nama, pegawai=p) for p in semua if p.pk not in ada]
    for satu in baru:
        satu.set_unusable_password()
    Pengguna.objects.bulk_create(baru, batch_size=1000)
    Pengguna.objects.filter(pk__in=[p.pk for p in ditutup]).update(aktif=True)
    _catat_dibuka([*baru, *ditutup], oleh, peran)
    ada |= {p.pegawai_id: p for p in baru}
    return [ada[p.pk] for p in semua]


def _pegawai(pegawai_ids: Sequence[UUID], oleh: Pelaku) -> list[Pegawai]:
    semua = list(Pegawai.objects.filter(pemda_id=oleh.pemda.pk, pk__in=pegawai_ids).order_by("nip"))
    if len(semua) != len(set(pegawai_ids)):
        raise Http404
    if pergi := [p.nama for p in semua if p.berhenti is not None and p.berhenti <= oleh.per]:
        raise MasukanKeliru({"": [_("Sudah bukan pegawai: %(siapa)s.") % {"siapa": ", ".join(pergi[:5])}]})
    return semua


def _catat_dibuka(semua: Sequence[Pengguna], oleh: Pelaku, peran: str) -> None:
    with override(BAHASA_CATATAN):
        sebagai, kalimat = sebutan(oleh, peran), _("Membuka akun %(nama)s.")
        catat_banyak(
            siapkan("akun.dibuka", p, oleh=oleh, sebagai=sebagai, dasar=[], kalimat=kalimat % {"nama": p})
            for p in semua
        )


@transaksi.atomic
def terbitkan_kode(pk: UUID, *, oleh: Pelaku) -> str:
    """A code for one open account: to activate it, or to choose a new password. The person is told of the latter.

    Raises TidakBerwenang, Http404, MasukanKeliru.
    """
    pengguna = kunci_pengguna(pk, oleh)
    peran = pastikan_boleh_mengurus(oleh, pengguna, apa=_("menerbitkan kode untuk akun ini"))
    if not pengguna.boleh_masuk():
        raise MasukanKeliru({"": [_("Akun ini ditutup atau orangnya sudah berhenti.")]})
    kode = buat_kode(pengguna, oleh)
    guna = _("aktivasi") if pengguna.diaktifkan is None else _("atur ulang kata sandi")
    tulis(
        "akun.kode_diterbitkan", pengguna, oleh=oleh, peran=peran,
        kalimat=lambda: _("Menerbitkan kode %(guna)s untuk %(nama)s.") % {"guna": guna, "nama": pengguna},
    )  # fmt: skip
    if pengguna.diaktifkan is not None:
        kabari(pengguna, lambda: _("%(siapa)s menerbitkan kode atur ulang kata sandi untuk akun Anda.")
               % {"siapa": oleh.nama})  # fmt: skip
    return kode


@transaksi.atomic
def terbitkan_kode_banyak(semua: Sequence[Pengguna], *, oleh: Pelaku) -> list[str]:
    """Activation codes for many accounts that nobody has activated yet, in their order.

    Raises TidakBerwenang; MasukanKeliru when one of them is in use already.
    """
    peran = pastikan_peran(oleh, *PENGURUS, apa=_("menerbitkan kode aktivasi"))
    if terpakai := [str(p) for p in semua if p.diaktifkan is not None or not p.aktif]:
        raise MasukanKeliru({"": [_("Sudah aktif atau ditutup: %(siapa)s.") % {"siapa": ", ".join(terpakai[:5])}]})
    kode = buat_banyak(semua, oleh)
    with override(BAHASA_CATATAN):
        sebagai, kalimat = sebutan(oleh, peran), _("Menerbitkan kode aktivasi untuk %(nama)s.")
        catat_banyak(
            siapkan("akun.kode_diterbitkan", p, oleh=oleh, sebagai=sebagai, dasar=[], kalimat=kalimat % {"nama": p})
            for p in semua
        )
    return kode


@transaksi.atomic
def tutup_akun(pk: UUID, *, oleh: Pelaku, alasan: str) -> Pengguna:
    """Close an account: its sessions end at once. Raises TidakBerwenang, Http404, MasukanKeliru."""
    pengguna = kunci_pengguna(pk, oleh)
    peran = pastikan_boleh_mengurus(oleh, pengguna, apa=_("menutup akun ini"))
    if not alasan.strip():
        raise MasukanKeliru({"alasan": [_("Tulis mengapa akun ini ditutup.")]})
    if not pengguna.aktif:
        return pengguna
    pastikan_ada_pengelola_lain(pengguna, oleh.per)
    pengguna.aktif = False
    pengguna.save(update_fields=["aktif"])
    putar(pengguna)
    akhiri_semua_sesi(pengguna)
    tulis(
        "akun.ditutup", pengguna, oleh=oleh, peran=peran,
        kalimat=lambda: _("Menutup akun %(nama)s: %(alasan)s") % {"nama": pengguna, "alasan": alasan.strip()},
        isi={"sebelum": {"aktif": True}, "sesudah": {"aktif": False}},
    )  # fmt: skip
    return pengguna
