"""Kebijakan Pemda: hanya di tempat peraturan diam, hanya dalam lingkupnya, dan tidak pernah melawan yang tertulis."""

from __future__ import annotations

import pytest

from sistemkerja.aturan import katalog
from sistemkerja.aturan import kosakata as k
from sistemkerja.aturan.kebijakan import (
    BUKAN_PILIHAN,
    Kebijakan,
    KebijakanBentrok,
    KebijakanKeliru,
    beririsan,
    dengan_kebijakan,
    periksa_kebijakan,
    pertanyaan_diam,
)
from sistemkerja.aturan.keluaran import jawaban_json
from sistemkerja.aturan.tanya import tanya

SK = ("Keputusan Wali Kota Nomor 188/7/2026 tanggal 05-01-2026",)
_LANGKAH = {"langkah": [{"n": 1, "oleh": ["lurah"], "kerja": "meninjau"}]}
NILAI = {
    "peran": [{"oleh": ["lurah"]}],
    "bebas": [{"oleh": ["lurah"]}],
    "peran_kerja": [{"oleh": ["lurah"], "kerja": "memperbaiki"}],
    "pemantau": [{"oleh": ["lurah"], "tahap": "pelaksanaan", "waktu": ["berkala"]}],
    "langkah": _LANGKAH,
    "boleh": True,
    "wajib_dapat": "dapat",
    "daftar": ["Satu kalimat."],
    "isi_rencana": {"kegiatan": True, "anggaran": False},
    "instrumen": [{"instrumen": "surat_tugas", "oleh": ["lurah"]}],
    "dokumen": [{"dokumen": "Perjanjian Kinerja"}],
    "delegasi": [{"dari": ["lurah"], "kepada": ["sekretaris_kelurahan"]}],
    "kedudukan": [{"siapa": ["pelaksana"], "di_bawah": ["lurah"]}],
}
SIFAT = {"pengusul_penugasan": "usul", "penentu_ketua": "menetapkan"}
BERTANYA = [p for p in k.PERTANYAAN.values() if "jenis_unit" in p.kunci and p.nama not in BUKAN_PILIHAN]


def nilai(p: k.Pertanyaan):
    if p.bentuk == "peran_sifat":
        return [{"oleh": ["lurah"], "sifat": SIFAT[p.nama]}]
    return NILAI[p.bentuk]


def kebijakan(pertanyaan: str, id: str = "1", **bila: str | list[str]) -> Kebijakan:
    syarat = {q: frozenset([v] if isinstance(v, str) else v) for q, v in bila.items()}
    return Kebijakan(id, pertanyaan, syarat, nilai(k.PERTANYAAN[pertanyaan]), SK)


@pytest.mark.parametrize("peraturan_id", katalog.daftar_id())
def test_yang_dijawab_peraturan_ditolak_yang_diam_diterima(peraturan_id):
    per = katalog.peraturan(peraturan_id)
    diterima = ditolak = 0
    for p in BERTANYA:
        for jenis in k.JENIS_UNIT:
            satu = kebijakan(p.nama, jenis_unit=jenis)
            jawaban = tanya(per, p.nama, {"jenis_unit": jenis})
            if not jawaban.diatur:
                periksa_kebijakan(per, satu)
                diterima += 1
                continue
            with pytest.raises(KebijakanBentrok) as galat:
                periksa_kebijakan(per, satu)
            assert set(galat.value.bentrok[0].dasar) == {d for c in jawaban.cabang for d in c.dasar}
            ditolak += 1
    assert diterima and ditolak


def _semua_jawaban(per) -> dict[tuple[str, str, str], object]:
    """Setiap pertanyaan bagi setiap jenis unit, juga menurut lingkup."""
    hasil = {}
    for p in k.PERTANYAAN.values():
        if p.nama == "berlaku":
            continue
        for jenis in ("", *k.JENIS_UNIT):
            for lingkup in ("", "dalam_unit", "lintas_pd") if "lingkup" in p.kunci else ("",):
                keadaan = {q: v for q, v in (("jenis_unit", jenis), ("lingkup", lingkup)) if v}
                hasil[p.nama, jenis, lingkup] = jawaban_json(per, tanya(per, p.nama, keadaan), rinci=True)
    return hasil


