"""Organisasi contoh di memori, tanpa basis data: untuk uji mesin, simulasi, dan baris perintah."""

from __future__ import annotations

from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone

from sistemkerja.aturan.organisasi import Jabatan, OrganisasiMemori, Pemangku, Unit
from sistemkerja.contoh.sejarah import bersejarah, isi_pada


def organisasi_contoh(slug: str, per: date, hari: date | None = None) -> OrganisasiMemori:
    """Organisasi contoh Pemda `slug` pada `per`: jawaban yang sama dengan sesudah dimuat ke basis data pada `hari`."""
    isi = bersejarah(slug, hari or timezone.localdate(timezone=ZoneInfo("Asia/Jakarta")))

    def berlaku(baris: Any) -> bool:
        return baris.sejak <= per and (baris.sampai is None or per < baris.sampai)

    unit = {u.id: u for u in isi.unit if berlaku(u)}
    nama_unit = {u: isi_pada(isi.ubah_unit, u, per).get("nama", baris.nama) for u, baris in unit.items()}
    jabatan: dict[Any, Jabatan] = {}
    for j in isi.jabatan:
        kini: dict[str, Any] = {"nama": j.nama, "unit_id": j.unit} | isi_pada(isi.ubah_jabatan, j.id, per)
        if berlaku(j) and kini["unit_id"] in unit:
            jabatan[j.id] = Jabatan(
                str(j.id), kini["nama"], j.kode, j.jenjang, str(kini["unit_id"]), j.pimpinan, j.asisten
            )
    nama = {p.id: p.orang.nama for p in isi.pegawai}
    return OrganisasiMemori(
        [
            Unit(
                str(u.id), nama_unit[u.id], u.jenis, u.kode_pd, str(u.induk) if u.induk in unit else None,
                u.adalah_pd, u.tipe, u.bagian,
            )
            for u in unit.values()
        ],
        list(jabatan.values()),
        [
            Pemangku(str(p.jabatan), str(p.pegawai), nama[p.pegawai], p.sifat)
            for p in isi.pemangku
            if p.jabatan in jabatan and berlaku(p)
        ],
    )  # fmt: skip
