"""Layar tindakan terhadap orang: isian, pratinjau dampaknya, penetapan; isian tidak pernah hilang."""

from __future__ import annotations

import re
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sistemkerja.kepegawaian.models import TindakanPegawai
from sistemkerja.kepegawaian.tests.conftest import Panggung
from sistemkerja.organisasi.models import Keputusan, Pegawai, Pemangku
from sistemkerja.pemda.konteks import gunakan

DASAR = {
    "nomor": "800.1.3.3/12/2026", "tanggal": "2026-01-05", "tentang": "Pengangkatan dan pemindahan",
    "penanda": "Wali Kota Kediri", "izin": "",
}  # fmt: skip


def kiriman(berlaku: date, langkah: str = "tetapkan", **lain: Any) -> dict[str, Any]:
    """Isian sebuah tindakan sebagaimana dikirim peramban."""
    return {"kunci": str(uuid4()), "berlaku": berlaku.isoformat(), "langkah": langkah, **DASAR, **lain}


def isi(r: Any) -> str:
    return r.content.decode()


def versi(r: Any) -> str:
    """Versi yang dilihat pada pratinjau."""
    cocok = re.search(r'name="versi" value="([0-9a-f]+)"', isi(r))
    assert cocok is not None
    return cocok.group(1)


@pytest.fixture
def tuti(kediri: Panggung) -> Client:
    return kediri.masuk_pengelola()


def test_beranda_menyebut_yang_akan_berlaku_dan_yang_lowong(kediri: Panggung, tuti: Client) -> None:
    lama, baru = kediri.jabatan("DINKES.02", "kepala_bidang"), kediri.kursi_kosong()
    data = kiriman(kediri.besok(), pegawai=str(kediri.orang(lama).pk), ke=str(baru.pk))
    assert tuti.post("/kepegawaian/mutasi/", data).status_code == 302
    halaman = isi(tuti.get("/kepegawaian/"))
    assert kediri.orang(lama).nama in halaman and "Plt. dan Plh. hari ini" in halaman


def test_pratinjau_tidak_mengubah_apa_pun_lalu_penetapan_menulisnya(kediri: Panggung, tuti: Client) -> None:
    lama, baru = kediri.jabatan("DINKES.02", "kepala_bidang"), kediri.kursi_kosong()
    orang = kediri.orang(lama)
    data = kiriman(kediri.per, "pratinjau", pegawai=str(orang.pk), ke=str(baru.pk))
    r = tuti.post("/kepegawaian/mutasi/", data)
    assert r.status_code == 200 and "Belum ada yang berubah" in isi(r) and baru.nama in isi(r)
    assert kediri.pemangku(lama) == orang, "pratinjau dikembalikan"
    with gunakan(kediri.pemda):
        assert not Keputusan.objects.filter(nomor=DASAR["nomor"]).exists()
    r = tuti.post("/kepegawaian/mutasi/", data | {"langkah": "tetapkan", "versi": versi(r)}, follow=True)
    assert r.status_code == 200 and orang.nama in isi(r)
    assert isi(r).count("memindahkan") == 1, "riwayat satu tindakan disebut sekali, walau tercatat pada orang dan kursi"
    assert kediri.pemangku(baru) == orang


def test_isian_keliru_kembali_utuh(kediri: Panggung, tuti: Client) -> None:
    orang = kediri.orang(kediri.jabatan("DINKES.02", "kepala_bidang"))
    data = kiriman(kediri.per, "pratinjau", pegawai=str(orang.pk), ke="", nomor="")
    r = tuti.post("/kepegawaian/mutasi/", data)
    assert r.status_code == 422
    assert orang.nama in isi(r) and DASAR["penanda"] in isi(r)


