"""Mengubah isi unit dan jabatan sejak suatu tanggal; keadaan yang lama tetap terbaca pada tanggalnya.

Kebenaran tiap tanggal ada di `RincianUnit` dan `RincianJabatan`. Kolom yang sama pada unit dan jabatan bayangan hari
ini, untuk daftar dan judul; `segarkan` menyamakannya ketika perubahan bertanggal mulai berlaku.
"""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.db import connections
from django.db.backends.postgresql.psycopg_any import DateRange

from sistemkerja.organisasi.models import Jabatan, Keputusan, RincianJabatan, RincianUnit, UnitOrganisasi
from sistemkerja.organisasi.tanggal import hari_ini
from sistemkerja.pemda.sel import sel_kini

MEDAN_UNIT = ("nama", "jenis", "kode_pd", "induk_id", "adalah_pd", "tipe", "bagian")
MEDAN_JABATAN = ("unit_id", "kode", "nama", "jenjang", "kelas", "pimpinan", "asisten", "urut")

_SEGARKAN = """
UPDATE {induk} t SET {isi} FROM {rincian} r
WHERE t.pemda_id = %(pemda)s AND r.pemda_id = %(pemda)s AND r.{kunci} = t.id AND r.masa @> %(per)s::date
  AND ({lama}) IS DISTINCT FROM ({baru})
"""


def ubah_unit(unit: UnitOrganisasi, sejak: date, keputusan: Keputusan | None, **isi: Any) -> RincianUnit:
    """Rincian unit yang berlaku `sejak`, sama dengan yang sebelumnya kecuali `isi` (medan dari MEDAN_UNIT).

    Perubahan pada tanggal yang sama memperbaiki rincian itu. Raises ValueError bila unit tidak berlaku pada `sejak`.
    """
    return _ubah(RincianUnit, "unit_id", unit, MEDAN_UNIT, sejak, keputusan, isi)


def ubah_jabatan(jabatan: Jabatan, sejak: date, keputusan: Keputusan | None, **isi: Any) -> RincianJabatan:
    """Rincian jabatan yang berlaku `sejak`, sama dengan yang sebelumnya kecuali `isi` (medan dari MEDAN_JABATAN).

    Raises ValueError bila jabatan tidak berlaku pada `sejak`.
    """
    return _ubah(RincianJabatan, "jabatan_id", jabatan, MEDAN_JABATAN, sejak, keputusan, isi)


def batalkan(rincian: RincianUnit | RincianJabatan) -> None:
    """Batalkan perubahan yang belum mulai berlaku: keadaan sebelumnya berlanjut di tempatnya.

    Raises ValueError bila perubahan itu sudah berlaku, atau rincian itu yang pertama (bersama unit atau jabatannya).
    """
    model: Any = type(rincian)
    kunci = "unit_id" if model is RincianUnit else "jabatan_id"
    milik = model.objects.filter(pemda_id=rincian.pemda_id, **{kunci: getattr(rincian, kunci)})
    sebelum = milik.filter(masa__adjacent_to=rincian.masa, masa__fully_lt=rincian.masa).select_for_update().first()
    if sebelum is None or not milik.filter(pk=rincian.pk).delete()[0]:
        raise ValueError(f"perubahan {rincian} pada {rincian.sejak} tidak dapat dibatalkan")
    sebelum.masa = DateRange(sebelum.masa.lower, rincian.masa.upper, "[)")
    sebelum.save(update_fields=["masa"])


def segarkan(pemda_id: UUID, per: date) -> int:
    """Samakan bayangan unit, jabatan, dan golongan dengan rincian yang berlaku pada `per`; banyaknya baris berubah."""
    berubah = 0
    for induk, rincian, kunci, medan in (
        ("organisasi_unitorganisasi", "organisasi_rincianunit", "unit_id", MEDAN_UNIT),
        ("organisasi_jabatan", "organisasi_rincianjabatan", "jabatan_id", MEDAN_JABATAN),
        ("organisasi_pegawai", "organisasi_riwayatpangkat", "pegawai_id", ("golongan",)),
    ):
        perintah = _SEGARKAN.format(
            induk=induk,
            rincian=rincian,
            kunci=kunci,
            isi=", ".join(f"{m} = r.{m}" for m in medan),
            lama=", ".join(f"t.{m}" for m in medan),
            baru=", ".join(f"r.{m}" for m in medan),
        )
        with connections[sel_kini.get()].cursor() as kursor:
            kursor.execute(perintah, {"pemda": pemda_id, "per": per})
            berubah += kursor.rowcount
    return berubah


def _ubah(
    model: Any, kunci: str, milik: Any, medan: tuple[str, ...], sejak: date, keputusan: Keputusan | None, isi: Any
) -> Any:
    asing = set(isi) - set(medan)
    if asing:
        raise TypeError(f"medan yang tidak dikenal: {', '.join(sorted(asing))}")
    semua = model.objects.filter(pemda_id=milik.pemda_id, **{kunci: milik.pk})
    kini = semua.filter(masa__contains=sejak).select_for_update().first()
    if kini is None:
        raise ValueError(f"{milik} tidak berlaku pada {sejak}")
    if kini.masa.lower == sejak:
        for nama, nilai in isi.items():
            setattr(kini, nama, nilai)
        kini.keputusan = keputusan or kini.keputusan
        kini.save(update_fields=[*isi, "keputusan"])
        hasil = kini
    else:
        sampai = kini.masa.upper
        kini.masa = DateRange(kini.masa.lower, sejak, "[)")
        kini.save(update_fields=["masa"])
        lama = {nama: getattr(kini, nama) for nama in medan}
        hasil = model.objects.create(
            pemda_id=milik.pemda_id,
            masa=DateRange(sejak, sampai, "[)"),
            keputusan=keputusan,
            **{kunci: milik.pk},
            **(lama | isi),
        )
    if hasil.berlaku(hari_ini(milik.pemda)):
        for nama in medan:
            setattr(milik, nama, getattr(hasil, nama))
        milik.save(update_fields=list(medan))
    return hasil
