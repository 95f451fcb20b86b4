"""Bentuk dampak: apa yang disentuh sebuah tindakan, dalam kata-kata yang dibaca orang dalam satu menit."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

KELOMPOK_KERJA = ("penetapan", "tinjauan", "lain")


@dataclass(frozen=True, slots=True)
class Kursi:
    """Satu jabatan yang berganti pemangku: siapa yang bertindak di sana sebelum dan sesudahnya.

    `keadaan`: terisi (yang bertindak berganti), lowong (tidak ada yang bertindak), berakhir (jabatannya dihapus), baru.
    """

    jabatan_id: str
    jabatan: str
    unit: str
    sebelum: str
    sesudah: str
    keadaan: str


@dataclass(frozen=True, slots=True)
class Saran:
    """Yang disarankan aturan bagi pekerjaan sebuah kursi: kalimatnya, dasarnya, orang atau jabatan yang dimaksud."""

    kalimat: str
    dasar: tuple[str, ...]
    jabatan_id: str = ""
    jabatan: str = ""
    pegawai_id: str = ""
    pegawai: str = ""


@dataclass(frozen=True, slots=True)
class Pekerjaan:
    """Satu tugas yang menunggu: apa, di mana dibuka, dan kelompoknya (penetapan, tinjauan, lain)."""

    judul: str
    alamat: str
    kelompok: str


@dataclass(frozen=True, slots=True)
class Menunggu:
    """Semua yang menunggu di satu kursi, siapa yang melihatnya sesudah perubahan, dan saran bila tidak ada."""

    jabatan_id: str
    jabatan: str
    pekerjaan: tuple[Pekerjaan, ...]
    penerima: str
    keadaan: str
    saran: Saran | None = None
    dapat_pindah: int = 0

    @property
    def banyak(self) -> int:
        return len(self.pekerjaan)

    @property
    def tertinggal(self) -> bool:
        """Tidak ada yang bertindak di kursi itu: perlu keputusan ke mana pekerjaannya."""
        return self.keadaan in ("lowong", "berakhir")


@dataclass(frozen=True, slots=True)
class Tim:
    """Satu peran dalam pekerjaan yang berjalan, dan siapa yang memegangnya sesudahnya lewat kursi itu."""

    kegiatan: str
    alamat: str
    peran: str
    jabatan: str
    sebelum: str
    sesudah: str


@dataclass(frozen=True, slots=True)
class Penilai:
    """Seseorang yang Pejabat Penilai Kinerjanya berganti, dengan Pasalnya."""

    orang: str
    jabatan: str
    sebelum: str
    sesudah: str
    dasar: tuple[str, ...]
    sendiri: bool = False


@dataclass(frozen=True, slots=True)
class Akun:
    """Akun atau peran sistem orang yang disentuh, dan apa yang terjadi padanya."""

    orang: str
    kalimat: str


@dataclass(frozen=True, slots=True)
class Dampak:
    """Semua yang disentuh satu tindakan pada tanggal berlakunya."""

    per: date
    kursi: tuple[Kursi, ...] = ()
    menunggu: tuple[Menunggu, ...] = ()
    tim: tuple[Tim, ...] = ()
    penilai: tuple[Penilai, ...] = ()
    akun: tuple[Akun, ...] = ()
    tanpa_aturan: str = field(default="")

    @property
    def tugas(self) -> int:
        return sum(m.banyak for m in self.menunggu)

    @property
    def tertinggal(self) -> tuple[Menunggu, ...]:
        """Kursi yang pekerjaannya tidak ada yang memegang: harus diputuskan sebelum ditetapkan."""
        return tuple(m for m in self.menunggu if m.tertinggal and m.banyak)

    @property
    def kosong(self) -> bool:
        return not (self.kursi or self.menunggu or self.tim or self.penilai or self.akun)

    def banyak(self, kelompok: str) -> int:
        """Banyaknya tugas dari satu kelompok (penetapan, tinjauan, lain)."""
        return sum(p.kelompok == kelompok for m in self.menunggu for p in m.pekerjaan)

    @property
    def menunggu_penetapan(self) -> int:
        return self.banyak("penetapan")

    @property
    def menunggu_tinjauan(self) -> int:
        return self.banyak("tinjauan")
