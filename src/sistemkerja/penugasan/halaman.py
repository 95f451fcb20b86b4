"""Isi halaman sebuah pekerjaan: giliran, daftar orang, tahap, dan yang dapat dilakukan pelaku."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from sistemkerja.alur.mesin import Mesin, bagi_yang_mulai
from sistemkerja.alur.wenang import Wenang, kenapa, wenang
from sistemkerja.aturan.organisasi import Jabatan
from sistemkerja.jejak.bacaan import riwayat
from sistemkerja.organisasi.pelaku import JabatanDipangku, Pelaku
from sistemkerja.penugasan import bacaan, forms
from sistemkerja.penugasan.models import Peran, SusunanPenugasan
from sistemkerja.penugasan.tahapan import naskah_penugasan
from sistemkerja.penugasan.tampilan import (
    alur_lintas_pd,
    garis_susunan,
    nama_naskah,
    pratinjau,
    simpul_penyusun,
)
from sistemkerja.penugasan.tindakan.susunan import tahap_susunan, unit_pemilik
from sistemkerja.perencanaan import layar
from sistemkerja.perencanaan.models import Bentuk, ButirStrategi
from sistemkerja.perencanaan.pembagian import mesin_bagian
from sistemkerja.perencanaan.penyusun import pemberi_penugasan, penyusun_penugasan


def konteks_butir(
    m: Mesin, pelaku: Pelaku, butir: ButirStrategi, pilihan: forms.Pilihan | None, cari: str
) -> dict[str, Any]:
    """Konteks halaman; banyaknya pertanyaan SQL tetap, berapa pun orangnya."""
    m = mesin_bagian(m, butir.strategi.bagian)
    unit_id = unit_pemilik(m, butir)
    hidup, ditolak = bacaan.susunan_butir(butir)
    if hidup is not None:
        m = bagi_yang_mulai(m, hidup.dibuat)
    penyusun = penyusun_penugasan(m, unit_id)
    perjanjian = butir.strategi.bagian.sasaran.perjanjian
    peristiwa = riwayat(butir.pk)
    objek = [butir.pk, *([hidup.pk] if hidup else [])]
    context: dict[str, Any] = {
        "judul": butir.nama,
        "butir": butir,
        "susunan": hidup,
        "ditolak": ditolak,
        "jawaban_penyusun": kenapa(penyusun),
        "jawaban_pemberi": kenapa(pemberi_penugasan(m, unit_id)),
        "lintas_pd": alur_lintas_pd(m, unit_id),
        "nama_peraturan": m.peraturan.judul,
        "giliran": layar.giliran(m, pelaku, *objek),
        "riwayat": peristiwa[::-1],
        "remah": [
            (_("Perjanjian Kinerja"), f"{reverse('perencanaan:daftar')}?tahun={perjanjian.tahun}"),
            (str(perjanjian), perjanjian.get_absolute_url()),
            (butir.strategi.bagian.untuk_jabatan.nama, butir.strategi.bagian.get_absolute_url()),
        ],
        "peraturan": m.peraturan.id,
        "individu": butir.bentuk == Bentuk.INDIVIDU,
        "form_tolak": forms.PenolakanForm(),
    }
    if hidup is not None:
        return context | _konteks_susunan(m, pelaku, hidup, unit_id, peristiwa, context["giliran"])
    return context | _konteks_penunjukan(m, pelaku, butir, unit_id, penyusun, pilihan or _awal(ditolak), cari)


def _konteks_susunan(
    m: Mesin, pelaku: Pelaku, susunan: SusunanPenugasan, unit_id: str, peristiwa: list[Any], giliran: Any
) -> dict[str, Any]:
    tahap = tahap_susunan(m, susunan, unit_id)
    menunggu = susunan.keadaan == SusunanPenugasan.Keadaan.MENUNGGU and susunan.tahap < len(tahap)
    kini = tahap[susunan.tahap] if menunggu else None
    if giliran and susunan.tahap + 1 < len(tahap):
        giliran["berikutnya"] = tahap[susunan.tahap + 1].wenang.nama_jabatan
    kegiatan = bacaan.keadaan_penugasan(pelaku, [susunan.butir_id])[susunan.butir_id]
    kasus = bacaan.kasus_kegiatan(susunan)
    if giliran is None and kasus is not None:
        giliran = layar.giliran(m, pelaku, kasus=kasus)
    return {
        "garis": garis_susunan(m, susunan, tahap, peristiwa),
        "kini": kini,
        "jawaban_kini": kenapa(kini.wenang) if kini else None,
        "dapat_memutus": kini is not None and kini.wenang.sebagai(pelaku) is not None,
        "naskah": nama_naskah(susunan.instrumen),
        "form_surat": forms.SuratForm(initial=_surat(susunan)),
        "kegiatan": kegiatan,
        "orang": urut_peran(susunan),
        "giliran": giliran,
    }


def _surat(susunan: SusunanPenugasan) -> dict[str, Any]:
    return {"nomor_surat": susunan.nomor_surat, "tanggal_surat": susunan.tanggal_surat}


def urut_peran(susunan: SusunanPenugasan) -> list[Any]:
    """Orang-orang sebuah susunan: ketua dahulu, lalu pengendali dan koordinator, lalu anggota."""
    urut = [Peran.KETUA, Peran.PENGENDALI, Peran.KOORDINATOR, Peran.PELAKSANA, Peran.ANGGOTA]
    return sorted(susunan.penugasan.all(), key=lambda p: urut.index(Peran(p.peran)))


def _awal(ditolak: list[SusunanPenugasan]) -> forms.Pilihan:
    return forms.pilihan_lama(list(ditolak[0].penugasan.all())) if ditolak else forms.Pilihan()


def _konteks_penunjukan(
    m: Mesin, pelaku: Pelaku, butir: ButirStrategi, unit_id: str, penyusun: Wenang, pilihan: forms.Pilihan, cari: str
) -> dict[str, Any]:
    calon = bacaan.calon_pelaksana(m, unit_id)
    tampil = [c for c in calon if c.jabatan.id in pilihan.semua or _cocok(c, cari)]
    lain = [c for c in tampil if not c.unit_sendiri]
    naskah, _jawaban = naskah_penugasan(m, unit_id, "dalam_unit")
    return {
        "kelompok": [
            (_("Dari unit ini"), [c for c in tampil if c.unit_sendiri], True),
            (_("Dari unit lain di Perangkat Daerah ini"), lain, bool(cari or any(_terpilih(c, pilihan) for c in lain))),
        ],
        "pilihan": pilihan,
        "cari": cari,
        "peran": bacaan.peran_tim(m, unit_id),
        "dapat_menyusun": penyusun_pelaku(m, pelaku, unit_id, penyusun) is not None,
        "naskah": nama_naskah(naskah),
        "form": forms.SusunanForm(initial={"nama_tim": ""}),
        **_pratinjau(m, pelaku, butir, unit_id, penyusun, pilihan, {c.jabatan.id: c.jabatan for c in calon}),
    }


def _terpilih(calon: bacaan.Calon, pilihan: forms.Pilihan) -> bool:
    return calon.jabatan.id in pilihan.semua


def _cocok(calon: bacaan.Calon, cari: str) -> bool:
    kata = cari.lower().split()
    teks = f"{calon.nama} {calon.jabatan.nama} {calon.jenjang} {calon.unit}".lower()
    return all(k in teks for k in kata)


def penyusun_pelaku(m: Mesin, pelaku: Pelaku, unit_id: str, penyusun: Wenang) -> JabatanDipangku | None:
    """Jabatan yang dipakai pelaku untuk menyusun: pengusul, pemberi, atau perumus strategi."""
    for w in (penyusun, pemberi_penugasan(m, unit_id), wenang(m, "perumus_strategi", unit_id)):
        if w.diatur and (dipangku := w.sebagai(pelaku)) is not None:
            return dipangku
    return None


def konteks_pratinjau(m: Mesin, pelaku: Pelaku, butir: ButirStrategi, pilihan: forms.Pilihan) -> dict[str, Any]:
    """Konteks pratinjau tahap bagi pilihan yang sedang dibuat."""
    m = mesin_bagian(m, butir.strategi.bagian)
    unit_id = unit_pemilik(m, butir)
    kursi = {j: satu for j in pilihan.semua if (satu := _kursi(m, j)) is not None}
    return _pratinjau(m, pelaku, butir, unit_id, penyusun_penugasan(m, unit_id), pilihan, kursi)


def _pratinjau(
    m: Mesin, pelaku: Pelaku, butir: ButirStrategi, unit_id: str, penyusun: Wenang, pilihan: forms.Pilihan,
    kursi: dict[str, Jabatan],
) -> dict[str, Any]:  # fmt: skip
    sebagai = penyusun_pelaku(m, pelaku, unit_id, penyusun)
    jabatan, nama = (sebagai.sebutan, pelaku.nama) if sebagai else (penyusun.nama_jabatan, "")
    terpilih = [kursi[j] for j in sorted(pilihan.semua) if j in kursi]
    berketua = butir.bentuk == Bentuk.TIM and bool(butir.perlu_ketua or pilihan.ketua)
    hasil = pratinjau(
        m, unit_id, pelaku, bentuk=butir.bentuk, berketua=berketua, kursi=terpilih,
        penyusun=simpul_penyusun(jabatan, nama),
    )  # fmt: skip
    return {"pratinjau": hasil, "banyak_terpilih": len(terpilih)}


def _kursi(m: Mesin, jabatan_id: str) -> Jabatan | None:
    try:
        return m.org.jabatan(jabatan_id)
    except KeyError:
        return None
