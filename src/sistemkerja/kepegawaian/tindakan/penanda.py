"""Siapa yang menandatangani keputusan: Plt. dan Plh. tidak mengubah status hukum pegawai atau organisasi."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _

from sistemkerja.aturan import nasional
from sistemkerja.pemda.galat import TidakBerwenang

_PENANDA = re.compile(r"^\s*(?:(plt|pelaksana\s+tugas)|(plh|pelaksana\s+harian))\b\.?", re.IGNORECASE)


def sifat_penanda(penanda: str) -> str:
    """Sifat penanda tangan sebagaimana tertulis di depan jabatannya: plt, plh, atau definitif."""
    cocok = _PENANDA.match(penanda)
    if cocok is None:
        return "definitif"
    return "plt" if cocok.group(1) else "plh"


def pastikan_penanda(penanda: str, izin: str, tindakan: str) -> None:
    """Plt. atau Plh. tidak menandatangani keputusan yang mengubah status hukum (UU 30/2014 Pasal 14 ayat (7)).

    Dengan izin atau mandat tertulis yang disebut, penandatanganan diterima dan izinnya ikut tercatat.
    Raises TidakBerwenang.
    """
    sifat = sifat_penanda(penanda)
    batas = nasional.batas_mandat()
    perbuatan = nasional.perbuatan_tindakan(batas, tindakan)
    if sifat == "definitif" or perbuatan is None:
        return
    jawaban = nasional.boleh_sebagai(batas, sifat, perbuatan)
    if jawaban.boleh or not jawaban.menghalangi or izin.strip():
        return
    siapa = _("pejabat definitif %(jabatan)s, atau Pejabat Pembina Kepegawaian") % {
        "jabatan": _PENANDA.sub("", penanda).strip()
    }
    isi = {
        "penanda": penanda.strip(),
        "apa": jawaban.sebutan,
        "kalimat": jawaban.kalimat,
        "dasar": "; ".join(jawaban.dasar),
        "siapa": siapa,
    }
    kalimat = _(
        "Keputusan yang ditandatangani %(penanda)s tidak dapat %(apa)s. %(kalimat)s (%(dasar)s) "
        "Yang dapat: %(siapa)s. Bila ada izin tertulis, sebutkan nomor dan tanggalnya."
    )
    raise TidakBerwenang(kalimat % isi, siapa, jawaban.dasar)
