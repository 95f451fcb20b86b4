"""Potongan SQL yang dipakai bacaan organisasi: pohon unit pada suatu tanggal, naik dan turun."""

from __future__ import annotations

from typing import Any

from django.db import connections

from sistemkerja.pemda.sel import sel_kini


def _hari(masa: str) -> str:
    """Hari yang diminta, atau yang terdekat dengannya di dalam `masa`."""
    return f"LEAST(GREATEST(%(per)s::date, lower({masa})), upper({masa}) - 1)"


# Turun dari setiap Perangkat Daerah ke unit-unitnya; lingkaran diputus.
_TURUN_PD = """
WITH RECURSIVE turun (id, pd, jejak) AS (
    SELECT unit_id, unit_id, ARRAY[unit_id] FROM organisasi_rincianunit
    WHERE pemda_id = %(pemda)s AND adalah_pd AND masa @> %(per)s::date
  UNION ALL
    SELECT r.unit_id, t.pd, t.jejak || r.unit_id FROM organisasi_rincianunit r JOIN turun t ON r.induk_id = t.id
    WHERE r.pemda_id = %(pemda)s AND r.masa @> %(per)s::date AND NOT r.adalah_pd AND NOT r.unit_id = ANY (t.jejak)
)
"""
# Kursi dihitung per unit dahulu, dan pemangkunya dikumpulkan sekali: keamanan baris menyembunyikan statistik masa,
# basis data mengira barisnya sedikit, dan pertanyaan per kursi memakan 2,5 s pada 120.000 kursi; begini 0,4 s.
ISI_PD = f"""
{_TURUN_PD}, isi AS MATERIALIZED (
    SELECT j.unit_id, count(*) kursi, count(*) FILTER (WHERE j.jabatan_id IN (
        SELECT p.jabatan_id FROM organisasi_pemangku p
        WHERE p.pemda_id = %(pemda)s AND p.masa @> %(per)s::date)) terisi
    FROM organisasi_rincianjabatan j WHERE j.pemda_id = %(pemda)s AND j.masa @> %(per)s::date
    GROUP BY j.unit_id
)
SELECT t.pd, sum(i.kursi)::int, sum(i.terisi)::int FROM turun t JOIN isi i ON i.unit_id = t.id GROUP BY t.pd
"""  # noqa: S608  hanya menyatukan potongan tetap
# Sebuah unit beserta semua yang di bawahnya, induk mendahului anak.
TURUN = """
WITH RECURSIVE turun (id, nama, jenis, induk_id, jejak) AS (
    SELECT unit_id, nama, jenis, induk_id, ARRAY[unit_id] FROM organisasi_rincianunit
    WHERE pemda_id = %(pemda)s AND unit_id = %(unit)s AND masa @> %(per)s::date
  UNION ALL
    SELECT r.unit_id, r.nama, r.jenis, r.induk_id, t.jejak || r.unit_id
    FROM organisasi_rincianunit r JOIN turun t ON r.induk_id = t.id
    WHERE r.pemda_id = %(pemda)s AND r.masa @> %(per)s::date AND NOT r.unit_id = ANY (t.jejak)
)
SELECT t.id, t.nama, t.jenis, t.induk_id FROM turun t JOIN organisasi_unitorganisasi u ON u.id = t.id
ORDER BY cardinality(t.jejak), u.kode, t.id
"""
# Sebuah unit dan induk-induknya, dari puncak ke bawah; yang tidak berlaku dibaca pada hari terdekat di dalam masanya.
NAIK = f"""
WITH RECURSIVE naik (id, induk_id, nama, tingkat, jejak) AS (
    SELECT r.unit_id, r.induk_id, r.nama, 0, ARRAY[r.unit_id]
    FROM organisasi_unitorganisasi u JOIN organisasi_rincianunit r ON r.pemda_id = u.pemda_id AND r.unit_id = u.id
    WHERE u.pemda_id = %(pemda)s AND u.id = %(unit)s AND r.masa @> {_hari("u.masa")}
  UNION ALL
    SELECT r.unit_id, r.induk_id, r.nama, n.tingkat + 1, n.jejak || r.unit_id
    FROM naik n
    JOIN organisasi_unitorganisasi u ON u.pemda_id = %(pemda)s AND u.id = n.induk_id
    JOIN organisasi_rincianunit r ON r.pemda_id = u.pemda_id AND r.unit_id = u.id
    WHERE r.masa @> {_hari("u.masa")} AND NOT u.id = ANY (n.jejak)
)
SELECT id, nama FROM naik ORDER BY tingkat DESC
"""  # noqa: S608  hanya menyatukan potongan tetap
# Semua jabatan yang pernah, sedang, dan akan dipangku seorang pegawai: nama, unit, dan Perangkat Daerahnya pada hari
# di dalam masa memangku yang terdekat dengan tanggal yang diminta.
KEDUDUKAN = f"""
WITH RECURSIVE pegang AS (
    SELECT p.id, p.jabatan_id, {_hari("p.masa")} AS hari
    FROM organisasi_pemangku p WHERE p.pemda_id = %(pemda)s AND p.pegawai_id = %(pegawai)s
), tempat AS (
    SELECT g.id, g.hari, j.nama, j.kode, j.jenjang, j.kelas, j.unit_id
    FROM pegang g JOIN organisasi_rincianjabatan j
      ON j.pemda_id = %(pemda)s AND j.jabatan_id = g.jabatan_id AND j.masa @> g.hari
), naik (id, hari, unit_id, induk_id, nama, adalah_pd, jejak) AS (
    SELECT t.id, t.hari, r.unit_id, r.induk_id, r.nama, r.adalah_pd, ARRAY[r.unit_id]
    FROM tempat t JOIN organisasi_rincianunit r
      ON r.pemda_id = %(pemda)s AND r.unit_id = t.unit_id AND r.masa @> t.hari
  UNION ALL
    SELECT n.id, n.hari, r.unit_id, r.induk_id, r.nama, r.adalah_pd, n.jejak || r.unit_id
    FROM naik n JOIN organisasi_rincianunit r
      ON r.pemda_id = %(pemda)s AND r.unit_id = n.induk_id AND r.masa @> n.hari
    WHERE NOT n.adalah_pd AND NOT r.unit_id = ANY (n.jejak)
)
SELECT t.id, t.nama, t.kode, t.jenjang, t.kelas, t.unit_id,
       (SELECT n.nama FROM naik n WHERE n.id = t.id AND cardinality(n.jejak) = 1),
       (SELECT n.nama FROM naik n WHERE n.id = t.id AND n.adalah_pd)
FROM tempat t
"""  # noqa: S608  hanya menyatukan potongan tetap


def sql(pernyataan: str, **parameter: Any) -> list[tuple[Any, ...]]:
    """Baris-baris jawaban sebuah pernyataan, di basis data sel yang sedang dilayani."""
    with connections[sel_kini.get()].cursor() as kursor:
        kursor.execute(pernyataan, parameter)
        return kursor.fetchall()
