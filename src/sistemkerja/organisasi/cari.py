"""Mencari pegawai, jabatan, dan unit pada suatu tanggal; tahan salah ketik, urutan kata bebas, gelar tidak mengganggu.

Pencariannya satu fungsi basis data (`cari_organisasi`, migrasi 0006) yang menyaring Pemda sendiri; yang lain di sini
hanya merapikan kata dan melengkapi hasil: orang dengan jabatan dan unitnya, jabatan dengan pemangkunya, unit dengan
PD-nya. Empat pertanyaan paling banyak.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connections
from django.urls import reverse

from sistemkerja.pemda.sel import sel_kini

PEGAWAI, JABATAN, UNIT = "pegawai", "jabatan", "unit"
SEMUA_JENIS = (PEGAWAI, JABATAN, UNIT)
TERPANJANG = 100
TERPENDEK = 2
_KATA_TERBANYAK = 6

# Singkatan yang dipakai sehari-hari; yang dicari kepanjangannya.
SINGKATAN = {
    "kadis": "kepala dinas",
    "sekdis": "sekretaris dinas",
    "kaban": "kepala badan",
    "sekban": "sekretaris badan",
    "kabag": "kepala bagian",
    "kabid": "kepala bidang",
    "kasubbag": "kepala subbagian",
    "kasubag": "kepala subbagian",
    "kasubbid": "kepala subbidang",
    "kasi": "kepala seksi",
    "sekda": "sekretaris daerah",
    "sekcam": "sekretaris kecamatan",
    "kapus": "kepala puskesmas",
    "irban": "inspektur pembantu",
}
_GELAR_DEPAN = frozenset({"dr", "drs", "dra", "drg", "drh", "ir", "prof", "h", "hj"})
_BUKAN_HURUF = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Temuan:
    """Satu hasil. `sifat` "plt", "plh", atau "kosong" bila jabatannya begitu; `nip` hanya diisi bagi yang boleh."""

    jenis: str
    id: UUID
    teks: str
    keterangan: str
    sifat: str = ""
    nip: str = ""

    @property
    def url(self) -> str:
        return reverse(f"organisasi:{self.jenis}", args=[self.id])


def cari(
    pemda_id: UUID,
    q: str,
    per: date,
    batas: int = 20,
    *,
    jenis: Sequence[str] = SEMUA_JENIS,
    boleh_nip: bool = False,
) -> list[Temuan]:
    """Yang cocok dengan `q` pada `per`, terbaik dahulu, paling banyak `batas` tiap jenis; kata pendek tidak dicari.

    `boleh_nip`: cari juga menurut awal NIP dan tampilkan NIP-nya (jejak.samaran.boleh_lihat_nip).
    """
    kata, angka = uraikan(q)
    awal_nip = angka if boleh_nip else ""
    if not kata and not awal_nip:
        return []
    sql = "SELECT jenis, objek FROM cari_organisasi(%(kata)s::text[], %(nip)s, %(per)s, %(jenis)s::text[], %(batas)s)"
    hasil = _sql(sql, kata=kata, nip=awal_nip, per=per, jenis=list(jenis), batas=batas)
    return lengkapi(pemda_id, [(j, id_) for j, id_ in hasil], per, boleh_nip=boleh_nip)


def uraikan(q: str) -> tuple[list[str], str]:
    """(kata yang dicari, angka bila `q` hanya angka): tanpa gelar, singkatan dipanjangkan, huruf kecil."""
    bersih = "".join(h if h.isprintable() else " " for h in q[: TERPANJANG * 2])[:TERPANJANG].casefold()
    angka = bersih.replace(" ", "").replace(".", "")
    if angka.isdigit() and len(angka) >= 3:
        return [], angka
    kata = list(_kata(bersih))
    tanpa_gelar = [k for k in kata if k not in _GELAR_DEPAN]
    kata = tanpa_gelar or kata
    panjang = [k for k in kata if len(k) > 1]
    return panjang[:_KATA_TERBANYAK], ""


def lengkapi(pemda_id: UUID, kunci: Iterable[tuple[str, UUID]], per: date, *, boleh_nip: bool = False) -> list[Temuan]:
    """Temuan bagi (jenis, id) yang sudah diketahui, dalam urutan itu; yang tidak ada pada `per` tidak disebut."""
    urutan = list(kunci)
    temuan: dict[tuple[str, UUID], Temuan] = {}
    for jenis, pernyataan in _RINCI.items():
        id_ = [k for j, k in urutan if j == jenis]
        if id_:
            for baris in _sql(pernyataan, pemda=pemda_id, per=per, id=id_):
                satu = _temuan(jenis, baris, boleh_nip)
                temuan[satu.jenis, satu.id] = satu
    return [temuan[k] for k in urutan if k in temuan]


def _kata(bersih: str) -> Iterable[str]:
    """Kata demi kata; yang berisi titik ("S.E.", "M.Kes") dan yang di belakang koma setelah nama dianggap gelar."""
    depan, _, belakang = bersih.partition(",")
    ada = False
    for satu in depan.split() or belakang.split():
        if "." in satu.strip(".") or (satu.endswith(".") and len(satu) <= 4):
            continue
        rapi = _BUKAN_HURUF.sub(" ", satu.replace("'", "").replace("’", "").replace("‘", "").replace("`", "")).split()
        for kata in rapi:
            ada = True
            yield from SINGKATAN.get(kata, kata).split()
    if not ada:
        yield from _BUKAN_HURUF.sub(" ", bersih).split()


def _temuan(jenis: str, baris: tuple[Any, ...], boleh_nip: bool) -> Temuan:
    if jenis == PEGAWAI:
        id_, nama, nip, sifat, jabatan, unit = baris
        keterangan = " · ".join(t for t in (_awalan(sifat) + jabatan if jabatan else "", unit) if t)
        return Temuan(jenis, id_, nama, keterangan, "", nip if boleh_nip else "")
    if jenis == JABATAN:
        id_, nama, unit, pemangku, sifat = baris
        keterangan = " · ".join(t for t in (unit, pemangku) if t)
        return Temuan(jenis, id_, nama, keterangan, "" if sifat == "definitif" else sifat or "kosong")
    id_, nama, pd = baris
    return Temuan(jenis, id_, nama, pd or "")


def _awalan(sifat: str | None) -> str:
    return {"plt": "Plt. ", "plh": "Plh. "}.get(sifat or "", "")


_URUT_SIFAT = "array_position(ARRAY['definitif','plt','plh']::text[], m.sifat::text)"
_RINCI = {
    PEGAWAI: f"""
