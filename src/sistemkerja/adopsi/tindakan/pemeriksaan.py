"""Memeriksa sebuah naskah terhadap organisasi Pemda, langsung atau di belakang layar bila organisasinya besar."""

from __future__ import annotations

from datetime import date

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from sistemkerja.adopsi.models import Pemeriksaan
from sistemkerja.adopsi.naskah import naskah
from sistemkerja.adopsi.tindakan.dasar import antre, pastikan_pengelola
from sistemkerja.alur.naskah import tersusun
from sistemkerja.aturan.kesesuaian import Kesesuaian, Maju, kesesuaian
from sistemkerja.latar.tindakan import antrekan
from sistemkerja.organisasi.baca_sql import muat_memori
from sistemkerja.organisasi.models import Jabatan
from sistemkerja.organisasi.pelaku import Pelaku
from sistemkerja.pemda import transaksi
from sistemkerja.pemda.models import Pemda
from sistemkerja.pemda.versi import Kebijakan

LANGSUNG = 5_000  # jabatan; di atasnya pemeriksaan berjalan di belakang layar
JENIS_PEKERJAAN = "adopsi.periksa"
JENIS_TERKENA = "adopsi.terkena"


@transaksi.atomic
def periksa_organisasi(sidik: str, per: date, *, oleh: Pelaku, langsung: int = LANGSUNG) -> Pemeriksaan:
    """Periksa naskah itu terhadap organisasi pada `per` dan simpan temuannya. Raises TidakBerwenang, Http404."""
    pastikan_pengelola(oleh, _("memeriksa naskah terhadap organisasi"))
    satu = naskah(oleh.pemda, sidik)
    if satu is None:
        raise Http404
    antre(oleh)
    baris = Pemeriksaan(pemda=oleh.pemda, peraturan_id=satu.per.id, sidik=sidik, per=per, oleh=oleh.nama)
    if banyak_jabatan(oleh.pemda, per) <= langsung:
        hasil = hitung(oleh.pemda, sidik, per)
        baris.angka, baris.temuan = hasil.angka, [t.json() for t in hasil.temuan]
        baris.save(force_insert=True)
        return baris
    pekerjaan = antrekan(
        JENIS_PEKERJAAN, oleh=oleh, judul=_("Pemeriksaan %(p)s terhadap organisasi") % {"p": satu.per.judul},
        isi={"pemeriksaan": str(baris.pk)}, alamat_hasil=reverse("adopsi:temuan", args=[sidik]),
    )  # fmt: skip
    baris.pekerjaan_id = pekerjaan.pk
    baris.save(force_insert=True)
    return baris


@transaksi.atomic
def hitung_terkena(sidik: str, dibanding: str, per: date, *, oleh: Pelaku) -> Pemeriksaan:
    """Hitung di belakang layar siapa yang terkena bila naskah itu menggantikan yang berlaku.

    Raises TidakBerwenang, Http404.
    """
    pastikan_pengelola(oleh, _("menghitung siapa yang terkena"))
    satu = naskah(oleh.pemda, sidik)
    if satu is None:
        raise Http404
    antre(oleh)
    baris = Pemeriksaan(
        pemda=oleh.pemda, peraturan_id=satu.per.id, sidik=sidik, dibanding=dibanding, per=per, oleh=oleh.nama
    )
    pekerjaan = antrekan(
        JENIS_TERKENA, oleh=oleh, judul=_("Siapa yang terkena %(p)s") % {"p": satu.per.judul},
        isi={"pemeriksaan": str(baris.pk)}, alamat_hasil=reverse("adopsi:perbedaan", args=[sidik]),
    )  # fmt: skip
    baris.pekerjaan_id = pekerjaan.pk
    baris.save(force_insert=True)
    return baris


def banyak_jabatan(pemda: Pemda, per: date) -> int:
    """Seberapa besar organisasinya pada tanggal itu."""
    return Jabatan.objects.filter(pemda=pemda, masa__contains=per).count()


def hitung(pemda: Pemda, sidik: str, per: date, maju: Maju = lambda _n, _dari: None) -> Kesesuaian:
    """Temuan naskah itu, dengan kebijakan yang berlaku pada `per`, pada organisasi hari itu. Raises Http404."""
    satu = naskah(pemda, sidik)
    if satu is None:
        raise Http404
    medan = ("id", "pertanyaan", "syarat", "jawaban", "dasar_hukum", "nomor", "tanggal")
    berlaku = Kebijakan.objects.filter(pemda=pemda, masa__contains=per).exclude(dicabut__lte=per)
    kebijakan = list(berlaku.order_by("ditetapkan", "id").values(*medan))
    return kesesuaian(tersusun(satu.per, kebijakan), muat_memori(pemda.pk, per), maju)
