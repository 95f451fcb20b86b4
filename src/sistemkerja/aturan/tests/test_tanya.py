"""Menjawab pertanyaan: pengecualian, penyempitan, kunci yang kurang, diam, tanggal, dan salah tulis."""

from __future__ import annotations

import pytest

from sistemkerja.aturan import katalog
from sistemkerja.aturan import kosakata as k
from sistemkerja.aturan.baca import baca_peraturan
from sistemkerja.aturan.bentuk import BelumBerlaku, PertanyaanKeliru, TidakDiatur
from sistemkerja.aturan.keluaran import jawaban_json, syarat_json
from sistemkerja.aturan.tanya import tanya

from .conftest import KOTA_CONTOH


@pytest.fixture(scope="module")
def kota():
    return baca_peraturan(KOTA_CONTOH)


def test_aturan_khusus_mengatasi_yang_umum(kota):
    jawaban = tanya(kota, "penetap_tim", {"lingkup": "lintas_pd"})
    assert [c.aturan for c in jawaban.cabang] == ["tim-lintas-pd"]


def test_tanpa_kunci_keduanya_tampil_dan_yang_umum_berpengecualian(kota):
    umum, khusus = tanya(kota, "penetap_tim", {"jenis_unit": "dinas"}).cabang
    assert umum.aturan == "tim-unit" and syarat_json(umum.kecuali[0]) == {"lingkup": "lintas_pd"}
    assert khusus.aturan == "tim-lintas-pd" and syarat_json(khusus.bila) == {"lingkup": "lintas_pd"}


def test_kecuali_mengeluarkan_aturan(kota):
    assert [c.aturan for c in tanya(kota, "instrumen", {"lingkup": "lintas_pd"}).cabang] == ["surat-tugas-lintas-pd"]


def test_diam_menyebut_tempat_mencarinya(kota):
    jawaban = tanya(kota, "penentu_ketua", {"jenis_unit": "dinas"})
    assert not jawaban.diatur and jawaban.dicari_di == ("Pasal 4 ayat (1)",)
    with pytest.raises(TidakDiatur):
        jawaban.satu()


def test_jenis_unit_yang_tidak_diatur_adalah_diam(kota):
    isi = jawaban_json(kota, tanya(kota, "penilai", {"jenis_unit": "puskesmas", "jenjang": "ahli_muda"}))
    assert isi["diatur"] is False and isi["jawaban"] == [] and isi["dicari_di"]


@pytest.mark.parametrize(
    ("pertanyaan", "keadaan", "kata", "mungkin"),
    [
        ("penilaian", {}, "penilaian", "penilai"),
        ("penilai", {"unit": "dinas"}, "unit", "jenis_unit"),
        ("penilai", {"jenis_unit": "dinas kesehatan"}, "dinas kesehatan", "dinas"),
        ("penilai", {"pd": "rsud_entah"}, "rsud_entah", None),
        ("penilai", {"jenjang": ""}, "jenjang", "ahli_muda"),
        ("berlaku", {"tanggal": "31-01-2026"}, "31-01-2026", None),
        ("berlaku", {"tanggal": "2026-02-30"}, "2026-02-30", None),
    ],
)
def test_salah_tulis_menyebut_yang_mungkin(kota, pertanyaan, keadaan, kata, mungkin):
    with pytest.raises(PertanyaanKeliru) as galat:
        tanya(kota, pertanyaan, keadaan)
    assert kata in str(galat.value)
    assert mungkin is None or mungkin in galat.value.yang_mungkin


def test_tanggal_sebelum_berlaku(kota):
    assert tanya(kota, "berlaku", {"tanggal": "2026-01-04"}).satu().nilai is False
    assert tanya(kota, "berlaku", {"tanggal": "2026-01-05"}).satu().nilai is True
    with pytest.raises(BelumBerlaku, match="Pasal 6"):
        tanya(kota, "penilai", {"tanggal": "2025-12-31"})
    assert tanya(kota, "penilai", {"jenis_unit": "dinas", "jabatan": "kepala_bidang", "tanggal": "2026-03-01"}).diatur


@pytest.mark.dasar("jambi-2025-13", "Pasal 21")
def test_berlaku_surut():
    jawaban = tanya(katalog.peraturan("jambi-2025-13"), "berlaku", {"tanggal": "2025-01-02"})
    assert jawaban.satu().nilai is True and jawaban.satu().catatan


def test_tanggal_yang_tidak_diketahui_dijawab_kosong_dengan_catatan():
    for peraturan_id in katalog.daftar_id():
        per = katalog.peraturan(peraturan_id)
        if per.masa.sejak is None:
            cabang = tanya(per, "berlaku", {"tanggal": "2099-01-01"}).satu()
            assert cabang.nilai is None and cabang.catatan
            sebelum = {"tanggal": "1999-01-01"}
            assert tanya(per, "berlaku", sebelum).satu().nilai is False


@pytest.mark.parametrize("peraturan_id", katalog.daftar_id())
@pytest.mark.parametrize("pertanyaan", list(k.PERTANYAAN))
def test_tiap_pertanyaan_dijawab_atau_diam_dengan_dasar(peraturan_id, pertanyaan):
    """Tanpa keadaan, dan untuk setiap jenis unit yang dikenal: ada dasarnya, atau diam dengan `dicari_di`."""
    per = katalog.peraturan(peraturan_id)
    for keadaan in ({}, *({"jenis_unit": j} for j in k.JENIS_INDUK)):
        jawaban = tanya(per, pertanyaan, keadaan)
        assert all(c.dasar for c in jawaban.cabang)
        assert jawaban.diatur or jawaban.dicari_di
        for cabang in jawaban.cabang:
            assert cabang.sumber != "tafsir" or cabang.catatan
            assert set(cabang.dasar) <= set(per.ketentuan)


@pytest.mark.parametrize("peraturan_id", katalog.daftar_id())
def test_menambah_kunci_hanya_menyempitkan(peraturan_id):
    """Aturan yang menjawab keadaan lengkap sudah tampak pada keadaan yang kurang lengkap."""
    per = katalog.peraturan(peraturan_id)
    for contoh in per.contoh:
        lengkap = {c.aturan for c in tanya(per, contoh.pertanyaan, contoh.keadaan).cabang}
        for buang in contoh.keadaan:
            # jenis unit menentukan arti peran; pemangku jabatan dan pegawai berjenjang ialah orang yang berlainan
            if buang in ("pd", "jenis_unit", "bentuk", "tanggal") or {"jabatan", "jenjang"} <= contoh.keadaan.keys():
                continue
            kurang = {q: v for q, v in contoh.keadaan.items() if q != buang}
            assert lengkap <= {c.aturan for c in tanya(per, contoh.pertanyaan, kurang).cabang}, contoh.nama
