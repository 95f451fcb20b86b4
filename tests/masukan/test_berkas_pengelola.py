"""Berkas impor dan naskah peraturan: kosong, terlalu besar, jenis yang menipu, jalur yang keluar, arsip meledak."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from sistemkerja.impor.models import Impor
from sistemkerja.pemda.konteks import gunakan
from sistemkerja.pemda.models import Pemda
from sistemkerja.pemda.versi import VersiPeraturan
from tests.akses.kiriman import MENURUT_NAMA
from tests.akses.panggung_pengelola import JUDUL_SIASN, berkas_pegawai, naskah_kediri
from tests.akses.pelengkap import Dunia, gambaran
from tests.masukan.test_berkas import arsip

MB = 1024 * 1024
IMPOR, NASKAH = MENURUT_NAMA["impor:unggah"], MENURUT_NAMA["adopsi:unggahan"]
XLSX = ("[Content_Types].xml", "xl/workbook.xml")


def berkas(nama: str, isi: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(nama, isi)


def zip_berisi(isi: dict[str, bytes]) -> bytes:
    """Zip dengan nama-nama persis itu, juga yang keluar dari foldernya."""
    wadah = io.BytesIO()
    with zipfile.ZipFile(wadah, "w", zipfile.ZIP_DEFLATED) as zip_:
        for nama, byte in isi.items():
            zip_.writestr(zipfile.ZipInfo(nama), byte)
    return wadah.getvalue()


def isi_naskah() -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(naskah_kediri("berkas"))) as zip_:
        return {n: zip_.read(n) for n in zip_.namelist()}


IMPOR_DITOLAK: dict[str, Callable[[], SimpleUploadedFile]] = {
    "kosong": lambda: berkas("a.xlsx", b""),
    "csv kosong": lambda: berkas("a.csv", b"\n\n"),
    "csv hanya judul": lambda: berkas("a.csv", ";".join(JUDUL_SIASN).encode()),
    "terlalu besar": lambda: berkas("a.csv", b"x" * (15 * MB + 1)),
    "exe": lambda: berkas("a.exe", b"MZ" + b"0" * 99),
    "exe bernama xlsx": lambda: berkas("a.xlsx", b"MZ" + b"0" * 99),
    "pdf bernama xls": lambda: berkas("a.xls", b"%PDF-1.7\n"),
    "html bernama csv": lambda: berkas("a.csv", b"<html><body><script>alert(1)</script></body></html>"),
    "nol bernama csv": lambda: berkas("a.csv", b"\x00" * 4096),
    "makro": lambda: berkas("a.xlsm", arsip(*XLSX)),
    "xlsx terpotong": lambda: berkas("a.xlsx", arsip(*XLSX, rusak=True)),
    "zip biasa": lambda: berkas("a.xlsx", arsip("virus.exe")),
    "zip keluar folder": lambda: berkas("a.xlsx", arsip(*XLSX, "../../../etc/passwd")),
    "bom zip": lambda: berkas("a.xlsx", arsip(*XLSX, besar=3_000_000_000)),
    "ods bohong": lambda: berkas("a.ods", arsip("mimetype", "content.xml")),
    "bom entitas": lambda: berkas("a.ods", zip_berisi({
        "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": b'<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>',
    })),
    "tanpa akhiran": lambda: berkas("berkas", berkas_pegawai()),
}  # fmt: skip


@pytest.mark.parametrize("macam", IMPOR_DITOLAK)
def test_berkas_impor_yang_ditolak(dunia: Dunia, macam: str) -> None:
    semula = gambaran("kediri")
    jawaban = IMPOR.kirim(dunia, dunia.klien("kepegawaian"), berkas=IMPOR_DITOLAK[macam]())
    assert jawaban.status_code == 422
    assert 'id="id_berkas_galat"' in jawaban.content.decode()
    assert gambaran("kediri") == semula


@pytest.mark.parametrize(
    ("nama", "disimpan"),
    [
        ("../../../etc/siasn.csv", "siasn.csv"),
        ("..\\..\\x\\siasn.csv", "siasn.csv"),
        ("Pegawai é 😀.CSV", "Pegawai é 😀.CSV"),
    ],
)
def test_nama_berkas_impor_tidak_menjadi_jalur(dunia: Dunia, nama: str, disimpan: str) -> None:
    assert IMPOR.kirim(dunia, dunia.klien("kepegawaian"), berkas=berkas(nama, berkas_pegawai())).status_code == 302
    with gunakan(Pemda.objects.get(slug="kediri")):
        assert Impor.objects.order_by("-dibuat", "-id")[0].nama_berkas == disimpan


@pytest.mark.parametrize("nilai", ["bukan berkas", None])
@pytest.mark.parametrize("kiriman", [IMPOR, NASKAH], ids=["impor", "naskah"])
def test_medan_berkas_tanpa_berkas(dunia: Dunia, kiriman: Any, nilai: str | None) -> None:
    assert kiriman.kirim(dunia, dunia.klien(kiriman.oleh), berkas=nilai).status_code == 422


_ALIAS = b"a: &a [x,x,x,x,x,x,x,x,x]\n" + b"".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [{','.join([f'*{chr(97 + n)}'] * 9)}]\n".encode() for n in range(9)
)
NASKAH_DITOLAK: dict[str, Callable[[], bytes]] = {
    "kosong": lambda: b"",
    "bukan zip": lambda: b"bukan zip",
    "zip kosong": lambda: zip_berisi({}),
    "tanpa peraturan.yaml": lambda: zip_berisi({"tim.yaml": b""}),
    "keluar folder": lambda: zip_berisi(isi_naskah() | {"../../peraturan.yaml": b"id: x"}),
    "jalur mutlak": lambda: zip_berisi(isi_naskah() | {"/etc/passwd.yaml": b"id: x"}),
    "jalur windows": lambda: zip_berisi(isi_naskah() | {"..\\..\\a.yaml": b"id: x"}),
    "berkas lain": lambda: zip_berisi(isi_naskah() | {"virus.exe": b"MZ"}),
    "terpotong": lambda: zip_berisi(isi_naskah())[:2000],
    "bom zip": lambda: arsip("peraturan.yaml", besar=3_000_000_000),
    "ribuan berkas": lambda: zip_berisi(isi_naskah() | {f"contoh/{n}.yaml": b"" for n in range(3000)}),
    "yaml keliru": lambda: zip_berisi(isi_naskah() | {"peraturan.yaml": b"id: [salah"}),
    "yaml berkode": lambda: zip_berisi(isi_naskah() | {"peraturan.yaml": b"id: !!python/object/apply:os.system [id]"}),
    "yaml meledak": lambda: zip_berisi(isi_naskah() | {"peraturan.yaml": _ALIAS}),
    "bukan utf-8": lambda: zip_berisi(isi_naskah() | {"peraturan.yaml": b"id: \xff\xfe\n"}),
    "daftar, bukan peta": lambda: zip_berisi(isi_naskah() | {"peraturan.yaml": b"- a\n- b\n"}),
}


@pytest.mark.parametrize("macam", NASKAH_DITOLAK)
def test_naskah_yang_ditolak(dunia: Dunia, macam: str) -> None:
    semula = gambaran("kediri")
    jawaban = NASKAH.kirim(dunia, dunia.klien("ortala"), berkas=berkas("naskah.zip", NASKAH_DITOLAK[macam]()))
    assert jawaban.status_code == 422
    assert gambaran("kediri") == semula
    with gunakan(Pemda.objects.get(slug="kediri")):
        assert VersiPeraturan.objects.count() == 2
