"""The worker: does the jobs of every cell, finds those of workers that were killed, and keeps the daily rounds.

Several workers may run side by side, on several hosts. Whatever they all do (looking for lost jobs, sealing history,
bringing the shadow of today up to date) does no harm when two do it at once.
"""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import threading
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from procrastinate import App

from sistemkerja.latar.antrean import ANTREAN, aplikasi_pekerja
from sistemkerja.latar.kerjakan import berhenti
from sistemkerja.latar.rutin import Rutin

logger = logging.getLogger(__name__)
_DENYUT, _DIANGGAP_MATI = 2.0, 10.0  # seconds between signs of life; without one for this long, a worker is dead
_JEDA_JAGA = 3.0
_TENGGANG = 4.0  # what still runs after this is left behind: it rolls back, and another worker does it again
_JEDA_BASISDATA = 2.0


def bekerja(sel: Sequence[str], serentak: int = 2, *, sampai_habis: bool = False) -> None:
    """Work until SIGTERM or SIGINT; `sampai_habis`: only until nothing waits (for tests)."""
    asyncio.run(_bekerja(sel, serentak, sampai_habis))


async def _bekerja(sel: Sequence[str], serentak: int, sampai_habis: bool) -> None:
    tugas = [asyncio.create_task(_satu_sel(satu, serentak, sampai_habis)) for satu in sel]

    def henti() -> None:
        berhenti.set()
        utas = threading.Timer(_TENGGANG, os._exit, (0,))
        utas.daemon = True
        utas.start()
        for satu in tugas:
            satu.cancel()

    if threading.current_thread() is threading.main_thread():
        for sinyal in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            asyncio.get_running_loop().add_signal_handler(sinyal, henti)
    await asyncio.gather(*tugas, return_exceptions=True)


async def _satu_sel(sel: str, serentak: int, sampai_habis: bool) -> None:
    """The jobs of one cell. A database that goes away is waited for: the other cells go on."""
    while not berhenti.is_set():
        try:
            app = aplikasi_pekerja(sel)
            async with app.open_async():
                await _satu_putaran(app, sel, serentak, sampai_habis)
        except Exception:
            logger.warning("basis data sel %s tidak dapat dipakai; dicoba lagi", sel, exc_info=True)
        if sampai_habis:
            return
        await asyncio.sleep(_JEDA_BASISDATA)


async def _satu_putaran(app: App, sel: str, serentak: int, sampai_habis: bool) -> None:
    await ulangi_yang_terhenti(app)
    jaga = asyncio.create_task(_jaga(app, sel))
    try:
        await app.run_worker_async(
            queues=[ANTREAN],
            name=sel,
            concurrency=serentak,
            wait=not sampai_habis,
            delete_jobs="always",
            install_signal_handlers=False,
            update_heartbeat_interval=_DENYUT,
            stalled_worker_timeout=_DIANGGAP_MATI,
            shutdown_graceful_timeout=_TENGGANG,
        )
    finally:
        jaga.cancel()


async def ulangi_yang_terhenti(app: App, detik: float = _DIANGGAP_MATI) -> int:
    """Put jobs of workers without a sign of life back into the queue; how many."""
    semua = list(await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=detik))
    for satu in semua:
        logger.warning("pekerjaan %s terhenti bersama pekerjanya; diulang", satu.task_kwargs.get("pekerjaan"))
        await app.job_manager.retry_job(satu)
    return len(semua)


async def _jaga(app: App, sel: str) -> None:
    rutin = Rutin(sel)
    with ThreadPoolExecutor(1, thread_name_prefix=f"rutin-{sel}") as utas:  # one thread: one connection
        berikutnya = 0.0
        while True:
            try:
                await ulangi_yang_terhenti(app)
            except Exception:
                logger.warning("pekerjaan yang terhenti belum dapat dicari", exc_info=True)
            if time.monotonic() >= berikutnya:
                berikutnya = time.monotonic() + Rutin.JEDA
                await asyncio.get_running_loop().run_in_executor(utas, rutin.jalankan)
            await asyncio.sleep(_JEDA_JAGA)
