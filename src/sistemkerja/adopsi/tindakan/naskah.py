"""Menyimpan naskah: yang diunggah, atau yang ikut dikirim pada saat diadopsi."""

from __future__ import annotations

import re
from collections.abc import Sequence

from django.utils.translation import gettext as _

from sistemkerja.adopsi.naskah import Naskah, isi_naskah
from sistemkerja.adopsi.tindakan.dasar import antre, pastikan_pengelola, sebagai
from sistemkerja.aturan import paket
from sistemkerja.aturan.bentuk import PeraturanKeliru, Temuan
from sistemkerja.jejak.catat import catat
from sistemkerja.organisasi.pelaku import Pelaku
from sistemkerja.pemda import transaksi
from sistemkerja.pemda.galat import MasukanKeliru
from sistemkerja.pemda.versi import VersiPeraturan

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
Unggahan = Sequence[tuple[str, bytes]]


class NaskahKeliru(MasukanKeliru):
    """Naskah yang tidak dapat dibaca; `temuan` menyebut berkas, baris, dan kekeliruannya."""

    def __init__(self, temuan: Sequence[Temuan]) -> None:
        self.temuan = list(temuan)
        super().__init__({"berkas": [_("Naskah ini tidak dapat dibaca. Perbaiki yang disebut, lalu unggah lagi.")]})


@transaksi.atomic
def unggah_naskah(berkas: Unggahan, *, oleh: Pelaku) -> VersiPeraturan:
    """Simpan naskah yang diunggah: satu zip, atau berkas-berkas sebuah folder. Naskah yang sama disimpan sekali.

    Raises TidakBerwenang, NaskahKeliru.
    """
    pastikan_pengelola(oleh, _("mengunggah naskah peraturan"))
    try:
        if len(berkas) == 1 and berkas[0][0].lower().endswith(".zip"):
            isi = paket.dari_zip(berkas[0][1])
        else:
            isi = paket.dari_unggahan(berkas)
        per = paket.baca_isi(isi)
    except PeraturanKeliru as galat:
        raise NaskahKeliru(galat.temuan) from galat
    if len(per.id) > 60 or not _ID.match(per.id):
        pesan = "'id' hanya huruf kecil, angka, dan tanda hubung, paling panjang 60"
        raise NaskahKeliru([Temuan("peraturan.yaml", 1, pesan)])
    antre(oleh)
    lama = VersiPeraturan.objects.filter(pemda=oleh.pemda, sidik=per.sidik).first()
    if lama is not None:
        return lama
    versi = _tulis(oleh, per.id, per.sidik, per.judul, VersiPeraturan.Asal.UNGGAHAN, paket.ke_zip(isi))
    catat(
        "naskah.diunggah", versi, oleh=oleh, sebagai=sebagai(oleh), dasar=[versi.judul],
        kalimat=f"mengunggah naskah {versi.judul}.", isi={"sidik": versi.sidik, "berkas": sorted(isi)},
    )  # fmt: skip
    return versi


def simpan_naskah(satu: Naskah, *, oleh: Pelaku) -> VersiPeraturan:
    """Simpan kata demi kata naskah yang akan diadopsi, bila belum; dipanggil dalam transaksi tindakannya."""
    if satu.versi is not None:
        return satu.versi
    isi = paket.ke_zip(isi_naskah(satu))
    return _tulis(oleh, satu.per.id, satu.sidik, satu.per.judul, VersiPeraturan.Asal.BAWAAN, isi)


def _tulis(oleh: Pelaku, peraturan_id: str, sidik: str, judul: str, asal: str, isi: bytes) -> VersiPeraturan:
    return VersiPeraturan.objects.create(
        pemda=oleh.pemda, peraturan_id=peraturan_id, sidik=sidik, asal=asal, judul=judul[:300], isi=isi, oleh=oleh.nama
    )
