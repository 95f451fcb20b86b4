"""Bagan sebagai daftar bersarang: dibaca pembaca layar dan tanpa skrip; skrip bagan menggambar dari daftar yang sama.

Disusun di sini, bukan dengan templat yang memanggil dirinya: tiga ribu unit selesai dalam puluhan milidetik.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from sistemkerja.organisasi.bacaan_layar import KotakBagan

_NOL = "00000000-0000-0000-0000-000000000000"
_LIPAT_SEJAK = 2


def daftar_bersarang(puncak: Iterable[KotakBagan], tanya: str) -> SafeString:
    """`<ul>` bersarang; setiap `<li>` membawa data yang digambar (`data-s` sifat, `data-t`/`data-k` terisi/kursi)."""
    alamat = reverse("organisasi:unit", args=[_NOL]) + tanya
    kata = {
        "plt": _("Plt."),
        "plh": _("Plh."),
        "kosong": _("kosong"),
        "bawah": _("{n} unit di bawahnya"),
        "terisi": _("{t} dari {k} jabatan terisi"),
    }
    hasil: list[str] = []
    _daftar(list(puncak), alamat, kata, hasil, 0)
    return mark_safe("".join(hasil))  # noqa: S308  setiap isi dari basis data di-escape di _butir


def _daftar(kotak: list[KotakBagan], alamat: str, kata: dict[str, str], hasil: list[str], tingkat: int) -> int:
    """Tambahkan daftar satu tingkat ke `hasil`; kembalikan banyaknya unit di dalamnya."""
    banyak = 0
    hasil.append("<ul>")
    for satu in kotak:
        hasil.append(_butir(satu, alamat, kata))
        if satu.anak:
            tempat = len(hasil)
            hasil.append("")
            di_bawah = _daftar(satu.anak, alamat, kata, hasil, tingkat + 1)
            terbuka = " open" if tingkat < _LIPAT_SEJAK else ""
            hasil[tempat] = f"<details{terbuka}><summary>{kata['bawah'].format(n=di_bawah)}</summary>"
            hasil.append("</details>")
            banyak += di_bawah
        hasil.append("</li>")
        banyak += 1
    hasil.append("</ul>")
    return banyak


def _butir(satu: KotakBagan, alamat: str, kata: dict[str, str]) -> str:
    nama, pejabat = escape(satu.nama), escape(satu.pejabat)
    awalan = f"{kata[satu.sifat]} " if satu.sifat in ("plt", "plh") else ""
    pemegang = awalan + pejabat if satu.pejabat else kata["kosong"] if satu.sifat == "kosong" else ""
    pimpinan = f" <span>{escape(satu.jabatan)}: {pemegang}</span>" if satu.jabatan else ""
    isi = kata["terisi"].format(t=satu.terisi, k=satu.kursi) if satu.kursi else ""
    angka = f'data-t="{satu.terisi}" data-k="{satu.kursi}"'
    return (
        f'<li data-id="{satu.id}" data-p="{pejabat}" data-s="{satu.sifat}" {angka}>'
        f'<a href="{escape(alamat.replace(_NOL, str(satu.id)))}">{nama}</a>{pimpinan}'
        f"{f' <small>{isi}</small>' if isi else ''}"
    )
