"""Wewenang: apakah pelaku boleh, mengapa, dan bila tidak siapa yang boleh serta karena Pasal apa.

Satu-satunya tempat tindakan menanyakan wewenang kepada mesin aturan.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from sistemkerja.alur.mesin import Mesin
from sistemkerja.aturan import kosakata, nasional
from sistemkerja.aturan.baca import Peraturan
from sistemkerja.aturan.bentuk import Cabang, Jawaban
from sistemkerja.aturan.istilah import rangkai
from sistemkerja.aturan.kedudukan import tanya_unit
from sistemkerja.aturan.organisasi import Jabatan
from sistemkerja.aturan.pejabat import TemuanPejabat, cari_pejabat, pejabat_penilai, yang_bertindak
from sistemkerja.aturan.tanya import tanya
from sistemkerja.organisasi.pelaku import JabatanDipangku, Pelaku
from sistemkerja.pemda.galat import TidakBerwenang, TidakDiaturApp


@dataclass(frozen=True, slots=True)
class Wenang:
    """Siapa yang berwenang atas satu kerja di satu unit: jabatan-jabatannya, pemangkunya, dan dasarnya."""

    pertanyaan: str
    jawaban: Jawaban
    temuan: tuple[TemuanPejabat, ...]
    mesin: Mesin = field(compare=False, repr=False)

    @property
    def diatur(self) -> bool:
        return self.jawaban.diatur

    @property
    def jabatan(self) -> tuple[Jabatan, ...]:
        return tuple(dict.fromkeys(j for t in self.temuan for j in t.jabatan))

    @property
    def id_jabatan(self) -> frozenset[str]:
        return frozenset(j.id for j in self.jabatan)

    @property
    def kode(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(x for t in self.temuan for x in t.dicari))

    @property
    def dasar(self) -> list[str]:
        return list(dict.fromkeys(d for c in self.jawaban.cabang for d in c.dasar)) or list(self.jawaban.dicari_di)

    @property
    def cabang(self) -> Cabang | None:
        return self.jawaban.cabang[0] if self.jawaban.cabang else None

    @property
    def nama_jabatan(self) -> str:
        return _(" atau ").join(j.nama for j in self.jabatan) or rangkai(self.kode, "atau", self.mesin.peraturan)

    def sebagai(self, pelaku: Pelaku) -> JabatanDipangku | None:
        """Jabatan pelaku yang memberinya wewenang ini, bila ia yang bertindak di jabatan itu hari ini."""
        for dipangku in pelaku.jabatan:
            if str(dipangku.jabatan_id) not in self.id_jabatan:
                continue
            bertindak = yang_bertindak(self.mesin.org, str(dipangku.jabatan_id))
            if bertindak is None or bertindak.pegawai == str(pelaku.pegawai_id):
                return dipangku
        return None


def wenang(
    m: Mesin, pertanyaan: str, unit_id: UUID | str, *, peran_kasus: Mapping[str, str] | None = None, **keadaan: str
) -> Wenang:
    """Wewenang atas `pertanyaan` (penetap_tim, perumus_strategi, …) dilihat dari sebuah unit."""
    jawaban = tanya_unit(m.peraturan, m.org, pertanyaan, str(unit_id), **keadaan)
    return Wenang(pertanyaan, jawaban, _temuan(m, jawaban, str(unit_id), peran_kasus), m)


def wenang_bersifat(m: Mesin, pertanyaan: str, unit_id: UUID | str, sifat: str, **keadaan: str) -> Wenang:
    """Wewenang dari butir yang `sifat`-nya disebut saja (misalnya `menetapkan`), tanpa cabang yang bersyarat lain."""
    jawaban = tanya_unit(m.peraturan, m.org, pertanyaan, str(unit_id), **keadaan)
    cabang = (replace(c, nilai=[b for b in c.nilai if b.get("sifat") == sifat]) for c in jawaban.cabang if not c.bila)
    jawaban = replace(jawaban, cabang=tuple(c for c in cabang if c.nilai))
    return Wenang(pertanyaan, jawaban, _temuan(m, jawaban, str(unit_id), None), m)


def _temuan(
    m: Mesin, jawaban: Jawaban, unit_id: str, peran_kasus: Mapping[str, str] | None
) -> tuple[TemuanPejabat, ...]:
    hasil: list[TemuanPejabat] = []
    for cabang in jawaban.cabang:
        if not isinstance(cabang.nilai, list):
            continue
        for satu in cabang.nilai:
            if isinstance(satu, dict) and "oleh" in satu:
                hasil.extend(_temuan_satu(m, satu, unit_id, peran_kasus))
    return tuple(hasil)


def _temuan_satu(
    m: Mesin, satu: Mapping[str, Any], unit_id: str, peran_kasus: Mapping[str, str] | None
) -> list[TemuanPejabat]:
    """Pejabat bagi satu butir.

    Beberapa kode yang dihubungkan "dan" berlaku masing-masing di unitnya sendiri: kepala bidang bagi bidangnya,
    sekretaris bagi sekretariatnya; jadi yang di luar garis atasan tidak ikut berwenang.
    """
    kode: Sequence[str] = satu["oleh"]
    if len(kode) == 1 or satu.get("hubungan") not in ("dan", "dan/atau"):
        return [cari_pejabat(m.org, kode, unit_id, peran_kasus=peran_kasus)]
    dalam_garis = [
        t for k in kode if (t := cari_pejabat(m.org, [k], unit_id, peran_kasus=peran_kasus, ke_dalam=False)).jabatan
    ]
    dari_kasus = frozenset((peran_kasus or {}).values())
    if any(j.id not in dari_kasus for t in dalam_garis for j in t.jabatan):
        return dalam_garis
    return [cari_pejabat(m.org, [k], unit_id, peran_kasus=peran_kasus) for k in kode]


def pastikan_wenang(pelaku: Pelaku, w: Wenang, apa: str) -> JabatanDipangku:
    """Jabatan yang dipakai pelaku untuk bertindak.

    `apa` kata kerja yang dibaca orang ("menetapkan tim"). Raises TidakDiaturApp bila peraturan diam, TidakBerwenang
    bila pelaku bukan yang ditunjuk aturan (menyebut siapa dan Pasalnya).
    """
    if not w.diatur:
        raise TidakDiaturApp(
            _("%(peraturan)s tidak mengatur siapa yang %(apa)s di unit ini.")
            % {"peraturan": w.mesin.peraturan.judul, "apa": apa},
            _("Pemda dapat menetapkan kebijakannya sendiri dengan dasar hukum tersendiri."),
            list(w.jawaban.dicari_di),
            kebijakan=ke_kebijakan(w.mesin, w.jawaban),
        )
    if not w.id_jabatan:
        raise TidakDiaturApp(
            _("%(peraturan)s menunjuk %(siapa)s untuk %(apa)s, tetapi jabatan itu tidak ada dalam susunan unit ini.")
            % {"peraturan": w.mesin.peraturan.judul, "siapa": siapa_bertindak(w), "apa": apa},
            _("Pemda dapat menetapkan siapa yang melakukannya dengan dasar hukum tersendiri."),
            w.dasar,
        )
    dipangku = w.sebagai(pelaku)
    if dipangku is None:
        raise TidakBerwenang(
            _("Anda tidak dapat %(apa)s: ini wewenang %(siapa)s (%(dasar)s).")
            % {"apa": apa, "siapa": siapa_bertindak(w), "dasar": "; ".join(w.dasar)},
            siapa_bertindak(w),
            w.dasar,
        )
    pastikan_dalam_mandat(w.mesin, dipangku, w.pertanyaan, apa)
    return dipangku


def pastikan_dalam_mandat(m: Mesin, dipangku: JabatanDipangku, pertanyaan: str, apa: str) -> None:
    """Plt. dan Plh. tidak melakukan yang dihalangi ketentuan nasional (`peraturan/nasional/plt_plh.yaml`).

    Raises TidakBerwenang dengan dasarnya dan siapa yang dapat: pejabat definitifnya, atau atasan jabatan itu.
    """
    if dipangku.sifat == "definitif":
        return
    batas = nasional.batas_mandat()
    perbuatan = nasional.perbuatan_pertanyaan(batas, pertanyaan)
    if perbuatan is None:
        return
    jawaban = nasional.boleh_sebagai(batas, dipangku.sifat, perbuatan)
    if jawaban.boleh or not jawaban.menghalangi:
        return
    siapa = yang_dapat_selain_mandat(m, dipangku.jabatan_id)
    isi = {
        "apa": apa,
        "sebagai": dipangku.sebutan,
        "kalimat": jawaban.kalimat,
        "dasar": "; ".join(jawaban.dasar),
        "siapa": siapa,
    }
    kalimat = _("Sebagai %(sebagai)s Anda tidak dapat %(apa)s. %(kalimat)s (%(dasar)s) Yang dapat: %(siapa)s.")
    raise TidakBerwenang(kalimat % isi, siapa, jawaban.dasar)


def yang_dapat_selain_mandat(m: Mesin, jabatan_id: UUID | str) -> str:
    """Siapa yang dapat melakukan yang dihalangi bagi Plt./Plh.: pejabat definitifnya, atau atasan jabatan itu."""
    jabatan = m.org.jabatan(str(jabatan_id))
    definitif = next((p for p in m.org.pemangku(jabatan.id) if p.sifat == "definitif"), None)
    if definitif is not None:
        return f"{jabatan.nama} ({definitif.nama})"
    return sebut_pejabat(m, pejabat_penilai(m.peraturan, m.org, jabatan).jabatan) or _("pejabat di atasnya")


def ke_kebijakan(m: Mesin, jawaban: Jawaban) -> dict[str, str]:
    """Pertanyaan dan keadaan yang didiamkan, bagi formulir kebijakan: seluas diamnya, tidak lebih."""
    jenis = jawaban.keadaan.get("jenis_unit", "")
    luas = {"jenis_unit": jenis} if jenis else {}
    if luas and not tanya(m.peraturan.tertulis, jawaban.pertanyaan, luas).diatur:
        return {"pertanyaan": jawaban.pertanyaan, **luas}
    sempit = {q: v for q, v in jawaban.keadaan.items() if q not in ("pd", "tanggal")}
    return {"pertanyaan": jawaban.pertanyaan, **sempit}


def siapa_bertindak(w: Wenang) -> str:
    """Jabatan yang berwenang dan orang yang memangkunya hari ini, sebagai kalimat."""
    return sebut_pejabat(w.mesin, w.jabatan) or rangkai(w.kode, "atau", w.mesin.peraturan)


def sebut_pejabat(m: Mesin, jabatan: Iterable[Jabatan]) -> str:
    """Jabatan-jabatan itu, masing-masing dengan yang bertindak di sana hari ini, atau bahwa ia sedang kosong."""
    hasil = []
    for j in jabatan:
        bertindak = yang_bertindak(m.org, j.id)
        if bertindak is None:
            hasil.append(_("%(jabatan)s (sedang kosong)") % {"jabatan": j.nama})
        else:
            awalan = {"plt": "Plt. ", "plh": "Plh. "}.get(bertindak.sifat, "")
            hasil.append(f"{awalan}{j.nama} ({bertindak.nama})")
    return _(" atau ").join(hasil)


def kenapa(w: Wenang) -> dict[str, object]:
    """Isi penggalan `antarmuka/_kenapa.html`: kalimat, dasar, sumber, catatan, cara ditemukan, dan pemangkunya."""
    judul = kosakata.PERTANYAAN[w.pertanyaan].judul
    per = w.mesin.peraturan
    if not w.diatur:
        kalimat = _("%(judul)s: tidak diatur oleh %(per)s.") % {"judul": judul, "per": per.judul}
    else:
        kalimat = _("%(judul)s: %(siapa)s.") % {"judul": judul, "siapa": siapa_bertindak(w)}
    cabang = w.cabang
    if cabang is not None and cabang.sumber == "kebijakan":
        kalimat += " " + _("Ini kebijakan Pemda; %(per)s sendiri diam.") % {"per": per.judul}
    return {
        "kalimat": kalimat,
        "dasar": w.dasar,
        "sumber": cabang.sumber if cabang else "",
        "catatan": kalimat_catatan(per, w.jawaban.cabang),
        "cara_temu": [c for t in w.temuan for c in t.cara] + [x for c in w.jawaban.cabang for x in c.lewat],
        "pemangku": siapa_bertindak(w) if w.diatur else "",
        "peraturan": per.id,
        "ketentuan": [per.ketentuan[d] for d in w.dasar if d in per.ketentuan],
    }


def kalimat_catatan(per: Peraturan, cabang: Sequence[Cabang]) -> list[str]:
    """Catatan pembacaan yang menyertai jawaban, masing-masing satu kalimat: bacaan yang dipilih dan alasannya."""
    kode = dict.fromkeys(k for c in cabang for k in c.catatan if k in per.catatan)
    return [f"{per.catatan[k].pilihan} {per.catatan[k].alasan}" for k in kode]
