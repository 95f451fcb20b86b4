"""Berkas: yang diterima, yang ditolak, dan siapa yang boleh membukanya."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from sistemkerja.kegiatan.models import Berkas, Kegiatan
from sistemkerja.kegiatan.tests.conftest import Panggung, isian
from sistemkerja.kegiatan.tindakan.berkas import UKURAN_TERBESAR
from sistemkerja.pemda.konteks import gunakan

PDF = b"%PDF-1.7\nisi"


@pytest.fixture
def kegiatan(kediri: Panggung) -> Kegiatan:
    return kediri.kegiatan("DINKES.02", "rinci")


def _unggah(p: Panggung, k: Kegiatan, nama: str = "bukti.pdf", isi: bytes = PDF) -> int:
    data = isian(berkas=SimpleUploadedFile(nama, isi))
    return p.pelaksana(k).post(f"/kegiatan/{k.pk}/berkas/", data).status_code


def test_terunduh_sebagai_lampiran_dan_tidak_ditebak_jenisnya(kediri: Panggung, kegiatan: Kegiatan) -> None:
    assert _unggah(kediri, kegiatan, "laporan akhir.pdf") == 302
    with gunakan(kediri.pemda):
        berkas = Berkas.objects.get()
    r = kediri.pemilik(kegiatan).get(berkas.get_absolute_url())
    assert r.status_code == 200 and b"".join(r.streaming_content) == PDF
    assert r["Content-Disposition"] == 'attachment; filename="laporan akhir.pdf"'
    assert r["X-Content-Type-Options"] == "nosniff" and r["Content-Type"] == "application/pdf"
    assert "no-store" in r["Cache-Control"]


def test_yang_tidak_boleh_membaca_kegiatannya_tidak_mendapat_berkasnya(
    kediri: Panggung, kegiatan: Kegiatan, panggung: Callable[[str], Panggung]
) -> None:
    _unggah(kediri, kegiatan)
    with gunakan(kediri.pemda):
        alamat = Berkas.objects.get().get_absolute_url()
    assert kediri.berkode("kepala_pd", "DISDIK").get(alamat).status_code == 404
    assert panggung("blitar").berkode("kepala_pd", "DINKES").get(alamat).status_code == 404
    assert kediri.berkode("kepala_pd", "DINKES").get(alamat).status_code == 200
    assert kediri.berkode("sekretaris_daerah").get(alamat).status_code == 200


def test_berkas_kegiatan_lain_tidak_terbuka_lewat_alamat_ini(kediri: Panggung, kegiatan: Kegiatan) -> None:
    _unggah(kediri, kegiatan)
    lain = kediri.kegiatan("DINKES.03", "rinci")
    with gunakan(kediri.pemda):
        berkas = Berkas.objects.get()
    assert kediri.pemilik(lain).get(f"/kegiatan/{lain.pk}/berkas/{berkas.pk}/").status_code == 404


@pytest.mark.parametrize(
    ("nama", "isi", "kata"),
    [
        ("program.exe", b"MZ", "Jenis berkas ini tidak diterima"),
        ("samaran.pdf", b"MZ bukan pdf", "Jenis berkas ini tidak diterima"),
        ("kosong.pdf", b"", "kosong"),
        ("besar.pdf", PDF + b"0" * UKURAN_TERBESAR, "10 MB"),
    ],
)
def test_ditolak_dengan_kalimat(kediri: Panggung, kegiatan: Kegiatan, nama: str, isi: bytes, kata: str) -> None:
    data = isian(berkas=SimpleUploadedFile(nama, isi))
    r = kediri.pelaksana(kegiatan).post(f"/kegiatan/{kegiatan.pk}/berkas/", data)
    assert r.status_code == 422 and kata in r.content.decode()
    with gunakan(kediri.pemda):
        assert not Berkas.objects.exists()


def test_batas_ukuran_dikenal_peramban(kediri: Panggung, kegiatan: Kegiatan) -> None:
    isi = kediri.pelaksana(kegiatan).get(f"/kegiatan/{kegiatan.pk}/").content.decode()
    assert f'data-batas-ukuran="{UKURAN_TERBESAR}"' in isi and "data-kalimat-ukuran" in isi


def test_foto_melekat_pada_kemajuannya(kediri: Panggung, kegiatan: Kegiatan) -> None:
    with gunakan(kediri.pemda):
        rincian = kegiatan.rincian.order_by("urut")[0]
    foto = SimpleUploadedFile("posyandu.jpg", b"\xff\xd8\xff\xe0 isi")
    isi = isian(rincian=str(rincian.pk), persen=50, catatan="Di posyandu.", foto=foto)
    assert kediri.pelaksana(kegiatan).post(f"/kegiatan/{kegiatan.pk}/kemajuan/", isi).status_code == 302
    with gunakan(kediri.pemda):
        assert Berkas.objects.get().kemajuan == kegiatan.kemajuan.get()


def test_foto_keliru_membatalkan_kemajuannya_juga(kediri: Panggung, kegiatan: Kegiatan) -> None:
    with gunakan(kediri.pemda):
        rincian = kegiatan.rincian.order_by("urut")[0]
    foto = SimpleUploadedFile("posyandu.jpg", b"bukan foto")
    isi = isian(rincian=str(rincian.pk), persen=50, catatan="Di posyandu.", foto=foto)
    r = kediri.pelaksana(kegiatan).post(f"/kegiatan/{kegiatan.pk}/kemajuan/", isi)
    assert r.status_code == 422 and "Di posyandu." in r.content.decode()
    with gunakan(kediri.pemda):
        assert not kegiatan.kemajuan.exists() and not Berkas.objects.exists()
