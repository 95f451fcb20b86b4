"""Melaksanakan: merinci, membagi peran, mencatat kemajuan, memantau."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext as _

from sistemkerja.alur.kunci import kunci_versi, naikkan_versi, sudah_dijalankan
from sistemkerja.alur.mesin import mesin_kasus
from sistemkerja.aturan.kedudukan import tanya_unit
from sistemkerja.jejak.catat import catat
from sistemkerja.kegiatan.models import CatatanPemantauan, Kegiatan, Kemajuan, Rincian
from sistemkerja.kegiatan.peran import pastikan_pemantau, pastikan_pengerja, tim_kegiatan
from sistemkerja.organisasi.pelaku import JabatanDipangku, Pelaku
from sistemkerja.pemda import transaksi
from sistemkerja.pemda.galat import GalatKerja, MasukanKeliru

_DAPAT_DIKERJAKAN = (Kegiatan.Keadaan.PELAKSANAAN, Kegiatan.Keadaan.PERBAIKAN)


@dataclass(frozen=True, slots=True)
class IsianRincian:
    """Satu rincian: uraian, penanggung jawab (penugasan), dan batasnya; `id` bila mengubah yang ada."""

    uraian: str
    penanggung_jawab: UUID | None = None
    batas: date | None = None
    id: UUID | None = None


@transaksi.atomic
def tulis_rincian(
    pk: UUID, rincian: Sequence[IsianRincian], *, oleh: Pelaku, versi: int, kunci: UUID | None = None
) -> Kegiatan:
    """Susun rincian dan bagi perannya (aturan `perincian`, `pembagi_peran`); ketua bila tim berketua.

    Rincian yang sudah punya catatan kemajuan tidak dihapus. Raises TidakBerwenang, SudahBerubah, MasukanKeliru.
    """
    kegiatan = kunci_versi(Kegiatan, pk, None, oleh=oleh)
    tim = tim_kegiatan(kegiatan)
    sebagai = pastikan_pengerja(tim, oleh, _("merinci kegiatan"), ketua_saja=True)
    if sudah_dijalankan(kunci, "tulis_rincian", oleh=oleh):
        return kegiatan
    kegiatan = kunci_versi(Kegiatan, pk, versi, oleh=oleh)
    pastikan_dikerjakan(kegiatan)
    m = mesin_kasus(oleh.pemda, oleh.per, kegiatan)
    _pastikan_rincian(rincian, {p.pk for p in tim.pengerja})
    _tulis_rincian(kegiatan, rincian, oleh)
    _hitung_kemajuan(kegiatan)
    naikkan_versi(kegiatan, "persen")
    jawaban = tanya_unit(m.peraturan, m.org, "perincian", str(kegiatan.unit_id))
    catat("rincian.ditulis", kegiatan, oleh=oleh, sebagai=sebagai.sebutan, kasus=kegiatan.pk,
          dasar=[d for c in jawaban.cabang for d in c.dasar] or list(tim.dasar),
          kalimat=f"merinci kegiatan menjadi {len(rincian)} rincian dan membagi perannya.")  # fmt: skip
    return kegiatan


def _pastikan_rincian(rincian: Sequence[IsianRincian], pengerja: set[UUID]) -> None:
    if not rincian:
        raise MasukanKeliru({"": [_("Isi paling sedikit satu rincian.")]})
    for i, r in enumerate(rincian):
        if r.penanggung_jawab and r.penanggung_jawab not in pengerja:
            raise MasukanKeliru({f"rincian-{i}-penanggung_jawab": [_("Pilih anggota tim kegiatan ini.")]})


def _tulis_rincian(kegiatan: Kegiatan, rincian: Sequence[IsianRincian], oleh: Pelaku) -> None:
    ada = {r.pk: r for r in kegiatan.rincian.all()}
    disebut = {r.id for r in rincian if r.id}
    for lama in ada.values():
        if lama.pk not in disebut:
            if lama.kemajuan.exists():
                raise MasukanKeliru(
                    {"": [_("“%(u)s” sudah ada catatan kemajuannya, jadi tidak dihapus.") % {"u": lama.uraian}]}
                )
            lama.delete()
    for urut, r in enumerate(rincian, 1):
        baris = ada.get(r.id) if r.id else None
        baris = baris or Rincian(pemda=oleh.pemda, kegiatan=kegiatan)
        baris.urut, baris.uraian, baris.penanggung_jawab_id, baris.batas = urut, r.uraian, r.penanggung_jawab, r.batas
        baris.save()


@transaksi.atomic
def catat_kemajuan(
    pk: UUID,
    rincian_id: UUID | None,
    persen: int,
    catatan: str,
    keadaan: str,
    *,
    oleh: Pelaku,
    kunci: UUID | None = None,
) -> Kemajuan | None:
    """Catat kemajuan; setiap pelaksana mencatat bagiannya. Tanpa versi: catatan hanya ditambah, tidak menimpa.

    Raises TidakBerwenang, MasukanKeliru, GalatKerja (belum dilaksanakan atau sedang ditinjau).
    """
    kegiatan = kunci_versi(Kegiatan, pk, None, oleh=oleh)
    tim = tim_kegiatan(kegiatan)
    sebagai = pastikan_pengerja(tim, oleh, _("mencatat kemajuan"))
    if sudah_dijalankan(kunci, "catat_kemajuan", oleh=oleh):
        return None
    pastikan_dikerjakan(kegiatan)
    if not 0 <= persen <= 100:
        raise MasukanKeliru({"persen": [_("Isi antara 0 dan 100.")]})
    rincian = None
    if rincian_id is not None:
        rincian = kegiatan.rincian.filter(pk=rincian_id).first()
        if rincian is None:
            raise Http404
        rincian.persen, rincian.keadaan = persen, keadaan
        rincian.save(update_fields=["persen", "keadaan"])
    kemajuan = Kemajuan.objects.create(
        pemda=oleh.pemda, kegiatan=kegiatan, rincian=rincian, persen=persen, keadaan=keadaan, catatan=catatan,
        **orang(oleh, sebagai),
    )  # fmt: skip
    _hitung_kemajuan(kegiatan, persen if rincian is None else None)
    kegiatan.save(update_fields=["persen"])
    catat("kemajuan.dicatat", kegiatan, oleh=oleh, sebagai=sebagai.sebutan, dasar=tim.dasar, kasus=kegiatan.pk,
          kalimat=f"mencatat kemajuan {persen}%: {catatan}")  # fmt: skip
    return kemajuan


@transaksi.atomic
def catat_pemantauan(pk: UUID, isi: str, *, oleh: Pelaku, kunci: UUID | None = None) -> CatatanPemantauan | None:
    """Catat pemantauan atau umpan balik (aturan `pemantau`). Raises TidakBerwenang, TidakDiaturApp."""
    kegiatan = kunci_versi(Kegiatan, pk, None, oleh=oleh)
    sebagai, w = pastikan_pemantau(mesin_kasus(oleh.pemda, oleh.per, kegiatan), kegiatan, tim_kegiatan(kegiatan), oleh)
    if sudah_dijalankan(kunci, "catat_pemantauan", oleh=oleh):
        return None
    if kegiatan.keadaan == Kegiatan.Keadaan.SELESAI:
        raise GalatKerja(_("Kegiatan ini sudah selesai."))
    catatan = CatatanPemantauan.objects.create(
        pemda=oleh.pemda, kegiatan=kegiatan, isi=isi, dasar=w.dasar, **orang(oleh, sebagai)
    )
    catat("pemantauan.dicatat", kegiatan, oleh=oleh, sebagai=sebagai.sebutan, dasar=w.dasar, kasus=kegiatan.pk,
          kalimat=f"memberi umpan balik: {isi}")  # fmt: skip
    return catatan


def orang(oleh: Pelaku, sebagai: JabatanDipangku) -> dict[str, object]:
    """Medan siapa dan sebagai apa bagi catatan yang hanya ditambah."""
    return {"pegawai_id": oleh.pegawai_id, "jabatan_id": sebagai.jabatan_id, "sebagai": sebagai.sebutan}


def pastikan_dikerjakan(kegiatan: Kegiatan) -> None:
    """Kegiatan sedang dilaksanakan atau diperbaiki. Raises GalatKerja dengan keadaannya sekarang."""
    if kegiatan.keadaan not in _DAPAT_DIKERJAKAN:
        raise GalatKerja(
            _("Kegiatan ini sedang dalam keadaan “%(k)s”, jadi belum dapat dikerjakan.")
            % {"k": kegiatan.get_keadaan_display()}
        )


def _hitung_kemajuan(kegiatan: Kegiatan, langsung: int | None = None) -> None:
    semua = list(kegiatan.rincian.values_list("persen", flat=True))
    if semua:
        kegiatan.persen = round(sum(semua) / len(semua))
    elif langsung is not None:
        kegiatan.persen = langsung
