"""Passwords: chosen with a code, changed by oneself, chosen anew by e-mail."""

from __future__ import annotations

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from sistemkerja.akun.aktivasi import kode_terbuka
from sistemkerja.akun.models import Guna, KodeAkun, Pengguna
from sistemkerja.akun.tindakan.catatan import diri, kabari, tulis
from sistemkerja.akun.tindakan.sesi import akhiri_semua_sesi
from sistemkerja.pemda import transaksi
from sistemkerja.pemda.galat import MasukanKeliru


@transaksi.atomic
def pakai_kode(nip: str, kode: str, sandi: str) -> Pengguna | None:
    """Choose a password with a one-time code, inside the Pemda of the transaction. The code is used up.

    None when NIP and code do not fit: unknown, closed, left, wrong and expired are one answer. Raises MasukanKeliru
    when the password is too weak; the code stays good then.
    """
    milik = Pengguna.objects.select_for_update(of=("self",)).select_related("pemda", "pegawai")
    pengguna = milik.filter(nip=nip).first()
    if pengguna is None or not pengguna.boleh_masuk():
        return None
    satu = kode_terbuka(pengguna, kode, timezone.now())
    if satu is None:
        return None
    _pastikan_kuat(pengguna, sandi)
    pertama = satu.guna == Guna.AKTIVASI
    satu.dipakai = timezone.now()
    satu.save(update_fields=["dipakai"])
    _pasang(pengguna, sandi)
    tulis(
        "akun.diaktifkan" if pertama else "sandi.diatur_ulang", pengguna, oleh=diri(pengguna),
        kalimat=lambda: _kalimat_kode(pengguna, satu),
    )  # fmt: skip
    return pengguna


def _kalimat_kode(pengguna: Pengguna, kode: KodeAkun) -> str:
    kalimat = {
        Guna.AKTIVASI: _("%(nama)s mengaktifkan akunnya dengan kode dari %(oleh)s."),
        Guna.ATUR_ULANG: _("%(nama)s mengatur ulang kata sandinya dengan kode dari %(oleh)s."),
    }
    return kalimat[Guna(kode.guna)] % {"nama": pengguna, "oleh": kode.oleh}


@transaksi.atomic
def ganti_sandi(pengguna: Pengguna, *, lama: str, baru: str, sesi: str = "") -> None:
    """Change one's own password; every session but the one with the key `sesi` ends. Raises MasukanKeliru."""
    terkunci = Pengguna.objects.select_for_update(of=("self",)).get(pk=pengguna.pk)
    if not terkunci.check_password(lama):
        raise MasukanKeliru({"lama": [_("Kata sandi yang sekarang tidak cocok.")]})
    _pastikan_kuat(pengguna, baru)
    _pasang(pengguna, baru, kecuali=sesi)
    tulis("sandi.diganti", pengguna, oleh=diri(pengguna), kalimat=lambda: _("Mengganti kata sandi."))


@transaksi.atomic
def atur_sandi_lewat_surel(pengguna: Pengguna, sandi: str) -> None:
    """Choose a new password from the link that came by e-mail. Raises MasukanKeliru."""
    _pastikan_kuat(pengguna, sandi)
    _pasang(pengguna, sandi)
    tulis("sandi.diatur_ulang", pengguna, oleh=diri(pengguna),
          kalimat=lambda: _("Mengatur ulang kata sandi lewat surel."))  # fmt: skip
    kabari(pengguna, lambda: _("Kata sandi Anda diatur ulang lewat surel."))


def _pastikan_kuat(pengguna: Pengguna, sandi: str) -> None:
    try:
        validate_password(sandi, pengguna)
    except ValidationError as galat:
        raise MasukanKeliru({"sandi": galat.messages}) from None


def _pasang(pengguna: Pengguna, sandi: str, kecuali: str = "") -> None:
    pengguna.set_password(sandi)
    pengguna.diaktifkan = pengguna.diaktifkan or timezone.now()
    pengguna.save(update_fields=["password", "diaktifkan"])
    KodeAkun.objects.filter(pengguna=pengguna, dipakai__isnull=True, diganti__isnull=True).update(
        diganti=timezone.now()
    )
    akhiri_semua_sesi(pengguna, kecuali)


@transaksi.atomic
def simpan_surel(pengguna: Pengguna, surel: str) -> None:
    """The proven e-mail address of an account; "" takes it away. The address itself stays out of history."""
    ada = bool(pengguna.surel)
    pengguna.surel, pengguna.surel_terbukti = surel, timezone.now() if surel else None
    pengguna.save(update_fields=["surel", "surel_terbukti"])
    tulis(
        "surel.diganti", pengguna, oleh=diri(pengguna), kalimat=lambda: _("Mengganti alamat surel akunnya."),
        isi={"sebelum": {"surel": ada}, "sesudah": {"surel": bool(surel)}},
    )  # fmt: skip
