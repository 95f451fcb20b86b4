"""Rencana impor struktur: unit, jabatan pimpinannya, dan kursi lain beserta formasinya. Tanpa Django.

Kolom `Jabatan lain` berisi berarti barisnya kursi bagi unit yang disebut kodenya; selain itu barisnya unit. Unit yang
tidak ada dalam berkas dibiarkan.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sistemkerja.aturan.kosakata import JENIS_BAGIAN, JENIS_UNIT, JENJANG
from sistemkerja.impor import kamus
from sistemkerja.impor.bentuk import BARU, UBAH, Baris, Rencana, Tanya
from sistemkerja.impor.keadaan import Keadaan, UnitKini
from sistemkerja.impor.kolom import BarisBerkas
from sistemkerja.impor.kursi_struktur import PembandingKursi
from sistemkerja.impor.nilai import teks, ya_tidak
from sistemkerja.pemda.kunci import uuid7

JENIS = ("pemda", *JENIS_UNIT)
JENIS_PD = frozenset(JENIS_UNIT) - frozenset(JENIS_BAGIAN) - {"kelurahan", "uptd", "puskesmas", "satuan_pendidikan"}
_PANJANG = {"kode": 60, "nama": 200, "kode_pd": 80, "pimpinan": 200, "kursi": 200}
_TANPA_KABAR: Callable[[int, int], None] = lambda n, dari: None  # noqa: E731


@dataclass(slots=True)
class IsianUnit:
    """Satu unit dalam berkas, dengan kuncinya sendiri (yang sudah ada, atau yang akan dibuat)."""

    baris: Baris
    mentah: BarisBerkas
    id: UUID
    kode: str
    nama: str
    ada: UnitKini | None
    induk: UUID | None = None
    jenis: str = ""
    bagian: str = ""

    def teks(self, kolom: str) -> str:
        """Isi sebuah kolom barisnya."""
        return teks(self.mentah.sel.get(kolom))[: _PANJANG.get(kolom, 400)]


def susun_rencana_struktur(
    mentah: Iterable[BarisBerkas], keadaan: Keadaan, jawaban: dict[str, dict[str, str]] | None = None,
    maju: Callable[[int, int], None] = _TANPA_KABAR,
) -> Rencana:  # fmt: skip
    """Rencana semua baris struktur; tidak mengubah apa pun dan tidak pernah melempar galat karena isi sel."""
    return _Penyusun(keadaan, jawaban or {}).susun(list(mentah), maju)


class _Penyusun:
    def __init__(self, keadaan: Keadaan, jawaban: dict[str, dict[str, str]]) -> None:
        self.keadaan = keadaan
        self.jawaban = jawaban.get("jenis", {})
        self.unit: dict[str, IsianUnit] = {}
        self.nama: dict[str, list[IsianUnit]] = defaultdict(list)
        self.tanya: dict[str, Tanya] = {}

    def susun(self, mentah: list[BarisBerkas], maju: Callable[[int, int], None]) -> Rencana:
        semua, kursi = [], []
        for n, satu in enumerate(mentah):
            baris = Baris(satu.nomor, teks(satu.sel.get("kode"))[:60], kamus.judul(teks(satu.sel.get("nama")))[:200])
            for kolom, daerah in satu.gabungan.items():
                baris.catat(kolom, "gabungan", sel=daerah)
            for kolom, batas in _PANJANG.items():
                if len(teks(satu.sel.get(kolom))) > batas:
                    baris.catat(kolom, "panjang", n=str(batas))
            semua.append(baris)
            if teks(satu.sel.get("kursi")):
                kursi.append((baris, satu))
            else:
                self._unit(baris, satu)
            maju(n, len(mentah))
        for isian in self.unit.values():
            self._induk(isian)
        self._lingkaran()
        for isian in self._dari_puncak():
            self._jenis(isian)
            self._banding(isian)
        pembanding = PembandingKursi(self.keadaan, self.unit)
        for isian in self.unit.values():
            pembanding.pimpinan(isian)
        for baris, satu in kursi:
            pembanding.kursi(baris, satu)
        return Rencana(semua, list(self.tanya.values()))

    def _unit(self, baris: Baris, mentah: BarisBerkas) -> None:
        if not baris.nama and "nama" not in mentah.gabungan:
            baris.catat("nama", "kosong")
        if not baris.kunci:
            if "kode" not in mentah.gabungan:
                baris.catat("kode", "kosong")
            return
        kembar = self.unit.get(baris.kunci.casefold())
        if kembar is not None:
            baris.catat("kode", "kode_ganda", lain=str(kembar.baris.nomor))
            kembar.baris.catat("kode", "kode_ganda", lain=str(baris.nomor))
            return
        ada = self.keadaan.unit_kode.get(baris.kunci.casefold())
        if nanti := self.keadaan.kode_nanti.get(baris.kunci.casefold()):
            baris.catat("kode", "sudah_ada_sesudah", tanggal=nanti.isoformat())
        isian = IsianUnit(baris, mentah, ada.id if ada else uuid7(), baris.kunci, baris.nama, ada)
        baris.objek = isian.id
        self.unit[baris.kunci.casefold()] = isian
        self.nama[kamus.normal(baris.nama)].append(isian)

    def _induk(self, isian: IsianUnit) -> None:
        kode, nama = isian.teks("induk_kode"), isian.teks("induk_nama")
        if not kode and not nama:
            isian.induk = isian.ada.induk if isian.ada else self._puncak(isian)
            return
        if kode:
            dalam = self.unit.get(kode.casefold())
            lama = self.keadaan.unit_kode.get(kode.casefold())
            calon: list[UUID] = [dalam.id] if dalam else [lama.id] if lama else []
        else:
            calon = [i.id for i in self.nama.get(kamus.normal(nama), ())]
            calon = calon or [u.id for u in self.keadaan.unit_nama.get(kamus.normal(nama), ())]
        if len(calon) == 1:
            isian.induk = calon[0]
            return
        kolom = "induk_kode" if kode else "induk_nama"
        isian.baris.catat(
            kolom, "induk_rancu" if calon else "induk_tak_dikenal", terlihat=kode or nama, banyak=str(len(calon))
        )

    def _puncak(self, isian: IsianUnit) -> UUID | None:
        """Tanpa induk yang ditulis: di bawah Pemda yang sudah tercatat, kecuali ia Pemda itu sendiri."""
        if (kamus.unit(isian.nama) or ("", ""))[0] == "pemda":
            return None
        puncak = [u.id for u in self.keadaan.unit.values() if u.jenis == "pemda"]
        puncak = puncak or [i.id for i in self.unit.values() if (kamus.unit(i.nama) or ("", ""))[0] == "pemda"]
        if not puncak:
            isian.baris.catat("induk_kode", "tanpa_puncak")
        return puncak[0] if puncak else None

    def _lingkaran(self) -> None:
        induk: dict[UUID, UUID | None] = {u.id: u.induk for u in self.keadaan.unit.values()}
        induk |= {i.id: i.induk for i in self.unit.values()}
        for isian in self.unit.values():
            lewat, kini = {isian.id}, isian.induk
            while kini is not None and kini not in lewat:
                lewat.add(kini)
                kini = induk.get(kini)
            if kini == isian.id:
                isian.baris.catat("induk_kode", "lingkaran")

    def _dari_puncak(self) -> list[IsianUnit]:
        """Induk sebelum anaknya, karena jenis anak dibaca dari induknya."""
        menurut_id = {i.id: i for i in self.unit.values()}

        def dalam(isian: IsianUnit) -> int:
            n, kini = 0, isian.induk
            while kini in menurut_id and n < 50:
                n, kini = n + 1, menurut_id[kini].induk
            return n

        return sorted(self.unit.values(), key=lambda i: (dalam(i), i.baris.nomor))

    def _jenis(self, isian: IsianUnit) -> None:
        tertulis = isian.teks("jenis")
        kode = self.jawaban.get(isian.nama) or kamus.normal(tertulis).replace(" ", "_")
        menurut_nama = kamus.unit(isian.nama)
        if kode in JENIS:
            isian.jenis = kode
        elif tertulis:
            isian.baris.catat("jenis", "jenis_unit", terlihat=tertulis[:60])
        elif isian.ada:
            isian.jenis = isian.ada.jenis
        elif menurut_nama:
            isian.jenis = menurut_nama[0]
        else:
            isian.baris.catat("nama", "jenis_rancu", terlihat=isian.nama)
            self.tanya.setdefault(isian.nama, Tanya("jenis", isian.nama)).baris.append(isian.baris.nomor)
        if isian.ada and isian.ada.jenis == isian.jenis:
            isian.bagian = isian.ada.bagian
        elif menurut_nama and menurut_nama[0] == isian.jenis:
            isian.bagian = menurut_nama[1]
        else:
            isian.bagian = isian.jenis if isian.jenis in JENIS_BAGIAN and isian.jenis != "asisten" else ""

    def _banding(self, isian: IsianUnit) -> None:
        baru: dict[str, Any] = {"nama": isian.nama, "jenis": isian.jenis, "induk_id": isian.induk}
        baru |= {"bagian": isian.bagian, "adalah_pd": self._adalah_pd(isian)}
        baru |= {"tipe": isian.teks("tipe").lower()[:1], "kode_pd": isian.teks("kode_pd")}
        if baru["tipe"] not in ("", "a", "b"):
            isian.baris.catat("tipe", "tipe", terlihat=isian.teks("tipe")[:20])
        if isian.baris.keliru:
            return
        if isian.ada is None:
            isian.baris.keadaan, isian.baris.langkah.baru = BARU, True
            isian.baris.langkah.ubah = baru
            isian.baris.sesudah = {"nama": isian.nama, "jenis": isian.jenis, "induk": self._nama_unit(isian.induk)}
            return
        lama: dict[str, Any] = {"nama": isian.ada.nama, "jenis": isian.ada.jenis, "induk_id": isian.ada.induk}
        lama |= {"bagian": isian.ada.bagian, "adalah_pd": isian.ada.adalah_pd}
        lama |= {"tipe": isian.ada.tipe, "kode_pd": isian.ada.kode_pd}
        for medan, nilai in baru.items():
            kosong = medan in ("tipe", "kode_pd") and not nilai
            sama = medan == "nama" and kamus.normal(str(nilai)) == kamus.normal(isian.ada.nama)
            if not kosong and not sama and nilai != lama[medan]:
                self._ubah(isian, medan, lama[medan], nilai)

    def _ubah(self, isian: IsianUnit, medan: str, lama: Any, baru: Any) -> None:
        isian.baris.keadaan = UBAH
        isian.baris.langkah.ubah[medan] = baru
        if medan == "induk_id":
            medan, lama, baru = "induk", self._nama_unit(lama), self._nama_unit(baru)
        isian.baris.sebelum[medan], isian.baris.sesudah[medan] = lama, baru

    def _adalah_pd(self, isian: IsianUnit) -> bool:
        tertulis = ya_tidak(isian.mentah.sel.get("adalah_pd"))
        if tertulis is not None or isian.ada is not None:
            return bool(isian.ada.adalah_pd) if tertulis is None and isian.ada else bool(tertulis)
        return self._jenis_induk(isian) == "pemda" and isian.jenis in JENIS_PD

    def _jenis_induk(self, isian: IsianUnit) -> str:
        dalam = next((i for i in self.unit.values() if i.id == isian.induk), None) if isian.induk else None
        if dalam is not None:
            return dalam.jenis
        lama = self.keadaan.unit.get(isian.induk) if isian.induk else None
        return lama.jenis if lama else ""

    def _nama_unit(self, id_: UUID | None) -> str:
        if id_ is None:
            return ""
        lama = self.keadaan.unit.get(id_)
        return lama.nama if lama else next((i.nama for i in self.unit.values() if i.id == id_), "")


__all__ = ["JENIS", "JENJANG", "IsianUnit", "susun_rencana_struktur"]