def test_yang_didahului_melihat_siapa_dan_dampak_terbaru(kediri: Panggung, tuti: Client) -> None:
    lama, satu, dua = kediri.jabatan("DINKES.02", "kepala_bidang"), kediri.kursi_kosong(), kediri.kursi_kosong()
    orang, kadis = kediri.orang(lama), kediri.orang(kediri.jabatan("DINKES", "kepala_pd"))
    data = kiriman(kediri.per, "pratinjau", pegawai=str(orang.pk), ke=str(satu.pk))
    lihat = tuti.post("/kepegawaian/mutasi/", data)
    plh = kiriman(kediri.per, pegawai=str(kadis.pk), jabatan=str(lama.pk), sifat="plh", naskah="surat_perintah",
                  hari_terakhir=kediri.besok(5).isoformat(), alasan="Jarak dekat.")  # fmt: skip
    assert tuti.post("/kepegawaian/penunjukan/", plh | {"nomor": "800/9"}).status_code == 302
    r = tuti.post("/kepegawaian/mutasi/", data | {"langkah": "tetapkan", "versi": versi(lihat)})
    assert r.status_code == 409 and "Sudah diubah" in isi(r)
    assert kediri.pemangku(satu) is None and dua is not None


def test_kursi_lowong_ditanyakan_dengan_saran_atasannya(kediri: Panggung, tuti: Client) -> None:
    kediri.kegiatan("DINKES.02", "tinjau")
    kursi, baru = kediri.jabatan("DINKES.02", "kepala_bidang"), kediri.kursi_kosong()
    orang, kadis = kediri.orang(kursi), kediri.orang(kediri.jabatan("DINKES", "kepala_pd"))
    data = kiriman(kediri.per, "pratinjau", pegawai=str(orang.pk), ke=str(baru.pk))
    r = tuti.post("/kepegawaian/mutasi/", data)
    assert f"lowong-{kursi.pk}-cara" in isi(r) and kadis.nama in isi(r) and "Pasal 14" in isi(r)
    data |= {"langkah": "tetapkan", "versi": versi(r)}
    r = tuti.post("/kepegawaian/mutasi/", data)
    assert r.status_code == 422 and "Putuskan ke mana" in isi(r)
    putusan = {f"lowong-{kursi.pk}-cara": "plt", f"lowong-{kursi.pk}-pegawai": str(kadis.pk)}
    r = tuti.post("/kepegawaian/mutasi/", data | putusan)
    assert r.status_code == 302, isi(r)
    assert kediri.pemangku(kursi, sifat="plt") == kadis


def test_empat_puluh_orang_dari_lembar_keputusan(kediri: Panggung, tuti: Client) -> None:
    with gunakan(kediri.pemda):
        pemangku = list(
            Pemangku.objects.filter(jabatan__kode="", sifat="definitif", jabatan__unit__kode__startswith="DINKES")
            .pada(kediri.per).select_related("pegawai", "jabatan__unit").order_by("pk")[:40]
        )  # fmt: skip
    kursi = [kediri.kursi_kosong(nama="Analis Kesehatan Ahli Muda") for _p in pemangku]
    baris = "\n".join(f"{p.pegawai.nip}\tDINKES.02\tanalis kesehatan ahli muda" for p in pemangku)
    r = tuti.post("/kepegawaian/mutasi/daftar/", kiriman(kediri.besok(), "pratinjau", tempelan=baris))
    assert r.status_code == 200
    r = tuti.post("/kepegawaian/mutasi/daftar/", kiriman(kediri.besok(), tempelan=baris))
    assert r.status_code == 302, isi(r)
    hari = kediri.besok()
    assert all(kediri.pemangku(k, hari) is not None for k in kursi)
    with gunakan(kediri.pemda):
        assert TindakanPegawai.objects.filter(keputusan__nomor=DASAR["nomor"]).count() == len(pemangku)


def test_baris_keliru_disebut_nomornya_dan_tempelannya_tetap(kediri: Panggung, tuti: Client) -> None:
    orang = kediri.orang(kediri.jabatan("DINKES.02", "kepala_bidang"))
    baris = f"199901012020011001;DINKES.02;Analis\n{orang.nip};DINKES.02;Jabatan Rekaan\n{orang.nip}"
    r = tuti.post("/kepegawaian/mutasi/daftar/", kiriman(kediri.per, "pratinjau", tempelan=baris))
    assert r.status_code == 422
    for kalimat in ("Baris 1", "Baris 2", "Baris 3", "Jabatan Rekaan"):
        assert kalimat in isi(r)


