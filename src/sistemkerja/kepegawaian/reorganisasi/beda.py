"""Selisih dua susunan: apa yang terjadi pada tiap unit dan kursi, dan pohon sebelum serta sesudahnya bersisian."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sistemkerja.kepegawaian.reorganisasi.keadaan import Keadaan, Kursi, Unit, beda
from sistemkerja.kepegawaian.reorganisasi.rencana import penerus

# kode -> (sebutan, ikon, warna lencana): kata dan ikon yang membedakan, warna hanya menguatkan
TANDA: dict[str, tuple[str | Promise, str, str]] = {
    "baru": (gettext_lazy("Baru"), "tambah", "selesai"),
    "nama": (gettext_lazy("Berubah nama"), "ubah", "jalan"),
    "ubah": (gettext_lazy("Berubah"), "ubah", "jalan"),
    "pindah": (gettext_lazy("Pindah"), "panah", "tunggu"),
    "gabung": (gettext_lazy("Digabung"), "kirim", "tafsir"),
    "tutup": (gettext_lazy("Ditutup"), "silang_bulat", "bahaya"),
}


@dataclass(frozen=True, slots=True)
class Tanda:
    """Satu tanda pada unit atau kursi, dengan penjelasannya ("dari Bidang A", "menjadi Bidang B")."""

    kode: str
    keterangan: str = ""

    @property
    def kata(self) -> str:
        return str(TANDA[self.kode][0])

    @property
    def ikon(self) -> str:
        return TANDA[self.kode][1]

    @property
    def warna(self) -> str:
        return TANDA[self.kode][2]


@dataclass(slots=True)
class Simpul:
    """Satu unit dalam pohon; `tetap` banyak unit di bawahnya yang tidak berubah dan tidak digambar."""

    unit: Unit
    tanda: tuple[Tanda, ...] = ()
    anak: list[Simpul] = field(default_factory=list)
    tetap: int = 0
    kursi: int = 0


def tanda_unit(lama: Keadaan, baru: Keadaan) -> dict[str, tuple[Tanda, ...]]:
    """Tanda tiap unit yang berbeda."""
    hasil: dict[str, tuple[Tanda, ...]] = {}
    for id_, dulu in lama.unit.items():
        kini = baru.unit.get(id_)
        if kini is None:
            ke = penerus(baru.alih_unit, id_)
            menjadi = baru.unit[ke].nama if ke in baru.unit else ""
            hasil[id_] = (Tanda("gabung", _("ke %(nama)s") % {"nama": menjadi}) if menjadi else Tanda("tutup"),)
        elif dulu != kini:
            hasil[id_] = _berubah(lama, baru, dulu, kini)
    hasil |= {id_: (Tanda("baru"),) for id_ in baru.unit if id_ not in lama.unit}
    return hasil


def _berubah(lama: Keadaan, baru: Keadaan, dulu: Unit, kini: Unit) -> tuple[Tanda, ...]:
    apa = beda(dulu, kini)
    tanda = []
    if "nama" in apa:
        tanda.append(Tanda("nama", _("dari %(nama)s") % {"nama": dulu.nama}))
    if "induk" in apa:
        dari = lama.unit[dulu.induk].nama if dulu.induk in lama.unit else "–"
        ke = baru.unit[kini.induk].nama if kini.induk in baru.unit else "–"
        tanda.append(Tanda("pindah", _("dari %(dari)s ke %(ke)s") % {"dari": dari, "ke": ke}))
    lain = [f"{m}: {a or '–'} → {b or '–'}" for m, (a, b) in apa.items() if m not in ("nama", "induk")]
    if lain:
        tanda.append(Tanda("ubah", "; ".join(lain)))
    return tuple(tanda)


def pohon(k: Keadaan, puncak: Iterable[str], tanda: Mapping[str, tuple[Tanda, ...]]) -> list[Simpul]:
    """Pohon di bawah `puncak`: hanya yang berubah dan jalan ke sana; saudaranya yang tetap dihitung."""
    anak: dict[str | None, list[Unit]] = {}
    for u in sorted(k.unit.values(), key=lambda u: (u.nama, u.id)):
        anak.setdefault(u.induk, []).append(u)
    kursi: dict[str, int] = {}
    for s in k.kursi.values():
        kursi[s.unit] = kursi.get(s.unit, 0) + 1
    return [_simpul(k.unit[id_], anak, tanda, kursi) for id_ in puncak if id_ in k.unit]


def _simpul(
    u: Unit, anak: Mapping[str | None, list[Unit]], tanda: Mapping[str, tuple[Tanda, ...]], kursi: Mapping[str, int]
) -> Simpul:
    hasil = Simpul(u, tanda.get(u.id, ()), kursi=kursi.get(u.id, 0))
    for a in anak.get(u.id, ()):
        satu = _simpul(a, anak, tanda, kursi)
        if satu.tanda or satu.anak:
            hasil.anak.append(satu)
        else:
            hasil.tetap += 1
    return hasil


@dataclass(frozen=True, slots=True)
class BedaKursi:
    """Satu kursi yang berbeda: tempatnya sebelum dan sesudah, dan pemangkunya."""

    kursi: Kursi
    tanda: Tanda
    sebelum: str
    sesudah: str
    orang: str


def beda_kursi(lama: Keadaan, baru: Keadaan) -> list[BedaKursi]:
    """Kursi yang dibentuk, diubah, pindah unit, atau ditutup, menurut unitnya."""
    hasil = []
    for id_ in {**lama.kursi, **baru.kursi}:
        dulu, kini = lama.kursi.get(id_), baru.kursi.get(id_)
        if dulu == kini:
            continue
        satu = kini or dulu
        assert satu is not None
        hasil.append(
            BedaKursi(
                satu,
                _tanda_kursi(dulu, kini, baru),
                _tempat(lama, dulu),
                _tempat(baru, kini),
                ", ".join(p.nama for p in lama.pangku_di(id_)),
            )
        )
    return sorted(hasil, key=lambda b: (b.sesudah or b.sebelum, b.kursi.nama, b.kursi.id))


def _tanda_kursi(dulu: Kursi | None, kini: Kursi | None, baru: Keadaan) -> Tanda:
    if dulu is None:
        return Tanda("baru")
    if kini is None:
        ke = penerus(baru.alih_kursi, dulu.id)
        kata = _("kerjanya ke %(nama)s") % {"nama": baru.kursi[ke].nama} if ke in baru.kursi else ""
        return Tanda("tutup", kata)
    if dulu.unit != kini.unit:
        return Tanda("pindah")
    return Tanda("nama", _("dari %(nama)s") % {"nama": dulu.nama}) if dulu.nama != kini.nama else Tanda("ubah")


def _tempat(k: Keadaan, kursi: Kursi | None) -> str:
    return k.unit[kursi.unit].nama if kursi is not None and kursi.unit in k.unit else ""
