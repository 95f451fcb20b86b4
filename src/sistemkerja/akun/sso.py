"""Signing in through a Pemda's own service (OpenID Connect Core 1.0, code flow with PKCE).

Authlib does the protocol: state, nonce, code challenge, signature and claims of the ID token. What is ours: which
issuer may be asked (the configured one, nothing else), that audience and issuer are demanded, and whose NIP it is.
"""

from __future__ import annotations

import hashlib
import ipaddress
import os
from typing import Any
from urllib.parse import urlsplit

import requests
from authlib.integrations.base_client import OAuthError
from authlib.integrations.base_client.errors import MismatchingStateError
from authlib.integrations.django_client import DjangoIntegration, DjangoOAuth2App
from authlib.integrations.requests_client import OAuth2Session
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from joserfc.errors import JoseError

from sistemkerja.akun import sandian
from sistemkerja.akun.models import KonfigurasiSSO, Pengguna
from sistemkerja.pemda.direktori import menurut_slug
from sistemkerja.pemda.konteks import gunakan
from sistemkerja.pemda.models import Pemda

SESI = "sso"
_SIMPAN = 10 * 60
_DETIK = 5
_GESER = 60
# Only signatures that need the issuer's private key: with HS256 anybody who knows the client secret could sign.
_TANDA_TANGAN = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
_TITIK = ("authorization_endpoint", "token_endpoint", "jwks_uri", "userinfo_endpoint", "end_session_endpoint")


class SSOGagal(Exception):
    """It did not work out, in a sentence for the person."""

    def __init__(self, kalimat: str) -> None:
        super().__init__(kalimat)
        self.kalimat = kalimat


def tombol(slug: str) -> dict[str, str] | None:
    """Name and address of the button of this Pemda, None where it has no service of its own."""
    pemda = menurut_slug(slug)
    if pemda is None:
        return None
    with gunakan(pemda):
        konfigurasi = KonfigurasiSSO.objects.filter(aktif=True).first()
    if konfigurasi is None:
        return None
    return {"nama": konfigurasi.nama, "url": reverse("akun:sso_mulai", args=[slug])}


def konfigurasi_aktif(pemda: Pemda) -> KonfigurasiSSO:
    """The configuration in use. Raises SSOGagal."""
    with gunakan(pemda):
        satu = KonfigurasiSSO.objects.filter(aktif=True).first()
    if satu is None:
        raise SSOGagal(_("%(pemda)s belum memakai SSO. Masuk dengan NIP dan kata sandi.") % {"pemda": pemda.nama})
    return satu


def mulai(request: HttpRequest, pemda: Pemda, konfigurasi: KonfigurasiSSO) -> str:
    """The address at the issuer to send the person to. Raises SSOGagal."""
    alamat = request.build_absolute_uri(reverse("akun:sso_kembali", args=[pemda.slug]))
    app = _app(pemda, konfigurasi)
    tanya = app.create_authorization_url(alamat)
    app.save_authorize_data(request, redirect_uri=alamat, **tanya)
    return str(tanya["url"])


def selesai(request: HttpRequest, pemda: Pemda, konfigurasi: KonfigurasiSSO) -> tuple[str, str]:
    """(NIP, ID token) that the issuer vouches for. Raises SSOGagal."""
    if request.GET.get("iss", konfigurasi.penerbit) != konfigurasi.penerbit:  # RFC 9207
        raise SSOGagal(_tidak_dipercaya())
    app = _app(pemda, konfigurasi)
    harus = {
        "iss": {"essential": True, "value": konfigurasi.penerbit},
        "aud": {"essential": True, "value": konfigurasi.klien},
    }
    try:
        token = app.authorize_access_token(request, claims_options=harus, leeway=_GESER)
        nip = _nip(app, token, konfigurasi.klaim_nip)
    except MismatchingStateError:
        raise SSOGagal(
            _("Permintaan masuk ini tidak dimulai di peramban ini atau sudah terlalu lama. Ulangi dari halaman masuk.")
        ) from None
    except OAuthError as galat:
        if galat.error == "access_denied":
            raise SSOGagal(_("Masuk lewat SSO dibatalkan.")) from None
        raise SSOGagal(_tidak_dipercaya()) from None
    except requests.RequestException:
        raise SSOGagal(_tidak_terjangkau()) from None
    except (JoseError, ValueError, KeyError, TypeError):
        raise SSOGagal(_tidak_dipercaya()) from None
    _simpan(konfigurasi.penerbit, app.server_metadata)
    return nip, str(token["id_token"])