@pytest.mark.parametrize("peraturan_id", katalog.daftar_id())
def test_menjawab_tepat_dalam_lingkupnya_dan_tidak_mengubah_yang_lain(peraturan_id):
    per = katalog.peraturan(peraturan_id)
    sebelum = _semua_jawaban(per)
    for jenis in (j for j in k.JENIS_INDUK if pertanyaan_diam(per, j)):
        semua = [kebijakan(p.nama, p.nama, jenis_unit=jenis) for p in pertanyaan_diam(per, jenis)]
        sesudah = _semua_jawaban(dengan_kebijakan(per, semua))
        milik = {s.pertanyaan for s in semua}
        for (pertanyaan, satu, lingkup), isi in sesudah.items():
            lama = sebelum[pertanyaan, satu, lingkup]
            if pertanyaan in milik and satu == jenis:
                assert [c["sumber"] for c in isi["jawaban"]] == ["kebijakan"]
                assert isi["jawaban"][0]["dasar"] == list(SK)
            elif pertanyaan in milik and satu == "":
                tambahan = [c for c in isi["jawaban"] if c["sumber"] == "kebijakan"]
                assert [c["bila"] for c in tambahan] == [{"jenis_unit": jenis}]
                assert [c for c in isi["jawaban"] if c not in tambahan] == lama["jawaban"]
            else:
                assert isi == lama


def test_di_atas_versi_yang_kemudian_mengaturnya_kebijakan_tidak_menjawab():
    """Kebijakan atas peraturan yang diam tidak ikut campur begitu peraturan lain mengaturnya."""
    lama, baru = katalog.peraturan("jambi-2025-13"), katalog.peraturan("kediri-2023-45")
    satu = kebijakan("koordinator", jenis_unit=["dpmptsp", "bpbd"])
    periksa_kebijakan(lama, satu)
    per, diatur = dengan_kebijakan(baru, [satu]), {"jenis_unit": "dpmptsp"}
    assert tanya(per, "koordinator", diatur) == tanya(baru, "koordinator", diatur)
    milik = [c for c in tanya(per, "koordinator").cabang if c.sumber == "kebijakan"]
    assert [c.bila["jenis_unit"] for c in milik] == [frozenset(["bpbd"])]


def test_syarat_bersyarat_lingkup():
    """Kebijakan bagi satu lingkup tidak menjawab lingkup yang lain."""
    per = dengan_kebijakan(
        katalog.peraturan("blitar-2023-6"),
        [kebijakan("pemberi_penugasan", jenis_unit="kelurahan", lingkup="dalam_unit")],
    )
    tanya_kelurahan = {"jenis_unit": "kelurahan"}
    assert tanya(per, "pemberi_penugasan", {**tanya_kelurahan, "lingkup": "dalam_unit"}).diatur
    assert not tanya(per, "pemberi_penugasan", {**tanya_kelurahan, "lingkup": "lintas_pd"}).diatur
    (cabang,) = tanya(per, "pemberi_penugasan", tanya_kelurahan).cabang
    assert cabang.bila == {"lingkup": frozenset(["dalam_unit"])}


@pytest.mark.parametrize(
    ("pertanyaan", "bila", "isi"),
    [
        ("struktur", {"jenis_unit": "kelurahan"}, NILAI["peran"]),  # isi peraturan, bukan pilihan
        ("tak_ada", {}, NILAI["peran"]),
        ("pemantau", {"jenis_unit": "kelurahan"}, NILAI["peran"]),  # bukan bentuk jawabannya
        ("pemberi_penugasan", {}, NILAI["peran"]),  # bagi siapa?
        ("pemberi_penugasan", {"jenis_unit": "negeri_dongeng"}, NILAI["peran"]),
        ("pemberi_penugasan", {"jenis_unit": "kelurahan", "pd": "tak_ada"}, NILAI["peran"]),
        ("pemberi_penugasan", {"jenis_unit": "kelurahan"}, [{"oleh": ["raja"]}]),
    ],
)
def test_bentuk_keliru_ditolak(pertanyaan, bila, isi):
    satu = Kebijakan("1", pertanyaan, {q: frozenset([v]) for q, v in bila.items()}, isi, SK)
    with pytest.raises(KebijakanKeliru):
        periksa_kebijakan(katalog.peraturan("blitar-2023-6"), satu)


def test_beririsan():
    a = kebijakan("pemberi_penugasan", jenis_unit="kelurahan")
    assert beririsan(a, kebijakan("pemberi_penugasan", jenis_unit=["kelurahan", "rsud"], lingkup="lintas_pd"))
    assert not beririsan(a, kebijakan("pemberi_penugasan", jenis_unit="rsud"))
    assert not beririsan(a, kebijakan("pemberi_arahan", jenis_unit="kelurahan"))
