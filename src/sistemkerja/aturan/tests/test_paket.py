"""Paket peraturan: disimpan dan dibaca lagi kata demi kata; yang tidak aman ditolak dengan namanya."""

from __future__ import annotations

import io
import zipfile

import pytest

from sistemkerja.aturan import katalog, paket
from sistemkerja.aturan.bentuk import PeraturanKeliru

FOLDER = katalog.folder_dari("kediri-2023-45")


def zip_berisi(*berkas: tuple[str | zipfile.ZipInfo, bytes]) -> bytes:
    wadah = io.BytesIO()
    with zipfile.ZipFile(wadah, "w", zipfile.ZIP_DEFLATED) as satu:
        for nama, isi in berkas:
            satu.writestr(nama, isi)
    return wadah.getvalue()


@pytest.mark.parametrize("peraturan_id", katalog.daftar_id())
def test_disimpan_dan_dibaca_lagi_sama(peraturan_id):
    asal = katalog.peraturan(peraturan_id)
    isi = paket.dari_folder(asal.folder)
    per = paket.baca_zip(paket.ke_zip(isi))
    assert (per.id, per.sidik, per.judul) == (asal.id, asal.sidik, asal.judul)
    assert per.contoh == asal.contoh
    assert paket.ke_zip(isi) == paket.ke_zip(dict(reversed(isi.items())))


def test_satu_folder_pembungkus_dilepas():
    isi = paket.dari_folder(FOLDER)
    bungkus = [(f"kediri/{nama}", byte) for nama, byte in isi.items()]
    assert paket.dari_zip(zip_berisi(*bungkus, ("kediri/BACA.md", b"catatan"), ("__MACOSX/x", b""))) == isi


@pytest.mark.parametrize(
    ("nama", "kata"),
    [
        ("../peraturan.yaml", "keluar dari folder"),
        ("/etc/peraturan.yaml", "keluar dari folder"),
        ("a\\..\\peraturan.yaml", "keluar dari folder"),
        ("C:peraturan.yaml", "keluar dari folder"),
        ("skrip.py", "bukan bagian"),
        ("dalam/sekali/tim.yaml", "bukan bagian"),
    ],
)
def test_jalur_yang_tidak_pada_tempatnya(nama, kata):
    with pytest.raises(PeraturanKeliru, match=kata):
        paket.dari_zip(zip_berisi(("peraturan.yaml", b"id: x"), (nama, b"isi")))


def test_tautan_simbolik():
    tautan = zipfile.ZipInfo("tim.yaml")
    tautan.external_attr = 0o120777 << 16
    with pytest.raises(PeraturanKeliru, match="tautan simbolik"):
        paket.dari_zip(zip_berisi(("peraturan.yaml", b"id: x"), (tautan, b"/etc/passwd")))


def test_isi_yang_membengkak():
    """Zip kecil yang isinya besar dihentikan selagi dibuka, apa pun kata kepalanya."""
    besar = b"# " + b"a" * 3_000_000
    with pytest.raises(PeraturanKeliru, match="terlalu besar"):
        paket.dari_zip(zip_berisi(("peraturan.yaml", besar)))
    sedang = b"#" + b"a" * 1_900_000
    with pytest.raises(PeraturanKeliru, match="lebih dari"):
        paket.dari_zip(zip_berisi(*((f"{n}.yaml", sedang) for n in range(12))))


def test_terlalu_banyak_berkas():
    with pytest.raises(PeraturanKeliru, match="berkas"):
        paket.dari_zip(zip_berisi(("peraturan.yaml", b""), *((f"{n}.yaml", b"") for n in range(200))))


@pytest.mark.parametrize("isi", [b"", b"bukan zip", b"PK\x03\x04rusak"])
def test_bukan_zip(isi):
    with pytest.raises(PeraturanKeliru, match="zip"):
        paket.dari_zip(isi)


def test_tanpa_peraturan_yaml():
    with pytest.raises(PeraturanKeliru, match=r"peraturan\.yaml"):
        paket.dari_unggahan([("tim.yaml", b"")])
