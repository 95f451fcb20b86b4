"""Pemeriksaan cakupan: penilai tiap jenjang, mekanisme tiap jenis unit, alur tanpa lingkaran, lingkup bernaskah."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sistemkerja.aturan import kosakata as k
from sistemkerja.aturan.baca import Peraturan
from sistemkerja.aturan.bentuk import Aturan, Temuan
from sistemkerja.aturan.keadaan import sisa_syarat
from sistemkerja.aturan.tanya import tanya

_KEPUTUSAN = ("menyetujui", "meninjau", "mengevaluasi")


def cakupan(per: Peraturan) -> Iterator[Temuan]:
    """Temuan cakupan: yang tidak diatur harus didiamkan dengan tegas, tidak terlewat."""
    yield from _penilai(per)
    yield from _mekanisme(per)
    yield from _rantai(per)
    yield from _alur(per)
    yield from _lingkup(per)
    yield from _peran_ada(per)


def _unit_yang_diatur(per: Peraturan) -> list[dict[str, str]]:
    """Keadaan dasar tiap jenis unit yang diatur; RSUD dan sejenisnya ditanya per PD bernama."""
    hasil: list[dict[str, str]] = []
    for jenis in dict.fromkeys(per.jenis_diatur):
        if jenis not in k.JENIS_INDUK:
            continue
        bernama = [p.kode for p in per.pd.values() if p.jenis_unit == jenis]
        if jenis == "rsud" and bernama:
            hasil.extend({"jenis_unit": jenis, "pd": kode} for kode in bernama)
        else:
            hasil.append({"jenis_unit": jenis})
    return hasil


def _didiamkan(per: Peraturan, pertanyaan: str, keadaan: dict[str, str]) -> bool:
    return any(d.pertanyaan == pertanyaan and sisa_syarat(per, d.bila, keadaan) == {} for d in per.diam)


def _penilai(per: Peraturan) -> Iterator[Temuan]:
    for unit in _unit_yang_diatur(per):
        for jenjang in k.JENJANG_PEGAWAI:
            keadaan = {**unit, "jenjang": jenjang}
            cabang = tanya(per, "penilai", keadaan).cabang
            penuh = [c for c in cabang if not c.bila]
            nama = ", ".join(unit.values())
            if len(penuh) > 1:
                id_aturan = ", ".join(c.aturan for c in penuh)
                yield Temuan("penilaian.yaml", 0, f"{nama}: {jenjang} punya lebih dari satu penilai ({id_aturan})",
                             "penilai-ganda")  # fmt: skip
            if not cabang and not _didiamkan(per, "penilai", keadaan):
                yield Temuan("penilaian.yaml", 0, f"{nama}: {jenjang} tanpa penilai dan tanpa 'diam'", "penilai-kosong")


def _mekanisme(per: Peraturan) -> Iterator[Temuan]:
    for unit in _unit_yang_diatur(per):
        for pertanyaan in k.MEKANISME_POKOK:
            if not tanya(per, pertanyaan, unit).diatur and not _didiamkan(per, pertanyaan, unit):
                nama = ", ".join(unit.values())
                yield Temuan("mekanisme.yaml", 0, f"{nama}: {pertanyaan} tidak dijawab dan tidak didiamkan",
                             "mekanisme-kosong")  # fmt: skip


def _rantai(per: Peraturan) -> Iterator[Temuan]:
    for unit in _unit_yang_diatur(per):
        for c in tanya(per, "rantai_tinjauan", unit).cabang:
            langkah = c.nilai["langkah"]
            aturan = per.aturan[c.aturan]
            for atas, bawah in zip(langkah, langkah[1:], strict=False):
                if atas["oleh"] == bawah["oleh"]:
                    yield _t(
                        aturan,
                        f"rantai {c.aturan}: langkah {bawah['n']} kembali kepada {bawah['oleh']}",
                        "rantai-ganda",
                    )
            sudah = [tuple(x["oleh"]) for x in langkah]
            if len(set(sudah)) != len(sudah):
                yield _t(aturan, f"rantai {c.aturan} melewati pejabat yang sama dua kali", "rantai-lingkaran")
            if not tanya(per, "penyelesai", unit).diatur:
                yield _t(aturan, f"rantai {c.aturan} tidak berujung: penyelesai tidak diatur", "rantai-tanpa-ujung")


def _alur(per: Peraturan) -> Iterator[Temuan]:
    for a in per.menurut_pertanyaan.get("alur_penugasan", ()):
        langkah = a.nilai["langkah"]
        for urut, satu in enumerate(langkah):
            lanjut = langkah[urut + 1 :]
            if satu["kerja"] == "menolak" and satu.get("bila") != "ditolak":
                yield _t(a, f"alur {a.id}: langkah {satu['n']} menolak tanpa 'bila: ditolak'", "alur-cabang")
            if satu["kerja"] in _KEPUTUSAN and not lanjut:
                yield _t(
                    a,
                    f"alur {a.id}: berakhir pada keputusan langkah {satu['n']} tanpa tindak lanjut",
                    "alur-ujung",
                )
            pemutus_sendiri = satu["kerja"] == "menyetujui" and urut and langkah[urut - 1]["kerja"] == "memohon" and (
                satu["oleh"] == langkah[urut - 1]["oleh"])  # fmt: skip
            if pemutus_sendiri:
                yield _t(a, f"alur {a.id}: langkah {satu['n']} menyetujui permohonannya sendiri", "alur-sendiri")


def _lingkup(per: Peraturan) -> Iterator[Temuan]:
    for lingkup in k.KUNCI["lingkup"] or ():
        keadaan = {"lingkup": lingkup}
        boleh = tanya(per, "boleh", keadaan).cabang
        if not any(c.nilai is True for c in boleh):
            if not boleh and not _didiamkan(per, "boleh", keadaan):
                yield Temuan(
                    "penugasan.yaml",
                    0,
                    f"boleh lingkup={lingkup} tidak dijawab dan tidak didiamkan",
                    "lingkup",
                )
            continue
        for pertanyaan in ("penetap_tim", "instrumen"):
            if not tanya(per, pertanyaan, keadaan).diatur and not _didiamkan(per, pertanyaan, keadaan):
                yield Temuan("tim.yaml", 0, f"lingkup {lingkup} boleh, tetapi {pertanyaan} tidak dijawab dan tidak didiamkan",
                             "lingkup")  # fmt: skip


def _peran_ada(per: Peraturan) -> Iterator[Temuan]:
    """Jabatan yang disebut mekanisme sebuah jenis unit ada dalam struktur jenis unit itu, bila strukturnya disebut."""
    for unit in _unit_yang_diatur(per):
        struktur = tanya(per, "struktur", unit).cabang
        if not struktur or any(c.bila for c in struktur):
            continue
        ada = {s["jabatan"] for c in struktur for s in c.nilai["susunan"]}
        for pertanyaan in k.MEKANISME_POKOK:
            for c in tanya(per, pertanyaan, unit).cabang:
                for kode in _jabatan_dalam(c.nilai) - ada - _DI_LUAR_UNIT:
                    yield _t(per.aturan[c.aturan], f"{', '.join(unit.values())}: {kode} disebut {c.aturan} tetapi tidak ada "
                             "dalam strukturnya", "peran-tanpa-struktur")  # fmt: skip


_DI_LUAR_UNIT = frozenset({"sekretaris_daerah", "asisten", "kepala_daerah", "kepala_pd"})


def _jabatan_dalam(nilai: Any) -> set[str]:
    if isinstance(nilai, dict):
        return (
            set().union(*(_jabatan_dalam(v) for q, v in nilai.items() if q in ("oleh", "langkah"))) if nilai else set()
        )
    if isinstance(nilai, list):
        return set().union(*(_jabatan_dalam(v) for v in nilai)) if nilai else set()
    return {nilai} if nilai in k.JABATAN else set()


def _t(a: Aturan, pesan: str, kode: str) -> Temuan:
    return Temuan(a.berkas, a.baris, pesan, kode)
