"""Sealing history: each seal hashes a batch of events together with the seal before it.

An event that was changed, removed or slipped into a sealed batch breaks the chain at its seal. Events are written
without waiting for one another; only sealing is in turn. Events not sealed yet are protected by grant and trigger.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC
from itertools import islice

from django.db import connections
from django.db.models import QuerySet

from sistemkerja.jejak.models import Peristiwa, Segel, Tersegel
from sistemkerja.pemda.konteks import gunakan
from sistemkerja.pemda.models import Pemda

_BANYAK = 500


@dataclass(frozen=True, slots=True)
class Pemeriksaan:
    """What checking a chain found; `temuan` is empty when it is whole."""

    segel: int
    peristiwa: int
    belum_disegel: int
    temuan: tuple[str, ...]


def segel(pemda: Pemda, banyak: int = _BANYAK) -> int:
    """Seal all events that are not sealed yet, in batches; the number of new seals."""
    with gunakan(pemda):
        with connections["default"].cursor() as kursor:
            kursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"segel {pemda.pk}"])
        terakhir = Segel.objects.order_by("-nomor").first()
        nomor, sebelum = (terakhir.nomor, terakhir.sidik) if terakhir else (0, "")
        jumlah = 0
        for kelompok in _berkelompok(_belum_disegel().iterator(chunk_size=banyak), banyak):
            nomor, jumlah = nomor + 1, jumlah + 1
            sebelum = _tambah_segel(pemda, nomor, sebelum, kelompok).sidik
        return jumlah


def periksa(pemda: Pemda) -> Pemeriksaan:
    """Recompute the chain of a Pemda and name every seal that does not fit its events or its predecessor."""
    temuan: list[str] = []
    nomor, sebelum, tersegel = 0, "", 0
    with gunakan(pemda):
        for satu in Segel.objects.order_by("nomor").iterator(chunk_size=50):
            nomor += 1
            tersegel += satu.banyak
            temuan += _periksa_segel(satu, nomor, sebelum)
            nomor, sebelum = satu.nomor, satu.sidik
        seluruhnya = Peristiwa.objects.count()
        belum = _belum_disegel().count()
        jumlah_segel = Segel.objects.count()
    if seluruhnya - belum != tersegel and not temuan:
        temuan.append(f"{tersegel} peristiwa disegel, {seluruhnya - belum} yang ada")
    return Pemeriksaan(jumlah_segel, seluruhnya, belum, tuple(temuan))


def segel_terakhir(pemda: Pemda) -> str:
    """Hash of the last seal. Noted outside the server, it also proves that nothing was cut off the end."""
    with gunakan(pemda):
        satu = Segel.objects.order_by("-nomor").first()
    return satu.sidik if satu else ""


def _periksa_segel(satu: Segel, nomor: int, sebelum: str) -> list[str]:
    if satu.nomor != nomor:
        return [f"segel {nomor} hilang"]
    if satu.sebelum != sebelum:
        return [f"segel {nomor} tidak menyambung segel sebelumnya"]
    kelompok = [a.peristiwa for a in satu.anggota.select_related("peristiwa").order_by("urut")]
    if len(kelompok) != satu.banyak:
        return [f"segel {nomor}: {satu.banyak} peristiwa disegel, {len(kelompok)} yang ada"]
    if sidik_segel(nomor, sebelum, kelompok) != satu.sidik:
        return [f"segel {nomor} tidak cocok dengan peristiwanya"]
    return []


def sidik_segel(nomor: int, sebelum: str, kelompok: Iterable[Peristiwa]) -> str:
    """Hash of a batch: number, the seal before, and every event word for word."""
    jumlah = hashlib.sha256(f"{nomor}\n{sebelum}\n".encode())
    for peristiwa in kelompok:
        jumlah.update(_baris(peristiwa))
    return jumlah.hexdigest()


def _baris(peristiwa: Peristiwa) -> bytes:
    isi = {
        "id": str(peristiwa.pk),
        "pemda": str(peristiwa.pemda_id),
        "pada": peristiwa.pada.astimezone(UTC).isoformat(),
        "peristiwa": peristiwa.peristiwa,
        "objek": [peristiwa.objek_jenis, str(peristiwa.objek_id)],
        "kasus": str(peristiwa.kasus or ""),
        "pengguna": str(peristiwa.pengguna_id or ""),
        "oleh": peristiwa.oleh,
        "sebagai": peristiwa.sebagai,
        "dasar": peristiwa.dasar,
        "kalimat": peristiwa.kalimat,
        "isi": peristiwa.isi,
    }
    return json.dumps(isi, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _belum_disegel() -> QuerySet[Peristiwa]:
    # Not "later than the last seal": a slow transaction commits an event that is older than a seal.
    return Peristiwa.objects.filter(tersegel__isnull=True).order_by("pada", "id")


def _tambah_segel(pemda: Pemda, nomor: int, sebelum: str, kelompok: list[Peristiwa]) -> Segel:
    satu = Segel.objects.create(
        pemda=pemda,
        nomor=nomor,
        banyak=len(kelompok),
        sebelum=sebelum,
        sidik=sidik_segel(nomor, sebelum, kelompok),
    )
    Tersegel.objects.bulk_create(
        Tersegel(pemda=pemda, segel=satu, peristiwa=peristiwa, urut=urut) for urut, peristiwa in enumerate(kelompok)
    )
    return satu


def _berkelompok(peristiwa: Iterable[Peristiwa], banyak: int) -> Iterator[list[Peristiwa]]:
    iterasi = iter(peristiwa)
    while kelompok := list(islice(iterasi, banyak)):
        yield kelompok
