from __future__ import annotations

from django import forms
from django.template import Context, Template


class Formulir(forms.Form):
    uraian = forms.CharField(label="Uraian", widget=forms.Textarea, max_length=500, help_text="Singkat saja.")
    batas = forms.DateField(label="Batas", required=False)
    cara = forms.ChoiceField(label="Cara", widget=forms.RadioSelect, choices=[("tim", "Tim\nBeberapa orang.")])
    diam = forms.CharField(widget=forms.HiddenInput, required=False)


def tampil(form: forms.Form) -> str:
    return Template('{% include "antarmuka/_isian.html" %}').render(Context({"form": form}))


def test_help_counter_and_errors_are_tied_to_the_field() -> None:
    isi = tampil(Formulir({"cara": "tim"}))
    assert 'aria-describedby="id_uraian_bantuan id_uraian_hitung id_uraian_galat"' in isi
    assert 'aria-invalid="true"' in isi
    assert 'href="#id_uraian"' in isi
    assert 'data-batas="500"' in isi


def test_shapes() -> None:
    isi = tampil(Formulir(initial={"batas": "2026-11-27"}))
    assert 'type="date"' in isi
    assert "<strong>Tim</strong>" in isi
    assert "boleh kosong" in isi
    assert 'name="kunci"' in isi
    assert "ringkasan-galat" not in isi
