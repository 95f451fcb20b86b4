"""E-mail for a new password: the link, who it belongs to, and sending it without telling how long that took."""

from __future__ import annotations

import logging
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.core import signing
from django.core.mail import EmailMessage
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlsafe_base64_decode, urlsafe_base64_encode
from django.utils.translation import gettext as _
from django.utils.translation import override

from sistemkerja.akun.models import Pengguna
from sistemkerja.jejak.catat import BAHASA_CATATAN
from sistemkerja.pemda.direktori import menurut_slug
from sistemkerja.pemda.konteks import gunakan
from sistemkerja.pemda.models import Pemda

log = logging.getLogger(__name__)
# Sending happens beside the answer: else the answer for an account with an address would take longer.
_pengirim = ThreadPoolExecutor(max_workers=1, thread_name_prefix="surel")
_bukti = PasswordResetTokenGenerator()
_GARAM = "sistemkerja.akun.surel"
_BERLAKU_BUKTI = 24 * 3600


def kirim_tautan_sandi(request: HttpRequest, pemda: Pemda, nip: str) -> None:
    """Send the link, if there is such an account with a proven address; nothing tells whether there is."""
    with gunakan(pemda):
        pengguna = Pengguna.objects.select_related("pemda", "pegawai").filter(nip=nip).first()
    if pengguna is None or not pengguna.boleh_masuk() or not pengguna.surel_terbukti or not pengguna.surel:
        return
    uid = urlsafe_base64_encode(pengguna.pk.bytes)
    alamat = reverse("akun:sandi_baru", args=[pemda.slug, uid, _bukti.make_token(pengguna)])
    with override(BAHASA_CATATAN):
        kirim(
            pengguna.surel,
            _("Mengatur ulang kata sandi SistemKerja"),
            _("Seseorang, semoga Anda, meminta kata sandi baru untuk akun Anda di %(pemda)s.\n\n%(alamat)s\n\n"
              "Tautan ini dipakai sekali dan berlaku tiga hari. Bila bukan Anda, abaikan surat ini.")
            % {"pemda": pemda.nama, "alamat": request.build_absolute_uri(alamat)},
        )  # fmt: skip


def pemilik_tautan(slug: str, uid: str, token: str) -> Pengguna | None:
    """The account that a link belongs to; None when it has expired, was used, or was made up."""
    pemda = menurut_slug(slug)
    try:
        kunci = UUID(bytes=urlsafe_base64_decode(uid))
    except ValueError:
        return None
    if pemda is None:
        return None
    with gunakan(pemda):
        pengguna = Pengguna.objects.select_related("pemda", "pegawai").filter(pk=kunci).first()
        if pengguna is None or not pengguna.boleh_masuk():
            return None
        return pengguna if _bukti.check_token(pengguna, token) else None


def kirim_pembuktian(request: HttpRequest, pengguna: Pengguna, surel: str) -> None:
    """Ask the new address to prove itself; until then it is not used."""
    bukti = signing.dumps([str(pengguna.pk), surel], salt=_GARAM)
    alamat = request.build_absolute_uri(reverse("akun:surel_bukti", args=[bukti]))
    with override(BAHASA_CATATAN):
        isi = _("Buka tautan ini selagi masuk di SistemKerja:\n\n%(alamat)s\n\nBerlaku 24 jam.")
        kirim(surel, _("Memastikan alamat surel Anda"), isi % {"alamat": alamat})


def alamat_terbukti(pengguna: Pengguna, bukti: str) -> str:
    """The address that this proof is about, "" when it is not of this account or too old."""
    try:
        milik, surel = signing.loads(bukti, salt=_GARAM, max_age=_BERLAKU_BUKTI)
    except (signing.BadSignature, ValueError):
        return ""
    return str(surel) if milik == str(pengguna.pk) else ""


def kirim(ke: str, judul: str, isi: str) -> None:
    """Send beside the answer; a mail server that is down is told in the log, not to the asker."""
    _pengirim.submit(_kirim, ke, judul, isi)


def tunggu_terkirim() -> None:
    """Wait until everything so far is sent; for tests."""
    _pengirim.submit(int).result()


def _kirim(ke: str, judul: str, isi: str) -> None:
    try:
        EmailMessage(judul, isi, to=[ke]).send()
    except OSError:
        log.exception("Surel tidak terkirim")
