"""Keadaan: memeriksa, merapikan, dan mencocokkannya dengan syarat sebuah aturan."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sistemkerja.aturan import kosakata as k
from sistemkerja.aturan.baca import Peraturan
from sistemkerja.aturan.bentuk import Aturan, PertanyaanKeliru, Syarat

_PEGAWAI = frozenset(k.JENJANG_PEGAWAI)
_PERTANYAAN_PERAN = frozenset(n for n, p in k.PERTANYAAN.items() if "peran" in p.kunci)


def rapikan(peraturan: Peraturan, pertanyaan: str, keadaan: Mapping[str, str]) -> dict[str, str]:
    """Keadaan yang sudah diperiksa dan dilengkapi (PD bernama membawa jenis unitnya).

    Raises PertanyaanKeliru bila pertanyaan, kunci, atau nilainya tidak dikenal; yang mungkin disebut.
    """
    if pertanyaan not in k.PERTANYAAN:
        raise PertanyaanKeliru(f"pertanyaan '{pertanyaan}' tidak dikenal", tuple(k.PERTANYAAN))
    hasil: dict[str, str] = {}
    for kunci, nilai in keadaan.items():
        if kunci not in k.KUNCI:
            raise PertanyaanKeliru(f"kunci '{kunci}' tidak dikenal", tuple(k.KUNCI))
        hasil[kunci] = _nilai(peraturan, kunci, str(nilai))
    if "pd" in hasil and "jenis_unit" not in hasil and peraturan.pd[hasil["pd"]].jenis_unit in k.JENIS_INDUK:
        hasil["jenis_unit"] = peraturan.pd[hasil["pd"]].jenis_unit
    if pertanyaan in _PERTANYAAN_PERAN and "peran" not in hasil and hasil.get("bentuk") == "individu":
        hasil["peran"] = "individu"
    return hasil


def _nilai(peraturan: Peraturan, kunci: str, nilai: str) -> str:
    if kunci == "tanggal":
        try:
            return date.fromisoformat(nilai).isoformat()
        except ValueError:
            raise PertanyaanKeliru(f"tanggal '{nilai}' bukan TTTT-BB-HH yang ada", ("2025-01-31",)) from None
    mungkin = tuple(peraturan.pd) if kunci == "pd" else (k.KUNCI[kunci] or ())
    if nilai not in mungkin:
        raise PertanyaanKeliru(f"{kunci} '{nilai}' tidak dikenal", mungkin)
    return nilai


def sisa_syarat(peraturan: Peraturan, syarat: Syarat, keadaan: Mapping[str, str]) -> dict[str, frozenset[str]] | None:
    """Bagian syarat yang belum diketahui dari keadaan; None bila syarat bertentangan dengan keadaan."""
    sisa: dict[str, frozenset[str]] = {}
    for kunci, boleh in syarat.items():
        ada = keadaan.get(kunci)
        if ada is not None:
            if ada not in boleh:
                return None
            continue
        mungkin = _yang_mungkin(peraturan, kunci, boleh, keadaan)
        if not mungkin:
            return None
        sisa[kunci] = mungkin
    return sisa


def _yang_mungkin(
    peraturan: Peraturan, kunci: str, boleh: frozenset[str], keadaan: Mapping[str, str]
) -> frozenset[str]:
    """Nilai syarat yang masih mungkin, tanpa gabungan mustahil (camat di dinas, PD lain jenis, JF sebagai kabid)."""
    jenis = keadaan.get("jenis_unit")
    if kunci == "pd" and jenis in k.JENIS_INDUK:
        return frozenset(x for x in boleh if peraturan.pd[x].jenis_unit in (jenis, *k.JENIS_BAGIAN))
    if kunci == "jabatan":
        if keadaan.get("jenjang") in _PEGAWAI:
            return frozenset()
        if jenis in k.JENIS_INDUK:
            return frozenset(x for x in boleh if jenis in k.JABATAN_HANYA_DI.get(x, (jenis,)))
    if kunci == "jenjang" and "jabatan" in keadaan:
        return boleh - _PEGAWAI
    if kunci == "jenis_unit" and keadaan.get("jabatan") in k.JABATAN_HANYA_DI:
        return boleh & frozenset(k.JABATAN_HANYA_DI[keadaan["jabatan"]])
    return boleh


def cocok(peraturan: Peraturan, aturan: Aturan, keadaan: Mapping[str, str]
          ) -> tuple[dict[str, frozenset[str]], Syarat | None] | None:  # fmt: skip
    """(sisa syarat, sisa kecuali) bila aturan mungkin berlaku dalam keadaan ini, selain itu None."""
    if _jenis_tak_diatur(peraturan, aturan, keadaan):
        return None
    sisa = sisa_syarat(peraturan, aturan.bila, keadaan)
    if sisa is None:
        return None
    if not aturan.kecuali:
        return sisa, None
    sisa_kecuali = sisa_syarat(peraturan, aturan.kecuali, keadaan)
    if sisa_kecuali is None:
        return sisa, None
    if not sisa_kecuali:
        return None
    return sisa, sisa_kecuali


def _jenis_tak_diatur(peraturan: Peraturan, aturan: Aturan, keadaan: Mapping[str, str]) -> bool:
    """Aturan umum per jenis unit tidak menjawab bagi jenis unit yang sama sekali tidak diatur peraturan ini."""
    jenis = keadaan.get("jenis_unit")
    return (
        jenis in k.JENIS_INDUK
        and jenis not in peraturan.jenis_diatur
        and k.PERTANYAAN[aturan.pertanyaan].kelompok in k.KELOMPOK_PER_UNIT
        and not aturan.bila.keys() & {"jenis_unit", "pd"}
    )
