"""Menulis baris bermasa dan mengingat akibatnya, supaya tindakan yang belum berlaku dapat dibatalkan tepat."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db import IntegrityError
from django.db.backends.postgresql.psycopg_any import DateRange

from sistemkerja.alur.kunci import sudah_berubah
from sistemkerja.organisasi.models import Jabatan, Keputusan, Pegawai, Pemangku, RiwayatPangkat
from sistemkerja.organisasi.pelaku import Pelaku
from sistemkerja.pemda import transaksi


def _hari(tanggal: date | None) -> str | None:
    return tanggal.isoformat() if tanggal else None


@dataclass
class Akibat:
    """Baris yang dibuat, ditutup, dan dihapus satu tindakan; `isi` disimpan pada catatan tindakannya."""

    dibuat: list[str] = field(default_factory=list)
    ditutup: list[dict[str, Any]] = field(default_factory=list)
    dihapus: list[dict[str, Any]] = field(default_factory=list)
    pangkat: dict[str, Any] = field(default_factory=dict)
    pegawai: dict[str, Any] = field(default_factory=dict)
    peran: list[dict[str, Any]] = field(default_factory=list)

    def isi(self) -> dict[str, Any]:
        """Hanya yang ada isinya."""
        return {nama: nilai for nama, nilai in vars(self).items() if nilai}

    def pangku(
        self,
        jabatan: Jabatan,
        pegawai: Pegawai,
        sifat: str,
        sejak: date,
        sampai: date | None,
        sk: Keputusan,
        sebutan: str,
    ) -> Pemangku:
        """Pegawai memangku jabatan sejak–sampai (`sampai` tidak termasuk), paling lama selama jabatannya ada."""
        akhir = min((t for t in (sampai, jabatan.masa.upper) if t is not None), default=None)
        baris = Pemangku.objects.create(
            pemda_id=jabatan.pemda_id, jabatan=jabatan, pegawai=pegawai, sifat=sifat,
            masa=DateRange(sejak, akhir, "[)"), keputusan=sk, dasar_sk=sebutan,
        )  # fmt: skip
        self.dibuat.append(str(baris.pk))
        return baris

    def lepas(self, baris: Pemangku, sampai: date, sk: Keputusan) -> None:
        """Tutup pemangkuan pada `sampai`; yang belum mulai pada hari itu dihapus."""
        if baris.masa.lower >= sampai:
            self._hapus(baris)
            return
        self.ditutup.append({
            "id": str(baris.pk), "sampai_lama": _hari(baris.masa.upper), "sampai": _hari(sampai),
            "keputusan_akhir_lama": str(baris.keputusan_akhir_id) if baris.keputusan_akhir_id else None,
        })  # fmt: skip
        baris.keputusan_akhir = sk
        baris.masa = DateRange(baris.masa.lower, sampai, "[)")
        baris.save(update_fields=["masa", "keputusan_akhir"])

    def _hapus(self, baris: Pemangku) -> None:
        self.dihapus.append({
            "jabatan": str(baris.jabatan_id), "pegawai": str(baris.pegawai_id), "sifat": baris.sifat,
            "sejak": _hari(baris.masa.lower), "sampai": _hari(baris.masa.upper), "dasar_sk": baris.dasar_sk,
            "keputusan": str(baris.keputusan_id) if baris.keputusan_id else None,
        })  # fmt: skip
        baris.delete()

    def naikkan_pangkat(self, pegawai: Pegawai, golongan: str, tmt: date, sk: Keputusan, *, per: date) -> str:
        """Golongan baru sejak `tmt`; golongan sebelumnya."""
        semua = list(RiwayatPangkat.objects.filter(pemda_id=pegawai.pemda_id, pegawai=pegawai).order_by("masa"))
        lama = next((r for r in semua if tmt in r.masa), None)
        nanti = next((r.masa.lower for r in semua if r.masa.lower > tmt), None)
        sebelum = lama.golongan if lama else pegawai.golongan
        if lama is not None and lama.masa.lower == tmt:
            self.pangkat = {"diubah": str(lama.pk), "golongan_lama": lama.golongan}
            lama.golongan, lama.keputusan = golongan, sk
            lama.save(update_fields=["golongan", "keputusan"])
        else:
            if lama is not None:
                self.pangkat = {"ditutup": str(lama.pk), "sampai_lama": _hari(lama.masa.upper)}
                lama.tutup(tmt)
            baru = RiwayatPangkat.objects.create(
                pemda_id=pegawai.pemda_id, pegawai=pegawai, golongan=golongan, masa=DateRange(tmt, nanti, "[)"),
                keputusan=sk,
            )  # fmt: skip
            self.pangkat["dibuat"] = str(baru.pk)
        if tmt <= per and (nanti is None or nanti > per):
            pegawai.golongan = golongan
            pegawai.save(update_fields=["golongan"])
        return sebelum


@contextmanager
def terjaga(objek: UUID, *, oleh: Pelaku) -> Iterator[None]:
    """Benturan masa (dua pemangku pada hari yang sama) menjadi "sudah berubah", menyebut siapa dan kapan."""
    try:
        with transaksi.atomic():
            yield
    except IntegrityError as galat:
        raise sudah_berubah(objek, oleh=oleh) from galat
