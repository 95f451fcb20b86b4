"""Setiap daftar dapat diunduh sebagai Excel, tersaring sebagaimana di layar; yang memuat data orang dicatat."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import openpyxl
import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client

from sistemkerja.akun.models import PemberianPeran, Pengguna
from sistemkerja.contoh import muat as pemuat
from sistemkerja.impor.models import Impor
from sistemkerja.jejak import lembar as lembar_jejak
from sistemkerja.jejak.catat import catat
from sistemkerja.jejak.models import Pembacaan
from sistemkerja.kepegawaian.models.unit import RencanaReorganisasi
from sistemkerja.latar.models import Pekerjaan
from sistemkerja.organisasi.models import Jabatan, Pegawai, Pemangku
from sistemkerja.organisasi.pelaku import pelaku_dari
from sistemkerja.organisasi.peran_sistem import PeranSistem
from sistemkerja.organisasi.tanggal import hari_ini
from sistemkerja.pemda.konteks import gunakan
from sistemkerja.pemda.models import Pemda

DAFTAR = (
    ("/organisasi/", "Perangkat Daerah"),
    ("/perencanaan/", "Penetap"),
    ("/akun/pengelolaan/", "Faktor kedua"),
    ("/akun/peran/", "Peran"),
    ("/kepegawaian/?daftar=akan", "Pegawai"),
    ("/kepegawaian/?daftar=pengganti", "Siapa"),
    ("/kepegawaian/?daftar=lowong", "Pekerjaan menunggu"),
    ("/kepegawaian/keputusan/", "Tentang"),
    ("/kepegawaian/reorganisasi/", "Nomor SK"),
    ("/impor/", "Berkas"),
    ("/latar/", "Diminta pada"),
    ("/jejak/", "Kalimat"),
    ("/adopsi/kebijakan/", "Dasar hukum"),
    ("/cari/?q=kepala", "Keterangan"),
)


@pytest.fixture
def pengguna(pemda_kediri: Pemda, monkeypatch: pytest.MonkeyPatch) -> Pengguna:
    """Seorang dengan semua peran, di Kota Kediri yang setiap daftarnya berisi."""
    monkeypatch.setattr(pemuat, "_pekerjaan", lambda _pemda: None)
    pemuat.muat(pemda_kediri)
    kini = hari_ini(pemda_kediri)
    with gunakan(pemda_kediri):
        satu = Pengguna.objects.create(pemda=pemda_kediri, nip=uuid4().hex[:18], nama="Serba Bisa", password="!")
        for peran in PeranSistem:
            PemberianPeran.objects.create(
                pemda=pemda_kediri, pengguna=satu, peran=peran, nomor="1", tanggal=date(2026, 1, 2),
                diberikan_oleh="Uji", masa=DateRange(date(2020, 1, 2), None, "[)"),
            )  # fmt: skip
        Impor.objects.create(
            pemda=pemda_kediri, jenis="pegawai", nama_berkas="siasn.xlsx", ukuran=1, sidik="x", oleh="Uji",
            pengguna_id=satu.pk,
        )  # fmt: skip
        Pekerjaan.objects.create(
            pemda=pemda_kediri, jenis="uji", judul="=HITUNG()", pengguna_id=satu.pk, oleh="Uji"
        )  # fmt: skip
        RencanaReorganisasi.objects.create(
            pemda=pemda_kediri, nama="Penataan 2027", tanggal=kini, pengguna_id=satu.pk, oleh="Uji"
        )  # fmt: skip
        kursi = Jabatan.objects.filter(pemangku__isnull=False).first()
        orang = Pegawai.objects.create(pemda=pemda_kediri, nip="198001012005011001", nama="Orang Nanti")
        Pemangku.objects.create(
            pemda=pemda_kediri, jabatan=kursi, pegawai=orang, sifat="plt",
            masa=DateRange(kini + timedelta(days=40), kini + timedelta(days=90), "[)"),
        )  # fmt: skip
        oleh = pelaku_dari(satu, kini)
        for n in range(3):
            catat("uji.ada", pemda_kediri, oleh=oleh, sebagai="", dasar=["Pasal 1"], kalimat=f"ke-{n}.")
    return satu


def baris(jawaban: Any) -> list[tuple[Any, ...]]:
    assert jawaban.status_code == 200, jawaban.status_code
    assert jawaban["Content-Disposition"].endswith('.xlsx"')
    return list(openpyxl.load_workbook(io.BytesIO(jawaban.content)).active.iter_rows(values_only=True))


def test_setiap_daftar_sebagai_lembar_kerja(pengguna: Pengguna, masuk_sebagai: Callable[[Pengguna], Client]) -> None:
    klien = masuk_sebagai(pengguna)
    for alamat, kolom in DAFTAR:
        isi = baris(klien.get(f"{alamat}{'&' if '?' in alamat else '?'}lembar=xlsx"))
        assert kolom in isi[0], alamat
    assert klien.get("/kepegawaian/?lembar=xlsx&daftar=lain").status_code == 404
    assert "=HITUNG()" in {b[0] for b in baris(klien.get("/latar/?lembar=xlsx"))}
    assert "Orang Nanti" in {b[2] for b in baris(klien.get("/kepegawaian/?lembar=xlsx&daftar=akan"))}
    for alamat in ("/organisasi/", "/akun/peran/", "/kepegawaian/", "/impor/", "/latar/", "/jejak/"):
        assert "lembar=xlsx" in klien.get(alamat).content.decode(), alamat


def test_akun_tersaring_dan_tercatat(pengguna: Pengguna, masuk_sebagai: Callable[[Pengguna], Client]) -> None:
    klien = masuk_sebagai(pengguna)
    with gunakan(pengguna.pemda_id):
        satu = Pengguna.objects.filter(pegawai__isnull=False).exclude(pegawai__jenis_asn="bukan").last()
    isi = baris(klien.get("/akun/pengelolaan/", {"q": satu.nip, "lembar": "xlsx"}))
    assert [b[:2] for b in isi[1:]] == [(str(satu), satu.nip)]
    tanpa = baris(klien.get("/akun/pengelolaan/", {"keadaan": "tanpa_akun", "q": "Orang Nanti", "lembar": "xlsx"}))
    assert tanpa[1:] == [("Orang Nanti", "198001012005011001")]
    with gunakan(pengguna.pemda_id):
        dibaca = Pembacaan.objects.filter(pengguna_id=pengguna.pk, apa="ekspor")
        assert dibaca.count() == 2 and dibaca.filter(pegawai_id=satu.pegawai_id).exists()


def test_riwayat_mengatakan_di_mana_ia_berhenti(
    pengguna: Pengguna, masuk_sebagai: Callable[[Pengguna], Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    klien = masuk_sebagai(pengguna)
    assert klien.get("/jejak/", {"sejak": "kemarin", "lembar": "xlsx"}).status_code == 422
    monkeypatch.setattr(lembar_jejak, "TERBANYAK", 2)
    isi = baris(klien.get("/jejak/", {"lembar": "xlsx"}))
    assert len(isi) == 4 and "Hanya 2 peristiwa terbaru" in isi[-1][6]
