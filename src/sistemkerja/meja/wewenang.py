"""Apa yang dapat diputuskan seorang pegawai menurut peraturan, dan tim tempat ia bekerja: blok pada halaman pegawai."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from sistemkerja.alur.mesin import Mesin, mesin
from sistemkerja.alur.wenang import Wenang, kenapa, wenang
from sistemkerja.aturan import kosakata, nasional
from sistemkerja.organisasi.pelaku import JabatanDipangku, jabatan_dipangku
from sistemkerja.pemda.galat import TidakDiaturApp
from sistemkerja.pemda.models import Pemda
from sistemkerja.penugasan.models import Penugasan

# Pertanyaan yang jawabannya sebuah kewenangan atas pekerjaan unit, dalam urutan kerjanya.
DITANYAKAN = (
    "penetap_perjanjian_kinerja",
    "pembagi_target",
    "perumus_strategi",
    "pemberi_penugasan",
    "penetap_penugasan",
    "penetap_tim",
    "penentu_ketua",
    "rantai_tinjauan",
    "penyelesai",
    "tidak_sesuai_target",
)


def blok_wewenang(pemda_id: UUID, pegawai_id: UUID, per: date) -> dict[str, Any] | None:
    """Blok "dapat memutuskan" bagi jabatan-jabatan strukturalnya; None bila tidak ada yang dipangkunya."""
    jabatan = [j for j in jabatan_dipangku(pemda_id, pegawai_id, per) if j.kode]
    if not jabatan:
        return None
    try:
        m = mesin(Pemda.objects.get(pk=pemda_id), per)
    except TidakDiaturApp:
        return None  # blok penilai sudah mengatakannya
    return {"templat": "meja/_wewenang.html", "jabatan": [_satu_jabatan(m, j) for j in jabatan]}


def blok_tim(pemda_id: UUID, pegawai_id: UUID, per: date) -> dict[str, Any] | None:
    """Blok tim dan penugasannya yang sudah ditetapkan. Satu pertanyaan."""
    baris = (
        Penugasan.objects.filter(pemda_id=pemda_id, pegawai_id=pegawai_id, susunan__keadaan="ditetapkan")
        .filter(susunan__dibuat__date__lte=per)
        .select_related("susunan__butir")
        .order_by("-susunan__dibuat", "id")[:20]
    )
    tim = [
        {
            "nama": p.susunan.nama_tim or str(p.susunan.butir),
            "peran": p.get_peran_display(),
            "uraian": p.uraian_peran,
            "surat": p.susunan.nomor_surat,
        }
        for p in baris
    ]
    return {"templat": "meja/_tim.html", "tim": tim} if tim else None


def _satu_jabatan(m: Mesin, dipangku: JabatanDipangku) -> dict[str, Any]:
    """Kewenangan sebuah jabatan di unitnya; bagi Plt. dan Plh. yang dihalangi ketentuan nasional disebut dihalangi."""
    baris = []
    for pertanyaan in DITANYAKAN:
        w = wenang(m, pertanyaan, dipangku.unit_id)
        if str(dipangku.jabatan_id) in w.id_jabatan:
            baris.append(_butir(w, dipangku))
    return {"sebutan": dipangku.sebutan, "baris": baris}


def _butir(w: Wenang, dipangku: JabatanDipangku) -> dict[str, Any]:
    judul = kosakata.PERTANYAAN[w.pertanyaan].judul
    butir = {"judul": judul.removeprefix("Yang ").capitalize(), "jawaban": kenapa(w), "halangan": None}
    if dipangku.sifat != "definitif":
        batas = nasional.batas_mandat()
        perbuatan = nasional.perbuatan_pertanyaan(batas, w.pertanyaan)
        if perbuatan is not None:
            jawaban = nasional.boleh_sebagai(batas, dipangku.sifat, perbuatan)
            if not jawaban.boleh:
                butir["halangan"] = {"kalimat": jawaban.kalimat, "dasar": list(jawaban.dasar)}
    return butir
