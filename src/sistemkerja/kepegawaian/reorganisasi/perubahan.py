"""Selisih dua garis waktu sebagai catatan yang dapat ditulis, disimpan (JSON), dan dibalik."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from sistemkerja.kepegawaian.reorganisasi.garis_waktu import JENIS, Baris, GarisWaktu, Rangkaian
from sistemkerja.kepegawaian.reorganisasi.keadaan import Formasi, Kursi, Pangku, Unit
from sistemkerja.pemda.kunci import uuid7

BERINDUK = ("unit", "kursi")  # yang punya rincian; pangku dan formasi satu baris saja
_ISI: dict[str, Any] = {"unit": Unit, "kursi": Kursi, "pangku": Pangku, "formasi": Formasi}


@dataclass(frozen=True, slots=True)
class Catatan:
    """Baris-baris satu unit, kursi, pemangku, atau formasi, sebelum dan sesudahnya."""

    jenis: str
    id: str
    lama: Rangkaian
    baru: Rangkaian

    def balik(self) -> Catatan:
        return Catatan(self.jenis, self.id, self.baru, self.lama)

    @property
    def nama(self) -> str:
        return str((self.baru or self.lama)[-1].isi.nama)


def selisih(lama: GarisWaktu, baru: GarisWaktu) -> list[Catatan]:
    """Yang berbeda, dalam urutan pembentukannya; baris baru diberi kuncinya di sini."""
    hasil = []
    for jenis in JENIS:
        for id_, rangkaian in baru.baris[jenis].items():
            dulu = lama.baris[jenis].get(id_, ())
            if dulu == rangkaian:
                continue
            berkunci = tuple(_berkunci(jenis, b) for b in rangkaian)
            milik = berkunci[0].id if not dulu and jenis not in BERINDUK else id_
            hasil.append(Catatan(jenis, milik, dulu, berkunci))
    return hasil


def _berkunci(jenis: str, b: Baris) -> Baris:
    if b.id:
        return b
    id_ = str(uuid7())
    return replace(b, id=id_, isi=b.isi if jenis in BERINDUK else replace(b.isi, id=id_))


def ke_json(semua: list[Catatan]) -> dict[str, Any]:
    """Catatan sebagai JSON, untuk disimpan bersama rencananya."""
    return {
        "catatan": [
            {"jenis": c.jenis, "id": c.id, "lama": _rangkaian(c.lama), "baru": _rangkaian(c.baru)} for c in semua
        ]
    }


def dari_json(isi: dict[str, Any]) -> list[Catatan]:
    """Kebalikan `ke_json`."""
    return [
        Catatan(c["jenis"], c["id"], _baca(c["jenis"], c["lama"]), _baca(c["jenis"], c["baru"]))
        for c in isi.get("catatan", ())
    ]


def ditumpangi(garis: GarisWaktu, semua: list[Catatan], per: date) -> list[Catatan]:
    """Catatan yang barisnya kini sudah bukan hasil catatan itu: diubah oleh tindakan lain sesudah `per`."""
    menurut_id = {j: {b.id: b for r in garis.baris[j].values() for b in r} for j in JENIS}
    hasil = []
    for c in semua:
        milik = {b.id for b in c.baru}
        semua_kini = garis.baris[c.jenis].get(c.id, ())
        kini = {b for b in semua_kini if b.id in milik or b.sampai is None or b.sampai > per}
        if c.jenis not in BERINDUK:
            kini = {menurut_id[c.jenis][b.id] for b in c.baru if b.id in menurut_id[c.jenis]}
        if kini != set(c.baru):
            hasil.append(c)
    return hasil


def kembalikan(garis: GarisWaktu, semua: list[Catatan]) -> GarisWaktu:
    """Garis waktu bila semua catatan dibalik."""
    hasil = {jenis: dict(milik) for jenis, milik in garis.baris.items()}
    for c in semua:
        if c.jenis not in BERINDUK:
            for b in c.baru:
                hasil[c.jenis].pop(b.id, None)
            for b in c.lama:
                hasil[c.jenis][b.id] = (b,)
        elif c.lama:
            hasil[c.jenis][c.id] = c.lama
        else:
            hasil[c.jenis].pop(c.id, None)
    return GarisWaktu(hasil, garis.beban)


def _rangkaian(rangkaian: Rangkaian) -> list[dict[str, Any]]:
    return [
        {"id": b.id, "sejak": b.sejak.isoformat(), "sampai": b.sampai and b.sampai.isoformat(), "isi": asdict(b.isi)}
        for b in rangkaian
    ]


def _baca(jenis: str, semua: list[dict[str, Any]]) -> Rangkaian:
    return tuple(
        Baris(
            date.fromisoformat(b["sejak"]), b["sampai"] and date.fromisoformat(b["sampai"]),
            _ISI[jenis](**b["isi"]), b["id"],
        )
        for b in semua
    )  # fmt: skip
