"""The way in, the same for a password, a code and SSO: second factor if there is one, then the session.

Between the first and the second factor nobody is signed in: the session only remembers, for ten minutes, who is being
asked. Its key changes at both steps.
"""

from __future__ import annotations

import ipaddress
import re
import time
from typing import Any
from uuid import UUID

from django.contrib import auth, messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from sistemkerja.akun import faktor, perangkat, sso, tertunda
from sistemkerja.akun.models import Cara, Kabar, Pengguna, SesiPengguna
from sistemkerja.pemda.konteks import gunakan
from sistemkerja.pemda.middleware import KUNCI_SESI
from sistemkerja.pemda.models import Pemda

KUKI_PEMDA = "pemda"
_MENUNGGU = "menunggu_faktor"
_PASANG = "pasang_faktor"
_MASUK_PADA = "masuk_pada"
_TERLIHAT = "terlihat"
_LAMA_MENUNGGU = 10 * 60
_JEDA_TERLIHAT = 5 * 60
_BARU_SAJA = 10 * 60


def lanjutkan_masuk(request: HttpRequest, pengguna: Pengguna, cara: str, ke: str) -> HttpResponse:
    """After the first factor: on to the second one, or in. `ke` is where the person wanted to go."""
    with gunakan(pengguna.pemda):
        ada = faktor.terpasang(pengguna)
    if not ada:
        return mulai_sesi(request, pengguna, cara, ke)
    request.session.cycle_key()
    request.session[_MENUNGGU] = {
        "pemda": str(pengguna.pemda_id), "pengguna": str(pengguna.pk), "cara": cara, "ke": ke, "pada": int(time.time()),
    }  # fmt: skip
    return redirect("akun:masuk_faktor")


def yang_menunggu(request: HttpRequest) -> tuple[Pengguna, str, str] | None:
    """(account, way, where to) of whoever is being asked for the second factor; None after ten minutes."""
    isi: dict[str, Any] | None = request.session.get(_MENUNGGU)
    if isi is None or time.time() - isi["pada"] > _LAMA_MENUNGGU:
        return None
    pemda = Pemda.objects.filter(pk=UUID(isi["pemda"])).first()
    if pemda is None:
        return None
    with gunakan(pemda):
        satu = Pengguna.objects.select_related("pemda", "pegawai").filter(pk=UUID(isi["pengguna"])).first()
        if satu is None or not satu.boleh_masuk():
            return None
    return satu, isi["cara"], isi["ke"]


def mulai_sesi(request: HttpRequest, pengguna: Pengguna, cara: str, ke: str) -> HttpResponse:
    """Sign in: a new session key, the session in the list, what happened meanwhile told, the device remembered."""
    with gunakan(pengguna.pemda):
        request.session.pop(_MENUNGGU, None)
        if cara != Cara.SSO:
            request.session.pop(sso.SESI, None)
        auth.login(request, pengguna)
        if not request.session.session_key:
            request.session.create()
        SesiPengguna.objects.create(
            pemda=pengguna.pemda, pengguna=pengguna, kunci=request.session.session_key or "", cara=cara,
            peramban=sebut_peramban(request.headers.get("User-Agent", "")),
            alamat=pendekkan(request.META.get("REMOTE_ADDR", "")),
        )  # fmt: skip
        _sampaikan_kabar(request, pengguna)
        harus_pasang = faktor.wajib(pengguna) and not faktor.terpasang(pengguna)
    request.session[KUNCI_SESI] = str(pengguna.pemda_id)
    request.session[_MASUK_PADA] = request.session[_TERLIHAT] = int(time.time())
    request.session[_PASANG] = harus_pasang
    jawaban = redirect("akun:lanjutkan") if tertunda.ambil(request) else redirect(ke)
    tertunda.ingat_pemilik(jawaban, pengguna.pk)
    perangkat.ingat(request, jawaban, pengguna)
    jawaban.set_cookie(KUKI_PEMDA, pengguna.pemda.slug, max_age=365 * 24 * 3600, samesite="Lax", httponly=True)
    return jawaban


def tujuan(request: HttpRequest) -> str:
    """Where the person wanted to go, if that is here."""
    ke = request.POST.get("next") or request.GET.get("next", "")
    aman = url_has_allowed_host_and_scheme(ke, {request.get_host()}, require_https=request.is_secure())
    # A path only: a word without a slash before it would be taken for the name of an address.
    return ke if ke.startswith("/") and aman else "/"


def di_pemda_lain(request: HttpRequest, slug: str) -> bool:
    """Whether this browser is signed in to another Pemda than that of the link or the form: that session is of one."""
    return request.user.is_authenticated and request.user.pemda.slug != slug


def harus_pasang_faktor(request: HttpRequest) -> bool:
    """Whether this session may go nowhere before the second factor is in place."""
    return bool(request.session.get(_PASANG))


def sudah_pasang_faktor(request: HttpRequest) -> None:
    """The second factor is in place: everything is open."""
    request.session[_PASANG] = False


def baru_masuk(request: HttpRequest) -> bool:
    """Signed in less than ten minutes ago: no need to ask for the password again."""
    return time.time() - request.session.get(_MASUK_PADA, 0) < _BARU_SAJA


def ikuti_kunci_baru(lama: str, baru: str) -> None:
    """The session key changed while signed in; the list follows."""
    SesiPengguna.objects.filter(kunci=lama).update(kunci=baru)


def tandai_terlihat(request: HttpRequest) -> None:
    """Note that this session is in use, at most every five minutes."""
    kini = int(time.time())
    if kini - request.session.get(_TERLIHAT, kini) > _JEDA_TERLIHAT:
        request.session[_TERLIHAT] = kini
        SesiPengguna.objects.filter(kunci=request.session.session_key).update(terlihat=timezone.now())


def tandai_keluar(request: HttpRequest) -> None:
    """Close the session in the list, before it ends."""
    SesiPengguna.objects.filter(kunci=request.session.session_key or "", usai__isnull=True).update(usai=timezone.now())


def _sampaikan_kabar(request: HttpRequest, pengguna: Pengguna) -> None:
    menunggu = list(Kabar.objects.filter(pengguna=pengguna, disampaikan__isnull=True))
    for satu in menunggu:
        messages.warning(request, satu.kalimat)
    if menunggu:
        Kabar.objects.filter(pk__in=[k.pk for k in menunggu]).update(disampaikan=timezone.now())


_PERAMBAN = (("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"))
_SISTEM = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
)


def sebut_peramban(teks: str) -> str:
    """A browser as people know it ("Chrome di Android"); no version, nothing to recognise a person by."""
    peramban = next((nama for tanda, nama in _PERAMBAN if tanda in teks), "")
    sistem = next((nama for tanda, nama in _SISTEM if tanda in teks), "")
    if not peramban and not sistem:
        return re.sub(r"[^\w ./-]", "", teks)[:40]
    return " · ".join(bagian for bagian in (peramban, sistem) if bagian)


def pendekkan(alamat: str) -> str:
    """An address without its last part: enough to recognise a place, not a person (UU 27/2022)."""
    try:
        ip = ipaddress.ip_address(alamat)
    except ValueError:
        return ""
    if isinstance(ip, ipaddress.IPv4Address):
        return ".".join(alamat.split(".")[:3]) + ".x"
    return f"{ipaddress.ip_network((ip, 48), strict=False).network_address}…"
