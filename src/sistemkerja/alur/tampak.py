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

# Perangkat Daerah terdekat ke atas dari unit-unit jabatan pelaku; naik berhenti di PD pertama, lingkaran diputus.
_PD_PELAKU = """
naik (id, induk_id, adalah_pd, jejak) AS (
    SELECT id, induk_id, adalah_pd, ARRAY[id] FROM organisasi_unitorganisasi
    WHERE pemda_id = %(pemda)s AND id = ANY (%(milik)s::uuid[])
  UNION ALL
    SELECT u.id, u.induk_id, u.adalah_pd, n.jejak || u.id
    FROM organisasi_unitorganisasi u JOIN naik n ON u.id = n.induk_id
    WHERE u.pemda_id = %(pemda)s AND NOT n.adalah_pd AND NOT u.id = ANY (n.jejak)
)
"""
# Tanpa menyaring masa: pekerjaan pada unit yang sudah ditutup tetap terbaca oleh PD-nya.
_UNIT_TAMPAK = f"""
WITH RECURSIVE {_PD_PELAKU}, turun (id, jejak) AS (
    SELECT DISTINCT id, ARRAY[id] FROM naik WHERE adalah_pd
  UNION ALL
    SELECT u.id, t.jejak || u.id FROM organisasi_unitorganisasi u JOIN turun t ON u.induk_id = t.id
    WHERE u.pemda_id = %(pemda)s AND NOT u.id = ANY (t.jejak)
)
SELECT DISTINCT id FROM turun
"""  # noqa: S608  hanya menyatukan potongan tetap
_DI_GARIS = f"""
WITH RECURSIVE {_PD_PELAKU}, garis (id, induk_id, jejak) AS (
    SELECT id, induk_id, ARRAY[id] FROM organisasi_unitorganisasi WHERE pemda_id = %(pemda)s AND id = %(unit)s
  UNION ALL
    SELECT u.id, u.induk_id, g.jejak || u.id FROM organisasi_unitorganisasi u JOIN garis g ON u.id = g.induk_id
    WHERE u.pemda_id = %(pemda)s AND NOT u.id = ANY (g.jejak)
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
    return {id_ for (id_,) in _sql(_UNIT_TAMPAK, pemda=m.pemda.pk, milik=_unit_jabatan(pelaku))}


def boleh_lihat(pelaku: Pelaku, unit_id: UUID | str, m: Mesin) -> bool:
    """Apakah pelaku boleh melihat pekerjaan unit ini. Satu pertanyaan; unit yang tidak ada: tidak."""
    semua = lihat_seluruh_pemda(pelaku)
    milik = _unit_jabatan(pelaku)
    return bool(_sql(_DI_GARIS, pemda=m.pemda.pk, milik=milik, unit=str(unit_id), semua=semua)[0][0])


def _unit_jabatan(pelaku: Pelaku) -> list[str]:
    return [str(j.unit_id) for j in pelaku.jabatan]


def _sql(pernyataan: str, **parameter: Any) -> list[tuple[Any, ...]]:
    with connections[sel_kini.get()].cursor() as kursor:
        kursor.execute(pernyataan, parameter)
        return kursor.fetchall()
