"""Berkas yang dibaca dan yang ditolak: setiap penolakan punya kalimat, dan tidak ada galat lain yang lolos."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sistemkerja.impor.aman import UKURAN_TERBESAR, BerkasDitolak, periksa_berkas
from sistemkerja.impor.baca_lembar import Buku, LembarMentah, baca_berkas
from sistemkerja.impor.kalimat import BERKAS, kalimat_berkas
from sistemkerja.impor.keadaan import Keadaan
from sistemkerja.impor.kolom import baris_berkas, cari_kepala, cocokkan, isian
from sistemkerja.impor.nilai import golongan, tanggal, teks
from sistemkerja.impor.nip import baca_nip
from sistemkerja.impor.rencana import susun_rencana
from sistemkerja.impor.rencana_struktur import susun_rencana_struktur
from sistemkerja.impor.tests.conftest import PER, lembar


def zip_berisi(**isi: bytes) -> bytes:
    keluaran = io.BytesIO()
    with zipfile.ZipFile(keluaran, "w", zipfile.ZIP_DEFLATED) as arsip:
        for nama, satu in isi.items():
            arsip.writestr(nama.replace("__", "/") + ".xml", satu)
    return keluaran.getvalue()


JAUH = zip_berisi(xl__workbook=b"<w/>", xl__worksheets__sheet1=b'<row r="1048576"><c r="XFD1048576"/></row>')
BOM_ZIP = zip_berisi(xl__workbook=b"<w/>", xl__isi=b"0" * (301 << 20))


@pytest.mark.parametrize(
    ("nama", "isi", "kode"),
    [
        ("daftar.pdf", b"%PDF-1.7", "jenis_berkas"),
        ("daftar", b"apa saja", "jenis_berkas"),
        ("daftar.xlsx", b"", "berkas_kosong"),
        ("daftar.xlsx", b"PK\x03\x04 terpotong", "berkas_rusak"),
        ("daftar.xlsx", zip_berisi(word__document=b"<w/>"), "berkas_rusak"),
        ("daftar.xlsx", zip_berisi(xl__workbook=b"<bukan lembar/>"), "berkas_rusak"),
        ("daftar.xlsx", JAUH, "terlalu_banyak"),
        ("daftar.xlsx", BOM_ZIP, "berkas_mengembang"),
        ("daftar.xls", b"<html><table><tr><td>NIP</td></tr></table></html>", "halaman_web"),
        ("daftar.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 terpotong", "berkas_rusak"),
        ("daftar.ods", b"bukan zip", "berkas_rusak"),
        ("daftar.csv", b"PK\x03\x04", "bukan_csv"),
        ("daftar.csv", b"NIP\n1\n2\n", "satu_kolom"),
        ("daftar.csv", b"NIP;Nama\n" + b"1;a\n" * 60_001, "terlalu_banyak"),
        ("daftar.csv", b";".join([b"a"] * 300) + b"\n", "terlalu_lebar"),
        ("daftar.xlsx", lembar(()), "tanpa_baris"),
        ("daftar.csv", b"0" * (UKURAN_TERBESAR + 1), "berkas_besar"),
    ],
)
def test_berkas_yang_ditolak(nama: str, isi: bytes, kode: str) -> None:
    with pytest.raises(BerkasDitolak) as galat:
        baca_berkas(nama, isi)
    assert galat.value.kode == kode
    assert "%(" not in kalimat_berkas(galat.value)
    assert kode in BERKAS


@pytest.mark.parametrize(
    ("isi", "sandi", "pemisah"),
    [
        (b"NIP;Nama\n1;Siti\n", "utf-8", ";"),
        ("\ufeffNIP,Nama\n1,Siti\n".encode(), "utf-8-sig", ","),
        ("NIP\tNama\n1\tJosé\n".encode("cp1252"), "cp1252", "\t"),
        ("NIP;Nama\n1;Siti\n".encode("utf-16"), "utf-16", ";"),
        (b"sep=|\nNIP|Nama\n1|Siti\n", "utf-8", "|"),
        (b'NIP;Nama\n1;"Siti; S.E."\n', "utf-8", ";"),
    ],
)
def test_csv(isi: bytes, sandi: str, pemisah: str) -> None:
    buku = baca_berkas("daftar.CSV", isi)
    assert buku.cara == {"sandi": sandi, "pemisah": pemisah}
    kepala = cari_kepala("pegawai", buku)
    assert kepala.cocok == {"nip": 0, "nama": 1}
    assert [b.nomor for b in baris_berkas(buku, kepala, kepala.cocok)] == [kepala.baris + 2]


def test_judul_tidak_di_baris_pertama_dan_baris_kosong_dilewati() -> None:
    isi = lembar(
        ("DAFTAR PEGAWAI",), (), ("No", "NIP BARU", "NAMA", "UNOR NAMA"), (1, "a", "Siti", "X"), (), (2, "b", "Ani", "")
    )
    buku = baca_berkas("a.xlsx", isi)
    kepala = cari_kepala("pegawai", buku)
    assert kepala.baris == 2
    assert [b.nomor for b in baris_berkas(buku, kepala, kepala.cocok)] == [4, 6]


def test_sel_gabungan_disebut_pada_baris_yang_tertelan() -> None:
    isi = lembar(("NIP", "Nama", "Unit"), ("1", "A", "X"), ("2", "B", ""), ("3", "C", "Y"), gabung=((1, 2, 2, 2),))
    buku = baca_berkas("a.xlsx", isi)
    kepala = cari_kepala("pegawai", buku)
    gabungan = {b.nomor: dict(b.gabungan) for b in baris_berkas(buku, kepala, kepala.cocok)}
    assert gabungan == {2: {}, 3: {"unit": "C2:C3"}, 4: {}}


def test_nama_kolom_siasn_dan_templat_dikenal() -> None:
    siasn = ["PNS ID", "NIP BARU", "NAMA", "GELAR DEPAN", "GELAR BELAKANG", "JENIS PEGAWAI NAMA", "GOL AKHIR NAMA",
             "KEDUDUKAN HUKUM NAMA", "JENIS JABATAN NAMA", "JABATAN NAMA", "TMT JABATAN", "UNOR ID", "UNOR NAMA",
             "ESELON NAMA"]  # fmt: skip
    assert len(cocokkan("pegawai", siasn)) == len(siasn) - 1
    ref_unor = ["Id", "NamaUnor", "DiatasanId", "EselonId", "NamaJabatan"]
    assert set(cocokkan("struktur", ref_unor)) == {"kode", "nama", "induk_kode", "eselon", "pimpinan"}
    for jenis in ("pegawai", "struktur"):
        templat = [satu.templat for satu in isian(jenis).values()]
        assert cocokkan(jenis, templat) == {kode: n for n, kode in enumerate(isian(jenis))}


@pytest.mark.parametrize(
    ("sel", "dibaca"),
    [
        (date(2024, 3, 1), date(2024, 3, 1)), (45352, date(2024, 3, 1)), (45352.0, date(2024, 3, 1)),
        ("2024-03-01", date(2024, 3, 1)), ("01-03-2024", date(2024, 3, 1)), ("1/3/2024", date(2024, 3, 1)),
        ("1 Maret 2024", date(2024, 3, 1)), ("1 Agt 2024", date(2024, 8, 1)), ("01-Nopember-2024", date(2024, 11, 1)),
        ("Senin, 4 Maret 2024", date(2024, 3, 4)), ("20240301", date(2024, 3, 1)),
        ("2024-03-01 00:00:00", date(2024, 3, 1)),
        ("31 Februari 2024", None), ("1/13/2024", None), ("01-03-24", None), ("Maret 2024", None), ("-", None),
        (3, None),
        (float("nan"), None), (True, None), ("", None),
    ],
)  # fmt: skip
def test_tanggal(sel: object, dibaca: date | None) -> None:
    assert tanggal(sel).tanggal == dibaca


@pytest.mark.parametrize(
    ("sel", "dibaca"),
    [("III/c", "III/c"), ("iii C", "III/c"), ("Penata, III/c", "III/c"), ("3C", "III/c"), ("IV/e", "IV/e"),
     ("IX", "IX"),
     ("9", "IX"), ("", ""), ("III/e", None), ("V/a", None), ("XX", None), ("99", None)],
)  # fmt: skip
def test_golongan(sel: str, dibaca: str | None) -> None:
    assert golongan(sel) == dibaca


@pytest.mark.parametrize(
    ("sel", "jenis", "hasil"),
    [
        ("198001012005011901", "", ("pns", "")),
        ("19800101 200501 1 901", "", ("pns", "")),
        ("'198001012005011901", "", ("pns", "")),
        ("198503032023211901", "", ("pppk", "")),
        ("199001012024292902", "", ("pppk", "")),
        (198001012005011901, "", ("", "nip_angka")),
        (1.98001012005012e17, "", ("", "nip_angka")),
        ("1,98001E+17", "", ("", "nip_angka")),
        ("198001012005011000", "", ("", "nip_nol")),
        ("19800101200501190", "", ("", "nip_panjang")),
        ("19800101200501A901", "", ("", "nip_bukan_angka")),
        ("198013012005011901", "", ("", "nip_lahir")),
        ("188001012005011901", "", ("", "nip_lahir")),
        ("198001012005131901", "", ("", "nip_tmt")),
        ("198001012005213901", "", ("", "nip_kelamin")),
        ("198001012005211901", "", ("", "nip_tmt")),  # PPPK belum ada pada 2005
        ("198001011985011901", "", ("", "nip_tmt")),  # diangkat umur lima tahun
        ("", "", ("", "nip_kosong")),
        ("84051234", "polri", ("polri", "")),
        ("84991234", "polri", ("polri", "nrp")),
        ("11050034560784", "tni", ("tni", "")),
    ],
)
def test_nip(sel: object, jenis: str, hasil: tuple[str, str]) -> None:
    terbaca = baca_nip(sel, PER, jenis)
    assert (terbaca.jenis, terbaca.galat) == hasil


sel_apa_saja = st.one_of(
    st.none(), st.text(max_size=30), st.floats(), st.integers(), st.booleans(), st.dates(), st.datetimes(),
    st.timedeltas(), st.times(),
    st.sampled_from(["198001012005011901", "Kepala Bidang X", "Ahli Muda", "II.b", "Pensiun", "ya", "B1", "PNS"]),
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(st.lists(sel_apa_saja, min_size=14, max_size=20), max_size=6), st.sampled_from(["pegawai", "struktur"]))
def test_isi_sel_apa_pun_tidak_melempar_galat(baris: list[list[object]], jenis: str) -> None:
    judul = [satu.templat for satu in isian(jenis).values()]
    buku = Buku((LembarMentah("A", [judul, *baris]),))
    kepala = cari_kepala(jenis, buku)
    susun = susun_rencana if jenis == "pegawai" else susun_rencana_struktur
    rencana = susun(baris_berkas(buku, kepala, kepala.cocok), Keadaan(PER, [], [], [], []))
    assert all(t.kode and all(isinstance(v, str) for v in t.isian.values()) for b in rencana.baris for t in b.temuan)
    assert all((b.keadaan == "keliru") == b.keliru for b in rencana.baris)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400), st.sampled_from([".xlsx", ".xls", ".ods", ".csv"]))
def test_byte_apa_pun_dibaca_atau_ditolak(isi: bytes, akhiran: str) -> None:
    for awal in (b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        try:
            baca_berkas(f"a{akhiran}", awal + isi)
        except BerkasDitolak as galat:
            assert kalimat_berkas(galat)


def test_makro_tidak_menghalangi_dan_tidak_dibaca() -> None:
    assert periksa_berkas("a.xlsm", lembar(("NIP", "Nama"), ("1", "a"))) == ".xlsm"


@given(sel_apa_saja)
def test_teks_selalu_rapi(sel: object) -> None:
    isi = teks(sel)
    assert isi == isi.strip()
    assert "\x00" not in isi
