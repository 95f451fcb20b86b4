"""Bacaan tambahan bagi layar: bagan struktur pada suatu tanggal. Jumlah pertanyaannya tetap, berapa pun unitnya."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from sistemkerja.organisasi.bacaan.tanya import TURUN, sql

# Seluruh Pemda: setiap unit yang berlaku, induk tidak perlu dituruni satu per satu.
_SEMUA = """
SELECT r.unit_id, r.nama, r.jenis, r.induk_id FROM organisasi_rincianunit r
JOIN organisasi_unitorganisasi u ON u.id = r.unit_id
WHERE r.pemda_id = %(pemda)s AND r.masa @> %(per)s::date ORDER BY u.kode, u.id
"""
_ISI = """
SELECT j.unit_id, count(DISTINCT j.jabatan_id), count(DISTINCT p.jabatan_id)
FROM organisasi_rincianjabatan j
LEFT JOIN organisasi_pemangku p
  ON p.pemda_id = j.pemda_id AND p.jabatan_id = j.jabatan_id AND p.masa @> %(per)s::date
WHERE j.pemda_id = %(pemda)s AND j.masa @> %(per)s::date AND j.unit_id = ANY (%(unit)s)
GROUP BY j.unit_id
"""
_PIMPINAN = """
SELECT DISTINCT ON (j.unit_id) j.unit_id, j.jabatan_id, j.nama, g.nama, p.sifat
FROM organisasi_rincianjabatan j
LEFT JOIN organisasi_pemangku p
  ON p.pemda_id = j.pemda_id AND p.jabatan_id = j.jabatan_id AND p.masa @> %(per)s::date
LEFT JOIN organisasi_pegawai g ON g.id = p.pegawai_id
WHERE j.pemda_id = %(pemda)s AND j.masa @> %(per)s::date AND j.pimpinan AND j.unit_id = ANY (%(unit)s)
ORDER BY j.unit_id, array_position(ARRAY['definitif', 'plt', 'plh']::text[], p.sifat::text)
"""


@dataclass(slots=True)
class KotakBagan:
    """Satu unit pada bagan. `sifat` kosong bila definitif; "plt", "plh", "kosong"; "tanpa" bila tak berpimpinan."""

    id: UUID
    nama: str
    jenis: str
    jabatan: str = ""
    pejabat: str = ""
    sifat: str = "tanpa"
    kursi: int = 0
    terisi: int = 0
    anak: list[KotakBagan] = field(default_factory=list)

    @property
    def banyak(self) -> int:
        """Banyaknya unit di bawahnya, sampai ke ujung."""
        return sum(1 + a.banyak for a in self.anak)


def bagan(pemda_id: UUID, per: date, unit_id: UUID | None = None) -> list[KotakBagan]:
    """Kotak-kotak puncak bagan pada `per`: satu unit dengan semua di bawahnya, atau seluruh Pemda. Tiga pertanyaan.

    Unit yang induknya tidak berlaku pada tanggal itu menjadi puncak tersendiri, supaya tidak ada yang hilang.
    """
    baris = sql(TURUN, pemda=pemda_id, unit=unit_id, per=per) if unit_id else sql(_SEMUA, pemda=pemda_id, per=per)
    kotak = {id_: KotakBagan(id_, nama, jenis) for id_, nama, jenis, _ in baris}
    unit = list(kotak)
    for id_, kursi, terisi in sql(_ISI, pemda=pemda_id, per=per, unit=unit):
        kotak[id_].kursi, kotak[id_].terisi = kursi, terisi
    for id_, _, jabatan, pejabat, sifat in sql(_PIMPINAN, pemda=pemda_id, per=per, unit=unit):
        satu = kotak[id_]
        satu.jabatan, satu.pejabat = jabatan, pejabat or ""
        satu.sifat = "" if sifat == "definitif" else sifat or "kosong"
    puncak = []
    for id_, _, _, induk in baris:
        if induk in kotak and id_ != unit_id:
            kotak[induk].anak.append(kotak[id_])
        else:
            puncak.append(kotak[id_])
    return puncak


# Pegawai pada kursi-kursi sebuah pohon unit, menurut jenisnya; satu orang sekali, yang definitif saja.
_ISI_ORANG = """
SELECT g.jenis_asn, count(DISTINCT g.id)
FROM organisasi_rincianjabatan j
JOIN organisasi_pemangku p ON p.pemda_id = j.pemda_id AND p.jabatan_id = j.jabatan_id AND p.masa @> %(per)s::date
JOIN organisasi_pegawai g ON g.id = p.pegawai_id
WHERE j.pemda_id = %(pemda)s AND j.masa @> %(per)s::date AND j.unit_id = ANY (%(unit)s) AND p.sifat = 'definitif'
GROUP BY g.jenis_asn
"""
_RINGKAS_ORANG = """
SELECT g.id, g.nip, g.jenis_asn, coalesce((
    SELECT r.golongan FROM organisasi_riwayatpangkat r
    WHERE r.pemda_id = g.pemda_id AND r.pegawai_id = g.id AND r.masa @> %(per)s::date), g.golongan)
FROM organisasi_pegawai g WHERE g.pemda_id = %(pemda)s AND g.id = ANY (%(id)s)
"""


def isi_orang(pemda_id: UUID, per: date, unit: list[UUID]) -> dict[str, int]:
    """Banyaknya pegawai definitif di unit-unit itu menurut jenis ASN. Satu pertanyaan."""
    return dict(sql(_ISI_ORANG, pemda=pemda_id, per=per, unit=unit))


def ringkas_orang(pemda_id: UUID, per: date, pegawai: list[UUID]) -> dict[UUID, tuple[str, str, str]]:
    """(NIP, jenis ASN, golongan pada `per`) tiap pegawai. Satu pertanyaan."""
    return {b[0]: (b[1], b[2], b[3]) for b in sql(_RINGKAS_ORANG, pemda=pemda_id, per=per, id=pegawai)}


def semua_kotak(kotak: list[KotakBagan]) -> list[KotakBagan]:
    """Semua kotak sampai ke ujung."""
    return [satu for k in kotak for satu in (k, *semua_kotak(k.anak))]
