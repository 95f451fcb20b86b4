"""Pemeriksa menemukan tiap jenis kekurangan, dan diam bila datanya lengkap."""

from __future__ import annotations

import pytest

from sistemkerja.aturan.periksa import periksa


@pytest.mark.parametrize(
    ("berkas", "lama", "baru", "kode"),
    [
        ("indeks.yaml", "- {alamat: Pasal 6", "- {alamat: Pasal 5 ayat (9), ringkasan: Baru., jenis: aturan}\n"
         "- {alamat: Pasal 6", "ketentuan-menganggur"),
        ("indeks.yaml", "jenis: definisi}", "jenis: definisi}\n- {alamat: Bab I, ringkasan: x, jenis: judul}",
         "alamat"),
        ("indeks.yaml", "Tim yang melintasi Perangkat Daerah ditetapkan Sekretaris Daerah.",
         "Pimpinan Unit menetapkan tim kerja.", "ringkasan-kembar"),
        ("penilaian.yaml", "dasar: [Pasal 2 ayat (2)]", "dasar: [Pasal 99]", "dasar-tidak-ada"),
        ("penilaian.yaml", "pemula, pelaksana]", "pemula]", "penilai-kosong"),
        ("penilaian.yaml", "jabatan: [sekretaris_pd, kepala_bidang]", "jenjang: [pelaksana]", "penilai-ganda"),
        ("penilaian.yaml", "jabatan: [sekretaris_pd, kepala_bidang]", "jenjang: [pelaksana]", "tumpang-tindih"),
        ("tim.yaml", "    mengatasi: [tim-unit]\n", "", "tumpang-tindih"),
        ("tim.yaml", "  - id: tim-unit\n", "  - id: tim-unit\n    mengatasi: [tim-lintas-pd]\n", "mengatasi-lingkaran"),
        ("tim.yaml", "  - {pertanyaan: penentu_ketua, dicari_di: [Pasal 4 ayat (1)]}\n", "", "mekanisme-kosong"),
        ("penugasan.yaml", "lingkup: [lintas_instansi]", "lingkup: [lintas_unit]", "lingkup"),
        ("catatan.yaml", "tempat: [Pasal 4 ayat (1)]", "tempat: [Pasal 44]", "catatan-tempat"),
        ("mekanisme.yaml", "oleh: [kepala_pd], kerja: menerima", "oleh: [pimpinan_unit], kerja: menerima",
         "rantai-ganda"),
        ("penugasan.yaml", "{n: 2, oleh: [kepala_pd_dituju], kerja: menyetujui}",
         "{n: 2, oleh: [kepala_pd_pemohon], kerja: menyetujui}", "alur-sendiri"),
        ("penugasan.yaml", "{n: 2, oleh: [kepala_pd_dituju], kerja: menyetujui}",
         "{n: 2, oleh: [kepala_pd_dituju], kerja: menerima}", "alur-cabang"),
        ("penugasan.yaml", "instrumen: surat_jawaban, bila: ditolak}", "instrumen: surat_jawaban}", "alur-cabang"),
        ("contoh/tim.yaml", "oleh: [sekretaris_daerah]", "oleh: [kepala_daerah]", "contoh-beda"),
        ("contoh/tim.yaml", "sumber: tafsir", "sumber: tertulis", "contoh-beda"),
        ("contoh/tim.yaml", "{penetap_tim: {jenis_unit: dinas, lingkup: lintas_pd}}",
         "{penetap_tim: {jenis_unit: dinasti}}", "contoh-keliru"),
        ("contoh/tim.yaml", "per: 2026-02-02", "per: 2020-02-02", "contoh-tanggal"),
        ("contoh/tim.yaml", "{koordinator: {jenis_unit: dinas}}", "{penentu_ketua: {}}", "tanpa-contoh"),
        ("contoh/penilaian.yaml", "jabatan: kepala_bidang", "jenjang: ahli_muda", "tanpa-contoh"),
    ],
)  # fmt: skip
def test_tiap_kekurangan_ditemukan(ganti, berkas, lama, baru, kode):
    _, temuan = periksa(ganti(berkas, lama, baru))
    assert kode in {t.kode for t in temuan}, [str(t) for t in temuan]


def test_peran_yang_tidak_dapat_diartikan(ganti):
    ganti("penilaian.yaml", "oleh: [kepala_pd]", "oleh: [pengawas]")
    folder = ganti("contoh/penilaian.yaml", "oleh: [kepala_pd]", "oleh: [pengawas]")
    assert [t.kode for t in periksa(folder)[1]] == ["peran-tanpa-arti"]


def test_rantai_tanpa_ujung(ganti):
    selesai = "  - {id: selesai, nilai: [{oleh: [kepala_pd]}], dasar: [Pasal 5 ayat (4)], sumber: tertulis}\n"
    folder = ganti("mekanisme.yaml", "penyelesai:\n" + selesai, "")
    assert {"rantai-tanpa-ujung", "mekanisme-kosong"} <= {t.kode for t in periksa(folder)[1]}


def test_jabatan_di_luar_struktur(folder):
    (folder / "struktur.yaml").write_text(
        "struktur:\n  - id: struktur-dinas\n    bila: {jenis_unit: [dinas]}\n"
        "    nilai: {susunan: [{jabatan: kepala_pd}, {jabatan: sekretaris_pd, di_bawah: kepala_pd}]}\n"
        "    dasar: [Pasal 1 angka 2]\n    sumber: tertulis\n",
        "utf-8",
    )
    pesan = [t.pesan for t in periksa(folder)[1] if t.kode == "peran-tanpa-struktur"]
    assert pesan and all("kepala_bidang" in p for p in pesan)


def test_temuan_menyebut_berkas_dan_baris(ganti):
    _, temuan = periksa(ganti("contoh/tim.yaml", "oleh: [sekretaris_daerah]", "oleh: [kepala_daerah]"))
    assert str(temuan[0]).startswith("contoh/tim.yaml:6: contoh 'Tim lintas Perangkat Daerah")
