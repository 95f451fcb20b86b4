"""Layar adopsi: siapa boleh membuka apa, dan setiap langkahnya tanpa skrip."""

from __future__ import annotations

import io
from datetime import timedelta

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import QueryDict

from sistemkerja.adopsi.jawaban_form import EditorJawaban, kiriman_dari
from sistemkerja.adopsi.models import Pemeriksaan
from sistemkerja.adopsi.tests.conftest import isi_diubah
from sistemkerja.adopsi.tests.test_versi import versi_baru
from sistemkerja.adopsi.views import naskah as layar_naskah
from sistemkerja.aturan import katalog, paket
from sistemkerja.aturan import kosakata as k
from sistemkerja.aturan.kebijakan import pertanyaan_diam
from sistemkerja.latar.uji import jalankan_antrean
from sistemkerja.organisasi.tanggal import hari_ini
from sistemkerja.pemda.konteks import gunakan
from sistemkerja.pemda.models import Adopsi
from sistemkerja.pemda.versi import Kebijakan, VersiPeraturan

SIDIK = katalog.peraturan("kediri-2023-45").sidik
PENGELOLA, PENGAWAS, SIAPA_PUN = "pengelola_organisasi", "pengawas_internal", ""


@pytest.mark.parametrize(
    ("alamat", "status"),
    [
        ("", {PENGELOLA: 200, PENGAWAS: 200, SIAPA_PUN: 200}),
        ("kebijakan/", {PENGELOLA: 200, PENGAWAS: 200, SIAPA_PUN: 200}),
        ("kebijakan/baru/", {PENGELOLA: 200, PENGAWAS: 403, SIAPA_PUN: 403}),
        ("kebijakan/baru/?jenis_unit=kelurahan", {PENGELOLA: 200}),
        ("kebijakan/baru/?umum=1", {PENGELOLA: 200}),
        ("kebijakan/baru/?pertanyaan=rantai_tinjauan&jenis_unit=kelurahan", {PENGELOLA: 200}),
        ("kebijakan/baru/?pertanyaan=struktur", {PENGELOLA: 200}),
        ("kebijakan/01890000-0000-7000-8000-000000000000/", {PENGELOLA: 404, SIAPA_PUN: 404}),
        ("naskah/", {PENGELOLA: 200, PENGAWAS: 403, SIAPA_PUN: 403}),
        (f"naskah/{SIDIK}/", {PENGELOLA: 200, PENGAWAS: 200, SIAPA_PUN: 403}),
        (f"naskah/{SIDIK}/temuan/", {PENGELOLA: 200, PENGAWAS: 200, SIAPA_PUN: 403}),
        (f"naskah/{SIDIK}/perbedaan/", {PENGELOLA: 200, PENGAWAS: 200, SIAPA_PUN: 403}),
        ("naskah/tak-ada/", {PENGELOLA: 404, SIAPA_PUN: 403}),
    ],
)
def test_siapa_membuka_apa(muatkan, masuk, alamat, status):
    kediri = muatkan("kediri")
    for peran, kode in status.items():
        assert masuk(kediri, peran).get(f"/adopsi/{alamat}").status_code == kode, peran


def test_unggah_periksa_lalu_adopsi(muatkan, masuk):
    kediri = muatkan("kediri")
    klien, kini = masuk(kediri, PENGELOLA), hari_ini(kediri)
    zip_ = SimpleUploadedFile("kediri.zip", paket.ke_zip(versi_baru()))
    r = klien.post("/adopsi/naskah/unggahan/", {"berkas": zip_})
    alamat = r.headers["Location"]
    halaman = klien.get(alamat).content.decode()
    assert "Adopsi peraturan ini" in halaman
    beda = klien.get(f"{alamat}perbedaan/").content.decode()
    assert "Rantai tinjauan hasil" in beda and "berubah rantai tinjauan" in beda
    with gunakan(kediri):
        lama = Adopsi.objects.get()
    besok = kini + timedelta(days=1)
    kiriman = {"sejak": besok.isoformat(), "terakhir": str(lama.pk)}
    assert klien.post(f"{alamat}penetapan/", {**kiriman, "sejak": "1999-01-01"}).status_code == 422
    assert klien.post(f"{alamat}penetapan/", {"sejak": besok.isoformat(), "terakhir": ""}).status_code == 409
    assert klien.post(f"{alamat}penetapan/", kiriman).status_code == 302
    beranda = klien.get("/adopsi/").content.decode()
    assert "Menunggu tanggalnya" in beranda
    with gunakan(kediri):
        baru = Adopsi.objects.exclude(pk=lama.pk).get()
    assert klien.post(f"/adopsi/pembatalan/{baru.pk}/").status_code == 302
    assert klien.post(f"/adopsi/pembatalan/{baru.pk}/").status_code == 404


