"""Dasar hukum sebuah tindakan: keputusan atau surat perintahnya, dan apakah penanda tangannya berwenang."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from sistemkerja.aturan import nasional
from sistemkerja.jejak.catat import BAHASA_CATATAN
from sistemkerja.kepegawaian.tindakan.penanda import pastikan_penanda
from sistemkerja.organisasi.models import Keputusan
from sistemkerja.organisasi.pelaku import Pelaku
from sistemkerja.pemda.galat import MasukanKeliru

NASKAH = ("keputusan", "surat_perintah")


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
    pastikan_penanda(dasar.penanda, dasar.izin, tindakan)
    return [dasar.sebutan]


def keputusan_untuk(dasar: DasarSK, *, oleh: Pelaku) -> Keputusan:
    """Keputusan itu sebagai baris: yang bernomor dan bertanggal sama dipakai bersama, satu SK memuat banyak orang."""
    keputusan, _baru = Keputusan.objects.get_or_create(
        pemda=oleh.pemda,
        nomor=dasar.nomor.strip(),
        tanggal=dasar.tanggal,
        defaults={"tentang": dasar.tentang.strip(), "penanda": dasar.penanda.strip()},
    )
    return keputusan
