"""Menjelaskan, melacak, membandingkan, dan menyimulasikan peraturan."""

from __future__ import annotations

import json
import re
from datetime import date
from html.parser import HTMLParser

import pytest

from sistemkerja.aturan import katalog
from sistemkerja.aturan import kosakata as k
from sistemkerja.aturan.baca import baca_peraturan
from sistemkerja.aturan.banding import STATUS, banding, himpun, keadaan_bandingan
from sistemkerja.aturan.jelaskan import jelaskan
from sistemkerja.aturan.kalimat import nilai_kalimat
from sistemkerja.aturan.lacak import lacak
from sistemkerja.aturan.lacak_html import halaman
from sistemkerja.aturan.simulasi import simulasi
from sistemkerja.contoh.memori import organisasi_contoh

from .conftest import KOTA_CONTOH

SEMUA = katalog.daftar_id()


@pytest.mark.parametrize("peraturan_id", SEMUA)
def test_jelaskan_memuat_setiap_aturan_dengan_kalimat(peraturan_id):
    per = katalog.peraturan(peraturan_id)
    isi = jelaskan(per)
    aturan = [a for g in isi["kelompok"] for p in g["pertanyaan"] for a in p["aturan"]]
    assert {a["id"] for a in aturan} == set(per.aturan)
    assert all(a["kalimat"] and all(x.strip() for x in a["kalimat"]) and a["dasar"] for a in aturan)
    assert sum(len(p["diam"]) for g in isi["kelompok"] for p in g["pertanyaan"]) == len(per.diam)
    json.dumps(isi)


def test_jelaskan_bagi_satu_jenis_unit_lebih_sedikit():
    per = katalog.peraturan("kediri-2023-45")
    dinas = {a["id"] for g in jelaskan(per, "dinas")["kelompok"] for p in g["pertanyaan"] for a in p["aturan"]}
    assert dinas < set(per.aturan) and "pimpinan-unit-kelurahan" not in dinas


@pytest.mark.parametrize("peraturan_id", SEMUA)
def test_kalimat_tidak_memuat_kode(peraturan_id):
    """Yang dibaca orang tidak bergaris bawah."""
    per = katalog.peraturan(peraturan_id)
    for a in per.aturan.values():
        for kalimat in nilai_kalimat(a.nilai, per):
            assert not re.search(r"[a-z]_[a-z]", kalimat), (a.id, kalimat)


@pytest.mark.parametrize("peraturan_id", SEMUA)
def test_lacak_lengkap(peraturan_id):
    per = katalog.peraturan(peraturan_id)
    isi = lacak(per, {next(iter(per.ketentuan)): ["uji_x"]})
    a = isi["angka"]
    assert [x["alamat"] for x in isi["ketentuan"]] == list(per.ketentuan)
    assert isi["ketentuan"][0]["uji"] == ["uji_x"]
    assert a["aturan"] == a["aturan_bercontoh"] and a["diam"] == a["diam_bercontoh"]
    assert a["ketentuan_aturan"] == a["ketentuan_aturan_langsung"] + a["ketentuan_aturan_lewat_anak"]
    assert sum(a["ketentuan_menurut_jenis"].values()) == a["ketentuan"] == len(per.ketentuan)
    json.dumps(isi)


class _Penelusur(HTMLParser):
    def __init__(self):
        super().__init__()
        self.id, self.tautan, self.terbuka, self.sumber = [], [], [], []

    def handle_starttag(self, tag, attrs):
        atribut = dict(attrs)
        self.id += [atribut["id"]] if "id" in atribut else []
        self.tautan += [atribut["href"]] if "href" in atribut else []
        self.sumber += [atribut[x] for x in ("src", "srcset") if x in atribut]
        if tag not in ("meta", "br", "link"):
            self.terbuka.append(tag)

    def handle_endtag(self, tag):
        assert self.terbuka.pop() == tag


@pytest.mark.parametrize("peraturan_id", SEMUA)
def test_halaman_lacak_mandiri_dan_utuh(peraturan_id):
    teks = halaman(lacak(katalog.peraturan(peraturan_id)))
    p = _Penelusur()
    p.feed(teks)
    assert p.terbuka == [] and p.sumber == [] and "<script" not in teks
    assert len(p.id) == len(set(p.id)), "id kembar"
    assert {t[1:] for t in p.tautan} <= set(p.id) and all(t.startswith("#") for t in p.tautan)
    assert '<html lang="id">' in teks and "<h1>" in teks and 'scope="col"' in teks and 'scope="row"' in teks