SELECT p.id, p.nama, p.nip, k.sifat, k.jabatan, k.unit FROM organisasi_pegawai p
LEFT JOIN LATERAL (
    SELECT m.sifat, j.nama AS jabatan, u.nama AS unit FROM organisasi_pemangku m
    JOIN organisasi_rincianjabatan j
      ON j.pemda_id = m.pemda_id AND j.jabatan_id = m.jabatan_id AND j.masa @> %(per)s::date
    LEFT JOIN organisasi_rincianunit u
      ON u.pemda_id = m.pemda_id AND u.unit_id = j.unit_id AND u.masa @> %(per)s::date
    WHERE m.pemda_id = p.pemda_id AND m.pegawai_id = p.id AND m.masa @> %(per)s::date
    ORDER BY {_URUT_SIFAT}, m.id LIMIT 1
) k ON true
WHERE p.pemda_id = %(pemda)s AND p.id = ANY (%(id)s)
""",  # noqa: S608  hanya menyatukan potongan tetap
    JABATAN: f"""
SELECT j.jabatan_id, j.nama, u.nama, k.nama, k.sifat FROM organisasi_rincianjabatan j
LEFT JOIN organisasi_rincianunit u ON u.pemda_id = j.pemda_id AND u.unit_id = j.unit_id AND u.masa @> %(per)s::date
LEFT JOIN LATERAL (
    SELECT p.nama, m.sifat FROM organisasi_pemangku m JOIN organisasi_pegawai p ON p.id = m.pegawai_id
    WHERE m.pemda_id = j.pemda_id AND m.jabatan_id = j.jabatan_id AND m.masa @> %(per)s::date
    ORDER BY {_URUT_SIFAT} LIMIT 1
) k ON true
WHERE j.pemda_id = %(pemda)s AND j.jabatan_id = ANY (%(id)s) AND j.masa @> %(per)s::date
""",  # noqa: S608  hanya menyatukan potongan tetap
    UNIT: """
WITH RECURSIVE naik (asal, id, induk_id, nama, adalah_pd, tingkat) AS (
    SELECT unit_id, unit_id, induk_id, nama, adalah_pd, 0 FROM organisasi_rincianunit
    WHERE pemda_id = %(pemda)s AND unit_id = ANY (%(id)s) AND masa @> %(per)s::date
  UNION ALL
    SELECT n.asal, u.unit_id, u.induk_id, u.nama, u.adalah_pd, n.tingkat + 1
    FROM naik n JOIN organisasi_rincianunit u ON u.unit_id = n.induk_id
    WHERE u.pemda_id = %(pemda)s AND u.masa @> %(per)s::date AND NOT n.adalah_pd AND n.tingkat < 20
)
SELECT a.id, a.nama, (SELECT p.nama FROM naik p WHERE p.asal = a.id AND p.adalah_pd AND p.tingkat > 0 LIMIT 1)
FROM naik a WHERE a.tingkat = 0
""",
}


def _sql(pernyataan: str, **parameter: Any) -> list[tuple[Any, ...]]:
    with connections[sel_kini.get()].cursor() as kursor:
        kursor.execute(pernyataan, parameter)
        return kursor.fetchall()
