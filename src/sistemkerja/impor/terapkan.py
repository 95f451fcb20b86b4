"""Menuliskan rencana impor pegawai, banyak sekaligus. Dipanggil di dalam satu transaksi `gunakan(pemda)`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db import connections
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils.translation import gettext as _

from sistemkerja.impor.bentuk import BARU, BERHENTI, KELIRU, MUTASI, TETAP, Baris
from sistemkerja.impor.models import Impor
from sistemkerja.jejak.catat import catat_banyak, siapkan
from sistemkerja.jejak.models import Peristiwa
from sistemkerja.organisasi.models import Jabatan, Keputusan, Pegawai, Pemangku, RiwayatPangkat, Sifat
from sistemkerja.organisasi.pelaku import Pelaku
from sistemkerja.pemda.kunci import uuid7
from sistemkerja.pemda.sel import sel_kini
from sistemkerja.pemda.sisip import sisip_banyak

KELOMPOK = 2_000
_URUT_KURSI = 900  # di belakang kursi yang diurutkan orang
_PERISTIWA = {
    BARU: ("pegawai.dicatat", "mencatat {nama}{jabatan}."),
    MUTASI: ("pegawai.dimutasi", "memindahkan {nama}{jabatan}."),
    BERHENTI: ("pegawai.diberhentikan", "mencatat {nama} berhenti ({berhenti}) sejak {sejak}."),
}
_LAIN = ("pegawai.diubah", "mengubah data {nama}.")


@dataclass(slots=True)
class Penerapan:
    """Atas nama siapa, sejak kapan, dan atas dasar apa sebuah rencana diterapkan."""

    impor: Impor
    oleh: Pelaku
    sebagai: str
    per: date
    dasar: Keputusan
    maju: Callable[[int, int, str], None]
    keputusan: dict[tuple[str, date], Keputusan] = field(default_factory=dict)

    def dasar_baris(self, baris: Baris) -> Keputusan:
        """SK baris itu sendiri bila ada, selain itu dasar impornya."""
        kunci = (baris.langkah.nomor_sk, baris.langkah.tanggal_sk)
        return self.keputusan.get(kunci, self.dasar) if kunci[1] else self.dasar  # type: ignore[arg-type]


def terapkan_pegawai(semua: Iterable[Baris], p: Penerapan) -> int:
    """Terapkan baris yang tidak keliru dan berubah; banyaknya baris yang diterapkan."""
    baris = [b for b in semua if b.keadaan not in (KELIRU, TETAP)]
    p.keputusan = _keputusan(baris, p)
    langkah: list[tuple[str, Callable[[list[Baris], Penerapan], None]]] = [
        (_("Kursi baru"), _kursi), (_("Pegawai"), _pegawai), (_("Jabatan yang ditinggalkan"), _tutup),
        (_("Jabatan yang dipangku"), _pangku), (_("Golongan"), _pangkat), (_("Riwayat"), _riwayat),
    ]  # fmt: skip
    for n, (pesan, kerjakan) in enumerate(langkah):
        p.maju(n, len(langkah), pesan)
        kerjakan(baris, p)
    p.maju(len(langkah), len(langkah), "")
    return len(baris)


def _keputusan(baris: list[Baris], p: Penerapan) -> dict[tuple[str, date], Keputusan]:
    perlu = {(b.langkah.nomor_sk, b.langkah.tanggal_sk) for b in baris if b.langkah.tanggal_sk}
    if not perlu:
        return {}
    ada = {(k.nomor, k.tanggal): k for k in Keputusan.objects.filter(pemda_id=p.oleh.pemda.pk)}
    baru = [Keputusan(pemda=p.oleh.pemda, nomor=n, tanggal=t) for n, t in sorted(perlu - set(ada)) if t]
    Keputusan.objects.bulk_create(baru, batch_size=KELOMPOK)
    return ada | {(k.nomor, k.tanggal): k for k in baru}


def _kursi(baris: list[Baris], p: Penerapan) -> None:
    kolom = ("id", "pemda_id", "unit_id", "kode", "nama", "jenjang", "pimpinan", "asisten", "urut", "masa")
    baru = []
    for b in baris:
        if b.langkah.kursi_baru:
            b.langkah.kursi, isi = uuid7(), b.langkah.isi_kursi
            masa = DateRange(b.langkah.sejak, None, "[)")
            tempat = (b.langkah.kursi, p.oleh.pemda.pk, isi["unit_id"], "", isi["nama"], isi["jenjang"])
            baru.append((*tempat, False, "", _URUT_KURSI, masa))
    sisip_banyak(Jabatan, kolom, baru)


def _pegawai(baris: list[Baris], p: Penerapan) -> None:
    kolom = ("id", "pemda_id", "nip", "nama", "golongan", "jenis_asn", "hasil_penyetaraan", "sebab_berhenti")
    baru, berubah = [], []
    for b in baris:
        if b.langkah.baru:
            b.objek, isi = uuid7(), b.langkah.ubah
            orang = (isi["nip"], isi["nama"], isi.get("golongan", ""), isi["jenis_asn"])
            baru.append((b.objek, p.oleh.pemda.pk, *orang, False, ""))
        elif b.langkah.ubah or b.langkah.berhenti:
            berubah.append(b)
    sisip_banyak(Pegawai, kolom, baru)
    _ubah_pegawai(berubah, p)


def _ubah_pegawai(berubah: list[Baris], p: Penerapan) -> None:
    lama = Pegawai.objects.in_bulk([b.objek for b in berubah])
    for b in berubah:
        orang = lama[b.objek]
        for medan in ("nama", "jenis_asn"):
            setattr(orang, medan, b.langkah.ubah.get(medan, getattr(orang, medan)))
        if b.langkah.golongan_sejak and b.langkah.golongan_sejak <= p.oleh.per:
            orang.golongan = b.langkah.ubah["golongan"]
        if b.langkah.berhenti:
            orang.berhenti, orang.sebab_berhenti = b.langkah.sejak, b.langkah.berhenti
            orang.keputusan_berhenti = p.dasar_baris(b)
    medan_ubah = ["nama", "jenis_asn", "golongan", "berhenti", "sebab_berhenti", "keputusan_berhenti"]
    Pegawai.objects.bulk_update(lama.values(), medan_ubah, batch_size=500)


def _tutup(baris: list[Baris], p: Penerapan) -> None:
    menurut: dict[tuple[date, UUID], list[UUID]] = defaultdict(list)
    for b in baris:
        if b.langkah.tutup and b.langkah.sejak:
            menurut[b.langkah.sejak, p.dasar_baris(b).pk].extend(b.langkah.tutup)
    with connections[sel_kini.get()].cursor() as kursor:
        for (sampai, keputusan), kunci in menurut.items():
            kursor.execute(
                "UPDATE organisasi_pemangku SET masa = daterange(lower(masa), %s), keputusan_akhir_id = %s"
                " WHERE pemda_id = %s AND id = ANY(%s)",
                [sampai, keputusan, p.oleh.pemda.pk, kunci],
            )


def _pangku(baris: list[Baris], p: Penerapan) -> None:
    kolom = ("id", "pemda_id", "jabatan_id", "pegawai_id", "sifat", "masa", "dasar_sk", "keputusan_id")
    baru = []
    for b in baris:
        if b.langkah.kursi and b.langkah.sejak and b.objek:
            dasar, masa = p.dasar_baris(b), DateRange(b.langkah.sejak, None, "[)")
            siapa = (uuid7(), p.oleh.pemda.pk, b.langkah.kursi, b.objek, Sifat.DEFINITIF)
            baru.append((*siapa, masa, str(dasar)[:200], dasar.pk))
    sisip_banyak(Pemangku, kolom, baru)


def _pangkat(baris: list[Baris], p: Penerapan) -> None:
    naik = {b.objek: b for b in baris if b.langkah.golongan_sejak and b.objek}
    lama = {
        r.pegawai_id: r
        for r in RiwayatPangkat.objects.filter(pemda_id=p.oleh.pemda.pk, pegawai_id__in=list(naik)).order_by("masa")
    }
    baru, ditutup, dibetulkan = [], [], []
    for objek, b in naik.items():
        sejak, kini = b.langkah.golongan_sejak, lama.get(objek)
        if kini is not None and kini.masa.lower >= sejak:
            kini.golongan, kini.keputusan = b.langkah.ubah["golongan"], p.dasar_baris(b)
            dibetulkan.append(kini)
            continue
        if kini is not None and (kini.masa.upper is None or kini.masa.upper > sejak):
            kini.masa = DateRange(kini.masa.lower, sejak, "[)")
            ditutup.append(kini)
        masa, dasar = DateRange(sejak, None, "[)"), p.dasar_baris(b)
        baru.append((uuid7(), p.oleh.pemda.pk, objek, b.langkah.ubah["golongan"], dasar.pk, masa))
    RiwayatPangkat.objects.bulk_update(ditutup, ["masa"], batch_size=500)
    RiwayatPangkat.objects.bulk_update(dibetulkan, ["golongan", "keputusan"], batch_size=500)
    kolom = ("id", "pemda_id", "pegawai_id", "golongan", "keputusan_id", "masa")
    sisip_banyak(RiwayatPangkat, kolom, baru)


def _riwayat(baris: list[Baris], p: Penerapan) -> None:
    catat_banyak(_peristiwa(b, p) for b in baris)


def _peristiwa(b: Baris, p: Penerapan) -> Peristiwa:
    peristiwa, pola = _PERISTIWA.get(b.keadaan, _LAIN)
    jabatan = f" sebagai {b.sesudah['jabatan']} sejak {b.sesudah['sejak']}" if "jabatan" in b.sesudah else ""
    kalimat = pola.format(nama=b.nama, jabatan=jabatan, berhenti=b.langkah.berhenti, sejak=b.langkah.sejak or p.per)
    return siapkan(
        peristiwa, Pegawai(id=b.objek), oleh=p.oleh, sebagai=p.sebagai, dasar=[str(p.dasar_baris(b))],
        kalimat=kalimat, kasus=p.impor.pk, isi={"sebelum": b.sebelum, "sesudah": b.sesudah},
    )  # fmt: skip
