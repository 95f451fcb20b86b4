"""The Pemda of a transaction: one, local to it, and undone with it."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.db import DatabaseError, connection
from django.http import HttpResponse
from django.test import RequestFactory

from sistemkerja.pemda.konteks import KonteksBertentangan, gunakan, pemda_kini
from sistemkerja.pemda.kunci import uuid7
from sistemkerja.pemda.middleware import PemdaMiddleware
from sistemkerja.pemda.models import Adopsi


def setelan() -> str | None:
    with connection.cursor() as kursor:
        kursor.execute("SELECT nullif(current_setting('app.pemda', true), '')")
        return kursor.fetchone()[0]


def adopsi(pemda, sejak=date(2024, 1, 1)) -> Adopsi:
    return Adopsi.objects.create(pemda=pemda, peraturan_id=pemda.peraturan_id, sidik="0" * 64, sejak=sejak)


def test_di_luar_konteks_tidak_ada_baris(pemda_kediri):
    with gunakan(pemda_kediri):
        adopsi(pemda_kediri)
        assert Adopsi.objects.count() == 1
    assert pemda_kini() is None
    assert setelan() is None
    assert Adopsi.objects.count() == 0


def test_konteks_bersarang_untuk_pemda_yang_sama(pemda_kediri):
    with gunakan(pemda_kediri), gunakan(pemda_kediri.pk):
        assert pemda_kini() == pemda_kediri.pk
    assert pemda_kini() is None


def test_konteks_bersarang_untuk_pemda_lain_ditolak(pemda_kediri, pemda_tetangga):
    with gunakan(pemda_kediri), pytest.raises(KonteksBertentangan), gunakan(pemda_tetangga):
        pass


def test_galat_membatalkan_dan_melepas_konteks(pemda_kediri):
    with pytest.raises(ZeroDivisionError), gunakan(pemda_kediri):
        adopsi(pemda_kediri)
        raise ZeroDivisionError
    assert pemda_kini() is None
    with gunakan(pemda_kediri):
        assert Adopsi.objects.count() == 0


def test_galat_basis_data_tidak_menyisakan_konteks(pemda_kediri):
    with pytest.raises(DatabaseError), gunakan(pemda_kediri):
        adopsi(pemda_kediri)
        adopsi(pemda_kediri)
    assert pemda_kini() is None
    assert setelan() is None


def test_setelan_tidak_bocor_ke_transaksi_berikutnya(db_sungguhan):
    """What a pooled connection would hand to its next client."""
    from sistemkerja.pemda.models import Pemda

    kediri = Pemda.objects.get(slug="kediri")
    with gunakan(kediri):
        assert setelan() == str(kediri.pk)
    assert setelan() is None


def permintaan(pemda) -> object:
    request = RequestFactory().get("/")
    request.session = SessionStore()
    if pemda is not None:
        request.session["pemda"] = str(getattr(pemda, "pk", pemda))
    return request


@pytest.mark.parametrize(("status", "tersisa"), [(200, 1), (302, 1), (404, 1), (422, 1), (500, 0), (503, 0)])
def test_satu_permintaan_satu_transaksi(pemda_kediri, status, tersisa):
    def view(request):
        adopsi(request.pemda)
        return HttpResponse(status=status)

    PemdaMiddleware(view)(permintaan(pemda_kediri))
    with gunakan(pemda_kediri):
        assert Adopsi.objects.count() == tersisa


def test_jawaban_yang_minta_dibatalkan(pemda_kediri):
    def view(request):
        adopsi(request.pemda)
        response = HttpResponse(status=409)
        response.batalkan = True
        return response

    PemdaMiddleware(view)(permintaan(pemda_kediri))
    with gunakan(pemda_kediri):
        assert Adopsi.objects.count() == 0


@pytest.mark.parametrize("sesi", [None, "bukan-uuid", str(uuid4())], ids=["anonim", "rusak", "tak-dikenal"])
def test_sesi_tanpa_pemda_tidak_punya_konteks(db, sesi):
    def view(request):
        return HttpResponse(str(request.pemda) + str(pemda_kini()))

    assert PemdaMiddleware(view)(permintaan(sesi)).content == b"NoneNone"


def test_uuid7_berurut_dan_unik():
    banyak = [uuid7() for _ in range(5000)]
    assert banyak == sorted(banyak)
    assert len(set(banyak)) == len(banyak)
    assert {satu.version for satu in banyak} == {7}
    assert {satu.variant for satu in banyak} == {"specified in RFC 4122"}
