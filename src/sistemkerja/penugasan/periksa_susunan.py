"""Memeriksa susunan orang terhadap aturan: bentuk, ketua, asalnya, dan siapa yang boleh ditunjuk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils.translation import gettext as _

from sistemkerja.alur.mesin import Mesin
from sistemkerja.alur.wenang import Wenang, wenang
from sistemkerja.aturan.kedudukan import tanya_unit
from sistemkerja.aturan.organisasi import Jabatan
from sistemkerja.aturan.pejabat import yang_bertindak
from sistemkerja.pemda.galat import MasukanKeliru
from sistemkerja.penugasan.models import Peran
from sistemkerja.penugasan.tahapan import kursi_calon, lingkup_penugasan
from sistemkerja.perencanaan.models import Bentuk, ButirStrategi
from sistemkerja.perencanaan.penyusun import pemberi_penugasan

if TYPE_CHECKING:
    from sistemkerja.penugasan.tindakan.susunan import IsianPenugasan


@dataclass(frozen=True, slots=True)
class SusunanTerperiksa:
    """Susunan yang sah: lingkupnya, dan tiap orang dengan pemangku kursinya hari ini."""

    lingkup: str
    orang: tuple[tuple[IsianPenugasan, UUID], ...]


def periksa_susunan(m: Mesin, butir: ButirStrategi, unit_id: str, orang: Sequence[IsianPenugasan]) -> SusunanTerperiksa:
    """Susunan yang sah menurut aturan. Raises MasukanKeliru dengan pesan di medan yang keliru."""
    _bentuk(butir, orang)
    calon = {j.id: j for j in kursi_calon(m, unit_id)}
    kursi: list[Jabatan] = []
    hasil: list[tuple[IsianPenugasan, UUID]] = []
    for o in orang:
        jabatan = calon.get(str(o.jabatan_id))
        if jabatan is None:
            raise MasukanKeliru({"orang": [_("Pilih orang dari Perangkat Daerah ini; dari Perangkat Daerah lain lewat "
                                             "permohonan pelibatan.")]})  # fmt: skip
        pemangku = yang_bertindak(m.org, jabatan.id)
        if pemangku is None:
            raise MasukanKeliru({"orang": [_("%(j)s sedang kosong.") % {"j": jabatan.nama}]})
        kursi.append(jabatan)
        hasil.append((o, UUID(pemangku.pegawai)))
    if len({pegawai for _o, pegawai in hasil}) != len(hasil):
        raise MasukanKeliru({"orang": [_("Orang yang sama terpilih dua kali.")]})
    lingkup = lingkup_penugasan(m, unit_id, tuple(kursi))
    for jabatan in kursi:
        _jenjang_diatur(m, unit_id, lingkup, jabatan)
    _boleh_lingkup(m, unit_id, lingkup, butir.bentuk)
    _asal_ketua(m, unit_id, lingkup, orang, calon)
    return SusunanTerperiksa(lingkup, tuple(hasil))


def _bentuk(butir: ButirStrategi, orang: Sequence[IsianPenugasan]) -> None:
    peran = [o.peran for o in orang]
    if not orang:
        raise MasukanKeliru({"orang": [_("Pilih paling sedikit satu orang.")]})
    if len({o.jabatan_id for o in orang}) != len(orang):
        raise MasukanKeliru({"orang": [_("Orang yang sama terpilih dua kali.")]})
    if butir.bentuk == Bentuk.INDIVIDU:
        if len(orang) != 1 or peran[0] != Peran.PELAKSANA:
            raise MasukanKeliru({"orang": [_("Pekerjaan individu dikerjakan satu orang.")]})
        return
    if Peran.PELAKSANA in peran:
        raise MasukanKeliru({"orang": [_("Dalam tim, pilih peran ketua, anggota, pengendali, atau koordinator.")]})
    if len(orang) < 2:
        raise MasukanKeliru({"orang": [_("Tim terdiri atas paling sedikit dua orang.")]})
    if peran.count(Peran.KETUA) > 1:
        raise MasukanKeliru({"ketua": [_("Tim punya satu ketua.")]})
    if butir.perlu_ketua and Peran.KETUA not in peran:
        raise MasukanKeliru({"ketua": [_("Strategi menentukan tim ini perlu ketua; pilih ketuanya.")]})


def _jenjang_diatur(m: Mesin, unit_id: str, lingkup: str, jabatan: Jabatan) -> None:
    diam = diam_bagi_jenjang(m, unit_id, jabatan.jenjang, lingkup)
    if diam is not None:
        isi = {"j": jabatan.nama, "d": "; ".join(diam.dasar)}
        raise MasukanKeliru({"orang": [_("Penugasan bagi %(j)s tidak diatur di unit ini (dicari di %(d)s).") % isi]})


def diam_bagi_jenjang(m: Mesin, unit_id: str, jenjang: str, lingkup: str = "dalam_unit") -> Wenang | None:
    """Jawaban diam bila pemberi penugasan diatur bagi sebagian jenjang saja dan bukan bagi jenjang ini."""
    if not pemberi_penugasan(m, unit_id, lingkup=lingkup).diatur:
        return None
    satu = pemberi_penugasan(m, unit_id, lingkup=lingkup, jenjang=[jenjang])
    return None if satu.diatur else wenang(m, "pemberi_penugasan", unit_id, lingkup=lingkup, cara="penunjukan",
                                           jenjang=jenjang)  # fmt: skip


def _boleh_lingkup(m: Mesin, unit_id: str, lingkup: str, bentuk: str) -> None:
    jawaban = tanya_unit(m.peraturan, m.org, "boleh", unit_id, lingkup=lingkup, cara="penunjukan", bentuk=bentuk)
    larangan = next((c for c in jawaban.cabang if c.nilai is False and not c.bila), None)
    if larangan:
        pesan = _("Penugasan ini tidak diperbolehkan bagi unit ini (%(d)s).") % {"d": "; ".join(larangan.dasar)}
        raise MasukanKeliru({"orang": [pesan]})


def _asal_ketua(
    m: Mesin, unit_id: str, lingkup: str, orang: Sequence[IsianPenugasan], calon: dict[str, Jabatan]
) -> None:
    """Ketua yang wajib dari unit pemilik kinerja tidak boleh dari unit lain; yang diutamakan hanya diutamakan."""
    ketua = next((o for o in orang if o.peran == Peran.KETUA), None)
    if ketua is None or lingkup == "dalam_unit":
        return
    jawaban = tanya_unit(m.peraturan, m.org, "asal_ketua", unit_id, lingkup=lingkup)
    dari_unit = any(u.id == unit_id for u in m.org.garis_unit(calon[str(ketua.jabatan_id)].unit))
    for c in jawaban.cabang:
        for satu in c.nilai:
            if satu["sifat"] == "wajib" and satu["dari"] == "unit_pemilik_kinerja" and not dari_unit:
                pesan = _("Ketua tim harus dari unit pemilik kinerja (%(d)s).") % {"d": "; ".join(c.dasar)}
                raise MasukanKeliru({"ketua": [pesan]})