def test_folder_diunggah_berkas_demi_berkas(muatkan, masuk):
    """Peramban mengirim nama tanpa foldernya: yang di `contoh/` dikenali dari isinya."""
    kediri = muatkan("kediri")
    isi = paket.dari_folder(katalog.folder_dari("jambi-2025-13"))
    berkas = [SimpleUploadedFile(nama.rpartition("/")[2], byte) for nama, byte in isi.items()]
    r = masuk(kediri, PENGELOLA).post("/adopsi/naskah/unggahan/", {"folder": berkas})
    assert r.status_code == 302
    assert katalog.peraturan("jambi-2025-13").sidik in r.headers["Location"]


@pytest.mark.parametrize(
    "isi",
    [b"bukan zip", paket.ke_zip({"peraturan.yaml": b"id: [salah"}), paket.ke_zip({"tim.yaml": b""}), b""],
)
def test_unggahan_yang_tidak_terbaca_kembali_dengan_sebabnya(muatkan, masuk, isi):
    kediri = muatkan("kediri")
    r = masuk(kediri, PENGELOLA).post("/adopsi/naskah/unggahan/", {"berkas": SimpleUploadedFile("a.zip", isi)})
    assert r.status_code == 422
    with gunakan(kediri):
        assert VersiPeraturan.objects.count() == 1


def test_temuan_disaring_dan_diunduh(muatkan, masuk):
    kediri = muatkan("kediri")
    klien = masuk(kediri, PENGELOLA)
    alamat = f"/adopsi/naskah/{SIDIK}/"
    assert klien.post(f"{alamat}pemeriksaan/", {"per": hari_ini(kediri).isoformat()}).status_code == 302
    with gunakan(kediri):
        hasil = Pemeriksaan.objects.get()
    halaman = klien.get(f"{alamat}temuan/?jenis=tanpa_penilai").content.decode()
    assert "Tidak diatur siapa penilainya." in halaman and "Tetapkan kebijakan" in halaman
    pengawas = masuk(kediri, PENGAWAS).get(f"{alamat}temuan/?jenis=tanpa_penilai").content.decode()
    assert "Tidak diatur siapa penilainya." in pengawas and "Tetapkan kebijakan" not in pengawas
    lembar = klien.get(f"{alamat}temuan/?jenis=tanpa_penilai&lembar=xlsx").content
    baris = list(openpyxl.load_workbook(io.BytesIO(lembar)).active.values)
    assert len(baris) - 1 == sum(t["jenis"] == "tanpa_penilai" for t in hasil.temuan)


KELURAHAN = {"pertanyaan": "pemberi_penugasan", "jenis_unit": "kelurahan", "baris": "1"}


def test_kebijakan_dari_formulir_sampai_dicabut(muatkan, masuk):
    kediri = muatkan("blitar")
    with gunakan(kediri):
        Kebijakan.objects.update(dicabut="2023-01-17")
    klien, kini = masuk(kediri, PENGELOLA), hari_ini(kediri).isoformat()
    isi = {
        **KELURAHAN, "b0-oleh": ["lurah"], "dasar_hukum": "Keputusan Wali Kota", "nomor": "7", "tanggal": kini,
        "sejak": kini,
    }  # fmt: skip
    pratinjau = klien.post("/adopsi/kebijakan/penetapan/", {**isi, "pratinjau": "1"}).content.decode()
    assert "Memutus bagi" in pratinjau and "Kelurahan" in pratinjau
    tambah = klien.post("/adopsi/kebijakan/penetapan/", {**isi, "tambah": "1"}).content.decode()
    assert "Butir 2" in tambah and 'value="lurah" checked' in tambah.replace("  ", " ")
    keliru = klien.post("/adopsi/kebijakan/penetapan/", {**isi, "b0-oleh": [], "nomor": ""})
    assert keliru.status_code == 422
    r = klien.post("/adopsi/kebijakan/penetapan/", isi)
    assert r.status_code == 302
    alamat = r.headers["Location"]
    assert "Keputusan Wali Kota Nomor 7" in masuk(kediri, SIAPA_PUN).get(alamat).content.decode()
    cabut = {"sejak": kini, "sebab": "Diganti.", "versi": "1"}
    assert masuk(kediri, SIAPA_PUN).post(f"{alamat}pencabutan/", cabut).status_code == 403
    assert klien.post(f"{alamat}pencabutan/", {**cabut, "versi": "7"}).status_code == 409
    assert klien.post(f"{alamat}pencabutan/", {**cabut, "sebab": ""}).status_code == 422
    assert klien.post(f"{alamat}pencabutan/", cabut).status_code == 302
    assert masuk(muatkan("kediri"), PENGELOLA).get(alamat).status_code == 404


