"""Kedua wujud `Organisasi` menjawab sama untuk organisasi apa pun, dengan sejumlah tetap pertanyaan."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sistemkerja.organisasi.baca_sql import OrganisasiSQL, muat_memori
from sistemkerja.organisasi.models import Jabatan, Pegawai, Pemangku, UnitOrganisasi
from sistemkerja.pemda.models import Pemda

AWAL = date(2024, 1, 1)
HARI = st.integers(0, 12).map(lambda n: AWAL + timedelta(days=30 * n))
KODE = ("", "kepala_pd", "kepala_bidang", "camat")


@st.composite
def masa(draw: st.DrawFn) -> DateRange:
    sejak = draw(HARI)
    lama = draw(st.one_of(st.none(), st.integers(1, 12)))
    return DateRange(sejak, None if lama is None else sejak + timedelta(days=30 * lama), "[)")


@st.composite
def organisasi(draw: st.DrawFn) -> dict[str, Any]:
    """Unit dengan induk sembarang (juga melingkar), jabatan, orang, dan pemangku, masing-masing dengan masanya."""
    banyak = draw(st.integers(1, 7))
    unit = [
        {"induk": draw(st.one_of(st.none(), st.integers(0, banyak - 1))), "masa": draw(masa())} for _ in range(banyak)
    ]
    jabatan = draw(
        st.lists(st.tuples(st.integers(0, banyak - 1), st.sampled_from(KODE), masa()), min_size=0, max_size=8)
    )
    orang = draw(st.integers(1, 4))
    pemangku = draw(
        st.lists(
            st.tuples(
                st.integers(0, max(0, len(jabatan) - 1)),
                st.sampled_from(("definitif", "plt", "plh")),
                st.integers(0, orang - 1),
                masa(),
            ),
            unique_by=lambda p: p[:2],
            max_size=10,
        )
    )
    return {"unit": unit, "jabatan": jabatan, "orang": orang, "pemangku": pemangku if jabatan else []}


def simpan(pemda: Pemda, isi: dict[str, Any]) -> list[UUID]:
    """Tulis organisasi buatan; kembalikan semua id yang ada."""
    unit = [
        UnitOrganisasi(
            pemda=pemda, kode=f"U{n}", nama=f"Unit {n}", jenis="dinas", kode_pd=f"pd_{n}" if n % 2 else "",
            adalah_pd=n % 2 == 0, tipe="a" if n % 3 == 0 else "", bagian="bidang" if n % 2 else "", masa=u["masa"],
        )
        for n, u in enumerate(isi["unit"])
    ]  # fmt: skip
    for n, u in enumerate(isi["unit"]):
        if u["induk"] is not None and u["induk"] != n:
            unit[n].induk = unit[u["induk"]]
    UnitOrganisasi.objects.bulk_create(unit)  # sekaligus, supaya induk boleh melingkar
    jabatan = [
        Jabatan(pemda=pemda, unit=unit[u], kode=kode, nama=f"Jabatan {n}", jenjang="ahli_muda", masa=m)
        for n, (u, kode, m) in enumerate(isi["jabatan"])
    ]
    Jabatan.objects.bulk_create(jabatan)
    orang = [Pegawai(pemda=pemda, nip=str(n), nama=f"Orang {n}") for n in range(isi["orang"])]
    Pegawai.objects.bulk_create(orang)
    Pemangku.objects.bulk_create(
        Pemangku(pemda=pemda, jabatan=jabatan[j], pegawai=orang[p], sifat=sifat, masa=m)
        for j, sifat, p, m in isi["pemangku"]
    )
    return [baris.id for baris in (*unit, *jabatan, *orang)]


def jawaban(organisasi: Any, kunci: list[str]) -> dict[str, Any]:
    """Semua jawaban sebuah wujud untuk semua id, termasuk penolakannya."""
    hasil: dict[str, Any] = {f"kode {k}": organisasi.jabatan_berkode(k) for k in (*KODE, "lurah")}
    for nama in ("unit", "jabatan", "garis_unit", "jabatan_di_unit", "anak_unit", "pemangku", "jabatan_dari"):
        for id_ in kunci:
            try:
                hasil[f"{nama} {id_}"] = getattr(organisasi, nama)(id_)
            except KeyError:
                hasil[f"{nama} {id_}"] = KeyError
    return hasil


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(isi=organisasi(), per=HARI)
def test_sql_dan_memori_menjawab_sama(db_pemda: Pemda, isi: dict[str, Any], per: date) -> None:
    with transaction.atomic():
        kunci = [str(id_) for id_ in simpan(db_pemda, isi)]
        kunci += [str(uuid4()), "bukan-uuid", kunci[0].upper()]
        memori = jawaban(muat_memori(db_pemda.pk, per), kunci)
        sql = OrganisasiSQL(db_pemda.pk, per)
        assert jawaban(sql, kunci) == memori
        assert jawaban(sql, kunci) == memori  # juga dari ingatannya
        transaction.set_rollback(True)


def test_setiap_pencarian_paling_banyak_satu_pertanyaan(contoh_kediri: Pemda) -> None:
    per = date(2026, 11, 23)
    contoh = Pemangku.objects.pada(per).select_related("jabatan").first()
    assert contoh is not None
    jabatan, unit, pegawai = str(contoh.jabatan_id), str(contoh.jabatan.unit_id), str(contoh.pegawai_id)
    for nama, id_ in {
        "unit": unit, "garis_unit": unit, "jabatan_di_unit": unit, "anak_unit": unit, "jabatan": jabatan,
        "pemangku": jabatan, "jabatan_dari": pegawai, "jabatan_berkode": "kepala_bidang",
    }.items():  # fmt: skip
        organisasi = OrganisasiSQL(contoh_kediri.pk, per)
        with CaptureQueriesContext(connection) as pertama:
            getattr(organisasi, nama)(id_)
        with CaptureQueriesContext(connection) as kedua:
            getattr(organisasi, nama)(id_)
        assert (len(pertama), len(kedua)) == (1, 0), nama


def test_muat_memori_membaca_semuanya_dalam_tiga_pertanyaan(contoh_kediri: Pemda) -> None:
    with CaptureQueriesContext(connection) as pertanyaan:
        organisasi = muat_memori(contoh_kediri.pk, date(2026, 11, 23))
    assert len(pertanyaan) == 3
    assert len(organisasi.semua_jabatan()) > 200


def test_pemda_lain_tidak_terlihat(contoh_kediri: Pemda, pemda_tetangga: Pemda) -> None:
    """Bertanya dengan kunci Pemda lain di dalam transaksi Kediri tidak memberi apa-apa, dan sebaliknya."""
    per = date(2026, 11, 23)
    assert muat_memori(pemda_tetangga.pk, per).semua_jabatan() == ()
    unit = str(UnitOrganisasi.objects.first().pk)
    with pytest.raises(KeyError):
        OrganisasiSQL(pemda_tetangga.pk, per).unit(unit)
