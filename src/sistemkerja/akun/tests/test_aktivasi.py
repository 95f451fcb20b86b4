"""Coming in for the first time, and again: one-time codes, e-mail, a changed password, people who left."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from sistemkerja.akun import surel
from sistemkerja.akun.aktivasi import BERLAKU, HURUF, acak, buat_banyak, buat_kode
from sistemkerja.akun.models import Kabar, KodeAkun, Pengguna, SesiPengguna, UpayaMasuk
from sistemkerja.akun.tests.panggung import SANDI, pesan
from sistemkerja.akun.tindakan import buka_akun, buka_banyak, terbitkan_kode, tutup_akun
from sistemkerja.jejak.models import Peristiwa
from sistemkerja.organisasi.models import Pegawai
from sistemkerja.pemda.galat import MasukanKeliru, TidakBerwenang
from sistemkerja.pemda.konteks import gunakan

BARU = "layang-layang biru tua"
SAMA = "Pemda, NIP, atau kode tidak cocok"


def kode_untuk(p, nama="baru"):
    with gunakan(p.pemda):
        return buat_kode(p.segarkan(nama), p.pelaku("kepegawaian"))


def aktifkan(p, klien, kode, nama="baru", **isi):
    awal = {
        "pemda": p.pemda.slug, "nip": p.akun[nama].nip, "kode": kode, "sandi": BARU, "sandi_lagi": BARU, "setuju": "on",
    }  # fmt: skip
    return klien.post("/aktivasi/", awal | isi)


def test_kode_sekali_pakai_menjadi_kata_sandi(kediri):
    kode = kode_untuk(kediri)
    klien = Client()
    response = aktifkan(kediri, klien, kode.lower().replace("-", " "))
    assert (response.status_code, response.url) == (302, "/")
    assert klien.get("/akun/").status_code == 200
    assert kediri.segarkan("baru").keadaan == "aktif"
    assert SAMA in pesan(aktifkan(kediri, Client(), kode))
    assert kediri.masuk(Client(), "baru", sandi=BARU).status_code == 302


def test_kode_tidak_tersimpan(kediri):
    kode = kode_untuk(kediri)
    with gunakan(kediri.pemda):
        satu = KodeAkun.objects.get()
        assert re.fullmatch(r"[0-9a-f]{64}", satu.sidik)
        assert kode.replace("-", "") not in str(vars(satu))
        assert kode not in "".join(Peristiwa.objects.values_list("kalimat", flat=True))


def test_kode_mudah_dibaca_dan_tidak_berulang():
    semua = {acak() for _ in range(500)}
    assert len(semua) == 500
    assert all(re.fullmatch(rf"([{HURUF}]{{4}}-){{2}}[{HURUF}]{{4}}", satu) for satu in semua)


def test_jawaban_sama_untuk_nip_tak_dikenal_kode_salah_dan_pemda_lain(kediri, tetangga):
    kode = kode_untuk(kediri)
    jawaban = [
        aktifkan(kediri, Client(), "AAAA-BBBB-CCCC"),
        aktifkan(kediri, Client(), kode, nip="1"),
        aktifkan(tetangga, Client(), kode),
        aktifkan(kediri, Client(), kode, nama="biasa"),
    ]
    assert {j.status_code for j in jawaban} == {422}
    assert all(SAMA in pesan(j) for j in jawaban)


def test_kode_berlaku_empat_belas_hari(kediri):
    kode = kode_untuk(kediri)
    with gunakan(kediri.pemda):
        KodeAkun.objects.update(sampai=timezone.now() - timedelta(seconds=1))
    assert SAMA in pesan(aktifkan(kediri, Client(), kode))
    assert timedelta(days=14) == BERLAKU


def test_kode_baru_menggantikan_yang_lama(kediri):
    lama, baru = kode_untuk(kediri), kode_untuk(kediri)
    assert SAMA in pesan(aktifkan(kediri, Client(), lama))
    assert aktifkan(kediri, Client(), baru).status_code == 302


@pytest.mark.parametrize("sandi", ["pendek", "1234567890", "password123", "198001012005011008"])
def test_kata_sandi_lemah_ditolak_dan_kodenya_tetap_berlaku(kediri, sandi):
    kode = kode_untuk(kediri)
    response = aktifkan(kediri, Client(), kode, sandi=sandi, sandi_lagi=sandi)
    assert response.status_code == 422
    assert SAMA not in pesan(response)
    assert f'value="{kode}"' in pesan(response)  # nothing lost but the passwords
    assert aktifkan(kediri, Client(), kode).status_code == 302


@pytest.mark.parametrize("isi", [{"setuju": ""}, {"sandi_lagi": "lain sekali"}, {"nip": ""}, {"nip": "\x00"}])
def test_isian_keliru_di_dekat_bidangnya(kediri, isi):
    assert aktifkan(kediri, Client(), kode_untuk(kediri), **isi).status_code == 422


def test_menebak_kode_ditahan_tetapi_tidak_mengunci_pemiliknya(kediri):
    kode, penebak = kode_untuk(kediri), Client(REMOTE_ADDR="10.9.9.9")
    for _ in range(5):
        aktifkan(kediri, penebak, "AAAA-BBBB-CCCC")
    assert aktifkan(kediri, penebak, kode).status_code == 429
    assert aktifkan(kediri, Client(REMOTE_ADDR="10.1.1.1"), kode).status_code == 302


# Opening and closing


def test_membuka_akun_seorang(dalam_kediri):
    p = dalam_kediri
    pegawai = Pegawai.objects.create(pemda=p.pemda, nip="199001012020121001", nama="Pegawai Baru")
    akun = buka_akun(pegawai, p.pelaku("kepegawaian"))
    assert (akun.nip, akun.keadaan, akun.has_usable_password()) == (pegawai.nip, "belum_aktif", False)
    assert buka_akun(pegawai, p.pelaku("sistem")).pk == akun.pk
    assert Peristiwa.objects.filter(peristiwa="akun.dibuka", objek_id=akun.pk).count() == 1


@pytest.mark.parametrize("oleh", ["organisasi", "pengawas", "biasa"])
def test_yang_lain_tidak_membuka_akun(dalam_kediri, oleh):
    with pytest.raises(TidakBerwenang):
        buka_akun(dalam_kediri.akun["biasa"].pegawai, dalam_kediri.pelaku(oleh))


def test_yang_sudah_berhenti_tidak_dibukakan(dalam_kediri):
    p = dalam_kediri
    pegawai = Pegawai.objects.create(
        pemda=p.pemda, nip="196001011980121001", nama="Purna", berhenti=p.kini, sebab_berhenti="pensiun"
    )
    with pytest.raises(MasukanKeliru, match="Purna"):
        buka_akun(pegawai, p.pelaku("kepegawaian"))


def test_dua_ribu_akun_dan_kode_dengan_pertanyaan_yang_tetap(dalam_kediri, django_assert_max_num_queries):
    p = dalam_kediri
    Pegawai.objects.bulk_create(Pegawai(pemda=p.pemda, nip=f"P{n:05d}", nama=f"P {n}") for n in range(2000))
    semua = list(Pegawai.objects.filter(nip__startswith="P").values_list("pk", flat=True))
    pelaku = p.pelaku("kepegawaian")
    with django_assert_max_num_queries(16):
        akun = buka_banyak(semua, pelaku)
        kode = buat_banyak(akun, pelaku)
    assert len(set(kode)) == len(akun) == 2000


def test_reset_dikabarkan_dan_tidak_mengganggu_kata_sandi_lama(kediri):
    with gunakan(kediri.pemda):
        terbitkan_kode(kediri.akun["biasa"].pk, oleh=kediri.pelaku("kepegawaian"))
    klien = Client()
    assert kediri.masuk(klien, "biasa").status_code == 302
    assert "Kepegawaian menerbitkan kode atur ulang" in pesan(klien.get("/akun/"))
    assert "menerbitkan kode" not in pesan(klien.get("/akun/"))  # told once
    with gunakan(kediri.pemda):
        assert Kabar.objects.get().disampaikan is not None


def test_atur_ulang_dengan_kode_mengakhiri_semua_sesi(kediri):
    lama = kediri.klien("biasa")
    assert aktifkan(kediri, Client(), kode_untuk(kediri, "biasa"), nama="biasa").status_code == 302
    assert lama.get("/akun/").url.startswith("/masuk/")
    assert kediri.masuk(Client(), "biasa", sandi=SANDI).status_code == 422


def test_akun_pemegang_peran_hanya_diurus_pengelola_sistem(dalam_kediri):
    p = dalam_kediri
    for siapa in ("sistem", "pengawas"):
        with pytest.raises(TidakBerwenang):
            terbitkan_kode(p.akun[siapa].pk, oleh=p.pelaku("kepegawaian"))
    with pytest.raises(TidakBerwenang):
        terbitkan_kode(p.akun["sistem"].pk, oleh=p.pelaku("sistem"))
    assert terbitkan_kode(p.akun["pengawas"].pk, oleh=p.pelaku("sistem"))


def test_menutup_akun_mengakhiri_sesinya(kediri):
    klien = kediri.klien("biasa")
    with gunakan(kediri.pemda):
        tutup_akun(kediri.akun["biasa"].pk, oleh=kediri.pelaku("kepegawaian"), alasan="Cuti di luar tanggungan")
        satu = Peristiwa.objects.get(peristiwa="akun.ditutup")
        assert satu.isi == {"sebelum": {"aktif": True}, "sesudah": {"aktif": False}}
        assert not SesiPengguna.objects.filter(pengguna=kediri.akun["biasa"], usai__isnull=True).exists()
    assert klien.get("/akun/").url.startswith("/masuk/")
    assert kediri.masuk(Client(), "biasa").status_code == 422


def test_yang_berhenti_tidak_dapat_masuk_dan_sesinya_berakhir(kediri):
    klien, pegawai = kediri.klien("biasa"), kediri.akun["biasa"].pegawai_id
    with gunakan(kediri.pemda):
        besok = kediri.kini + timedelta(days=1)
        Pegawai.objects.filter(pk=pegawai).update(berhenti=besok, sebab_berhenti="pensiun")
    assert klien.get("/akun/").status_code == 200
    with gunakan(kediri.pemda):
        Pegawai.objects.filter(pk=pegawai).update(berhenti=kediri.kini)
    assert klien.get("/akun/").url.startswith("/masuk/")
    assert kediri.masuk(Client(), "biasa").status_code == 422
    assert SAMA in pesan(aktifkan(kediri, Client(), kode_untuk(kediri, "biasa"), nama="biasa"))


# By e-mail


@pytest.fixture
def bersurel(kediri, settings):
    settings.SUREL_TERSEDIA = True
    with gunakan(kediri.pemda):
        Pengguna.objects.filter(pk=kediri.akun["biasa"].pk).update(
            surel="biasa@kediri.go.id", surel_terbukti=timezone.now()
        )
    return kediri


def minta(p, nip):
    jawaban = Client().post("/sandi/lupa/", {"pemda": p.pemda.slug, "nip": nip})
    surel.tunggu_terkirim()
    return jawaban


def test_tanpa_pengirim_surel_tidak_ditawarkan(kediri):
    assert "Lewat surel" not in pesan(Client().get("/sandi/lupa/"))
    minta(kediri, kediri.akun["biasa"].nip)
    assert mail.outbox == []


def test_jawaban_sama_ada_atau_tidak_akunnya(bersurel):
    jawaban = [minta(bersurel, nip) for nip in (bersurel.akun["biasa"].nip, bersurel.akun["kadis"].nip, "1")]
    assert len({pesan(j) for j in jawaban}) == 1
    assert [m.to for m in mail.outbox] == [["biasa@kediri.go.id"]]


def test_tautan_sekali_pakai_mengganti_kata_sandi(bersurel):
    minta(bersurel, bersurel.akun["biasa"].nip)
    alamat = re.search(r"http://testserver(/sandi/\S+)", mail.outbox[0].body)[1]
    assert Client().get(alamat).status_code == 200
    assert Client().post(alamat, {"sandi": "pendek", "sandi_lagi": "pendek"}).status_code == 422
    assert Client().post(alamat, {"sandi": BARU, "sandi_lagi": BARU}).status_code == 302
    assert Client().get(alamat).status_code == 404
    assert bersurel.masuk(Client(), "biasa", sandi=BARU).status_code == 302


@pytest.mark.parametrize("alamat", ["/sandi/kediri/zzz/x-y/", "/sandi/tak-ada/AAAA/x-y/", "/sandi/kediri/AAAA/x/"])
def test_tautan_karangan_404(bersurel, alamat):
    assert Client().get(alamat).status_code == 404


def test_alamat_surel_harus_dibuktikan_pemiliknya(kediri, settings):
    settings.SUREL_TERSEDIA = True
    klien = kediri.klien("biasa")
    assert klien.post("/akun/surel/", {"surel": "x"}).status_code == 422
    assert klien.post("/akun/surel/", {"surel": "aku@kediri.go.id"}).status_code == 302
    surel.tunggu_terkirim()
    assert kediri.segarkan("biasa").surel == ""
    alamat = re.search(r"http://testserver(/akun/surel/\S+)", mail.outbox[0].body)[1]
    assert kediri.klien("kadis").get(alamat).status_code == 404
    assert klien.post(alamat).status_code == 302
    assert kediri.segarkan("biasa").surel == "aku@kediri.go.id"
    with gunakan(kediri.pemda):
        assert "aku@" not in str(list(Peristiwa.objects.values_list("kalimat", "isi")))
    assert UpayaMasuk.objects.count() == 0
