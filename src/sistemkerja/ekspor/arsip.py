"""Menulis arsip: tiap tabel sebagai CSV dan JSON Lines, kamus datanya, dan berkas-berkasnya."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import asdict
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import IO, Any
from uuid import UUID

from django.core.files.storage import default_storage
from django.db.models.fields.files import FieldFile

from sistemkerja.ekspor.isi import Kolom, kolom, tabel_ekspor
from sistemkerja.pemda.models import ModelPemda, Pemda

BACA = """Data {pemda} dari SistemKerja, {saat}

csv/<tabel>.csv      UTF-8, koma, baris pertama nama kolom; kosong berarti tidak ada
json/<tabel>.jsonl   tabel yang sama, satu objek JSON sebaris
kamus-data.csv/.json nama, jenis, arti, dan rujukan setiap kolom
berkas/              bukti dukung, hasil, dan naskah peraturan; kolom tabelnya menyebut jalurnya

Kata sandi, kode, faktor kedua, dan sesi tidak ikut. Saat ditulis dalam UTC; masa [sejak, sampai): hari `sampai` tidak
lagi termasuk. Teks yang diawali =, +, -, atau @ diberi kutip tunggal di CSV supaya lembar kerja tidak menghitungnya;
JSON memuatnya apa adanya.
"""

_AKHIRAN = {"pemda_versiperaturan": ".zip"}  # naskah peraturan disimpan sebagai arsip foldernya

Maju = Callable[[int, int, str], None]


def tulis_arsip(ke: IO[bytes], pemda: Pemda, saat: datetime, maju: Maju) -> tuple[int, int]:
    """Tulis seluruh data `pemda` ke `ke`; (banyak tabel, banyak baris). `maju` dipanggil sekali setiap tabel."""
    semua, baris = tabel_ekspor(), 0
    with zipfile.ZipFile(ke, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as arsip:
        arsip.writestr("BACA.txt", BACA.format(pemda=pemda.nama, saat=saat.isoformat(timespec="seconds")))
        _kamus(arsip, semua)
        for nomor, model in enumerate(semua):
            maju(nomor, len(semua), str(model._meta.verbose_name_plural))
            baris += _tabel(arsip, model, pemda)
    return len(semua), baris


def _kamus(arsip: zipfile.ZipFile, semua: Iterable[type[ModelPemda]]) -> None:
    isi = [{"tabel": m._meta.label_lower, "arti_tabel": str(m._meta.verbose_name), **asdict(k)}
           for m in semua for k in kolom(m)]  # fmt: skip
    for satu in isi:
        del satu["medan"]
    arsip.writestr("kamus-data.json", json.dumps(isi, ensure_ascii=False, indent=1))
    teks = io.StringIO(newline="")
    penulis = csv.DictWriter(teks, list(isi[0]))
    penulis.writeheader()
    penulis.writerows(isi)
    arsip.writestr("kamus-data.csv", teks.getvalue())


def _tabel(arsip: zipfile.ZipFile, model: type[ModelPemda], pemda: Pemda) -> int:
    """Satu pertanyaan ke basis data; CSV disusun di memori sampingan selagi JSON ditulis langsung."""
    nama, kolom_ = model._meta.label_lower.replace(".", "_"), kolom(model)
    teks = io.StringIO(newline="")
    penulis = csv.writer(teks)
    penulis.writerow([k.nama for k in kolom_])
    banyak, lampiran = 0, list[tuple[str, Any]]()
    with arsip.open(f"json/{nama}.jsonl", "w") as berkas:
        for objek in model._default_manager.filter(pemda=pemda).order_by("pk").iterator(1000):
            banyak += 1
            nilai = {k.nama: _nilai(k, objek, nama, lampiran) for k in kolom_}
            berkas.write(json.dumps(nilai, ensure_ascii=False, default=str).encode() + b"\n")
            penulis.writerow([_sel(x) for x in nilai.values()])
    arsip.writestr(f"csv/{nama}.csv", "\ufeff" + teks.getvalue())
    for jalur, isi in lampiran:
        _lampirkan(arsip, jalur, isi)
    return banyak


def _nilai(k: Kolom, objek: ModelPemda, tabel: str, lampiran: list[tuple[str, Any]]) -> Any:
    isi = getattr(objek, k.medan)
    if k.nama.endswith("_sejak") and k.nama != k.medan:
        return isi.lower.isoformat() if isi and isi.lower else None
    if k.nama.endswith("_sampai") and k.nama != k.medan:
        return isi.upper.isoformat() if isi and isi.upper else None
    if isinstance(isi, FieldFile | bytes | memoryview):
        if not isi:
            return None
        akhiran = "" if isinstance(isi, FieldFile) else _AKHIRAN.get(tabel, ".bin")
        jalur = f"berkas/{tabel}/{objek.pk}{akhiran}"
        lampiran.append((jalur, isi.name if isinstance(isi, FieldFile) else bytes(isi)))
        return jalur
    if isinstance(isi, datetime):
        return isi.astimezone(UTC).isoformat()
    if isinstance(isi, date | UUID | Decimal):
        return str(isi)
    return isi


def _lampirkan(arsip: zipfile.ZipFile, jalur: str, isi: str | bytes) -> None:
    if isinstance(isi, bytes):
        arsip.writestr(jalur, isi)
    elif default_storage.exists(isi):
        with default_storage.open(isi) as asal, arsip.open(jalur, "w") as ke:
            while potong := asal.read(1 << 20):
                ke.write(potong)


def _sel(nilai: Any) -> Any:
    if nilai is None:
        return ""
    if isinstance(nilai, bool):
        return "ya" if nilai else "tidak"
    if isinstance(nilai, dict | list):
        return json.dumps(nilai, ensure_ascii=False, default=str)
    return f"'{nilai}" if isinstance(nilai, str) and nilai[:1] in {"=", "+", "-", "@", "\t", "\r"} else nilai