def test_rantai_disusun_langkah_demi_langkah(muatkan, masuk):
    kediri = muatkan("kediri")
    kini = hari_ini(kediri).isoformat()
    isi = {
        "pertanyaan": "rantai_tinjauan", "jenis_unit": "kelurahan", "baris": "3", "b0-oleh": "sekretaris_kelurahan",
        "b0-kerja": "menerima", "b1-oleh": "lurah", "b1-kerja": "meninjau", "dasar_hukum": "Keputusan Wali Kota",
        "nomor": "8", "tanggal": kini, "sejak": kini,
    }  # fmt: skip
    assert masuk(kediri, PENGELOLA).post("/adopsi/kebijakan/penetapan/", isi).status_code == 302
    with gunakan(kediri):
        langkah = Kebijakan.objects.get().jawaban["langkah"]
    assert [(s["n"], s["oleh"], s["kerja"]) for s in langkah] == [
        (1, ["sekretaris_kelurahan"], "menerima"),
        (2, ["lurah"], "meninjau"),
    ]


def test_formulir_menolak_dengan_pasal(muatkan, masuk):
    kediri = muatkan("kediri")
    kini = hari_ini(kediri).isoformat()
    isi = {
        "pertanyaan": "penetap_tim", "jenis_unit": "dinas", "baris": "1", "b0-oleh": "camat", "nomor": "1",
        "dasar_hukum": "Keputusan", "tanggal": kini, "sejak": kini,
    }  # fmt: skip
    r = masuk(kediri, PENGELOLA).post("/adopsi/kebijakan/penetapan/", isi)
    halaman = r.content.decode()
    assert r.status_code == 422 and "Pasal" in halaman and "sudah mengaturnya" in halaman


def test_setiap_bentuk_jawaban_dapat_disusun(muatkan, masuk):
    """Setiap pertanyaan yang didiamkan punya formulirnya."""
    klien = masuk(muatkan("blitar"), PENGELOLA)
    for p in pertanyaan_diam(katalog.peraturan("blitar-2023-6"), "rsud"):
        r = klien.get(f"/adopsi/kebijakan/baru/?pertanyaan={p.nama}&jenis_unit=rsud")
        assert r.status_code == 200 and "Tetapkan kebijakan" in r.content.decode(), p.nama


def test_jawaban_bolak_balik():
    """Yang disusun formulir sama dengan yang diminta mesin, untuk setiap bentuk."""
    per = katalog.peraturan("kediri-2023-45")
    for a in per.aturan.values():
        p = k.PERTANYAAN[a.pertanyaan]
        if p.bentuk in ("struktur", "bebas", "eskalasi", "tim_lain", "instrumen"):
            continue  # teks bebasnya boleh daftar; formulir menulisnya sebagai satu kalimat
        kiriman = QueryDict(mutable=True)
        for nama, isi in kiriman_dari(a.nilai, p).items():
            kiriman.setlist(nama, list(isi))
        assert EditorJawaban(p, per, [], kiriman).nilai() == a.nilai, a.id


def test_naskah_yang_bertentangan_tidak_punya_tombol_adopsi(muatkan, masuk):
    kediri = muatkan("kediri")
    isi = isi_diubah("kediri-2023-45", "mekanisme.yaml", "jenis_unit: [dpmptsp]}", "jenis_unit: [dpmptsp, dinas]}")
    klien = masuk(kediri, PENGELOLA)
    r = klien.post("/adopsi/naskah/unggahan/", {"berkas": SimpleUploadedFile("a.zip", paket.ke_zip(isi))})
    halaman = klien.get(r.headers["Location"]).content.decode()
    assert "Belum dapat diadopsi" in halaman and "Adopsi peraturan ini" not in halaman


def test_organisasi_besar_diperiksa_di_belakang_layar(muatkan, masuk, monkeypatch):
    """Pemeriksaan dan siapa yang terkena menjadi pekerjaan latar; hasilnya tersimpan di halaman yang sama."""
    monkeypatch.setattr(layar_naskah, "LANGSUNG", 1)
    kediri = muatkan("kediri")
    klien, lain = masuk(kediri, PENGELOLA), f"/adopsi/naskah/{katalog.peraturan('jambi-2025-13').sidik}/"
    assert "Hitung siapa yang terkena" in klien.get(f"{lain}perbedaan/").content.decode()
    assert klien.post(f"{lain}perhitungan/").headers["Location"].startswith("/latar/")
    assert "Sedang dihitung" in klien.get(f"{lain}perbedaan/").content.decode()
    jalankan_antrean()
    assert "berganti penilai" in klien.get(f"{lain}perbedaan/").content.decode()
