"""Pencarian: tahan salah ketik, urutan bebas, gelar tidak mengganggu; milik Pemda lain tidak ditemukan."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta

import pytest
from django.db import connection, transaction
from django.db.utils import ProgrammingError
from django.test.utils import CaptureQueriesContext

from sistemkerja.contoh.muat import muat
from sistemkerja.organisasi.cari import cari, uraikan
from sistemkerja.organisasi.models import Jabatan, Pegawai, Pemangku, UnitOrganisasi
from sistemkerja.organisasi.rincian import ubah_unit
from sistemkerja.pemda.konteks import gunakan
from sistemkerja.pemda.models import Pemda

KINI = date(2026, 11, 23)
_FUNGSI = "SELECT objek FROM cari_organisasi(%s::text[], %s, %s, ARRAY['pegawai', 'jabatan', 'unit'], 50)"


@pytest.fixture
def budi(contoh_kediri: Pemda) -> Pegawai:
    satu = Pemangku.objects.filter(jabatan__kode="kepala_bidang").select_related("pegawai").first().pegawai
    satu.nama = "Drs. H. Budiman Sulistyono, S.E., M.Si."
    satu.save()
    return satu


@pytest.mark.parametrize(
    "q",
    [
        "budiman",
        "Budim",
        "sulistyono budiman",
        "sulis bud",
        "bduiman",
        "budimann sulistiono",
        "Drs. Budiman Sulistyono, S.E.",
        "drs budiman",
    ],
)
def test_orang_ditemukan(budi: Pegawai, q: str) -> None:
    hasil = cari(budi.pemda_id, q, KINI)
    assert (hasil[0].jenis, hasil[0].id) == ("pegawai", budi.pk)
    assert "Kepala Bidang" in hasil[0].keterangan
    assert hasil[0].nip == ""


def test_awal_nip_hanya_bagi_yang_boleh(budi: Pegawai) -> None:
    assert budi.pk not in [t.id for t in cari(budi.pemda_id, budi.nip[:12], KINI)]
    hasil = cari(budi.pemda_id, budi.nip, KINI, boleh_nip=True)
    assert [(t.id, t.nip) for t in hasil] == [(budi.pk, budi.nip)]


def test_jabatan_dengan_pemangku_dan_unit_dengan_pd(contoh_kediri: Pemda) -> None:
    jabatan = cari(contoh_kediri.pk, "kadis kesehatan", KINI, jenis=["jabatan"])[0]
    assert jabatan.teks == "Kepala Dinas Kesehatan"
    assert jabatan.keterangan.startswith("Dinas Kesehatan · ")
    unit = cari(contoh_kediri.pk, "bidang kesehatan masyarakt", KINI, jenis=["unit"])[0]
    assert (unit.teks, unit.keterangan) == ("Bidang Kesehatan Masyarakat", "Dinas Kesehatan")
    assert cari(contoh_kediri.pk, "dinkes", KINI, jenis=["unit"])[0].teks == "Dinas Kesehatan"
    kosong = cari(contoh_kediri.pk, "Kepala Dinas Sosial", KINI, jenis=["jabatan"])[0]
    assert kosong.sifat == "kosong"


def test_yang_tepat_lebih_dulu(contoh_kediri: Pemda) -> None:
    assert cari(contoh_kediri.pk, "dinas kesehatan", KINI, jenis=["unit"])[0].teks == "Dinas Kesehatan"
    assert cari(contoh_kediri.pk, "zzzqqq", KINI) == []
    assert cari(contoh_kediri.pk, "a", KINI) == []


def test_nama_mengikuti_tanggalnya(contoh_kediri: Pemda) -> None:
    unit = UnitOrganisasi.objects.get(kode="DINKES")
    besok = KINI + timedelta(days=30)
    ubah_unit(unit, besok, None, nama="Dinas Urusan Wabah")
    assert cari(contoh_kediri.pk, "urusan wabah", KINI, jenis=["unit"]) == []
    assert [t.id for t in cari(contoh_kediri.pk, "urusan wabah", besok, jenis=["unit"])] == [unit.pk]


def test_yang_ditutup_tidak_ditemukan_lagi(contoh_kediri: Pemda) -> None:
    jabatan = Jabatan.objects.filter(kode="").first()
    ada = [t.id for t in cari(contoh_kediri.pk, jabatan.nama, KINI, batas=500, jenis=["jabatan"])]
    assert jabatan.pk in ada
    jabatan.tutup(KINI)
    tinggal = [t.id for t in cari(contoh_kediri.pk, jabatan.nama, KINI, batas=500, jenis=["jabatan"])]
    assert set(ada) - set(tinggal) == {jabatan.pk}


def test_pemda_lain_tidak_menemukan(
    pemda_kediri: Pemda, pemda_tetangga: Pemda, dalam: Callable[[Pemda], AbstractContextManager[None]]
) -> None:
    muat(pemda_kediri)
    with dalam(pemda_kediri):
        satu = Pegawai.objects.exclude(jenis_asn="bukan").first()
        kata, _ = uraikan(satu.nama)
        assert satu.pk in _lewat_fungsi(kata) and satu.pk in _lewat_fungsi([], satu.nip)
    with dalam(pemda_tetangga):
        assert satu.pk not in _lewat_fungsi(kata) and _lewat_fungsi([], satu.nip) == []
        assert cari(pemda_kediri.pk, satu.nama, KINI) == []
    for pasang in ("SELECT set_config('app.pemda', '', true)", "SELECT 1"):
        with transaction.atomic(), connection.cursor() as kursor:
            kursor.execute(pasang)
            assert _lewat_fungsi(kata) == [] == _lewat_fungsi([], satu.nip)


def test_tabel_pencarian_tertutup_bagi_peran_web(db_pemda: Pemda) -> None:
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        with connection.cursor() as kursor:
            kursor.execute("SELECT count(*) FROM organisasi_cari")
    with connection.cursor() as kursor:
        kursor.execute(
            "SELECT p.prosecdef, p.proconfig::text, p.proacl::text, p.proowner = c.relowner FROM pg_proc p, pg_class c"
            " WHERE p.proname = 'cari_organisasi' AND c.relname = 'organisasi_pegawai'"
        )
        definer, setelan, hak, milik_pemilik = kursor.fetchone()
    assert definer and milik_pemilik
    assert "search_path=public, pg_temp" in setelan
    assert "{=X" not in hak and ",=X" not in hak  # bukan untuk semua orang


def test_pencarian_selalu_sama_dengan_yang_dicari(contoh_kediri: Pemda) -> None:
    """Kata tiap orang, jabatan, dan unit yang ada menemukan dirinya."""
    for satu in (
        *Pegawai.objects.all()[:15],
        *Jabatan.objects.pada(KINI)[:15],
        *UnitOrganisasi.objects.pada(KINI)[:15],
    ):
        jenis = {"unitorganisasi": "unit"}.get(satu._meta.model_name, satu._meta.model_name)
        assert satu.pk in [t.id for t in cari(contoh_kediri.pk, satu.nama, KINI, batas=500, jenis=[jenis])], satu


def test_jumlah_pertanyaan_tetap(contoh_kediri: Pemda) -> None:
    jumlah = []
    for batas in (1, 50):
        with CaptureQueriesContext(connection) as semua:
            cari(contoh_kediri.pk, "kepala dinas", KINI, batas)
        jumlah.append(len(semua))
    assert max(jumlah) <= 4


def test_uraikan() -> None:
    assert uraikan("Drs. H. Budi, S.E.") == (["budi"], "")
    assert uraikan("kabid mutu") == (["kepala", "bidang", "mutu"], "")
    assert uraikan("1980 0101") == ([], "19800101")
    assert uraikan("Ma'ruf") == (["maruf"], "")
    assert uraikan("%_'\x00") == ([], "")


def _lewat_fungsi(kata: list[str], nip: str = "") -> list[object]:
    with connection.cursor() as kursor:
        kursor.execute(_FUNGSI, [kata, nip, KINI])
        return [objek for (objek,) in kursor.fetchall()]


def test_konteks_bersih(pemda_kediri: Pemda) -> None:
    with gunakan(pemda_kediri):
        assert _lewat_fungsi(["kepala"]) == []
