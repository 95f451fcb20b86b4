"""Semua yang disentuh sebuah rencana, sebelum ditetapkan: susunan, orang, kerja, penilai, dan rantai tinjauan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from sistemkerja.alur.mesin import peraturan_berlaku
from sistemkerja.aturan import kosakata
from sistemkerja.aturan.baca import Peraturan
from sistemkerja.aturan.bentuk import GalatAturan
from sistemkerja.aturan.kedudukan import tanya_unit, unit_pokok
from sistemkerja.aturan.organisasi import Organisasi
from sistemkerja.aturan.rantai import rantai_tinjauan
from sistemkerja.kepegawaian.dampak.bentuk import Dampak, Menunggu, Tim
from sistemkerja.kepegawaian.dampak.pratinjau import dampak
from sistemkerja.kepegawaian.reorganisasi.beda import BedaKursi, Simpul, Tanda, beda_kursi, pohon, tanda_unit
from sistemkerja.kepegawaian.reorganisasi.keadaan import Keadaan, Pangku, Unit
from sistemkerja.kepegawaian.reorganisasi.rencana import Hasil, penerus
from sistemkerja.pemda.galat import TidakDiaturApp
from sistemkerja.pemda.models import Pemda


@dataclass(frozen=True, slots=True)
class TakDiatur:
    """Unit yang jenisnya tidak diatur peraturan yang dianut, dan Pasal yang sudah dilihat."""

    unit: Unit
    jenis: str
    dicari_di: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RantaiLowong:
    """Rantai tinjauan sebuah unit yang sesudah penataan berhenti pada jabatan kosong atau yang tidak ada."""

    unit: Unit
    jabatan: str
    keadaan: str
    dasar: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Penempatan:
    """Seseorang yang kehilangan kursi definitifnya dan belum punya yang lain."""

    pegawai: str
    nama: str
    jabatan: str
    unit: str


@dataclass(slots=True)
class Pratinjau:
    """Akibat sebuah rencana pada tanggalnya."""

    hasil: Hasil
    tanda: dict[str, tuple[Tanda, ...]]
    sebelum: list[Simpul]
    sesudah: list[Simpul]
    kursi: list[BedaKursi]
    penempatan: list[Penempatan]
    dampak: Dampak | None = None
    tak_diatur: list[TakDiatur] = field(default_factory=list)
    rantai: list[RantaiLowong] = field(default_factory=list)
    tanpa_pimpinan: list[Unit] = field(default_factory=list)
    peraturan: Peraturan | None = None
    kalimat_peraturan: str = ""

    @property
    def per(self) -> date:
        return self.hasil.tanggal

    @property
    def menunggu(self) -> list[tuple[Menunggu, str]]:
        """Kursi dengan tugas yang menunggu, dan jabatan penerusnya menurut rencana bila kursinya berakhir."""
        k = self.hasil.sesudah
        semua = self.dampak.menunggu if self.dampak else ()
        ke = {m.jabatan_id: penerus(k.alih_kursi, m.jabatan_id) for m in semua if m.jabatan_id in k.alih_kursi}
        return [(m, k.kursi[ke[m.jabatan_id]].nama if ke.get(m.jabatan_id) in k.kursi else "") for m in semua]

    @property
    def tim_berubah(self) -> list[Tim]:
        """Peran dalam pekerjaan yang tidak lagi dipegang orangnya lewat kursi itu."""
        return [t for t in self.dampak.tim if t.sebelum != t.sesudah] if self.dampak else []

    @property
    def tim_tetap(self) -> int:
        return len(self.dampak.tim) - len(self.tim_berubah) if self.dampak else 0


def pratinjau(pemda: Pemda, hasil: Hasil) -> Pratinjau:
    """Bandingkan organisasi sebelum dan sesudah rencana. Sejumlah tetap pertanyaan, berapa pun langkahnya."""
    lama, baru = hasil.sebelum, hasil.sesudah
    tanda = tanda_unit(lama, baru)
    puncak = _puncak(lama, baru, tanda)
    kursi = beda_kursi(lama, baru)
    satu = Pratinjau(
        hasil, tanda, pohon(lama, puncak, tanda), pohon(baru, puncak, tanda), kursi, _penempatan(lama, baru)
    )
    satu.tanpa_pimpinan = _tanpa_pimpinan(lama, baru, tanda, kursi)
    if not hasil.berubah:
        return satu
    org_lama, org_baru = lama.memori(), baru.memori()
    pokok = [u.id for u in _pokok_disentuh(lama, baru, tanda, kursi)]
    satu.dampak = dampak(
        org_lama,
        org_baru,
        pemda=pemda,
        per=hasil.tanggal,
        jabatan=[UUID(k) for k in _kursi_disentuh(lama, baru, kursi)],
        pegawai=[UUID(p) for p in _orang_disentuh(lama, baru)],
        unit=[UUID(u) for u in pokok],
    )
    try:
        satu.peraturan = peraturan_berlaku(pemda, hasil.tanggal)
    except TidakDiaturApp as galat:
        satu.kalimat_peraturan = galat.kalimat
        return satu
    satu.tak_diatur = _tak_diatur(satu.peraturan, org_baru, baru, tanda)
    satu.rantai = _rantai(satu.peraturan, org_lama, org_baru, lama, baru, pokok)
    return satu


def _puncak(lama: Keadaan, baru: Keadaan, tanda: dict[str, tuple[Tanda, ...]]) -> list[str]:
    """PD yang berubah; bila sebuah PD sendiri baru, pindah, atau ditutup, induknya yang digambar."""
    semua: dict[str, None] = {}
    for id_ in tanda:
        for k in (lama, baru):
            if id_ in k.unit:
                pd = k.puncak(id_)
                sendiri = pd.id in tanda and pd.induk in k.unit
                semua.setdefault(str(pd.induk) if sendiri else pd.id)
    return [id_ for id_ in semua if not any(_di_bawah(k, id_, lain) for lain in semua for k in (lama, baru))]


def _di_bawah(k: Keadaan, id_: str, atas: str) -> bool:
    return any(u.id == atas for u in k.garis(id_)[1:])


def _kursi_disentuh(lama: Keadaan, baru: Keadaan, kursi: Sequence[BedaKursi]) -> list[str]:
    berganti = {
        p.kursi for id_, p in {**lama.pangku, **baru.pangku}.items() if (id_ in lama.pangku) != (id_ in baru.pangku)
    }
    return list(dict.fromkeys([b.kursi.id for b in kursi] + sorted(berganti)))  # fmt: skip


def _orang_disentuh(lama: Keadaan, baru: Keadaan) -> list[str]:
    return list(dict.fromkeys(p.pegawai for p in _lepas(lama, baru)))


def _lepas(lama: Keadaan, baru: Keadaan) -> list[Pangku]:
    return [p for id_, p in lama.pangku.items() if id_ not in baru.pangku]


def _penempatan(lama: Keadaan, baru: Keadaan) -> list[Penempatan]:
    tetap = {p.pegawai for p in baru.pangku.values() if p.sifat == "definitif"}
    hasil = []
    for p in _lepas(lama, baru):
        if p.sifat == "definitif" and p.pegawai not in tetap:
            kursi = lama.kursi[p.kursi]
            hasil.append(Penempatan(p.pegawai, p.nama, kursi.nama, lama.unit[kursi.unit].nama))
    return sorted(hasil, key=lambda p: p.nama)


def _pokok_disentuh(
    lama: Keadaan, baru: Keadaan, tanda: dict[str, tuple[Tanda, ...]], kursi: Sequence[BedaKursi]
) -> list[Unit]:
    """Perangkat Daerah yang susunannya berubah: penilai seisinya dibandingkan."""
    unit = [*tanda, *(b.kursi.unit for b in kursi if b.kursi.pimpinan)]
    hasil: dict[str, Unit] = {}
    for id_ in unit:
        for k in (lama, baru):
            if id_ in k.unit:
                atas = k.puncak(id_)
                hasil.setdefault(atas.id, atas)
    return [u for u in hasil.values() if u.jenis != "pemda"]


def _tanpa_pimpinan(
    lama: Keadaan, baru: Keadaan, tanda: dict[str, tuple[Tanda, ...]], kursi: Sequence[BedaKursi]
) -> list[Unit]:
    """Unit yang disentuh dan sesudahnya tidak punya kursi pimpinan."""
    disentuh = {
        *tanda,
        *(b.kursi.unit for b in kursi),
        *(lama.kursi[b.kursi.id].unit for b in kursi if b.kursi.id in lama.kursi),
    }
    memimpin = {k.unit for k in baru.kursi.values() if k.pimpinan}
    return [baru.unit[id_] for id_ in sorted(disentuh) if id_ in baru.unit and id_ not in memimpin]  # fmt: skip


def _tak_diatur(per: Peraturan, org: Organisasi, baru: Keadaan, tanda: dict[str, tuple[Tanda, ...]]) -> list[TakDiatur]:
    hasil = []
    for id_, semua in tanda.items():
        if id_ in baru.unit and {"baru", "ubah", "pindah"} & {t.kode for t in semua}:
            satu = unit_tak_diatur(per, org, baru.unit[id_])
            if satu is not None:
                hasil.append(satu)
    return hasil


def unit_tak_diatur(per: Peraturan, org: Organisasi, unit: Unit) -> TakDiatur | None:
    """Unit yang jenis pokoknya tidak diatur peraturan ini, dengan Pasal yang sudah dilihat; None bila diatur."""
    pokok = unit_pokok(org, unit.id)
    if pokok is not None and (pokok.jenis in per.jenis_diatur or pokok.jenis not in kosakata.JENIS_INDUK):
        return None
    dicari: dict[str, None] = {}
    for pertanyaan in ("kedudukan", "penilai", "rantai_tinjauan"):
        try:
            dicari |= dict.fromkeys(tanya_unit(per, org, pertanyaan, unit.id).dicari_di)
        except GalatAturan:
            continue
    return TakDiatur(unit, pokok.jenis if pokok else unit.jenis, tuple(dicari))


def _rantai(
    per: Peraturan, org_lama: Organisasi, org_baru: Organisasi, lama: Keadaan, baru: Keadaan, puncak: Sequence[str]
) -> list[RantaiLowong]:  # fmt: skip
    """Rantai di PD yang berubah yang sesudahnya bertemu jabatan kosong, padahal sebelumnya tidak."""
    hasil = []
    for unit in _seisi(baru, puncak):
        dulu = set(_buntu(per, org_lama, unit.id)) if unit.id in lama.unit else set()
        for jabatan, keadaan, dasar in _buntu(per, org_baru, unit.id):
            if (jabatan, keadaan, dasar) not in dulu:
                hasil.append(RantaiLowong(unit, jabatan, keadaan, dasar))
    return hasil


def _seisi(k: Keadaan, puncak: Sequence[str]) -> list[Unit]:
    anak: dict[str | None, list[Unit]] = {}
    for u in k.unit.values():
        anak.setdefault(u.induk, []).append(u)
    antre, hasil = [k.unit[p] for p in puncak if p in k.unit], []
    while antre:
        satu = antre.pop(0)
        if satu.jenis != "pemda":
            hasil.append(satu)
            antre.extend(anak.get(satu.id, ()))
    return hasil


def _buntu(per: Peraturan, org: Organisasi, unit_id: str) -> list[tuple[str, str, tuple[str, ...]]]:
    rantai = rantai_tinjauan(per, org, unit_id)
    langkah = [*rantai.berlaku, *([rantai.penyelesai] if rantai.penyelesai else [])]
    hasil = []
    for s in langkah:
        if s.pejabat.keadaan in ("kosong", "tidak_ada"):
            nama = s.pejabat.satu.nama if s.pejabat.satu else ", ".join(s.pejabat.dicari)
            hasil.append((nama, s.pejabat.kalimat_keadaan, tuple(s.dasar)))
    return hasil
