from __future__ import annotations

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from sistemkerja.antarmuka.tanggap import done, respond

FRAGMENT = "antarmuka/_kosong.html"
PAGE = "antarmuka/halaman_galat.html"
HTMX = {"HX-Request": "true"}


def get(**headers: str) -> HttpResponse:
    request = RequestFactory().get("/", headers=headers)
    return respond(request, PAGE, FRAGMENT, {"judul": "J", "kalimat": "K"})


def test_page_without_htmx() -> None:
    response = get()
    assert b"<!doctype html>" in response.content
    assert "HX-Request" in response["Vary"]


def test_fragment_for_htmx_but_page_for_boost_and_history() -> None:
    assert b"<!doctype" not in get(**HTMX).content
    assert b"<!doctype" in get(**HTMX, **{"HX-Boosted": "true"}).content
    assert b"<!doctype" in get(**HTMX, **{"HX-History-Restore-Request": "true"}).content


def test_a_refused_form_undoes_the_transaction() -> None:
    response = respond(RequestFactory().post("/"), PAGE, FRAGMENT, {}, status=422)
    assert response.status_code == 422
    assert response.batalkan is True  # type: ignore[attr-defined]


@pytest.mark.parametrize("to", ["/kegiatan/1/", "antarmuka:gaya"])
def test_done_goes_on(to: str) -> None:
    assert done(RequestFactory().post("/"), to=to).status_code == 302
    tanpa_penggalan = done(RequestFactory().post("/", headers=HTMX), to=to)
    assert tanpa_penggalan["HX-Redirect"].startswith("/")


def test_done_answers_with_the_fragment() -> None:
    response = done(RequestFactory().post("/", headers=HTMX), "/", FRAGMENT, {"judul": "Ditetapkan", "kalimat": "K"})
    assert b"Ditetapkan" in response.content
