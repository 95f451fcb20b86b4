"""Dari tulisan SIASN dan SIMPEG ke kosakata sistem, menurut aturan dalam `data/kamus.yaml`. Tanpa Django.

Yang tidak dapat dipastikan dijawab None dan ditanyakan kepada orang; tidak ada yang ditebak diam-diam.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from typing import Any, NamedTuple

import yaml

from sistemkerja.impor.kolom import DATA

_BUKAN_KATA = re.compile(r"[^0-9a-z]+")
STRUKTURAL, FUNGSIONAL, PELAKSANA = "struktural", "fungsional", "pelaksana"


class JabatanTerbaca(NamedTuple):
    """Arti sebuah nama jabatan; `kode` hanya bagi jabatan yang memimpin."""

    jenis: str
    kode: str
    jenjang: str


@functools.cache
def kamus() -> dict[str, Any]:
    """Isi kamus.yaml."""
    return yaml.safe_load((DATA / "kamus.yaml").read_text(encoding="utf-8"))


@functools.cache
def _singkatan() -> tuple[re.Pattern[str], dict[str, str]]:
    kata: dict[str, str] = kamus()["singkatan"]
    pola = "|".join(re.escape(k) for k in sorted(kata, key=len, reverse=True))
    return re.compile(rf"\b(?:{pola})\b"), kata


@functools.lru_cache(maxsize=60_000)
def normal(teks: str) -> str:
    """Tulisan untuk dibandingkan: huruf kecil, tanpa tanda baca dan aksen, singkatan diuraikan."""
    isi = unicodedata.normalize("NFKD", teks).casefold().replace("&", " dan ")
    isi = _BUKAN_KATA.sub(" ", "".join(h for h in isi if not unicodedata.combining(h))).strip()
    pola, kata = _singkatan()
    return pola.sub(lambda cocok: kata[cocok[0]], isi)


def _daftar(nama: str) -> dict[str, str]:
    """Tulisan → kode, dari daftar sinonim bernama itu."""
    return {normal(tulisan): kode for kode, semua in kamus()[nama].items() for tulisan in semua}


@functools.cache
def _sinonim(nama: str) -> dict[str, str]:
    return _daftar(nama)


def kedudukan(teks: str) -> str | None:
    """aktif, pensiun, wafat, pindah, atau berhenti; "" bila kosong, None bila tidak dikenal."""
    return _sinonim("kedudukan").get(normal(teks)) if teks else ""


def jenis_asn(teks: str) -> str | None:
    """pns, pppk, tni, polri, bukan; "" bila kosong, None bila tidak dikenal."""
    return _sinonim("jenis_asn").get(normal(teks)) if teks else ""


def jenis_jabatan(teks: str) -> str | None:
    """struktural, fungsional, pelaksana; "" bila kosong, None bila tidak dikenal."""
    return _sinonim("jenis_jabatan").get(normal(teks)) if teks else ""


def jenjang_eselon(teks: str) -> str | None:
    """Jenjang menurut eselon; "" bila kosong atau bukan eselon, None bila tidak dikenal."""
    isi = normal(teks)
    if not isi or isi in kamus()["bukan_eselon"]:
        return ""
    isi = re.sub(r"^eselon ", "", isi)
    for jenjang, semua in kamus()["eselon"].items():
        if isi in semua or isi in {s.replace(" ", "") for s in semua}:
            return str(jenjang)
    return None


def jenjang_fungsional(nama: str) -> str:
    """Jenjang yang tertulis di akhir nama jabatan fungsional, "" bila tidak ada."""
    isi = normal(nama)
    akhiran: dict[str, str] = kamus()["jenjang_fungsional"]
    return next((kode for akhir, kode in akhiran.items() if isi == akhir or isi.endswith(f" {akhir}")), "")


@functools.lru_cache(maxsize=20_000)
def jabatan(nama: str, jenis: str, eselon: str) -> JabatanTerbaca | None:
    """Arti nama jabatan dengan jenis jabatan dan eselon yang menyertainya; None bila tidak dapat dipastikan."""
    tertulis = jenis_jabatan(jenis)
    menurut_eselon = jenjang_eselon(eselon)
    cocok = _struktural(nama)
    if tertulis == STRUKTURAL or menurut_eselon or (cocok and not tertulis):
        kode, jenjang = cocok or ("", "")
        return JabatanTerbaca(STRUKTURAL, kode, menurut_eselon or jenjang)
    if jenjang := jenjang_fungsional(nama):
        return JabatanTerbaca(FUNGSIONAL, "", jenjang) if tertulis != PELAKSANA else None
    if cocok and tertulis == FUNGSIONAL and cocok[0] in ("kepala_puskesmas", "kepala_satuan_pendidikan"):
        return JabatanTerbaca(STRUKTURAL, *cocok)
    return JabatanTerbaca(PELAKSANA, "", "pelaksana") if tertulis == PELAKSANA and not cocok else None


def _struktural(nama: str) -> tuple[str, str] | None:
    isi = normal(nama)
    for aturan in kamus()["struktural"]:
        if re.search(aturan["pola"], isi):
            return aturan["kode"], aturan["jenjang"]
    return None


@functools.lru_cache(maxsize=20_000)
def unit(nama: str) -> tuple[str, str] | None:
    """(jenis, bagian) sebuah unit menurut namanya; None bila tidak dikenal."""
    isi = normal(nama)
    for aturan in kamus()["unit"]:
        if re.search(aturan["pola"], isi):
            return aturan["jenis"], aturan.get("bagian", "")
    return None


def asisten(nama: str) -> str:
    """Bidang seorang asisten menurut nama unitnya."""
    isi = normal(nama)
    return next((a["kode"] for a in kamus()["asisten"] if re.search(a["pola"], isi)), "")


def pimpinan(jenis: str, bagian: str, jenis_induk: str, eselon: str) -> tuple[str, str]:
    """(kode, jenjang) jabatan yang memimpin unit sejenis itu; eselon yang tertulis menentukan jenjangnya."""
    if jenis == "sekretariat":
        kode = {"kecamatan": "sekretaris_kecamatan", "kelurahan": "sekretaris_kelurahan"}
        bawaan = kode.get(jenis_induk, "sekretaris_pd"), "pengawas" if jenis_induk == "kelurahan" else "administrator"
    else:
        semua = kamus()["pimpinan"]
        satu = semua.get(bagian if bagian in ("irban", "wadir") else jenis) or semua["lain"]
        bawaan = satu["kode"], satu["jenjang"]
    return bawaan[0], jenjang_eselon(eselon) or bawaan[1]


def judul(teks: str) -> str:
    """Tulisan yang seluruhnya huruf besar menjadi huruf judul; yang lain dibiarkan sebagaimana ditulis."""
    if teks != teks.upper() or teks == teks.lower():
        return teks
    return " ".join(_kata(kata, n == 0) for n, kata in enumerate(teks.split(" ")))


def _kata(kata: str, pertama: bool) -> str:
    polos = kata.strip("()/.,-")
    if polos in _akronim():
        return kata
    if polos.lower() in kamus()["kata_kecil"] and not pertama:
        return kata.lower()
    return re.sub(r"[^\W\d_]+(?:'[^\W\d_]+)?", lambda cocok: cocok[0].capitalize(), kata)


@functools.cache
def _akronim() -> frozenset[str]:
    return frozenset(kamus()["akronim"])


def nama_lengkap(depan: str, nama: str, belakang: str) -> str:
    """Nama dengan gelar, sebagaimana ditulis pada naskah."""
    muka = f"{depan} {judul(nama)}".strip()
    return f"{muka}, {belakang.lstrip(', ')}" if belakang else muka


def nama_sama(satu: str, dua: str) -> bool:
    """Nama orang yang sama, tanpa memandang huruf besar, spasi, dan tanda baca."""
    return re.sub(r"\W+", "", satu.casefold()) == re.sub(r"\W+", "", dua.casefold())
