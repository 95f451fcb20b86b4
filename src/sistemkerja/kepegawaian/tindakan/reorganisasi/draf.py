"""Menyusun draf rencana reorganisasi. Draf tidak menyentuh organisasi; yang keliru di dalamnya boleh tersimpan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as _p
from django.utils.translation import override

from sistemkerja.alur.kunci import catat_hasil, kunci_versi, naikkan_versi, sudah_berubah, sudah_dijalankan
from sistemkerja.jejak.catat import BAHASA_CATATAN, catat
from sistemkerja.kepegawaian.models.unit import LangkahReorganisasi, RencanaReorganisasi
from sistemkerja.kepegawaian.reorganisasi.rencana import JENIS
from sistemkerja.kepegawaian.tindakan.unit.jalankan import pastikan_pengelola
from sistemkerja.kepegawaian.tindakan.unit.tunggal import pastikan_milik, yang_disentuh
from sistemkerja.organisasi.pelaku import Pelaku
from sistemkerja.pemda.galat import MasukanKeliru
from sistemkerja.pemda.sel import sel_kini

LANGKAH_TERBANYAK = 300


@dataclass(frozen=True, slots=True)
class IsiRencana:
    """Identitas rencana; keputusannya boleh menyusul sampai penetapan."""

    nama: str
    tanggal: date
    sk_nomor: str = ""
    sk_tanggal: date | None = None
    sk_tentang: str = ""
    sk_penanda: str = ""
    sk_izin: str = ""


_MEDAN = ("nama", "tanggal", "sk_nomor", "sk_tanggal", "sk_tentang", "sk_penanda", "sk_izin")


def buat_rencana(isi: IsiRencana, *, oleh: Pelaku, kunci: UUID | None = None) -> RencanaReorganisasi:
    """Draf baru tanpa langkah. Raises TidakBerwenang, MasukanKeliru."""
    with transaction.atomic(using=sel_kini.get()):
        lama = sudah_dijalankan(kunci, "reorganisasi.buat", oleh=oleh)
        if lama is not None and lama.hasil_id:
            return RencanaReorganisasi.objects.get(pemda=oleh.pemda, pk=lama.hasil_id)
        sebagai = pastikan_pengelola(oleh, _("menyusun rencana reorganisasi"))
        _pastikan_bernama(isi)
        rencana = RencanaReorganisasi.objects.create(
            pemda=oleh.pemda, pengguna_id=oleh.pengguna_id, oleh=oleh.nama, **{m: getattr(isi, m) for m in _MEDAN}
        )
        _catat(rencana, "reorganisasi.disusun", _p("rencana “%(nama)s” disusun."), oleh, sebagai)
        catat_hasil(kunci, rencana, oleh=oleh)
    return rencana


def ubah_rencana(pk: UUID, isi: IsiRencana, *, oleh: Pelaku, versi: int) -> RencanaReorganisasi:
    """Nama, tanggal, dan keputusan draf. Raises Http404, SudahBerubah, TidakBerwenang, MasukanKeliru."""
    with transaction.atomic(using=sel_kini.get()):
        rencana, sebagai = _draf(pk, versi, oleh)
        _pastikan_bernama(isi)
        beda = {m: (getattr(rencana, m), getattr(isi, m)) for m in _MEDAN if getattr(rencana, m) != getattr(isi, m)}
        if beda:
            for medan, (_lama, baru) in beda.items():
                setattr(rencana, medan, baru)
            naikkan_versi(rencana, *beda)
            sebelum = {m: str(a) for m, (a, _b) in beda.items()}
            sesudah = {m: str(b) for m, (_a, b) in beda.items()}
            isi_catatan = {"sebelum": sebelum, "sesudah": sesudah}
            _catat(rencana, "reorganisasi.diubah", _p("rencana “%(nama)s” diubah."), oleh, sebagai, isi_catatan)
    return rencana


def tambah_langkah(
    pk: UUID, kode: str, isi: Mapping[str, Any], *, oleh: Pelaku, versi: int, kunci: UUID | None = None
) -> LangkahReorganisasi:
    """Langkah baru di akhir draf. Raises Http404, SudahBerubah, TidakBerwenang, MasukanKeliru."""
    with transaction.atomic(using=sel_kini.get()):
        lama = sudah_dijalankan(kunci, "reorganisasi.langkah", oleh=oleh)
        if lama is not None and lama.hasil_id:
            return LangkahReorganisasi.objects.get(pemda=oleh.pemda, pk=lama.hasil_id)
        rencana, sebagai = _draf(pk, versi, oleh)
        _pastikan_langkah(rencana, kode, isi)
        urut = rencana.langkah.count() + 1
        if urut > LANGKAH_TERBANYAK:
            raise MasukanKeliru({"": [_("Sebuah rencana paling banyak %(n)s langkah.") % {"n": LANGKAH_TERBANYAK}]})
        langkah = LangkahReorganisasi.objects.create(
            pemda=oleh.pemda, rencana=rencana, urut=urut, kode=kode, isi=dict(isi)
        )
        naikkan_versi(rencana)
        _catat_langkah(rencana, kode, _p("langkah %(n)s ditambahkan: %(judul)s."), urut, oleh, sebagai)
        catat_hasil(kunci, langkah, oleh=oleh)
    return langkah


def ubah_langkah(
    pk: UUID, langkah_id: UUID, isi: Mapping[str, Any], *, oleh: Pelaku, versi: int
) -> LangkahReorganisasi:
    """Isian sebuah langkah draf. Raises Http404, SudahBerubah, TidakBerwenang, MasukanKeliru."""
    with transaction.atomic(using=sel_kini.get()):
        rencana, sebagai = _draf(pk, versi, oleh)
        langkah = _langkah(rencana, langkah_id)
        _pastikan_langkah(rencana, langkah.kode, isi)
        langkah.isi = dict(isi)
        langkah.save(update_fields=["isi"])
        naikkan_versi(rencana)
        _catat_langkah(rencana, langkah.kode, _p("langkah %(n)s diubah: %(judul)s."), langkah.urut, oleh, sebagai)
    return langkah


def hapus_langkah(pk: UUID, langkah_id: UUID, *, oleh: Pelaku, versi: int) -> RencanaReorganisasi:
    """Buang sebuah langkah draf. Raises Http404, SudahBerubah, TidakBerwenang."""
    with transaction.atomic(using=sel_kini.get()):
        rencana, sebagai = _draf(pk, versi, oleh)
        langkah = _langkah(rencana, langkah_id)
        kode, urut = langkah.kode, langkah.urut
        langkah.delete()
        _urutkan(rencana, list(rencana.langkah.all()))
        naikkan_versi(rencana)
        _catat_langkah(rencana, kode, _p("langkah %(n)s dibuang: %(judul)s."), urut, oleh, sebagai)
    return rencana


def geser_langkah(pk: UUID, langkah_id: UUID, naik: bool, *, oleh: Pelaku, versi: int) -> RencanaReorganisasi:
    """Tukar sebuah langkah dengan yang di atas atau di bawahnya. Raises Http404, SudahBerubah, TidakBerwenang."""
    with transaction.atomic(using=sel_kini.get()):
        rencana, _sebagai = _draf(pk, versi, oleh)
        semua = list(rencana.langkah.all())
        n = semua.index(_langkah(rencana, langkah_id))
        lain = n - 1 if naik else n + 1
        if 0 <= lain < len(semua):
            semua[n], semua[lain] = semua[lain], semua[n]
            _urutkan(rencana, semua)
            naikkan_versi(rencana)
            kode = semua[lain].kode
            _catat_langkah(rencana, kode, _p("langkah %(n)s digeser: %(judul)s."), n + 1, oleh, _sebagai)
    return rencana


def _draf(pk: UUID, versi: int, oleh: Pelaku) -> tuple[RencanaReorganisasi, str]:
    rencana = kunci_versi(RencanaReorganisasi, pk, versi, oleh=oleh)
    sebagai = pastikan_pengelola(oleh, _("menyusun rencana reorganisasi"))
    if not rencana.draf:
        raise sudah_berubah(pk, oleh=oleh)
    return rencana, sebagai


def _langkah(rencana: RencanaReorganisasi, pk: UUID) -> LangkahReorganisasi:
    langkah = rencana.langkah.filter(pk=pk).first()
    if langkah is None:
        raise Http404
    return langkah


def _pastikan_bernama(isi: IsiRencana) -> None:
    if not isi.nama.strip():
        raise MasukanKeliru({"nama": [_("Bidang ini wajib diisi.")]})


def _pastikan_langkah(rencana: RencanaReorganisasi, kode: str, isi: Mapping[str, Any]) -> None:
    """Jenisnya dikenal, dan yang disebutnya milik Pemda ini atau dibentuk langkah lain rencana ini."""
    if kode not in JENIS:
        raise Http404
    baru = {str(i) for satu in rencana.langkah.all() for i in yang_dibentuk(satu.isi)}
    unit, kursi = yang_disentuh(isi)
    pastikan_milik(rencana.pemda_id, (u for u in unit if str(u) not in baru), (k for k in kursi if str(k) not in baru))


def yang_dibentuk(isi: Mapping[str, Any]) -> list[str]:
    """Id unit dan kursi yang dibentuk sebuah langkah; langkah sesudahnya boleh menyebutnya."""
    satu = isi.get("baru") or isi
    kepala = satu.get("pimpinan")
    kepala_id = kepala.get("id") if isinstance(kepala, Mapping) else None
    return [str(i) for i in (satu.get("id"), kepala_id, *(isi.get("ids") or ())) if i]


def _urutkan(rencana: RencanaReorganisasi, semua: list[LangkahReorganisasi]) -> None:
    for urut, langkah in enumerate(semua, 1):
        langkah.urut = urut
    LangkahReorganisasi.objects.bulk_update(semua, ["urut"])


def _catat_langkah(rencana: RencanaReorganisasi, kode: str, pola: str, urut: int, oleh: Pelaku, sebagai: str) -> None:
    with override(BAHASA_CATATAN):
        judul = str(JENIS[kode].judul).lower()
    _catat(rencana, "reorganisasi.diubah", pola, oleh, sebagai, None, n=urut, judul=judul)


def _catat(
    rencana: RencanaReorganisasi, peristiwa: str, pola: str, oleh: Pelaku, sebagai: str,
    isi: dict[str, Any] | None = None, **lain: Any,
) -> None:  # fmt: skip
    with override(BAHASA_CATATAN):
        kalimat = _(pola) % {"nama": rencana.nama, **lain}
    catat(peristiwa, rencana, oleh=oleh, sebagai=sebagai, dasar=[], kalimat=kalimat, isi=isi, kasus=rencana.pk)