def test_halaman_lacak_tidak_menelan_html(folder):
    indeks = folder / "indeks.yaml"
    indeks.write_text(indeks.read_text("utf-8").replace("Arti istilah.", '"<script>alert(1)</script>"'), "utf-8")
    teks = halaman(lacak(baca_peraturan(folder)))
    assert "<script" not in teks and "&lt;script&gt;" in teks


@pytest.mark.parametrize("a", SEMUA)
def test_banding_dengan_diri_sendiri_tidak_berbeda(a):
    angka = banding(katalog.peraturan(a), katalog.peraturan(a))["angka"]
    assert angka["beda"] == angka["hanya_a"] == angka["hanya_b"] == 0 < angka["sama"]


def test_banding_setangkup():
    a, b = katalog.peraturan("kediri-2023-45"), katalog.peraturan("bekasi-2024-18")
    maju, mundur = banding(a, b), banding(b, a)
    assert list(maju["angka"]) == list(STATUS)
    assert maju["angka"]["hanya_a"] == mundur["angka"]["hanya_b"] and maju["angka"]["beda"] == mundur["angka"]["beda"]
    assert {p["pertanyaan"] for p in maju["pertanyaan"]} == set(k.PERTANYAAN) - {"berlaku"}
    for nama in k.PERTANYAAN:
        assert sorted(map(repr, keadaan_bandingan(a, b, nama)[1])) == sorted(
            map(repr, keadaan_bandingan(b, a, nama)[1])
        )


def test_banding_menangkap_satu_perubahan(ganti):
    asli = baca_peraturan(KOTA_CONTOH)
    rancangan = baca_peraturan(ganti("tim.yaml", "oleh: [sekretaris_daerah]", "oleh: [kepala_daerah]"))
    isi = banding(asli, rancangan)
    beda = [(p["pertanyaan"], h["keadaan"]) for p in isi["pertanyaan"] for h in p["hasil"] if h["status"] == "beda"]
    assert beda == [("penetap_tim", [{"jenis_unit": "dinas", "lingkup": "lintas_pd"}])]


def test_himpun_menyatukan_keadaan():
    keadaan = [{"jenis_unit": j, "lingkup": x} for j in ("dinas", "badan") for x in ("dalam_unit", "lintas_pd")]
    assert himpun(keadaan) == [{"jenis_unit": ["dinas", "badan"], "lingkup": ["dalam_unit", "lintas_pd"]}]


def test_simulasi_tanpa_perubahan_dan_dengan_satu_perubahan(ganti):
    org = organisasi_contoh("kediri", date(2026, 2, 2))
    kini = baca_peraturan(KOTA_CONTOH)
    sama = simulasi(kini, kini, org)["angka"]
    assert (sama["penilai_berubah"], sama["rantai_berubah"], sama["naskah_berubah"]) == (0, 0, 0)
    rancangan = baca_peraturan(
        ganti("penilaian.yaml", "nilai: [{oleh: [kepala_pd]}]", "nilai: [{oleh: [sekretaris_daerah]}]")
    )
    isi = simulasi(kini, rancangan, org)
    assert isi["angka"]["penilai_berubah"] and not isi["angka"]["rantai_berubah"]
    for x in isi["penilai"]:
        assert x["kini"]["jabatan"] != x["rancangan"]["jabatan"] == ["Sekretaris Daerah"]
        assert x["kini"]["dasar"] == x["rancangan"]["dasar"] == ["Pasal 2 ayat (2)"]
    json.dumps(isi)


@pytest.mark.parametrize("rancangan", SEMUA)
def test_simulasi_setiap_peraturan_pada_organisasi_kediri(rancangan):
    org = organisasi_contoh("kediri", date(2026, 2, 2))
    isi = simulasi(katalog.peraturan("kediri-2023-45"), katalog.peraturan(rancangan), org)
    assert isi["angka"]["jabatan"] == len(org.semua_jabatan())
    assert bool(isi["penilai"]) == (rancangan != "kediri-2023-45")
    assert all(x["kini"]["dasar"] and x["rancangan"]["dasar"] for x in isi["penilai"])
