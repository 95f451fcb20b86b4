"""Setiap tindakan lewat layar, enam hal: jadi; ditolak dengan dasarnya; Pemda lain 404; diulang; versi lama; keliru."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from sistemkerja.kegiatan.models import Kegiatan
from sistemkerja.kegiatan.tests.conftest import Panggung, isian, isian_rencana, isian_rincian
from sistemkerja.pemda.konteks import gunakan

PDF = b"%PDF-1.7\n" + b"isi " * 20


@dataclass
class Tindakan:
    """Satu tindakan: dari tahap apa, siapa yang boleh, isiannya, dan apa yang keliru."""

    sampai: str
    alamat: str
    siapa: Callable[[Panggung, Kegiatan], Client]
    isi: Callable[[Panggung, Kegiatan], dict[str, Any]]
    keliru: dict[str, Any]
    jadi: Callable[[Kegiatan], Any]  # angka atau keadaan yang berubah bila tindakannya jadi
    bukan: Callable[[Panggung, Kegiatan], Client]
    disebut: str  # kata yang wajib ada pada penolakan
    berversi: bool = True
    tim: bool = True


def _peninjau(p: Panggung, k: Kegiatan) -> Client:
    return p.yang_ditunggu(k)[0]


def _berkas(nama: str = "bukti.pdf", isi: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(nama, isi)


SEMUA = {
    "rencana": Tindakan(
        "rencana", "rencana/", Panggung.pelaksana, lambda p, k: isian_rencana(k, "Himpun data"),
        {"rencana-0-batas": "kemarin"}, lambda k: k.rencana.keadaan, Panggung.pemilik, "ini bagian",
    ),
    "kesepakatan": Tindakan(
        "diajukan", "kesepakatan/", Panggung.pemilik, lambda p, k: isian(k, putusan="sepakat"),
        {"putusan": "kembali", "catatan": " "}, lambda k: k.keadaan, Panggung.pelaksana, "Lampiran 5.a.4.a.",
    ),
    "rincian": Tindakan(
        "laksana", "rincian/", Panggung.pelaksana, lambda p, k: isian_rincian(k, ("Himpun data", "", "")),
        {"rincian-0-uraian": "x" * 501}, lambda k: k.rincian.count(), Panggung.pemilik, "ini bagian",
    ),
    "kemajuan": Tindakan(
        "rinci", "kemajuan/", Panggung.pelaksana,
        lambda p, k: isian(rincian=str(_rincian(p, k)), persen=50, catatan="Separuh selesai."),
        {"persen": "150"}, lambda k: k.kemajuan.count(), Panggung.pemilik, "ini bagian", berversi=False,
    ),
    "pemantauan": Tindakan(
        "rinci", "pemantauan/", Panggung.pemilik, lambda p, k: isian(isi="Dahulukan yang terjauh."),
        {"isi": "x" * 2001}, lambda k: k.pemantauan.count(), lambda p, k: p.berkode("kepala_bidang", "DINKES.03"),
        "Lampiran 5.a.4.b.5)", berversi=False,
    ),
    "kendala": Tindakan(
        "rinci", "kendala/", Panggung.pelaksana, lambda p, k: isian(uraian="Alat ukur rusak.", rekomendasi="Pinjam."),
        {"uraian": ""}, lambda k: k.kendala.count(), Panggung.pemilik, "ini bagian", berversi=False,
    ),
    "berkas": Tindakan(
        "rinci", "berkas/", Panggung.pelaksana, lambda p, k: isian(berkas=_berkas()),
        {"berkas": _berkas("program.exe", b"MZ isi")}, lambda k: k.berkas.count(), Panggung.pemilik, "ini bagian",
        berversi=False,
    ),
    "hasil": Tindakan(
        "rinci", "hasil/", Panggung.pelaksana, lambda p, k: isian(k, uraian="Peta tersusun."),
        {"tautan": "bukan alamat"}, lambda k: k.hasil.count(), Panggung.pemilik, "ini bagian",
    ),
    "tinjauan": Tindakan(
        "tinjau", "tinjauan/", _peninjau, lambda p, k: isian(k, putusan="sesuai"),
        {"putusan": "belum_sesuai", "catatan": ""}, lambda k: k.langkah, Panggung.pelaksana, "Lampiran 5.a.4.c",
    ),
}  # fmt: skip
SETIAP = pytest.mark.parametrize("nama", SEMUA)


def _rincian(p: Panggung, k: Kegiatan) -> Any:
    with gunakan(p.pemda):
        return k.rincian.order_by("urut")[0].pk


@pytest.fixture
def siap(kediri: Panggung) -> Callable[[str], tuple[Tindakan, Kegiatan, str]]:
    """Kegiatan tim Bidang Kesehatan Masyarakat pada tahap yang dituntut tindakan itu."""

    def buat(nama: str) -> tuple[Tindakan, Kegiatan, str]:
        t = SEMUA[nama]
        k = kediri.segar(kediri.kegiatan("DINKES.02", t.sampai, tim=t.tim))
        return t, k, f"/kegiatan/{k.pk}/{t.alamat}"

    return buat


def _nilai(p: Panggung, t: Tindakan, k: Kegiatan) -> Any:
    with gunakan(p.pemda):
        return t.jadi(Kegiatan.objects.select_related("rencana").get(pk=k.pk))


@SETIAP
def test_jadi(nama: str, kediri: Panggung, siap: Any) -> None:
    t, k, alamat = siap(nama)
    dahulu = _nilai(kediri, t, k)
    r = t.siapa(kediri, k).post(alamat, t.isi(kediri, k))
    assert r.status_code == 302, r.content.decode()[:3000]
    assert _nilai(kediri, t, k) != dahulu


@SETIAP
def test_bukan_bagiannya_ditolak_dengan_sebabnya(nama: str, kediri: Panggung, siap: Any) -> None:
    t, k, alamat = siap(nama)
    dahulu = _nilai(kediri, t, k)
    r = t.bukan(kediri, k).post(alamat, t.isi(kediri, k))
    assert r.status_code == 403
    assert t.disebut in r.content.decode()
    assert _nilai(kediri, t, k) == dahulu


@SETIAP
def test_pemda_lain_dan_pd_lain_dijawab_sama_404(nama: str, panggung: Any, kediri: Panggung, siap: Any) -> None:
    t, k, alamat = siap(nama)
    dahulu = _nilai(kediri, t, k)
    tetangga = panggung("blitar")
    assert tetangga.berkode("kepala_pd", "DINKES").post(alamat, t.isi(kediri, k)).status_code == 404
    assert kediri.berkode("kepala_pd", "DISDIK").post(alamat, t.isi(kediri, k)).status_code == 404
    assert kediri.pelaksana(k).post(alamat.replace(str(k.pk), str(uuid4())), t.isi(kediri, k)).status_code == 404
    assert _nilai(kediri, t, k) == dahulu


@SETIAP
def test_dikirim_dua_kali_berakibat_satu_kali(nama: str, kediri: Panggung, siap: Any) -> None:
    t, k, alamat = siap(nama)
    klien, isi = t.siapa(kediri, k), t.isi(kediri, k)
    assert klien.post(alamat, isi).status_code == 302
    sesudah = _nilai(kediri, t, k)
    if "berkas" in isi:
        isi["berkas"].seek(0)
    assert klien.post(alamat, isi).status_code == 302, "kiriman kedua diantar ke tempat yang sama"
    assert _nilai(kediri, t, k) == sesudah


@pytest.mark.parametrize("nama", [n for n, t in SEMUA.items() if t.berversi])
def test_versi_lama_diberi_tahu_dan_isiannya_tetap(nama: str, kediri: Panggung, siap: Any) -> None:
    t, k, alamat = siap(nama)
    dahulu = _nilai(kediri, t, k)
    isi = t.isi(kediri, k) | {"versi": k.versi - 1, "catatan": "catatan yang sudah diketik"}
    r = t.siapa(kediri, k).post(alamat, isi)
    halaman = r.content.decode()
    assert r.status_code == 409
    assert "Sudah diubah" in halaman
    assert f'name="versi" value="{k.versi}"' in halaman, "formulir membawa versi yang terbaru"
    tertulis = [v for n, v in isi.items() if n.endswith("uraian") and v]
    assert all(v in halaman for v in tertulis)
    assert _nilai(kediri, t, k) == dahulu


@SETIAP
def test_isian_keliru_dijelaskan_dan_tidak_ada_yang_hilang(nama: str, kediri: Panggung, siap: Any) -> None:
    t, k, alamat = siap(nama)
    dahulu = _nilai(kediri, t, k)
    isi = t.isi(kediri, k) | t.keliru
    r = t.siapa(kediri, k).post(alamat, isi)
    halaman = r.content.decode()
    assert r.status_code == 422, halaman[:2000]
    assert "bidang__galat" in halaman or "ringkasan-galat" in halaman
    for medan in ("uraian", "catatan", "isi", "rencana-0-uraian", "rincian-0-uraian", "rekomendasi"):
        if str(isi.get(medan, "")).strip() and not isinstance(isi.get(medan), SimpleUploadedFile):
            assert str(isi[medan]) in halaman, f"isian {medan} hilang"
    assert _nilai(kediri, t, k) == dahulu


@SETIAP
def test_tanpa_isian_sama_sekali_tidak_menjadi_galat_server(nama: str, kediri: Panggung, siap: Any) -> None:
    t, k, alamat = siap(nama)
    r = t.siapa(kediri, k).post(alamat, {"kunci": "bukan-kunci", "versi": "sepuluh"})
    assert r.status_code in (409, 422)


def test_putusan_kendala_enam_hal(panggung: Any, kediri: Panggung) -> None:
    k = kediri.kegiatan("DINKES.02", "rinci", tim=True)
    with gunakan(kediri.pemda):
        kendala = kediri.gerak.hambat(k, "Alat ukur rusak.", "Pinjam dari puskesmas.")
    alamat = f"/kegiatan/{k.pk}/kendala/{kendala.pk}/putusan/"
    kabid = kediri.pemilik(k)
    assert "Alat ukur rusak." in kabid.get(f"/kegiatan/{k.pk}/").content.decode()
    assert kediri.pelaksana(k).post(alamat, isian(kendala, putusan="Pinjam saja.")).status_code == 403
    assert panggung("blitar").berkode("kepala_pd").post(alamat, isian(kendala, putusan="x")).status_code == 404
    assert kabid.post(alamat, isian(kendala, putusan=" ")).status_code == 422
    lama = kabid.post(alamat, isian(kendala, putusan="Pinjam dari Puskesmas Sukorame.") | {"versi": 0})
    assert lama.status_code == 409 and "Pinjam dari Puskesmas Sukorame." in lama.content.decode()
    isi = isian(kendala, putusan="Pinjam dari Puskesmas Sukorame.")
    assert kabid.post(alamat, isi).status_code == 302
    assert kabid.post(alamat, isi).status_code == 302
    with gunakan(kediri.pemda):
        kendala.refresh_from_db()
    assert kendala.putusan == "Pinjam dari Puskesmas Sukorame." and kendala.versi == 2