def pemilik(pemda: Pemda, nip: str) -> Pengguna:
    """The existing, activated account of this NIP; none is ever made here. Raises SSOGagal."""
    with gunakan(pemda):
        satu = Pengguna.objects.select_related("pemda", "pegawai").filter(nip=nip).first() if nip else None
        if satu is None or not satu.boleh_masuk():
            raise SSOGagal(
                _("SSO mengenal Anda, tetapi NIP %(nip)s belum punya akun terbuka di sini. "
                  "Minta pengelola kepegawaian membukanya.") % {"nip": nip or "–"}
            )  # fmt: skip
        if satu.diaktifkan is None:
            raise SSOGagal(_("Akun Anda belum aktif. Aktifkan dahulu dengan kode dari pengelola kepegawaian."))
        return satu


def alamat_keluar(request: HttpRequest) -> str:
    """Where a person who came through SSO can sign out there too; "" where that is not offered."""
    isi: dict[str, str] | None = request.session.get(SESI)
    pemda = getattr(request, "pemda", None)
    if isi is None or pemda is None:
        return ""
    try:
        app = _app(pemda, konfigurasi_aktif(pemda))
    except SSOGagal:
        return ""
    if not app.server_metadata.get("end_session_endpoint"):
        return ""
    kembali = request.build_absolute_uri(reverse("akun:masuk"))
    return str(app.create_logout_url(kembali, isi["id_token"], client_id=app.client_id)["url"])


def galat_penerbit(alamat: str) -> str:
    """What is wrong with the address of an issuer, "" when nothing is."""
    try:
        bagian = urlsplit(alamat)
        utuh = bagian.hostname and (bagian.port or True)
    except ValueError:
        return _kalimat_alamat()
    baik = utuh and not (bagian.username or bagian.query or bagian.fragment) and bagian.scheme in _skema(bagian)
    return "" if baik else _kalimat_alamat()


def periksa_penerbit(alamat: str) -> str:
    """Ask the issuer for its description; what is wrong with it, "" when it answers as it should."""
    if galat := galat_penerbit(alamat):
        return galat
    try:
        _keterangan(alamat, segar=True)
    except SSOGagal as gagal:
        return gagal.kalimat
    return ""


def rahasia(pemda: Pemda, konfigurasi: KonfigurasiSSO) -> str:
    """The client secret: from the environment of the installation, else what was stored encrypted."""
    dari_luar = os.environ.get(nama_lingkungan(pemda))
    if dari_luar:
        return dari_luar
    try:
        return sandian.buka(konfigurasi.rahasia, f"sso {pemda.pk}") if konfigurasi.rahasia else ""
    except sandian.TidakTerbuka:
        raise SSOGagal(_("Rahasia SSO tidak terbaca lagi. Pengelola sistem perlu mengisinya kembali.")) from None


def nama_lingkungan(pemda: Pemda) -> str:
    """The one variable of the environment that may hold the secret of this Pemda."""
    return "SISTEMKERJA_SSO_RAHASIA_" + pemda.slug.upper().replace("-", "_")


def _nip(app: Any, token: dict[str, Any], klaim: str) -> str:
    klaim_token = token["userinfo"]  # no ID token, no claims: KeyError
    isi = klaim_token.get(klaim)
    if isi is None and app.server_metadata.get("userinfo_endpoint"):
        lanjut = app.userinfo(token=token)
        isi = lanjut.get(klaim) if lanjut.get("sub") == klaim_token["sub"] else None
    return "".join(h for h in isi if h not in " .-") if isinstance(isi, str) else ""


