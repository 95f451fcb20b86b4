"""`sistemkerja jejak`: seal the history and check that nothing of it was changed."""

from __future__ import annotations

import argparse
import json
from typing import Any


def tambah_perintah(sub: Any) -> None:
    """Add `jejak periksa|segel` to the parser of the command line."""
    anak = sub.add_parser("jejak", help="memeriksa keutuhan riwayat").add_subparsers(required=True, metavar="KERJA")
    for nama, guna, jalankan in (
        ("periksa", "hitung ulang rantai segel; keluar 1 bila ada yang berubah", _periksa),
        ("segel", "segel peristiwa yang belum disegel", _segel),
    ):
        p = anak.add_parser(nama, help=guna)
        p.add_argument("--pemda", help="slug satu Pemda; bawaan: semua")
        p.add_argument("--format", choices=("teks", "json"), default="teks")
        p.set_defaults(jalankan=jalankan)


def _pilih(slug: str | None) -> list[Any]:
    from sistemkerja.pemda.models import Pemda

    semua = Pemda.objects.all()
    return list(semua.filter(slug=slug) if slug else semua)


def _periksa(pilihan: argparse.Namespace) -> int:
    from sistemkerja.jejak.segel import periksa, segel_terakhir

    semua = _pilih(pilihan.pemda)
    if not semua:
        print("Tidak ada Pemda seperti itu.")
        return 2
    hasil = [(pemda, periksa(pemda), segel_terakhir(pemda)) for pemda in semua]
    if pilihan.format == "json":
        isi = [
            {
                "pemda": pemda.slug,
                "utuh": not satu.temuan,
                "segel": satu.segel,
                "peristiwa": satu.peristiwa,
                "belum_disegel": satu.belum_disegel,
                "saksi": satu.saksi,
                "segel_terakhir": terakhir,
                "temuan": list(satu.temuan),
            }
            for pemda, satu, terakhir in hasil
        ]
        print(json.dumps(isi, ensure_ascii=False, indent=2))
    else:
        for pemda, satu, terakhir in hasil:
            keadaan = "; ".join(satu.temuan) or "utuh"
            jumlah = f"{satu.peristiwa} peristiwa, {satu.segel} segel, {satu.belum_disegel} belum disegel"
            jumlah += f", {satu.saksi} disaksikan di luar basis data" if satu.saksi else ", tanpa saksi"
            print(f"{pemda.nama}: {keadaan} ({jumlah}; segel terakhir {terakhir[:16] or '-'})")
    return 1 if any(satu.temuan for _, satu, _ in hasil) else 0


def _segel(pilihan: argparse.Namespace) -> int:
    from sistemkerja.jejak.segel import segel

    jumlah = {pemda.slug: segel(pemda) for pemda in _pilih(pilihan.pemda)}
    print(json.dumps(jumlah, indent=2) if pilihan.format == "json" else f"{sum(jumlah.values())} segel baru.")
    return 0
