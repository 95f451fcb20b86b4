"""Sealing history: each seal hashes a batch of events together with the seal before it.

An event that was changed, removed, moved or slipped into a sealed batch breaks the chain at its seal. Events are
written without waiting for one another; only sealing is in turn. Events not sealed yet are protected by grant and
trigger. Two guards lie outside the database, where its superuser does not reach: the key of the seals' `tanda`, and
the witness (saksi.py), which remembers how far the chain had come.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC
from itertools import islice
from uuid import UUID

from django.conf import settings
from django.db import connections, transaction
from django.db.models import QuerySet
from django.utils.crypto import constant_time_compare, salted_hmac

from sistemkerja.jejak import saksi
from sistemkerja.jejak.models import Peristiwa, Segel, Tersegel
from sistemkerja.pemda.konteks import gunakan
from sistemkerja.pemda.models import Pemda
from sistemkerja.pemda.sel import sel_kini

_BANYAK = 500


@dataclass(frozen=True, slots=True)
class Pemeriksaan:
    """What checking a chain found; `temuan` is empty when it is whole.

    `saksi` counts the seals that the witness remembers; with none, a tail that was cut off would not be noticed.
    """

    segel: int
    peristiwa: int
    belum_disegel: int
    temuan: tuple[str, ...]
    saksi: int = 0


def segel(pemda: Pemda, banyak: int = _BANYAK) -> int:
    """Seal all events that are not sealed yet, in batches; the number of new seals."""
    with gunakan(pemda):
        with connections[sel_kini.get()].cursor() as kursor:
            kursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"segel {pemda.pk}"])
        terakhir = Segel.objects.order_by("-nomor").first()
        nomor, sebelum = (terakhir.nomor, terakhir.sidik) if terakhir else (0, "")
        jumlah = 0
        for kelompok in _berkelompok(_belum_disegel().iterator(chunk_size=banyak), banyak):
            nomor, jumlah = nomor + 1, jumlah + 1
            sebelum = _tambah_segel(pemda, nomor, sebelum, kelompok).sidik
        return jumlah


def periksa(pemda: Pemda) -> Pemeriksaan:
    """Recompute the chain of a Pemda; name every seal and event that does not fit, and a tail that was cut off."""
    temuan: list[str] = []
    nomor, sebelum, tersegel = 0, "", 0
    diingat = saksi.baca(pemda.pk)
    disaksikan = len(diingat)
    with gunakan(pemda):
        for satu in Segel.objects.order_by("nomor").iterator(chunk_size=50):
            nomor += 1
            tersegel += satu.banyak
            temuan += _periksa_segel(satu, nomor, sebelum)
            if diingat.pop(satu.nomor, satu.sidik) != satu.sidik:
                temuan.append(f"segel {satu.nomor} bukan yang dicatat saksi di luar basis data")
            nomor, sebelum = satu.nomor, satu.sidik
        seluruhnya = Peristiwa.objects.count()
        belum = _belum_disegel().count()
        jumlah_segel = Segel.objects.count()
    temuan += [f"segel {n} dicatat saksi di luar basis data, tetapi tidak ada lagi" for n in sorted(diingat)]
    if seluruhnya - belum != tersegel and not temuan:
        temuan.append(f"{tersegel} peristiwa disegel, {seluruhnya - belum} yang ada")
    return Pemeriksaan(jumlah_segel, seluruhnya, belum, tuple(temuan), disaksikan)


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
    if not constant_time_compare(satu.tanda, tanda(satu.pemda_id, nomor, satu.sidik)):
        return [f"segel {nomor} tidak bertanda sah"]
    anggota = list(satu.anggota.select_related("peristiwa").order_by("urut"))
    berubah = [a.peristiwa for a in anggota if a.sidik and a.sidik != sidik_peristiwa(a.peristiwa)]
    if berubah:
        return [f"segel {nomor}: peristiwa {p.pk} ({p.peristiwa}) berubah" for p in berubah]
    if len(anggota) != satu.banyak:
        return [f"segel {nomor}: {satu.banyak} peristiwa disegel, {len(anggota)} yang ada"]
    if sidik_segel(nomor, sebelum, [a.peristiwa for a in anggota]) != satu.sidik:
        return [f"segel {nomor} tidak cocok dengan peristiwanya: berubah, atau bertukar urutan"]
    return []


def tanda(pemda_id: UUID, nomor: int, sidik: str) -> str:
    """Keyed hash of a seal; the key is the installation's (`SISTEMKERJA_KUNCI_JEJAK`, else its secret key)."""
    isi = f"{pemda_id}\n{nomor}\n{sidik}"
    return salted_hmac("sistemkerja.jejak.segel", isi, secret=settings.JEJAK_KUNCI, algorithm="sha256").hexdigest()


def sidik_peristiwa(peristiwa: Peristiwa) -> str:
    """Hash of one event, word for word."""
    return hashlib.sha256(baris_peristiwa(peristiwa)).hexdigest()


def sidik_segel(nomor: int, sebelum: str, kelompok: Iterable[Peristiwa]) -> str:
    """Hash of a batch: number, the seal before, and every event word for word."""
    jumlah = hashlib.sha256(f"{nomor}\n{sebelum}\n".encode())
    for peristiwa in kelompok:
        jumlah.update(baris_peristiwa(peristiwa))
    return jumlah.hexdigest()


def baris_peristiwa(peristiwa: Peristiwa) -> bytes:
    """The event as it is hashed and exported: one line of JSON, keys in order."""
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
    if peristiwa.atas_nama:  # events from before this field keep their hash
        isi["atas_nama"] = peristiwa.atas_nama
    return json.dumps(isi, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _belum_disegel() -> QuerySet[Peristiwa]:
    # Not "later than the last seal": a slow transaction commits an event that is older than a seal.
    return Peristiwa.objects.filter(tersegel__isnull=True).order_by("pada", "id")


def _tambah_segel(pemda: Pemda, nomor: int, sebelum: str, kelompok: list[Peristiwa]) -> Segel:
    sidik = sidik_segel(nomor, sebelum, kelompok)
    satu = Segel.objects.create(
        pemda=pemda,
        nomor=nomor,
        banyak=len(kelompok),
        sebelum=sebelum,
        sidik=sidik,
        tanda=tanda(pemda.pk, nomor, sidik),
    )
    Tersegel.objects.bulk_create(
        Tersegel(pemda=pemda, segel=satu, peristiwa=peristiwa, urut=urut, sidik=sidik_peristiwa(peristiwa))
        for urut, peristiwa in enumerate(kelompok)
    )
    transaction.on_commit(lambda: saksi.catat(pemda.pk, nomor, sidik), using=sel_kini.get())
    return satu


def _berkelompok(peristiwa: Iterable[Peristiwa], banyak: int) -> Iterator[list[Peristiwa]]:
    iterasi = iter(peristiwa)
    while kelompok := list(islice(iterasi, banyak)):
        yield kelompok
