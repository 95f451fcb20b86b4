"""Masukan buruk: setiap kekeliruan menjadi pesan bertempat, tidak pernah galat Python."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from sistemkerja.aturan import katalog
from sistemkerja.aturan.baca import Peraturan, baca_peraturan
from sistemkerja.aturan.bentuk import PeraturanKeliru
from sistemkerja.aturan.periksa import periksa
from sistemkerja.aturan.yaml_baris import baca_yaml

DALAM = "[" * 200_000


@pytest.mark.parametrize(
    ("teks", "pesan"),
    [
        ("a: [1, 2", "bukan YAML yang utuh"),
        ("a: 1\na: 2", "x.yaml:2: kunci 'a' tertulis dua kali"),
        ("a: &satu [1]\nb: *satu", "jangkar dan alias"),
        ("a: &satu 1\nb: *satu", "jangkar dan alias"),
        ("a: &a [*a]", "jangkar dan alias"),
        ("a: !!python/name:os.system x", "tag"),
        ("a: !rahasia x", "tag"),
        ("!x a: 1", "tag"),
        ("a: 2024-02-30", "x.yaml:1: tanggal '2024-02-30' tidak ada"),
        ("[a]: 1", "kunci harus berupa teks"),
        ("a: 1\n---\nb: 2", "satu dokumen"),
        ("a\x00b", "bukan YAML yang utuh"),
        ('a: "\\ud800"', "bukan YAML yang utuh"),
        (DALAM, "lebih dalam dari"),
        ("- " * 200_000, "lebih dalam dari"),
        ("{a: " * 200_000, "lebih dalam dari"),
        ("a" * 2_000_001, "terlalu besar"),
    ],
    ids=lambda x: x[:24].strip(),
)
def test_yaml_yang_ditolak(teks, pesan):
    with pytest.raises(PeraturanKeliru, match=pesan):
        baca_yaml(teks, "x.yaml")


@pytest.mark.parametrize(
    ("berkas", "lama", "baru", "pesan"),
    [
        ("penilaian.yaml", "oleh: [kepala_pd]", "oleh: [kepala_kantor_pos]", "'kepala_kantor_pos' tidak dikenal"),
        ("penilaian.yaml", "jenis_unit: [dinas], jabatan", "jenis_unit: [dinasti], jabatan", "'dinasti' tidak dikenal"),
        ("penilaian.yaml", "    sumber: tertulis", "    sumber: kata_orang", "'sumber' 'kata_orang' tidak dikenal"),
        ("penilaian.yaml", "penilai:\n", "penilaih:\n", "pertanyaan 'penilaih' tidak dikenal"),
        ("penilaian.yaml", "    dasar: [Pasal 2 ayat (2)]", "    dasar: []", "'dasar' kosong"),
        ("penilaian.yaml", "    dasar: [Pasal 2 ayat (2)]", "    dasar: Pasal 2", "'dasar' harus daftar"),
        ("penilaian.yaml", "id: penilai-pimpinan-unit", "id: penilai-pegawai", "dipakai dua kali"),
        ("penilaian.yaml", ", hubungan: atau}", "}", "'hubungan' wajib diisi"),
        ("penilaian.yaml", "{oleh: [kepala_pd]}", "{oleh: [kepala_pd], plafon: 3}", "belum dapat ditegakkan"),
        ("penilaian.yaml", "penilai:\n", "batas_waktu: []\npenilai:\n", "'batas_waktu' dikenal tetapi belum"),
        ("tim.yaml", "    catatan: [tim-lintas-unit]\n", "", "tafsir wajib menyebut 'catatan'"),
        ("tim.yaml", "mengatasi: [tim-unit]", "mengatasi: [tim-lain]", "'tim-lain' yang tidak ada"),
        ("tim.yaml", "catatan: [tim-lintas-unit]", "catatan: [entah]", "catatan 'entah' tidak ada"),
        ("tim.yaml", "id: tim-unit", "id: tim-unit\n    batas_waktu: 3 hari", "ditolak dan tidak diabaikan"),
        ("mekanisme.yaml", "n: 2,", "n: 3,", "nomor harus berurutan"),
        ("mekanisme.yaml", "kerja: meninjau", "kerja: memaki", "'kerja' 'memaki' tidak dikenal"),
        ("peraturan.yaml", "ditetapkan: 2026-01-05", "ditetapkan: 2026-02-31", "tanggal '2026-02-31' tidak ada"),
        ("peraturan.yaml", "tahun: 2026", "tahun: dua ribu", "'tahun' harus bilangan bulat"),
        ("peraturan.yaml", "tahun: 2026\n", "", "kurang kunci 'tahun'"),
        ("peran.yaml", "hubungan: atau", "hubungan: entah", "'hubungan' 'entah' tidak dikenal"),
        ("indeks.yaml", "jenis: definisi", "jenis: dongeng", "'dongeng' tidak dikenal"),
        ("indeks.yaml", "Pasal 2 ayat (2),", "Pasal 2 ayat (1),", "tertulis dua kali"),
        ("indeks.yaml", "jenis: definisi", "jenis: di_luar_aplikasi", "wajib menyebut 'alasan'"),
        ("catatan.yaml", "jenis: tidak_jelas", "jenis: gosip", "'gosip' tidak dikenal"),
        ("contoh/tim.yaml", "{penentu_ketua: {jenis_unit: dinas}}", "{penentu_ketua: dinas}", "harus peta"),
        ("contoh/tim.yaml", "jawab: tidak_diatur", "jawab: entah", "tidak_diatur atau daftar cabang"),
        ("contoh/tim.yaml", "per: 2026-02-02", "per: kemarin", "'per' harus tanggal"),
    ],
)  # fmt: skip
def test_kekeliruan_disebut_tempatnya(ganti, berkas, lama, baru, pesan):
    per, temuan = periksa(ganti(berkas, lama, baru))
    cocok = [t for t in temuan if pesan in t.pesan]
    assert per is None and cocok, [str(t) for t in temuan]
    assert cocok[0].berkas == berkas and cocok[0].baris > 0


def test_folder_tanpa_peraturan(tmp_path):
    with pytest.raises(PeraturanKeliru, match=r"peraturan\.yaml: tidak ada di folder"):
        baca_peraturan(tmp_path)


def test_berkas_biner_raksasa_dan_bukan_berkas(folder):
    (folder / "biner.yaml").write_bytes(b"a: 1\n\xff\xfe\x00")
    (folder / "raksasa.yaml").write_bytes(b"# " + b"x" * 2_100_000)
    (folder / "folder.yaml").mkdir()
    os.mkfifo(folder / "pipa.yaml")
    _, temuan = periksa(folder)
    pesan = {t.berkas: str(t) for t in temuan}
    assert pesan["biner.yaml"] == "biner.yaml:2: berkas bukan teks UTF-8"
    assert "terlalu besar" in pesan["raksasa.yaml"]
    assert "bukan berkas biasa" in pesan["folder.yaml"] and "bukan berkas biasa" in pesan["pipa.yaml"]


def test_terlalu_banyak_berkas(folder):
    for n in range(61):
        (folder / f"b{n}.yaml").write_text("", "utf-8")
    assert "lebih dari" in periksa(folder)[1][0].pesan


@pytest.mark.parametrize("id_aneh", ["", "tidak-ada", "../../../etc", "a" * 5000, "nul\x00", "..", "/dev/null"])
def test_id_aneh_bukan_galat_python(id_aneh):
    with pytest.raises((katalog.PeraturanTakDikenal, PeraturanKeliru)):
        katalog.peraturan(id_aneh)


def _baca(folder):
    try:
        per, temuan = periksa(folder)
    except PeraturanKeliru as galat:
        return galat.temuan
    assert per is None or isinstance(per, Peraturan)
    assert all(t.pesan for t in temuan)
    return temuan


SETELAN = settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
BERKAS = st.sampled_from(("peraturan.yaml", "indeks.yaml", "catatan.yaml", "peran.yaml", "tim.yaml", "contoh/tim.yaml"))


@SETELAN
@given(berkas=BERKAS, isi=st.one_of(st.text(), st.binary().map(lambda b: b.decode("latin-1"))))
@example(berkas="tim.yaml", isi="penetap_tim: [{id: [a], nilai: {}, dasar: [1], sumber: {}}]")
@example(berkas="peraturan.yaml", isi="id: 1")
def test_teks_apa_pun_menjadi_peraturan_atau_temuan(folder, berkas, isi):
    (folder / berkas).write_bytes(isi.encode("utf-8", "surrogatepass"))
    _baca(folder)


NILAI = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-5, 9), st.sampled_from(("dinas", "kepala_pd", "oleh", "", "a b"))),
    lambda anak: st.one_of(
        st.lists(anak, max_size=3),
        st.dictionaries(
            st.sampled_from(("oleh", "bila", "nilai", "langkah", "n", "jenis_unit", "x")), anak, max_size=4
        ),
    ),
    max_leaves=12,
)


@SETELAN
@given(data=st.data())
def test_mutasi_berkas_sungguhan(folder, data):
    """Satu nilai di tempat mana pun diganti nilai lain: selalu dibaca atau ditolak dengan pesan."""
    import json

    from sistemkerja.aturan.keluaran import bersih

    berkas = data.draw(st.sampled_from(sorted(str(p.relative_to(folder)) for p in folder.rglob("*.yaml"))))
    asli = (folder / berkas).read_bytes()
    pohon = bersih(baca_yaml(asli.decode(), berkas))
    tempat = list(_tempat(pohon))
    induk, kunci = data.draw(st.sampled_from(tempat))
    induk[kunci] = data.draw(NILAI)
    try:
        (folder / berkas).write_text(json.dumps(pohon, ensure_ascii=False), "utf-8")
        _baca(folder)
    finally:
        (folder / berkas).write_bytes(asli)


@SETELAN
@given(data=st.data())
def test_berkas_terpotong_atau_tertukar_hurufnya(folder, data):
    berkas = data.draw(st.sampled_from(sorted(str(p.relative_to(folder)) for p in folder.rglob("*.yaml"))))
    asli = (folder / berkas).read_bytes()
    potong = data.draw(st.integers(0, len(asli)))
    sisip = data.draw(st.binary(max_size=4))
    sambung = data.draw(st.integers(potong, len(asli)))
    try:
        (folder / berkas).write_bytes(asli[:potong] + sisip + asli[sambung:])
        _baca(folder)
    finally:
        (folder / berkas).write_bytes(asli)


def _tempat(pohon):
    kunci = pohon.keys() if isinstance(pohon, dict) else range(len(pohon)) if isinstance(pohon, list) else ()
    for q in list(kunci):
        yield pohon, q
        yield from _tempat(pohon[q])
