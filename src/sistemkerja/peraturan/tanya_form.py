"""Formulir "Tanya peraturan": satu pertanyaan dan keadaannya."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from sistemkerja.aturan import kosakata as k
from sistemkerja.aturan.baca import Peraturan
from sistemkerja.aturan.istilah import KUNCI, istilah
from sistemkerja.peraturan.rupa import besar

Pilihan = list[tuple[str, Any]]


def pilihan_pertanyaan() -> Pilihan:
    """Pertanyaan menurut kelompoknya."""
    return [
        ("", _("Pilih pertanyaan")),
        *(
            (judul, [(p.nama, p.judul) for p in k.PERTANYAAN.values() if p.kelompok == kode])
            for kode, judul in k.KELOMPOK.items()
        ),
    ]


class FormulirTanya(forms.Form):
    """Keadaan bagi satu pertanyaan: hanya kunci yang membedakan jawabannya, semuanya boleh kosong."""

    def __init__(self, per: Peraturan, pertanyaan: str, isi: Mapping[str, Any]) -> None:
        super().__init__({kunci: isi.get(kunci, "") for kunci in k.KUNCI})
        for kunci in _kunci(pertanyaan, isi):
            label = besar(KUNCI[kunci])
            if kunci == "tanggal":
                self.fields[kunci] = forms.DateField(
                    label=label, required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
                )
            else:
                self.fields[kunci] = forms.ChoiceField(label=label, required=False, choices=_pilihan(per, kunci))

    def keadaan(self) -> dict[str, str]:
        """Keadaan yang diisi, untuk mesin."""
        return {kunci: str(v) for kunci, v in self.cleaned_data.items() if v not in ("", None)}


def _kunci(pertanyaan: str, isi: Mapping[str, Any]) -> list[str]:
    """Kunci yang lazim bagi pertanyaan ini, ditambah yang sudah diisi lewat alamat."""
    lazim = k.PERTANYAAN[pertanyaan].kunci
    return [q for q in k.KUNCI if q in lazim or (isi.get(q) and q != "tanggal")]


def _pilihan(per: Peraturan, kunci: str) -> Pilihan:
    awal: Pilihan = [("", _("Belum ditentukan"))]
    if kunci == "pd":
        return awal + [(p.kode, p.nama) for p in per.pd.values()]
    kode = k.KUNCI[kunci] or ()
    if kunci != "jenis_unit":
        return awal + [(x, besar(istilah(x, per))) for x in kode]
    nama = {j.kode: j.nama for j in per.jenis_unit}
    lain = [(x, besar(istilah(x, per))) for x in kode if x not in nama]
    return [*awal, (_("Diatur peraturan ini"), list(nama.items())), (_("Jenis lain"), lain)]
