"""Siapa membagi target kepada siapa di sebuah unit, menurut aturan `pembagi_target` dan `perumus_strategi`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils.translation import gettext as _

from sistemkerja.alur.mesin import Mesin
from sistemkerja.alur.wenang import Wenang, wenang
from sistemkerja.aturan import kosakata as k
from sistemkerja.aturan.kedudukan import unit_pokok
from sistemkerja.aturan.organisasi import Jabatan, Unit
from sistemkerja.organisasi.baca_sql import OrganisasiSQL
from sistemkerja.organisasi.bacaan.halaman import hari_terdekat
from sistemkerja.pemda.galat import GalatKerja

if TYPE_CHECKING:
    from sistemkerja.perencanaan.models import BagianTarget


def penerima_target(m: Mesin, unit_id: UUID | str, pembagi_id: UUID | str) -> tuple[Jabatan, ...]:
    """Jabatan yang dapat menerima bagian target dari jabatan `pembagi_id`.

    Menurut `kepada` pada aturan bila ada; tanpa itu para perumus strategi di bawahnya. Pembagi tidak membagi kepada
    dirinya sendiri kecuali ia sendiri perumus strateginya.
    """
    pembagi = m.org.jabatan(str(pembagi_id))
    w = wenang(m, "pembagi_target", unit_id)
    kode: list[str] = []
    for cabang in w.jawaban.cabang:
        for satu in cabang.nilai:
            tunggal = len(w.jawaban.cabang) == len(cabang.nilai) == 1
            if pembagi.kode in satu["oleh"] or pembagi.asisten in satu["oleh"] or tunggal:
                kode.extend(satu.get("kepada", ()))
    perumus = wenang(m, "perumus_strategi", unit_id)
    puncak = _puncak(m, str(unit_id), pembagi.unit)
    calon = _jabatan_di_bawah(m, puncak, frozenset(kode))
    if not kode or set(kode) & {"pejabat_fungsional", "pelaksana", "individu"}:
        calon = tuple(dict.fromkeys([*calon, *_penanggung_jawab(m, puncak)]))
    if perumus.id_jabatan & {pembagi.id} and pembagi not in calon:
        calon = (pembagi, *calon)
    return tuple(j for j in calon if j.id != pembagi.id or pembagi.id in perumus.id_jabatan)


def menerima_dahulu(m: Mesin, unit_id: UUID | str, jabatan_id: UUID | str) -> bool:
    """Apakah pembagi ini membagi dari bagian yang lebih dahulu diterimanya (sekretaris daerah, lalu asisten)."""
    jabatan = m.org.jabatan(str(jabatan_id))
    kepada = {kode for c in wenang(m, "pembagi_target", unit_id).jawaban.cabang for satu in c.nilai
              for kode in satu.get("kepada", ())}  # fmt: skip
    return bool(({jabatan.kode, jabatan.asisten} - {""}) & kepada) and dibagi_lagi(m, jabatan.id)


def _puncak(m: Mesin, unit_id: str, milik_pembagi: str) -> str:
    """Unit tempat penerima dicari: yang lebih dalam antara unit Perjanjian Kinerja dan unit pembaginya."""
    if any(u.id == unit_id for u in m.org.garis_unit(milik_pembagi)):
        return milik_pembagi
    return unit_id


def _penanggung_jawab(m: Mesin, puncak: str) -> tuple[Jabatan, ...]:
    """Yang menurut aturan bertanggung jawab atas unitnya sendiri: perumus strateginya, atau yang merekomendasikan."""
    hasil: list[Jabatan] = []
    for unit, _mandiri in _sampai_ke_bawah(m, puncak):
        w = [
            wenang(m, "perumus_strategi", unit.id),
            wenang(m, "pengusul_penugasan", unit.id, lingkup="dalam_unit", cara="penunjukan"),
        ]
        hasil.extend(j for satu in w for j in satu.jabatan if j.unit == unit.id)
    return tuple(dict.fromkeys(hasil))


def _jabatan_di_bawah(m: Mesin, unit_id: str, kode: frozenset[str]) -> tuple[Jabatan, ...]:
    """Jabatan berkode itu di unit ini dan di bawahnya; dari unit yang ber-PK sendiri (RSUD) hanya pimpinannya."""
    return tuple(
        j
        for unit, mandiri in _sampai_ke_bawah(m, unit_id)
        for j in m.org.jabatan_di_unit(unit.id)
        if (j.kode in kode or (j.asisten and j.asisten in kode)) and (j.pimpinan or not mandiri)
    )


def _sampai_ke_bawah(m: Mesin, unit_id: str) -> list[tuple[Unit, bool]]:
    """Unit ini dan yang di bawahnya, dan apakah ia ber-PK sendiri; di bawah yang ber-PK sendiri tidak dilanjutkan."""
    hasil: list[tuple[Unit, bool]] = []
    antre = [m.org.unit(unit_id)]
    while antre:
        unit = antre.pop(0)
        mandiri = unit.id != unit_id and berperjanjian_sendiri(m, unit)
        hasil.append((unit, mandiri))
        if not mandiri:
            antre.extend(m.org.anak_unit(unit.id))
    return hasil


def berperjanjian_sendiri(m: Mesin, unit: Unit) -> bool:
    """Apakah Perjanjian Kinerja unit ini ditetapkan pejabatnya sendiri, bukan pejabat di atasnya."""
    if unit.jenis not in k.JENIS_INDUK:
        return False
    w = wenang(m, "penetap_perjanjian_kinerja", unit.id)
    return w.diatur and any(unit.id in {u.id for u in m.org.garis_unit(j.unit)} for j in w.jabatan)


def mesin_bagian(m: Mesin, bagian: BagianTarget) -> Mesin:
    """Mesin bagi halaman sebuah bagian: bila jabatan pemegangnya sudah berakhir, organisasi pada hari terakhirnya.

    Bagian yang selesai sebelum jabatannya ditutup tidak beralih kepada siapa pun dan tetap terbaca seperti dahulu.
    """
    jabatan = bagian.untuk_jabatan
    if jabatan.berlaku(m.per):
        return m
    per = hari_terdekat(jabatan, m.per)
    return replace(m, per=per, org=OrganisasiSQL(m.pemda.pk, per))


def jabatan_bagian(m: Mesin, jabatan_id: UUID | str) -> Jabatan:
    """Jabatan pemegang bagian. Raises GalatKerja: sudah berakhir, jadi tidak ada lagi yang dapat ditindaklanjuti."""
    try:
        return m.org.jabatan(str(jabatan_id))
    except KeyError:
        raise GalatKerja(_("Jabatan yang memegang bagian target ini sudah berakhir tanpa penerus.")) from None


def perumus_bagian(m: Mesin, jabatan_id: UUID | str) -> Wenang:
    """Yang merumuskan strategi bagian milik sebuah jabatan: ia sendiri bila perumus, selain itu perumus di atasnya.

    Peraturan dapat membagi target kepada jabatan yang tidak disebutnya sebagai perumus (kepala subbagian di kecamatan).
    """
    jabatan = jabatan_bagian(m, jabatan_id)
    w = wenang(m, "perumus_strategi", jabatan.unit)
    if jabatan.id in w.id_jabatan:
        return _hanya(w, (jabatan,))
    garis = {u.id for u in m.org.garis_unit(jabatan.unit)}
    return _hanya(w, tuple(j for j in w.jabatan if j.unit in garis))


def dibagi_lagi(m: Mesin, jabatan_id: UUID | str) -> bool:
    """Apakah bagian pada jabatan ini dibagi lagi: ia pembagi target, bukan perumus strateginya."""
    jabatan = jabatan_bagian(m, jabatan_id)
    if jabatan.id in wenang(m, "perumus_strategi", jabatan.unit).id_jabatan:
        return False
    return jabatan.id in wenang(m, "pembagi_target", jabatan.unit).id_jabatan


def _hanya(w: Wenang, jabatan: tuple[Jabatan, ...]) -> Wenang:
    temuan = (replace(t, jabatan=tuple(j for j in t.jabatan if j in jabatan)) for t in w.temuan)
    return replace(w, temuan=tuple(t for t in temuan if t.jabatan))


def sebutan_jabatan(m: Mesin, nama: str, unit_id: UUID | str, dilihat_dari: UUID | str) -> str:
    """Nama jabatan, dengan unit pokoknya bila di luar unit `dilihat_dari`: nama seksi berulang di tiap kelurahan."""
    pokok = unit_pokok(m.org, str(unit_id))
    if pokok is None or pokok.id == str(dilihat_dari):
        return nama
    tempat = pokok.nama.partition(" ")[2] or pokok.nama
    return nama if tempat.lower() in nama.lower() else f"{nama} ({pokok.nama})"


def unit_perjanjian(m: Mesin, unit_id: UUID | str) -> tuple[str, ...]:
    """Unit-unit, dari yang terdekat ke atas, yang Perjanjian Kinerjanya dapat menjadi sumber target unit ini."""
    garis = m.org.garis_unit(str(unit_id))
    return tuple(u.id for u in garis if u.jenis in k.JENIS_INDUK)
