"""Riwayat organisasi contoh: yang lalu, yang nanti, dan SK-nya; dilihat dari hari pemuatan."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import combinations

import pytest

from sistemkerja.contoh.memori import organisasi_contoh
from sistemkerja.contoh.sejarah import NAMA_LAMA, awal_bulan, bersejarah
from sistemkerja.contoh.susunan import SLUG, susunan
from sistemkerja.organisasi.models import Keputusan, Pegawai, Pemangku, RincianJabatan, RincianUnit, UnitOrganisasi
from sistemkerja.organisasi.tanggal import hari_ini
from sistemkerja.pemda.models import Pemda

HARI = date(2026, 11, 23)


@pytest.mark.parametrize("slug", SLUG)
@pytest.mark.parametrize("hari", [HARI, date(2027, 1, 31), date(2028, 2, 29)])
def test_satu_pemangku_sehari_kapan_pun_dimuat(slug: str, hari: date) -> None:
    pangku: dict[object, list[tuple[date, date]]] = {}
    for p in bersejarah(slug, hari).pemangku:
        assert p.sampai is None or p.sejak < p.sampai
        pangku.setdefault((p.jabatan, p.sifat), []).append((p.sejak, p.sampai or date.max))
    for masa in pangku.values():
        assert all(a[1] <= b[0] or b[1] <= a[0] for a, b in combinations(masa, 2))


@pytest.mark.parametrize("slug", SLUG)
def test_hari_ini_sama_dengan_susunannya(slug: str) -> None:
    """Riwayat tidak mengubah siapa memangku apa pada hari pemuatan, kecuali satu Plh. minggu itu."""

    def kini(isi) -> set[tuple[object, ...]]:
        return {
            (p.jabatan, p.pegawai, p.sifat)
            for p in isi.pemangku
            if p.sejak <= HARI and (p.sampai is None or HARI < p.sampai)
        }

    tambahan = kini(bersejarah(slug, HARI)) ^ kini(susunan(slug))
    assert [sifat for _, _, sifat in tambahan] == ["plh"]
    nama = {j.nama for j in organisasi_contoh(slug, HARI, HARI).semua_jabatan()}
    assert nama == {j.nama for j in susunan(slug).jabatan if j.sampai is None}


@pytest.mark.parametrize("slug", SLUG)
def test_surat_rekaan_dikenali_dan_tidak_berulang(slug: str) -> None:
    keputusan = bersejarah(slug, HARI).keputusan
    assert max(Counter((k.nomor, k.tanggal) for k in keputusan).values()) == 1
    assert all(k.nomor.endswith("(contoh)") and k.tanggal < HARI and k.penanda for k in keputusan)
    assert {p.keputusan for p in bersejarah(slug, HARI).pemangku} <= {k.id for k in keputusan}


def test_riwayat_terbaca_di_basis_data(contoh_kediri: Pemda) -> None:
    kini = hari_ini(contoh_kediri)
    dinas = UnitOrganisasi.objects.get(kode="DISKOMINFO")
    nama = [RincianUnit.objects.pada(per).get(unit=dinas).nama for per in (awal_bulan(kini, -14), kini)]
    assert nama == [NAMA_LAMA, dinas.nama]
    assert dinas.nama != NAMA_LAMA
    pindah = RincianJabatan.objects.filter(nama="Pranata Komputer Terampil").order_by("masa")
    assert pindah[0].unit.nama.startswith("Sekretariat")
    assert pindah[1].unit.nama.startswith("Bidang")
    plt = Pemangku.objects.pada(kini).filter(sifat="plt").first()
    assert awal_bulan(kini, 1) < plt.hari_terakhir < awal_bulan(kini, 2)
    (plh,) = [p for p in Pemangku.objects.pada(kini).filter(sifat="plh") if p.sampai]
    assert plh.sampai - plh.sejak == timedelta(days=7)


def test_mutasi_yang_sudah_diputuskan_menunggu_harinya(contoh_kediri: Pemda) -> None:
    kini = hari_ini(contoh_kediri)
    nanti = Pemangku.objects.get(masa__startswith__gt=kini)
    assert nanti.masa.lower == awal_bulan(kini, 1)
    assert nanti.keputusan.tanggal < kini
    assert not Pemangku.objects.pada(kini).filter(jabatan=nanti.jabatan, sifat="definitif").exists()
    (asal,) = Pemangku.objects.pada(kini).filter(pegawai=nanti.pegawai)
    assert asal.sampai == nanti.sejak
    assert asal.keputusan_akhir == nanti.keputusan


def test_pangkat_formasi_dan_kelas(contoh_kediri: Pemda) -> None:
    kini = hari_ini(contoh_kediri)
    for pegawai in Pegawai.objects.exclude(golongan="").prefetch_related("pangkat"):
        (pangkat,) = [g for g in pegawai.pangkat.all() if g.berlaku(kini)]
        assert pangkat.golongan == pegawai.golongan
    assert Keputusan.objects.filter(nomor__endswith="(contoh)").count() == Keputusan.objects.count() > 10
    dinkes = UnitOrganisasi.objects.filter(kode__startswith="DINKES")
    selisih = {
        f.jumlah - f.unit.jabatan.filter(nama=f.nama).count() for u in dinkes for f in u.formasi.select_related("unit")
    }
    assert {0, 1} <= selisih
    assert not RincianJabatan.objects.exclude(jenjang="").filter(kelas=None).exists()
