"""Kesesuaian: apa yang belum cocok antara sebuah peraturan dan organisasi yang nyata, orang demi orang.

Simulasi membandingkan dua peraturan; ini memeriksa satu peraturan terhadap satu organisasi.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

from sistemkerja.aturan import kosakata as k
from sistemkerja.aturan.baca import Peraturan
from sistemkerja.aturan.bentuk import Jawaban
from sistemkerja.aturan.kedudukan import keadaan_jabatan, tanya_unit, unit_pokok
from sistemkerja.aturan.organisasi import Jabatan, OrganisasiMemori, Unit
from sistemkerja.aturan.pejabat import TemuanPejabat, cari_pejabat, pejabat_penilai
from sistemkerja.aturan.rantai import rantai_tinjauan

JENIS_TEMUAN = (
    "jenis_tak_diatur", "tanpa_penilai", "penilai_tidak_ada", "penilai_kosong", "penilai_ganda", "rantai_diam",
    "rantai_kosong", "rantai_buntu", "peran_tidak_ada",
)  # fmt: skip
# Pejabat yang tidak dinilai dalam sistem ini: dipilih, bukan diangkat.
_TANPA_PENILAI = frozenset({"kepala_daerah"})
# Pertanyaan yang pejabatnya harus ada supaya kerja sebuah unit berjalan.
_PEJABAT_UNIT = (
    "penetap_perjanjian_kinerja", "pembagi_target", "perumus_strategi", "pemberi_penugasan", "penyelesai",
)  # fmt: skip
Maju = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class TemuanKesesuaian:
    """Satu temuan: jenisnya, pada jabatan atau unit mana, siapa yang terkena, dan apa yang dicari aturannya."""

    jenis: str
    unit: str
    nama_unit: str
    pd: str
    nama_pd: str
    jabatan: str = ""
    nama_jabatan: str = ""
    orang: str = ""
    pertanyaan: str = ""
    dicari: tuple[str, ...] = ()
    tujuan: str = ""  # id jabatan yang kosong atau ganda: di sanalah diselesaikan
    nama_tujuan: str = ""
    keadaan: tuple[tuple[str, str], ...] = ()
    dasar: tuple[str, ...] = ()

    def json(self) -> dict[str, Any]:
        """Siap disimpan."""
        return {q: v for q, v in asdict(self).items() if v not in ("", (), None)}


@dataclass(frozen=True, slots=True)
class Kesesuaian:
    """Hasil pemeriksaan: angka-angkanya dan semua temuan."""

    angka: dict[str, int]
    temuan: tuple[TemuanKesesuaian, ...]


def kesesuaian(per: Peraturan, org: OrganisasiMemori, maju: Maju = lambda _n, _dari: None) -> Kesesuaian:
    """Periksa setiap unit dan setiap orang; `maju` diberi tahu kemajuannya."""
    jabatan, unit = org.semua_jabatan(), org.semua_unit()
    dari = len(jabatan) + len(unit)
    pemeriksa = _Pemeriksa(per, org)
    temuan: list[TemuanKesesuaian] = []
    for n, satu in enumerate(jabatan):
        temuan.extend(pemeriksa.jabatan(satu))
        maju(n, dari)
    for n, u in enumerate(unit, len(jabatan)):
        temuan.extend(pemeriksa.unit(u))
        maju(n, dari)
    orang = {p.pegawai for j in jabatan for p in org.pemangku(j.id)}
    asing = {p.pegawai for j in jabatan if pemeriksa.asing(j.unit) for p in org.pemangku(j.id)}
    kena = {p.pegawai for t in temuan if t.jabatan for p in org.pemangku(t.jabatan)} | asing
    angka = {
        "unit": len(unit), "jabatan": len(jabatan), "orang": len(orang), "orang_baik": len(orang - kena),
        "orang_tak_diatur": len(asing),
        "unit_kena": len({t.unit for t in temuan if not t.jabatan}), "temuan": len(temuan),
        **{f"jenis:{q}": n for q, n in Counter(t.jenis for t in temuan).items()},
    }  # fmt: skip
    urut = sorted(temuan, key=lambda t: (JENIS_TEMUAN.index(t.jenis), t.nama_pd, t.nama_unit, t.nama_jabatan, t.orang))
    return Kesesuaian(angka, tuple(urut))


class _Pemeriksa:
    def __init__(self, per: Peraturan, org: OrganisasiMemori) -> None:
        self.per, self.org = per, org
        self._tak_diatur: dict[str, bool] = {}

    def jabatan(self, jabatan: Jabatan) -> Iterator[TemuanKesesuaian]:
        """Orang tanpa penilai, dengan dua, atau yang penilainya kosong. Jabatan yang kosong tidak punya orang."""
        orang = self.org.pemangku(jabatan.id)
        if not orang or jabatan.kode in _TANPA_PENILAI or self.asing(jabatan.unit):
            return
        temuan = pejabat_penilai(self.per, self.org, jabatan)
        diatur = temuan.jawaban is not None and temuan.jawaban.diatur
        jenis = {"tidak_ada": "penilai_tidak_ada", "kosong": "penilai_kosong", "ganda": "penilai_ganda"}
        if diatur and temuan.keadaan == "ada":
            return
        apa = jenis.get(temuan.keadaan, "penilai_tidak_ada") if diatur else "tanpa_penilai"
        keadaan, _bagian = next(keadaan_jabatan(self.per, self.org, jabatan))
        yield self._temuan(
            apa, self.org.unit(jabatan.unit), jabatan=jabatan, orang=", ".join(p.nama for p in orang),
            pertanyaan="penilai", pejabat=temuan, keadaan=keadaan,
        )  # fmt: skip

    def unit(self, unit: Unit) -> Iterator[TemuanKesesuaian]:
        """Jenis yang tidak diatur, rantai yang tidak berujung pada seseorang, dan peran yang tidak dipegang."""
        pokok = unit_pokok(self.org, unit.id)
        if pokok is None:
            return
        if self.asing(unit.id):
            if pokok.id == unit.id:
                yield self._temuan("jenis_tak_diatur", unit, keadaan={"jenis_unit": unit.jenis})
            return
        if not any(self.org.pemangku(j.id) for j in self.org.jabatan_di_unit(unit.id)):
            return  # tidak ada yang bekerja langsung di sini
        yield from self._rantai(unit, {"jenis_unit": pokok.jenis})
        yield from self._peran(unit, {"jenis_unit": pokok.jenis})

    def asing(self, unit_id: str) -> bool:
        """Apakah unit ini di bawah jenis yang tidak diatur peraturan maupun kebijakan?"""
        pokok = unit_pokok(self.org, unit_id)
        if pokok is None or pokok.jenis in self.per.jenis_diatur:
            return False
        if pokok.jenis not in self._tak_diatur:
            milik = (a for semua in self.per.kebijakan.values() for a in semua)
            self._tak_diatur[pokok.jenis] = not any(pokok.jenis in a.bila.get("jenis_unit", ()) for a in milik)
        return self._tak_diatur[pokok.jenis]

    def _rantai(self, unit: Unit, keadaan: dict[str, str]) -> Iterator[TemuanKesesuaian]:
        rantai = rantai_tinjauan(self.per, self.org, unit.id)
        if not rantai.diatur:
            apa = "rantai_tinjauan" if not rantai.jawaban.diatur else "penyelesai"
            jawaban = rantai.jawaban if not rantai.jawaban.diatur else rantai.jawaban_selesai
            yield self._temuan("rantai_diam", unit, pertanyaan=apa, keadaan=keadaan, jawaban=jawaban)
            return
        assert rantai.penyelesai is not None
        for satu in (*rantai.berlaku, rantai.penyelesai):
            pejabat = satu.pejabat
            if pejabat.keadaan == "kosong":
                yield self._temuan(
                    "rantai_kosong", unit, pertanyaan="rantai_tinjauan", pejabat=pejabat, keadaan=keadaan
                )
                return
        # Peran dalam tim (ketua, pengendali) baru ada setelah ada timnya.
        dicari = set(rantai.penyelesai.pejabat.dicari)
        if rantai.penyelesai.pejabat.keadaan == "tidak_ada" and not dicari & set(k.PERAN_KEADAAN):
            yield self._temuan("rantai_buntu", unit, pertanyaan="penyelesai", pejabat=rantai.penyelesai.pejabat,
                               keadaan=keadaan)  # fmt: skip

    def _peran(self, unit: Unit, keadaan: dict[str, str]) -> Iterator[TemuanKesesuaian]:
        """Jabatan yang disebut aturan bagi unit ini tetapi tidak ada dalam organisasi; satu temuan satu jabatan."""
        sudah: set[tuple[str, ...]] = set()
        for pertanyaan in _PEJABAT_UNIT[:-1]:
            jawaban = tanya_unit(self.per, self.org, pertanyaan, unit.id, lingkup="dalam_unit", cara="penunjukan")
            kode = tuple(dict.fromkeys(x for c in jawaban.cabang if not c.bila for s in c.nilai for x in s["oleh"]))
            if not kode or kode in sudah or set(kode) & set(k.PERAN_KEADAAN):
                continue
            pejabat = cari_pejabat(self.org, kode, unit.id)
            if pejabat.keadaan == "tidak_ada":
                sudah.add(kode)
                yield self._temuan("peran_tidak_ada", unit, pertanyaan=pertanyaan, pejabat=pejabat, keadaan=keadaan,
                                   jawaban=jawaban)  # fmt: skip

    def _temuan(
        self, jenis: str, unit: Unit, *, jabatan: Jabatan | None = None, orang: str = "", pertanyaan: str = "",
        pejabat: TemuanPejabat | None = None, keadaan: dict[str, str] | None = None, jawaban: Jawaban | None = None,
    ) -> TemuanKesesuaian:  # fmt: skip
        jawaban = jawaban or (pejabat.jawaban if pejabat else None)
        pd = next((u for u in self.org.garis_unit(unit.id) if u.adalah_pd), unit)
        tujuan = pejabat.satu if pejabat else None
        dasar = [] if jawaban is None else [d for c in jawaban.cabang for d in c.dasar] or list(jawaban.dicari_di)
        return TemuanKesesuaian(
            jenis, unit.id, unit.nama, pd.id, pd.nama, jabatan.id if jabatan else "", jabatan.nama if jabatan else "",
            orang, pertanyaan, pejabat.dicari if pejabat else (), tujuan.id if tujuan else "",
            tujuan.nama if tujuan else "", tuple((keadaan or {}).items()), tuple(dict.fromkeys(dasar))[:4],
        )  # fmt: skip
