"""Versi baru: kasus yang berjalan tetap pada naskahnya, yang baru mengikuti yang baru sejak tanggalnya."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.http import Http404

from sistemkerja.adopsi.tests.conftest import berperan, isi_diubah
from sistemkerja.adopsi.tindakan import IsianAdopsi, adopsi_peraturan, unggah_naskah
from sistemkerja.alur import naskah as simpanan
from sistemkerja.alur.mesin import mesin, mesin_kasus, peraturan_berlaku
from sistemkerja.aturan import katalog, paket
from sistemkerja.contoh.penggerak import Penggerak
from sistemkerja.kegiatan import tindakan as kerja
from sistemkerja.kegiatan.models import Kegiatan
from sistemkerja.kegiatan.peran import rantai_kegiatan, tim_kegiatan
from sistemkerja.kegiatan.tindakan.rencana import IsianRencana
from sistemkerja.organisasi.tanggal import hari_ini
from sistemkerja.pemda.konteks import gunakan
from sistemkerja.pemda.models import Adopsi
from sistemkerja.pemda.versi import VersiPeraturan
from sistemkerja.perencanaan.tindakan.perjanjian_kinerja import IsianSasaran
from sistemkerja.perencanaan.tindakan.strategi import IsianButir

LAMA = "{langkah: [{n: 1, oleh: [administrator], kerja: meninjau}, {n: 2, oleh: [jpt_pratama], kerja: meninjau}]}"
BARU = "{langkah: [{n: 1, oleh: [jpt_pratama], kerja: meninjau}]}"


def versi_baru() -> dict[str, bytes]:
    """Perwali Kediri yang rantai tinjauan dinasnya satu langkah saja."""
    return isi_diubah("kediri-2023-45", "mekanisme.yaml", LAMA, BARU)


def kegiatan(g: Penggerak, kode: str) -> Kegiatan:
    unit, kini = g.unit(kode), g.per
    pk = g.perjanjian(unit, [IsianSasaran("Sasaran", "Indikator", "8", "persen")])
    bagian = g.bagian(pk.sasaran.select_related("perjanjian").get(), unit)
    isi = IsianButir("Pemetaan", "individu", kini, kini + timedelta(days=30))
    return Kegiatan.objects.get(susunan=g.tugaskan(g.butir(bagian, "Strategi.", [isi])[0]))


def langkah(g: Penggerak, satu: Kegiatan) -> int:
    m = mesin_kasus(g.pemda, g.per, satu)
    return len(rantai_kegiatan(m, satu, tim_kegiatan(satu)).langkah)


def test_kasus_lama_tetap_yang_baru_mengikuti(muatkan):
    kediri = muatkan("kediri")
    with gunakan(kediri), Penggerak(kediri).jalan() as g:
        lama = kegiatan(g, "DINKES.02")
        kini = hari_ini(kediri)
        pengelola = berperan(kediri, "pengelola_organisasi")
        versi = unggah_naskah([("kediri.zip", paket.ke_zip(versi_baru()))], oleh=pengelola)
        sebelum = Adopsi.objects.get()
        adopsi_peraturan(versi.sidik, IsianAdopsi(kini), oleh=pengelola, terakhir=sebelum.pk)
        baru = kegiatan(g, "DISDIK.02")
        assert (lama.sidik, baru.sidik) == (katalog.peraturan("kediri-2023-45").sidik, versi.sidik)
        assert (langkah(g, lama), langkah(g, baru)) == (2, 1)
        assert peraturan_berlaku(kediri, kini).sidik == versi.sidik
        assert peraturan_berlaku(kediri, kini - timedelta(days=1)).sidik == lama.sidik
        assert (_sampai_selesai(g, lama), _sampai_selesai(g, baru)) == (2, 1)


def _sampai_selesai(g: Penggerak, satu: Kegiatan) -> int:
    """Tindakannya sendiri mengikuti naskah kasusnya: banyaknya putusan sampai selesai."""
    satu = g.sepakati(g.ajukan(satu, [IsianRencana("Himpun", satu.batas, 0)]))
    satu = g.serahkan(satu, "Peta tersusun.")
    putusan = 0
    while satu.keadaan != Kegiatan.Keadaan.SELESAI:
        rantai = rantai_kegiatan(mesin_kasus(g.pemda, g.per, satu), satu, tim_kegiatan(satu))
        kini = next(s for s in (*rantai.berlaku, rantai.penyelesai) if s and s.n == satu.langkah)
        oleh = g.pelaku(kini.pejabat.jabatan[0].id)
        satu = kerja.tinjau_hasil(satu.pk, "sesuai", "", oleh=oleh, versi=satu.versi)
        satu = Kegiatan.objects.get(pk=satu.pk)
        putusan += 1
    return putusan


def test_naskah_dibaca_dari_simpanan_bila_kiriman_berubah(muatkan, tmp_path, monkeypatch):
    """Aplikasi diperbarui dan foldernya berubah: yang diadopsi tetap naskah yang dahulu."""
    kediri = muatkan("kediri")
    asal = katalog.peraturan("kediri-2023-45")
    folder = tmp_path / "kediri-2023-45"
    folder.mkdir()
    for nama, byte in versi_baru().items():
        (folder / nama).write_bytes(byte)
    monkeypatch.setenv("SISTEMKERJA_PERATURAN", str(tmp_path))
    monkeypatch.setattr(simpanan, "_naskah", type(simpanan._naskah)())
    assert katalog.peraturan("kediri-2023-45").sidik != asal.sidik
    with gunakan(kediri):
        assert peraturan_berlaku(kediri, hari_ini(kediri)).sidik == asal.sidik


def test_naskah_yang_tidak_tersimpan_dijawab_kiriman(muatkan, monkeypatch):
    """Adopsi dari sebelum naskah disimpan: dijawab folder yang ikut dikirim, dan layar mengatakannya."""
    kediri = muatkan("kediri")
    with gunakan(kediri):
        Adopsi.objects.update(sidik="0" * 64)
        assert mesin(kediri, hari_ini(kediri)).peraturan.id == "kediri-2023-45"


def test_naskah_pemda_lain_tidak_terbaca(muatkan, pemda):
    kediri, blitar = muatkan("kediri"), muatkan("blitar")
    with gunakan(kediri):
        versi = unggah_naskah([("a.zip", paket.ke_zip(versi_baru()))], oleh=berperan(kediri, "pengelola_organisasi"))
    with gunakan(blitar):
        assert not VersiPeraturan.objects.filter(sidik=versi.sidik).exists()
        with pytest.raises(Http404):
            adopsi_peraturan(
                versi.sidik, IsianAdopsi(hari_ini(blitar)), oleh=berperan(blitar, "pengelola_organisasi"),
                terakhir=Adopsi.objects.get().pk,
            )  # fmt: skip
