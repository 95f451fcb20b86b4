"""Yang ditanyakan layar impor; banyaknya pertanyaan ke basis data tetap, berapa pun barisnya."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef, Q, QuerySet

from sistemkerja.impor import sebutan
from sistemkerja.impor.baca_lembar import Buku
from sistemkerja.impor.bentuk import KEADAAN
from sistemkerja.impor.kolom import Kepala, isian, nama_sel
from sistemkerja.impor.models import BarisImpor, Impor, IsiImpor, JenisImpor
from sistemkerja.impor.nilai import teks
from sistemkerja.latar.models import Pekerjaan
from sistemkerja.organisasi.models import Pegawai, UnitOrganisasi
from sistemkerja.organisasi.pelaku import Pelaku

SEHALAMAN = 50
_CONTOH = 3


def daftar_impor(pelaku: Pelaku, jenis: list[str], nomor: str | None) -> Page[Any]:
    """Impor yang pernah ada, terbaru dahulu."""
    berisi = Exists(IsiImpor.objects.filter(pemda_id=pelaku.pemda.pk, impor=OuterRef("pk")))
    return Paginator(semua_impor(pelaku, jenis).annotate(berisi=berisi), 20).get_page(nomor)


def semua_impor(pelaku: Pelaku, jenis: list[str]) -> QuerySet[Impor]:
    """Semua impor jenis itu, terbaru dahulu."""
    return Impor.objects.filter(pemda_id=pelaku.pemda.pk, jenis__in=jenis)


def baris_pratinjau(impor: Impor, keadaan: str, q: str) -> QuerySet[BarisImpor]:
    """Baris pratinjau, disaring menurut keadaan dan kata."""
    baris = BarisImpor.objects.filter(pemda_id=impor.pemda_id, impor=impor)
    if keadaan == "catatan":
        baris = baris.filter(bercatatan=True)
    elif keadaan in KEADAAN:
        baris = baris.filter(keadaan=keadaan)
    return baris.filter(Q(kunci__icontains=q) | Q(nama__icontains=q)) if q else baris


def halaman_pratinjau(impor: Impor, keadaan: str, q: str, nomor: str | None) -> Page[Any]:
    """Satu halaman pratinjau, barisnya siap dibaca."""
    halaman = Paginator(baris_pratinjau(impor, keadaan, q), SEHALAMAN).get_page(nomor)
    halaman.object_list = [_rupa(b, impor.jenis) for b in halaman.object_list]  # type: ignore[misc]
    return halaman


def luar_berkas(impor: Impor, nomor: str | None) -> Page[Any]:
    """Yang tercatat di Pemda tetapi tidak ada dalam berkas; tidak pernah ditutup oleh impor."""
    return Paginator(_luar(impor), SEHALAMAN).get_page(nomor)


def banyak_luar(impor: Impor) -> int:
    """Banyaknya yang tidak ada dalam berkas."""
    return _luar(impor).count()


def pekerjaan_impor(impor: Impor) -> Pekerjaan | None:
    """Pekerjaan latar terakhir impor ini."""
    if impor.pekerjaan_id is None:
        return None
    return Pekerjaan.objects.filter(pemda_id=impor.pemda_id, pk=impor.pekerjaan_id).first()


def pilihan_kolom(buku: Buku, kepala: Kepala) -> list[tuple[str, str]]:
    """Kolom berkas untuk dipilih: letaknya, judulnya, dan contoh isinya."""
    lembar = buku.lembar[kepala.lembar]
    hasil = []
    for k, judul in enumerate(kepala.judul):
        contoh = [teks(b[k]) for b in lembar.baris[kepala.baris + 1 : kepala.baris + 30] if k < len(b) and teks(b[k])]
        sebut = f"{nama_sel(0, k).rstrip('1')} · {judul or '–'}"
        hasil.append((str(k), f"{sebut} ({', '.join(c[:24] for c in contoh[:_CONTOH])})" if contoh else sebut))
    return hasil


def isian_terbaca(jenis: str) -> list[dict[str, Any]]:
    """Isian yang dikenal, dan nama kolom yang dicari untuknya."""
    return [
        {"nama": sebutan.nama_isian(kode, jenis), "wajib": satu.wajib, "kolom": satu.nama}
        for kode, satu in isian(jenis).items()
    ]


def _luar(impor: Impor) -> QuerySet[Any]:
    ada = BarisImpor.objects.filter(pemda_id=impor.pemda_id, impor=impor)
    if impor.jenis == JenisImpor.PEGAWAI:
        orang = Pegawai.objects.filter(pemda_id=impor.pemda_id).filter(
            Q(berhenti__isnull=True) | Q(berhenti__gt=impor.per)
        )
        return orang.exclude(jenis_asn="bukan").filter(~Exists(ada.filter(kunci=OuterRef("nip"))))
    unit = UnitOrganisasi.objects.filter(pemda_id=impor.pemda_id)
    unit = unit.pada(impor.per) if impor.per else unit
    return unit.filter(~Exists(ada.filter(kunci__iexact=OuterRef("kode"))))


def _rupa(b: BarisImpor, jenis: str) -> dict[str, Any]:
    lencana, kata = sebutan.KEADAAN[b.keadaan]
    return {
        "nomor": b.nomor, "kunci": b.kunci, "nama": b.nama, "lencana": lencana, "kata": kata, "objek": b.objek_id,
        "beda": sebutan.beda(b.sebelum, b.sesudah, jenis), "temuan": sebutan.temuan(b.temuan, jenis),
    }  # fmt: skip
