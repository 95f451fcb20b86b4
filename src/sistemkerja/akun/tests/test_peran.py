"""System roles: given and revoked by an accountable act, from date to date, never by oneself to oneself."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.http import Http404
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sistemkerja.akun.models import Kabar, PemberianPeran, Pengguna
from sistemkerja.akun.tindakan import angkat_pengelola_pertama, beri_peran, cabut_peran, tutup_akun
from sistemkerja.jejak.models import Peristiwa
from sistemkerja.organisasi.models import Pegawai
from sistemkerja.organisasi.pelaku import pelaku_dari
from sistemkerja.pemda.galat import MasukanKeliru, TidakBerwenang
from sistemkerja.pemda.konteks import gunakan

HARI = timedelta(days=1)


def beri(p, kepada="biasa", oleh="sistem", **isi):
    awal = {
        "peran": "pengawas_internal", "sejak": p.kini, "sampai": None, "nomor": "800/1/2026", "tanggal": p.kini,
    } | isi  # fmt: skip
    return beri_peran(p.akun[kepada].pk, awal.pop("peran"), oleh=p.pelaku(oleh), **awal)


def peran(p, nama, per=None):
    return p.pelaku(nama).peran_sistem if per is None else p.segarkan(nama).peran_pada(per)


def test_diberikan_berlaku_tercatat_dan_dikabarkan(dalam_kediri):
    p = dalam_kediri
    beri(p, sampai=p.kini + 10 * HARI)
    assert peran(p, "biasa") == {"pengawas_internal"}
    assert peran(p, "biasa", p.kini + 10 * HARI) == set()
    satu = Peristiwa.objects.get(peristiwa="peran.diberikan")
    assert satu.oleh == "Sistem" and satu.sebagai == "Pengelola sistem"
    assert satu.dasar == [f"800/1/2026 ({p.kini:%d-%m-%Y})"]
    assert satu.isi["sesudah"]["peran"] == "pengawas_internal"
    assert "memberi Anda peran Pengawas internal" in Kabar.objects.get(pengguna=p.akun["biasa"]).kalimat


def test_yang_akan_datang_mulai_dengan_sendirinya(dalam_kediri):
    p = dalam_kediri
    beri(p, sejak=p.kini + HARI)
    assert peran(p, "biasa") == set()
    assert peran(p, "biasa", p.kini + HARI) == {"pengawas_internal"}


@pytest.mark.parametrize("oleh", ["kepegawaian", "organisasi", "pengawas", "biasa", "kadis"])
def test_hanya_pengelola_sistem_yang_memberi(dalam_kediri, oleh):
    with pytest.raises(TidakBerwenang) as galat:
        beri(dalam_kediri, kepada="baru", oleh=oleh)
    assert galat.value.siapa_yang_boleh == "Pengelola sistem"
    assert not PemberianPeran.objects.filter(pengguna=dalam_kediri.akun["baru"]).exists()


def test_tidak_kepada_diri_sendiri(dalam_kediri):
    with pytest.raises(TidakBerwenang):
        beri(dalam_kediri, kepada="sistem")


@pytest.mark.parametrize(
    ("isi", "medan"),
    [
        ({"nomor": "  "}, "nomor"),
        ({"tanggal": date(2999, 1, 1)}, "tanggal"),
        ({"sejak": date(2024, 1, 1)}, "sejak"),
        ({"sampai": date(2024, 1, 1)}, "sampai"),
    ],
)
def test_dasar_dan_tanggalnya_diperiksa(dalam_kediri, isi, medan):
    with pytest.raises(MasukanKeliru) as galat:
        beri(dalam_kediri, **isi)
    assert medan in galat.value.galat


def test_diulang_sama_saja_dan_yang_bertindih_ditolak(dalam_kediri):
    p = dalam_kediri
    assert beri(p) == beri(p)
    assert Peristiwa.objects.filter(peristiwa="peran.diberikan").count() == 1
    with pytest.raises(MasukanKeliru, match="masa yang sama"):
        beri(p, sejak=p.kini + HARI, nomor="lain")
    with pytest.raises(IntegrityError), transaction.atomic():
        PemberianPeran.objects.create(
            pemda=p.pemda, pengguna=p.akun["biasa"], peran="pengawas_internal", nomor="x", tanggal=p.kini,
            masa=DateRange(p.kini, None, "[)"), diberikan_oleh="x",
        )  # fmt: skip


def test_pemda_lain_tidak_ada(dalam_kediri, pemda_tetangga):
    with pytest.raises(Http404):
        beri_peran(
            pemda_tetangga.pk, "pengawas_internal", oleh=dalam_kediri.pelaku("sistem"), sejak=dalam_kediri.kini,
            sampai=None, nomor="1", tanggal=dalam_kediri.kini,
        )  # fmt: skip


def cabut(p, dari, oleh="sistem", sampai=None):
    satu = PemberianPeran.objects.get(pengguna=p.akun[dari])
    return cabut_peran(satu.pk, oleh=p.pelaku(oleh), sampai=sampai or p.kini, nomor="800/2", tanggal=p.kini)


def test_dicabut_dengan_dasar(dalam_kediri):
    p = dalam_kediri
    satu = cabut(p, "pengawas", sampai=p.kini + HARI)
    assert peran(p, "pengawas") == {"pengawas_internal"}
    assert peran(p, "pengawas", p.kini + HARI) == set()
    assert (satu.dicabut_oleh, satu.dicabut_nomor) == ("Sistem", "800/2")
    assert Peristiwa.objects.get(peristiwa="peran.dicabut").dasar == [f"800/2 ({p.kini:%d-%m-%Y})"]


def test_yang_belum_mulai_dibatalkan(dalam_kediri):
    p = dalam_kediri
    beri(p, sejak=p.kini + 5 * HARI)
    cabut(p, "biasa")
    assert not PemberianPeran.objects.filter(pengguna=p.akun["biasa"]).exists()
    assert Peristiwa.objects.filter(peristiwa="peran.dicabut").exists()


def test_yang_sudah_mulai_tidak_dapat_dihapus_oleh_aplikasi(dalam_kediri):
    PemberianPeran.objects.all().delete()
    assert PemberianPeran.objects.count() == 5


def test_pengelola_sistem_terakhir_tidak_dapat_dicabut_atau_ditutup(dalam_kediri):
    p = dalam_kediri
    cabut(p, "sistem_kedua")
    with pytest.raises(MasukanKeliru, match="terakhir"):
        cabut(p, "sistem")


def test_akun_pengelola_sistem_terakhir_tidak_dapat_ditutup(dalam_kediri):
    p = dalam_kediri
    beri(p, kepada="pengawas", peran="pengelola_sistem", sampai=p.kini + HARI)
    cabut(p, "sistem_kedua")
    with pytest.raises(MasukanKeliru, match="terakhir"):
        tutup_akun(p.akun["sistem"].pk, oleh=p.pelaku("pengawas"), alasan="coba")


def test_pengelola_pertama_sebuah_pemda(pemda_kediri):
    with gunakan(pemda_kediri):
        pegawai = Pegawai.objects.create(pemda=pemda_kediri, nip="197001011995011001", nama="Pertama")
        operator = pelaku_dari(Pengguna(pemda=pemda_kediri, nip="0", nama="Operator platform"), date(2026, 1, 5))
        akun, kode = angkat_pengelola_pertama(pegawai, oleh=operator, nomor="1/2026", tanggal=date(2026, 1, 5))
        assert akun.peran_pada(date(2026, 1, 5)) == {"pengelola_sistem"}
        assert len(kode) == 14
        with pytest.raises(TidakBerwenang):
            angkat_pengelola_pertama(pegawai, oleh=operator, nomor="2/2026", tanggal=date(2026, 1, 6))


def test_pelaku_dalam_satu_pertanyaan(dalam_kediri):
    p = dalam_kediri
    pengguna = p.segarkan("sistem")
    with CaptureQueriesContext(connection) as pertanyaan:
        assert pelaku_dari(pengguna, p.kini).peran_sistem == {"pengelola_sistem"}
    assert len(pertanyaan) == 1  # the posts; the roles came with the account


# The screen


def test_layar_memberi_dan_mencabut(kediri):
    klien = kediri.klien("sistem")
    isi = {
        "pegawai": str(kediri.akun["biasa"].pegawai_id), "peran": "pengelola_organisasi", "sejak": str(kediri.kini),
        "nomor": "800/9", "tanggal": str(kediri.kini),
    }  # fmt: skip
    assert klien.post(reverse("akun:peran"), isi | {"nomor": ""}).status_code == 422
    assert klien.post(reverse("akun:peran"), isi).status_code == 302
    assert kediri.segarkan("biasa").peran_pada(kediri.kini) == {"pengelola_organisasi"}
    with gunakan(kediri.pemda):
        satu = PemberianPeran.objects.get(pengguna=kediri.akun["biasa"])
    alamat = reverse("akun:pencabutan", args=[satu.pk])
    assert klien.get(alamat).status_code == 200
    assert klien.post(alamat, {"sampai": str(kediri.kini), "nomor": "1", "tanggal": "kemarin"}).status_code == 422
    cabut_isi = {"sampai": str(kediri.kini + HARI), "nomor": "1", "tanggal": str(kediri.kini)}
    assert klien.post(alamat, cabut_isi).status_code == 302
    assert "800/9" in klien.get(reverse("akun:peran")).content.decode()


@pytest.mark.parametrize(
    ("siapa", "baca", "beri"), [("kepegawaian", 200, 403), ("pengawas", 200, 403), ("biasa", 403, 403)]
)
def test_siapa_melihat_dan_siapa_memberi(kediri, siapa, baca, beri):
    klien = kediri.klien(siapa)
    isi = {
        "pegawai": str(kediri.akun["kadis"].pegawai_id), "peran": "pengelola_organisasi", "sejak": str(kediri.kini),
        "nomor": "1", "tanggal": str(kediri.kini),
    }  # fmt: skip
    assert klien.get(reverse("akun:peran")).status_code == baca
    assert klien.post(reverse("akun:peran"), isi).status_code == beri


def test_pencabutan_pemda_lain_404(kediri, tetangga):
    with gunakan(tetangga.pemda):
        milik_tetangga = PemberianPeran.objects.first().pk
    klien = kediri.klien("sistem")
    assert klien.get(reverse("akun:pencabutan", args=[milik_tetangga])).status_code == 404
