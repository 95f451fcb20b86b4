"""Membaca garis waktu sebuah Pemda dari basis data: sejumlah tetap pertanyaan, berapa pun unit dan orangnya."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Lower, Upper
from django.urls import reverse

from sistemkerja.alur.models import Tugas
from sistemkerja.kegiatan.models import Kegiatan
from sistemkerja.kepegawaian.reorganisasi.garis_waktu import Baris, GarisWaktu, Rangkaian
from sistemkerja.kepegawaian.reorganisasi.keadaan import Beban, Formasi, Kursi, Pangku, Unit
from sistemkerja.organisasi import models as org
from sistemkerja.penugasan.models import Penugasan, SusunanPenugasan

_UNIT = ("unit_id", "unit__kode", "nama", "jenis", "kode_pd", "induk_id", "adalah_pd", "tipe", "bagian")
_KURSI = ("jabatan_id", "unit_id", "nama", "kode", "jenjang", "kelas", "pimpinan", "asisten", "urut")
_PANGKU = ("id", "jabatan_id", "pegawai_id", "pegawai__nama", "sifat")
_FORMASI = ("id", "unit_id", "nama", "jenjang", "kelas", "jumlah")
_SUMBER: tuple[tuple[str, Any, Any, tuple[str, ...]], ...] = (
    ("unit", org.RincianUnit, Unit, _UNIT),
    ("kursi", org.RincianJabatan, Kursi, _KURSI),
    ("pangku", org.Pemangku, Pangku, _PANGKU),
    ("formasi", org.Formasi, Formasi, _FORMASI),
)


def muat(pemda_id: UUID, per: date, *, dengan_beban: bool = True) -> GarisWaktu:
    """Semua baris yang berlaku pada `per` atau sesudahnya. Empat pertanyaan, ditambah tiga untuk bebannya."""
    baris = {jenis: _rangkaian(pemda_id, per, model, isi, medan) for jenis, model, isi, medan in _SUMBER}
    return GarisWaktu(baris, beban(pemda_id) if dengan_beban else {})


def _rangkaian(pemda_id: UUID, per: date, model: Any, isi: Any, medan: tuple[str, ...]) -> dict[str, Rangkaian]:
    hasil: dict[str, list[Baris]] = defaultdict(list)
    sumber = _belum_berakhir(model.objects.filter(pemda_id=pemda_id), per).annotate(
        _sejak=Lower("masa"), _sampai=Upper("masa")
    )
    for id_, sejak, sampai, *nilai in sumber.order_by("masa", "id").values_list("id", "_sejak", "_sampai", *medan):
        satu = isi(*(str(n) if isinstance(n, UUID) else n for n in nilai))
        hasil[satu.id].append(Baris(sejak, sampai, satu, str(id_)))
    return {id_: tuple(satu) for id_, satu in hasil.items()}


def _belum_berakhir(baris: QuerySet[Any], per: date) -> QuerySet[Any]:
    return baris.filter(Q(masa__upper_inf=True) | Q(masa__endswith__gt=per))


def beban(pemda_id: UUID) -> dict[str, tuple[Beban, ...]]:
    """Kerja terbuka menurut id kursi atau unit: tugas yang menunggu, kegiatan, dan keanggotaan tim."""
    hasil: dict[str, list[Beban]] = defaultdict(list)
    tugas = Tugas.objects.filter(pemda_id=pemda_id, selesai_pada__isnull=True).order_by("sejak", "id")
    for jabatan, judul, alamat, kerja in tugas.values_list("untuk_jabatan_id", "judul", "alamat", "kerja"):
        hasil[str(jabatan)].append(Beban("tugas", judul, alamat, kerja))
    kegiatan = Kegiatan.objects.filter(pemda_id=pemda_id).exclude(keadaan=Kegiatan.Keadaan.SELESAI).order_by("id")
    for id_, unit, pemilik, judul in kegiatan.values_list("id", "unit_id", "pemilik_id", "judul"):
        satu = Beban("kegiatan", judul, reverse("kegiatan:kegiatan", args=[id_]))
        hasil[str(unit)].append(satu)
        hasil[str(pemilik)].append(satu)
    for jabatan, judul, butir in _penugasan(pemda_id):
        hasil[str(jabatan)].append(Beban("tim", judul, reverse("penugasan:butir", args=[butir])))
    return {id_: tuple(semua) for id_, semua in hasil.items()}


def _penugasan(pemda_id: UUID) -> QuerySet[Any, Any]:
    semua = Penugasan.objects.filter(pemda_id=pemda_id).exclude(susunan__keadaan=SusunanPenugasan.Keadaan.DITOLAK)
    terbuka = semua.filter(
        Q(susunan__kegiatan__isnull=True) | ~Q(susunan__kegiatan__keadaan=Kegiatan.Keadaan.SELESAI)
    )  # fmt: skip
    judul = F("susunan__butir__nama")
    return terbuka.order_by("id").values_list("jabatan_id", judul, "susunan__butir_id")
