"""Jabatan dalam impor struktur: pimpinan setiap unit, dan kursi lain sebanyak formasinya. Tanpa Django."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sistemkerja.aturan.kosakata import JENJANG
from sistemkerja.impor import kamus
from sistemkerja.impor.bentuk import BARU, TETAP, UBAH, Baris
from sistemkerja.impor.keadaan import Keadaan, KursiKini
from sistemkerja.impor.kolom import BarisBerkas
from sistemkerja.impor.nilai import teks

if TYPE_CHECKING:
    from sistemkerja.impor.rencana_struktur import IsianUnit

_KURSI_TERBANYAK = 500


class PembandingKursi:
    """Membandingkan jabatan dalam berkas dengan yang sudah tercatat."""

    def __init__(self, keadaan: Keadaan, unit: Mapping[str, IsianUnit]) -> None:
        self.keadaan = keadaan
        self.unit = unit
        self.jenis = {i.id: i.jenis for i in unit.values()}
        self.terpakai: dict[tuple[UUID, str], int] = {}

    def pimpinan(self, isian: IsianUnit) -> None:
        """Jabatan pimpinan sebuah unit: dibuat bila belum ada, diubah nama dan jenjangnya bila berbeda."""
        nama, eselon = kamus.judul(isian.teks("pimpinan")), isian.teks("eselon")
        if kamus.jenjang_eselon(eselon) is None:
            isian.baris.catat("eselon", "eselon", keliru=False, terlihat=eselon[:40])
        if not nama or isian.baris.keliru:
            return
        kode, jenjang = kamus.pimpinan(isian.jenis, isian.bagian, self._jenis_induk(isian), eselon)
        ada = next((k for k in self.keadaan.kursi_unit.get(isian.id, ()) if k.pimpinan), None)
        langkah = isian.baris.langkah
        if ada is None:
            asisten = kamus.asisten(isian.nama) if isian.jenis == "asisten" else ""
            langkah.kursi_baru = True
            langkah.isi_kursi = {"kode": kode, "nama": nama, "jenjang": jenjang, "asisten": asisten}
            isian.baris.sesudah["pimpinan"] = nama
            isian.baris.keadaan = UBAH if isian.baris.keadaan == TETAP else isian.baris.keadaan
            return
        self._banding_pimpinan(isian.baris, ada, nama, kamus.jenjang_eselon(eselon) or "")

    def _banding_pimpinan(self, baris: Baris, ada: KursiKini, nama: str, jenjang: str) -> None:
        beda: dict[str, Any] = {}
        if kamus.normal(nama) != kamus.normal(ada.nama):
            beda["nama"] = nama
        if jenjang and jenjang != ada.jenjang:
            beda["jenjang"] = jenjang
        if not beda:
            return
        baris.langkah.kursi, baris.langkah.isi_kursi = ada.id, beda
        baris.keadaan = UBAH
        baris.sebelum["pimpinan"] = f"{ada.nama} ({ada.jenjang})"
        baris.sesudah["pimpinan"] = f"{beda.get('nama', ada.nama)} ({beda.get('jenjang', ada.jenjang)})"

    def kursi(self, baris: Baris, mentah: BarisBerkas) -> None:
        """Kursi fungsional atau pelaksana sebuah unit, sebanyak formasinya."""
        nama = kamus.judul(teks(mentah.sel.get("kursi")))
        baris.nama = nama[:200]
        unit = self._unit(baris)
        jenjang = self._jenjang(baris, mentah, nama)
        banyak = self._bilangan(baris, mentah, "formasi", _KURSI_TERBANYAK, 1)
        kelas = self._bilangan(baris, mentah, "kelas", 20, None)
        if unit is None or baris.keliru or banyak is None:
            return
        kunci = (unit, kamus.normal(nama))
        if kunci in self.terpakai:
            baris.catat("kursi", "kursi_ganda", lain=str(self.terpakai[kunci]))
            return
        self.terpakai[kunci] = baris.nomor
        ada = [k for k in self.keadaan.kursi_unit.get(unit, ()) if kamus.normal(k.nama) == kunci[1]]
        langkah = baris.langkah
        langkah.isi_kursi = {"unit_id": unit, "nama": nama, "jenjang": jenjang, "kelas": kelas}
        langkah.banyak = max(0, banyak - len(ada))
        tercatat = self.keadaan.formasi.get(kunci)
        if "formasi" in mentah.sel and tercatat != banyak:
            langkah.formasi = banyak
            baris.sebelum["formasi"] = tercatat or 0
            baris.sesudah["formasi"] = banyak
        if langkah.banyak:
            baris.keadaan = UBAH if ada else BARU
            baris.sebelum["kursi"], baris.sesudah["kursi"] = len(ada), max(banyak, len(ada))
        elif langkah.formasi is not None:
            baris.keadaan = UBAH

    def _unit(self, baris: Baris) -> UUID | None:
        kode = baris.kunci.casefold()
        if not kode:
            baris.catat("kode", "kosong")
            return None
        dalam = self.unit.get(kode)
        if dalam is not None:
            if dalam.baris.keliru:
                baris.catat("kode", "unit_keliru", lain=str(dalam.baris.nomor))
            return dalam.id
        lama = self.keadaan.unit_kode.get(kode)
        if lama is None:
            baris.catat("kode", "unit_tak_dikenal", terlihat=baris.kunci, banyak="0")
        return lama.id if lama else None

    def _jenjang(self, baris: Baris, mentah: BarisBerkas, nama: str) -> str:
        tertulis = kamus.normal(teks(mentah.sel.get("jenis_kursi"))).replace(" ", "_")
        if tertulis in JENJANG:
            return tertulis
        hasil = kamus.jabatan(nama, teks(mentah.sel.get("jenis_kursi")), "")
        if hasil is None or hasil.jenis == kamus.STRUKTURAL:
            baris.catat("jenis_kursi", "jenis_kursi", terlihat=nama)
            return ""
        return hasil.jenjang

    def _bilangan(self, baris: Baris, mentah: BarisBerkas, kolom: str, terbesar: int, bawaan: int | None) -> int | None:
        isi = teks(mentah.sel.get(kolom))
        if not isi:
            return bawaan
        if isi.isascii() and isi.isdigit() and len(isi) < 7 and int(isi) <= terbesar:
            return int(isi)
        baris.catat(kolom, "bilangan", terlihat=isi[:20], n=str(terbesar))
        return None

    def _jenis_induk(self, isian: IsianUnit) -> str:
        if isian.induk is None:
            return ""
        if isian.induk in self.jenis:
            return self.jenis[isian.induk]
        lama = self.keadaan.unit.get(isian.induk)
        return lama.jenis if lama else ""
