"""Export of history with the proof that nothing of it was changed: events, seals, and how to check them without us."""

from __future__ import annotations

import json
import zipfile
from typing import IO, TYPE_CHECKING

from sistemkerja.jejak.bacaan import Saringan, urut_segel
from sistemkerja.jejak.models import Segel, Tersegel
from sistemkerja.jejak.segel import baris_peristiwa, sidik_peristiwa

if TYPE_CHECKING:
    from sistemkerja.organisasi.pelaku import Pelaku

PETUNJUK = """Ekspor riwayat SistemKerja

peristiwa.jsonl   satu peristiwa sebaris, urut waktu; sidiknya SHA-256 baris itu beserta pindah barisnya
keanggotaan.jsonl peristiwa mana disegel pada segel nomor berapa, urutan ke berapa, dengan sidik apa
segel.jsonl       seluruh rantai segel

Memeriksa satu peristiwa: hitung SHA-256 barisnya (dengan pindah baris) dan bandingkan dengan `sidik` di
keanggotaan.jsonl. Memeriksa satu segel yang seluruh peristiwanya ada di sini: SHA-256 dari nomor, pindah baris, sidik
segel sebelumnya, pindah baris, lalu baris-baris peristiwanya menurut urutan. `tanda` hanya dapat dihitung ulang oleh
pemasangan asalnya: sistemkerja jejak periksa.
"""


def tulis_bukti(ke: IO[bytes], pelaku: Pelaku, s: Saringan) -> int:
    """Write the archive of the filtered history to `ke`; the number of events."""
    kunci = []
    with zipfile.ZipFile(ke, "w", zipfile.ZIP_DEFLATED) as arsip:
        with arsip.open("peristiwa.jsonl", "w") as berkas:
            for peristiwa in urut_segel(pelaku, s):
                berkas.write(baris_peristiwa(peristiwa))
                kunci.append((str(peristiwa.pk), sidik_peristiwa(peristiwa)))
        sidik = dict(kunci)
        with arsip.open("keanggotaan.jsonl", "w") as berkas:
            anggota = Tersegel.objects.filter(pemda_id=pelaku.pemda.pk).order_by("segel__nomor", "urut")
            for id_, nomor, urut in anggota.values_list("peristiwa_id", "segel__nomor", "urut").iterator():
                if str(id_) in sidik:
                    isi = {"peristiwa": str(id_), "segel": nomor, "urut": urut, "sidik": sidik[str(id_)]}
                    berkas.write(json.dumps(isi).encode() + b"\n")
        with arsip.open("segel.jsonl", "w") as berkas:
            for satu in Segel.objects.filter(pemda_id=pelaku.pemda.pk).order_by("nomor").iterator():
                isi = {
                    "nomor": satu.nomor, "pada": satu.pada.isoformat(), "banyak": satu.banyak,
                    "sebelum": satu.sebelum, "sidik": satu.sidik, "tanda": satu.tanda,
                }  # fmt: skip
                berkas.write(json.dumps(isi).encode() + b"\n")
        arsip.writestr("BACA.txt", PETUNJUK)
    return len(kunci)
