"""Siapa boleh melihat pekerjaan unit mana. Satu-satunya tempat aturan ini ditulis; layar lain memakainya.

Orang melihat pekerjaan di Perangkat Daerahnya (dari setiap jabatan yang dipangkunya) sampai ke bawah; pengawas
internal, kepala daerah, sekretaris daerah, dan asisten melihat seluruh Pemda. Yang lain dijawab 404, sama dengan
yang tidak ada.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import connections

from sistemkerja.alur.mesin import Mesin
from sistemkerja.organisasi.pelaku import Pelaku
from sistemkerja.pemda.sel import sel_kini

SELURUH_PEMDA = frozenset({"kepala_daerah", "sekretaris_daerah", "asisten"})

# Letak sebuah unit pada tanggal yang diminta; unit yang belum atau tidak lagi berlaku menurut letaknya pada hari yang
# terdekat, supaya pekerjaan pada unit yang sudah ditutup tetap terbaca oleh PD-nya.
_LETAK = """
u.pemda_id = %(pemda)s AND r.pemda_id = u.pemda_id AND r.unit_id = u.id
    AND r.masa @> LEAST(GREATEST(%(per)s::date, lower(u.masa)), upper(u.masa) - 1)
"""
# Perangkat Daerah terdekat ke atas dari unit-unit jabatan pelaku; naik berhenti di PD pertama, lingkaran diputus.
_PD_PELAKU = f"""
naik (id, induk_id, adalah_pd, jejak) AS (
    SELECT u.id, r.induk_id, r.adalah_pd, ARRAY[u.id] FROM organisasi_unitorganisasi u, organisasi_rincianunit r
    WHERE u.id = ANY (%(milik)s::uuid[]) AND {_LETAK}
  UNION ALL
    SELECT u.id, r.induk_id, r.adalah_pd, n.jejak || u.id
    FROM naik n JOIN organisasi_unitorganisasi u ON u.id = n.induk_id, organisasi_rincianunit r
    WHERE NOT n.adalah_pd AND NOT u.id = ANY (n.jejak) AND {_LETAK}
)
"""  # noqa: S608  hanya menyatukan potongan tetap
_UNIT_TAMPAK = f"""
WITH RECURSIVE {_PD_PELAKU}, turun (id, jejak) AS (
    SELECT DISTINCT id, ARRAY[id] FROM naik WHERE adalah_pd
  UNION ALL
    SELECT u.id, t.jejak || u.id
    FROM turun t JOIN organisasi_rincianunit r ON r.induk_id = t.id, organisasi_unitorganisasi u
    WHERE NOT u.id = ANY (t.jejak) AND {_LETAK}
)
SELECT DISTINCT id FROM turun
"""  # noqa: S608  hanya menyatukan potongan tetap
_DI_GARIS = f"""
WITH RECURSIVE {_PD_PELAKU}, garis (id, induk_id, jejak) AS (
    SELECT u.id, r.induk_id, ARRAY[u.id] FROM organisasi_unitorganisasi u, organisasi_rincianunit r
    WHERE u.id = %(unit)s AND {_LETAK}
  UNION ALL
    SELECT u.id, r.induk_id, g.jejak || u.id
    FROM garis g JOIN organisasi_unitorganisasi u ON u.id = g.induk_id, organisasi_rincianunit r
    WHERE NOT u.id = ANY (g.jejak) AND {_LETAK}
)
SELECT EXISTS (SELECT 1 FROM garis WHERE %(semua)s OR id IN (SELECT id FROM naik WHERE adalah_pd))
"""  # noqa: S608  hanya menyatukan potongan tetap


def lihat_seluruh_pemda(pelaku: Pelaku) -> bool:
    """Apakah pelaku melihat pekerjaan seluruh Pemda: pengawas internal, kepala daerah, sekda, asisten."""
    if "pengawas_internal" in pelaku.peran_sistem:
        return True
    return any(j.kode in SELURUH_PEMDA for j in pelaku.jabatan)


def unit_tampak(pelaku: Pelaku, m: Mesin) -> set[UUID] | None:
    """Unit yang pekerjaannya boleh dilihat pelaku, untuk menyaring daftar; None berarti seluruh Pemda.

    Paling banyak satu pertanyaan ke basis data, berapa pun unitnya.
    """
    if lihat_seluruh_pemda(pelaku):
        return None
    return {id_ for (id_,) in _sql(_UNIT_TAMPAK, pemda=m.pemda.pk, per=m.per, milik=_unit_jabatan(pelaku))}


def boleh_lihat(pelaku: Pelaku, unit_id: UUID | str, m: Mesin) -> bool:
    """Apakah pelaku boleh melihat pekerjaan unit ini. Satu pertanyaan; unit yang tidak ada: tidak."""
    semua = lihat_seluruh_pemda(pelaku)
    milik = _unit_jabatan(pelaku)
    return bool(_sql(_DI_GARIS, pemda=m.pemda.pk, per=m.per, milik=milik, unit=str(unit_id), semua=semua)[0][0])


def _unit_jabatan(pelaku: Pelaku) -> list[str]:
    return [str(j.unit_id) for j in pelaku.jabatan]


def _sql(pernyataan: str, **parameter: Any) -> list[tuple[Any, ...]]:
    with connections[sel_kini.get()].cursor() as kursor:
        kursor.execute(pernyataan, parameter)
        return kursor.fetchall()
