"""Refusals that people meet at work. Answered once, in `antarmuka.middleware.GalatMiddleware`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from urllib.parse import urlencode


class GalatKerja(Exception):
    """An act that did not happen, with a sentence for the person who asked for it."""

    status = 409

    def __init__(self, kalimat: str) -> None:
        super().__init__(kalimat)
        self.kalimat = kalimat


class TidakBerwenang(GalatKerja):
    """The act belongs to another post: says whose, by which Pasal (403)."""

    status = 403

    def __init__(self, kalimat: str, siapa_yang_boleh: str = "", dasar: Sequence[str] = ()) -> None:
        super().__init__(kalimat)
        self.siapa_yang_boleh = siapa_yang_boleh
        self.dasar = list(dasar)


class SudahBerubah(GalatKerja):
    """Somebody was faster: says who and when; the input is kept (409)."""

    def __init__(self, oleh_siapa: str, kapan: datetime | None, kalimat: str) -> None:
        super().__init__(kalimat)
        self.oleh_siapa = oleh_siapa
        self.kapan = kapan


class MasukanKeliru(GalatKerja):
    """Input that a form could not know to be wrong, field by field; `""` is the form as a whole (422)."""

    status = 422

    def __init__(self, galat: Mapping[str, Sequence[str]]) -> None:
        self.galat = {medan: list(pesan) for medan, pesan in galat.items()}
        super().__init__(" ".join(pesan for semua in self.galat.values() for pesan in semua))


class TidakDiaturApp(GalatKerja):
    """The regulation is silent: says so, and what the Pemda can do about it (409)."""

    def __init__(
        self, kalimat: str, saran: str = "", dasar: Sequence[str] = (), *, kebijakan: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(kalimat)
        self.saran = saran
        self.dasar = list(dasar)
        self.kebijakan = urlencode(kebijakan or {})  # what the form of a policy would be asked: question, kind of unit
