"""Menuliskan rencana impor struktur: unit, jabatan pimpinan, kursi, dan formasi. Di dalam satu transaksi Pemda."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID

from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils.translation import gettext as _

from sistemkerja.impor.bentuk import BARU, KELIRU, TETAP, Baris
from sistemkerja.impor.terapkan import KELOMPOK, Penerapan
from sistemkerja.jejak.catat import catat_banyak, siapkan
from sistemkerja.jejak.models import Peristiwa
from sistemkerja.organisasi.models import Formasi, Jabatan, RincianJabatan, RincianUnit, UnitOrganisasi
from sistemkerja.organisasi.rincian import MEDAN_JABATAN, MEDAN_UNIT, segarkan
from sistemkerja.pemda.kunci import uuid7


def terapkan_struktur(semua: Iterable[Baris], p: Penerapan) -> int:
    """Terapkan baris yang tidak keliru dan berubah; banyaknya baris yang diterapkan."""
    baris = [b for b in semua if b.keadaan not in (KELIRU, TETAP)]
    langkah: list[tuple[str, Callable[[list[Baris], Penerapan], None]]] = [
        (_("Unit"), _unit), (_("Jabatan pimpinan"), _pimpinan), (_("Kursi"), _kursi), (_("Formasi"), _formasi),
        (_("Riwayat"), _riwayat),
    ]  # fmt: skip
    for n, (pesan, kerjakan) in enumerate(langkah):
        p.maju(n, len(langkah), pesan)
        kerjakan(baris, p)
    segarkan(p.oleh.pemda.pk, p.oleh.per)
    p.maju(len(langkah), len(langkah), "")
    return len(baris)


def _unit(baris: list[Baris], p: Penerapan) -> None:
    masa = DateRange(p.per, None, "[)")
    baru = [
        UnitOrganisasi(id=b.objek, pemda=p.oleh.pemda, kode=b.kunci, masa=masa, **b.langkah.ubah)
        for b in baris if b.langkah.baru and b.objek
    ]  # fmt: skip
    UnitOrganisasi.objects.bulk_create(baru, batch_size=KELOMPOK)
    RincianUnit.objects.filter(pemda=p.oleh.pemda, unit_id__in=[u.pk for u in baru]).update(keputusan=p.dasar)
    ubah = {b.objek: b.langkah.ubah for b in baris if b.langkah.ubah and not b.langkah.baru and b.objek}
    _ubah_rincian(RincianUnit, "unit_id", MEDAN_UNIT, ubah, p)


def _pimpinan(baris: list[Baris], p: Penerapan) -> None:
    masa = DateRange(p.per, None, "[)")
    baru = []
    for b in baris:
        if b.langkah.kursi_baru and b.objek:
            isi = {"unit_id": b.objek, "pimpinan": True, **b.langkah.isi_kursi}
            baru.append(Jabatan(id=uuid7(), pemda=p.oleh.pemda, masa=masa, **isi))
    _jabatan_baru(baru, p)
    ubah = {b.langkah.kursi: b.langkah.isi_kursi for b in baris if b.langkah.kursi and b.langkah.isi_kursi}
    _ubah_rincian(RincianJabatan, "jabatan_id", MEDAN_JABATAN, ubah, p)


def _kursi(baris: list[Baris], p: Penerapan) -> None:
    masa = DateRange(p.per, None, "[)")
    _jabatan_baru(
        [
            Jabatan(id=uuid7(), pemda=p.oleh.pemda, masa=masa, urut=min(b.nomor, 30_000), **b.langkah.isi_kursi)
            for b in baris
            for _ in range(b.langkah.banyak)
        ],  # fmt: skip
        p,
    )


def _jabatan_baru(baru: list[Jabatan], p: Penerapan) -> None:
    Jabatan.objects.bulk_create(baru, batch_size=KELOMPOK)
    rincian = RincianJabatan.objects.filter(pemda=p.oleh.pemda, jabatan_id__in=[j.pk for j in baru])
    rincian.update(keputusan=p.dasar)


def _formasi(baris: list[Baris], p: Penerapan) -> None:
    perlu = {
        (b.langkah.isi_kursi["unit_id"], b.langkah.isi_kursi["nama"]): b for b in baris if b.langkah.formasi is not None
    }
    if not perlu:
        return
    ditutup, dibetulkan = [], []
    unit_perlu = {unit for unit, _nama in perlu}
    for lama in Formasi.objects.filter(pemda=p.oleh.pemda, unit_id__in=unit_perlu, masa__contains=p.per):
        b = perlu.get((lama.unit_id, lama.nama))
        if b is not None and lama.masa.lower == p.per:
            lama.jumlah, lama.keputusan = b.langkah.formasi or 0, p.dasar
            dibetulkan.append(lama)
            del perlu[lama.unit_id, lama.nama]
        elif b is not None:
            lama.masa = DateRange(lama.masa.lower, p.per, "[)")
            ditutup.append(lama)
    Formasi.objects.bulk_update(ditutup, ["masa"])
    Formasi.objects.bulk_update(dibetulkan, ["jumlah", "keputusan"])
    Formasi.objects.bulk_create(
        Formasi(
            pemda=p.oleh.pemda, unit_id=unit, nama=nama, jenjang=b.langkah.isi_kursi["jenjang"],
            kelas=b.langkah.isi_kursi["kelas"], jumlah=b.langkah.formasi or 0, keputusan=p.dasar,
            masa=DateRange(p.per, None, "[)"),
        )
        for (unit, nama), b in perlu.items()
    )  # fmt: skip


def _ubah_rincian(
    model: Any, kunci: str, medan: tuple[str, ...], ubah: dict[UUID, dict[str, Any]], p: Penerapan
) -> None:
    """Seperti `organisasi.rincian.ubah_*`, untuk banyak baris sekaligus; bayangannya disegarkan sesudahnya."""
    ditutup, dibetulkan, baru = [], [], []
    for kini in model.objects.filter(pemda=p.oleh.pemda, masa__contains=p.per, **{f"{kunci}__in": list(ubah)}):
        isi = ubah[getattr(kini, kunci)]
        if kini.masa.lower == p.per:
            dibetulkan.append(_isi(kini, isi, p))
            continue
        lama = {nama: getattr(kini, nama) for nama in medan}
        masa, kini.masa = DateRange(p.per, kini.masa.upper, "[)"), DateRange(kini.masa.lower, p.per, "[)")
        ditutup.append(kini)
        milik = {kunci: getattr(kini, kunci)}
        baru.append(model(pemda=p.oleh.pemda, masa=masa, keputusan=p.dasar, **milik, **(lama | isi)))
    model.objects.bulk_update(ditutup, ["masa"], batch_size=500)
    model.objects.bulk_update(dibetulkan, [*(m.removesuffix("_id") for m in medan), "keputusan"], batch_size=500)
    model.objects.bulk_create(baru, batch_size=KELOMPOK)


def _isi(kini: Any, isi: dict[str, Any], p: Penerapan) -> Any:
    for nama, nilai in isi.items():
        setattr(kini, nama, nilai)
    kini.keputusan = p.dasar
    return kini


def _riwayat(baris: list[Baris], p: Penerapan) -> None:
    catat_banyak(_peristiwa(b, p) for b in baris)


def _peristiwa(b: Baris, p: Penerapan) -> Peristiwa:
    if b.objek is None:
        objek = b.langkah.isi_kursi["unit_id"]
        peristiwa, kalimat = "kursi.dicatat", f"mencatat kursi {b.nama} sejak {p.per}."
    else:
        objek = b.objek
        peristiwa = "unit.dibentuk" if b.keadaan == BARU else "unit.diubah"
        kalimat = f"{'mencatat' if b.keadaan == BARU else 'mengubah'} {b.nama} sejak {p.per}."
    return siapkan(
        peristiwa, UnitOrganisasi(id=objek), oleh=p.oleh, sebagai=p.sebagai, dasar=[str(p.dasar)], kalimat=kalimat,
        kasus=p.impor.pk, isi={"sebelum": b.sebelum, "sesudah": b.sesudah},
    )  # fmt: skip