def _app(pemda: Pemda, konfigurasi: KonfigurasiSSO) -> Any:
    keterangan = _keterangan(konfigurasi.penerbit)
    dikenal = keterangan.get("token_endpoint_auth_methods_supported") or ["client_secret_basic"]
    app = type("App", (DjangoOAuth2App,), {"client_cls": _kelas_sesi(konfigurasi.penerbit)})
    cara = "client_secret_basic" if "client_secret_basic" in dikenal else "client_secret_post"
    return app(
        DjangoIntegration(f"sso_{pemda.slug}"),
        name=f"sso_{pemda.slug}",
        client_id=konfigurasi.klien,
        client_secret=rahasia(pemda, konfigurasi),
        client_kwargs={
            "scope": "openid profile", "code_challenge_method": "S256", "token_endpoint_auth_method": cara,
            "default_timeout": _DETIK,
        },
        **keterangan,
    )  # fmt: skip


def _keterangan(penerbit: str, segar: bool = False) -> dict[str, Any]:
    """The issuer's description of itself (OpenID Connect Discovery 1.0), kept for ten minutes."""
    tersimpan: dict[str, Any] | None = None if segar else cache.get(_kunci_simpanan(penerbit))
    if tersimpan is not None:
        return dict(tersimpan)
    if galat_penerbit(penerbit):
        raise SSOGagal(_tidak_dipercaya())
    with _kelas_sesi(penerbit)(default_timeout=_DETIK) as sesi:
        try:
            jawaban = sesi.get(f"{penerbit.rstrip('/')}/.well-known/openid-configuration", withhold_token=True)
            jawaban.raise_for_status()
            keterangan = jawaban.json()
        except (requests.RequestException, ValueError):
            raise SSOGagal(_tidak_terjangkau()) from None
    if not isinstance(keterangan, dict) or not _setia(keterangan, penerbit):
        raise SSOGagal(_tidak_dipercaya())
    _simpan(penerbit, keterangan)
    return keterangan


def _setia(keterangan: dict[str, Any], penerbit: str) -> bool:
    """It names itself as configured, and all its addresses are its own."""
    wajib = all(isinstance(keterangan.get(t), str) for t in _TITIK[:3])
    milik = all(_asal(str(keterangan[t])) == _asal(penerbit) for t in _TITIK if keterangan.get(t))
    tanda = keterangan.get("id_token_signing_alg_values_supported") or ["RS256"]
    keterangan["id_token_signing_alg_values_supported"] = [t for t in tanda if t in _TANDA_TANGAN]
    return wajib and milik and keterangan.get("issuer") == penerbit


def _simpan(penerbit: str, keterangan: dict[str, Any]) -> None:
    cache.set(_kunci_simpanan(penerbit), dict(keterangan), _SIMPAN)


def _kunci_simpanan(penerbit: str) -> str:
    return "sso:" + hashlib.sha256(penerbit.encode()).hexdigest()


def _kelas_sesi(penerbit: str) -> Any:
    """An HTTP client that talks to this issuer only, and follows nobody elsewhere."""
    asal = _asal(penerbit)

    class Sesi(OAuth2Session):
        def send(self, request: Any, **pilihan: Any) -> Any:
            if _asal(request.url) != asal:
                raise requests.exceptions.InvalidURL(request.url)
            return super().send(request, **(pilihan | {"allow_redirects": False}))

    return Sesi


def _asal(alamat: str) -> tuple[str, str | None, int | None]:
    bagian = urlsplit(alamat)
    return bagian.scheme, bagian.hostname, bagian.port or {"https": 443, "http": 80}.get(bagian.scheme)


def _skema(bagian: Any) -> tuple[str, ...]:
    return ("https", "http") if settings.SSO_LOOPBACK and _loopback(bagian.hostname) else ("https",)


def _loopback(nama: str) -> bool:
    if nama == "localhost":
        return True
    try:
        return ipaddress.ip_address(nama).is_loopback
    except ValueError:
        return False


def _kalimat_alamat() -> str:
    return _("Alamat penerbit harus https, tanpa nama pengguna dan tanpa tanda tanya.")


def _tidak_dipercaya() -> str:
    return _("Jawaban layanan SSO tidak dapat dipercaya. Coba lagi; bila berulang, hubungi pengelola sistem.")


def _tidak_terjangkau() -> str:
    return _("Layanan SSO tidak dapat dihubungi. Coba lagi nanti, atau masuk dengan NIP dan kata sandi.")
