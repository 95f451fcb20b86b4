"""Beda sebuah naskah dengan yang berlaku, dalam kata; siapa yang terkena; dan kasus yang tetap pada naskah lama."""

from __future__ import annotations

from collections import OrderedDict
from datetime import date
from typing import Any

from sistemkerja.adopsi.models import Pemeriksaan
from sistemkerja.alur.mesin import peraturan_berlaku
from sistemkerja.aturan import kosakata as k
from sistemkerja.aturan.baca import Peraturan
from sistemkerja.aturan.banding import banding, himpun
from sistemkerja.aturan.kalimat import nilai_kalimat, syarat_kalimat
from sistemkerja.aturan.kebijakan import yang_sudah_diatur
from sistemkerja.aturan.simulasi import simulasi
from sistemkerja.kegiatan.models import Kegiatan
from sistemkerja.organisasi.baca_sql import muat_memori
from sistemkerja.pemda.galat import TidakDiaturApp
from sistemkerja.pemda.models import Pemda
from sistemkerja.penugasan.models import SusunanPenugasan
from sistemkerja.perencanaan.models import PerjanjianKinerja

TERBANYAK = 200  # orang dan unit yang ditulis di layar; lembar kerjanya lengkap
_hasil: OrderedDict[tuple[str, str], list[dict[str, Any]]] = OrderedDict()


def yang_berlaku(pemda: Pemda, per: date) -> Peraturan | None:
    """Peraturan yang berlaku pada tanggal itu; None bila belum ada."""
    try:
        return peraturan_berlaku(pemda, per)
    except TidakDiaturApp:
        return None


def beda_kata(lama: Peraturan, baru: Peraturan) -> list[dict[str, Any]]:
    """Pertanyaan yang jawabannya berbeda: bagi keadaan apa, dahulu apa, nanti apa. Diingat menurut kedua sidik."""
    kunci = (lama.sidik, baru.sidik)
    if kunci not in _hasil:
        _hasil[kunci] = [x for p in banding(lama.tertulis, baru.tertulis)["pertanyaan"] if (x := _beda(p, lama, baru))]
        while len(_hasil) > 32:
            _hasil.popitem(last=False)
    return _hasil[kunci]


def _beda(p: dict[str, Any], lama: Peraturan, baru: Peraturan) -> dict[str, Any] | None:
    baris = [
        {
            "bagi": [_bagi(x, baru) for x in himpun(h["keadaan"])][:6],
            "lama": _jawaban(h["a"], lama), "baru": _jawaban(h["b"], baru), "status": h["status"],
        }
        for h in p["hasil"]
        if h["status"] in ("beda", "hanya_a", "hanya_b")
    ]  # fmt: skip
    if not baris:
        return None
    return {"judul": p["judul"], "pertanyaan": p["pertanyaan"], "perlu_dibaca": p["perlu_dibaca"], "baris": baris}


def _bagi(keadaan: dict[str, list[str]], per: Peraturan) -> str:
    return syarat_kalimat({q: frozenset(v) for q, v in keadaan.items()}, per)


def _jawaban(cabang: list[dict[str, Any]], per: Peraturan) -> list[dict[str, Any]]:
    return [
        {"baris": nilai_kalimat(c["nilai"], per), "bila": _bila(c["bila"], per), "dasar": c["dasar"]} for c in cabang
    ]


def _bila(bila: dict[str, Any] | None, per: Peraturan) -> str:
    semua = {q: frozenset(v if isinstance(v, list) else [v]) for q, v in (bila or {}).items()}
    return syarat_kalimat(semua, per)


def yang_terkena(pemda: Pemda, lama: Peraturan, baru: Peraturan, per: date) -> dict[str, Any]:
    """Orang yang penilainya berganti dan unit yang rantai tinjauannya berubah, pada organisasi tanggal itu."""
    return simulasi(lama, baru, muat_memori(pemda.pk, per))


def terkena_tersimpan(pemda: Pemda, lama: str, baru: str) -> Pemeriksaan | None:
    """Hitungan terakhir siapa yang terkena, bila organisasinya terlalu besar untuk dihitung selagi menunggu."""
    return Pemeriksaan.objects.filter(pemda=pemda, sidik=baru, dibanding=lama).first()


def kasus_berjalan(pemda: Pemda, sidik: str) -> dict[str, int]:
    """Yang tetap pada naskah yang kini berlaku sampai selesai."""
    kegiatan = Kegiatan.objects.filter(pemda=pemda, sidik=sidik).exclude(keadaan=Kegiatan.Keadaan.SELESAI)
    menunggu = SusunanPenugasan.objects.filter(pemda=pemda, keadaan=SusunanPenugasan.Keadaan.MENUNGGU)
    return {
        "kegiatan": kegiatan.count(),
        "perjanjian": PerjanjianKinerja.objects.filter(pemda=pemda, sidik=sidik).count(),
        "penugasan": menunggu.count(),
    }


def kebijakan_gugur(berlaku: Peraturan, baru: Peraturan) -> list[str]:
    """Kebijakan yang tidak lagi memutus karena naskah baru sudah mengaturnya, dengan Pasalnya."""
    hasil = []
    for semua in berlaku.kebijakan.values():
        for a in semua:
            bentrok = yang_sudah_diatur(baru, a.pertanyaan, a.bila)
            if bentrok:
                dasar = "; ".join(dict.fromkeys(d for b in bentrok for d in b.dasar))
                hasil.append(f"{k.PERTANYAAN[a.pertanyaan].judul} ({a.dasar[0]}): {dasar}")
    return hasil
