"""Tindakan tunggal: satu langkah yang ditetapkan sekaligus, tersimpan sebagai rencana dengan satu langkah."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import override

from sistemkerja.alur.kunci import catat_hasil, sudah_berubah, sudah_dijalankan
from sistemkerja.jejak.catat import BAHASA_CATATAN
from sistemkerja.jejak.models import Peristiwa
from sistemkerja.kepegawaian.models.unit import LangkahReorganisasi, RencanaReorganisasi
from sistemkerja.kepegawaian.reorganisasi.kalimat import kalimat_langkah
from sistemkerja.kepegawaian.reorganisasi.rencana import JENIS, Langkah
from sistemkerja.kepegawaian.tindakan.unit.jalankan import (
    Dasar,
    berlakukan,
    coba,
    keputusan_tata,
    kunci_organisasi,
    pastikan_pengelola,
)
from sistemkerja.organisasi.models import Jabatan, Pemangku, RincianJabatan, RincianUnit, UnitOrganisasi
from sistemkerja.organisasi.pelaku import Pelaku
from sistemkerja.pemda.sel import sel_kini

Isi = Mapping[str, Any]


def jalankan_tunggal(
    kode: str,
    isi: Isi,
    tanggal: date,
    dasar: Dasar,
    *,
    oleh: Pelaku,
    versi: str | None = None,
    kunci: UUID | None = None,
) -> RencanaReorganisasi:
    """Jalankan satu langkah sejak `tanggal`. Raises Http404, TidakBerwenang, SudahBerubah, MasukanKeliru."""
    with transaction.atomic(using=sel_kini.get()):
        kunci_organisasi(oleh.pemda)
        lama = sudah_dijalankan(kunci, f"unit.{kode}", oleh=oleh)
        if lama is not None and lama.hasil_id:
            return RencanaReorganisasi.objects.get(pemda=oleh.pemda, pk=lama.hasil_id)
        unit, kursi = yang_disentuh(isi)
        pastikan_milik(oleh.pemda.pk, unit, kursi)
        sebagai = pastikan_pengelola(oleh, str(JENIS[kode].judul).lower())
        if versi is not None and versi != versi_tata(oleh.pemda.pk, unit, kursi):
            raise sudah_berubah(_terakhir(oleh, [*unit, *kursi]), oleh=oleh)
        keputusan = keputusan_tata(oleh.pemda, dasar)
        langkah = Langkah(kode, isi)
        with override(BAHASA_CATATAN):
            nama = kalimat_langkah(langkah, coba(oleh.pemda, [langkah], tanggal))[:300]
        rencana = RencanaReorganisasi.objects.create(
            pemda=oleh.pemda, nama=nama[:1].upper() + nama[1:], tanggal=tanggal, sk_nomor=keputusan.nomor,
            sk_tanggal=keputusan.tanggal, sk_tentang=keputusan.tentang, keputusan=keputusan, tunggal=True,
            sk_penanda=dasar.penanda.strip(), sk_izin=dasar.izin.strip(), pengguna_id=oleh.pengguna_id, oleh=oleh.nama,
        )  # fmt: skip
        LangkahReorganisasi.objects.create(pemda=oleh.pemda, rencana=rencana, urut=1, kode=kode, isi=dict(isi))
        berlakukan(rencana, [langkah], oleh=oleh, sebagai=sebagai)
        catat_hasil(kunci, rencana, oleh=oleh)
    return rencana


def yang_disentuh(isi: Isi) -> tuple[list[UUID], list[UUID]]:
    """Unit dan kursi yang sudah ada dan disebut langkah ini; yang baru dibentuk tidak termasuk."""
    unit = [isi.get(m) for m in ("unit", "induk", "tujuan", "penerus")] + list(isi.get("asal") or ())
    kursi = [isi.get(m) for m in ("kursi", "kerja_ke", "pemangku_ke", "dari", "ke")] + list(isi.get("daftar") or ())
    if isi.get("baru"):
        unit.append(isi["baru"].get("induk"))
    return _uuid(unit + list(isi.get("anak") or ())), _uuid(kursi)


def pastikan_milik(pemda_id: UUID, unit: Iterable[UUID], kursi: Iterable[UUID]) -> None:
    """Semuanya milik Pemda ini. Raises Http404: tidak ada dan milik Pemda lain dijawab sama."""
    for model, ids in ((UnitOrganisasi, set(unit)), (Jabatan, set(kursi))):
        if ids and model.objects.filter(pemda_id=pemda_id, pk__in=ids).count() != len(ids):
            raise Http404


def versi_tata(pemda_id: UUID, unit: Iterable[UUID], kursi: Iterable[UUID]) -> str:
    """Versi unit dan kursi yang dilihat: berubah bila rincian, kursi, atau pemangkunya berubah. Tiga pertanyaan."""
    unit, kursi = list(unit), list(kursi)
    rincian = RincianUnit.objects.filter(pemda_id=pemda_id, unit_id__in=unit).values_list(
        "unit_id", "masa", "nama", "jenis", "kode_pd", "induk_id", "adalah_pd", "tipe", "bagian"
    )
    milik = RincianJabatan.objects.filter(pemda_id=pemda_id)
    jabatan = milik.filter(unit_id__in=unit) | milik.filter(jabatan_id__in=kursi)
    isi = jabatan.values_list("jabatan_id", "masa", "unit_id", "nama", "kode", "jenjang", "kelas", "pimpinan")
    pangku = Pemangku.objects.filter(pemda_id=pemda_id, jabatan_id__in=kursi)
    semua = [sorted(map(str, rincian)), sorted(map(str, isi)), sorted(map(str, pangku.values_list("pk", "masa")))]
    return hashlib.sha256(repr(semua).encode()).hexdigest()[:24]


def _terakhir(oleh: Pelaku, objek: list[UUID]) -> UUID:
    """Objek yang paling akhir diubah: dialah yang disebut kepada yang kedua."""
    ada = Peristiwa.objects.filter(pemda_id=oleh.pemda.pk, objek_id__in=objek).order_by("-pada", "-id")
    return ada.values_list("objek_id", flat=True).first() or objek[0]


def _uuid(semua: Iterable[Any]) -> list[UUID]:
    hasil = []
    for satu in semua:
        try:
            hasil.append(UUID(str(satu)))
        except ValueError:
            continue
    return list(dict.fromkeys(hasil))


def judul_langkah(kode: str) -> str:
    """Sebutan jenis langkah bagi orang."""
    return str(JENIS[kode].judul) if kode in JENIS else _("Langkah lain")
