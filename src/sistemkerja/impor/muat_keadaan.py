"""Memuat organisasi sebuah Pemda ke ingatan dengan banyak pertanyaan yang tetap, berapa pun pegawainya."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import Q

from sistemkerja.impor.kamus import normal
from sistemkerja.impor.keadaan import DudukKini, Keadaan, KursiKini, OrangKini, UnitKini
from sistemkerja.organisasi.models import (
    Formasi,
    Pegawai,
    Pemangku,
    RincianJabatan,
    RincianUnit,
    RiwayatPangkat,
    UnitOrganisasi,
)

_UNIT = (
    "unit_id", "unit__kode", "nama", "jenis", "induk_id", "adalah_pd", "tipe", "kode_pd", "bagian", "unit__masa",
)  # fmt: skip
_KURSI = ("jabatan_id", "unit_id", "kode", "nama", "jenjang", "pimpinan", "kelas", "jabatan__masa")


def muat_keadaan(pemda_id: UUID, per: date) -> Keadaan:
    """Keadaan pada `per`: unit, kursi, pemangku (juga yang akan datang), pegawai, golongan, formasi."""
    unit = RincianUnit.objects.filter(pemda_id=pemda_id, masa__contains=per).values_list(*_UNIT)
    kursi = RincianJabatan.objects.filter(pemda_id=pemda_id, masa__contains=per).order_by("urut", "jabatan_id")
    nanti = UnitOrganisasi.objects.filter(pemda_id=pemda_id, masa__startswith__gt=per).values_list("kode", "masa")
    return Keadaan(
        per,
        [UnitKini(*(*u[:-1], u[-1].lower)) for u in unit.order_by()],
        [KursiKini(*(*k[:-1], k[-1].lower)) for k in kursi.values_list(*_KURSI)],
        _duduk(pemda_id, per),
        _orang(pemda_id, per),
        _formasi(pemda_id, per),
        _kosong_sejak(pemda_id, per),
        {kode.casefold(): masa.lower for kode, masa in nanti.order_by()},
    )


def _duduk(pemda_id: UUID, per: date) -> list[DudukKini]:
    baris = (
        Pemangku.objects.filter(pemda_id=pemda_id)
        .filter(Q(masa__upper_inf=True) | Q(masa__endswith__gt=per))
        .order_by("masa", "id")
        .values_list("id", "jabatan_id", "pegawai_id", "sifat", "masa")
    )
    return [DudukKini(*b[:-1], sejak=b[-1].lower, sampai=b[-1].upper) for b in baris]


def _kosong_sejak(pemda_id: UUID, per: date) -> dict[UUID, date]:
    hasil: dict[UUID, date] = {}
    lalu = Pemangku.objects.filter(pemda_id=pemda_id, sifat="definitif", masa__endswith__lte=per).order_by()
    for jabatan, masa in lalu.values_list("jabatan_id", "masa"):
        hasil[jabatan] = max(masa.upper, hasil.get(jabatan, masa.upper))
    return hasil


def _orang(pemda_id: UUID, per: date) -> list[OrangKini]:
    pangkat = {
        pegawai: (golongan, masa.lower)
        for pegawai, golongan, masa in RiwayatPangkat.objects.filter(pemda_id=pemda_id)
        .filter(Q(masa__upper_inf=True) | Q(masa__endswith__gt=per))
        .order_by("masa")
        .values_list("pegawai_id", "golongan", "masa")
    }
    baris = Pegawai.objects.filter(pemda_id=pemda_id).order_by()
    medan = ("id", "nip", "nama", "golongan", "jenis_asn", "berhenti", "sebab_berhenti")
    hasil = []
    for id_, nip, nama, golongan, jenis, berhenti, sebab in baris.values_list(*medan):
        kini, sejak = pangkat.get(id_, (golongan, None))
        hasil.append(OrangKini(id_, nip, nama, kini, jenis, berhenti, sebab, sejak))
    return hasil


def _formasi(pemda_id: UUID, per: date) -> dict[tuple[UUID, str], int]:
    baris = Formasi.objects.filter(pemda_id=pemda_id, masa__contains=per).order_by()
    return {(unit, normal(nama)): jumlah for unit, nama, jumlah in baris.values_list("unit_id", "nama", "jumlah")}
