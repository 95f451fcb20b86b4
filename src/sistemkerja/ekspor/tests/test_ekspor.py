"""Data sebuah Pemda keluar utuh sebagai berkas terbuka, tanpa rahasia, dan hanya miliknya."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from datetime import date, timedelta
from typing import Any

import pytest
from django.apps import apps
from django.http import Http404
from django.test import RequestFactory
from django.utils import timezone

from sistemkerja.contoh.muat import muat
from sistemkerja.ekspor import isi, views
from sistemkerja.ekspor.arsip import tulis_arsip
from sistemkerja.ekspor.models import Ekspor
from sistemkerja.ekspor.tindakan import minta_ekspor
from sistemkerja.jejak.models import Peristiwa
from sistemkerja.latar.models import Pekerjaan
from sistemkerja.latar.pelaku import SISTEM
from sistemkerja.latar.uji import jalankan_antrean
from sistemkerja.organisasi.models import Pegawai, UnitOrganisasi
from sistemkerja.organisasi.pelaku import Pelaku
from sistemkerja.pemda.galat import TidakBerwenang
from sistemkerja.pemda.konteks import gunakan
from sistemkerja.pemda.models import ModelPemda, Pemda


def pelaku(pemda: Pemda, *peran: str) -> Pelaku:
    return Pelaku(SISTEM, None, "Petugas Diskominfo", pemda, date(2026, 1, 5), (), frozenset(peran))


def arsip(pemda: Pemda) -> zipfile.ZipFile:
    berkas = io.BytesIO()
    tulis_arsip(berkas, pemda, timezone.now(), lambda *_: None)
    return zipfile.ZipFile(berkas)


def baris_json(berkas: zipfile.ZipFile, tabel: str) -> list[dict[str, Any]]:
    return [json.loads(b) for b in berkas.read(f"json/{tabel}.jsonl").splitlines()]


def baris_csv(berkas: zipfile.ZipFile, tabel: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(berkas.read(f"csv/{tabel}.csv").decode("utf-8-sig"))))


def test_setiap_tabel_pemda_diekspor_atau_dikecualikan_dengan_alasan():
    semua = {m._meta.label_lower for m in apps.get_models() if issubclass(m, ModelPemda)}
    diekspor = {m._meta.label_lower for m in isi.tabel_ekspor()}
    dikecualikan = semua - diekspor - set(isi.PERKAKAS)
    assert all(label.startswith("akun.") for label in dikecualikan)
    assert {"organisasi.pegawai", "organisasi.pemangku", "kegiatan.kegiatan", "jejak.peristiwa"} <= diekspor


def test_tidak_ada_kolom_rahasia_yang_keluar():
    nama = {f"{m._meta.label_lower}.{k.nama}" for m in isi.tabel_ekspor() for k in isi.kolom(m)}
    assert not [n for n in nama if any(x in n for x in ("password", "sandi", "rahasia", "secret", "token"))]
    assert "akun.pengguna.nip" in nama and "akun.pengguna.password" not in nama


def test_csv_json_dan_kamus_mengatakan_hal_yang_sama(pemda_kediri):
    muat(pemda_kediri)
    with gunakan(pemda_kediri), arsip(pemda_kediri) as berkas:
        kamus = json.loads(berkas.read("kamus-data.json"))
        for tabel in ("organisasi_pegawai", "organisasi_pemangku", "organisasi_rincianunit"):
            dari_json, dari_csv = baris_json(berkas, tabel), baris_csv(berkas, tabel)
            kolom = [k["nama"] for k in kamus if k["tabel"] == tabel.replace("_", ".", 1)]
            assert list(dari_csv[0]) == list(dari_json[0]) == kolom
            assert [b["id"] for b in dari_csv] == [b["id"] for b in dari_json]
        nip = {b["nip"] for b in baris_json(berkas, "organisasi_pegawai")}
        assert nip == set(Pegawai.objects.values_list("nip", flat=True))


def test_masa_keluar_sebagai_dua_tanggal(pemda_kediri):
    with gunakan(pemda_kediri):
        UnitOrganisasi.objects.create(
            pemda=pemda_kediri, kode="D", nama="=cmd|' /C calc'!A0", jenis="dinas", masa=(date(2024, 1, 2), None)
        )
        with arsip(pemda_kediri) as berkas:
            (satu,) = baris_json(berkas, "organisasi_unitorganisasi")
            (sel,) = baris_csv(berkas, "organisasi_unitorganisasi")
    assert (satu["masa_sejak"], satu["masa_sampai"]) == ("2024-01-02", None)
    assert satu["nama"] == "=cmd|' /C calc'!A0" and sel["nama"] == "'=cmd|' /C calc'!A0"


def test_hanya_milik_pemda_itu(pemda_kediri, pemda_tetangga):
    muat(pemda_tetangga)
    with gunakan(pemda_kediri), arsip(pemda_kediri) as berkas:
        assert all(not baris_json(berkas, m._meta.label_lower.replace(".", "_")) for m in isi.tabel_ekspor())


def test_hanya_pengelola_sistem_yang_meminta(db_pemda):
    with pytest.raises(TidakBerwenang):
        minta_ekspor(oleh=pelaku(db_pemda, "pengawas_internal", "pengelola_kepegawaian"))
    assert not Pekerjaan.objects.exists()


def test_permintaan_kedua_diantar_ke_yang_pertama(db_pemda):
    oleh = pelaku(db_pemda, "pengelola_sistem")
    assert minta_ekspor(oleh=oleh).pk == minta_ekspor(oleh=oleh).pk


def test_arsip_dibuat_di_latar_lalu_diunduh_dengan_dicatat(pemda_kediri, pemda_tetangga, rf: RequestFactory):
    oleh = pelaku(pemda_kediri, "pengelola_sistem")
    with gunakan(pemda_kediri):
        minta_ekspor(oleh=oleh)
    assert jalankan_antrean() == 1
    with gunakan(pemda_kediri):
        (satu,) = Ekspor.objects.all()
        assert Pekerjaan.objects.get().keadaan == "selesai"
        isi_arsip = b"".join(unduh(rf, oleh, satu).streaming_content)
        assert zipfile.is_zipfile(io.BytesIO(isi_arsip))
        assert Peristiwa.objects.filter(peristiwa="ekspor.diunduh", objek_id=satu.pk).count() == 1
        with pytest.raises(TidakBerwenang):
            unduh(rf, pelaku(pemda_kediri), satu)
    with gunakan(pemda_tetangga), pytest.raises(Http404):
        unduh(rf, pelaku(pemda_tetangga, "pengelola_sistem"), satu)


def test_arsip_yang_lewat_masanya_dibuang(pemda_kediri, rf: RequestFactory):
    oleh = pelaku(pemda_kediri, "pengelola_sistem")
    with gunakan(pemda_kediri):
        minta_ekspor(oleh=oleh)
    jalankan_antrean()
    with gunakan(pemda_kediri):
        Ekspor.objects.update(sampai=timezone.now() - timedelta(days=1))
        with pytest.raises(Http404):
            unduh(rf, oleh, Ekspor.objects.get())
        minta_ekspor(oleh=oleh)
    jalankan_antrean()
    with gunakan(pemda_kediri):
        assert sorted(bool(e.berkas) for e in Ekspor.objects.all()) == [False, True]


def unduh(rf: RequestFactory, oleh: Pelaku, satu: Ekspor) -> Any:
    request = rf.post("/")
    request.pelaku, request.pemda = oleh, oleh.pemda  # type: ignore[attr-defined]
    return views.arsip(request, satu.pk)
