"""Siapa yang berganti penilai: jawaban mesin atas organisasi sebelum dan sesudah perubahan, dibandingkan."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from django.utils.translation import gettext as _

from sistemkerja.aturan.baca import Peraturan
from sistemkerja.aturan.kedudukan import unit_pokok
from sistemkerja.aturan.organisasi import Jabatan, Organisasi
from sistemkerja.aturan.pejabat import pejabat_penilai, yang_bertindak
from sistemkerja.kepegawaian.dampak.bentuk import Penilai

_AWALAN = {"plt": "Plt. ", "plh": "Plh. "}
# Jabatan yang menilai orang di luar unit pokoknya: semua pimpinan unit ikut dilihat.
_SELURUH_PEMDA = frozenset({"kepala_daerah", "sekretaris_daerah", "asisten"})

# (penilai: (jabatan, pegawai), sebutan, dasar)
_Jawab = tuple[tuple[tuple[str, str], ...], str, tuple[str, ...]]


def penilai_berubah(
    peraturan: Peraturan, sebelum: Organisasi, sesudah: Organisasi, *, jabatan: Collection[str],
    pegawai: Collection[str], unit: Collection[str] = (),
) -> tuple[Penilai, ...]:  # fmt: skip
    """Orang yang penilainya berganti, di kursi yang disentuh, di bawahnya, dan di unit yang disentuh."""
    calon = dict.fromkeys(
        id_ for org in (sebelum, sesudah) for id_ in _calon(org, jabatan, pegawai, unit)
    )  # fmt: skip
    hasil: list[Penilai] = []
    for id_ in calon:
        lama, baru = _jawab(peraturan, sebelum, id_), _jawab(peraturan, sesudah, id_)
        hasil.extend(_banding(sebelum, sesudah, id_, lama, baru, pegawai))
    hasil.extend(_pindah(peraturan, sebelum, sesudah, pegawai))
    return tuple(sorted(hasil, key=lambda p: (not p.sendiri, p.orang)))


def _calon(org: Organisasi, jabatan: Collection[str], pegawai: Collection[str], unit: Collection[str]) -> Iterator[str]:
    """Jabatan yang penilainya mungkin berganti: seisi unit pokok kursi yang disentuh."""
    puncak: dict[str, None] = dict.fromkeys(unit)
    seluruh = False
    for id_ in jabatan:
        satu = _jabatan(org, id_)
        if satu is None:
            continue
        seluruh = seluruh or satu.kode in _SELURUH_PEMDA
        if satu.pimpinan or satu.kode:
            pokok = unit_pokok(org, satu.unit)
            puncak.setdefault(pokok.id if pokok else satu.unit)
    for id_ in puncak:
        yield from _di_bawah(org, id_)
    if seluruh:
        yield from _pimpinan_semua(org)


def _di_bawah(org: Organisasi, puncak: str) -> Iterator[str]:
    antre, terlihat = [puncak], set()
    while antre:
        id_ = antre.pop()
        if id_ in terlihat:
            continue
        terlihat.add(id_)
        try:
            org.unit(id_)
        except KeyError:
            continue
        yield from (j.id for j in org.jabatan_di_unit(id_))
        antre.extend(u.id for u in org.anak_unit(id_))


def _pimpinan_semua(org: Organisasi) -> Iterator[str]:
    for puncak in {u.id for j in org.jabatan_berkode("kepala_daerah") for u in org.garis_unit(j.unit)[-1:]}:
        for id_ in _di_bawah(org, puncak):
            if org.jabatan(id_).pimpinan:
                yield id_


def _jabatan(org: Organisasi, id_: str) -> Jabatan | None:
    try:
        return org.jabatan(id_)
    except KeyError:
        return None


def _jawab(peraturan: Peraturan, org: Organisasi, id_: str) -> _Jawab | None:
    """Penilai bagi pemangku jabatan itu; None bila jabatannya tidak ada atau kosong pada hari itu."""
    jabatan = _jabatan(org, id_)
    if jabatan is None or not any(p.sifat == "definitif" for p in org.pemangku(id_)):
        return None
    temuan = pejabat_penilai(peraturan, org, jabatan)
    orang, sebutan = [], []
    for j in temuan.jabatan:
        bertindak = yang_bertindak(org, j.id)
        orang.append((j.id, bertindak.pegawai if bertindak else ""))
        siapa = f"{_AWALAN.get(bertindak.sifat, '')}{bertindak.nama}" if bertindak else _("kosong")
        sebutan.append(f"{j.nama} ({siapa})")
    dasar = tuple(d for c in temuan.jawaban.cabang for d in c.dasar) if temuan.jawaban else ()
    return tuple(orang), "; ".join(sebutan) or _("tidak ditemukan"), tuple(dict.fromkeys(dasar))


def _definitif(org: Organisasi, id_: str) -> tuple[str, str]:
    return next(((p.pegawai, p.nama) for p in org.pemangku(id_) if p.sifat == "definitif"), ("", ""))


def _banding(
    sebelum: Organisasi, sesudah: Organisasi, id_: str, lama: _Jawab | None, baru: _Jawab | None,
    pegawai: Collection[str],
) -> Iterator[Penilai]:  # fmt: skip
    """Kursi dengan orang yang sama, tetapi penilainya berganti; orang yang pindah kursi dibandingkan tersendiri."""
    if lama is None or baru is None or lama[0] == baru[0]:
        return
    orang, nama = _definitif(sesudah, id_)
    if orang != _definitif(sebelum, id_)[0]:
        return
    jabatan = sesudah.jabatan(id_)
    if orang not in pegawai:
        yield Penilai(nama, jabatan.nama, lama[1], baru[1], baru[2])


def _pindah(
    peraturan: Peraturan, sebelum: Organisasi, sesudah: Organisasi, pegawai: Collection[str]
) -> Iterator[Penilai]:
    """Orang-orang yang ditindak sendiri: penilainya di kursi lama dan di kursi baru."""
    for orang in pegawai:
        lama, baru = _utama(sebelum, orang), _utama(sesudah, orang)
        if baru is None:
            continue
        jawab_lama = _jawab(peraturan, sebelum, lama.id) if lama else None
        jawab_baru = _jawab(peraturan, sesudah, baru.id)
        if jawab_baru is None or (jawab_lama is not None and jawab_lama[0] == jawab_baru[0]):
            continue
        nama = next(p.nama for p in sesudah.pemangku(baru.id) if p.pegawai == orang)
        yield Penilai(nama, baru.nama, jawab_lama[1] if jawab_lama else "–", jawab_baru[1], jawab_baru[2], sendiri=True)


def _utama(org: Organisasi, pegawai: str) -> Jabatan | None:
    for j in org.jabatan_dari(pegawai):
        if any(p.pegawai == pegawai and p.sifat == "definitif" for p in org.pemangku(j.id)):
            return j
    return None
