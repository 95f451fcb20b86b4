"""Kartu keputusan: dari Tugas menjadi isi `antarmuka/_kartu_tugas.html`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db import connections
from django.urls import reverse
from django.utils.translation import gettext as _

from sistemkerja.alur.bacaan import Kursi
from sistemkerja.alur.models import Tugas
from sistemkerja.aturan.baca import Peraturan
from sistemkerja.meja.rupa import Rupa, rupa
from sistemkerja.organisasi.pelaku import Pelaku
from sistemkerja.pemda.sel import sel_kini

# Objek yang dapat diputuskan di tempat.
_VERSI = " UNION ALL ".join(
    f"SELECT id, versi FROM {tabel} WHERE pemda_id = %(pemda)s AND id = ANY (%(objek)s::uuid[])"  # noqa: S608
    for tabel in (
        "kegiatan_kegiatan",
        "kegiatan_kendala",
        "penugasan_susunanpenugasan",
        "perencanaan_perjanjiankinerja",
    )
)


def versi_objek(pelaku: Pelaku, objek: Iterable[UUID]) -> dict[UUID, int]:
    """Versi tiap objek sekarang: itulah yang dilihat pelaku pada kartunya. Satu pertanyaan bagi semua jenis."""
    kunci = [str(o) for o in dict.fromkeys(objek)]
    with connections[sel_kini.get()].cursor() as kursor:
        kursor.execute(_VERSI, {"pemda": pelaku.pemda.pk, "objek": kunci})
        return dict(kursor.fetchall())


def kartu(
    tugas: Tugas,
    *,
    pelaku: Pelaku,
    kursi: Mapping[UUID, Kursi],
    versi: Mapping[UUID, int],
    berubah: Mapping[UUID, Sequence[str]],
    peraturan: Peraturan | None,
) -> dict[str, Any]:
    """Isi satu kartu. Tidak bertanya ke basis data."""
    bentuk = rupa(tugas.kerja, tugas.objek_jenis)
    milik = kursi[tugas.untuk_jabatan_id]
    return {
        "id": tugas.pk,
        "jenis": milik.jabatan.sebutan if len(kursi) > 1 else "",
        "judul": tugas.judul,
        "url": tugas.alamat,
        "dari": {"nama": tugas.dari, "jabatan": ""},
        "sejak": tugas.sejak,
        "batas": tugas.batas,
        "ringkas": tugas.ringkas,
        "berubah": berubah.get(tugas.kasus, ()),
        "versi": versi.get(tugas.objek_id, tugas.versi_objek),
        "dipegang": milik.dipegang,
        "tindakan": [] if milik.dipegang else tindakan(tugas, bentuk),
        "jawaban": kenapa_saya(tugas, milik, peraturan),
    }


def tindakan(tugas: Tugas, bentuk: Rupa) -> list[dict[str, Any]]:
    """Putusan yang dapat diambil di kartu; kosong berarti hanya dapat dibuka."""
    hasil: list[dict[str, Any]] = []
    if bentuk.setuju:
        hasil.append({"label": bentuk.setuju, "url": _alamat("persetujuan", tugas), "gaya": "utama", "pintas": "s"})
    if bentuk.balik:
        hasil.append({
            "label": bentuk.balik, "url": _alamat("pengembalian", tugas), "perlu_catatan": True,
            "gaya": "bahaya" if bentuk.bahaya else "biasa",
            "label_catatan": bentuk.catatan_balik, "pintas": bentuk.pintas_balik,
        })  # fmt: skip
    if bentuk.putus:
        hasil.append({
            "label": bentuk.putus, "url": _alamat("putusan", tugas), "gaya": "utama", "perlu_catatan": True,
            "label_catatan": _("Putusan atau tindak lanjut"), "pintas": "s",
        })  # fmt: skip
    return hasil


def _alamat(nama: str, tugas: Tugas) -> str:
    return reverse(f"meja:{nama}", args=[tugas.pk])


def kenapa_saya(tugas: Tugas, milik: Kursi, peraturan: Peraturan | None) -> dict[str, Any]:
    """Isi "Kenapa saya?": kalimat dan Pasal dari saat giliran diletakkan, dan bagaimana ia sampai ke pelaku."""
    aturan = [
        peraturan.aturan[a]
        for d in tugas.dasar
        for a in (peraturan.dasar_ke_aturan.get(d, ()) if peraturan else ())
        if peraturan and a in peraturan.aturan
    ]
    sifat = {"definitif": _("pejabat definitif"), "plt": _("Plt."), "plh": _("Plh.")}[milik.jabatan.sifat]
    cara = [
        _("Giliran ini dialamatkan kepada jabatan %(jabatan)s, bukan kepada orang.") % {"jabatan": milik.jabatan.nama},
        _("Anda memangku jabatan itu hari ini sebagai %(sifat)s.") % {"sifat": sifat},
    ]
    if milik.dipegang:
        cara.append(_("Hari ini yang bertindak %(siapa)s.") % {"siapa": milik.dipegang})
    return {
        "kalimat": tugas.kenapa or _("Giliran ini milik jabatan %(j)s.") % {"j": milik.jabatan.nama},
        "dasar": tugas.dasar,
        "peraturan": peraturan.id if peraturan else "",
        "sumber": _sumber({a.sumber for a in aturan}),
        "cara_temu": cara,
    }


def _sumber(ada: set[str]) -> str:
    return next((s for s in ("tafsir", "kebijakan", "tertulis") if s in ada), "")
