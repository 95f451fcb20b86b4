"""Menulis selisih dua garis waktu ke baris bermasa: semua yang berakhir dahulu, lalu semua yang mulai.

Urutan itu yang membuat satu nama, satu kode, atau satu kursi pimpinan boleh berganti pemilik pada hari yang sama.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any
from uuid import UUID

from django.db.backends.postgresql.psycopg_any import DateRange

from sistemkerja.kepegawaian.reorganisasi.garis_waktu import JENIS, Baris
from sistemkerja.kepegawaian.reorganisasi.perubahan import BERINDUK, Catatan
from sistemkerja.organisasi import models as org
from sistemkerja.organisasi.models import Keputusan

_MILIK: dict[str, Any] = {"unit": org.UnitOrganisasi, "kursi": org.Jabatan}
_RINCIAN: dict[str, tuple[Any, str]] = {
    "unit": (org.RincianUnit, "unit_id"),
    "kursi": (org.RincianJabatan, "jabatan_id"),
}
_SATU: dict[str, Any] = {"pangku": org.Pemangku, "formasi": org.Formasi}


class SudahMulai(Exception):
    """Sebuah baris yang harus dihapus sudah mulai berlaku; keamanan baris menolaknya."""


def tulis(pemda_id: UUID, semua: Sequence[Catatan], keputusan: Keputusan | None) -> None:
    """Jadikan baris di basis data sama dengan `baru` tiap catatan. Raises SudahMulai."""
    semua = sorted(semua, key=lambda c: JENIS.index(c.jenis))
    for c in reversed(semua):
        (_akhiri_berinduk if c.jenis in BERINDUK else _akhiri_satu)(pemda_id, c, keputusan)
    for c in semua:
        (_mulai_berinduk if c.jenis in BERINDUK else _mulai_satu)(pemda_id, c, keputusan)


def _akhiri_berinduk(pemda_id: UUID, c: Catatan, keputusan: Keputusan | None) -> None:
    rincian, kunci = _RINCIAN[c.jenis]
    if not c.baru:
        _hapus(_MILIK[c.jenis].objects.filter(pemda_id=pemda_id, id=c.id), 1)
        return
    tetap = {b.id: b for b in c.baru}
    hilang = [b.id for b in c.lama if b.id not in tetap]
    if hilang:
        _hapus(rincian.objects.filter(pemda_id=pemda_id, id__in=hilang), len(hilang))
    if c.lama and _lebih_awal(c.baru[-1].sampai, c.lama[-1].sampai):
        _akhir(pemda_id, c, c.baru[-1].sampai)
    for b in c.lama:
        if b.id in tetap and _lebih_awal(tetap[b.id].sampai, b.sampai):
            rincian.objects.filter(pemda_id=pemda_id, id=b.id).update(masa=DateRange(b.sejak, tetap[b.id].sampai))


def _mulai_berinduk(pemda_id: UUID, c: Catatan, keputusan: Keputusan | None) -> None:
    if not c.baru:
        return
    rincian, kunci = _RINCIAN[c.jenis]
    ada = {b.id: b for b in c.lama}
    if not c.lama:
        _buat(pemda_id, c, keputusan)
        ada = {c.baru[0].id: c.baru[0]}
    elif _lebih_awal(c.lama[-1].sampai, c.baru[-1].sampai):
        _akhir(pemda_id, c, c.baru[-1].sampai)
    for b in c.baru:
        if b.id in ada:
            _perbarui(rincian, pemda_id, ada[b.id], b, c.jenis, keputusan)
    rincian.objects.bulk_create(
        rincian(
            id=b.id, pemda_id=pemda_id, keputusan=keputusan, masa=DateRange(b.sejak, b.sampai),
            **{kunci: c.id}, **_isi(c.jenis, b.isi),
        )
        for b in c.baru
        if b.id not in ada
    )  # fmt: skip


def _buat(pemda_id: UUID, c: Catatan, keputusan: Keputusan | None) -> None:
    """Unit atau jabatan baru; rincian pertamanya dibuat pemicu, lalu diberi kunci yang tercatat."""
    rincian, kunci = _RINCIAN[c.jenis]
    pertama, akhir = c.baru[0], c.baru[-1].sampai
    tetap = {"kode": pertama.isi.kode} if c.jenis == "unit" else {}
    _MILIK[c.jenis].objects.create(
        id=c.id, pemda_id=pemda_id, masa=DateRange(pertama.sejak, akhir), **tetap, **_isi(c.jenis, pertama.isi)
    )
    rincian.objects.filter(pemda_id=pemda_id, **{kunci: c.id}).update(
        id=pertama.id, keputusan=keputusan, masa=DateRange(pertama.sejak, pertama.sampai)
    )


def _perbarui(rincian: Any, pemda_id: UUID, lama: Baris, baru: Baris, jenis: str, keputusan: Keputusan | None) -> None:
    isi: dict[str, Any] = {"masa": DateRange(baru.sejak, baru.sampai)}
    if baru.isi != lama.isi:
        isi |= _isi(jenis, baru.isi)
        if keputusan is not None:
            isi["keputusan"] = keputusan
    rincian.objects.filter(pemda_id=pemda_id, id=baru.id).update(**isi)


def _akhir(pemda_id: UUID, c: Catatan, sampai: date | None) -> None:
    milik = _MILIK[c.jenis].objects.get(pemda_id=pemda_id, id=c.id)
    milik.masa = DateRange(milik.masa.lower, sampai)
    milik.save(update_fields=["masa"])


def _akhiri_satu(pemda_id: UUID, c: Catatan, keputusan: Keputusan | None) -> None:
    model, tetap = _SATU[c.jenis], {b.id: b for b in c.baru}
    for b in c.lama:
        baris = model.objects.filter(pemda_id=pemda_id, id=b.id)
        if b.id not in tetap:
            _hapus(baris, 1)
        elif _lebih_awal(tetap[b.id].sampai, b.sampai):
            akhir = {"keputusan_akhir": keputusan} if c.jenis == "pangku" else {}
            baris.update(masa=DateRange(b.sejak, tetap[b.id].sampai), **akhir)


def _mulai_satu(pemda_id: UUID, c: Catatan, keputusan: Keputusan | None) -> None:
    model, ada = _SATU[c.jenis], {b.id: b for b in c.lama}
    for b in c.baru:
        masa = DateRange(b.sejak, b.sampai)
        if b.id not in ada:
            lain = {"dasar_sk": str(keputusan or "")[:200]} if c.jenis == "pangku" else {}
            model.objects.create(
                id=b.id, pemda_id=pemda_id, masa=masa, keputusan=keputusan, **lain, **_isi(c.jenis, b.isi)
            )
        elif b != ada[b.id] and not _lebih_awal(b.sampai, ada[b.id].sampai):
            akhir = {"keputusan_akhir": None} if c.jenis == "pangku" and b.sampai != ada[b.id].sampai else {}
            model.objects.filter(pemda_id=pemda_id, id=b.id).update(masa=masa, **akhir, **_isi(c.jenis, b.isi))


def _isi(jenis: str, isi: Any) -> dict[str, Any]:
    """Medan model dari isi di memori: tanpa kunci barisnya, rujukan menjadi `..._id`."""
    semua = asdict(isi)
    buang = {"unit": ("id", "kode"), "kursi": ("id",), "pangku": ("id", "nama"), "formasi": ("id",)}[jenis]
    rujuk = {"unit": {"induk"}, "kursi": {"unit"}, "pangku": {"kursi", "pegawai"}, "formasi": {"unit"}}[jenis]
    ganti = {"kursi": "jabatan"}
    return {(f"{ganti.get(m, m)}_id" if m in rujuk else m): n for m, n in semua.items() if m not in buang}


def _hapus(baris: Any, banyak: int) -> None:
    terhapus, _rinci = baris.delete()
    if terhapus < banyak:
        raise SudahMulai


def _lebih_awal(a: date | None, b: date | None) -> bool:
    """a lebih awal daripada b; kosong berarti tanpa akhir."""
    return a is not None and (b is None or a < b)
