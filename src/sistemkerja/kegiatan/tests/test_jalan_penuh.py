"""Dari rencana sampai selesai lewat layar, bagi unit-unit yang rantainya berbeda; rantai diharapkan dari teksnya."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sistemkerja.kegiatan.models import Kegiatan
from sistemkerja.kegiatan.tests.conftest import Panggung, isian, isian_rencana, isian_rincian
from sistemkerja.pemda.konteks import gunakan

# slug, unit, tim, langkah yang dijalani: (kerja, kode jabatan yang melakukannya)
JALAN = [
    pytest.param("kediri", "DINKES.02", False, [("meninjau", "kepala_bidang"), ("meninjau", "kepala_pd")],
                 id="kediri-dinas-individu", marks=pytest.mark.dasar("kediri-2023-45", "Lampiran 5.a.4.c.1)")),
    pytest.param("kediri", "DINKES.03", True, [("meninjau", "kepala_bidang"), ("meninjau", "kepala_pd")],
                 id="kediri-dinas-tim"),
    pytest.param("kediri", "SETDA.03.02", False,
                 [("meninjau", "kepala_bagian"), ("menerima", "asisten"), ("meninjau", "sekretaris_daerah")],
                 id="kediri-setda"),
    pytest.param("kediri", "RSUDG.02.01", True,
                 [("meninjau", "kepala_bidang"), ("menerima", "wakil_direktur"), ("meninjau", "direktur")],
                 id="kediri-rsud-gambiran"),
    pytest.param("kediri", "RSUDK.02", False, [("meninjau", "direktur")], id="kediri-rsud-kilisuci"),
    pytest.param("kediri", "DINKES.06", False, [("meninjau", "kepala_puskesmas"), ("meninjau", "kepala_pd")],
                 id="kediri-puskesmas"),
    pytest.param("jambi", "DINKES.02", True, [("meninjau", "kepala_bidang"), ("meninjau", "kepala_pd")],
                 id="jambi-dinas"),
    pytest.param("bekasi", "DINKES.02", False, [("menerima", "kepala_bidang"), ("mengevaluasi", "kepala_pd")],
                 id="bekasi-dinas"),
    pytest.param("bekasi", "DPMPTSP", True, [("meneruskan", ""), ("mengevaluasi", "kepala_pd")],
                 id="bekasi-dpmptsp-pengendali"),
]  # fmt: skip


@pytest.mark.parametrize(("slug", "kode", "tim", "rantai"), JALAN)
def test_dari_rencana_sampai_selesai(
    panggung: Callable[[str], Panggung], slug: str, kode: str, tim: bool, rantai: list[tuple[str, str]]
) -> None:
    p = panggung(slug)
    k = p.kegiatan(kode, tim=tim)
    alamat = f"/kegiatan/{k.pk}/"
    pengerja = p.pelaksana(k)
    assert pengerja.post(f"{alamat}rencana/", isian_rencana(k, "Himpun data", "Susun peta")).status_code == 302
    k = p.segar(k)
    with gunakan(p.pemda):
        pimpinan = p.sebagai(p.gerak.wakil(_pimpinan(p, k)).jabatan[0].jabatan_id)
    assert pimpinan.post(f"{alamat}kesepakatan/", isian(k, putusan="sepakat")).status_code == 302
    k = p.segar(k)
    assert k.keadaan == Kegiatan.Keadaan.PELAKSANAAN
    assert pengerja.post(f"{alamat}rincian/", isian_rincian(k, ("Himpun data", "", ""))).status_code == 302
    with gunakan(p.pemda):
        rincian = p.segar(k).rincian.get()
    kemajuan = isian(rincian=str(rincian.pk), persen=100, catatan="Sudah lengkap.")
    assert pengerja.post(f"{alamat}kemajuan/", kemajuan).status_code == 302
    assert p.segar(k).persen == 100
    assert pengerja.post(f"{alamat}hasil/", isian(p.segar(k), uraian="Peta tersusun.")).status_code == 302
    assert _tinjau_sampai_selesai(p, k) == rantai
    k = p.segar(k)
    assert k.keadaan == Kegiatan.Keadaan.SELESAI
    isi = pengerja.get(alamat).content.decode()
    assert "Dinyatakan selesai oleh" in isi and "data-cetak" in isi


def _pimpinan(p: Panggung, k: Kegiatan):
    from sistemkerja.kegiatan.peran import pimpinan_rencana

    return pimpinan_rencana(p.gerak.m(), k)


def _tinjau_sampai_selesai(p: Panggung, k: Kegiatan) -> list[tuple[str, str]]:
    """Jalankan langkah demi langkah lewat layar; yang dilakukan dan kode jabatan yang melakukannya."""
    jalan = []
    while p.segar(k).keadaan == Kegiatan.Keadaan.TINJAUAN and len(jalan) < 9:
        klien, langkah = p.yang_ditunggu(k)
        isi = klien.get(f"/kegiatan/{k.pk}/").content.decode()
        assert "Giliran Anda" in isi
        putusan = "selesai" if langkah.kerja in ("menerima", "meneruskan") else "sesuai"
        r = klien.post(f"/kegiatan/{k.pk}/tinjauan/", isian(p.segar(k), putusan=putusan))
        assert r.status_code == 302, r.content.decode()[:2000]
        jalan.append((langkah.kerja, langkah.pejabat.jabatan[0].kode))
    return jalan


@pytest.mark.dasar("jambi-2025-13", "Lampiran")
def test_jambi_dikembalikan_diperbaiki_lalu_naik_dari_awal(panggung: Callable[[str], Panggung]) -> None:
    p = panggung("jambi")
    k = p.kegiatan("DINKES.02", "tinjau")
    alamat = f"/kegiatan/{k.pk}/"
    kabid, langkah = p.yang_ditunggu(k)
    assert kabid.post(f"{alamat}tinjauan/", isian(p.segar(k), putusan="sesuai")).status_code == 302
    kadis, langkah = p.yang_ditunggu(k)
    assert langkah.pejabat.jabatan[0].kode == "kepala_pd"
    kembali = isian(p.segar(k), putusan="belum_sesuai", catatan="Sebutkan sumber datanya.")
    assert kadis.post(f"{alamat}tinjauan/", kembali).status_code == 302
    assert p.segar(k).keadaan == Kegiatan.Keadaan.PERBAIKAN
    pengerja = p.pelaksana(k)
    isi = pengerja.get(alamat).content.decode()
    assert "Sebutkan sumber datanya." in isi and "Serahkan hasil perbaikan" in isi
    assert pengerja.post(f"{alamat}hasil/", isian(p.segar(k), uraian="Dengan sumber data.")).status_code == 302
    _klien, langkah = p.yang_ditunggu(k)
    assert langkah.pejabat.jabatan[0].kode == "kepala_bidang", "hasil perbaikan naik lagi dari langkah pertama"
    _tinjau_sampai_selesai(p, k)
    isi = pengerja.get(alamat).content.decode()
    assert p.segar(k).keadaan == Kegiatan.Keadaan.SELESAI
    assert "Hasil pertama" in isi and "Hasil ke-2" in isi and "Sebutkan sumber datanya." in isi
