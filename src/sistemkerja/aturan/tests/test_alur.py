"""Penafsir alur: semua jalan dijalani, penolakan berakhir, dan langkah yang salah ditolak."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sistemkerja.aturan import katalog
from sistemkerja.aturan.alur import Kejadian, LangkahKeliru, Posisi, hasil_mungkin, posisi, semua_jalan

PERMOHONAN = [
    {"n": 1, "oleh": ["kepala_pd_pemohon"], "kerja": "memohon"},
    {"n": 2, "oleh": ["kepala_pd_dituju"], "kerja": "menyetujui"},
    {"n": 3, "oleh": ["kepala_pd_dituju"], "kerja": "menolak", "bila": "ditolak"},
    {"n": 4, "oleh": ["kepala_pd_pemohon"], "kerja": "menugaskan", "bila": "disetujui"},
]


def _maju(*kejadian):
    return posisi(PERMOHONAN, [Kejadian(n, hasil) for n, hasil in kejadian])


def test_mulai_di_langkah_pertama():
    assert _maju() == Posisi(1)


def test_disetujui_melompati_penolakan():
    assert _maju((1, "selesai"), (2, "disetujui")) == Posisi(4)
    assert _maju((1, "selesai"), (2, "disetujui"), (4, "selesai")) == Posisi(None, "selesai")


def test_ditolak_berakhir_pada_surat_jawaban():
    assert _maju((1, "selesai"), (2, "ditolak")) == Posisi(3)
    assert _maju((1, "selesai"), (2, "ditolak"), (3, "selesai")) == Posisi(None, "ditolak")


def test_penolakan_tanpa_langkah_penolakan_langsung_berakhir():
    tanpa = [s for s in PERMOHONAN if s["n"] < 3]
    assert posisi(tanpa, [Kejadian(1, "selesai"), Kejadian(2, "ditolak")]) == Posisi(None, "ditolak")


def test_belum_sesuai_mengembalikan():
    rantai = [{"n": 1, "oleh": ["kepala_bidang"], "kerja": "meninjau"}]
    assert posisi(rantai, [Kejadian(1, "belum_sesuai")]) == Posisi(None, "kembali")


@pytest.mark.parametrize(
    "kejadian", [((2, "disetujui"),), ((1, "disetujui"),), ((1, "selesai"), (1, "selesai")), ((9, "selesai"),)]
)
def test_kejadian_di_luar_giliran_ditolak(kejadian):
    with pytest.raises(LangkahKeliru):
        _maju(*kejadian)


def _alur_sungguhan():
    for peraturan_id in katalog.daftar_id():
        per = katalog.peraturan(peraturan_id)
        for pertanyaan in ("alur_penugasan", "rantai_tinjauan"):
            for a in per.menurut_pertanyaan.get(pertanyaan, ()):
                yield pytest.param(a, id=f"{peraturan_id}: {a.id}")


@pytest.mark.parametrize("aturan", list(_alur_sungguhan()))
def test_setiap_jalan_setiap_alur_berakhir(aturan):
    """Semua hasil dari semua langkah dijalani; setiap jalan berujung, setiap langkah terjangkau."""
    langkah = aturan.nilai["langkah"]
    jalan = semua_jalan(langkah)
    assert jalan and all(p.n is None and p.akhir in {"selesai", "ditolak", "kembali"} for _, p in jalan)
    assert any(p.akhir == "selesai" for _, p in jalan)
    assert all(len(riwayat) <= len(langkah) for riwayat, _ in jalan), "tidak ada langkah yang dijalani dua kali"
    terjangkau = {k.n for riwayat, _ in jalan for k in riwayat}
    assert terjangkau == {s["n"] for s in langkah if s.get("bila") != "tidak_tersedia"}


ALUR = st.lists(
    st.tuples(
        st.sampled_from(("memohon", "menyetujui", "menolak", "meninjau", "menerima", "menjawab")),
        st.sampled_from((None, "disetujui", "ditolak", "tersedia", "tidak_tersedia")),
    ),
    min_size=1,
    max_size=7,
).map(
    lambda isi: [
        {"n": n, "oleh": ["kepala_pd"], "kerja": kerja, **({"bila": bila} if bila else {})}
        for n, (kerja, bila) in enumerate(isi, 1)
    ]
)


@settings(max_examples=300, deadline=None)
@given(ALUR)
def test_alur_buatan_selalu_berujung(langkah):
    jalan = semua_jalan(langkah, batas=5_000)
    assert jalan
    for riwayat, akhir in jalan:
        assert akhir.n is None and len(riwayat) <= len(langkah)
        assert [k.n for k in riwayat] == sorted({k.n for k in riwayat}), "alur hanya maju"
        for k in riwayat:
            assert k.hasil in hasil_mungkin(langkah[k.n - 1])
