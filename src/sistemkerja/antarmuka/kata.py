"""How dates, spans, numbers and names are written for people. No template, no request."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext, ngettext, pgettext

_GELAR_DEPAN = {"dr", "drg", "drs", "dra", "drh", "ir", "prof", "h", "hj", "kh", "ns", "apt"}
_SEBULAN = 60  # spans are told in days up to here, then in months


def hari(nilai: date | datetime) -> date:
    """The day on which a moment falls for the reader."""
    if not isinstance(nilai, datetime):
        return nilai
    return timezone.localtime(nilai).date() if timezone.is_aware(nilai) else nilai.date()


def tanggal(nilai: date | datetime | None, *, pendek: bool = False) -> str:
    """23 November 2026, or 23 Nov."""
    if nilai is None or nilai == "":
        return ""
    sama_tahun = hari(nilai).year == timezone.localdate().year
    return date_format(hari(nilai), ("j M" if sama_tahun else "j M Y") if pendek else "j F Y", use_l10n=False)


def pukul(nilai: datetime) -> str:
    """23 November 2026, 09.14."""
    setempat = timezone.localtime(nilai) if timezone.is_aware(nilai) else nilai
    return date_format(setempat, pgettext("pola waktu", "j F Y, H.i"), use_l10n=False)


def sejak(nilai: date | datetime | None) -> str:
    """How long it has lasted: baru saja, 20 menit, 3 hari, 4 bulan."""
    if nilai is None or nilai == "":
        return ""
    if isinstance(nilai, datetime):
        kini = timezone.now() if timezone.is_aware(nilai) else timezone.localtime().replace(tzinfo=None)
        menit = max(0, int((kini - nilai).total_seconds() // 60))
        if menit < 1:
            return gettext("baru saja")
        if menit < 60:
            return ngettext("%(n)s menit", "%(n)s menit", menit) % {"n": menit}
        if menit < 24 * 60:
            return ngettext("%(n)s jam", "%(n)s jam", menit // 60) % {"n": menit // 60}
    jumlah = (timezone.localdate() - hari(nilai)).days
    return gettext("hari ini") if jumlah <= 0 else rentang(jumlah)


def rentang(jumlah: int) -> str:
    """A number of days in words."""
    if jumlah < _SEBULAN:
        return ngettext("%(n)s hari", "%(n)s hari", jumlah) % {"n": jumlah}
    return ngettext("%(n)s bulan", "%(n)s bulan", jumlah // 30) % {"n": jumlah // 30}


def sisa(nilai: date | datetime | None) -> str:
    """What is left until a deadline: hari ini, besok, 4 hari lagi, lewat 2 hari."""
    if nilai is None or nilai == "":
        return ""
    jumlah = (hari(nilai) - timezone.localdate()).days
    if jumlah < 0:
        return gettext("lewat %(rentang)s") % {"rentang": rentang(-jumlah)}
    if jumlah == 0:
        return gettext("hari ini")
    return gettext("besok") if jumlah == 1 else gettext("%(rentang)s lagi") % {"rentang": rentang(jumlah)}


def lewat(nilai: date | datetime | None) -> bool:
    """Whether a deadline has passed."""
    return bool(nilai) and hari(nilai) < timezone.localdate()  # type: ignore[arg-type]


def angka(nilai: float | Decimal | None, desimal: int | None = None) -> str:
    """1.250 or 12,5: grouped as the reader's language groups."""
    if nilai is None or nilai == "":
        return ""
    if isinstance(nilai, Decimal) and desimal is None:
        nilai = nilai.normalize() if nilai % 1 else nilai.to_integral_value()
    return number_format(nilai, decimal_pos=desimal, use_l10n=True, force_grouping=True)


def rupiah(nilai: int | Decimal | None) -> str:
    """Rp1.250.000, without a space, as PUEBI writes it."""
    if nilai is None or nilai == "":
        return ""
    tanda = "-" if nilai < 0 else ""
    return f"{tanda}Rp{angka(abs(int(nilai)))}"


def inisial(nama: str | None) -> str:
    """Two letters of a name without its titles: 'dr. Siti Rahma, M.Kes.' is SR."""
    kata = [k for k in (nama or "").split(",")[0].split() if k.rstrip(".").lower() not in _GELAR_DEPAN]
    if not kata:
        return "?"
    return (kata[0][0] + (kata[-1][0] if len(kata) > 1 else "")).upper()
