"""Organisasi contoh: tetap, lengkap, dan tidak menyebut orang nyata."""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from datetime import date, timedelta

import pytest
import yaml
from django.db import connection

from sistemkerja.aturan.kosakata import JABATAN, JENIS_UNIT, JENJANG
from sistemkerja.contoh.akun import akun_contoh, akun_wakil
from sistemkerja.contoh.memori import organisasi_contoh
from sistemkerja.contoh.muat import PERATURAN, _tabel_pemda, muat
from sistemkerja.contoh.susunan import KODE, SLUG, _Penyusun, susunan, wilayah
from sistemkerja.organisasi.baca_sql import muat_memori
from sistemkerja.organisasi.models import Pegawai, Pemangku
from sistemkerja.organisasi.tanggal import hari_ini
from sistemkerja.pemda.models import Pemda
from sistemkerja.perintah.contoh import tambah_perintah

PERAN_WAJIB = {
    "kepala_daerah", "sekretaris_daerah", "asisten", "staf_ahli", "kepala_pd", "sekretaris_pd", "kepala_bidang",
    "kepala_bagian", "kepala_subbagian", "kepala_seksi", "inspektur_pembantu", "camat", "sekretaris_kecamatan", "lurah",
    "sekretaris_kelurahan", "direktur", "kepala_uptd", "kepala_puskesmas", "kepala_satuan_pendidikan", "ahli_utama",
    "ahli_madya", "ahli_muda", "ahli_pertama", "penyelia", "mahir", "terampil", "pemula", "pelaksana",
    "pengelola_kepegawaian", "pengawas_internal", "pengelola_sistem",
}  # fmt: skip


@pytest.mark.parametrize("slug", SLUG)
def test_selalu_sama(slug: str) -> None:
    assert _Penyusun(slug).susun() == susunan(slug)


@pytest.mark.parametrize("slug", SLUG)
def test_kode_dan_kunci_dikenal_dan_tidak_berulang(slug: str) -> None:
    isi = susunan(slug)
    assert {u.jenis for u in isi.unit} <= {*JENIS_UNIT, "pemda"}
    assert {j.kode for j in isi.jabatan} <= {*JABATAN, ""}
    assert {j.jenjang for j in isi.jabatan} <= {*JENJANG, ""}
    for kunci in ([u.kode for u in isi.unit], [p.orang.nip for p in isi.pegawai], [p.orang.nama for p in isi.pegawai]):
        assert max(Counter(kunci).values()) == 1
    assert 150 <= len(isi.pegawai) <= 220


@pytest.mark.parametrize("slug", SLUG)
def test_nip_berbentuk_sah_dan_jelas_buatan(slug: str) -> None:
    bentuk = {
        "pns": r"(19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d)(19|20)\d{2}(0[1-9]|1[0-2])[12]9\d\d",
        "pppk": r"(19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d)20\d{2}2[1-9][12]9\d\d",
        "bukan": r"0{8}\d{10}",
    }
    for pegawai in susunan(slug).pegawai:
        assert re.fullmatch(bentuk[pegawai.orang.jenis_asn], pegawai.orang.nip), pegawai.orang


@pytest.mark.parametrize("slug", SLUG)
def test_setiap_peran_punya_akun(slug: str) -> None:
    assert {a.peran for a in akun_wakil(slug)} >= PERAN_WAJIB
    assert len({a.nip for a in akun_contoh(slug)}) == len(list(akun_contoh(slug)))


@pytest.mark.parametrize("slug", SLUG)
def test_keadaan_yang_tidak_biasa_semua_ada(slug: str) -> None:
    isi = susunan(slug)
    per = date(2026, 11, 23)
    kini = [p for p in isi.pemangku if p.sejak <= per and (p.sampai is None or per < p.sampai)]
    assert {p.sifat for p in kini} == {"definitif", "plt", "plh"}
    dipangku = {p.jabatan for p in kini}
    ada = [j for j in isi.jabatan if j.sampai is None]
    assert [j for j in ada if j.id not in dipangku and j.pimpinan], "jabatan pimpinan yang lowong"
    assert [j for j in ada if j.id not in dipangku and not j.kode], "kursi JF yang lowong"
    definitif = Counter(p.pegawai for p in kini if p.sifat == "definitif")
    assert max(definitif.values()) == 2, "satu orang dengan dua jabatan"
    assert {p.orang.jenis_asn for p in isi.pegawai} == {"pns", "pppk", "bukan"}
    assert any(p.orang.hasil_penyetaraan for p in isi.pegawai)
    assert any(p.sampai is not None for p in isi.pemangku), "riwayat"


