"""Catatan sederhana hari demi hari, pembanding bagi basis data: apa yang ditolak, dan keadaan setiap hari."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

# Hari-hari uji bernomor, tiga puluh hari jaraknya; nomor 8 hari ini.
BANYAK, KINI = 16, 8
UNIT, JABATAN = range(3), range(4)


class Ditolak(Exception):
    """Tindakan ini tidak boleh mengubah apa pun."""


@dataclass
class Buku:
    """Keadaan pada setiap hari bernomor; `mulai` hari-hari sebuah rincian dimulai."""

    unit: list[list[tuple[str, int | None] | None]] = field(
        default_factory=lambda: [[(f"Unit {u}", None if u == 0 else 0)] * BANYAK for u in UNIT]
    )
    jabatan: list[list[tuple[str, int] | None]] = field(
        default_factory=lambda: [[(f"Jabatan {j}", j % len(UNIT))] * BANYAK for j in JABATAN]
    )
    mulai: dict[tuple[str, int], set[int]] = field(
        default_factory=lambda: {(a, n): {0} for a, semua in (("unit", UNIT), ("jabatan", JABATAN)) for n in semua}
    )
    pangku: list[list[Any]] = field(default_factory=list)  # [jabatan, orang, sifat, sejak, sampai]

    def lakukan(self, nama: str, isi: tuple[Any, ...]) -> bool:
        """True bila boleh terjadi, lalu dicatat."""
        try:
            getattr(self, f"_{nama}")(*isi)
        except Ditolak:
            return False
        return True

    def isi(self, apa: str) -> list[list[Any]]:
        return self.unit if apa == "unit" else self.jabatan

    def _ubah_unit(self, ke: int, hari: int, baru: Any) -> None:
        if baru == ke:
            raise Ditolak  # unit bukan induknya sendiri
        self._ubah("unit", ke, hari, baru)

    def _ubah_jabatan(self, ke: int, hari: int, baru: Any) -> None:
        self._ubah("jabatan", ke, hari, baru)

    def _ubah(self, apa: str, ke: int, hari: int, baru: Any) -> None:
        satu = self.isi(apa)[ke]
        if satu[hari] is None:
            raise Ditolak
        for n in range(hari, self._sampai(apa, ke, hari)):
            if satu[n] is not None:
                satu[n] = (satu[n][0], baru) if isinstance(baru, int) else (baru, satu[n][1])
        self.mulai[(apa, ke)].add(hari)

    def _batal_ubah(self, apa: str, ke: int, hari: int) -> None:
        ke %= 3
        satu = self.isi(apa)[ke]
        if hari not in self.mulai[(apa, ke)] or hari <= KINI:
            raise Ditolak
        sampai = self._sampai(apa, ke, hari)
        satu[hari:sampai] = [lama and satu[hari - 1] for lama in satu[hari:sampai]]
        self.mulai[(apa, ke)].discard(hari)

    def _sampai(self, apa: str, ke: int, hari: int) -> int:
        return min((m for m in self.mulai[(apa, ke)] if m > hari), default=BANYAK)

    def _tutup_unit(self, ke: int, hari: int) -> None:
        self._tutup("unit", ke, hari)

    def _tutup_jabatan(self, ke: int, hari: int) -> None:
        self._tutup("jabatan", ke, hari)

    def _tutup(self, apa: str, ke: int, hari: int) -> None:
        satu, mulai = self.isi(apa)[ke], self.mulai[(apa, ke)]
        if satu[hari - 1] is None or any(hari <= m <= KINI for m in mulai):
            raise Ditolak  # sudah berakhir, atau rincian yang sudah berlaku akan jatuh di luar masanya
        satu[hari:] = [None] * (BANYAK - hari)
        self.mulai[(apa, ke)] = {m for m in mulai if m < hari}

    def _pangku(self, jabatan: int, orang: int, sifat: str, sejak: int, sampai: int | None) -> None:
        akhir = BANYAK if sampai is None else sampai
        if akhir <= sejak or any(
            (j, s) == (jabatan, sifat) and mulai < akhir and sejak < selesai for j, _, s, mulai, selesai in self.pangku
        ):
            raise Ditolak
        self.pangku.append([jabatan, orang, sifat, sejak, akhir])

    def _akhiri(self, ke: int, hari: int) -> None:
        if ke >= len(self.pangku) or not self.pangku[ke][3] < hari <= self.pangku[ke][4]:
            raise Ditolak
        self.pangku[ke][4] = hari

    def _batal_pangku(self, ke: int) -> None:
        if ke >= len(self.pangku) or self.pangku[ke][3] <= KINI:
            raise Ditolak
        self.pangku.pop(ke)
