"""Setiap tindakan perencanaan lewat layarnya: jadi, ditolak dengan Pasalnya, Pemda lain, ulang, basi, dan keliru."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import pytest

from sistemkerja.jejak.models import Peristiwa
from sistemkerja.organisasi.tanggal import hari_ini
from sistemkerja.pemda.konteks import gunakan
from sistemkerja.perencanaan.models import BagianTarget, PerjanjianKinerja, SasaranKinerja, Strategi
from sistemkerja.perencanaan.tests.penggerak import DUA_SASARAN, Layar, galat, strategi, tabel

KADIS, KABID, STAF = "Kepala Dinas Kesehatan", "Kepala Bidang Kesehatan Masyarakat", "Nutrisionis Terampil"
ORANG_LAIN = "Kepala Bidang Pencegahan dan Pengendalian Penyakit"


@dataclass
class Perbuatan:
    """Satu tindakan siap dikirim: siapa, ke mana, isinya, dan yang dihitung untuk tahu ia terjadi."""

    alamat: str
    oleh: str
    isi: dict[str, Any]
    model: type
    peristiwa: str
    bukan: str
    dasar: str
    keliru: dict[str, Any] = field(default_factory=dict)
    terbaca: str = ""


def pk_buat(k: Layar) -> Perbuatan:
    alamat = f"/perencanaan/unit/{k.unit('Dinas Kesehatan').pk}/{hari_ini(k.pemda).year}/"
    keliru = tabel([{"sasaran": "Terketik panjang", "indikator": "", "target": "9"}])
    return Perbuatan(alamat, KADIS, tabel(DUA_SASARAN), PerjanjianKinerja, "perjanjian_kinerja.dibuat", STAF,
                     "Lampiran 5.a.4.a.1)", keliru, "Terketik panjang")  # fmt: skip


def pk_ubah(k: Layar) -> Perbuatan:
    pk = k.buat_pk(KADIS, "Dinas Kesehatan", tetapkan=False)
    keliru = tabel([{"sasaran": "Terketik panjang", "indikator": "x" * 501, "target": "9"}])
    return Perbuatan(f"{pk}sasaran/", KADIS, tabel(DUA_SASARAN[:1]), PerjanjianKinerja, "perjanjian_kinerja.diubah",
                     STAF, "Lampiran 5.a.4.a.1)", keliru, "Terketik panjang")  # fmt: skip


def pk_tetapkan(k: Layar) -> Perbuatan:
    pk = k.buat_pk(KADIS, "Dinas Kesehatan", tetapkan=False)
    panjang = "n" * 101
    return Perbuatan(f"{pk}penetapan/", KADIS, {"nomor": "000.8/7"}, PerjanjianKinerja, "perjanjian_kinerja.ditetapkan",
                     STAF, "Lampiran 5.a.4.a.1)", {"nomor": panjang}, panjang)  # fmt: skip


def pk_bagi(k: Layar) -> Perbuatan:
    pk = k.buat_pk(KADIS, "Dinas Kesehatan")
    with gunakan(k.pemda):
        satu, dua = SasaranKinerja.objects.order_by("urut")
    kepada = {f"kepada-{satu.pk}": str(k.jabatan(KABID).pk), f"kepada-{dua.pk}": str(k.jabatan(ORANG_LAIN).pk)}
    keliru = {
        f"kepada-{satu.pk}": [str(k.jabatan(KABID).pk), str(k.jabatan(STAF).pk)],
        f"uraian-{satu.pk}": "Uraian saya",
    }
    return Perbuatan(f"{pk}pembagian/", KADIS, {"versi": 2} | kepada, BagianTarget, "bagian_target.dibagi", STAF,
                     "Lampiran 5.a.4.a.1)", keliru, "Uraian saya")  # fmt: skip


def sasaran_ambil(k: Layar) -> Perbuatan:
    kepala = "Kepala Puskesmas Sukorame"
    k.buat_pk(KADIS, "Dinas Kesehatan")
    with gunakan(k.pemda):
        satu = SasaranKinerja.objects.first()
    isi = {"versi": 2, "sebagai": str(k.jabatan(kepala).pk)}
    return Perbuatan(f"/perencanaan/sasaran/{satu.pk}/pengambilan/", kepala, isi, BagianTarget, "bagian_target.dibagi",
                     STAF, "Lampiran 5.h.2.a.2)")  # fmt: skip


def strategi_rumus(k: Layar) -> Perbuatan:
    bagian = k.bagi(KADIS, k.buat_pk(KADIS, "Dinas Kesehatan"), 2, KABID)
    keliru = strategi("tim", **{"butir-0-batas": "2020-01-01"})
    return Perbuatan(f"{bagian}strategi/", KABID, strategi("tim"), Strategi, "strategi.dirumuskan", ORANG_LAIN,
                     "Lampiran 5.a.4.a.3)", keliru, "Mendatangi rumah ke rumah")  # fmt: skip


PERBUATAN = [pk_buat, pk_ubah, pk_tetapkan, pk_bagi, sasaran_ambil, strategi_rumus]
semua = pytest.mark.parametrize("siapkan", PERBUATAN, ids=lambda f: f.__name__)


@pytest.fixture
def kediri(layar) -> Layar:
    return layar("kediri")


def peristiwa(k: Layar, p: Perbuatan) -> list[Peristiwa]:
    with gunakan(k.pemda):
        return list(Peristiwa.objects.filter(peristiwa=p.peristiwa))


def banyak(k: Layar, model: type) -> int:
    with gunakan(k.pemda):
        return model.objects.count()


@semua
def test_jadi_dengan_riwayat_dan_dasarnya(kediri: Layar, siapkan) -> None:
    p = siapkan(kediri)
    jawaban = kediri.kirim(p.oleh, p.alamat, p.isi)
    assert jawaban.status_code == 302, galat(jawaban)
    catatan = peristiwa(kediri, p)
    assert catatan and all(p.dasar in c.dasar for c in catatan)
    assert kediri.klien(p.oleh).get(jawaban["Location"]).status_code == 200


@semua
def test_ditolak_dengan_siapa_dan_pasalnya(kediri: Layar, siapkan) -> None:
    p = siapkan(kediri)
    sebelum = len(peristiwa(kediri, p))
    jawaban = kediri.kirim(p.bukan, p.alamat, p.isi)
    assert jawaban.status_code == 403
    assert p.dasar in jawaban.content.decode()
    assert len(peristiwa(kediri, p)) == sebelum


@semua
def test_pemda_lain_sama_dengan_tidak_ada(kediri: Layar, layar, siapkan) -> None:
    p = siapkan(kediri)
    tetangga = layar("blitar")
    jawaban = tetangga.kirim(KADIS, p.alamat, p.isi)
    assert jawaban.status_code == 404
    asing = p.alamat.replace(p.alamat.split("/")[3], str(uuid4()))
    assert kediri.kirim(p.oleh, asing, p.isi).status_code == 404


@semua
def test_ketukan_ganda_terjadi_sekali(kediri: Layar, siapkan) -> None:
    p = siapkan(kediri)
    isi = p.isi | {"kunci": str(uuid4())}
    pertama = kediri.kirim(p.oleh, p.alamat, isi)
    baris, catatan = banyak(kediri, p.model), len(peristiwa(kediri, p))
    kedua = kediri.kirim(p.oleh, p.alamat, isi)
    assert (kedua.status_code, kedua["Location"]) == (302, pertama["Location"])
    assert (banyak(kediri, p.model), len(peristiwa(kediri, p))) == (baris, catatan)


@pytest.mark.parametrize("siapkan", PERBUATAN[1:], ids=lambda f: f.__name__)
def test_versi_basi_dikatakan_dan_isian_tinggal(kediri: Layar, siapkan) -> None:
    p = siapkan(kediri)
    jawaban = kediri.kirim(p.oleh, p.alamat, p.isi | {"versi": 99})
    teks = jawaban.content.decode()
    assert jawaban.status_code == 409
    assert "Sudah diubah" in teks
    for nilai in ("Sasaran 1", "Mendatangi rumah ke rumah"):
        assert nilai in teks or nilai not in p.isi.values()
    assert 'value="99"' not in teks


@pytest.mark.parametrize("siapkan", [p for p in PERBUATAN if p is not sasaran_ambil], ids=lambda f: f.__name__)
def test_masukan_keliru_tidak_menghilangkan_apa_pun(kediri: Layar, siapkan) -> None:
    p = siapkan(kediri)
    sebelum = banyak(kediri, p.model), len(peristiwa(kediri, p))
    jawaban = kediri.kirim(p.oleh, p.alamat, p.isi | p.keliru)
    assert jawaban.status_code == 422
    assert p.terbaca in jawaban.content.decode()
    assert (banyak(kediri, p.model), len(peristiwa(kediri, p))) == sebelum


@semua
def test_formulir_yang_rusak_bukan_galat_peladen(kediri: Layar, siapkan) -> None:
    p = siapkan(kediri)
    for rusak in ({"versi": "x"}, {"kunci": "bukan-kunci"}, {"s-TOTAL_FORMS": "banyak"}, {"sebagai": "\0"}):
        assert kediri.kirim(p.oleh, p.alamat, p.isi | rusak).status_code in {302, 404, 409, 422}


def test_kunci_tindakan_lain_ditolak(kediri: Layar) -> None:
    kunci = str(uuid4())
    p = pk_tetapkan(kediri)
    kediri.lakukan(KADIS, p.alamat.replace("penetapan", "sasaran"), tabel(DUA_SASARAN) | {"kunci": kunci})
    assert kediri.kirim(KADIS, p.alamat, {"versi": 2, "kunci": kunci}).status_code == 409


def test_bagian_untuk_jabatan_yang_tidak_merumuskan(layar) -> None:
    """Bekasi Pasal 81 ayat (2) membagi juga kepada kepala subbagian; yang merumuskan perumus di atasnya (Pasal 82)."""
    bekasi = layar("bekasi")
    camat, sekcam = "Camat Babelan", "Sekretaris Kecamatan Babelan"
    with gunakan(bekasi.pemda):
        unit = bekasi.jabatan(sekcam).unit.anak.get()
        kasubag = unit.jabatan.get(pimpinan=True)
    bagian = bekasi.bagi(camat, bekasi.buat_pk(camat, "Kecamatan Babelan"), 2, kasubag)
    assert ("merumuskan_strategi", bagian) in bekasi.tugas(sekcam)
    assert bekasi.kirim(kasubag, f"{bagian}strategi/", strategi("individu")).status_code == 403
    assert "/penugasan/butir/" in bekasi.rumuskan(sekcam, bagian, "individu")


def test_yang_kedua_membuat_pk_dan_membagi_target_diberi_tahu_siapa_yang_mendahului(kediri: Layar) -> None:
    pk = kediri.buat_pk(KADIS, "Dinas Kesehatan")
    unit, tahun = kediri.unit("Dinas Kesehatan").pk, hari_ini(kediri.pemda).year
    isi = tabel([{"sasaran": "Punya yang kedua", "indikator": "I", "target": "1"}])
    kedua = kediri.kirim(KADIS, f"/perencanaan/unit/{unit}/{tahun}/", isi)
    teks = kedua.content.decode()
    assert kedua.status_code == 409
    assert "Sudah diubah" in teks and "Punya yang kedua" in teks and pk in teks
    with gunakan(kediri.pemda):
        sasaran = SasaranKinerja.objects.order_by("urut")[0]
        penerima = str(kediri.jabatan(KABID).pk)
    bagi = {"versi": 2, f"kepada-{sasaran.pk}": penerima}
    assert kediri.kirim(KADIS, f"{pk}pembagian/", bagi).status_code == 302
    kedua = kediri.kirim(KADIS, f"{pk}pembagian/", bagi)
    assert kedua.status_code == 409 and "Sudah diubah" in kedua.content.decode()
    with gunakan(kediri.pemda):
        assert BagianTarget.objects.filter(sasaran=sasaran).count() == 1
