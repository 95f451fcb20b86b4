"""Langkah rencana sebagai kalimat yang dibaca orang."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as _p

from sistemkerja.kepegawaian.reorganisasi.keadaan import Keadaan
from sistemkerja.kepegawaian.reorganisasi.rencana import JENIS, Hasil, Langkah


def kalimat_langkah(langkah: Langkah, hasil: Hasil) -> str:
    """Satu kalimat pendek; nama dicari sebelum dan sesudah rencana, id yang tidak dikenal ditulis "?"."""
    nama = _Nama(hasil.sebelum, hasil.sesudah, langkah.isi)
    return _(_POLA[langkah.kode]) % nama.semua() if langkah.kode in _POLA else str(JENIS[langkah.kode].judul)


_POLA = {
    "bentuk_unit": _p("membentuk %(nama)s di bawah %(induk)s"),
    "ubah_unit": _p("mengubah %(unit)s"),
    "pindah_unit": _p("memindahkan %(unit)s ke bawah %(induk)s"),
    "gabung_unit": _p("menggabungkan %(asal)s menjadi %(tujuan)s"),
    "pecah_unit": _p("memecah %(unit)s, membentuk %(tujuan)s"),
    "tutup_unit": _p("menutup %(unit)s"),
    "bentuk_kursi": _p("membentuk %(banyak)s kursi %(nama)s di %(unit)s"),
    "ubah_kursi": _p("mengubah jabatan %(kursi)s"),
    "pindah_kursi": _p("memindahkan %(daftar)s ke %(unit)s"),
    "tutup_kursi": _p("menutup jabatan %(kursi)s"),
    "tempatkan": _p("menempatkan pemangku %(dari)s sebagai %(ke)s"),
    "tetapkan_formasi": _p("menetapkan formasi %(nama)s di %(unit)s: %(jumlah)s"),
}


class _Nama:
    def __init__(self, sebelum: Keadaan, sesudah: Keadaan, isi: Mapping[str, Any]) -> None:
        self.keadaan = (sebelum, sesudah)
        self.isi = isi

    def semua(self) -> dict[str, Any]:
        isi = self.isi
        baru = (isi.get("baru") or {}).get("nama")
        daftar = isi.get("daftar") or ([isi["kursi"]] if isi.get("kursi") else [])
        return {
            "nama": isi.get("nama", ""),
            "jumlah": isi.get("jumlah", ""),
            "banyak": len(isi.get("ids") or ()),
            "unit": self._unit(isi.get("unit")),
            "induk": self._unit(isi.get("induk")),
            "asal": _(" dan ").join(self._unit(a) for a in isi.get("asal") or ()),
            "tujuan": baru or self._unit(isi.get("tujuan")),
            "kursi": self._kursi(isi.get("kursi")),
            "daftar": _(", ").join(self._kursi(k) for k in daftar),
            "dari": self._kursi(isi.get("dari")),
            "ke": self._kursi(isi.get("ke")),
        }

    def _unit(self, id_: Any) -> str:
        return next((k.unit[id_].nama for k in self.keadaan if id_ in k.unit), "?")

    def _kursi(self, id_: Any) -> str:
        return next((k.kursi[id_].nama for k in self.keadaan if id_ in k.kursi), "?")