def test_keputusan_pemda_lain_tidak_ada(kediri: Panggung, panggung: Any) -> None:
    blitar = panggung("blitar")
    with gunakan(blitar.pemda):
        asing = Keputusan.objects.create(pemda=blitar.pemda, nomor="1", tanggal=date(2026, 1, 1))
        pemangku = Pemangku.objects.order_by("pk")[0]
    tuti = kediri.masuk_pengelola()
    assert tuti.get(f"/kepegawaian/keputusan/{asing.pk}/").status_code == 404
    assert tuti.get(f"/kepegawaian/pemangku/{pemangku.pk}/pengakhiran/").status_code == 404
    assert tuti.post(f"/kepegawaian/keputusan/{asing.pk}/pembatalan/", {"alasan": "x"}).status_code == 404


HALAMAN = "angkat/ mutasi/ mutasi/daftar/ promosi/ pangkat/ berhenti/ penunjukan/ keputusan/".split()


@pytest.mark.parametrize("alamat", ["", *HALAMAN])
def test_bukan_pengelola_ditolak_di_setiap_halaman(kediri: Panggung, tuti: Client, alamat: str) -> None:
    assert tuti.get(f"/kepegawaian/{alamat}").status_code == 200
    jf = kediri.masuk(kediri.orang(kediri.jabatan("DINKES.02", "kepala_bidang")).pk)
    r = jf.get(f"/kepegawaian/{alamat}")
    assert r.status_code == 403 and "Pengelola kepegawaian" in isi(r)


def test_pegawai_baru_diangkat_dan_akhirnya_dibatalkan(kediri: Panggung, tuti: Client) -> None:
    kursi = kediri.kursi_kosong()
    data = kiriman(kediri.besok(), nip="199902022024032001", nama="Sari Wulandari, S.KM.", jenis_asn="pns",
                   golongan="III/a", jabatan=str(kursi.pk))  # fmt: skip
    r = tuti.post("/kepegawaian/angkat/", data)
    assert r.status_code == 302, isi(r)
    assert kediri.pemangku(kursi, kediri.besok()).nama == "Sari Wulandari, S.KM."  # type: ignore[union-attr]
    r = tuti.post(f"{r['Location']}pembatalan/", {"alasan": ""})
    assert r.status_code == 422
    with gunakan(kediri.pemda):
        sk = Keputusan.objects.get(nomor=DASAR["nomor"])
    r = tuti.post(f"/kepegawaian/keputusan/{sk.pk}/pembatalan/", {"alasan": "Mengundurkan diri."})
    assert r.status_code == 302
    assert kediri.pemangku(kursi, kediri.besok()) is None
    with gunakan(kediri.pemda):
        assert Pegawai.objects.filter(nip="199902022024032001").exists(), "orangnya tetap tercatat"


def test_pertanyaan_pratinjau_tidak_bertambah_dengan_banyak_orang(kediri: Panggung, tuti: Client) -> None:
    def hitung(banyak: int) -> int:
        with gunakan(kediri.pemda):
            pemangku = list(
                Pemangku.objects.filter(jabatan__kode="", sifat="definitif").pada(kediri.per)
                .select_related("pegawai").order_by("pk")[:banyak]
            )  # fmt: skip
        for _p in pemangku:
            kediri.kursi_kosong(nama="Analis Bersama Ahli Muda")
        baris = "\n".join(f"{p.pegawai.nip};DINKES.02;Analis Bersama Ahli Muda" for p in pemangku)
        with CaptureQueriesContext(connection) as terekam:
            r = tuti.post("/kepegawaian/mutasi/daftar/", kiriman(kediri.per, "pratinjau", tempelan=baris))
        assert r.status_code == 200
        return sum(q["sql"].lstrip().upper().startswith("SELECT") for q in terekam.captured_queries)

    sedikit = hitung(2)
    assert hitung(12) <= sedikit + 2
