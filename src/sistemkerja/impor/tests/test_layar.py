"""Layar impor: jalan sehari-hari dari unggah sampai hasil, dan siapa yang melihat apa."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from uuid import uuid4

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.backends.postgresql.psycopg_any import DateRange
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from sistemkerja.akun.models import PemberianPeran, Pengguna
from sistemkerja.impor.models import Impor
from sistemkerja.impor.tests.conftest import lembar, tanam_struktur
from sistemkerja.latar.uji import jalankan_antrean
from sistemkerja.organisasi.models import Pegawai, Pemangku
from sistemkerja.pemda.konteks import gunakan
from sistemkerja.pemda.models import Pemda

KEPEGAWAIAN, PENATA, PENGAWAS = "pengelola_kepegawaian", "pengelola_organisasi", "pengawas_internal"
JUDUL = ("NIP BARU", "NAMA", "GOL AKHIR NAMA", "JENIS JABATAN NAMA", "JABATAN NAMA", "UNOR NAMA", "TMT JABATAN")
KABID = ("Jabatan Struktural", "KEPALA BIDANG REHABILITASI", "BIDANG REHABILITASI - DINAS SOSIAL", "03-01-2022")
ANI, BUDI = "197501012000012901", "197601012001011902"
ISI = lembar(
    JUDUL,
    (ANI, "ANI", "III/d", *KABID),
    (float(BUDI), "=BUDI()", "III/d", *KABID),
    (BUDI, "CICI", "III/d", "", "Penyuluh", "BIDANG REHABILITASI", "1 Maret 2022"),
)


@pytest.fixture
def tempat(pemda: Callable[[str], Pemda], masuk_sebagai: Callable[[Pengguna], Client]) -> Callable[..., Client]:
    """`tempat(KEPEGAWAIAN)`: peramban seseorang dengan peran itu, di Pemda berstruktur kecil."""
    satu = pemda("jambi")
    with gunakan(satu):
        tanam_struktur(satu)

    def klien(*peran: str, di: Pemda = satu) -> Client:
        with gunakan(di):
            pengguna = Pengguna.objects.create(pemda=di, nip=uuid4().hex[:18], nama="Uji", password="!")
            for p in peran:
                PemberianPeran.objects.create(
                    pemda=di, pengguna=pengguna, peran=p, nomor="1", tanggal=date(2026, 1, 2), diberikan_oleh="Uji",
                    masa=DateRange(date(2026, 1, 2), None, "[)"),
                )  # fmt: skip
        return masuk_sebagai(pengguna)

    return klien


def unggah(klien: Client, isi: bytes = ISI, nama: str = "siasn.xlsx", jenis: str = "pegawai") -> HttpResponse:
    return klien.post(f"/impor/baru/{jenis}/", {"berkas": SimpleUploadedFile(nama, isi), "kunci": str(uuid4())})


def pilih_kolom(klien: Client, alamat: str) -> HttpResponse:
    """Terima pasangan kolom sebagaimana ditawarkan."""
    form = klien.get(alamat).context["form"]
    isi = {k: v for k, v in form.initial.items() if k != "per"}
    return klien.post(alamat, isi | {"per": "2026-11-01", "versi": 1, "kunci": str(uuid4())})


def siap(klien: Client) -> tuple[str, Pemda]:
    """Sebuah impor yang pratinjaunya sudah dihitung; alamatnya."""
    r = pilih_kolom(klien, unggah(klien).url)
    assert r.status_code == 302
    return r.url, Pemda.objects.get(slug="jambi")


def test_dari_unggah_sampai_hasil(tempat: Callable[..., Client]) -> None:
    klien = tempat(KEPEGAWAIAN)
    assert b"Unggah berkas" in klien.get("/impor/").content
    alamat, jambi = siap(klien)
    halaman = klien.get(alamat).content.decode()
    assert "1,97601E+17" in halaman  # NIP yang kehilangan angka, sebagaimana terlihat di selnya
    assert "Ubah format kolom NIP menjadi Teks" in halaman
    assert klien.get(f"{alamat}?keadaan=keliru").context["halaman"].paginator.count == 2
    assert klien.get(f"{alamat}?q=cici").context["halaman"].paginator.count == 1

    r = klien.post(f"{alamat}pertanyaan/", {"jawab_0": "pelaksana", "versi": 2, "kunci": str(uuid4())})
    assert r.status_code == 302
    isian = {"cara": "benar", "nomor": "800/7/2026", "tanggal": "2026-10-30", "tentang": "", "versi": 3}
    keliru = klien.post(f"{alamat}penerapan/", isian | {"cara": "semua"})
    assert keliru.status_code == 422
    assert "800/7/2026" in keliru.content.decode()  # isiannya tidak hilang
    kunci = str(uuid4())
    for _ in range(2):  # kiriman ulang tidak berganda
        assert klien.post(f"{alamat}penerapan/", isian | {"kunci": kunci}).status_code == 302
    assert "Menunggu giliran" in klien.get(alamat).content.decode()
    assert jalankan_antrean() == 1
    assert "2 baris diterapkan" in klien.get(alamat).content.decode()
    with gunakan(jambi):
        assert set(Pegawai.objects.values_list("nip", flat=True)) == {ANI, BUDI}
        assert Pemangku.objects.filter(keputusan__nomor="800/7/2026").count() == 2


def test_berkas_kembali_dengan_catatan(tempat: Callable[..., Client]) -> None:
    klien = tempat(KEPEGAWAIAN)
    alamat, _ = siap(klien)
    buku = openpyxl.load_workbook(io.BytesIO(klien.get(f"{alamat}catatan.xlsx").content))
    lembar_catatan = buku.active
    assert lembar_catatan.cell(1, 8).value == "Catatan"
    assert lembar_catatan.cell(3, 8).value.startswith("NIP: Terbaca 1,97601E+17")
    assert lembar_catatan.cell(3, 1).fill.fgColor.rgb == "FFF8CECC"
    assert (lembar_catatan.cell(3, 2).value, lembar_catatan.cell(3, 2).data_type) == ("=BUDI()", "s")  # bukan rumus
    assert lembar_catatan.cell(2, 8).value is None


@pytest.mark.parametrize("jenis", ["pegawai", "struktur"])
def test_templat_dapat_diunggah_lagi(tempat: Callable[..., Client], jenis: str) -> None:
    klien = tempat(KEPEGAWAIAN, PENATA)
    isi = klien.get(f"/impor/templat/{jenis}.xlsx").content
    buku = openpyxl.load_workbook(io.BytesIO(isi))
    assert buku.sheetnames == ["Data", "Petunjuk", "Daftar kode"]
    assert buku["Data"].column_dimensions["A"].width == pytest.approx(24, abs=1)
    assert unggah(klien, isi, "templat.xlsx", jenis).status_code == 422  # belum ada barisnya
    contoh = {s.row: s.value for s in buku["Petunjuk"]["C"] if s.value}
    for n in list(contoh)[1:]:
        buku["Data"].cell(2, n - 1).value = contoh[n]
    keluaran = io.BytesIO()
    buku.save(keluaran)
    r = pilih_kolom(klien, unggah(klien, keluaran.getvalue(), "templat.xlsx", jenis).url)
    assert klien.get(r.url).context["impor"].ringkas["semua"] == 1


@pytest.mark.parametrize(
    ("nama", "isi", "sebab"),
    [
        ("a.pdf", b"%PDF-1.7", "tidak dapat dibaca"),
        ("a.xlsx", b"PK\x03\x04rusak", "rusak"),
        ("a.csv", b"NIP\n1\n", "hanya satu kolom"),
        ("a.csv", b"NIP;Nama\n", "Tidak ada baris"),
        ("besar.csv", b"0" * (16 << 20), "lebih besar"),
        ("kosong.xlsx", b"", "kosong"),
    ],
)
def test_berkas_yang_tidak_terbaca_dijawab_di_formulirnya(
    tempat: Callable[..., Client], nama: str, isi: bytes, sebab: str
) -> None:
    r = unggah(tempat(KEPEGAWAIAN), isi, nama)
    assert r.status_code == 422
    assert sebab in r.content.decode()


def test_kolom_wajib_dan_kolom_ganda(tempat: Callable[..., Client]) -> None:
    klien = tempat(KEPEGAWAIAN)
    alamat = unggah(klien).url
    r = klien.post(alamat, {"per": "2026-11-01", "versi": 1, "kolom_nip": "0", "kolom_nama": "0"})
    assert r.status_code == 422
    assert r.content.decode().count("Kolom ini dipilih untuk dua isian") >= 2
    assert klien.post(alamat, {"per": "1820-01-01", "versi": 1}).status_code == 422
    basi = {"per": "2026-11-01", "versi": 9, "kolom_nip": "0", "kolom_nama": "1"}
    assert klien.post(alamat, basi).status_code == 409


def test_siapa_melihat_apa(tempat: Callable[..., Client], pemda: Callable[[str], Pemda]) -> None:
    alamat, _ = siap(tempat(KEPEGAWAIAN))
    penata, pengawas, tanpa = tempat(PENATA), tempat(PENGAWAS), tempat()
    tetangga = tempat(KEPEGAWAIAN, di=pemda("blitar"))
    assert tanpa.get("/impor/").status_code == 403
    assert [k.get("/impor/").status_code for k in (penata, pengawas, tetangga)] == [200, 200, 200]
    assert [k.get(alamat).status_code for k in (penata, pengawas, tetangga, tanpa)] == [404, 200, 404, 404]
    for bagian in ("tidak-ada/", "catatan.xlsx"):
        assert [k.get(alamat + bagian).status_code for k in (penata, pengawas, tetangga)] == [404, 200, 404]
    for bagian in ("kolom/", "pertanyaan/", "penerapan/", "pembuangan/"):
        assert [k.post(alamat + bagian).status_code for k in (penata, pengawas, tetangga)] == [404, 403, 404]
    assert [k.get("/impor/baru/pegawai/").status_code for k in (penata, pengawas)] == [403, 403]
    assert penata.get("/impor/baru/apa/").status_code == 404


def test_pratinjau_besar_dihitung_di_latar(tempat: Callable[..., Client], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sistemkerja.impor.tindakan.baca.SEKETIKA", 2)
    klien = tempat(KEPEGAWAIAN)
    alamat, jambi = siap(klien)
    assert "Menunggu giliran" in klien.get(alamat).content.decode()
    assert klien.get(f"{alamat}kolom/").status_code == 409
    jalankan_antrean()
    with gunakan(jambi):
        assert Impor.objects.get().ringkas["semua"] == 3
    assert klien.get(alamat).context["halaman"].paginator.count == 3


def test_dibatalkan_tidak_menahan_apa_pun(tempat: Callable[..., Client]) -> None:
    klien = tempat(KEPEGAWAIAN)
    alamat, jambi = siap(klien)
    isian = {"cara": "benar", "nomor": "1", "tanggal": "2026-10-30", "versi": 2}
    klien.post(f"{alamat}penerapan/", isian)
    with gunakan(jambi):
        pekerjaan = Impor.objects.get().pekerjaan_id
    klien.post(reverse("latar:pembatalan", args=[pekerjaan]))
    jalankan_antrean()
    assert "Terapkan lagi" in klien.get(alamat).content.decode()
    with gunakan(jambi):
        assert not Pegawai.objects.exists()
    assert klien.post(f"{alamat}penerapan/", isian | {"versi": 3}).status_code == 302
    jalankan_antrean()
    assert "diterapkan" in klien.get(alamat).content.decode()


def test_dibuang(tempat: Callable[..., Client]) -> None:
    klien = tempat(KEPEGAWAIAN)
    alamat, _ = siap(klien)
    assert klien.post(f"{alamat}pembuangan/", {"kunci": str(uuid4())}).status_code == 302
    assert "sudah dihapus" in klien.get(alamat).content.decode()
    assert klien.get(f"{alamat}catatan.xlsx").status_code == 409


@pytest.mark.parametrize("jenis", ["pegawai", "struktur"])
def test_yang_tidak_ada_dalam_berkas_disebut(tempat: Callable[..., Client], jenis: str) -> None:
    """Halamannya menyebut yang tercatat tetapi tidak ada dalam berkas: orang, atau unit."""
    klien = tempat(KEPEGAWAIAN, PENATA)
    isi = ISI if jenis == "pegawai" else lembar(("Kode unit", "Nama unit"), ("B1", "Bidang Rehabilitasi"))
    with gunakan(Pemda.objects.get(slug="jambi")):
        Pegawai.objects.create(pemda=Pemda.objects.get(slug="jambi"), nip="198001012005011901", nama="Dewi")
    alamat = pilih_kolom(klien, unggah(klien, isi, jenis=jenis).url).url
    halaman = klien.get(f"{alamat}tidak-ada/").content.decode()
    assert ("Dewi" if jenis == "pegawai" else "DINSOS") in halaman
    assert "B1" not in halaman
