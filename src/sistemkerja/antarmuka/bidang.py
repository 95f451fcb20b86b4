"""A Django form field made ready for `_bidang.html`: which shape, which attributes, tied to its texts."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.safestring import SafeString

from sistemkerja.antarmuka.pilih_cari import PilihCari

_KELAS = {"tanggal": "masukan masukan--tanggal", "angka": "masukan masukan--angka", "centang": "", "kartu": ""}


def siapkan(medan: BoundField, *, label: str = "", bantuan: str = "") -> dict[str, Any]:
    """Variables of `_bidang.html` for one field."""
    bentuk = _bentuk(medan.field.widget)
    teks_bantuan = bantuan or medan.help_text
    batas = getattr(medan.field, "max_length", None) if bentuk == "panjang" else None
    if medan.is_hidden:
        return {"tersembunyi": medan.as_hidden()}
    return {
        "medan": medan,
        "bentuk": bentuk,
        "label": label or medan.label,
        "bantuan": teks_bantuan,
        "galat": list(medan.errors),
        "batas": batas,
        "wajib": medan.field.required,
        "id": medan.id_for_label or medan.auto_id,
        "masukan": None if bentuk == "kartu" else _masukan(medan, bentuk, bool(teks_bantuan), batas),
        "pilihan": [_pilihan(p) for p in medan.subwidgets] if bentuk == "kartu" else [],
    }


def _bentuk(widget: forms.Widget) -> str:
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return "kartu"
    if isinstance(widget, forms.CheckboxInput):
        return "centang"
    if isinstance(widget, PilihCari):
        return "cari"
    if isinstance(widget, forms.Textarea):
        return "panjang"
    if isinstance(widget, forms.FileInput):
        return "berkas"
    if isinstance(widget, forms.DateInput):
        widget.input_type = "date"
        widget.format = "%Y-%m-%d"
        return "tanggal"
    return "angka" if isinstance(widget, forms.NumberInput) else "biasa"


def _masukan(medan: BoundField, bentuk: str, ada_bantuan: bool, batas: int | None) -> SafeString:
    dasar = medan.auto_id
    penjelas = [f"{dasar}_bantuan"] if ada_bantuan else []
    penjelas += [f"{dasar}_hitung"] if batas else []
    penjelas += [f"{dasar}_galat"] if medan.errors else []
    atribut: dict[str, Any] = {"class": _KELAS.get(bentuk, "masukan")}
    if penjelas:
        atribut["aria-describedby"] = " ".join(penjelas)
    if medan.errors:
        atribut["aria-invalid"] = "true"
    ukuran = getattr(medan.field, "batas_ukuran", None)
    if bentuk == "berkas" and ukuran:
        atribut["data-batas-ukuran"] = ukuran
    return medan.as_widget(attrs=atribut)


def _pilihan(pilihan: Any) -> dict[str, Any]:
    judul, _, keterangan = str(pilihan.choice_label).partition("\n")
    return {"masukan": pilihan.tag(), "id": pilihan.id_for_label, "judul": judul, "keterangan": keterangan}
