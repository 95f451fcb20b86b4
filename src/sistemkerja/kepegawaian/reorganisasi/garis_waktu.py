"""Baris bermasa di memori: keadaan pada hari apa pun, dan perubahan yang diteruskan ke masa sesudahnya.

Perubahan sejak suatu hari diteruskan ke rincian yang akan datang selama medan itu di sana belum diubah sendiri; tanpa
itu nama baru akan kembali lama pada hari perubahan berikutnya berlaku.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from sistemkerja.kepegawaian.reorganisasi.keadaan import Beban, Formasi, Keadaan, beda

JENIS = ("unit", "kursi", "pangku", "formasi")


@dataclass(frozen=True, slots=True)
class Baris:
    """Isi sesuatu selama [sejak, sampai); `id` kunci barisnya, kosong selama belum tersimpan."""

    sejak: date
    sampai: date | None
    isi: Any
    id: str = ""

    def mencakup(self, per: date) -> bool:
        return self.sejak <= per and (self.sampai is None or per < self.sampai)


Rangkaian = tuple[Baris, ...]


@dataclass(slots=True)
class GarisWaktu:
    """Semua baris yang belum berakhir pada suatu tanggal, menurut jenis dan id yang memilikinya."""

    baris: dict[str, dict[str, Rangkaian]]
    beban: Mapping[str, tuple[Beban, ...]] = field(default_factory=dict)

    def pada(self, per: date) -> Keadaan:
        """Organisasi pada `per`."""
        isi: dict[str, dict[str, Any]] = {j: {} for j in JENIS}
        for jenis, milik in self.baris.items():
            for id_, rangkaian in milik.items():
                ada = next((b for b in rangkaian if b.mencakup(per)), None)
                if ada is not None:
                    isi[jenis][id_] = ada.isi
        return Keadaan(isi["unit"], isi["kursi"], isi["pangku"], isi["formasi"], self.beban)

    def tanggal_sejak(self, per: date) -> list[date]:
        """`per`, dan setiap hari sesudahnya ketika sesuatu mulai atau berakhir."""
        semua = (b for milik in self.baris.values() for rangkaian in milik.values() for b in rangkaian)
        hari = {h for b in semua for h in (b.sejak, b.sampai) if h is not None and h > per}
        return [per, *sorted(hari)]

    def sesudah(self, lama: Keadaan, baru: Keadaan, per: date) -> GarisWaktu:
        """Garis waktu bila `lama` (keadaan pada `per`) menjadi `baru` sejak `per`."""
        hasil = {jenis: dict(milik) for jenis, milik in self.baris.items()}
        for jenis in JENIS:
            dulu, kini = getattr(lama, jenis), getattr(baru, jenis)
            for id_ in dulu.keys() - kini.keys():
                hasil[jenis][id_] = akhiri(hasil[jenis][id_], per)
            for id_, isi in kini.items():
                if id_ not in dulu:
                    hasil[jenis][id_] = (Baris(per, None, isi),)
                elif dulu[id_] != isi:
                    hasil[jenis][id_] = ubah(hasil[jenis][id_], per, dulu[id_], isi)
        _rapikan_formasi(hasil, baru, per)
        return GarisWaktu(hasil, self.beban)


def akhiri(rangkaian: Rangkaian, per: date) -> Rangkaian:
    """Rangkaian yang berakhir pada `per`; yang baru akan mulai sesudahnya tidak jadi."""
    return tuple(
        replace(b, sampai=per) if b.mencakup(per) else b for b in rangkaian if b.sejak < per
    )  # fmt: skip


def ubah(rangkaian: Rangkaian, per: date, lama: Any, baru: Any) -> Rangkaian:
    """Rangkaian dengan `lama` menjadi `baru` sejak `per`, diteruskan selama medannya belum diubah sendiri."""
    mengikuti = beda(lama, baru)
    hasil: list[Baris] = []
    for b in rangkaian:
        if b.mencakup(per) and b.sejak < per:
            hasil += [replace(b, sampai=per), Baris(per, b.sampai, baru)]
        elif b.mencakup(per):
            hasil.append(replace(b, isi=baru))
        elif b.sejak > per:
            mengikuti = {m: n for m, n in mengikuti.items() if getattr(b.isi, m) == n[0]}
            hasil.append(replace(b, isi=replace(b.isi, **{m: n[1] for m, n in mengikuti.items()})))
        else:
            hasil.append(b)
    return tuple(hasil)


def _rapikan_formasi(hasil: dict[str, dict[str, Rangkaian]], baru: Keadaan, per: date) -> None:
    """Formasi baru berhenti di mana formasi berikutnya mulai; formasi unit yang ditutup ikut berhenti."""
    for id_, rangkaian in list(hasil["formasi"].items()):
        satu = rangkaian[0] if rangkaian else None
        if satu is None:
            continue
        f: Formasi = satu.isi
        if satu.sejak > per and f.unit not in baru.unit and _berakhir(hasil["unit"].get(f.unit, ()), satu.sejak):
            hasil["formasi"][id_] = ()
        elif not satu.id and satu.sejak == per:
            hasil["formasi"][id_] = (replace(satu, sampai=_batas(hasil["formasi"].values(), f, per)),)


def _berakhir(rangkaian: Rangkaian, per: date) -> bool:
    return not any(b.mencakup(per) for b in rangkaian)


def _batas(semua: Iterable[Rangkaian], f: Formasi, per: date) -> date | None:
    berikut = [b.sejak for r in semua for b in r if b.sejak > per and (b.isi.unit, b.isi.nama) == (f.unit, f.nama)]
    return min(berikut, default=None)
