"""Yang belum ada di data contoh, dibuat lewat HTTP: impor, rencana, keputusan, kebijakan, arsip, operator."""

from __future__ import annotations

import html
import io
import re
import subprocess
import sys
from typing import Any
from uuid import uuid4

import openpyxl
from playwright.sync_api import APIRequestContext, APIResponse, Browser, Page

OPERATOR, SANDI_OPERATOR = "operator.layar", "Sandi-operator-layar-2026"
JUDUL = ("NIP BARU", "NAMA", "GOL AKHIR NAMA", "JENIS JABATAN NAMA", "JABATAN NAMA", "UNOR NAMA", "TMT JABATAN")
BARIS = (
    ("197501012000012901", "ANI LESTARI", "III/d", "Pelaksana", "Pengelola Arsip", "DINAS KESEHATAN", "03-01-2022"),
    (1.97601e17, "BUDI", "III/d", "Jabatan Struktural", "KEPALA BIDANG", "BIDANG ANTARIKSA", "1 Maret 2022"),
)  # fmt: skip
STRUKTUR = (("Kode", "Nama unit", "Kode induk", "Jenis"), ("X.1", "Seksi Percobaan", "DINKES", "seksi"))
_MASUKAN = re.compile(r'<(?:input|select|textarea)\b[^>]*\bname="([^"]+)"[^>]*>', re.S)


def siapkan(sebagai: dict[str, APIRequestContext]) -> dict[str, list[str]]:
    """Peran → alamat tambahan yang menjadi titik mulai penjelajahan."""
    kepegawaian, organisasi = sebagai["pengelola_kepegawaian"], sebagai["pengelola_organisasi"]
    rencana = _rencana(organisasi)
    return {
        "pengelola_kepegawaian": [*_impor(kepegawaian, "pegawai", (JUDUL, *BARIS)), *_orang(kepegawaian)],
        "pengelola_organisasi": [
            *_impor(organisasi, "struktur", STRUKTUR), *_naskah(organisasi), _kebijakan(organisasi), *rencana,
        ],
        "pengelola_sistem": [_kirim(sebagai["pengelola_sistem"], "/ekspor/", "/ekspor/").url],
    }  # fmt: skip


def operator(peramban: Browser, alamat: str, lingkungan: dict[str, str], **pilihan: Any) -> Page:
    """Halaman operator platform yang sudah masuk; operatornya dibuat dengan baris perintah."""
    perintah = [sys.executable, "-m", "sistemkerja.perintah.utama", "platform", "operator", "buat"]
    subprocess.run(
        [*perintah, "--nama-masuk", OPERATOR, "--nama", "Operator Layar"],
        env=lingkungan, input=SANDI_OPERATOR + "\n", text=True, capture_output=True, check=False,
    )  # fmt: skip
    halaman = peramban.new_context(base_url=alamat, **pilihan).new_page()
    halaman.goto("/platform/masuk/")
    halaman.fill("[name=nama_masuk]", OPERATOR)
    halaman.fill("[name=sandi]", SANDI_OPERATOR)
    halaman.locator("form:has([name=sandi]) button").last.click()
    halaman.wait_for_url(lambda url: "/masuk/" not in url)
    return halaman


def _kirim(klien: APIRequestContext, dari: str, ke: str, **isi: Any) -> APIResponse:
    """Kirim sebuah formulir; tandanya (CSRF) dibaca dari halaman `dari`."""
    halaman = klien.get(dari).text()
    tanda = re.findall(r'name="csrfmiddlewaretoken" value="([^"]+)"', halaman)[0]
    isi = {"csrfmiddlewaretoken": tanda, "kunci": str(uuid4())} | isi
    dasar = re.match(r"https?://[^/]+", klien.get("/masuk/").url)
    assert dasar is not None
    jawaban = klien.post(ke, multipart=isi, headers={"Referer": dasar[0] + dari})
    assert jawaban.ok, f"{ke}: {jawaban.status} {_galat(jawaban.text())}"
    return jawaban


def _galat(isi: str) -> str:
    cocok = re.findall(r'class="[^"]*(?:ringkasan-galat|bidang__galat)[^"]*".*?</(?:div|p|ul)>', isi, re.S)
    return re.sub(r"<[^>]+>|\s+", " ", " ".join(cocok))[:500]


def _nilai(isi: str, nama: str) -> str:
    cocok = re.search(rf'name="{nama}"[^>]*value="([^"]*)"', isi)
    return html.unescape(cocok[1]) if cocok else ""


def _lembar(baris: tuple[Any, ...]) -> bytes:
    buku, keluaran = openpyxl.Workbook(), io.BytesIO()
    assert buku.active is not None
    for satu in baris:
        buku.active.append(satu)
    buku.save(keluaran)
    return keluaran.getvalue()


