"""Membaca folder peraturan: dari YAML menjadi `Peraturan`, dengan setiap kekeliruan disebut tempatnya."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from sistemkerja.aturan import kosakata as k
from sistemkerja.aturan.bentuk import (
    ArtiPeran,
    Aturan,
    Catatan,
    Contoh,
    Diam,
    Ketentuan,
    MasaBerlaku,
    NamaJenis,
    PeraturanKeliru,
    Syarat,
    Temuan,
)  # fmt: skip
from sistemkerja.aturan.nilai import periksa_nilai, periksa_oleh
from sistemkerja.aturan.yaml_baris import UKURAN_TERBESAR, Peta, baca_yaml

KHUSUS = ("peraturan.yaml", "indeks.yaml", "catatan.yaml", "peran.yaml")
BERKAS_TERBANYAK = 60


class Peraturan:
    """Satu peraturan yang sudah dibaca dan diperiksa bentuknya; tidak berubah setelah dibaca."""

    def __init__(self, folder: Path, identitas: dict[str, Any]) -> None:
        self.folder = folder
        self.sidik = ""  # SHA-256 isi seluruh berkas aturan, diisi setelah semuanya dibaca
        self.identitas = identitas
        self.id: str = identitas["id"]
        self.masa: MasaBerlaku = identitas["masa"]
        self.jenis_unit: tuple[NamaJenis, ...] = identitas["jenis_unit"]
        self.pd: dict[str, NamaJenis] = {p.kode: p for p in identitas["pd"]}
        self.aturan: dict[str, Aturan] = {}
        self.menurut_pertanyaan: dict[str, list[Aturan]] = {}
        self.arti_peran: list[ArtiPeran] = []
        self.diam: list[Diam] = []
        self.catatan: dict[str, Catatan] = {}
        self.ketentuan: dict[str, Ketentuan] = {}
        self.simpanan: dict[Any, Any] = {}  # jawaban yang pernah dihitung; peraturan tidak berubah
        self.tertulis: Peraturan = self  # peraturan itu sendiri, tanpa kebijakan Pemda di atasnya
        self.kebijakan: dict[str, list[Aturan]] = {}  # pertanyaan -> kebijakan Pemda; lihat `kebijakan.py`

    @property
    def judul(self) -> str:
        i = self.identitas
        return f"{i['bentuk']} {i['pemda']['nama'].split(' ', 1)[-1]} Nomor {i['nomor']} Tahun {i['tahun']}"

    @cached_property
    def jenis_diatur(self) -> tuple[str, ...]:
        return tuple(j.kode for j in self.jenis_unit)

    def sebutan(self, kode: str) -> str | None:
        """Kata yang dipakai peraturan ini sendiri untuk sebuah kode, bila berbeda dari kata baku."""
        return self.identitas["sebutan"].get(kode)

    @cached_property
    def dasar_ke_aturan(self) -> dict[str, tuple[str, ...]]:
        """Alamat ketentuan -> id aturan, arti peran, atau diam yang bersandar padanya."""
        hasil: dict[str, list[str]] = {}
        for a in self.aturan.values():
            for alamat in a.dasar:
                hasil.setdefault(alamat, []).append(a.id)
        for p in self.arti_peran:
            for alamat in p.dasar:
                hasil.setdefault(alamat, []).append(f"peran:{p.peran}")
        for d in self.diam:
            for alamat in d.dicari_di:
                hasil.setdefault(alamat, []).append(f"diam:{d.pertanyaan}")
        return {alamat: tuple(dict.fromkeys(isi)) for alamat, isi in hasil.items()}

    @cached_property
    def contoh(self) -> tuple[Contoh, ...]:
        """Contoh dalam folder `contoh/`, dibaca saat diperlukan saja."""
        return baca_contoh(self.folder)


class _Pembaca:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.temuan: list[Temuan] = []
        self.berkas = ""
        self.sidik = hashlib.sha256()  # sidik isi semua berkas; kasus yang berjalan memegangnya

    def lapor(self, baris: int, pesan: str) -> None:
        self.temuan.append(Temuan(self.berkas, baris, pesan))

    def isi(self, jalur: Path) -> Any:
        self.berkas = str(jalur.relative_to(self.folder))
        try:
            if not jalur.is_file():
                self.lapor(0, "bukan berkas biasa")
                return None
            if (ukuran := jalur.stat().st_size) > UKURAN_TERBESAR:
                self.lapor(0, f"berkas terlalu besar ({ukuran} byte); paling banyak {UKURAN_TERBESAR}")
                return None
            byte = jalur.read_bytes()
            self.sidik.update(jalur.name.encode() + b"\0" + byte + b"\0")
            return baca_yaml(byte.decode("utf-8"), self.berkas)
        except UnicodeDecodeError as galat:
            self.lapor(byte[: galat.start].count(b"\n") + 1, "berkas bukan teks UTF-8")
        except PeraturanKeliru as galat:
            self.temuan.extend(galat.temuan)
        except OSError as galat:
            self.lapor(0, f"berkas tidak dapat dibaca: {galat.strerror}")
        return None

    def peta(self, isi: Any, baris: int, apa: str, wajib: dict[str, type | tuple[type, ...]],
             boleh: dict[str, type | tuple[type, ...]]) -> bool:  # fmt: skip
        """True bila `isi` peta dengan kunci dan jenis yang benar; selain itu melapor."""
        if not isinstance(isi, Peta):
            self.lapor(baris, f"{apa} harus berupa peta (kunci: nilai)")
            return False
        baik = True
        for kunci, jenis in wajib.items():
            if kunci not in isi:
                self.lapor(isi.baris, f"{apa} kurang kunci '{kunci}'")
                baik = False
            elif not isinstance(isi[kunci], jenis):
                self.lapor(isi.baris_kunci[kunci], f"{apa}: '{kunci}' harus {_nama_jenis(jenis)}")
                baik = False
        for kunci, ada in isi.items():
            if kunci in wajib:
                continue
            if kunci not in boleh:
                self._kunci_asing(isi, kunci, apa, tuple(wajib) + tuple(boleh))
                baik = False
            elif ada is not None and not isinstance(ada, boleh[kunci]):
                self.lapor(isi.baris_kunci[kunci], f"{apa}: '{kunci}' harus {_nama_jenis(boleh[kunci])}")
                baik = False
        return baik

    def _kunci_asing(self, isi: Peta, kunci: str, apa: str, mungkin: tuple[str, ...]) -> None:
        if kunci in k.KATA_BELUM_DITEGAKKAN:
            dasar = isi.get("dasar")
            tempat = f" ({', '.join(map(str, dasar))})" if isinstance(dasar, list) else ""
            pesan = f"{apa}: '{kunci}'{tempat} dikenal tetapi belum dapat ditegakkan, jadi ditolak dan tidak diabaikan"
        else:
            pesan = f"{apa}: kunci '{kunci}' tidak dikenal; yang mungkin: {', '.join(mungkin)}"
        self.lapor(isi.baris_kunci[kunci], pesan)

    def syarat(self, isi: Peta, kunci: str, pd: dict[str, NamaJenis]) -> Syarat:
        """Syarat `bila`/`kecuali`: peta kunci keadaan ke daftar kode yang dikenal."""
        ada = isi.get(kunci)
        if ada is None:
            return {}
        baris = isi.baris_kunci[kunci]
        if not isinstance(ada, Peta):
            self.lapor(baris, f"'{kunci}' harus peta, misalnya {{jenis_unit: [dinas]}}")
            return {}
        hasil: dict[str, frozenset[str]] = {}
        for nama, daftar in ada.items():
            if nama not in k.KUNCI or nama == "tanggal":
                self.lapor(baris, f"'{kunci}': '{nama}' bukan kunci keadaan; yang mungkin: {', '.join(k.KUNCI)}")
                continue
            kode = daftar if isinstance(daftar, list) else [daftar]
            kode = [str(x) for x in kode]
            mungkin = tuple(pd) if nama == "pd" else (k.KUNCI[nama] or ())
            for satu in kode:
                if satu not in mungkin:
                    self.lapor(baris, f"'{kunci}': {nama} '{satu}' tidak dikenal; yang mungkin: {', '.join(mungkin)}")
            if not kode:
                self.lapor(baris, f"'{kunci}': {nama} kosong")
            hasil[nama] = frozenset(kode)
        return hasil

    def teks_daftar(self, isi: Peta, kunci: str) -> tuple[str, ...]:
        ada = isi.get(kunci)
        if ada is None:
            return ()
        if not isinstance(ada, list) or not all(isinstance(x, str) for x in ada):
            self.lapor(isi.baris_kunci[kunci], f"'{kunci}' harus daftar teks")
            return ()
        return tuple(ada)


_NAMA_JENIS = {str: "teks", int: "bilangan bulat", date: "tanggal (TTTT-BB-HH)", list: "daftar", dict: "peta",
               bool: "true/false", type(None): "kosong"}  # fmt: skip


def _nama_jenis(jenis: type | tuple[type, ...]) -> str:
    semua = jenis if isinstance(jenis, tuple) else (jenis,)
    return " atau ".join(_NAMA_JENIS.get(j, j.__name__) for j in semua)


def baca_peraturan(folder: Path | str) -> Peraturan:
    """Baca dan periksa bentuk satu folder peraturan.

    Raises PeraturanKeliru dengan semua temuan (berkas, baris, yang diharapkan).
    """
    folder = Path(folder)
    pembaca = _Pembaca(folder)
    if not (folder / "peraturan.yaml").is_file():
        raise PeraturanKeliru([Temuan("peraturan.yaml", 0, f"tidak ada di folder {folder.name}")])
    berkas = sorted(folder.glob("*.yaml"))
    if len(berkas) > BERKAS_TERBANYAK:
        raise PeraturanKeliru([Temuan(folder.name, 0, f"lebih dari {BERKAS_TERBANYAK} berkas")])
    from sistemkerja.aturan import baca_bagian  # bagian per berkas; dipisah supaya berkas ini tetap pendek

    identitas = baca_bagian.identitas(pembaca, folder / "peraturan.yaml")
    if identitas is None:
        raise PeraturanKeliru(pembaca.temuan)
    peraturan = Peraturan(folder, identitas)
    for jalur in berkas:
        if jalur.name != "peraturan.yaml":
            baca_bagian.isi_berkas(pembaca, peraturan, jalur)
    peraturan.sidik = pembaca.sidik.hexdigest()
    baca_bagian.periksa_rujukan(pembaca, peraturan)
    if pembaca.temuan:
        raise PeraturanKeliru(pembaca.temuan)
    return peraturan


def baca_contoh(folder: Path) -> tuple[Contoh, ...]:
    """Contoh dalam `contoh/*.yaml`. Raises PeraturanKeliru."""
    from sistemkerja.aturan import baca_bagian

    pembaca = _Pembaca(folder)
    hasil: list[Contoh] = []
    for jalur in sorted((folder / "contoh").glob("*.yaml")):
        hasil.extend(baca_bagian.contoh(pembaca, jalur))
    if pembaca.temuan:
        raise PeraturanKeliru(pembaca.temuan)
    return tuple(hasil)


Pelapor = Callable[[int, str], None]
__all__ = ["Peraturan", "baca_contoh", "baca_peraturan", "periksa_nilai", "periksa_oleh"]
