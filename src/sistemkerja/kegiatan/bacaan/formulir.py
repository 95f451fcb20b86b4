"""Isi awal formulir, dan yang diperlihatkan sebelum mengirim."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from sistemkerja.alur.wenang import kalimat_catatan
from sistemkerja.kegiatan.bacaan.buka import Buka


def isi_awal_rencana(b: Buka) -> list[dict[str, Any]]:
    """Baris rencana yang sudah ada (dikembalikan untuk diperbaiki)."""
    return [dict(r) for r in b.rencana.baris.values("uraian", "batas", "anggaran")]


def isi_awal_rincian(b: Buka) -> list[dict[str, Any]]:
    """Rincian yang sudah ada; bila belum ada, baris-baris rencananya."""
    ada: list[dict[str, Any]] = [
        {"id": r.pk, "uraian": r.uraian, "batas": r.batas, "penanggung_jawab": str(r.penanggung_jawab_id or "")}
        for r in b.kegiatan.rincian.all()
    ]
    return ada or [dict(r) for r in b.rencana.baris.values("uraian", "batas")]


def tujuan_kendala_halaman(b: Buka) -> dict[str, Any]:
    """Kepada siapa kendala disampaikan, oleh siapa jabatan itu dipangku, dan dasarnya; atau bahwa tidak diatur."""
    jabatan, jawaban = b.tujuan_kendala
    per = b.m.peraturan
    if jabatan is None:
        return {
            "jabatan": None,
            "kalimat": _("%(p)s tidak mengatur kepada siapa kendala kegiatan ini disampaikan.") % {"p": per.judul},
            "saran": _("Catat kendalanya sebagai kemajuan; pemantau kegiatan melihatnya."),
            "dicari_di": list(jawaban.dicari_di),
        }
    orang = next((p for p in b.m.org.pemangku(jabatan.id)), None)
    return {
        "jabatan": jabatan,
        "nama": orang.nama if orang else "",
        "sifat": orang.sifat if orang else "",
        "jawaban": {
            "kalimat": _("Kendala kegiatan di %(u)s disampaikan kepada %(j)s.")
            % {"u": b.kegiatan.unit.nama, "j": jabatan.nama},
            "dasar": [d for c in jawaban.cabang for d in c.dasar],
            "sumber": jawaban.cabang[0].sumber,
            "catatan": kalimat_catatan(per, jawaban.cabang),
            "peraturan": per.id,
        },
    }
