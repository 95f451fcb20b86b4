"""Doing one job: the work, its result and "selesai" are one transaction, so a job is done once or not at all.

A worker that is killed leaves nothing but a row in the queue that says "doing"; another one finds it by the missing
heartbeat and does the job again from the start. One that was killed between its commit and telling the queue leaves a
job that says "selesai": the next one sees that and does nothing.
"""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import connections
from django.db.utils import InterfaceError, OperationalError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from sistemkerja.jejak.catat import BAHASA_CATATAN
from sistemkerja.latar.daftar import Dibatalkan, Konteks, PekerjaBerhenti, penangan_untuk
from sistemkerja.latar.models import Pekerjaan
from sistemkerja.latar.papan import Mulai, PapanTerpisah
from sistemkerja.pemda.galat import GalatKerja
from sistemkerja.pemda.konteks import gunakan
from sistemkerja.pemda.models import Pemda

logger = logging.getLogger(__name__)
berhenti = threading.Event()  # set when the worker is asked to stop; handlers see it at their next `maju`
PALING_SERING = 5


class SedangDikerjakan(Exception):
    """Another worker holds this job; it is looked at again later."""


def jalankan(pemda: str, pekerjaan: str) -> None:
    """The task of the queue."""
    milik = Pemda.objects.filter(pk=pemda).first()
    if milik is None:
        logger.error("pekerjaan %s milik Pemda yang tidak ada: %s", pekerjaan, pemda)
        return
    with PapanTerpisah(milik, UUID(pekerjaan)) as papan, override(BAHASA_CATATAN):
        kerjakan(milik, UUID(pekerjaan), papan)


def kerjakan(pemda: Pemda, pekerjaan_id: UUID, papan: PapanTerpisah) -> None:
    """Do the job and say how it ended. Raises only what the queue tries again."""
    try:
        with gunakan(pemda):
            _ambil(pemda, pekerjaan_id)
            mulai = papan.mulai()
            if mulai is not None:
                _selesaikan(pemda, pekerjaan_id, papan, mulai)
    except PekerjaBerhenti:
        papan.kembali()
        raise
    except (SedangDikerjakan, OperationalError, InterfaceError):
        raise
    except Dibatalkan:
        papan.usai("dibatalkan", _("Dibatalkan; tidak ada yang berubah."))
    except TerlaluSering:
        papan.usai("gagal", _("Pekerjaan ini berkali-kali terhenti di tengah jalan. Tidak ada yang berubah."))
    except GalatKerja as galat:
        papan.usai("gagal", galat.kalimat)
    except Exception:
        logger.exception("pekerjaan %s gagal", pekerjaan_id)
        kode = str(pekerjaan_id)[-6:]
        papan.usai(
            "gagal",
            _("Terjadi kesalahan di dalam aplikasi. Tidak ada yang berubah. Bila terulang, beri tahu pengelola sistem "
              "dengan kode %(kode)s.") % {"kode": kode},
        )  # fmt: skip


class TerlaluSering(Exception):
    """The job was begun several times and never came to its end, such as one that exhausts the memory."""


def _ambil(pemda: Pemda, pekerjaan_id: UUID) -> None:
    """Hold the job until the end of the transaction: two workers never do the same one side by side."""
    with connections[pemda.sel].cursor() as kursor:
        kursor.execute("SELECT pg_try_advisory_xact_lock(hashtextextended(%s, 7))", [str(pekerjaan_id)])
        baris = kursor.fetchone()
    if not baris[0]:
        raise SedangDikerjakan(str(pekerjaan_id))


def _selesaikan(pemda: Pemda, pekerjaan_id: UUID, papan: PapanTerpisah, mulai: Mulai) -> None:
    if mulai.percobaan > PALING_SERING:
        raise TerlaluSering
    k = Konteks(
        pemda,
        pekerjaan_id,
        json.loads(mulai.isi),
        papan,
        pengguna_id=mulai.pengguna_id,
        oleh=mulai.oleh,
        berhenti=berhenti.is_set,
    )
    hasil: Mapping[str, Any] = penangan_untuk(mulai.jenis)(k) or {}
    k.periksa()
    isi: dict[str, Any] = {"keadaan": Pekerjaan.Keadaan.SELESAI, "hasil": dict(hasil), "usai": timezone.now()}
    isi["pesan"] = hasil.get("pesan", "")  # not the last message of its progress
    if alamat := hasil.get("alamat_hasil"):
        isi["alamat_hasil"] = alamat
    Pekerjaan.objects.filter(pk=pekerjaan_id).update(**isi)
