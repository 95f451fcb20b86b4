"""Asking for the password again, throttled as the sign-in is."""

from __future__ import annotations

from django.utils.translation import gettext as _

from sistemkerja.akun import tahan
from sistemkerja.akun.forms.dasar import Berkelas
from sistemkerja.akun.models import Pengguna
from sistemkerja.akun.views.masuk import siapa_mencoba
from sistemkerja.organisasi.pelaku import PelakuRequest


class PenggunaRequest(PelakuRequest):
    """A request of somebody who is signed in."""

    user: Pengguna


def pastikan_sandi(request: PenggunaRequest, form: Berkelas, medan: str) -> bool:
    """Whether the password in this field is the person's; what is wrong is put on the form."""
    siapa = siapa_mencoba(request, request.user.pemda, request.user.nip, "pastikan")
    if detik := tahan.tunggu(siapa):
        form.add_error(medan, tahan.kalimat_tunggu(detik))
        return False
    if not request.user.check_password(form.cleaned_data[medan]):
        tahan.catat_gagal(siapa)
        form.add_error(medan, _("Kata sandi yang sekarang tidak cocok."))
        return False
    tahan.lupakan(siapa)
    return True