@pytest.mark.parametrize("slug", SLUG)
def test_sesuai_dengan_peraturannya(slug: str) -> None:
    """Kode PD dikenal peraturan dengan jenis yang sama; semua jenis unit yang diatur ada, dan satu yang tidak."""
    identitas = next(
        isi
        for berkas in PERATURAN.glob("*/peraturan.yaml")
        if (isi := yaml.safe_load(berkas.read_text(encoding="utf-8")))["pemda"]["kode"] == KODE[slug]
    )
    bernama = {p["kode"]: p["jenis_unit"] for p in identitas["pd"]}
    for unit in susunan(slug).unit:
        if unit.kode_pd:
            assert bernama[unit.kode_pd] in (unit.jenis, "sekretariat_daerah"), unit
    rumah_sakit = {k for k, jenis in bernama.items() if jenis == "rsud"}
    assert rumah_sakit <= {u.kode_pd for u in susunan(slug).unit}
    diatur = {j["kode"] for j in identitas["jenis_unit"]}
    assert diatur <= {u.jenis for u in susunan(slug).unit}


def test_kecamatan_dan_kelurahan_nyata() -> None:
    nama = set(wilayah().values())
    for slug in SLUG:
        for unit in susunan(slug).unit:
            if unit.jenis in {"kecamatan", "kelurahan"}:
                assert unit.nama.partition(" ")[2] in nama


def test_muat_aman_diulang(contoh_kediri: Pemda) -> None:
    sebelum = Pegawai.objects.count(), Pemangku.objects.count()
    assert muat(contoh_kediri) == 0
    assert (Pegawai.objects.count(), Pemangku.objects.count()) == sebelum
    organisasi = muat_memori(contoh_kediri.pk, date(2026, 11, 23))
    (wali,) = organisasi.jabatan_berkode("kepala_daerah")
    assert [u.jenis for u in organisasi.garis_unit(wali.unit)] == ["pemda"]
    assert len(organisasi.jabatan_berkode("camat")) == 3


def panggil(*isi: str) -> int:
    """`sistemkerja contoh ...` tanpa menyalakan basis data."""
    pengurai = argparse.ArgumentParser()
    tambah_perintah(pengurai.add_subparsers())
    pilihan = pengurai.parse_args(["contoh", *isi])
    return pilihan.jalankan(pilihan)


def test_contoh_akun_sebagai_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert panggil("akun", "--format", "json") == 0
    akun = json.loads(capsys.readouterr().out)
    assert {tuple(a) for a in akun} == {("pemda", "nip", "nama", "jabatan", "peran", "kata_sandi")}
    assert {a["pemda"] for a in akun} == set(SLUG)
    assert panggil("akun", "--peran", "tidak_ada") == 1


@pytest.mark.parametrize("hari", [-3000, -400, -200, -20, 0, 20, 45, 90])
def test_organisasi_tanpa_basis_data_sama_dengan_yang_termuat(contoh_kediri: Pemda, hari: int) -> None:
    per = hari_ini(contoh_kediri) + timedelta(days=hari)
    termuat, lepas = muat_memori(contoh_kediri.pk, per), organisasi_contoh("kediri", per)
    assert termuat.semua_jabatan() == tuple(sorted(lepas.semua_jabatan(), key=lambda j: j.id))
    for jabatan in termuat.semua_jabatan():
        assert termuat.pemangku(jabatan.id) == lepas.pemangku(jabatan.id)
        assert termuat.garis_unit(jabatan.unit) == lepas.garis_unit(jabatan.unit)


@pytest.mark.django_db(databases=["default", "pemilik"])
def test_yang_dikosongkan_semua_tabel_pemda() -> None:
    """Sebuah tabel yang terlewat membuat `contoh ulang` gagal pada baris yang sama: indeks cari pernah terlewat."""
    with connection.cursor() as kursor:
        kursor.execute(
            "SELECT relname FROM pg_class WHERE relrowsecurity AND relkind IN ('r', 'p')"
            " AND relnamespace = current_schema()::regnamespace"
        )
        assert set(_tabel_pemda()) == {nama for (nama,) in kursor.fetchall()}
