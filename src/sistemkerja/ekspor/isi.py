"""Apa yang diekspor: setiap tabel milik Pemda, kolom demi kolom, kecuali rahasia dan perkakas."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.db import models

from sistemkerja.pemda.models import ModelPemda

# Tabel yang isinya bukan milik Pemda melainkan jalannya aplikasi.
PERKAKAS = {
    "alur.permintaan": "kunci formulir yang sudah dijalankan",
    "latar.pekerjaan": "antrean pekerjaan",
    "ekspor.ekspor": "daftar ekspor ini sendiri",
}
# Potongan nama tabel dan kolom yang menyimpan rahasia: tidak pernah keluar, juga bila baru ditambah besok.
RAHASIA = ("password", "sandi", "rahasia", "secret", "token", "kode_hash", "kunci_sesi", "session")
TABEL_RAHASIA = ("sesi", "kode", "faktor", "upaya", "pemulihan")


@dataclass(frozen=True, slots=True)
class Kolom:
    """Satu kolom: nama dalam berkas, medan asalnya, jenisnya, artinya, dan tabel yang dirujuknya."""

    nama: str
    medan: str
    jenis: str
    arti: str
    rujukan: str = ""
    wajib: bool = True


def tabel_ekspor() -> list[type[ModelPemda]]:
    """Semua model yang diekspor, urut nama."""
    semua = [m for m in apps.get_models() if issubclass(m, ModelPemda) and m._meta.label_lower not in PERKAKAS]
    return sorted((m for m in semua if not _tabel_rahasia(m)), key=lambda m: m._meta.label_lower)


def kolom(model: type[models.Model]) -> list[Kolom]:
    """Kolom-kolom sebuah tabel; masa menjadi `masa_sejak` dan `masa_sampai` (hari pertama yang tidak termasuk)."""
    return [k for medan in model._meta.concrete_fields if not _rahasia(medan.name) for k in _kolom(medan)]


def _tabel_rahasia(model: type[models.Model]) -> bool:
    return model._meta.app_label == "akun" and any(x in (model._meta.model_name or "") for x in TABEL_RAHASIA)


def _rahasia(nama: str) -> bool:
    return any(x in nama.lower() for x in RAHASIA)


def _kolom(medan: models.Field[Any, Any]) -> Iterator[Kolom]:
    arti = str(medan.verbose_name)
    if medan.choices:
        arti += " (" + "; ".join(f"{kode} = {label}" for kode, label in medan.flatchoices if kode) + ")"
    if isinstance(medan, DateRangeField):
        yield Kolom(f"{medan.name}_sejak", medan.name, "tanggal", f"{arti}: hari pertama")
        yield Kolom(
            f"{medan.name}_sampai", medan.name, "tanggal", f"{arti}: hari pertama yang tidak lagi termasuk", "", False
        )
        return
    tujuan = medan.related_model
    rujukan = tujuan._meta.label_lower if isinstance(tujuan, type) and issubclass(tujuan, models.Model) else ""
    yield Kolom(medan.column or medan.name, medan.attname, _jenis(medan), arti, rujukan, not medan.null)


def _jenis(medan: models.Field[Any, Any]) -> str:
    daftar: list[tuple[type[models.Field[Any, Any]], str]] = [
        (models.UUIDField, "uuid"), (models.ForeignKey, "uuid"), (models.BooleanField, "ya/tidak"),
        (models.DateTimeField, "saat (UTC)"), (models.DateField, "tanggal"), (models.DecimalField, "desimal"),
        (models.IntegerField, "bilangan bulat"), (models.JSONField, "JSON"), (ArrayField, "daftar (JSON)"),
        (models.FileField, "berkas dalam arsip"), (models.BinaryField, "berkas dalam arsip"),
    ]  # fmt: skip
    return next((nama for kelas, nama in daftar if isinstance(medan, kelas)), "teks")
