"""Berkas: jenis, ukuran, nama, dan isi yang menipu; unduhan hanya bagi yang boleh, selalu sebagai lampiran."""

from __future__ import annotations

import io
import struct
import zipfile
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.urls import reverse

from sistemkerja.kegiatan.models import Berkas
from sistemkerja.pemda.konteks import gunakan
from sistemkerja.pemda.models import Pemda
from tests.akses.kiriman import MENURUT_NAMA, berkas
from tests.akses.panggung import ISI_PDF
from tests.akses.pelengkap import Dunia, gambaran

UNGGAHAN, KEMAJUAN = MENURUT_NAMA["kegiatan:unggahan"], MENURUT_NAMA["kegiatan:kemajuan"]
MB = 1024 * 1024


def arsip(*nama: str, besar: int = 0, rusak: bool = False) -> bytes:
    """Berkas zip berisi nama-nama itu; `besar` ialah ukuran sesudah dibuka yang tertulis pada isi pertamanya."""
    wadah = io.BytesIO()
    with zipfile.ZipFile(wadah, "w", zipfile.ZIP_DEFLATED) as zip_:
        for satu in nama:
            zip_.writestr(zipfile.ZipInfo(satu), b"isi")  # waktu tetap: isi yang sama kapan pun dibuat
    teks = wadah.getvalue()
    if besar:
        letak = teks.index(b"PK\x01\x02") + 24
        teks = teks[:letak] + struct.pack("<I", besar) + teks[letak + 4 :]
    return teks[: len(teks) // 2] if rusak else teks


DOCX = ("[Content_Types].xml", "word/document.xml")
DITOLAK: dict[str, Any] = {
    "exe": lambda: berkas("tugas.exe", b"MZ\x90\x00" + b"x" * 64),
    "exe berganti nama": lambda: berkas("laporan.pdf", b"MZ\x90\x00" + b"x" * 64),
    "html sebagai pdf": lambda: berkas("laporan.pdf", b"<html><script>alert(1)</script>"),
    "svg": lambda: berkas("gambar.svg", b"<svg onload='alert(1)'/>", "image/svg+xml"),
    "tanpa akhiran": lambda: berkas("laporan", ISI_PDF),
    "akhiran ganda": lambda: berkas("laporan.pdf.exe", ISI_PDF),
    "hanya akhiran": lambda: berkas(".pdf", ISI_PDF),
    "kosong": lambda: berkas("kosong.pdf", b""),
    "terlalu besar": lambda: berkas("besar.pdf", ISI_PDF + b"0" * (10 * MB)),
    "nama terlalu panjang": lambda: berkas("x" * 300 + ".pdf", ISI_PDF),
    "jpg berisi png": lambda: berkas("foto.jpg", b"\x89PNG\r\n\x1a\n0000"),
    "docx bukan zip": lambda: berkas("surat.docx", b"PK\x03\x04 bukan zip"),
    "docx terpotong": lambda: berkas("surat.docx", arsip(*DOCX, rusak=True)),
    "zip biasa sebagai docx": lambda: berkas("surat.docx", arsip("virus.exe")),
    "xlsx sebagai docx": lambda: berkas("surat.docx", arsip("[Content_Types].xml", "xl/workbook.xml")),
    "bom zip": lambda: berkas("surat.docx", arsip(*DOCX, besar=300 * MB)),
    "zip ribuan isi": lambda: berkas("surat.docx", arsip(*DOCX, *(f"word/{n}" for n in range(6000)))),
}
DITERIMA: dict[str, Any] = {
    "pdf": (lambda: berkas(), "laporan.pdf"),
    "jalur naik": (lambda: berkas("../../../etc/passwd.pdf"), "passwd.pdf"),
    "jalur windows": (lambda: berkas("..\\..\\system32\\a.pdf"), "a.pdf"),
    "unicode": (lambda: berkas("Laporan é 😀 عربي.pdf"), "Laporan é 😀 عربي.pdf"),
    "akhiran besar": (lambda: berkas("FOTO.JPG", b"\xff\xd8\xff\xe0isi"), "FOTO.JPG"),
    "petik dan titik koma": (lambda: berkas("a';b=c%22.pdf"), "a';b=c%22.pdf"),
    "docx": (lambda: berkas("surat.docx", arsip(*DOCX)), "surat.docx"),
    "xlsx": (lambda: berkas("tabel.xlsx", arsip("[Content_Types].xml", "xl/workbook.xml")), "tabel.xlsx"),
    "odt": (lambda: berkas("surat.odt", arsip("mimetype", "content.xml")), "surat.odt"),
}


def jumlah_tersimpan() -> int:
    """Berkas di penyimpanan Kota Kediri."""
    folder = str(Pemda.objects.get(slug="kediri").pk)
    return len(default_storage.listdir(folder)[1]) if default_storage.exists(folder) else 0


@pytest.mark.parametrize("macam", DITOLAK)
def test_berkas_yang_ditolak(dunia: Dunia, macam: str) -> None:
    semula, tersimpan = gambaran("kediri"), jumlah_tersimpan()
    jawaban = UNGGAHAN.kirim(dunia, dunia.klien("jf"), berkas=DITOLAK[macam]())
    assert jawaban.status_code == 422
    teks = jawaban.content.decode()
    assert 'id="id_berkas_galat"' in teks
    assert gambaran("kediri") == semula and jumlah_tersimpan() == tersimpan


@pytest.mark.parametrize("macam", DITOLAK)
def test_foto_yang_ditolak_tidak_menyimpan_kemajuannya(dunia: Dunia, macam: str) -> None:
    semula, tersimpan = gambaran("kediri"), jumlah_tersimpan()
    jawaban = KEMAJUAN.kirim(dunia, dunia.klien("jf"), foto=DITOLAK[macam]())
    assert jawaban.status_code == 422
    teks = jawaban.content.decode()
    assert 'id="id_foto_galat"' in teks and "Separuh sudah." in teks
    assert gambaran("kediri") == semula and jumlah_tersimpan() == tersimpan


@pytest.mark.parametrize("macam", DITERIMA)
def test_berkas_yang_diterima_dan_diunduh_lagi(dunia: Dunia, macam: str) -> None:
    buat, nama = DITERIMA[macam]
    assert UNGGAHAN.kirim(dunia, dunia.klien("jf"), berkas=buat()).status_code == 302
    with gunakan(Pemda.objects.get(slug="kediri")):
        satu = Berkas.objects.order_by("-pada", "-id")[0]
    assert satu.nama == nama
    assert "/" not in satu.nama and "\\" not in satu.nama
    assert satu.isi.name == f"{satu.pemda_id}/{satu.pk}"
    jawaban = dunia.klien("kabid").get(reverse("kegiatan:berkas", args=[satu.kegiatan_id, satu.pk]))
    assert b"".join(jawaban.streaming_content) == buat().read()
    assert jawaban["Content-Disposition"].startswith("attachment")
    assert "\n" not in jawaban["Content-Disposition"]
    assert jawaban["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in jawaban["Cache-Control"]
    assert not jawaban["Content-Type"].startswith("text/html")


def test_nama_berkas_dengan_baris_baru_tidak_menjadi_kepala(dunia: Dunia) -> None:
    batas, kiriman = "batas", UNGGAHAN.lengkap(dunia)
    kepala = 'Content-Disposition: form-data; name="berkas"; filename="a%0d%0aSet-Cookie: x=1\x00\x07.pdf"'
    badan = f"--{batas}\r\n{kepala}\r\nContent-Type: application/pdf\r\n\r\n".encode() + ISI_PDF
    badan += f'\r\n--{batas}\r\nContent-Disposition: form-data; name="kunci"\r\n\r\n{kiriman["kunci"]}'.encode()
    badan += f"\r\n--{batas}--\r\n".encode()
    alamat = UNGGAHAN.alamat(dunia)
    jawaban = dunia.klien("jf").post(alamat, data=badan, content_type=f"multipart/form-data; boundary={batas}")
    assert jawaban.status_code in (302, 400, 422)
    assert "x=1" not in str(jawaban.cookies)


def test_medan_berkas_berisi_teks(dunia: Dunia) -> None:
    assert UNGGAHAN.kirim(dunia, dunia.klien("jf"), berkas="bukan berkas").status_code == 422
    assert UNGGAHAN.kirim(dunia, dunia.klien("jf"), berkas=None).status_code == 422


def test_banyak_berkas_sekaligus(dunia: Dunia) -> None:
    isi = UNGGAHAN.lengkap(dunia) | {f"berkas{n}": SimpleUploadedFile(f"{n}.pdf", ISI_PDF) for n in range(150)}
    with transaction.atomic():
        assert dunia.klien("jf").post(UNGGAHAN.alamat(dunia), isi).status_code in (302, 400, 422)
        transaction.set_rollback(True)


def test_berkas_yang_hilang_dari_penyimpanan(dunia: Dunia) -> None:
    default_storage.delete(dunia.isi["berkas"])
    try:
        alamat = reverse("kegiatan:berkas", kwargs=dunia.objek("berkas"))
        assert dunia.klien("kabid").get(alamat).status_code == 404
    finally:
        default_storage.save(dunia.isi["berkas"], io.BytesIO(ISI_PDF))
