"""Di belakang proksi, alamat orang ialah yang dilihat proksi kita sendiri, bukan yang ditulis orang itu."""

from __future__ import annotations

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from sistemkerja.pemda.proksi import ProksiMiddleware


@pytest.mark.parametrize(
    ("banyak", "kepala", "alamat"),
    [
        (0, "203.0.113.7", "127.0.0.1"),
        (1, "203.0.113.7", "203.0.113.7"),
        (1, "10.0.0.1, 203.0.113.7", "203.0.113.7"),
        (2, "10.0.0.1, 203.0.113.7, 192.0.2.1", "203.0.113.7"),
        (2, "203.0.113.7", "127.0.0.1"),
        (1, "bukan alamat", "127.0.0.1"),
        (1, "", "127.0.0.1"),
        (1, "2001:db8::1", "2001:db8::1"),
    ],
)
def test_alamat_orang_di_belakang_proksi(rf: RequestFactory, settings, banyak: int, kepala: str, alamat: str) -> None:
    settings.PROKSI = banyak
    terlihat: list[str] = []

    def jawab(request):
        terlihat.append(request.META["REMOTE_ADDR"])
        return HttpResponse()

    ProksiMiddleware(jawab)(rf.get("/", HTTP_X_FORWARDED_FOR=kepala))
    assert terlihat == [alamat]
