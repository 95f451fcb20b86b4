"""A field with a search: type, choose. With script a combobox, without it the page comes back with the candidates.

The browser sends three values: `<name>_teks` what was typed, `<name>` the choice, `<name>_untuk` the text that the
choice or the candidates belong to. A text that has changed since makes the choice void.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms


@dataclass(frozen=True, slots=True)
class Calon:
    """One candidate as it is shown."""

    id: str
    teks: str
    keterangan: str = ""
    lencana: str = ""


@dataclass(frozen=True, slots=True)
class Pilihan:
    """What the browser sent: the choice, and the text that was typed."""

    id: str = ""
    teks: str = ""

    def __bool__(self) -> bool:
        return bool(self.id or self.teks)


class PilihCari(forms.Widget):
    """Text input with candidates; `alamat` answers suggestions as `<li role="option">` (see `_pilih_cari.html`)."""

    template_name = "antarmuka/_pilih_cari.html"

    def __init__(self, attrs: dict[str, Any] | None = None, alamat: str = "") -> None:
        super().__init__(attrs)
        self.alamat = alamat
        self.terpilih: Calon | None = None
        self.calon: list[Calon] = []

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Pilihan:
        id_, teks = str(data.get(name, "")), str(data.get(f"{name}_teks", "")).strip()
        untuk = str(data.get(f"{name}_untuk", teks)).strip()
        return Pilihan(id_ if teks == untuk or not teks else "", teks)

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return name not in data and f"{name}_teks" not in data

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        konteks = super().get_context(name, None, attrs)
        terpilih = self.terpilih
        teks = terpilih.teks if terpilih else value.teks if isinstance(value, Pilihan) else ""
        konteks["widget"] |= {"alamat": self.alamat, "terpilih": terpilih, "calon": self.calon, "teks": teks}
        return konteks
