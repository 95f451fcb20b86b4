"""Kebijakan: jawaban Pemda sendiri di tempat peraturannya diam, dengan dasar hukumnya sendiri.

Diletakkan di atas peraturan tanpa mengubahnya: yang tertulis atau ditafsirkan selalu menang, arti kata dalam peraturan
tidak ikut berubah, dan kebijakan menjawab hanya dalam lingkup yang disebutnya.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from itertools import product

from sistemkerja.aturan import kosakata as k
from sistemkerja.aturan.baca import Peraturan
from sistemkerja.aturan.bentuk import Aturan, Cabang, GalatAturan, Nilai, PertanyaanKeliru, Syarat
from sistemkerja.aturan.nilai import periksa_nilai
from sistemkerja.aturan.tanya import tanya

# Isi peraturan itu sendiri, bukan pilihan yang dapat ditambahkan sebuah Pemda.
BUKAN_PILIHAN = ("berlaku", "asas", "tujuan", "jenis_jabatan", "tugas_jabatan", "bentuk_hubungan_kerja", "struktur",
                 "mencabut")  # fmt: skip
_ATOM_TERBANYAK = 3_000


@dataclass(frozen=True, slots=True)
class Kebijakan:
    """Satu kebijakan: pertanyaannya, bagi siapa, jawabannya, dan dasar hukumnya."""

    id: str
    pertanyaan: str
    bila: Syarat
    nilai: Nilai
    dasar: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bentrok:
    """Keadaan yang sudah dijawab peraturan, dan cabang-cabang yang menjawabnya."""

    keadaan: Mapping[str, str]
    cabang: tuple[Cabang, ...]

    @property
    def dasar(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(d for c in self.cabang for d in c.dasar))


class KebijakanBentrok(GalatAturan):
    """Peraturan sudah menjawabnya; `bentrok` menyebut di keadaan mana dan oleh ketentuan mana."""

    def __init__(self, bentrok: Sequence[Bentrok]) -> None:
        self.bentrok = tuple(bentrok)
        dasar = dict.fromkeys(d for b in self.bentrok for d in b.dasar)
        super().__init__(f"peraturan sudah mengaturnya ({'; '.join(dasar)})")


class KebijakanKeliru(GalatAturan):
    """Kebijakan yang bentuknya keliru; `pesan` menyebut semuanya."""

    def __init__(self, pesan: Sequence[str]) -> None:
        self.pesan = list(pesan)
        super().__init__("; ".join(self.pesan))


def periksa_kebijakan(peraturan: Peraturan, kebijakan: Kebijakan) -> None:
    """Kebijakan ini sah di atas `peraturan`. Raises KebijakanKeliru, KebijakanBentrok."""
    pesan = _bentuk(peraturan.tertulis, kebijakan)
    if pesan:
        raise KebijakanKeliru(pesan)
    bentrok = yang_sudah_diatur(peraturan, kebijakan.pertanyaan, kebijakan.bila)
    if bentrok:
        raise KebijakanBentrok(bentrok)


def _bentuk(peraturan: Peraturan, kebijakan: Kebijakan) -> list[str]:
    p = k.PERTANYAAN.get(kebijakan.pertanyaan)
    if p is None or p.nama in BUKAN_PILIHAN:
        return [f"pertanyaan '{kebijakan.pertanyaan}' bukan pilihan Pemda"]
    pesan: list[str] = []
    periksa_nilai(p, kebijakan.nilai, pesan.append)
    for kunci, kode in kebijakan.bila.items():
        mungkin = tuple(peraturan.pd) if kunci == "pd" else k.KUNCI.get(kunci) or ()
        if kunci not in k.KUNCI or kunci == "tanggal" or not kode:
            pesan.append(f"syarat '{kunci}' tidak dikenal atau kosong")
        else:
            pesan.extend(f"{kunci} '{x}' tidak dikenal" for x in sorted(kode) if x not in mungkin)
    if (
        p.kelompok in k.KELOMPOK_PER_UNIT
        and "jenis_unit" in p.kunci
        and not kebijakan.bila.keys() & {"jenis_unit", "pd"}
    ):
        pesan.append("sebut bagi jenis unit yang mana")
    if not pesan and not kebijakan.dasar:
        pesan.append("dasar hukum kosong")
    if not pesan and _banyak(kebijakan.bila) > _ATOM_TERBANYAK:
        pesan.append("syaratnya terlalu banyak; pecah menjadi beberapa kebijakan")
    return pesan


def _banyak(bila: Syarat) -> int:
    hasil = 1
    for kode in bila.values():
        hasil *= len(kode)
    return hasil


def atom(bila: Syarat) -> Iterator[dict[str, str]]:
    """Semua keadaan tunggal dalam sebuah syarat."""
    for isi in product(*(sorted(v) for v in bila.values())):
        yield dict(zip(bila, isi, strict=True))


def yang_sudah_diatur(peraturan: Peraturan, pertanyaan: str, bila: Syarat) -> list[Bentrok]:
    """Keadaan dalam `bila` yang dijawab peraturan sendiri, seluruhnya atau bersyarat; kosong bila ia diam."""
    hasil: list[Bentrok] = []
    for keadaan in atom(bila):
        try:
            jawaban = tanya(peraturan.tertulis, pertanyaan, keadaan)
        except PertanyaanKeliru:
            continue
        if jawaban.diatur:
            hasil.append(Bentrok(keadaan, jawaban.cabang))
    return hasil


def beririsan(a: Kebijakan, b: Kebijakan) -> bool:
    """Dapatkah keduanya menjawab keadaan yang sama?"""
    if a.pertanyaan != b.pertanyaan:
        return False
    return all(a.bila[kunci] & b.bila[kunci] for kunci in a.bila.keys() & b.bila.keys())


def dengan_kebijakan(peraturan: Peraturan, kebijakan: Iterable[Kebijakan]) -> Peraturan:
    """Peraturan yang sama dengan kebijakan di atasnya; hanya yang bentuknya sah, dan hanya di tempat peraturan diam.

    Sidiknya tetap sidik naskahnya. Yang sudah dijawab peraturan (juga karena versinya kemudian berganti) tidak
    disentuh: kebijakan di sana tidak menjawab apa-apa.
    """
    dasar = peraturan.tertulis
    sah = [satu for satu in kebijakan if not _bentuk(dasar, satu)]
    if not sah:
        return dasar
    hasil = copy(dasar)
    hasil.tertulis, hasil.simpanan, hasil.kebijakan = dasar, {}, {}
    hasil.aturan = dict(dasar.aturan)
    for satu in sah:
        aturan = Aturan(f"kebijakan-{satu.id}", satu.pertanyaan, satu.nilai, satu.dasar, "kebijakan", satu.bila)
        hasil.aturan[aturan.id] = aturan
        hasil.kebijakan.setdefault(satu.pertanyaan, []).append(aturan)
    return hasil


def pertanyaan_diam(peraturan: Peraturan, jenis_unit: str) -> list[k.Pertanyaan]:
    """Pertanyaan tentang sebuah jenis unit yang sama sekali tidak dijawab peraturan."""
    return [
        p
        for p in k.PERTANYAAN.values()
        if p.nama not in BUKAN_PILIHAN
        and "jenis_unit" in p.kunci
        and not tanya(peraturan.tertulis, p.nama, {"jenis_unit": jenis_unit}).diatur
    ]
