"""A worker as a process of its own, with kinds of job that can be held in the middle, and quick to be missed."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import django

BANYAK = 1000


def main() -> None:
    django.setup()
    from sistemkerja.latar import pekerja
    from sistemkerja.latar.daftar import Konteks, penangan
    from sistemkerja.organisasi.models import Keputusan
    from sistemkerja.pemda.sel import semua_sel

    pekerja._DENYUT, pekerja._DIANGGAP_MATI, pekerja._JEDA_JAGA, pekerja._TENGGANG = 0.2, 1.0, 0.2, 2.0

    @penangan("uji.seribu")
    def seribu(k: Konteks) -> dict:
        for nomor in range(BANYAK):
            Keputusan.objects.create(pemda=k.pemda, nomor=str(nomor), tanggal=date(2024, 1, 2), tentang="uji")
            if nomor == BANYAK // 2:
                k.maju(nomor, BANYAK, "di tengah")
                while Path(k.isi["tahan"]).exists():
                    time.sleep(0.05)
                    k.periksa()
        k.maju(BANYAK, BANYAK, "selesai")
        return {"banyak": BANYAK}

    pekerja.bekerja(semua_sel(), 1)


if __name__ == "__main__":
    main()
