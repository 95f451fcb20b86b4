"""Organisasi contoh di memori, tanpa basis data: untuk uji mesin, simulasi, dan baris perintah."""

from __future__ import annotations

from datetime import date

from sistemkerja.aturan.organisasi import Jabatan, OrganisasiMemori, Pemangku, Unit
from sistemkerja.contoh.susunan import susunan


def organisasi_contoh(slug: str, per: date) -> OrganisasiMemori:
    """Organisasi contoh Pemda `slug` pada `per`: jawaban yang sama dengan sesudah dimuat ke basis data."""
    isi = susunan(slug)

    def berlaku(sejak: date, sampai: date | None) -> bool:
        return sejak <= per and (sampai is None or per < sampai)

    unit = {u.id: u for u in isi.unit if berlaku(u.sejak, u.sampai)}
    jabatan = {j.id: j for j in isi.jabatan if berlaku(j.sejak, j.sampai) and j.unit in unit}
    nama = {p.id: p.orang.nama for p in isi.pegawai}
    return OrganisasiMemori(
        [
            Unit(
                str(u.id), u.nama, u.jenis, u.kode_pd, str(u.induk) if u.induk in unit else None, u.adalah_pd,
                u.tipe, u.bagian,
            )
            for u in unit.values()
        ],
        [
            Jabatan(str(j.id), j.nama, j.kode, j.jenjang, str(j.unit), j.pimpinan, j.asisten)
            for j in jabatan.values()
        ],
        [
            Pemangku(str(p.jabatan), str(p.pegawai), nama[p.pegawai], p.sifat)
            for p in isi.pemangku
            if p.jabatan in jabatan and berlaku(p.sejak, p.sampai)
        ],
    )  # fmt: skip
