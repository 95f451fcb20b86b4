"""Membatalkan tindakan yang belum berlaku: barisnya dihapus, yang akan ditutupnya dibuka kembali."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db import IntegrityError
from django.db.backends.postgresql.psycopg_any import DateRange
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from sistemkerja.alur.kunci import catat_hasil, naikkan_versi, sudah_dijalankan
from sistemkerja.jejak.catat import catat
from sistemkerja.kepegawaian.models import TindakanPegawai
from sistemkerja.kepegawaian.tindakan.orang.catatan import sebagai_pengelola
from sistemkerja.kepegawaian.tindakan.orang.kursi import kunci_orang
from sistemkerja.organisasi.models import Keputusan, Pemangku, RiwayatPangkat
from sistemkerja.organisasi.pelaku import Pelaku
from sistemkerja.pemda import transaksi
from sistemkerja.pemda.galat import GalatKerja, MasukanKeliru


@transaksi.atomic
def batalkan(tindakan_id: Sequence[UUID], alasan: str, *, oleh: Pelaku, kunci: UUID | None = None) -> Keputusan:
    """Batalkan tindakan-tindakan satu keputusan yang belum berlaku, bersama-sama.

    Raises TidakBerwenang, MasukanKeliru (tanpa alasan), GalatKerja (sudah berlaku, sudah dibatalkan, atau sudah diubah
    tindakan lain), Http404.
    """
    sebagai = sebagai_pengelola(oleh, _("membatalkan tindakan kepegawaian"))
    semua = list(
        TindakanPegawai.objects.select_for_update(of=("self",))
        .filter(pemda=oleh.pemda, pk__in=tindakan_id)
        .select_related("keputusan", "pegawai", "jabatan", "asal")
        .order_by("-pk")
    )
    if not semua or len(semua) != len(set(tindakan_id)):
        raise Http404
    ulang = sudah_dijalankan(kunci, "batalkan", oleh=oleh)
    if ulang and ulang.hasil_id:
        return semua[0].keputusan
    if not alasan.strip():
        raise MasukanKeliru({"alasan": [_("Tulis mengapa dibatalkan.")]})
    _pastikan_dapat(semua, oleh)
    kursi = {j for t in semua for j in (t.jabatan_id, t.asal_id) if j is not None}
    kunci_orang([t.pegawai_id for t in semua], list(kursi), oleh=oleh)
    try:
        with transaksi.atomic():
            for t in semua:
                _hapus_yang_dibuat(t)
            for t in semua:
                _pulihkan(t)
    except IntegrityError as galat:
        raise GalatKerja(
            _("Tidak dapat dibatalkan: kursinya sudah dipakai tindakan lain. Batalkan tindakan itu dahulu.")
        ) from galat
    for t in semua:
        t.dibatalkan_pada = timezone.now()
        naikkan_versi(t, "dibatalkan_pada")
        _catat(t, alasan.strip(), oleh, sebagai)
    catat_hasil(kunci, semua[0].keputusan, oleh=oleh)
    return semua[0].keputusan


def _pastikan_dapat(semua: Sequence[TindakanPegawai], oleh: Pelaku) -> None:
    for t in semua:
        if t.batal:
            raise GalatKerja(_("“%(t)s” sudah dibatalkan.") % {"t": t.ringkas})
        if not t.belum_berlaku(oleh.per):
            kalimat = _("“%(t)s” sudah berlaku. Yang sudah berlaku diakhiri atau dimutasi, tidak dibatalkan.")
            raise GalatKerja(kalimat % {"t": t.ringkas})


def _hapus_yang_dibuat(t: TindakanPegawai) -> None:
    dibuat = t.akibat.get("dibuat", [])
    _hapus(Pemangku, dibuat, t)
    pangkat = t.akibat.get("pangkat", {})
    if "dibuat" in pangkat:
        _hapus(RiwayatPangkat, [pangkat["dibuat"]], t)
    if "diubah" in pangkat:
        RiwayatPangkat.objects.filter(pk=pangkat["diubah"]).update(golongan=pangkat["golongan_lama"])
    if "ditutup" in pangkat:
        _buka(RiwayatPangkat, pangkat["ditutup"], t.berlaku, pangkat["sampai_lama"], t)


def _hapus(model: Any, id_: Sequence[str], t: TindakanPegawai) -> None:
    """Hapus baris yang belum mulai; basis data menolak diam-diam yang sudah mulai, jadi banyaknya dihitung."""
    terhapus, _rinci = model.objects.filter(pemda_id=t.pemda_id, pk__in=id_).delete()
    if terhapus != len(id_):
        raise GalatKerja(_("“%(t)s” sudah diubah tindakan lain, atau sudah mulai berlaku.") % {"t": t.ringkas})


def _pulihkan(t: TindakanPegawai) -> None:
    for d in t.akibat.get("ditutup", []):
        _buka(Pemangku, d["id"], date.fromisoformat(d["sampai"]), d["sampai_lama"], t, d["keputusan_akhir_lama"])
    for d in t.akibat.get("dihapus", []):
        Pemangku.objects.create(
            pemda_id=t.pemda_id, jabatan_id=UUID(d["jabatan"]), pegawai_id=UUID(d["pegawai"]), sifat=d["sifat"],
            masa=_masa(d["sejak"], d["sampai"]), dasar_sk=d["dasar_sk"],
            keputusan_id=UUID(d["keputusan"]) if d["keputusan"] else None,
        )  # fmt: skip
    if "berhenti" in t.akibat.get("pegawai", {}):
        p = t.pegawai
        p.berhenti, p.sebab_berhenti, p.keputusan_berhenti = None, "", None
        p.save(update_fields=["berhenti", "sebab_berhenti", "keputusan_berhenti"])


def _buka(
    model: Any, id_: str, sampai: date, sampai_lama: str | None, t: TindakanPegawai, keputusan_akhir: str | None = None
) -> None:
    """Kembalikan akhir masanya, asal belum diubah tindakan lain sesudahnya."""
    baris = model.objects.select_for_update(of=("self",)).filter(pemda_id=t.pemda_id, pk=id_).first()
    if baris is None or baris.masa.upper != sampai:
        raise GalatKerja(_("“%(t)s” sudah disusul tindakan lain. Batalkan tindakan itu dahulu.") % {"t": t.ringkas})
    baris.masa = DateRange(baris.masa.lower, date.fromisoformat(sampai_lama) if sampai_lama else None, "[)")
    medan = ["masa"]
    if model is Pemangku:
        baris.keputusan_akhir_id = UUID(keputusan_akhir) if keputusan_akhir else None
        medan.append("keputusan_akhir")
    baris.save(update_fields=medan)


def _masa(sejak: str, sampai: str | None) -> DateRange:
    return DateRange(date.fromisoformat(sejak), date.fromisoformat(sampai) if sampai else None, "[)")


def _catat(t: TindakanPegawai, alasan: str, oleh: Pelaku, sebagai: str) -> None:
    kalimat = f"membatalkan sebelum berlaku: {t.ringkas} Alasan: {alasan}"
    isi = {"sebelum": {"tindakan": t.ringkas}, "sesudah": {"tindakan": "dibatalkan"}, "tindakan": str(t.pk)}
    for objek in (t.pegawai, t.jabatan, t.asal):
        if objek is not None:
            nama = "pegawai" if objek is t.pegawai else "jabatan"
            catat(f"{nama}.tindakan_dibatalkan", objek, oleh=oleh, sebagai=sebagai, dasar=list(t.dasar),
                  kasus=t.keputusan_id, kalimat=kalimat, isi=isi)  # fmt: skip
