"""Pejabat Penilai Kinerja dan atasannya bagi seseorang, dengan dasarnya: untuk halaman akun dan halaman pegawai."""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.utils.translation import gettext as _

from sistemkerja.alur.mesin import Mesin, mesin
from sistemkerja.alur.wenang import kalimat_catatan
from sistemkerja.aturan import kosakata
from sistemkerja.aturan.organisasi import Jabatan
from sistemkerja.aturan.pejabat import TemuanPejabat, pejabat_untuk, yang_bertindak
from sistemkerja.organisasi.baca_sql import muat_memori
from sistemkerja.organisasi.pelaku import jabatan_dipangku
from sistemkerja.pemda.galat import TidakDiaturApp
from sistemkerja.pemda.models import Pemda

_PERTANYAAN = ("penilai", "atasan_penilai")
_AWALAN = {"plt": "Plt. ", "plh": "Plh. "}


def blok_penilai(pemda_id: UUID, pegawai_id: UUID, per: date) -> dict[str, Any] | None:
    """Blok "penilai dan dasarnya" pada halaman pegawai; None bila ia tidak memangku jabatan pada tanggal itu."""
    pemda = Pemda.objects.get(pk=pemda_id)
    jabatan = [j.jabatan_id for j in jabatan_dipangku(pemda_id, pegawai_id, per) if j.sifat == "definitif"]
    if not jabatan:
        return None
    try:
        m = mesin(pemda, per)
    except TidakDiaturApp as galat:
        return {"templat": "meja/_penilai.html", "tidak_diatur": {"kalimat": galat.kalimat, "saran": galat.saran}}
    return {"templat": "meja/_penilai.html", "jabatan": [penilai_jabatan(m, id_) for id_ in jabatan]}


def penilai_jabatan(m: Mesin, jabatan_id: UUID | str) -> dict[str, Any]:
    """Penilai dan atasan penilai bagi pemangku sebuah jabatan (aturan `penilai`, `atasan_penilai`)."""
    jabatan = m.org.jabatan(str(jabatan_id))
    baris = []
    for pertanyaan in _PERTANYAAN:
        satu = _satu(m, pertanyaan, pejabat_untuk(m.peraturan, m.org, pertanyaan, jabatan))
        if "kalimat" in satu:
            satu["kebijakan"] = urlencode({"jenis_unit": m.org.unit(jabatan.unit).jenis, "pertanyaan": pertanyaan})
        baris.append(satu)
    return {"jabatan": jabatan, "baris": baris}


def penilai_semua(pemda: Pemda, unit_id: UUID, per: date) -> list[tuple[Jabatan, TemuanPejabat]]:
    """Penilai setiap jabatan di sebuah unit sampai ke ujungnya, menurut hukum dan organisasi `per`.

    Banyaknya pertanyaan tetap, berapa pun orangnya. Raises TidakDiaturApp bila belum ada peraturan pada tanggal itu.
    """
    org = muat_memori(pemda.pk, per, bawah=unit_id)
    m = mesin(pemda, per, org)
    milik = [j for j in org.semua_jabatan() if any(u.id == str(unit_id) for u in org.garis_unit(j.unit))]
    return [(j, pejabat_untuk(m.peraturan, org, "penilai", j)) for j in milik]


def _satu(m: Mesin, pertanyaan: str, temuan: TemuanPejabat) -> dict[str, Any]:
    jawaban = temuan.jawaban
    assert jawaban is not None  # pejabat_untuk selalu membawa jawabannya
    judul = kosakata.PERTANYAAN[pertanyaan].judul
    if not jawaban.diatur:
        kalimat = _("%(per)s tidak mengatur %(apa)s bagi jabatan ini.") % {"per": m.peraturan.judul, "apa": judul}
        return {"judul": judul, "kalimat": kalimat, "dicari_di": jawaban.dicari_di, "peraturan": m.peraturan.id}
    cabang = jawaban.cabang[0]
    orang = [_orang(m, j) for j in temuan.jabatan]
    return {
        "judul": judul,
        "orang": orang,
        "keadaan": "" if temuan.keadaan == "ada" else temuan.kalimat_keadaan,
        "jawaban": {
            "kalimat": _("%(judul)s: %(siapa)s.")
            % {"judul": judul, "siapa": ", ".join(o["jabatan"] for o in orang) or temuan.kalimat_keadaan},
            "dasar": list(dict.fromkeys(d for c in jawaban.cabang for d in c.dasar)),
            "peraturan": m.peraturan.id,
            "sumber": cabang.sumber,
            "catatan": kalimat_catatan(m.peraturan, jawaban.cabang),
            "cara_temu": [*temuan.cara, *(x for c in jawaban.cabang for x in c.lewat)],
            "pemangku": ", ".join(o["nama"] for o in orang if o["nama"]),
        },
    }


def _orang(m: Mesin, jabatan: Jabatan) -> dict[str, str]:
    bertindak = yang_bertindak(m.org, jabatan.id)
    return {
        "nama": bertindak.nama if bertindak else "",
        "sifat": bertindak.sifat if bertindak else "",
        "jabatan": jabatan.nama,
        "jabatan_id": jabatan.id,
    }