def _impor(klien: APIRequestContext, jenis: str, baris: tuple[Any, ...]) -> list[str]:
    """Satu impor yang pratinjaunya sudah dihitung."""
    alamat = f"/impor/baru/{jenis}/"
    tipe = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    berkas = {"name": f"{jenis}.xlsx", "mimeType": tipe, "buffer": _lembar(baris)}
    kolom = _kirim(klien, alamat, alamat, berkas=berkas)
    isi = kolom.text()
    pilihan = re.findall(r'<select[^>]*name="(kolom_\w+)"(.*?)</select>', isi, re.S)
    terpilih = {n: t[0] for n, o in pilihan if (t := re.findall(r'value="([^"]*)"[^>]*selected', o)) and t[0]}
    impor = _jalur(kolom).removesuffix("kolom/")
    _kirim(klien, _jalur(kolom), _jalur(kolom), per=_nilai(isi, "per"), versi=_nilai(isi, "versi"), **terpilih)
    return [impor, f"{impor}penerapan/", f"{impor}pertanyaan/", f"{impor}tidak-ada/", _jalur(kolom)]


def _jalur(jawaban: APIResponse) -> str:
    return re.sub(r"^https?://[^/]+", "", jawaban.url)


def _unit(klien: APIRequestContext) -> list[str]:
    return list(dict.fromkeys(re.findall(r"/organisasi/unit/([0-9a-f-]{36})/", klien.get("/organisasi/").text())))


def _rencana(klien: APIRequestContext) -> list[str]:
    """Satu rencana reorganisasi dengan satu langkah, dan layar setiap tindakan tunggal atas sebuah unit."""
    baru = "/kepegawaian/reorganisasi/baru/"
    rencana = _jalur(_kirim(klien, baru, baru, nama="Penataan bidang", tanggal="2030-01-02"))
    unit = _unit(klien)[0]
    langkah = f"{rencana}langkah/baru/?langkah=bentuk_unit&unit={unit}"
    isi = klien.get(langkah).text()
    _kirim(
        klien, langkah, f"{rencana}langkah/baru/", langkah="bentuk_unit", pokok_unit=unit, versi=_nilai(isi, "versi"),
        nama="Seksi Percobaan", kode="UJI.1", jenis="seksi", bagian="seksi",
    )  # fmt: skip
    return [rencana, langkah, f"{rencana}pratinjau/", f"/kepegawaian/unit/tindakan/bentuk_unit/?unit={unit}"]


def _naskah(klien: APIRequestContext) -> list[str]:
    """Naskah yang berlaku diperiksa terhadap organisasi; naskah lain menjadi contoh perbedaan."""
    sidik = re.findall(r"/adopsi/naskah/([0-9a-f]{20,})/", klien.get("/adopsi/").text())[0]
    lain = [s for s in re.findall(r"/adopsi/naskah/([\w-]{20,})/", klien.get("/adopsi/naskah/").text()) if s != sidik]
    periksa = f"/adopsi/naskah/{sidik}/"
    _kirim(klien, periksa, f"{periksa}pemeriksaan/", per="2026-11-23")
    return [f"{periksa}temuan/", *(f"/adopsi/naskah/{s}/{b}" for s in lain[:1] for b in ("", "perbedaan/"))]


def _kebijakan(klien: APIRequestContext) -> str:
    """Kebijakan yang baru berlaku jauh di depan, agar tidak mengubah jawaban uji lain; yang sudah ada dipakai."""
    if ada := re.findall(r"/adopsi/kebijakan/[0-9a-f-]{36}/", klien.get("/adopsi/kebijakan/").text()):
        return ada[0]
    bagi = {"pertanyaan": "rantai_tinjauan", "jenis_unit": "kelurahan", "baris": "2"}
    langkah = {"b0-oleh": "sekretaris_kelurahan", "b0-kerja": "menerima", "b1-oleh": "lurah", "b1-kerja": "meninjau"}
    dasar = {"dasar_hukum": "Keputusan Wali Kota", "nomor": "7", "tanggal": "2026-11-20", "sejak": "2040-01-01"}
    susun = "/adopsi/kebijakan/baru/?pertanyaan=rantai_tinjauan&jenis_unit=kelurahan"
    return _jalur(_kirim(klien, susun, "/adopsi/kebijakan/penetapan/", **bagi, **langkah, **dasar))


def _orang(klien: APIRequestContext) -> list[str]:
    """Layar tindakan terhadap orang; satu kenaikan pangkat yang baru berlaku jauh di depan menjadi contoh keputusan."""
    pangkat, keputusan = "/kepegawaian/pangkat/", "/kepegawaian/keputusan/"
    if not re.search(rf"{keputusan}[0-9a-f-]{{36}}/", klien.get(keputusan).text()):
        pegawai = re.findall(r"/organisasi/pegawai/([0-9a-f-]{36})/", klien.get("/organisasi/").text())[-1]
        dasar = {"nomor": "800/9/2026", "tanggal": "2026-11-20", "tentang": "Kenaikan pangkat", "penanda": "Wali Kota"}
        isi = {"pegawai": pegawai, "golongan": "IV/e", "berlaku": "2040-01-01", "langkah": "tetapkan", "izin": ""}
        _kirim(klien, pangkat, pangkat, **dasar, **isi)
    return [keputusan, "/kepegawaian/mutasi/daftar/", pangkat]
