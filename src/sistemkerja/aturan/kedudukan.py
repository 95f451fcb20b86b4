"""Dari letak dalam organisasi menjadi keadaan, lalu menanyai peraturan untuk unit atau orang yang nyata."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from sistemkerja.aturan import kosakata as k
from sistemkerja.aturan.baca import Peraturan
from sistemkerja.aturan.bentuk import Jawaban
from sistemkerja.aturan.organisasi import Jabatan, Organisasi, Unit
from sistemkerja.aturan.tanya import tanya

# Bagi unit yang nyata, kunci-kunci ini sudah pasti: yang tidak disebut memang tidak ada padanya.
_PASTI = ("bagian", "jabatan", "jenjang", "asisten", "tipe", "pd", "jenis_unit")


def unit_pokok(org: Organisasi, unit_id: str) -> Unit | None:
    """Unit terdekat ke atas yang jenisnya diatur sebagai satu kesatuan (dinas, kecamatan, UPTD, …)."""
    return next((u for u in org.garis_unit(unit_id) if u.jenis in k.JENIS_INDUK), None)


def keadaan_unit(peraturan: Peraturan, org: Organisasi, unit_id: str) -> dict[str, str]:
    """Keadaan sebuah unit nyata: jenis unit pokoknya, PD bernama, tipe; tanpa `bagian` (lihat `bagian_unit`)."""
    garis = org.garis_unit(unit_id)
    pokok = unit_pokok(org, unit_id)
    if pokok is None:
        return {}
    hasil = {"jenis_unit": pokok.jenis}
    sampai_pokok = garis[: garis.index(pokok) + 1]
    bernama = next((u.kode_pd for u in sampai_pokok if u.kode_pd in peraturan.pd), None)
    if bernama:
        hasil["pd"] = bernama
    if pokok.tipe:
        hasil["tipe"] = pokok.tipe
    asisten = next((a for a in (_asisten_unit(org, u) for u in sampai_pokok) if a), None)
    if asisten:
        hasil["asisten"] = asisten
    return hasil


def _asisten_unit(org: Organisasi, unit: Unit) -> str:
    if unit.jenis != "asisten":
        return ""
    return next((j.asisten for j in org.jabatan_di_unit(unit.id) if j.asisten), "")


def bagian_unit(org: Organisasi, unit_id: str) -> tuple[str, ...]:
    """Sebutan bagian dari yang terdekat ke atas, di dalam unit pokoknya; diakhiri "" (langsung di unit pokok)."""
    pokok = unit_pokok(org, unit_id)
    ada: list[str] = []
    for u in org.garis_unit(unit_id):
        if u.bagian and u.bagian in k.BAGIAN:
            ada.append(u.bagian)
        if pokok is not None and u.id == pokok.id:
            break
    return (*dict.fromkeys(ada), "")


def tanya_unit(peraturan: Peraturan, org: Organisasi, pertanyaan: str, unit_id: str, **lain: str) -> Jawaban:
    """Jawaban bagi unit yang nyata: bagian terdekat yang diatur yang dipakai; kunci yang pasti tidak menggantung."""
    dasar = {**keadaan_unit(peraturan, org, unit_id), **lain}
    bagian = bagian_unit(org, unit_id)
    jawaban = _yang_pertama(peraturan.tertulis, pertanyaan, dasar, bagian)
    if jawaban.diatur or pertanyaan not in peraturan.kebijakan:
        return jawaban
    return _yang_pertama(peraturan, pertanyaan, dasar, bagian)  # peraturannya diam: kebijakan Pemda, bila ada


def _yang_pertama(peraturan: Peraturan, pertanyaan: str, dasar: Mapping[str, str], bagian: tuple[str, ...]) -> Jawaban:
    terakhir: Jawaban | None = None
    for satu in bagian:
        keadaan = {**dasar, "bagian": satu} if satu else dict(dasar)
        jawaban = pastikan_cabang(tanya(peraturan, pertanyaan, keadaan))
        if jawaban.diatur:
            return jawaban
        terakhir = terakhir or jawaban
    assert terakhir is not None  # bagian selalu memuat ""
    return terakhir


def pastikan_cabang(jawaban: Jawaban) -> Jawaban:
    """Buang cabang yang menuntut sesuatu yang pasti tidak ada pada unit ini; diamnya tetap beralasan."""
    cabang = tuple(c for c in jawaban.cabang if not any(q in _PASTI for q in c.bila))
    if len(cabang) == len(jawaban.cabang):
        return jawaban
    dicari = () if cabang else tuple(dict.fromkeys(d for c in jawaban.cabang for d in c.dasar))
    return replace(jawaban, cabang=cabang, dicari_di=dicari)


def keadaan_jabatan(
    peraturan: Peraturan, org: Organisasi, jabatan: Jabatan
) -> Iterator[tuple[dict[str, str], tuple[str, ...]]]:
    """Keadaan pemangku sebuah jabatan, dari yang paling dekat: (keadaan, bagian-bagiannya).

    Kepala unit yang berada di bawah PD lain (UPTD, puskesmas, lurah, direktur) juga ditanyakan dari PD induknya.
    """
    tambahan: dict[str, str] = {}
    if jabatan.kode:
        tambahan["jabatan"] = jabatan.kode
    if jabatan.jenjang in k.JENJANG and not (jabatan.kode and jabatan.jenjang in k.JENJANG_PEGAWAI):
        tambahan["jenjang"] = jabatan.jenjang
    if jabatan.asisten:
        tambahan["asisten"] = jabatan.asisten
    yield {**keadaan_unit(peraturan, org, jabatan.unit), **tambahan}, bagian_unit(org, jabatan.unit)
    pokok = unit_pokok(org, jabatan.unit)
    if jabatan.pimpinan and pokok is not None and pokok.id == jabatan.unit and pokok.induk is not None:
        atas = keadaan_unit(peraturan, org, pokok.induk)
        if atas:
            milik = {"pd": pokok.kode_pd} if pokok.kode_pd in peraturan.pd else {}
            yield {**atas, **milik, **tambahan}, bagian_unit(org, pokok.induk)
            if milik:
                yield {**atas, **tambahan}, bagian_unit(org, pokok.induk)


def tanya_jabatan(peraturan: Peraturan, org: Organisasi, pertanyaan: str, jabatan: Jabatan) -> Jawaban:
    """Jawaban tentang pemangku sebuah jabatan, misalnya `penilai`-nya; kebijakan hanya bila peraturannya diam."""
    jawaban = _tanya_jabatan(peraturan.tertulis, org, pertanyaan, jabatan)
    if jawaban.diatur or pertanyaan not in peraturan.kebijakan:
        return jawaban
    return _tanya_jabatan(peraturan, org, pertanyaan, jabatan)


def _tanya_jabatan(peraturan: Peraturan, org: Organisasi, pertanyaan: str, jabatan: Jabatan) -> Jawaban:
    terakhir: Jawaban | None = None
    for keadaan, bagian in keadaan_jabatan(peraturan, org, jabatan):
        jawaban = _yang_pertama(peraturan, pertanyaan, keadaan, bagian)
        if jawaban.diatur:
            return jawaban
        terakhir = terakhir or jawaban
    assert terakhir is not None
    return terakhir
