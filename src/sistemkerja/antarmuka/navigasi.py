"""What the shell of a page shows: who, where, which Pemda, which places one can go to."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sistemkerja.antarmuka.kait import kabar
from sistemkerja.antarmuka.kata import inisial

AKSEN = ("nila", "laut", "toska", "hijau", "zaitun", "jingga", "bata", "ungu")
TEMA = ("terang", "gelap", "sistem")


class Tempat(NamedTuple):
    kode: str
    url: str
    label: str | Promise
    pendek: str | Promise
    ikon: str


TEMPAT = (
    Tempat("meja", "/", _("Meja Kerja"), _("Meja"), "meja"),
    Tempat("pekerjaan", "/kegiatan/saya/", _("Pekerjaan saya"), _("Pekerjaan"), "pekerjaan"),
    Tempat("perjanjian", "/perencanaan/", _("Perjanjian Kinerja"), _("Perjanjian"), "perjanjian"),
    Tempat("kegiatan", "/kegiatan/", _("Kegiatan"), _("Kegiatan"), "kegiatan"),
    Tempat("organisasi", "/organisasi/", _("Organisasi"), _("Organisasi"), "organisasi"),
    Tempat("peraturan", "/peraturan/", _("Peraturan"), _("Peraturan"), "peraturan"),
)

_KEPEGAWAIAN, _ORGANISASI = "pengelola_kepegawaian", "pengelola_organisasi"
_SISTEM, _PENGAWAS = "pengelola_sistem", "pengawas_internal"
# Work on the Pemda's own data and rules: shown to those whose system role it is.
PENGELOLAAN = (
    (Tempat("langkah", "/platform/langkah-awal/", _("Langkah awal"), _("Langkah awal"), "bendera"),
     {_KEPEGAWAIAN, _ORGANISASI, _SISTEM}),
    (Tempat("kepegawaian", "/kepegawaian/", _("Kepegawaian"), _("Kepegawaian"), "orang"), {_KEPEGAWAIAN}),
    (Tempat("unit", "/kepegawaian/unit/", _("Unit dan jabatan"), _("Unit"), "gedung"), {_ORGANISASI}),
    (Tempat("reorganisasi", "/kepegawaian/reorganisasi/", _("Reorganisasi"), _("Reorganisasi"), "pohon"),
     {_ORGANISASI}),
    (Tempat("impor", "/impor/", _("Impor"), _("Impor"), "unggah"), {_KEPEGAWAIAN, _ORGANISASI, _PENGAWAS}),
    (Tempat("adopsi", "/adopsi/", _("Peraturan yang berlaku"), _("Adopsi"), "sah"), {_ORGANISASI, _PENGAWAS}),
    (Tempat("akun", "/akun/pengelolaan/", _("Akun pegawai"), _("Akun"), "akun"), {_KEPEGAWAIAN, _SISTEM}),
    (Tempat("peran", "/akun/peran/", _("Peran sistem"), _("Peran"), "kunci"), {_SISTEM, _PENGAWAS}),
    (Tempat("ekspor", "/ekspor/", _("Ekspor data"), _("Ekspor"), "unduh"), {_SISTEM}),
    (Tempat("latar", "/latar/", _("Pekerjaan latar"), _("Latar"), "berjalan"),
     {_KEPEGAWAIAN, _ORGANISASI, _SISTEM}),
    (Tempat("jejak", "/jejak/", _("Riwayat"), _("Riwayat"), "riwayat"), {_PENGAWAS}),
)  # fmt: skip


def kerangka(request: HttpRequest | None) -> dict[str, Any]:
    """Variables of the shell. Works without a request too: the 500 page has none."""
    pemda = getattr(request, "pemda", None)
    pengguna = getattr(request, "user", None)
    masuk = bool(pengguna is not None and pengguna.is_authenticated)
    pelaku = getattr(request, "pelaku", None) if masuk else None
    jalur = request.path if request else "/"
    tema = request.COOKIES.get("tema", "") if request else ""
    kini = _tempat_kini(jalur)
    return {
        "masuk": masuk,
        "pemda": pemda.nama if pemda else "",
        "inisial": inisial(_tanpa_jenis(pemda.nama)) if pemda else "SK",
        "aksen": pemda.aksen if pemda and pemda.aksen in AKSEN else "nila",
        "tema": tema if tema in ("terang", "gelap") else "",
        "bahasa": get_language() or "id",
        "jalur": jalur,
        "nama": getattr(pelaku, "nama", "") or (str(pengguna) if masuk else ""),
        "jabatan": [j.nama for j in getattr(pelaku, "jabatan", ())],
        "tempat": [(t, t.kode == kini) for t in TEMPAT],
        "kabar": kabar(pelaku),
        "pengelolaan": [(t, t.kode == kini) for t in _pengelolaan(pelaku)],
    }


def _pengelolaan(pelaku: Any) -> list[Tempat]:
    peran: frozenset[str] = getattr(pelaku, "peran_sistem", frozenset())
    return [tempat for tempat, milik in PENGELOLAAN if not peran.isdisjoint(milik)]


def _tempat_kini(jalur: str) -> str:
    """The place of a path: the one with the longest address that it begins with ('/kegiatan/saya/' is my work)."""
    if jalur == "/" or jalur.startswith("/meja/"):
        return "meja"
    semua = (*TEMPAT, *(t for t, _peran in PENGELOLAAN))
    cocok = [t for t in semua if t.url != "/" and jalur.startswith(t.url)]
    return max(cocok, key=lambda t: len(t.url)).kode if cocok else ""


def _tanpa_jenis(nama: str) -> str:
    return nama.removeprefix("Kota ").removeprefix("Kabupaten ")
