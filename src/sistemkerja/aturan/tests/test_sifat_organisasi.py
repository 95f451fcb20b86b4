"""Sifat yang berlaku bagi organisasi apa pun: bukan penilai dan peninjau diri sendiri, sekali saja, selalu berujung."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sistemkerja.aturan import katalog
from sistemkerja.aturan.kedudukan import keadaan_unit, tanya_jabatan, tanya_unit
from sistemkerja.aturan.organisasi import Jabatan, OrganisasiMemori, Pemangku, Unit
from sistemkerja.aturan.pejabat import cari_pejabat, pejabat_penilai, pejabat_untuk, yang_bertindak
from sistemkerja.aturan.rantai import rantai_tinjauan

from .organisasi_buatan import Buatan, organisasi_buatan

PERATURAN = st.sampled_from(katalog.daftar_id()).map(katalog.peraturan)
SETELAN = settings(max_examples=120, deadline=None)
KEADAAN = {"ada", "kosong", "tidak_ada", "ganda"}


@SETELAN
@given(PERATURAN, organisasi_buatan())
def test_tidak_seorang_pun_menjadi_penilainya_sendiri(per, b: Buatan):
    for j in b.jabatan:
        for pertanyaan in ("penilai", "atasan_penilai"):
            temuan = pejabat_untuk(per, b.org, pertanyaan, j)
            sendiri = {p.pegawai for p in b.org.pemangku(j.id)}
            milik = {x.id for p in sendiri for x in b.org.jabatan_dari(p)} | {j.id}
            assert not milik & {x.id for x in temuan.jabatan}
            assert temuan.keadaan in KEADAAN


@SETELAN
@given(PERATURAN, organisasi_buatan())
def test_temuan_pejabat_selalu_terjelaskan(per, b: Buatan):
    """Ada: satu jabatan dengan pemangkunya; kosong: jabatannya saja; tidak ada: tanpa jabatan."""
    for j in b.jabatan:
        temuan = pejabat_penilai(per, b.org, j)
        assert temuan.jawaban is not None
        assert (len(temuan.jabatan) == 1) == (temuan.keadaan in {"ada", "kosong"})
        assert bool(temuan.pemangku) == (temuan.keadaan == "ada")
        assert bool(temuan.jabatan) == (temuan.keadaan != "tidak_ada")
        assert temuan.kalimat_keadaan
        if temuan.keadaan == "ada":
            assert temuan.pemangku == (yang_bertindak(b.org, temuan.jabatan[0].id),)
            assert temuan.cara and temuan.jawaban.satu().dasar


@SETELAN
@given(PERATURAN, organisasi_buatan(), st.data())
def test_rantai_tanpa_diri_sendiri_dan_tanpa_orang_ganda(per, b: Buatan, data):
    pelaksana = frozenset(data.draw(st.lists(st.sampled_from(b.orang), max_size=3))) if b.orang else frozenset()
    for u in b.unit:
        rantai = rantai_tinjauan(per, b.org, u.id, pelaksana=pelaksana)
        orang = [s.pejabat.pemangku[0].pegawai for s in rantai.berlaku if s.pejabat.pemangku]
        assert not pelaksana & set(orang), "tidak meninjau hasil sendiri"
        assert len(orang) == len(set(orang)), "tidak meninjau dua kali"
        assert all(s.dasar for s in rantai.langkah), "setiap langkah beralasan"
        assert [s.n for s in rantai.langkah] == list(range(1, len(rantai.langkah) + 1))
        if rantai.diatur:
            assert rantai.penyelesai is not None and rantai.penyelesai.dasar
            selesai = {p.pegawai for p in rantai.penyelesai.pejabat.pemangku}
            assert not selesai & pelaksana, "tidak menyatakan hasil sendiri selesai"
        else:
            assert rantai.langkah == () and rantai.penyelesai is None
            assert rantai.jawaban.dicari_di or rantai.jawaban_selesai.dicari_di


@SETELAN
@given(PERATURAN, organisasi_buatan())
def test_unit_nyata_tidak_pernah_menyisakan_syarat_letak(per, b: Buatan):
    for u in b.unit:
        for pertanyaan in ("pemberi_penugasan", "penetap_tim", "rantai_tinjauan", "penyelesai"):
            for cabang in tanya_unit(per, b.org, pertanyaan, u.id).cabang:
                assert not {"jenis_unit", "pd", "bagian", "jabatan", "jenjang"} & cabang.bila.keys()
    for j in b.jabatan:
        for cabang in tanya_jabatan(per, b.org, "penilai", j).cabang:
            assert not {"jenis_unit", "pd", "bagian", "jabatan", "jenjang"} & cabang.bila.keys()


@SETELAN
@given(organisasi_buatan())
def test_plh_mendahului_definitif_dan_plt_mengisi_kekosongan(b: Buatan):
    for j in b.jabatan:
        ada = {p.sifat: p for p in b.org.pemangku(j.id)}
        bertindak = yang_bertindak(b.org, j.id)
        harap = ada.get("plh") or ada.get("definitif") or ada.get("plt")
        assert bertindak == harap


@SETELAN
@given(organisasi_buatan(), st.data())
def test_mutasi_hanya_mengganti_orang_bukan_jabatan(b: Buatan, data):
    """Ganti semua pemangku: rantai tetap menunjuk jabatan yang sama (tugas dialamatkan kepada jabatan)."""
    per = katalog.peraturan(data.draw(st.sampled_from(katalog.daftar_id())))
    baru = OrganisasiMemori(
        b.unit, b.jabatan, [Pemangku(j.id, f"baru-{j.id}", "Pegawai Baru", "definitif") for j in b.jabatan]
    )
    for u in b.unit:
        lama_jabatan = [s.pejabat.jabatan for s in rantai_tinjauan(per, b.org, u.id).langkah]
        assert lama_jabatan == [s.pejabat.jabatan for s in rantai_tinjauan(per, baru, u.id).langkah]


def _dinas(*pemangku: tuple[str, str, str], bidang: bool = True) -> OrganisasiMemori:
    unit = [
        Unit("pemda", "Pemda", "pemda", "", None, False, "", ""),
        Unit("dinas", "Dinas", "dinas", "", "pemda", True, "", ""),
        Unit("bidang", "Bidang", "bidang", "", "dinas", False, "", "bidang"),
    ]
    jabatan = [
        Jabatan("kadis", "Kepala Dinas", "kepala_pd", "jpt_pratama", "dinas", True, ""),
        Jabatan("jf", "Analis", "", "ahli_muda", "bidang", False, ""),
    ]
    if bidang:
        jabatan.append(Jabatan("kabid", "Kepala Bidang", "kepala_bidang", "administrator", "bidang", True, ""))
    return OrganisasiMemori(unit, jabatan, [Pemangku(j, p, p, sifat) for j, p, sifat in pemangku])


@pytest.fixture(scope="module")
def kediri():
    return katalog.peraturan("kediri-2023-45")


@pytest.mark.dasar("kediri-2023-45", "Lampiran 1 tabel penilai no 1")
def test_jabatan_kosong_tetap_disebut_jabatannya(kediri):
    org = _dinas(("kadis", "A", "definitif"), ("jf", "B", "definitif"))
    temuan = pejabat_penilai(kediri, org, org.jabatan("jf"))
    assert (temuan.keadaan, temuan.satu.nama) == ("kosong", "Kepala Bidang")


@pytest.mark.dasar("kediri-2023-45", "Lampiran 1 tabel penilai no 1")
def test_plt_merangkap_bukan_penilai_dirinya(kediri):
    """Analis yang menjadi Plt. Kepala Bidang tidak menilai dirinya sendiri."""
    org = _dinas(("kadis", "A", "definitif"), ("kabid", "B", "plt"), ("jf", "B", "definitif"))
    temuan = pejabat_penilai(kediri, org, org.jabatan("jf"))
    assert "kabid" not in {j.id for j in temuan.jabatan}


@pytest.mark.dasar("kediri-2023-45", "Lampiran 5.a.4.c.1)")
def test_kepala_bidang_yang_ikut_mengerjakan_tidak_meninjau(kediri):
    org = _dinas(("kadis", "A", "definitif"), ("kabid", "B", "definitif"), ("jf", "C", "definitif"))
    rantai = rantai_tinjauan(kediri, org, "bidang", pelaksana=frozenset({"B"}))
    dilewati = [s for s in rantai.langkah if s.dilewati]
    assert [s.pejabat.satu.id for s in dilewati] == ["kabid"]
    assert "UU 30/2014 Pasal 42" in dilewati[0].dasar


@pytest.mark.dasar("kediri-2023-45", "Lampiran 5.a.4.c.1)")
def test_satu_orang_dua_jabatan_meninjau_sekali_di_langkah_terakhir(kediri):
    org = _dinas(("kadis", "A", "definitif"), ("kabid", "A", "plt"), ("jf", "C", "definitif"))
    rantai = rantai_tinjauan(kediri, org, "bidang")
    assert [s.pejabat.satu.id for s in rantai.berlaku] == ["kadis"]


@pytest.mark.dasar("kediri-2023-45", "Lampiran 5.a.4.c.1)")
def test_tingkat_yang_tidak_ada_dilewati_dengan_alasan(kediri):
    org = _dinas(("kadis", "A", "definitif"), ("jf", "C", "definitif"), bidang=False)
    rantai = rantai_tinjauan(kediri, org, "bidang")
    assert [s.pejabat.satu.id for s in rantai.berlaku] == ["kadis"]
    assert any("tidak ada dalam susunan" in s.dilewati for s in rantai.langkah)


def test_lingkaran_induk_diputus(kediri):
    unit = [Unit("a", "A", "dinas", "", "b", True, "", ""), Unit("b", "B", "bidang", "", "a", False, "", "bidang")]
    org = OrganisasiMemori(unit, [], [])
    assert [u.id for u in org.garis_unit("b")] == ["b", "a"]
    assert keadaan_unit(kediri, org, "b") == {"jenis_unit": "dinas"}
    assert cari_pejabat(org, ["kepala_pd"], "b").keadaan == "tidak_ada"
    with pytest.raises(KeyError):
        org.garis_unit("tidak-ada")
