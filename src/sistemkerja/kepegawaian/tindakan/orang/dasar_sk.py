"""Dasar hukum sebuah tindakan: keputusan atau surat perintahnya, dan apakah penanda tangannya berwenang."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from sistemkerja.aturan import nasional
from sistemkerja.jejak.catat import BAHASA_CATATAN
from sistemkerja.organisasi.models import Keputusan
from sistemkerja.organisasi.pelaku import Pelaku
from sistemkerja.pemda.galat import MasukanKeliru, TidakBerwenang

NASKAH = ("keputusan", "surat_perintah")
_PENANDA = re.compile(r"^\s*(?:(plt|pelaksana\s+tugas)|(plh|pelaksana\s+harian))\b\.?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DasarSK:
    """Keputusan yang memerintahkan tindakan, sebagaimana tertulis pada naskahnya.

    `izin` izin atau mandat tertulis bagi keputusan yang ditandatangani Plt. atau Plh. (nomor dan tanggalnya).
    """

    nomor: str
    tanggal: date
    tentang: str
    penanda: str
    naskah: str = "keputusan"
    izin: str = ""

    @property
    def sebutan(self) -> str:
        """Naskah itu sebagai dasar hukum dalam riwayat."""
        nama = "Surat Perintah" if self.naskah == "surat_perintah" else "Keputusan"
        return f"{nama} Nomor {self.nomor} tanggal {sebut_tanggal(self.tanggal)}"[:200]


def sebut_tanggal(tanggal: date) -> str:
    """Tanggal dalam bahasa catatan: 1 Desember 2026."""
    with override(BAHASA_CATATAN):
        return date_format(tanggal, "j F Y", use_l10n=False)


def sifat_penanda(penanda: str) -> str:
    """Sifat penanda tangan sebagaimana tertulis di depan jabatannya: plt, plh, atau definitif."""
    cocok = _PENANDA.match(penanda)
    if cocok is None:
        return "definitif"
    return "plt" if cocok.group(1) else "plh"


def pastikan_dasar(dasar: DasarSK, tindakan: str) -> list[str]:
    """Dasar itu lengkap, bentuknya cukup, dan penandanya berwenang atas `tindakan`; dasar hukum yang dipakai.

    Raises MasukanKeliru (isian kurang, atau naskahnya tidak cukup), TidakBerwenang (penandanya Plt./Plh., tanpa izin).
    """
    galat = {
        medan: [_("Wajib diisi: setiap perubahan berdasar keputusan.")]
        for medan in ("nomor", "tentang", "penanda")
        if not getattr(dasar, medan).strip()
    }
    if galat:
        raise MasukanKeliru(galat)
    batas = nasional.batas_mandat()
    mandat = batas.sifat.get(tindakan)
    boleh = mandat.naskah if mandat else NASKAH if tindakan == "akhiri" else ("keputusan",)
    if dasar.naskah not in boleh:
        raise MasukanKeliru({"naskah": [_("Tindakan ini berdasar keputusan, bukan surat perintah.")]})
    pastikan_penanda(dasar, tindakan)
    return [dasar.sebutan]


def pastikan_penanda(dasar: DasarSK, tindakan: str) -> None:
    """Plt. atau Plh. tidak menandatangani keputusan yang mengubah status hukum (UU 30/2014 Pasal 14 ayat (7)).

    Dengan izin atau mandat tertulis yang disebut, penandatanganan diterima dan izinnya ikut tercatat.
    """
    sifat = sifat_penanda(dasar.penanda)
    batas = nasional.batas_mandat()
    perbuatan = nasional.perbuatan_tindakan(batas, tindakan)
    if sifat == "definitif" or perbuatan is None:
        return
    jawaban = nasional.boleh_sebagai(batas, sifat, perbuatan)
    if jawaban.boleh or not jawaban.menghalangi or dasar.izin.strip():
        return
    siapa = _("pejabat definitif %(jabatan)s, atau Pejabat Pembina Kepegawaian") % {
        "jabatan": _PENANDA.sub("", dasar.penanda).strip()
    }
    isi = {
        "penanda": dasar.penanda.strip(),
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


def keputusan_untuk(dasar: DasarSK, *, oleh: Pelaku) -> Keputusan:
    """Keputusan itu sebagai baris: yang bernomor dan bertanggal sama dipakai bersama, satu SK memuat banyak orang."""
    keputusan, _baru = Keputusan.objects.get_or_create(
        pemda=oleh.pemda,
        nomor=dasar.nomor.strip(),
        tanggal=dasar.tanggal,
        defaults={"tentang": dasar.tentang.strip(), "penanda": dasar.penanda.strip()},
    )
    return keputusan
