"""Layar penataan: beranda, setiap formulir tindakan, dan penyusun rencana, tanpa JavaScript."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client

from sistemkerja.akun.models import PemberianPeran, Pengguna
from sistemkerja.contoh import muat as pemuat
from sistemkerja.kepegawaian.models.unit import RencanaReorganisasi
from sistemkerja.kepegawaian.reorganisasi.rencana import JENIS
from sistemkerja.kepegawaian.views.unit_layar import TUNGGAL
from sistemkerja.organisasi.baca_sql import muat_memori
from sistemkerja.organisasi.models import Jabatan, UnitOrganisasi
from sistemkerja.organisasi.tanggal import hari_ini
from sistemkerja.pemda.konteks import gunakan
from sistemkerja.pemda.middleware import KUNCI_SESI
from sistemkerja.pemda.models import Pemda

SK = {"sk_nomor": "188/15/2026", "sk_tanggal": "2026-11-20", "sk_tentang": "Penataan", "sk_penanda": "Wali Kota"}


class Layar:
    """Kota Kediri di peramban, sebagai pengelola organisasi atau orang lain."""

    def __init__(self, pemda: Pemda) -> None:
        self.pemda = pemda
        self.per = hari_ini(pemda)

    def masuk(self, peran: str = "pengelola_organisasi") -> Client:
        klien = Client()
        with gunakan(self.pemda):
            tanpa = Pengguna.objects.filter(aktif=True, pemberian_peran=None).exclude(pegawai=None)
            pengguna = tanpa.order_by("nip")[0]
            if peran:
                PemberianPeran.objects.create(
                    pemda=self.pemda,
                    pengguna=pengguna,
                    peran=peran,
                    masa=DateRange(self.per, None),
                    nomor="1",
                    tanggal=self.per,
                    diberikan_oleh="Sekretaris Daerah",
                )
            klien.force_login(pengguna)
        sesi = klien.session
        sesi[KUNCI_SESI] = str(self.pemda.pk)
        sesi.save()
        return klien

    def unit(self, kode: str) -> UnitOrganisasi:
        with gunakan(self.pemda):
            return UnitOrganisasi.objects.get(kode=kode)

    def bidang(self) -> list[UnitOrganisasi]:
        with gunakan(self.pemda):
            return list(UnitOrganisasi.objects.filter(induk__kode="DINKES", jenis="bidang").order_by("kode"))

    def kursi(self, unit: UnitOrganisasi) -> Jabatan:
        with gunakan(self.pemda):
            return Jabatan.objects.filter(unit=unit, pimpinan=False).order_by("urut", "pk")[0]

    def rencana(self) -> RencanaReorganisasi:
        with gunakan(self.pemda):
            return RencanaReorganisasi.objects.order_by("-dibuat")[0]

    def banyak(self) -> int:
        with gunakan(self.pemda):
            return RencanaReorganisasi.objects.count()


@pytest.fixture
def layar(pemda: Callable[[str], Pemda], monkeypatch: pytest.MonkeyPatch) -> Layar:
    monkeypatch.setattr(pemuat, "_pekerjaan", lambda _pemda: None)
    pemuat.muat(pemda("kediri"))
    return Layar(pemda("kediri"))


def isi(layar: Layar, kode: str) -> dict[str, Any]:
    """Isian yang benar bagi setiap tindakan tunggal."""
    satu, dua, *_lain = layar.bidang()
    kursi = layar.kursi(satu)
    milik_unit, milik_kursi = {"pokok_unit": str(satu.pk)}, {"pokok_kursi": str(kursi.pk)}
    khusus: dict[str, dict[str, Any]] = {
        "bentuk_unit": {"nama": "Seksi Baru", "kode": "X.1", "jenis": "seksi", "bagian": "seksi"} | milik_unit,
        "ubah_unit": {"nama": "Bidang Satu", "jenis": satu.jenis, "bagian": satu.bagian} | milik_unit,
        "pindah_unit": {"induk": str(dua.pk), "induk_teks": dua.nama} | milik_unit,
        "gabung_unit": {"asal": [str(satu.pk), str(dua.pk)], "nama": "Bidang C", "kode": "X.2"} | milik_unit,
        "pecah_unit": {"nama": "Bidang D", "kode": "X.3", "daftar": [str(kursi.pk)]} | milik_unit,
        "tutup_unit": {"penerus": str(dua.pk), "penerus_teks": dua.nama} | milik_unit,
        "bentuk_kursi": {"nama": "Analis Data", "jenjang": "ahli_muda", "kelas": "9", "banyak": "2"} | milik_unit,
        "ubah_kursi": {"nama": "Nama Lain", "jenjang": kursi.jenjang, "kode": kursi.kode} | milik_kursi,
        "pindah_kursi": {"unit": str(dua.pk), "unit_teks": dua.nama} | milik_kursi,
        "tutup_kursi": {"lepas": "on"} | milik_kursi,
        "tetapkan_formasi": {"nama": "Analis Data", "jenjang": "ahli_muda", "jumlah": "3"} | milik_unit,
    }
    return {**SK, "tanggal": layar.per.isoformat(), "kunci": str(uuid4()), **khusus[kode]}


@pytest.mark.parametrize("kode", TUNGGAL)
def test_formulir_pratinjau_lalu_tetapkan(layar: Layar, kode: str) -> None:
    klien, kirim = layar.masuk(), isi(layar, kode)
    alamat = f"/kepegawaian/unit/tindakan/{kode}/"
    pokok = {m.removeprefix("pokok_"): n for m, n in kirim.items() if m.startswith("pokok_")}
    assert klien.get(alamat).status_code == 200
    assert klien.get(alamat, pokok).status_code == 200
    pratinjau = klien.post(alamat, kirim)
    assert pratinjau.status_code == 200, pratinjau.context["halangan"]
    assert "belum ada yang berubah" in pratinjau.content.decode() and layar.banyak() == 0
    versi = pratinjau.context["versi"]
    assert klien.post(f"{alamat}penetapan/", kirim | {"versi": versi}).status_code == 302
    assert klien.post(f"{alamat}penetapan/", kirim | {"versi": versi}).status_code == 302
    assert layar.banyak() == 1
    assert klien.get(layar.rencana().get_absolute_url()).status_code == 200
    lagi = klien.post(f"{alamat}penetapan/", kirim | {"versi": versi, "kunci": str(uuid4())})
    assert lagi.status_code == (422 if kode in ("bentuk_unit", "pecah_unit", "tetapkan_formasi") else 409)


@pytest.mark.parametrize("kode", TUNGGAL)
def test_bukan_pengelola_ditolak(layar: Layar, kode: str) -> None:
    klien = layar.masuk("pengelola_kepegawaian")
    for alamat in (f"/kepegawaian/unit/tindakan/{kode}/", f"/kepegawaian/unit/tindakan/{kode}/penetapan/"):
        jawaban = klien.post(alamat, isi(layar, kode))
        assert jawaban.status_code == 403
        assert "Pengelola organisasi" in jawaban.content.decode()


def test_isian_keliru_tidak_hilang(layar: Layar) -> None:
    klien, kirim = layar.masuk(), isi(layar, "bentuk_unit")
    jawaban = klien.post("/kepegawaian/unit/tindakan/bentuk_unit/", kirim | {"nama": "", "sk_tanggal": "besok"})
    assert jawaban.status_code == 422
    isi_halaman = jawaban.content.decode()
    assert 'value="X.1"' in isi_halaman and "besok" in isi_halaman


def test_halangan_disebut_dengan_tautannya(layar: Layar) -> None:
    klien, kirim = layar.masuk(), isi(layar, "tutup_unit")
    jawaban = klien.post("/kepegawaian/unit/tindakan/tutup_unit/", kirim | {"penerus": "", "penerus_teks": ""})
    assert jawaban.status_code == 422
    assert all(h["url"] for h in jawaban.context["halangan"])
    assert "riwayat menunjuk kepadanya" in jawaban.content.decode()


@pytest.mark.parametrize(
    "alamat", ["unit/tindakan/ubah_unit/?unit=", "unit/tindakan/ubah_kursi/?kursi=", "reorganisasi/"]
)
def test_milik_pemda_lain_dan_yang_tidak_ada_sama(layar: Layar, alamat: str) -> None:
    akhir = f"{uuid4()}" if "?" in alamat else f"{uuid4()}/"
    assert layar.masuk().get(f"/kepegawaian/{alamat}{akhir}").status_code == 404
    assert layar.masuk().get("/kepegawaian/unit/tindakan/lain/").status_code == 404


def test_beranda_bagi_pembaca(layar: Layar) -> None:
    for peran, kode in (("pengelola_organisasi", 200), ("pengawas_internal", 200), ("", 403)):
        assert layar.masuk(peran).get("/kepegawaian/unit/").status_code == kode
        assert layar.masuk(peran).get("/kepegawaian/reorganisasi/").status_code == kode


def _draf(layar: Layar, klien: Client, hari: int = 10) -> RencanaReorganisasi:
    kirim = {"nama": "SOTK baru", "tanggal": (layar.per + timedelta(days=hari)).isoformat(), "kunci": str(uuid4())}
    assert klien.post("/kepegawaian/reorganisasi/baru/", kirim).status_code == 302
    return layar.rencana()


def _tambah(layar: Layar, klien: Client, rencana: RencanaReorganisasi, kode: str, **lain: Any) -> Any:
    kirim = isi(layar, kode) | {"langkah": kode, "versi": layar.rencana().versi} | lain
    return klien.post(f"{rencana.get_absolute_url()}langkah/baru/", kirim)


def test_rencana_dari_draf_sampai_berlaku(layar: Layar) -> None:
    klien = layar.masuk()
    rencana = _draf(layar, klien)
    alamat = rencana.get_absolute_url()
    for kode in ("gabung_unit", "tetapkan_formasi"):
        jawaban = _tambah(layar, klien, rencana, kode)
        assert jawaban.status_code == 302, jawaban.context["form"].errors
    halaman = klien.get(alamat)
    assert halaman.status_code == 200
    assert "Langkah ini belum dapat dijalankan" in halaman.content.decode()  # formasi di unit yang sudah melebur
    langkah = halaman.context["langkah"]
    naik = f"{alamat}langkah/{langkah[1]['satu'].pk}/urutan/"
    assert klien.post(naik, {"versi": layar.rencana().versi, "arah": "naik"}).status_code == 302
    assert "Langkah ini belum dapat dijalankan" not in klien.get(alamat).content.decode()
    assert klien.get(f"{alamat}langkah/{langkah[0]['satu'].pk}/").status_code == 200
    pratinjau = klien.get(f"{alamat}pratinjau/")
    assert pratinjau.status_code == 200 and pratinjau.context["sah"]
    teks = pratinjau.content.decode()
    assert "Digabung" in teks and "Menunggu penempatan" in teks and "Penilai yang berganti" in teks
    kirim = SK | {"versi": layar.rencana().versi, "kunci": str(uuid4())}
    assert klien.post(f"{alamat}penetapan/", kirim).status_code == 302
    assert layar.rencana().keadaan == "ditetapkan"
    with gunakan(layar.pemda):
        nama = {u.nama for u in muat_memori(layar.pemda.pk, rencana.tanggal).semua_unit()}
    assert "Bidang C" in nama
    assert klien.get("/kepegawaian/unit/").context["isi"].mendatang[0].pk == rencana.pk
    batal = klien.post(f"{alamat}pembatalan/", {"versi": layar.rencana().versi})
    assert batal.status_code == 302, batal.context["galat"]
    with gunakan(layar.pemda):
        nama = {u.nama for u in muat_memori(layar.pemda.pk, rencana.tanggal).semua_unit()}
    assert "Bidang C" not in nama


def test_dua_orang_menyusun_rencana_yang_sama(layar: Layar) -> None:
    klien = layar.masuk()
    rencana = _draf(layar, klien)
    lama = rencana.versi
    assert _tambah(layar, klien, rencana, "tetapkan_formasi").status_code == 302
    jawaban = _tambah(layar, klien, rencana, "gabung_unit", versi=lama)
    assert jawaban.status_code == 409
    assert 'value="Bidang C"' in jawaban.content.decode()
    assert klien.post(f"{rencana.get_absolute_url()}pembatalan/", {"versi": lama}).status_code == 409
    assert klien.post(f"{rencana.get_absolute_url()}penetapan/", SK | {"versi": lama}).status_code == 409


@pytest.mark.parametrize("kode", list(JENIS))
def test_setiap_jenis_langkah_dapat_dibuka(layar: Layar, kode: str) -> None:
    klien = layar.masuk()
    rencana, satu = _draf(layar, klien), layar.bidang()[0]
    alamat = f"{rencana.get_absolute_url()}langkah/baru/"
    assert klien.get(alamat, {"langkah": kode}).status_code == 200
    pokok = {"unit": str(satu.pk)} if JENIS[kode].atas == "unit" else {"kursi": str(layar.kursi(satu).pk)}
    assert klien.get(alamat, {"langkah": kode, **pokok}).status_code == 200


def test_banyak_pertanyaan_pratinjau_tetap(layar: Layar) -> None:
    """Dua langkah atau sepuluh: pratinjau bertanya sama banyak."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    klien = layar.masuk()
    rencana = _draf(layar, klien)
    hitung = []
    for kode, lain in (("gabung_unit", {}), ("tetapkan_formasi", {"nama": "B"}), ("bentuk_kursi", {"banyak": "40"})):
        unit = layar.bidang()[0] if kode == "gabung_unit" else layar.unit("DINKES")
        assert _tambah(layar, klien, rencana, kode, pokok_unit=str(unit.pk), **lain).status_code == 302
        with CaptureQueriesContext(connection) as semua:
            assert klien.get(f"{rencana.get_absolute_url()}pratinjau/").status_code == 200
        hitung.append(len(semua))
    assert hitung[0] == hitung[1] == hitung[2], hitung


def test_versi_bukan_angka_dijawab(layar: Layar) -> None:
    klien = layar.masuk()
    rencana = _draf(layar, klien)
    assert klien.post(f"{rencana.get_absolute_url()}pembatalan/", {"versi": "x"}).status_code == 422
    assert UUID(str(rencana.pk))


@pytest.mark.parametrize("pokok", [" ", "abc", "\x00", "0" * 400])
def test_pokok_yang_bukan_kunci_dijawab_tenang(layar: Layar, pokok: str) -> None:
    jawaban = layar.masuk().post("/kepegawaian/unit/tindakan/ubah_unit/", {"pokok_unit": pokok})
    assert jawaban.status_code in (200, 404, 422)
