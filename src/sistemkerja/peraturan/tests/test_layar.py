"""Pembaca peraturan: semua halamannya terbuka bagi kelima peraturan, dan bertanya ke basis data hanya soal adopsi."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sistemkerja.akun.models import Pengguna
from sistemkerja.aturan import katalog
from sistemkerja.pemda.konteks import gunakan
from sistemkerja.pemda.middleware import KUNCI_SESI
from sistemkerja.pemda.models import Adopsi, Pemda
from sistemkerja.pemda.versi import Kebijakan
from sistemkerja.peraturan import susunan
from sistemkerja.peraturan.alamat import menurut_siput, siput, url_ketentuan
from sistemkerja.peraturan.unit import halaman_unit, unit_diatur

SEMUA = katalog.daftar_id()
KEDIRI = "/peraturan/kediri-2023-45/"


@pytest.fixture
def klien(pemda: Callable[[str], Pemda]) -> Client:
    kediri = pemda("kediri")
    klien = Client(headers={"accept-language": "id"})
    with gunakan(kediri):
        Adopsi.objects.create(
            pemda=kediri, peraturan_id="kediri-2023-45", sidik="", sejak=katalog.peraturan("kediri-2023-45").masa.sejak
        )
        klien.force_login(Pengguna.objects.create(pemda=kediri, nip="196801011990031001", nama="Pembaca"))
    sesi = klien.session
    sesi[KUNCI_SESI] = str(kediri.pk)
    sesi.save()
    return klien


@pytest.mark.parametrize("id_", SEMUA)
def test_setiap_ketentuan_punya_alamat_sendiri(id_: str) -> None:
    per = katalog.peraturan(id_)
    assert len(menurut_siput(per)) == len(per.ketentuan)
    assert siput("Pasal 12 ayat (2) huruf a") == "pasal-12-ayat-2-huruf-a"


@pytest.mark.parametrize("id_", SEMUA)
def test_pohon_memuat_setiap_ketentuan_satu_kali(id_: str) -> None:
    per = katalog.peraturan(id_)
    assert sum(1 + s.banyak for s in susunan.puncak(per)) == len(per.ketentuan)
    for simpul in susunan.pohon(per).values():
        assert all(simpul.ketentuan.alamat.startswith(s.ketentuan.alamat) for s in simpul.garis)


@pytest.mark.parametrize("id_", SEMUA)
def test_halaman_halaman_terbuka(klien: Client, id_: str) -> None:
    per = katalog.peraturan(id_)
    dasar = f"/peraturan/{id_}/"
    alamat = [dasar, *(f"{dasar}{x}/" for x in ("ketentuan", "catatan", "cakupan", "tanya", "unit"))]
    alamat += [f"{dasar}unit/{u.kode}/" for u in unit_diatur(per)]
    alamat += [f"{dasar}pokok/{kelompok}/" for kelompok in ("identitas", "penilaian", "mekanisme", "penutup")]
    alamat += [f"{dasar}aturan/{a}/" for a in list(per.aturan)[::40]]
    alamat += [url_ketentuan(id_, a) for a in list(per.ketentuan)[::40]]
    for satu in alamat:
        assert klien.get(satu).status_code == 200, satu


def test_beranda_membuka_peraturan_pemda_sendiri(klien: Client) -> None:
    assert klien.get("/peraturan/").headers["Location"] == KEDIRI
    assert "Berlaku di Pemda Anda" in klien.get(KEDIRI).content.decode()
    assert "Berlaku di Pemda Anda" not in klien.get("/peraturan/blitar-2023-6/").content.decode()


def test_tanpa_adopsi_dikatakan_dan_yang_lain_tetap_terbaca(klien: Client, pemda_kediri: Pemda) -> None:
    with gunakan(pemda_kediri):
        Adopsi.objects.update(sejak=date(2999, 1, 1))
    isi = klien.get("/peraturan/")
    assert isi.status_code == 200
    assert "Belum ada peraturan" in isi.content.decode()


def test_tanggal_yang_tidak_diketahui_dikatakan(klien: Client) -> None:
    isi = klien.get("/peraturan/lubuklinggau-2024-32/").content.decode()
    assert "Belum dapat dipastikan" in isi


@pytest.mark.dasar("kediri-2023-45", "Pasal 12 ayat (2)")
def test_ketentuan_menyebut_aturannya_dalam_kata(klien: Client) -> None:
    isi = klien.get(f"{KEDIRI}pasal-12-ayat-2/").content.decode()
    assert "Yang menetapkan tim kerja" in isi
    assert "Bila lingkup lintas Perangkat Daerah" in isi
    assert "Sekretaris Daerah" in isi
    assert "/peraturan/kediri-2023-45/pasal-12-ayat-2/" in isi


@pytest.mark.dasar("kediri-2023-45", "Pasal 12 ayat (2)")
def test_tanya_dijawab_dengan_dasarnya(klien: Client) -> None:
    isi = klien.get(f"{KEDIRI}tanya/", {"pertanyaan": "penetap_tim", "lingkup": "lintas_pd"}).content.decode()
    assert "Sekretaris Daerah" in isi
    assert "Pasal 12 ayat (2)" in isi


def test_tanya_yang_diam_menyebut_di_mana_dicari(klien: Client) -> None:
    isi = klien.get(f"{KEDIRI}tanya/", {"pertanyaan": "rantai_tinjauan", "jenis_unit": "kelurahan"}).content.decode()
    assert "tidak mengaturnya" in isi


@pytest.mark.parametrize(
    "isi",
    [
        {"pertanyaan": "siapa"},
        {"pertanyaan": "penilai", "jenjang": "jenderal"},
        {"pertanyaan": "penilai", "jenis_unit": "x" * 5000},
        {"pertanyaan": "berlaku", "tanggal": "2026-13-40"},
    ],
)
def test_tanya_yang_keliru_dijelaskan(klien: Client, isi: dict[str, str]) -> None:
    assert klien.get(f"{KEDIRI}tanya/", isi).status_code == 422


@pytest.mark.parametrize("q", ["\x00", "%", "'", "ketua " * 400, "tak-akan-ada"])
def test_saringan_ketentuan_tahan_isian_apa_pun(klien: Client, q: str) -> None:
    assert klien.get(f"{KEDIRI}ketentuan/", {"q": q, "jenis": q, "page": q}).status_code == 200


def test_saringan_menemukan_dan_berhalaman(klien: Client) -> None:
    isi = klien.get(f"{KEDIRI}ketentuan/", {"q": "ketua tim"}).content.decode()
    assert "Pasal 11" in isi
    assert "page=2" in klien.get(f"{KEDIRI}ketentuan/", {"jenis": "aturan"}).content.decode()


@pytest.mark.parametrize(
    "alamat",
    [
        "/peraturan/tidak-ada/",
        "/peraturan/nasional/",
        f"{KEDIRI}pasal-999/",
        f"{KEDIRI}aturan/tidak-ada/",
        f"{KEDIRI}unit/tidak-ada/",
        f"{KEDIRI}pokok/tidak-ada/",
    ],
)
def test_yang_tidak_ada_404(klien: Client, alamat: str) -> None:
    assert klien.get(alamat).status_code == 404


def test_tanpa_masuk_tidak_terbaca(db: None) -> None:
    assert Client().get(KEDIRI).status_code == 302


def test_contoh_aturan_tampil_di_halamannya(klien: Client) -> None:
    per = katalog.peraturan("kediri-2023-45")
    for aturan, contoh in list(susunan.contoh_aturan(per).items())[:3]:
        assert contoh[0].nama in klien.get(f"{KEDIRI}aturan/{aturan}/").content.decode().replace("&#x27;", "'")


@pytest.mark.parametrize("id_", SEMUA)
def test_setiap_jenis_unit_tergambar_atau_dikatakan_diam(id_: str) -> None:
    per = katalog.peraturan(id_)
    for unit in unit_diatur(per):
        halaman = halaman_unit(per, unit)
        assert halaman["penilai"]
        assert halaman["tahap"] or halaman["diam"], unit.kode


def test_basis_data_hanya_ditanya_soal_adopsi(klien: Client) -> None:
    halaman = (f"{KEDIRI}pasal-12-ayat-2/", f"{KEDIRI}unit/dinas/", f"{KEDIRI}pokok/mekanisme/", KEDIRI)
    jumlah = []
    for alamat in halaman:
        klien.get(alamat)
        with CaptureQueriesContext(connection) as pertanyaan:
            klien.get(alamat)
        jumlah.append(len([p for p in pertanyaan if "adopsi" in p["sql"]]))
        assert not [p for p in pertanyaan if "alur_tugas" in p["sql"] or "organisasi_unit" in p["sql"].split("JOIN")[0]]
    assert jumlah == [1, 1, 1, 1]


def test_kebijakan_pemda_terbaca_sebagai_kebijakan(klien: Client, pemda_kediri: Pemda) -> None:
    """Di tempat peraturan diam, pembaca menyebut kebijakan Pemda dengan dasarnya sendiri."""
    with gunakan(pemda_kediri):
        Kebijakan.objects.create(
            pemda=pemda_kediri, pertanyaan="penyelesai", syarat={"jenis_unit": ["kelurahan"]},
            jawaban=[{"oleh": ["lurah"]}], dasar_hukum="Keputusan Wali Kota", nomor="7", tanggal=date(2024, 1, 1),
            masa=DateRange(date(2024, 1, 1), None, "[)"),
        )  # fmt: skip
    tanya = klien.get(f"{KEDIRI}tanya/?pertanyaan=penyelesai&jenis_unit=kelurahan").content.decode()
    pokok = klien.get(f"{KEDIRI}pokok/mekanisme/").content.decode()
    for isi in (tanya, pokok):
        assert "Keputusan Wali Kota Nomor 7 tanggal 01-01-2024" in isi and "Kebijakan" in isi
    lain = klien.get(f"{KEDIRI}tanya/?pertanyaan=penyelesai&jenis_unit=bpbd").content.decode()
    assert "Keputusan Wali Kota Nomor 7" not in lain and "kebijakan" in lain
