"""Tindakan atas unit dan jabatan: dikerjakan, ditolak, diulang, didahului orang lain, dan keliru."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from django.http import Http404

from sistemkerja.contoh import muat as pemuat
from sistemkerja.jejak.models import Peristiwa
from sistemkerja.kepegawaian.models.unit import RencanaReorganisasi
from sistemkerja.kepegawaian.tindakan import jabatan as tindakan_jabatan
from sistemkerja.kepegawaian.tindakan import unit as tindakan_unit
from sistemkerja.kepegawaian.tindakan.reorganisasi import batalkan_rencana
from sistemkerja.kepegawaian.tindakan.unit.jalankan import Dasar
from sistemkerja.kepegawaian.tindakan.unit.tunggal import versi_tata, yang_disentuh
from sistemkerja.organisasi.baca_sql import muat_memori
from sistemkerja.organisasi.models import Formasi, Jabatan, RincianUnit, UnitOrganisasi
from sistemkerja.organisasi.pelaku import Pelaku
from sistemkerja.organisasi.tanggal import hari_ini
from sistemkerja.pemda.galat import MasukanKeliru, SudahBerubah, TidakBerwenang
from sistemkerja.pemda.kunci import uuid7
from sistemkerja.pemda.models import Pemda

DASAR = Dasar("188/15/2026", date(2026, 11, 20), "Penataan organisasi", "Wali Kota Kediri")
BESOK, NANTI = timedelta(days=3), timedelta(days=40)


@pytest.fixture
def kediri(db_pemda: Pemda, monkeypatch: pytest.MonkeyPatch) -> Pemda:
    """Kota Kediri tanpa pekerjaan, supaya tidak ada kerja yang menunggu."""
    monkeypatch.setattr(pemuat, "_pekerjaan", lambda _pemda: None)
    pemuat.muat(db_pemda)
    return db_pemda


def pengelola(pemda: Pemda, *peran: str) -> Pelaku:
    isi = peran or ("pengelola_organisasi",)
    return Pelaku(uuid4(), None, "Bagian Organisasi", pemda, hari_ini(pemda), (), frozenset(isi))


def unit(nama: str) -> UnitOrganisasi:
    return UnitOrganisasi.objects.filter(nama=nama).order_by("kode")[0]


def bidang_dinkes() -> list[UnitOrganisasi]:
    return list(UnitOrganisasi.objects.filter(induk__kode="DINKES", jenis="bidang").order_by("kode"))


def isi_unit(**lain: object) -> dict[str, object]:
    isi = {"id": str(uuid7()), "kode": "DINKES.BARU", "nama": "Bidang Baru", "jenis": "bidang", "bagian": "bidang"}
    kepala = {"id": str(uuid7()), "nama": "Kepala Bidang Baru", "kode": "kepala_bidang", "jenjang": "administrator"}
    return {**isi, "induk": str(UnitOrganisasi.objects.get(kode="DINKES").pk), "pimpinan": kepala, **lain}


def test_bentuk_unit_pada_tanggalnya(kediri: Pemda) -> None:
    oleh = pengelola(kediri)
    isi = isi_unit()
    rencana = tindakan_unit.bentuk(isi, oleh.per + BESOK, DASAR, oleh=oleh)
    assert rencana.tunggal and rencana.nama == "Membentuk Bidang Baru di bawah Dinas Kesehatan"
    sebelum, sesudah = muat_memori(kediri.pk, oleh.per), muat_memori(kediri.pk, oleh.per + BESOK)
    with pytest.raises(KeyError):
        sebelum.unit(str(isi["id"]))
    assert sesudah.unit(str(isi["id"])).nama == "Bidang Baru"
    assert [j.kode for j in sesudah.jabatan_di_unit(str(isi["id"]))] == ["kepala_bidang"]
    rincian = RincianUnit.objects.get(unit_id=isi["id"])
    assert rincian.keputusan is not None and rincian.keputusan.nomor == DASAR.nomor
    assert Peristiwa.objects.filter(objek_id=isi["id"], peristiwa="unit.dibentuk", dasar__len=1).exists()


def test_hanya_pengelola_organisasi(kediri: Pemda) -> None:
    oleh = pengelola(kediri, "pengelola_kepegawaian")
    with pytest.raises(TidakBerwenang) as galat:
        tindakan_unit.bentuk(isi_unit(), oleh.per, DASAR, oleh=oleh)
    assert "Pengelola organisasi" in galat.value.siapa_yang_boleh


def test_unit_pemda_lain_tidak_ada(kediri: Pemda) -> None:
    oleh = pengelola(kediri)
    with pytest.raises(Http404):
        tindakan_unit.ubah({"unit": str(uuid4()), "nama": "X"}, oleh.per, DASAR, oleh=oleh)


def test_kiriman_kedua_tidak_berganda(kediri: Pemda) -> None:
    oleh, kunci, isi = pengelola(kediri), uuid4(), isi_unit()
    satu = tindakan_unit.bentuk(isi, oleh.per, DASAR, oleh=oleh, kunci=kunci)
    dua = tindakan_unit.bentuk(isi, oleh.per, DASAR, oleh=oleh, kunci=kunci)
    assert satu.pk == dua.pk and RencanaReorganisasi.objects.count() == 1


def test_yang_kedua_diberi_tahu(kediri: Pemda) -> None:
    oleh, bidang = pengelola(kediri), bidang_dinkes()[0]
    isi = {"unit": str(bidang.pk), "nama": "Bidang Satu"}
    versi = versi_tata(kediri.pk, *yang_disentuh(isi))
    tindakan_unit.ubah(isi, oleh.per, DASAR, oleh=oleh, versi=versi)
    with pytest.raises(SudahBerubah) as galat:
        tindakan_unit.ubah({**isi, "nama": "Bidang Dua"}, oleh.per, DASAR, oleh=oleh, versi=versi)
    assert galat.value.oleh_siapa == "Bagian Organisasi"


def test_keputusan_wajib(kediri: Pemda) -> None:
    oleh = pengelola(kediri)
    with pytest.raises(MasukanKeliru) as galat:
        tindakan_unit.bentuk(isi_unit(), oleh.per, Dasar("", None), oleh=oleh)
    assert set(galat.value.galat) == {"sk_nomor", "sk_tanggal", "sk_penanda"}


def test_nama_baru_tidak_kembali_lama_pada_perubahan_berikutnya(kediri: Pemda) -> None:
    oleh, bidang = pengelola(kediri), bidang_dinkes()[0]
    tindakan_unit.ubah({"unit": str(bidang.pk), "tipe": "a"}, oleh.per + NANTI, DASAR, oleh=oleh)
    tindakan_unit.ubah({"unit": str(bidang.pk), "nama": "Bidang Satu"}, oleh.per + BESOK, DASAR, oleh=oleh)
    akhir = muat_memori(kediri.pk, oleh.per + NANTI).unit(str(bidang.pk))
    assert (akhir.nama, akhir.tipe) == ("Bidang Satu", "a")
    lama = muat_memori(kediri.pk, oleh.per).unit(str(bidang.pk))
    assert lama.nama == bidang.nama


def test_perubahan_hari_ini_tampak_hari_ini(kediri: Pemda) -> None:
    oleh, bidang = pengelola(kediri), bidang_dinkes()[0]
    tindakan_unit.ubah({"unit": str(bidang.pk), "nama": "Bidang Satu"}, oleh.per, DASAR, oleh=oleh)
    bidang.refresh_from_db()
    assert bidang.nama == "Bidang Satu"


def test_lingkaran_ditolak(kediri: Pemda) -> None:
    oleh = pengelola(kediri)
    dinas, bidang = UnitOrganisasi.objects.get(kode="DINKES"), bidang_dinkes()[0]
    with pytest.raises(MasukanKeliru) as galat:
        tindakan_unit.pindah({"unit": str(dinas.pk), "induk": str(bidang.pk)}, oleh.per, DASAR, oleh=oleh)
    assert "berada di dalam" in str(galat.value)


def test_lingkaran_yang_baru_terjadi_nanti_ditolak(kediri: Pemda) -> None:
    oleh, (satu, dua, *_lain) = pengelola(kediri), bidang_dinkes()
    tindakan_unit.pindah({"unit": str(satu.pk), "induk": str(dua.pk)}, oleh.per + NANTI, DASAR, oleh=oleh)
    with pytest.raises(MasukanKeliru) as galat:
        tindakan_unit.pindah({"unit": str(dua.pk), "induk": str(satu.pk)}, oleh.per, DASAR, oleh=oleh)
    assert "di bawah dirinya sendiri" in str(galat.value)


def test_gabung_ke_unit_baru(kediri: Pemda) -> None:
    """Dua bidang melebur: pegawai tetap di kursinya, kedua kepala bidang menunggu penempatan."""
    oleh, (satu, dua, *_lain) = pengelola(kediri), bidang_dinkes()
    baru = isi_unit()
    isi = {"asal": [str(satu.pk), str(dua.pk)], "baru": baru}
    hari = oleh.per + BESOK
    sebelum = muat_memori(kediri.pk, hari)
    kursi = {j.id for u in (satu, dua) for j in sebelum.jabatan_di_unit(str(u.pk)) if not j.pimpinan}
    pemangku = {j: sebelum.pemangku(j) for j in kursi}
    tindakan_unit.gabung(isi, hari, DASAR, oleh=oleh)
    sesudah = muat_memori(kediri.pk, hari)
    di_baru = sesudah.jabatan_di_unit(str(baru["id"]))
    assert {j.id for j in di_baru if not j.pimpinan} == kursi
    assert {j: sesudah.pemangku(j) for j in kursi} == pemangku
    assert not sesudah.pemangku(next(j.id for j in di_baru if j.pimpinan))
    assert {u.id for u in sesudah.semua_unit()} & {str(satu.pk), str(dua.pk)} == set()
    assert muat_memori(kediri.pk, oleh.per).unit(str(satu.pk)).nama == satu.nama


def test_gabung_dengan_kepala_yang_ikut(kediri: Pemda) -> None:
    oleh, (satu, dua, *_lain) = pengelola(kediri), bidang_dinkes()
    baru = isi_unit()
    isi = {"asal": [str(satu.pk), str(dua.pk)], "baru": baru, "pimpinan_dari": str(satu.pk)}
    kepala = Jabatan.objects.get(unit=satu, pimpinan=True)
    tindakan_unit.gabung(isi, oleh.per, DASAR, oleh=oleh)
    sesudah = muat_memori(kediri.pk, oleh.per)
    assert sesudah.jabatan(str(kepala.pk)).unit == baru["id"]
    assert sesudah.jabatan(str(kepala.pk)).nama == "Kepala Bidang Baru"
    assert sesudah.pemangku(str(kepala.pk))


def test_tutup_menyebut_yang_masih_ada(kediri: Pemda) -> None:
    oleh, bidang = pengelola(kediri), bidang_dinkes()[0]
    with pytest.raises(MasukanKeliru) as galat:
        tindakan_unit.tutup({"unit": str(bidang.pk)}, oleh.per, DASAR, oleh=oleh)
    assert "Masih dipangku" in str(galat.value)
    assert all(t.id for t in galat.value.temuan)  # type: ignore[attr-defined]


def test_tutup_dengan_penerus(kediri: Pemda) -> None:
    oleh, (satu, dua, *_lain) = pengelola(kediri), bidang_dinkes()
    tindakan_unit.tutup({"unit": str(satu.pk), "penerus": str(dua.pk)}, oleh.per, DASAR, oleh=oleh)
    satu.refresh_from_db()
    assert satu.masa.upper == oleh.per
    assert not muat_memori(kediri.pk, oleh.per).anak_unit(str(satu.pk))


def test_kursi_dibentuk_diubah_dipindah_ditutup(kediri: Pemda) -> None:
    oleh, (satu, dua, *_lain) = pengelola(kediri), bidang_dinkes()
    ids = [str(uuid7()) for _n in range(3)]
    isi = {"unit": str(satu.pk), "ids": ids, "nama": "Analis Data", "jenjang": "ahli_pertama", "kelas": 8}
    tindakan_jabatan.bentuk(isi, oleh.per, DASAR, oleh=oleh)
    tindakan_jabatan.ubah({"kursi": ids[0], "jenjang": "ahli_muda", "kelas": 9}, oleh.per, DASAR, oleh=oleh)
    tindakan_jabatan.pindah({"daftar": ids[:2], "unit": str(dua.pk)}, oleh.per + BESOK, DASAR, oleh=oleh)
    tindakan_jabatan.tutup({"kursi": ids[2]}, oleh.per + BESOK, DASAR, oleh=oleh)
    kini, nanti = muat_memori(kediri.pk, oleh.per), muat_memori(kediri.pk, oleh.per + BESOK)
    assert [kini.jabatan(i).jenjang for i in ids] == ["ahli_muda", "ahli_pertama", "ahli_pertama"]
    assert {kini.jabatan(i).unit for i in ids} == {str(satu.pk)}
    assert [nanti.jabatan(i).unit for i in ids[:2]] == [str(dua.pk)] * 2
    with pytest.raises(KeyError):
        nanti.jabatan(ids[2])


def test_jenis_dan_jenjang_harus_dikenal(kediri: Pemda) -> None:
    oleh, bidang = pengelola(kediri), bidang_dinkes()[0]
    with pytest.raises(MasukanKeliru, match="tidak dikenal"):
        tindakan_unit.ubah({"unit": str(bidang.pk), "jenis": "divisi"}, oleh.per, DASAR, oleh=oleh)
    isi = {"unit": str(bidang.pk), "ids": [str(uuid7())], "nama": "Analis", "jenjang": "senior"}
    with pytest.raises(MasukanKeliru, match="jenjang"):
        tindakan_jabatan.bentuk(isi, oleh.per, DASAR, oleh=oleh)


def test_formasi_sampai_diubah(kediri: Pemda) -> None:
    oleh, bidang = pengelola(kediri), bidang_dinkes()[0]
    isi = {"unit": str(bidang.pk), "nama": "Analis Data", "jenjang": "ahli_pertama", "kelas": 8, "jumlah": 2}
    tindakan_jabatan.tetapkan_formasi(isi, oleh.per, DASAR, oleh=oleh)
    tindakan_jabatan.tetapkan_formasi({**isi, "jumlah": 5}, oleh.per + BESOK, DASAR, oleh=oleh)
    hitung = {
        per: Formasi.objects.pada(oleh.per + per).get(unit=bidang, nama="Analis Data").jumlah
        for per in (timedelta(0), BESOK)
    }
    assert hitung == {timedelta(0): 2, BESOK: 5}


def test_batal_sebelum_berlaku_mengembalikan_semuanya(kediri: Pemda) -> None:
    oleh, (satu, dua, *_lain) = pengelola(kediri), bidang_dinkes()
    hari = oleh.per + BESOK
    sebelum = _isi(kediri.pk, hari)
    rencana = tindakan_unit.gabung({"asal": [str(satu.pk), str(dua.pk)], "baru": isi_unit()}, hari, DASAR, oleh=oleh)
    assert _isi(kediri.pk, hari) != sebelum
    batalkan_rencana(rencana.pk, oleh=oleh, versi=rencana.versi)
    assert _isi(kediri.pk, hari) == sebelum


def test_yang_sudah_berlaku_tidak_dapat_dibatalkan(kediri: Pemda) -> None:
    oleh, bidang = pengelola(kediri), bidang_dinkes()[0]
    rencana = tindakan_unit.ubah({"unit": str(bidang.pk), "nama": "Bidang Satu"}, oleh.per, DASAR, oleh=oleh)
    with pytest.raises(MasukanKeliru, match="sudah berlaku"):
        batalkan_rencana(rencana.pk, oleh=oleh, versi=rencana.versi)


def test_yang_ditumpangi_dibatalkan_dari_atas(kediri: Pemda) -> None:
    oleh, bidang = pengelola(kediri), bidang_dinkes()[0]
    isi = {"unit": str(bidang.pk), "nama": "Bidang Satu"}
    satu = tindakan_unit.ubah(isi, oleh.per + BESOK, DASAR, oleh=oleh)
    dua = tindakan_unit.ubah({**isi, "nama": "Bidang Dua"}, oleh.per + NANTI, DASAR, oleh=oleh)
    with pytest.raises(MasukanKeliru, match="Batalkan yang itu"):
        batalkan_rencana(satu.pk, oleh=oleh, versi=satu.versi)
    batalkan_rencana(dua.pk, oleh=oleh, versi=dua.versi)
    batalkan_rencana(satu.pk, oleh=oleh, versi=satu.versi)
    assert muat_memori(kediri.pk, oleh.per + NANTI).unit(str(bidang.pk)).nama == bidang.nama


def test_pemda_lain_tidak_melihat_rencananya(kediri: Pemda, pemda_tetangga: Pemda) -> None:
    assert RencanaReorganisasi.objects.filter(pemda=pemda_tetangga).count() == 0


def _isi(pemda_id: UUID, per: date) -> tuple[object, ...]:
    m = muat_memori(pemda_id, per)
    jabatan = sorted(m.semua_jabatan(), key=lambda j: j.id)
    return sorted(m.semua_unit(), key=lambda u: u.id), jabatan, [m.pemangku(j.id) for j in jabatan]
