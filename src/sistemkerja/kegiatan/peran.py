"""Peran orang dalam sebuah kegiatan: pelaksananya, ketuanya, pimpinan yang menyepakati rencana, rantai tinjauannya."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from sistemkerja.alur.mesin import Mesin
from sistemkerja.alur.wenang import Wenang, pastikan_wenang, wenang
from sistemkerja.aturan.bentuk import Jawaban
from sistemkerja.aturan.kedudukan import tanya_unit
from sistemkerja.aturan.pejabat import yang_bertindak
from sistemkerja.aturan.rantai import Rantai, rantai_tinjauan
from sistemkerja.kegiatan.models import Kegiatan
from sistemkerja.organisasi.pelaku import JabatanDipangku, Pelaku
from sistemkerja.pemda.galat import TidakBerwenang
from sistemkerja.penugasan.models import Penugasan, Peran

MENGERJAKAN = (Peran.PELAKSANA, Peran.KETUA, Peran.ANGGOTA)  # pengendali dan koordinator mengawasi


@dataclass(frozen=True, slots=True)
class TimKegiatan:
    """Orang-orang sebuah kegiatan menurut kursinya; `dasar` ialah dasar penugasannya."""

    penugasan: tuple[Penugasan, ...]
    dasar: tuple[str, ...] = ()

    @property
    def ketua(self) -> Penugasan | None:
        return next((p for p in self.penugasan if p.peran == Peran.KETUA), None)

    @property
    def peran_kasus(self) -> dict[str, str]:
        """Peran dalam tim ke id jabatan, bagi mesin aturan."""
        hasil: dict[str, str] = {}
        for p in self.penugasan:
            if p.peran in (Peran.KETUA, Peran.PENGENDALI, Peran.KOORDINATOR):
                hasil.setdefault(p.peran, str(p.jabatan_id))
        return hasil

    @property
    def pelaksana(self) -> frozenset[str]:
        """Id pegawai yang mengerjakan; pengendali dan koordinator mengawasi, tidak mengerjakan."""
        return frozenset(str(p.pegawai_id) for p in self.pengerja)

    @property
    def pengerja(self) -> tuple[Penugasan, ...]:
        """Penugasan yang mengerjakan."""
        return tuple(p for p in self.penugasan if p.peran in MENGERJAKAN)

    def boleh_mengerjakan(self, pelaku: Pelaku, *, ketua_saja: bool = False) -> Penugasan | None:
        """Penugasan yang memberi pelaku bagian ini; dengan `ketua_saja` hanya ketua, bila tim berketua."""
        milik = self.milik(pelaku)
        if milik is None or milik.peran not in MENGERJAKAN:
            return None
        if ketua_saja and self.ketua is not None and milik.peran != Peran.KETUA:
            return None
        return milik

    def siapa(self, *, ketua_saja: bool = False) -> str:
        """Nama yang mengerjakan (ketuanya saja bila diminta), untuk kalimat."""
        if ketua_saja and self.ketua is not None:
            return str(self.ketua.pegawai)
        return ", ".join(str(p.pegawai) for p in self.pengerja)

    def kursi_pengerja(self) -> list[UUID]:
        """Kursi yang mengerjakan dan menyerahkan: ketua bila ada, selain itu semua pelaksana dan anggota."""
        if self.ketua:
            return [self.ketua.jabatan_id]
        return [p.jabatan_id for p in self.penugasan if p.peran in (Peran.PELAKSANA, Peran.ANGGOTA)]

    def milik(self, pelaku: Pelaku) -> Penugasan | None:
        """Penugasan pelaku dalam kegiatan ini, lewat kursi yang dipangkunya hari ini."""
        return next((p for p in self.penugasan if pelaku.memangku(p.jabatan_id)), None)


def tim_kegiatan(kegiatan: Kegiatan) -> TimKegiatan:
    """Tim sebuah kegiatan; satu pertanyaan ke basis data."""
    orang = kegiatan.susunan.penugasan.select_related("pegawai", "jabatan")
    return TimKegiatan(tuple(orang), tuple(kegiatan.susunan.dasar))


def rantai_kegiatan(m: Mesin, kegiatan: Kegiatan, tim: TimKegiatan) -> Rantai:
    """Rantai tinjauan hasil kegiatan ini menurut peraturannya."""
    return rantai_tinjauan(
        m.peraturan, m.org, str(kegiatan.unit_id), pelaksana=tim.pelaksana, peran_kasus=tim.peran_kasus
    )


def pastikan_pengerja(tim: TimKegiatan, pelaku: Pelaku, apa: str, *, ketua_saja: bool = False) -> JabatanDipangku:
    """Jabatan pelaku sebagai pelaksana (atau ketua, bila tim berketua dan `ketua_saja`). Raises TidakBerwenang."""
    milik = tim.boleh_mengerjakan(pelaku, ketua_saja=ketua_saja)
    if milik is None:
        siapa = tim.siapa(ketua_saja=ketua_saja)
        kalimat = _("Anda tidak dapat %(apa)s: ini bagian %(siapa)s, yang ditugaskan menurut %(dasar)s.")
        isi = {"apa": apa, "siapa": siapa, "dasar": "; ".join(tim.dasar)}
        raise TidakBerwenang(kalimat % isi, siapa, tim.dasar)
    return next(j for j in pelaku.jabatan if j.jabatan_id == milik.jabatan_id)


def pimpinan_rencana(m: Mesin, kegiatan: Kegiatan) -> Wenang:
    """Yang menyusun rencana bersama pelaksana; bila teks tidak menyebutnya, perumus strategi pekerjaan itu."""
    bersama = wenang(m, "perencana_bersama", kegiatan.unit_id)
    if bersama.diatur and bersama.id_jabatan:
        return bersama
    return wenang(m, "perumus_strategi", kegiatan.unit_id)


def pemantau_kegiatan(m: Mesin, kegiatan: Kegiatan, tim: TimKegiatan) -> Wenang:
    """Yang memantau dan memberi umpan balik."""
    return wenang(m, "pemantau", kegiatan.unit_id, peran_kasus=tim.peran_kasus)


def pastikan_pemantau(m: Mesin, kegiatan: Kegiatan, tim: TimKegiatan, pelaku: Pelaku) -> tuple[JabatanDipangku, Wenang]:
    """Jabatan pelaku sebagai pemantau. Raises TidakBerwenang, TidakDiaturApp."""
    w = pemantau_kegiatan(m, kegiatan, tim)
    return pastikan_wenang(pelaku, w, _("mencatat pemantauan")), w


def pakai_anggaran(m: Mesin, kegiatan: Kegiatan) -> bool:
    """Apakah rencana memuat anggaran (aturan `isi_rencana`)."""
    jawaban = tanya_unit(m.peraturan, m.org, "isi_rencana", str(kegiatan.unit_id))
    return any(c.nilai.get("anggaran") for c in jawaban.cabang)


def bertindak_di(m: Mesin, jabatan_id: str, pelaku: Pelaku) -> JabatanDipangku | None:
    """Jabatan itu bila pelaku yang bertindak di sana hari ini."""
    bertindak = yang_bertindak(m.org, jabatan_id)
    if bertindak is None or bertindak.pegawai != str(pelaku.pegawai_id):
        return None
    return next((j for j in pelaku.jabatan if str(j.jabatan_id) == jabatan_id), None)


def jawaban_perbaikan(m: Mesin, kegiatan: Kegiatan) -> Jawaban:
    """Yang diatur bila hasil tidak sesuai target."""
    return tanya_unit(m.peraturan, m.org, "tidak_sesuai_target", str(kegiatan.unit_id))
