"""History is only added to, and its seals find whatever was changed behind its back."""

from __future__ import annotations

import json

import pytest
from django.db import DatabaseError, transaction

from sistemkerja.jejak.bacaan import riwayat
from sistemkerja.jejak.catat import catat
from sistemkerja.jejak.models import Peristiwa, Segel, Tersegel
from sistemkerja.jejak.segel import periksa, segel, segel_terakhir, sidik_peristiwa, sidik_segel
from sistemkerja.organisasi.pelaku import Pelaku
from sistemkerja.pemda.konteks import gunakan
from sistemkerja.pemda.kunci import uuid7
from sistemkerja.pemda.models import Pemda
from sistemkerja.perintah import utama


def tulis(pemda: Pemda, kali: int = 1, **isi) -> None:
    from datetime import date

    pelaku = Pelaku(uuid7(), None, "Siti, S.H.", pemda, date(2024, 1, 2), (), frozenset())
    with gunakan(pemda):
        for nomor in range(kali):
            catat(
                "tim_kerja.ditetapkan",
                pemda,
                oleh=pelaku,
                sebagai="Sekretaris Daerah",
                dasar=["Pasal 12 ayat (2)"],
                kalimat=f"menetapkan tim {nomor}",
                **isi,
            )


@pytest.mark.parametrize("perintah", ["UPDATE", "DELETE", "TRUNCATE"])
@pytest.mark.parametrize("tabel", ["jejak_peristiwa", "jejak_segel", "jejak_tersegel"])
@pytest.mark.parametrize("peran", ["sistemkerja_web", "sistemkerja_pemilik"])
def test_riwayat_tidak_dapat_diubah_juga_oleh_pemilik(klaster_uji, basisdata_pekerja, peran, tabel, perintah):
    teks = {
        "UPDATE": f"UPDATE {tabel} SET id = id",
        "DELETE": f"DELETE FROM {tabel}",
        "TRUNCATE": f"TRUNCATE {tabel} CASCADE",
    }[perintah]
    import psycopg

    with klaster_uji.sambung(basisdata_pekerja, peran) as koneksi, pytest.raises(psycopg.errors.InsufficientPrivilege):
        koneksi.execute(teks)


def test_riwayat_sebuah_objek_dan_sebuah_kasus(pemda_kediri, django_assert_num_queries):
    kasus = uuid7()
    tulis(pemda_kediri, 2)
    tulis(pemda_kediri, 1, kasus=kasus, isi={"nomor_surat": "800/1"})
    with gunakan(pemda_kediri):
        with django_assert_num_queries(1):
            assert [satu.kalimat for satu in riwayat(pemda_kediri)] == [
                "menetapkan tim 0",
                "menetapkan tim 1",
                "menetapkan tim 0",
            ]
        (satu,) = riwayat(kasus)
        assert satu.dasar == ["Pasal 12 ayat (2)"]
        assert satu.isi == {"nomor_surat": "800/1"}


def test_peristiwa_batal_bersama_perbuatannya(pemda_kediri):
    with pytest.raises(ZeroDivisionError), gunakan(pemda_kediri), transaction.atomic():
        tulis(pemda_kediri)
        raise ZeroDivisionError
    with gunakan(pemda_kediri):
        assert Peristiwa.objects.count() == 0


def test_segel_berkelompok_lalu_utuh(pemda_kediri):
    tulis(pemda_kediri, 25)
    assert segel(pemda_kediri, banyak=10) == 3
    assert segel(pemda_kediri) == 0
    hasil = periksa(pemda_kediri)
    assert (hasil.segel, hasil.peristiwa, hasil.belum_disegel, hasil.temuan) == (3, 25, 0, ())
    assert len(segel_terakhir(pemda_kediri)) == 64


def test_peristiwa_yang_terlambat_masuk_segel_berikutnya(pemda_kediri):
    """A slow transaction commits an event that is older than the last seal."""
    tulis(pemda_kediri, 3)
    segel(pemda_kediri)
    tulis(pemda_kediri, 1)
    with gunakan(pemda_kediri):
        assert Peristiwa.objects.filter(tersegel__isnull=True).count() == 1
    assert segel(pemda_kediri) == 1
    assert periksa(pemda_kediri).temuan == ()


def test_rantai_tiap_pemda_sendiri(pemda_kediri, pemda_tetangga):
    tulis(pemda_kediri, 2)
    tulis(pemda_tetangga, 3)
    segel(pemda_kediri)
    assert periksa(pemda_tetangga).belum_disegel == 3
    assert periksa(pemda_kediri).peristiwa == 2


