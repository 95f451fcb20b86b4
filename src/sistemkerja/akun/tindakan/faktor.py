"""The second factor: put in place, taken away, new recovery codes; and reset for somebody who lost it."""

from __future__ import annotations

from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from sistemkerja.akun import faktor
from sistemkerja.akun.models import FaktorKedua, KodePemulihan, Pengguna
from sistemkerja.akun.penjaga import kunci_pengguna, pastikan_boleh_mengurus
from sistemkerja.akun.tindakan.catatan import diri, kabari, tulis
from sistemkerja.akun.tindakan.sesi import akhiri_semua_sesi, putar
from sistemkerja.organisasi.pelaku import Pelaku
from sistemkerja.organisasi.peran_sistem import PeranSistem, pastikan_peran
from sistemkerja.pemda import transaksi
from sistemkerja.pemda.galat import MasukanKeliru, TidakBerwenang


@transaksi.atomic
def pasang_faktor(pengguna: Pengguna, *, rahasia: str, kode: str) -> list[str]:
    """Put the authenticator with this secret in place, proven by a first code; the recovery codes, shown once.

    Raises MasukanKeliru when the code does not fit, or a factor is in place.
    """
    Pengguna.objects.select_for_update(of=("self",)).get(pk=pengguna.pk)
    if faktor.terpasang(pengguna):
        raise MasukanKeliru({"": [_("Faktor kedua sudah terpasang.")]})
    langkah = faktor.langkah_cocok(rahasia, kode)
    if langkah is None:
        raise MasukanKeliru({"kode": [_("Kode tidak cocok. Periksa jam telepon Anda, lalu ketik kode yang baru.")]})
    FaktorKedua.objects.create(
        pemda_id=pengguna.pemda_id, pengguna=pengguna, rahasia=faktor.simpan_rahasia(pengguna, rahasia),
        dipasang=timezone.now(), langkah=langkah,
    )  # fmt: skip
    tulis("faktor.dipasang", pengguna, oleh=diri(pengguna), kalimat=lambda: _("Memasang faktor kedua."))
    return _ganti_pemulihan(pengguna)


@transaksi.atomic
def buat_ulang_pemulihan(pengguna: Pengguna) -> list[str]:
    """Ten new recovery codes; the old ones stop working. Raises MasukanKeliru without a factor."""
    Pengguna.objects.select_for_update(of=("self",)).get(pk=pengguna.pk)
    if not faktor.terpasang(pengguna):
        raise MasukanKeliru({"": [_("Faktor kedua belum terpasang.")]})
    tulis("faktor.pemulihan_dibuat", pengguna, oleh=diri(pengguna), kalimat=lambda: _("Membuat kode pemulihan baru."))
    return _ganti_pemulihan(pengguna)


@transaksi.atomic
def lepas_faktor(pengguna: Pengguna) -> None:
    """Take one's own second factor away. Raises TidakBerwenang where it is required."""
    if faktor.wajib(pengguna):
        raise TidakBerwenang(_("Faktor kedua wajib bagi penanda tangan dan pengelola; ganti, tidak dilepas."), "", [])
    _buang(pengguna)
    tulis("faktor.dilepas", pengguna, oleh=diri(pengguna), kalimat=lambda: _("Melepas faktor kedua."))


@transaksi.atomic
def atur_ulang_faktor(pk: UUID, *, oleh: Pelaku, alasan: str) -> None:
    """Take away the second factor that somebody lost; his sessions end and he is told.

    By the pengelola sistem, never for oneself. Raises TidakBerwenang, Http404, MasukanKeliru.
    """
    pengguna = kunci_pengguna(pk, oleh)
    pastikan_peran(oleh, PeranSistem.PENGELOLA_SISTEM, apa=_("mengatur ulang faktor kedua"))
    peran = pastikan_boleh_mengurus(oleh, pengguna, apa=_("mengatur ulang faktor kedua"))
    if not alasan.strip():
        raise MasukanKeliru({"alasan": [_("Tulis bagaimana Anda memastikan orangnya.")]})
    if not faktor.terpasang(pengguna):
        return
    _buang(pengguna)
    putar(pengguna)
    akhiri_semua_sesi(pengguna)
    tulis(
        "faktor.diatur_ulang", pengguna, oleh=oleh, peran=peran,
        kalimat=lambda: _("Mengatur ulang faktor kedua %(nama)s: %(alasan)s")
        % {"nama": pengguna, "alasan": alasan.strip()},
    )  # fmt: skip
    kabari(pengguna, lambda: _("%(siapa)s mengatur ulang faktor kedua Anda.") % {"siapa": oleh.nama})


def _ganti_pemulihan(pengguna: Pengguna) -> list[str]:
    kode = faktor.kode_pemulihan_baru()
    KodePemulihan.objects.filter(pengguna=pengguna).delete()
    KodePemulihan.objects.bulk_create(
        KodePemulihan(pemda_id=pengguna.pemda_id, pengguna=pengguna, sidik=faktor.sidik_pemulihan(pengguna, satu))
        for satu in kode
    )
    return kode


def _buang(pengguna: Pengguna) -> None:
    KodePemulihan.objects.filter(pengguna=pengguna).delete()
    FaktorKedua.objects.filter(pengguna=pengguna).delete()
