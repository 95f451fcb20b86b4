"""Yang dilihat seseorang di Meja Kerja. Jumlah pertanyaan SQL tetap, berapa pun tugas di Pemda itu."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import Q
from django.utils import timezone

from sistemkerja.alur import bacaan
from sistemkerja.alur.bacaan import SEHALAMAN, Jenis, Kursi
from sistemkerja.alur.mesin import peraturan_berlaku
from sistemkerja.alur.models import Tugas
from sistemkerja.aturan.baca import Peraturan
from sistemkerja.kegiatan.models import Kegiatan
from sistemkerja.meja.kartu import kartu, versi_objek
from sistemkerja.meja.rupa import rupa, urutan
from sistemkerja.organisasi.pelaku import Pelaku
from sistemkerja.pemda.galat import TidakDiaturApp
from sistemkerja.penugasan.models import Penugasan, SusunanPenugasan

DI_MEJA = 15  # kartu di meja yang berjenis-jenis, dibagi rata; yang diputuskan digantikan yang berikutnya
PALING_SEDIKIT = 3
_BARU = timedelta(days=14)
_ORANG_LAIN_TERBANYAK = 8
_KASUS_TERBANYAK = 500


@dataclass(frozen=True, slots=True)
class Kelompok:
    """Satu jenis keputusan di meja: kartu-kartunya, dan halamannya bila lebih dari sehalaman."""

    jenis: Jenis
    judul: str
    kartu: list[dict[str, Any]]
    bersama: str  # id formulir untuk memutuskan beberapa sekaligus, "" bila tidak tersedia
    label_bersama: str
    halaman: Any
    tampil: int  # sampai tugas keberapa yang sudah tampil

    @property
    def sisa(self) -> int:
        return self.jenis.banyak - len(self.kartu)


@dataclass(frozen=True, slots=True)
class Meja:
    """Isi Meja Kerja seorang pelaku."""

    menunggu: int
    kelompok: list[Kelompok]
    dipegang: list[dict[str, Any]]
    orang_lain: list[dict[str, Any]]
    selesai: list[Tugas]


def isi_meja(pelaku: Pelaku, *, jenis: str = "", halaman: int = 1) -> Meja:
    """Meja pelaku; `jenis` ("meninjau.kegiatan") hanya kelompok itu, halaman ke-`halaman`."""
    kursi = {k.jabatan.jabatan_id: k for k in bacaan.kursi_pelaku(pelaku)}
    bertindak = [id_ for id_, k in kursi.items() if not k.dipegang]
    semua_jenis = bacaan.jenis_menunggu(pelaku.pemda.pk, bertindak)
    terpilih = next((j for j in semua_jenis if j.kunci == jenis), None)
    if terpilih:
        halaman = min(halaman, -(-terpilih.banyak // SEHALAMAN))
    banyak = SEHALAMAN if terpilih else max(PALING_SEDIKIT, DI_MEJA // max(1, len(semua_jenis)))
    tugas = bacaan.tugas_menunggu(
        pelaku.pemda.pk, bertindak, jenis=terpilih, halaman=halaman if terpilih else 1, banyak=banyak
    )
    dipegang = _dipegang(pelaku, kursi) if not terpilih else []
    bahan = _bahan(pelaku, kursi, [*tugas, *dipegang])
    menurut_jenis: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for t in tugas:
        menurut_jenis.setdefault((t.kerja, t.objek_jenis), []).append(kartu(t, **bahan))
    tampil = [terpilih] if terpilih else semua_jenis
    return Meja(
        menunggu=sum(j.banyak for j in semua_jenis),
        kelompok=[
            _kelompok(j, menurut_jenis.get((j.kerja, j.objek_jenis), []), halaman if terpilih else 1, banyak)
            for j in sorted(tampil, key=lambda j: urutan(j.kerja, j.objek_jenis))
        ],
        dipegang=[kartu(t, **bahan) for t in dipegang],
        orang_lain=menunggu_orang_lain(pelaku),
        selesai=bacaan.baru_selesai(pelaku, timezone.now() - _BARU),
    )


def _dipegang(pelaku: Pelaku, kursi: dict[UUID, Kursi]) -> list[Tugas]:
    """Tugas di jabatan pelaku yang hari ini dipegang Plh.-nya."""
    dipegang = [id_ for id_, k in kursi.items() if k.dipegang]
    return bacaan.tugas_menunggu(pelaku.pemda.pk, dipegang, banyak=PALING_SEDIKIT) if dipegang else []


def _bahan(pelaku: Pelaku, kursi: dict[UUID, Kursi], tugas: list[Tugas]) -> dict[str, Any]:
    return {
        "pelaku": pelaku,
        "kursi": kursi,
        "versi": versi_objek(pelaku, [t.objek_id for t in tugas]),
        "berubah": bacaan.berubah_sejak_terakhir(pelaku, [t.kasus for t in tugas]),
        "peraturan": peraturan_pelaku(pelaku),
    }


def _kelompok(jenis: Jenis, isi: list[dict[str, Any]], halaman: int, banyak: int) -> Kelompok:
    bentuk = rupa(jenis.kerja, jenis.objek_jenis)
    formulir = f"bersama-{jenis.jangkar}" if bentuk.bersama and len(isi) > 1 else ""
    for satu in isi:
        satu["batch"] = formulir
    nomor = Paginator(range(jenis.banyak), SEHALAMAN).page(halaman)
    return Kelompok(jenis, str(bentuk.judul), isi, formulir, str(bentuk.setuju), nomor, halaman * banyak)


@dataclass(frozen=True, slots=True)
class Sesudah:
    """Meja sesudah satu kartu diputuskan: yang tersisa, dan kartu berikutnya yang naik ke tempatnya."""

    menunggu: int
    jenis: Jenis
    kartu: dict[str, Any] | None


def sesudah_putusan(pelaku: Pelaku, tugas: Tugas, tampil: int) -> Sesudah:
    """Yang tersisa di meja; `tampil` sampai tugas keberapa yang sudah terlihat dalam jenis itu."""
    kursi = {k.jabatan.jabatan_id: k for k in bacaan.kursi_pelaku(pelaku)}
    bertindak = [id_ for id_, k in kursi.items() if not k.dipegang]
    semua = bacaan.jenis_menunggu(pelaku.pemda.pk, bertindak)
    jenis = next(
        (j for j in semua if (j.kerja, j.objek_jenis) == (tugas.kerja, tugas.objek_jenis)),
        Jenis(tugas.kerja, tugas.objek_jenis, 0),
    )
    naik = (
        bacaan.tugas_menunggu(pelaku.pemda.pk, bertindak, jenis=jenis, halaman=tampil, banyak=1)
        if 0 < tampil <= jenis.banyak
        else []
    )
    isi = [kartu(t, **_bahan(pelaku, kursi, naik)) for t in naik]
    if isi and rupa(tugas.kerja, tugas.objek_jenis).bersama:
        isi[0]["batch"] = f"bersama-{jenis.jangkar}"
    return Sesudah(sum(j.banyak for j in semua), jenis, isi[0] if isi else None)


def satu_kartu(pelaku: Pelaku, tugas: Tugas) -> dict[str, Any]:
    """Kartu satu tugas milik pelaku."""
    kursi = {k.jabatan.jabatan_id: k for k in bacaan.kursi_pelaku(pelaku)}
    return kartu(tugas, **_bahan(pelaku, kursi, [tugas]))


def peraturan_pelaku(pelaku: Pelaku) -> Peraturan | None:
    """Peraturan yang berlaku bagi Pemda pelaku; None bila belum ada."""
    try:
        return peraturan_berlaku(pelaku.pemda, pelaku.per)
    except TidakDiaturApp:
        return None


def menunggu_orang_lain(pelaku: Pelaku) -> list[dict[str, Any]]:
    """Pekerjaan pelaku yang gilirannya kini pada orang lain. Tiga pertanyaan.

    Pekerjaannya: kegiatan yang ditugaskan kepadanya atau dimiliki jabatannya, dan penugasan yang disusunnya.
    """
    milik = [j.jabatan_id for j in pelaku.jabatan]
    tugas = (
        Tugas.objects.filter(pemda_id=pelaku.pemda.pk, selesai_pada__isnull=True, kasus__in=_kasus(pelaku, milik))
        .exclude(untuk_jabatan_id__in=milik)
        .select_related("untuk_jabatan")
        .order_by("sejak", "id")[:_ORANG_LAIN_TERBANYAK]
    )
    semua = list(tugas)
    orang = bacaan.yang_bertindak_di(pelaku.pemda.pk, [t.untuk_jabatan_id for t in semua], pelaku.per)
    return [{"tugas": t, "siapa": bacaan.siapa_menunggu(t, orang)} for t in semua]


def _kasus(pelaku: Pelaku, milik: list[UUID]) -> list[UUID]:
    """Kasus yang berjalan bagi jabatan-jabatan ini. Dibaca dahulu, supaya tugas dicari lewat indeks kasusnya."""
    ditugasi = Penugasan.objects.filter(pemda_id=pelaku.pemda.pk, jabatan_id__in=milik).values("susunan_id")
    kegiatan = Kegiatan.objects.filter(pemda_id=pelaku.pemda.pk).exclude(keadaan=Kegiatan.Keadaan.SELESAI)
    kegiatan = kegiatan.filter(Q(susunan_id__in=ditugasi) | Q(pemilik_id__in=milik))
    susunan = SusunanPenugasan.objects.filter(
        pemda_id=pelaku.pemda.pk, penyusun_id__in=milik, keadaan=SusunanPenugasan.Keadaan.MENUNGGU
    )
    semua = kegiatan.order_by().values_list("pk").union(susunan.order_by().values_list("butir_id"), all=True)
    return [kasus for (kasus,) in semua[:_KASUS_TERBANYAK]]