RUSAK = {
    "kalimat-diubah": (
        "UPDATE jejak_peristiwa SET kalimat = 'menolak tim' "
        "WHERE id = (SELECT id FROM jejak_peristiwa ORDER BY pada, id LIMIT 1)",
        "(tim_kerja.ditetapkan) berubah",
    ),
    "waktu-diubah": ("UPDATE jejak_peristiwa SET pada = pada - interval '1 day'", "(tim_kerja.ditetapkan) berubah"),
    "pelaku-diganti": ("UPDATE jejak_peristiwa SET oleh = 'Budi'", "(tim_kerja.ditetapkan) berubah"),
    "dasar-diganti": ("UPDATE jejak_peristiwa SET dasar = '{Pasal 1}'", "(tim_kerja.ditetapkan) berubah"),
    "peristiwa-dihapus": ("DELETE FROM jejak_tersegel WHERE urut = 1; DELETE FROM jejak_peristiwa", "yang ada"),
    "segel-dihapus": ("DELETE FROM jejak_segel WHERE nomor = 1", "segel 1 hilang"),
    "urutan-ditukar": (
        "UPDATE jejak_tersegel SET urut = 9 WHERE urut = 1; UPDATE jejak_tersegel SET urut = 1 WHERE urut = 0;"
        " UPDATE jejak_tersegel SET urut = 0 WHERE urut = 9",
        "segel 1 tidak cocok",
    ),
    "sidik-dihitung-ulang-sendiri": ("UPDATE jejak_segel SET sidik = repeat('a', 64) WHERE nomor = 1", "segel"),
}


@pytest.mark.parametrize(("perintah", "temuan"), RUSAK.values(), ids=RUSAK)
def test_perubahan_di_belakang_layar_ditemukan(klaster_uji, db_sungguhan, perintah, temuan):
    """Somebody with the superuser's password and without triggers."""
    kediri = Pemda.objects.get(slug="kediri")
    tulis(kediri, 6)
    segel(kediri, banyak=3)
    assert periksa(kediri).temuan == ()
    with klaster_uji.sambung(db_sungguhan) as koneksi:
        koneksi.execute("SET session_replication_role = replica")
        koneksi.execute(perintah)
    hasil = periksa(kediri)
    assert any(temuan in satu for satu in hasil.temuan)


def test_superuser_yang_menghitung_ulang_semua_sidik_tetap_ketahuan(klaster_uji, db_sungguhan):
    """Everything in the database fits again; only the key that the database never saw does not."""
    kediri = Pemda.objects.get(slug="kediri")
    tulis(kediri, 2)
    segel(kediri)
    with klaster_uji.sambung(db_sungguhan) as koneksi:
        koneksi.execute("SET session_replication_role = replica")
        koneksi.execute("UPDATE jejak_peristiwa SET oleh = 'Budi'")
    with gunakan(kediri):
        semua = [a.peristiwa for a in Tersegel.objects.select_related("peristiwa").order_by("urut")]
        baru, tiap = sidik_segel(1, "", semua), [(p.pk, sidik_peristiwa(p)) for p in semua]
    with klaster_uji.sambung(db_sungguhan) as koneksi:
        koneksi.execute("SET session_replication_role = replica")
        koneksi.execute("UPDATE jejak_segel SET sidik = %s", [baru])
        for kunci, sidik in tiap:
            koneksi.execute("UPDATE jejak_tersegel SET sidik = %s WHERE peristiwa_id = %s", [sidik, kunci])
    assert periksa(kediri).temuan == ("segel 1 tidak bertanda sah",)


def test_ekor_yang_dipotong_diketahui_saksi(klaster_uji, db_sungguhan, settings, tmp_path):
    """The newest seal goes with its events: the chain that is left fits itself, the witness remembers."""
    settings.JEJAK_SAKSI = tmp_path / "saksi"
    kediri = Pemda.objects.get(slug="kediri")
    tulis(kediri, 4)
    segel(kediri, banyak=2)
    assert periksa(kediri).temuan == ()
    with klaster_uji.sambung(db_sungguhan) as koneksi:
        koneksi.execute("SET session_replication_role = replica")
        for perintah in (
            "DELETE FROM jejak_peristiwa p USING jejak_tersegel t JOIN jejak_segel s ON s.id = t.segel_id "
            "WHERE t.peristiwa_id = p.id AND s.nomor = 2",
            "DELETE FROM jejak_tersegel t USING jejak_segel s WHERE s.id = t.segel_id AND s.nomor = 2",
            "DELETE FROM jejak_segel WHERE nomor = 2",
        ):
            koneksi.execute(perintah)
    assert periksa(kediri).temuan == ("segel 2 dicatat saksi di luar basis data, tetapi tidak ada lagi",)


def test_perintah_periksa(db, pemda_kediri, monkeypatch, capsys):
    from contextlib import nullcontext

    monkeypatch.setattr(utama, "_basisdata", nullcontext)
    tulis(pemda_kediri, 2)
    assert utama.main(["jejak", "segel"]) == 0
    capsys.readouterr()
    assert utama.main(["jejak", "periksa", "--pemda", "kediri", "--format", "json"]) == 0
    (satu,) = json.loads(capsys.readouterr().out)
    assert satu["utuh"] is True and satu["peristiwa"] == 2 and satu["segel"] == 1
    assert utama.main(["jejak", "periksa"]) == 0
    assert "Kota Kediri: utuh" in capsys.readouterr().out
    assert utama.main(["jejak", "periksa", "--pemda", "atlantis"]) == 2


def test_peristiwa_sekali_saja_dalam_segel(pemda_kediri):
    tulis(pemda_kediri, 1)
    segel(pemda_kediri)
    with gunakan(pemda_kediri), pytest.raises(DatabaseError), transaction.atomic():
        Tersegel.objects.create(
            pemda=pemda_kediri, segel=Segel.objects.get(), peristiwa=Peristiwa.objects.get(), urut=1
        )
