"""Naskah yang dapat dipilih: yang ikut dikirim, dan yang disimpan Pemda ini; dikenali dari sidiknya."""

from __future__ import annotations

from dataclasses import dataclass

from sistemkerja.alur.naskah import naskah as naskah_bersidik
from sistemkerja.aturan import katalog, paket
from sistemkerja.aturan.baca import Peraturan
from sistemkerja.aturan.bentuk import GalatAturan, Temuan
from sistemkerja.pemda.models import Pemda
from sistemkerja.pemda.versi import VersiPeraturan

# Temuan yang membuat jawaban peraturan tidak dapat dipercaya; yang lain diperlihatkan, tidak menghalangi.
MENGHALANGI = frozenset({
    "bentuk", "yaml", "paket", "dasar-tidak-ada", "tumpang-tindih", "mengatasi-lingkaran", "alur-cabang", "alur-mati",
    "alur-putus", "rantai-lingkaran", "contoh-beda", "contoh-keliru",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Naskah:
    """Satu naskah: peraturannya, asalnya, dan barisnya bila Pemda ini menyimpannya."""

    per: Peraturan
    asal: str
    versi: VersiPeraturan | None = None

    @property
    def sidik(self) -> str:
        return self.per.sidik

    @property
    def milik_sendiri(self) -> str:
        """Kode Pemda yang disebut naskah ini."""
        return str(self.per.identitas["pemda"]["kode"])


def kiriman() -> dict[str, Peraturan]:
    """Peraturan yang ikut dikirim menurut sidiknya; yang tidak terbaca tidak ikut."""
    hasil: dict[str, Peraturan] = {}
    for satu in katalog.daftar_id():
        try:
            per = katalog.peraturan(satu)
        except GalatAturan:
            continue
        hasil[per.sidik] = per
    return hasil


def tersimpan(pemda: Pemda) -> list[VersiPeraturan]:
    """Naskah yang disimpan Pemda ini, tanpa isinya."""
    return list(VersiPeraturan.objects.filter(pemda=pemda).defer("isi"))


def naskah(pemda: Pemda, sidik: str) -> Naskah | None:
    """Naskah bersidik itu; None bila tidak ikut dikirim dan tidak disimpan Pemda ini."""
    versi = VersiPeraturan.objects.filter(pemda=pemda, sidik=sidik).defer("isi").first()
    ada = kiriman().get(sidik)
    if ada is None and versi is None:
        return None
    if ada is None:
        assert versi is not None
        ada = naskah_bersidik(pemda, versi.peraturan_id, sidik)
    return Naskah(ada, versi.asal if versi else VersiPeraturan.Asal.BAWAAN, versi)


def isi_naskah(satu: Naskah) -> dict[str, bytes]:
    """Berkas-berkas naskah itu."""
    if satu.versi is not None:
        isi = VersiPeraturan.objects.values_list("isi", flat=True).get(pk=satu.versi.pk)
        return paket.dari_zip(bytes(isi))
    return paket.dari_folder(satu.per.folder)


_temuan: dict[str, list[Temuan]] = {}


def temuan_naskah(satu: Naskah) -> list[Temuan]:
    """Temuan pemeriksa atas naskah ini; dihitung sekali tiap proses, sebab naskah bersidik sama tidak berubah."""
    if satu.sidik not in _temuan:
        if len(_temuan) > 200:
            _temuan.clear()
        _temuan[satu.sidik] = paket.periksa_isi(isi_naskah(satu))[1]
    return _temuan[satu.sidik]


def menghalangi(temuan: list[Temuan]) -> list[Temuan]:
    """Temuan yang menghalangi adopsi."""
    return [t for t in temuan if t.kode in MENGHALANGI and t.tingkat == "galat"]
