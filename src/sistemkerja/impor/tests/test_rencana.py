"""Apa yang terjadi pada satu baris: baru, mutasi, berhenti, ubah data, tidak berubah, keliru; dan penerapannya."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.http import Http404

from sistemkerja.impor.models import BarisImpor, Impor, IsiImpor
from sistemkerja.impor.tests.conftest import PER, lembar, pelaku_di
from sistemkerja.impor.tests.jalan import keadaan_baris, pratinjau, temuan, terapkan
from sistemkerja.impor.tindakan.baca import atur_kolom, buang_impor, jawab_pertanyaan
from sistemkerja.impor.tindakan.terapkan import minta_penerapan, terapkan_impor
from sistemkerja.impor.tindakan.unggah import unggah_impor
from sistemkerja.jejak.models import Peristiwa
from sistemkerja.organisasi.models import Formasi, Jabatan, Pegawai, Pemangku, RincianUnit, RiwayatPangkat
from sistemkerja.organisasi.models import UnitOrganisasi as Unit
from sistemkerja.organisasi.pelaku import Pelaku
from sistemkerja.pemda.galat import GalatKerja, MasukanKeliru, SudahBerubah, TidakBerwenang
from sistemkerja.pemda.models import Pemda

ANI, BUDI, CICI = "197501012000012901", "197601012001011902", "197701012002012903"
JUDUL = ("NIP", "Nama", "Golongan", "Jenis jabatan", "Jabatan", "Unit", "TMT jabatan", "Kedudukan hukum", "TMT pensiun")
KABID1 = ("Struktural", "Kepala Bidang Rehabilitasi", "Bidang Rehabilitasi")
KABID2 = ("Struktural", "Kepala Bidang Pemberdayaan", "Bidang Pemberdayaan")
PEKSOS = ("Fungsional", "Pekerja Sosial Ahli Muda", "Bidang Rehabilitasi")


def orang(nip: str, nama: str, jabatan: tuple[str, str, str], tmt: Any = "03-01-2022", **lain: str) -> tuple[Any, ...]:
    return (nip, nama, lain.get("golongan", "III/d"), *jabatan, tmt, lain.get("kedudukan", ""), lain.get("pensiun", ""))


@pytest.fixture
def terisi(berstruktur: Pemda, kepegawaian: Pelaku) -> Pemda:
    """Ani memimpin Rehabilitasi, Budi memimpin Pemberdayaan, Cici pekerja sosial; semuanya lewat impor."""
    isi = lembar(JUDUL, orang(ANI, "Ani", KABID1), orang(BUDI, "Budi", KABID2), orang(CICI, "CICI LESTARI", PEKSOS))
    impor = pratinjau("pegawai", isi, kepegawaian)
    assert set(keadaan_baris(impor).values()) == {"baru"}
    terapkan(impor, kepegawaian, "semua")
    return berstruktur


def pemegang(nama: str, pada: date) -> list[str]:
    return [p.pegawai.nama for p in Pemangku.objects.filter(jabatan__nama=nama).pada(pada).select_related("pegawai")]


def test_orang_baru_menempati_kursi_sejak_tmt(terisi: Pemda) -> None:
    cici = Pegawai.objects.get(nip=CICI)
    assert (cici.nama, cici.golongan, cici.jenis_asn) == ("Cici Lestari", "III/d", "pns")
    satu = Pemangku.objects.get(pegawai=cici)
    assert (satu.jabatan.nama, satu.sejak) == ("Pekerja Sosial Ahli Muda", date(2022, 1, 3))
    assert satu.keputusan.nomor == "800/1/2026"
    assert Jabatan.objects.filter(nama="Pekerja Sosial Ahli Muda").count() == 1  # kursi yang ada dipakai
    assert RiwayatPangkat.objects.get(pegawai=cici).golongan == "III/d"
    assert Peristiwa.objects.get(objek_id=cici.pk).kalimat.startswith("mencatat Cici Lestari sebagai Pekerja Sosial")


def test_berkas_yang_sama_tidak_mengubah_apa_pun(terisi: Pemda, kepegawaian: Pelaku) -> None:
    isi = lembar(JUDUL, orang(ANI, "ANI", KABID1), orang(BUDI, "Budi", KABID2), orang(CICI, "Cici Lestari", PEKSOS))
    impor = pratinjau("pegawai", isi, kepegawaian)
    assert set(keadaan_baris(impor).values()) == {"tetap"}
    assert terapkan(impor, kepegawaian)["diterapkan"] == 0
    assert Pemangku.objects.filter(pemda=terisi).count() == 3


def test_dua_kepala_bertukar_tempat(terisi: Pemda, kepegawaian: Pelaku) -> None:
    tmt = "01-10-2026"
    isi = lembar(JUDUL, orang(ANI, "Ani", KABID2, tmt), orang(BUDI, "Budi", KABID1, tmt))
    impor = pratinjau("pegawai", isi, kepegawaian)
    assert set(keadaan_baris(impor).values()) == {"mutasi"}
    assert BarisImpor.objects.get(impor=impor, nomor=2).sebelum["jabatan"] == KABID1[1]
    terapkan(impor, kepegawaian, "semua")
    assert pemegang(KABID1[1], date(2026, 9, 30)) == ["Ani"]  # yang lalu tetap terbaca
    assert pemegang(KABID1[1], date(2026, 10, 1)) == ["Budi"]
    assert pemegang(KABID2[1], date(2026, 10, 1)) == ["Ani"]


def test_jabatan_yang_masih_dipangku_dan_baris_yang_menunggu(terisi: Pemda, kepegawaian: Pelaku) -> None:
    baru = "198001012005012904"
    isi = lembar(JUDUL, orang(baru, "Dewi", KABID1))
    assert temuan(pratinjau("pegawai", isi, kepegawaian)) == {(2, "jabatan", "masih_dipangku")}
    isi = lembar(JUDUL, orang(baru, "Dewi", KABID1), orang(ANI, "Ani", KABID2, "31 Februari 2026"))
    hasil = temuan(pratinjau("pegawai", isi, kepegawaian))
    assert hasil == {(2, "jabatan", "menunggu_baris"), (3, "tmt_jabatan", "tanggal")}


def test_pensiun_menutup_jabatan_dan_penggantinya_masuk(terisi: Pemda, kepegawaian: Pelaku) -> None:
    pensiun = {"kedudukan": "Pensiun", "pensiun": "01-10-2026"}
    isi = lembar(JUDUL, orang(ANI, "Ani", KABID1, **pensiun), orang(CICI, "Cici Lestari", KABID1, "01-10-2026"))
    impor = pratinjau("pegawai", isi, kepegawaian)
    assert keadaan_baris(impor) == {2: "berhenti", 3: "mutasi"}
    terapkan(impor, kepegawaian)
    ani = Pegawai.objects.get(nip=ANI)
    assert (ani.berhenti, ani.sebab_berhenti) == (date(2026, 10, 1), "pensiun")
    assert pemegang(KABID1[1], PER) == ["Cici Lestari"]
    assert set(keadaan_baris(pratinjau("pegawai", isi, kepegawaian)).values()) == {"tetap"}


def test_nama_dan_golongan_berubah(terisi: Pemda, kepegawaian: Pelaku) -> None:
    isi = lembar(JUDUL, orang(ANI, "Ani Wulandari, M.Si.", KABID1, golongan="IV/a"))
    impor = pratinjau("pegawai", isi, kepegawaian)
    baris = BarisImpor.objects.get(impor=impor)
    assert (baris.keadaan, baris.sesudah) == ("ubah", {"nama": "Ani Wulandari, M.Si.", "golongan": "IV/a"})
    terapkan(impor, kepegawaian)
    assert Pegawai.objects.get(nip=ANI).golongan == "IV/a"
    assert set(keadaan_baris(pratinjau("pegawai", isi, kepegawaian)).values()) == {"tetap"}


def test_temuan_setiap_macam(terisi: Pemda, kepegawaian: Pelaku) -> None:
    semua = {
        (2, "nip", "nip_ganda"), (3, "nip", "nip_ganda"), (4, "unit", "unit_tak_dikenal"),
        (5, "jabatan", "jabatan_tak_dikenal"), (6, "jabatan", "jabatan_rancu"), (7, "golongan", "golongan_jenis"),
        (8, "kedudukan", "kedudukan"), (9, "nama", "kosong"), (10, "unit", "unit_kosong"),
    }  # fmt: skip
    nip = [f"19800{n}012005011901" for n in range(1, 9)]
    isi = lembar(
        JUDUL,
        orang(nip[0], "A", PEKSOS), orang(nip[0], "B", PEKSOS),
        orang(nip[1], "C", ("Fungsional", "Arsiparis Terampil", "Bidang Rehabilitasii")),
        orang(nip[2], "D", ("Struktural", "Kepala Bidang Apa Saja", "Bidang Rehabilitasi")),
        orang(nip[3], "E", ("", "Penyuluh", "Bidang Rehabilitasi")),
        orang(nip[4], "F", PEKSOS, golongan="IX"),
        orang(nip[5], "G", PEKSOS, kedudukan="Titipan"),
        orang(nip[6], "", PEKSOS),
        orang(nip[7], "H", ("Fungsional", "Arsiparis Terampil", "")),
    )  # fmt: skip
    impor = pratinjau("pegawai", isi, kepegawaian)
    assert temuan(impor) == semua
    assert {(t["macam"], t["teks"]) for t in impor.tanya} == {
        ("jabatan", "Penyuluh"), ("kedudukan", "Titipan"), ("unit", "Bidang Rehabilitasii"),
    }  # fmt: skip


def test_jawaban_menyelesaikan_pertanyaan(terisi: Pemda, kepegawaian: Pelaku) -> None:
    isi = lembar(
        JUDUL,
        orang("198001012005011901", "A", ("", "Penyuluh", "Bidang Rehabilitasi")),
        orang("198002012005011901", "B", ("Fungsional", "Arsiparis Terampil", "Bidang Rehabilitasii")),
    )
    impor = pratinjau("pegawai", isi, kepegawaian)
    unit = next(t for t in impor.tanya if t["macam"] == "unit")
    jawaban = {"jabatan": {"Penyuluh": "pelaksana"}, "unit": {unit["teks"]: unit["pilihan"][0][0]}}
    jawab_pertanyaan(impor.pk, jawaban, oleh=kepegawaian, versi=impor.versi)
    impor.refresh_from_db()
    assert (set(keadaan_baris(impor).values()), impor.tanya) == ({"baru"}, [])
    terapkan(impor, kepegawaian)
    assert Jabatan.objects.get(nama="Penyuluh").jenjang == "pelaksana"


def test_semua_atau_tidak_sama_sekali(terisi: Pemda, kepegawaian: Pelaku) -> None:
    isi = lembar(JUDUL, orang(ANI, "Ani Baru", KABID1), orang("1", "X", PEKSOS))
    impor = pratinjau("pegawai", isi, kepegawaian)
    with pytest.raises(MasukanKeliru):
        minta_penerapan(impor.pk, "semua", "1", PER, "", oleh=kepegawaian, versi=impor.versi)
    assert terapkan(impor, kepegawaian, "benar")["diterapkan"] == 1


def test_organisasi_berubah_sejak_pratinjau(terisi: Pemda, kepegawaian: Pelaku) -> None:
    impor = pratinjau("pegawai", lembar(JUDUL, orang(ANI, "Ani", KABID2, "01-10-2026"),
                                        orang(BUDI, "Budi", KABID1, "01-10-2026")), kepegawaian)  # fmt: skip
    Pemangku.objects.get(pegawai__nip=BUDI).tutup(date(2026, 9, 1))
    hasil = terapkan(impor, kepegawaian)
    assert (hasil["berubah"], hasil["diterapkan"]) == (True, 0)
    assert Impor.objects.get(pk=impor.pk).keadaan == "diperiksa"
    assert pemegang(KABID1[1], PER) == ["Ani"]


def test_diulang_tidak_berganda(terisi: Pemda, kepegawaian: Pelaku) -> None:
    """Pekerja yang mati sesudah menyimpan menjalankan pekerjaannya lagi: hasilnya yang sama, tidak ada yang kedua."""
    impor = pratinjau("pegawai", lembar(JUDUL, orang("198001012005011901", "A", PEKSOS)), kepegawaian)
    satu = terapkan(impor, kepegawaian)
    dua = terapkan_impor(impor.pk, impor.sidik_rencana, oleh=kepegawaian, maju=lambda n, dari, pesan: None)
    assert satu == dua
    assert Pemangku.objects.filter(pegawai__nip="198001012005011901").count() == 1


def test_wewenang_versi_dan_pemda_lain(berstruktur: Pemda, kepegawaian: Pelaku, penata: Pelaku) -> None:
    isi = lembar(JUDUL, orang(ANI, "Ani", KABID1))
    with pytest.raises(TidakBerwenang):
        unggah_impor("pegawai", "a.xlsx", isi, oleh=penata)
    impor = pratinjau("pegawai", isi, kepegawaian)
    for tindakan in (
        lambda oleh, versi: minta_penerapan(impor.pk, "semua", "1", PER, "", oleh=oleh, versi=versi),
        lambda oleh, versi: atur_kolom(impor.pk, impor.pemetaan, PER, oleh=oleh, versi=versi),
        lambda oleh, versi: jawab_pertanyaan(impor.pk, {}, oleh=oleh, versi=versi),
    ):
        with pytest.raises(TidakBerwenang):
            tindakan(penata, impor.versi)
        with pytest.raises(SudahBerubah):
            tindakan(kepegawaian, impor.versi - 1)
        with pytest.raises(Http404):
            tindakan(pelaku_di(Pemda.objects.get(slug="blitar"), "pengelola_kepegawaian"), impor.versi)


def test_dibuang_isinya_hilang_catatannya_tinggal(terisi: Pemda, kepegawaian: Pelaku) -> None:
    impor = pratinjau("pegawai", lembar(JUDUL, orang(ANI, "Ani", KABID1)), kepegawaian)
    buang_impor(impor.pk, oleh=kepegawaian)
    impor.refresh_from_db()
    assert impor.keadaan == "dibuang"
    assert not IsiImpor.objects.filter(impor=impor).exists()
    assert not BarisImpor.objects.filter(impor=impor).exists()
    with pytest.raises(GalatKerja):
        atur_kolom(impor.pk, impor.pemetaan, PER, oleh=kepegawaian, versi=impor.versi)


# Struktur -----------------------------------------------------------------------------------------------------------

UNOR = (
    "Kode unit",
    "Nama unit",
    "Kode induk",
    "Jabatan pimpinan",
    "Eselon",
    "Jabatan lain",
    "Formasi",
    "Perangkat Daerah",
)


def test_unit_baru_diubah_dan_kursinya(berstruktur: Pemda, penata: Pelaku) -> None:
    isi = lembar(
        UNOR,
        ("B3", "BIDANG PERLINDUNGAN", "DINSOS", "KEPALA BIDANG PERLINDUNGAN", "III.b"),
        ("S1", "SUB BAGIAN UMUM", "DINSOS", "Kepala Sub Bagian Umum", "IV.a"),
        ("B1", "Bidang Rehabilitasi Sosial", "DINSOS", "Kepala Bidang Rehabilitasi Sosial", "III.b"),
        ("B1", "", "", "", "", "Pekerja Sosial Ahli Muda", "3"),
    )
    impor = pratinjau("struktur", isi, penata)
    assert keadaan_baris(impor) == {2: "baru", 3: "baru", 4: "ubah", 5: "ubah"}
    terapkan(impor, penata, "semua")
    baru = Unit.objects.get(kode="B3")
    assert (baru.nama, baru.jenis, baru.bagian, baru.induk.kode) == (
        "Bidang Perlindungan",
        "bidang",
        "bidang",
        "DINSOS",
    )
    kabid = Jabatan.objects.get(unit=baru)
    assert (kabid.kode, kabid.jenjang, kabid.pimpinan) == ("kepala_bidang", "administrator", True)
    assert Unit.objects.get(kode="B1").nama == "Bidang Rehabilitasi Sosial"
    assert RincianUnit.objects.filter(unit__kode="B1").pada(date(2026, 10, 31)).get().nama == "Bidang Rehabilitasi"
    assert Jabatan.objects.filter(nama="Pekerja Sosial Ahli Muda", unit__kode="B1").count() == 3
    assert Formasi.objects.get(unit__kode="B1").jumlah == 3
    assert set(keadaan_baris(pratinjau("struktur", isi, penata)).values()) == {"tetap"}


def test_struktur_yang_keliru(berstruktur: Pemda, penata: Pelaku) -> None:
    isi = lembar(
        UNOR,
        ("X1", "Bidang A", "TIDAKADA"), ("X2", "Bidang B", "X3"), ("X3", "Bidang C", "X2"),
        ("X4", "Kelompok Aneh", "DINSOS"),
        ("X5", "Bidang D", "DINSOS"), ("X5", "Bidang E", "DINSOS"), ("", "Bidang F", "DINSOS"), ("X6", "", "DINSOS"),
        ("X9", "", "", "", "", "Arsiparis Terampil", "2"),
    )  # fmt: skip
    assert temuan(pratinjau("struktur", isi, penata)) == {
        (2, "induk_kode", "induk_tak_dikenal"), (3, "induk_kode", "lingkaran"), (4, "induk_kode", "lingkaran"),
        (5, "nama", "jenis_rancu"), (6, "kode", "kode_ganda"), (7, "kode", "kode_ganda"), (8, "kode", "kosong"),
        (9, "nama", "kosong"), (9, "nama", "jenis_rancu"), (10, "kode", "unit_tak_dikenal"),
    }  # fmt: skip


def test_yang_tidak_ada_dalam_berkas_dibiarkan(terisi: Pemda, kepegawaian: Pelaku) -> None:
    from sistemkerja.impor.bacaan import luar_berkas

    impor = pratinjau("pegawai", lembar(JUDUL, orang(ANI, "Ani", KABID1)), kepegawaian)
    assert {o.nip for o in luar_berkas(impor, None)} == {BUDI, CICI}
    terapkan(impor, kepegawaian)
    assert Pemangku.objects.filter(masa__upper_inf=True).count() == 3
