"""Rantai tinjauan hasil bagi kegiatan yang nyata: orang-orangnya, urutannya, dan yang dilewati beserta alasannya."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sistemkerja.aturan.baca import Peraturan
from sistemkerja.aturan.bentuk import Cabang, Jawaban
from sistemkerja.aturan.kedudukan import tanya_unit
from sistemkerja.aturan.nasional import ketentuan_nasional
from sistemkerja.aturan.organisasi import Jabatan, Organisasi
from sistemkerja.aturan.pejabat import TemuanPejabat, cari_pejabat, pejabat_penilai


@dataclass(frozen=True, slots=True)
class LangkahRantai:
    """Satu langkah: `kerja`, jabatan yang melakukannya, dan bila dilewati mengapa serta dasarnya."""

    n: int
    kerja: str
    pejabat: TemuanPejabat
    dasar: tuple[str, ...]
    dilewati: str = ""
    keterangan: str = ""


@dataclass(frozen=True, slots=True)
class Rantai:
    """Rantai tinjauan sampai pernyataan selesai; `diatur` palsu bila peraturan diam bagi unit ini."""

    langkah: tuple[LangkahRantai, ...]
    penyelesai: LangkahRantai | None
    jawaban: Jawaban
    jawaban_selesai: Jawaban

    @property
    def diatur(self) -> bool:
        return self.jawaban.diatur and self.penyelesai is not None

    @property
    def berlaku(self) -> tuple[LangkahRantai, ...]:
        """Langkah yang benar-benar dijalani."""
        return tuple(s for s in self.langkah if not s.dilewati)


def rantai_tinjauan(
    peraturan: Peraturan,
    org: Organisasi,
    unit_id: str,
    *,
    pelaksana: frozenset[str] = frozenset(),
    peran_kasus: Mapping[str, str] | None = None,
) -> Rantai:
    """Rantai bagi kegiatan milik `unit_id`; `pelaksana` (id pegawai) tidak meninjau hasilnya sendiri."""
    jawaban = tanya_unit(peraturan, org, "rantai_tinjauan", unit_id)
    selesai = tanya_unit(peraturan, org, "penyelesai", unit_id)
    if not jawaban.diatur or not selesai.diatur:
        return Rantai((), None, jawaban, selesai)
    mentah = [_langkah(org, unit_id, s, jawaban.cabang[0], peran_kasus) for s in jawaban.cabang[0].nilai["langkah"]]
    kode = tuple(x for satu in selesai.cabang[0].nilai for x in satu["oleh"])
    akhir = LangkahRantai(
        len(mentah) + 1, "menyatakan_selesai", cari_pejabat(org, kode, unit_id, peran_kasus=peran_kasus),
        selesai.cabang[0].dasar,
    )  # fmt: skip
    langkah = _tanpa_yang_tidak_ada(mentah)
    langkah = _tanpa_diri_sendiri(langkah, pelaksana)
    langkah = _tanpa_orang_ganda(langkah)
    return Rantai(tuple(langkah), _bukan_pelaksana(peraturan, org, akhir, pelaksana), jawaban, selesai)


def _langkah(org: Organisasi, unit_id: str, s: dict[str, object], cabang: Cabang, peran_kasus: Mapping[str, str] | None
             ) -> LangkahRantai:  # fmt: skip
    kode = tuple(str(x) for x in s["oleh"])  # type: ignore[attr-defined]
    temuan = cari_pejabat(org, kode, unit_id, peran_kasus=peran_kasus)
    return LangkahRantai(int(str(s["n"])), str(s["kerja"]), temuan, cabang.dasar)


def _tanpa_yang_tidak_ada(langkah: list[LangkahRantai]) -> list[LangkahRantai]:
    """Tingkat yang tidak ada dalam susunan dilewati bila masih ada peninjau lain; jabatan kosong tidak dilewati."""
    ada = [s for s in langkah if s.pejabat.keadaan != "tidak_ada"]
    if not ada:
        return langkah
    alasan = "Jabatan ini tidak ada dalam susunan unit ini; hasil langsung ke langkah berikutnya."
    return [replace(s, dilewati=alasan) if s.pejabat.keadaan == "tidak_ada" else s for s in langkah]


def _orang(s: LangkahRantai) -> str | None:
    return s.pejabat.pemangku[0].pegawai if s.pejabat.pemangku else None


def _tanpa_diri_sendiri(langkah: list[LangkahRantai], pelaksana: frozenset[str]) -> list[LangkahRantai]:
    aturan = ketentuan_nasional("konflik_kepentingan")
    alasan = "Pejabat ini ikut mengerjakan; orang tidak meninjau hasilnya sendiri. " + aturan.kalimat
    return [
        replace(s, dilewati=alasan, dasar=(*s.dasar, *aturan.dasar)) if not s.dilewati and _orang(s) in pelaksana else s
        for s in langkah
    ]


def _tanpa_orang_ganda(langkah: list[LangkahRantai]) -> list[LangkahRantai]:
    """Orang yang memangku dua jabatan dalam rantai meninjau satu kali: pada langkahnya yang terakhir."""
    hasil = list(langkah)
    terakhir: dict[str, int] = {}
    for urut, s in enumerate(hasil):
        orang = _orang(s)
        if s.dilewati or orang is None:
            continue
        if orang in terakhir:
            lama = hasil[terakhir[orang]]
            alasan = f"Dipangku orang yang sama dengan langkah {s.n}; hasil ditinjau satu kali, di langkah itu."
            hasil[terakhir[orang]] = replace(lama, dilewati=alasan)
        terakhir[orang] = urut
    return hasil


def _bukan_pelaksana(
    peraturan: Peraturan, org: Organisasi, akhir: LangkahRantai, pelaksana: frozenset[str]
) -> LangkahRantai:
    """Penyelesai yang ikut mengerjakan digantikan penilainya; tidak seorang pun menyatakan hasilnya sendiri selesai."""
    jabatan: Jabatan | None = akhir.pejabat.satu
    aturan = ketentuan_nasional("konflik_kepentingan")
    sudah: set[str] = set()
    while jabatan is not None and akhir.pejabat.pemangku and _orang(akhir) in pelaksana and jabatan.id not in sudah:
        sudah.add(jabatan.id)
        atasan = pejabat_penilai(peraturan, org, jabatan)
        dasar = (*akhir.dasar, *aturan.dasar)
        if atasan.jawaban is not None and atasan.jawaban.diatur:
            dasar = (*dasar, *atasan.jawaban.cabang[0].dasar)
        keterangan = f"{jabatan.nama} ikut mengerjakan; digantikan penilainya. {aturan.kalimat}"
        akhir = replace(akhir, pejabat=atasan, dasar=tuple(dict.fromkeys(dasar)), keterangan=keterangan)
        jabatan = atasan.satu
    return akhir
