"""Sebuah Pemda sebesar yang diminta, langsung di basis data: 37 Perangkat Daerah dengan unit yang makin banyak.

Unit dan pimpinannya ditulis Django, kursi dan orangnya satu pernyataan SQL tiap tabel; pemicu, kendala, dan indeksnya
tetap bekerja.
"""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import connection, connections
from django.db.backends.postgresql.psycopg_any import DateRange

from sistemkerja.organisasi.models import Jabatan, UnitOrganisasi
from sistemkerja.pemda.konteks import gunakan
from sistemkerja.pemda.models import Pemda

MASA = DateRange(date(2022, 1, 3), None, "[)")
_ANAK = {
    "dinas": (("sekretariat", "sekretaris_pd", 1), ("bidang", "kepala_bidang", 4)),
    "badan": (("sekretariat", "sekretaris_pd", 1), ("bidang", "kepala_bidang", 4)),
    "kecamatan": (("sekretariat", "sekretaris_kecamatan", 1), ("seksi", "kepala_seksi", 4)),
    "sekretariat_daerah": (("bagian", "kepala_bagian", 9),),
}
_PIMPINAN = {
    "pemda": "kepala_daerah", "dinas": "kepala_pd", "badan": "kepala_pd", "kecamatan": "camat",
    "sekretariat_daerah": "sekretaris_daerah", "puskesmas": "kepala_puskesmas", "kelurahan": "lurah",
    "satuan_pendidikan": "kepala_satuan_pendidikan",
}  # fmt: skip
_JENJANG = {"dinas": "jpt_pratama", "badan": "jpt_pratama", "sekretariat_daerah": "jpt_pratama", "pemda": ""}

_KURSI = """
INSERT INTO organisasi_jabatan (id, pemda_id, unit_id, kode, nama, jenjang, kelas, pimpinan, asisten, urut, masa)
SELECT gen_random_uuid(), %(pemda)s, u.id, '', (ARRAY['Guru Ahli Muda', 'Perawat Mahir', 'Analis Kebijakan Ahli Madya',
       'Pengelola Keuangan', 'Dokter Ahli Pertama'])[1 + n %% 5],
       (ARRAY['ahli_muda', 'mahir', 'ahli_madya', 'pelaksana', 'ahli_pertama'])[1 + n %% 5],
       7, false, '', 1 + n / %(unit)s, %(masa)s
FROM generate_series(0, %(kursi)s - 1) n
JOIN (SELECT id, row_number() OVER (ORDER BY kode) - 1 ke FROM organisasi_unitorganisasi
      WHERE pemda_id = %(pemda)s AND jenis <> 'pemda') u ON u.ke = n %% %(unit)s
"""
_PEGAWAI = """
INSERT INTO organisasi_pegawai (id, pemda_id, nip, nama, golongan, jenis_asn, hasil_penyetaraan, sebab_berhenti)
SELECT gen_random_uuid(), %(pemda)s, (198001012005010000 + n)::text,
       (ARRAY['Siti', 'Agus', 'Dewi', 'Bambang', 'Rina', 'Eko', 'Wulan', 'Hendra'])[1 + n %% 8] || ' ' ||
       (ARRAY['Lestari', 'Santoso', 'Rahayu', 'Wibowo', 'Hartati'])[1 + n / 8 %% 5] || ' ' || n,
       'III/c', 'pns', n %% 30 = 0, ''
FROM generate_series(1, %(orang)s) n
"""
# Satu orang satu kursi; setiap dua puluh kursi pimpinan ada satu yang dipegang Plt. yang merangkap.
_PANGKU = """
INSERT INTO organisasi_pemangku (id, pemda_id, jabatan_id, pegawai_id, sifat, dasar_sk, masa)
SELECT gen_random_uuid(), %(pemda)s, j.id, p.id, CASE WHEN j.rangkap THEN 'plt' ELSE 'definitif' END, '', %(masa)s
FROM (SELECT id, pimpinan AND ke %% 20 = 7 rangkap, ke - (pimpinan AND ke %% 20 = 7)::int siapa FROM
        (SELECT id, pimpinan, row_number() OVER (ORDER BY pimpinan DESC, id) ke FROM organisasi_jabatan
         WHERE pemda_id = %(pemda)s) x) j
JOIN (SELECT id, row_number() OVER (ORDER BY nip) ke FROM organisasi_pegawai WHERE pemda_id = %(pemda)s) p
  ON p.ke = j.siapa
"""


def muat(pemda: Pemda, orang: int) -> dict[str, UUID]:
    """Muat sebuah Pemda dengan sekitar `orang` orang; kunci beberapa unit yang sama letaknya di setiap ukuran."""
    unit, pimpinan = _unit(pemda, max(1, orang // 1500))
    with gunakan(pemda), connection.cursor() as kursor:
        UnitOrganisasi.objects.bulk_create(unit, batch_size=2000)
        Jabatan.objects.bulk_create(pimpinan, batch_size=2000)
        isi = {"pemda": pemda.pk, "masa": MASA, "unit": len(unit) - 1, "orang": orang, "kursi": orang - len(pimpinan)}
        kursor.execute("SET LOCAL enable_nestloop = off")  # tabelnya belum dianalisis: perkiraannya satu baris
        for perintah in (_KURSI, _PEGAWAI, _PANGKU):
            kursor.execute(perintah, isi)
    with connections["pemilik"].cursor() as kursor:
        kursor.execute("ANALYZE")
    return {u.kode: u.pk for u in unit}


def _unit(pemda: Pemda, cabang: int) -> tuple[list[UnitOrganisasi], list[Jabatan]]:
    """Unit dengan pimpinannya; `cabang` banyaknya puskesmas, sekolah, atau kelurahan tiap PD."""
    unit: list[UnitOrganisasi] = []
    pimpinan: list[Jabatan] = []

    def buat(kode: str, jenis: str, induk: UnitOrganisasi | None, jabatan: str) -> UnitOrganisasi:
        pd = induk is not None and induk.induk is None
        satu = UnitOrganisasi(
            pemda=pemda, kode=kode, nama=f"{jenis.replace('_', ' ').title()} {kode}", jenis=jenis, induk=induk,
            adalah_pd=pd, bagian=jenis if jenis in ("sekretariat", "bidang", "bagian", "seksi") else "", masa=MASA,
        )  # fmt: skip
        unit.append(satu)
        pimpinan.append(
            Jabatan(
                pemda=pemda, unit=satu, kode=jabatan, nama=f"Pimpinan {satu.nama}", pimpinan=True, masa=MASA,
                jenjang=_JENJANG.get(jenis, "administrator"), kelas=11,
            )
        )  # fmt: skip
        return satu

    puncak = buat("PEMDA", "pemda", None, "kepala_daerah")
    for n, jenis in enumerate(["sekretariat_daerah", *["dinas"] * 20, *["badan"] * 6, *["kecamatan"] * 10]):
        pd = buat(f"PD{n:02}", jenis, puncak, _PIMPINAN[jenis])
        for jenis_anak, jabatan, banyak in _ANAK[jenis]:
            for m in range(banyak):
                buat(f"{pd.kode}.{jenis_anak}{m}", jenis_anak, pd, jabatan)
        bawahan = {"dinas": ("puskesmas", "satuan_pendidikan")[n % 2], "kecamatan": "kelurahan"}.get(jenis)
        for m in range(cabang if bawahan else 0):
            buat(f"{pd.kode}.{bawahan}{m}", str(bawahan), pd, _PIMPINAN[str(bawahan)])
    return unit, pimpinan
