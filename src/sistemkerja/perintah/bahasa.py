"""`sistemkerja bahasa`: collect the strings of the screens, compile and check their translations. Needs no GNU gettext.

The source language is Indonesian: a msgid is the sentence on the screen. English stands in `locale/en` of each app.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

import polib

PAKET = Path(__file__).resolve().parents[1]


def tambah_perintah(sub: Any) -> None:
    """Add `bahasa kumpulkan|susun|periksa` to the parser of the command line."""
    anak = sub.add_parser("bahasa", help="mengumpulkan dan menyusun terjemahan")
    anak = anak.add_subparsers(required=True, metavar="KERJA")
    p = anak.add_parser("kumpulkan", help="tambahkan kalimat baru ke berkas .po, buang yang tidak dipakai lagi")
    p.add_argument("aplikasi", nargs="*", help="bawaan: semua")
    p.set_defaults(jalankan=_kumpulkan)
    p = anak.add_parser("susun", help="susun .po menjadi .mo")
    p.set_defaults(jalankan=lambda pilihan: susun_bila_perlu())
    p = anak.add_parser("periksa", help="sebut kalimat yang belum diterjemahkan")
    p.set_defaults(jalankan=_periksa)


def berkas_po() -> list[Path]:
    """All translations of the application."""
    return sorted(PAKET.glob("**/locale/*/LC_MESSAGES/django.po"))


def susun_bila_perlu() -> int:
    """Compile each .po that is newer than its .mo."""
    for po in berkas_po():
        mo = po.with_suffix(".mo")
        if not mo.is_file() or mo.stat().st_mtime < po.stat().st_mtime:
            sementara = mo.with_suffix(".mo.baru")
            polib.pofile(str(po)).save_as_mofile(str(sementara))
            sementara.replace(mo)
    return 0


def aplikasi_berkalimat() -> list[str]:
    """Names of the apps that can have sentences of their own."""
    return sorted(p.parent.name for p in PAKET.glob("*/__init__.py"))


def _kumpulkan(pilihan: argparse.Namespace) -> int:
    from sistemkerja.perintah.kalimat import kalimat_aplikasi

    for nama in pilihan.aplikasi or aplikasi_berkalimat():
        kalimat = kalimat_aplikasi(PAKET / nama)
        if not kalimat:
            continue
        tempat = PAKET / nama / "locale" / "en" / "LC_MESSAGES" / "django.po"
        po = polib.pofile(str(tempat)) if tempat.is_file() else _po_baru()
        lama = {(satu.msgctxt, satu.msgid): satu for satu in po}
        for kunci, (jamak, asal) in kalimat.items():
            satu = lama.pop(kunci, None)
            if satu is None:
                satu = polib.POEntry(msgctxt=kunci[0], msgid=kunci[1], msgid_plural=jamak or "")
                if jamak:
                    satu.msgstr_plural = {0: "", 1: ""}
                po.append(satu)
            satu.occurrences = [(berkas, "") for berkas in sorted(asal)]
        for usang in lama.values():
            po.remove(usang)
        po.sort(key=lambda satu: (satu.msgid, satu.msgctxt or ""))
        tempat.parent.mkdir(parents=True, exist_ok=True)
        po.save(str(tempat))
        print(f"{nama}: {len(kalimat)} kalimat, {len(po.untranslated_entries())} belum diterjemahkan")
    return 0


def _po_baru() -> polib.POFile:
    po = polib.POFile(wrapwidth=100)
    po.metadata = {
        "Language": "en",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    return po


def belum_diterjemahkan() -> list[str]:
    """Sentences of the screens without English, each with the app that shows it."""
    from sistemkerja.perintah.kalimat import kalimat_aplikasi

    sudah = {
        (satu.msgctxt, satu.msgid)
        for po in berkas_po()
        for satu in polib.pofile(str(po))
        if satu.translated() and "/en/" in po.as_posix()
    }
    return [
        f"{nama}: {kalimat}"
        for nama in aplikasi_berkalimat()
        for konteks, kalimat in kalimat_aplikasi(PAKET / nama)
        if (konteks, kalimat) not in sudah
    ]


def _periksa(pilihan: argparse.Namespace) -> int:
    kurang = belum_diterjemahkan()
    for satu in kurang:
        print(satu)
    print(f"{len(kurang)} kalimat belum diterjemahkan.", file=sys.stderr)
    return 1 if kurang else 0
