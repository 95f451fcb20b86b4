"""Bidang formulir untuk memilih seorang pegawai, sebuah jabatan, atau sebuah unit dengan mencarinya.

    pegawai = PilihanPegawai(label=_("Pegawai"))
    unit = PilihanUnit(label=_("Unit"), required=False)

`cleaned_data` berisi barisnya (`Pegawai`, `Jabatan`, `UnitOrganisasi`); nilai awal boleh baris atau id-nya. Jabatan dan
unit dicari pada `per` (bawaan: hari ini; `form.fields["unit"].per = tanggal` sebelum diperiksa). Tanpa skrip: tulis,
kirim, pilih dari daftar yang kembali bersama formulir; tulisan yang tepat satu (nama atau NIP utuh) langsung diterima.
"""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar
from urllib.parse import urlencode
from uuid import UUID

from django import forms
from django.db.models import Model
from django.urls import reverse_lazy
from django.utils.functional import lazy
from django.utils.translation import gettext as _

from sistemkerja.antarmuka.pilih_cari import Calon, Pilihan, PilihCari
from sistemkerja.organisasi.cari import JABATAN, PEGAWAI, UNIT, Temuan, cari, lengkapi
from sistemkerja.organisasi.models import Jabatan, Pegawai, UnitOrganisasi
from sistemkerja.organisasi.tanggal import hari_ini
from sistemkerja.pemda.konteks import pemda_kini
from sistemkerja.pemda.models import Pemda

_BANYAK_CALON = 8


class PilihanCari(forms.Field):
    """Dasar ketiganya. Raises ValidationError dengan daftar calon bila tulisannya cocok dengan beberapa."""

    jenis: ClassVar[str]
    model: ClassVar[type[Model]]
    bermasa: ClassVar[bool] = True
    widget = PilihCari

    def __init__(self, *, per: date | None = None, boleh_nip: bool = True, **isi: Any) -> None:
        self._per = per
        self._calon: tuple[str, list[Calon]] = ("", [])
        self.boleh_nip = boleh_nip
        super().__init__(**isi)
        self._alamatkan()

    @property
    def per(self) -> date:
        """Tanggal yang dipakai mencari; hari ini bila tidak diatur."""
        return self._per or hari_ini(Pemda.objects.get(pk=self._pemda()))

    @per.setter
    def per(self, nilai: date | None) -> None:
        self._per = nilai
        self._alamatkan()

    def prepare_value(self, value: Any) -> Any:
        """Pilihan untuk widget: dari baris, id, atau apa yang dikirim peramban."""
        pilihan = value if isinstance(value, Pilihan) else Pilihan(str(getattr(value, "pk", value) or ""))
        self._perlihatkan(pilihan)
        return pilihan

    def clean(self, value: Any) -> Any:
        pilihan = value if isinstance(value, Pilihan) else Pilihan(str(value or ""))
        if not pilihan:
            return super().clean(None)
        id_ = pilihan.id or self._id_dari_tulisan(pilihan)
        baris = self._baris(id_)
        if baris is None:
            raise forms.ValidationError(_("Pilihan ini tidak ada pada tanggalnya. Cari lagi."), code="tidak_ada")
        return super().clean(baris)

    def has_changed(self, initial: Any, data: Any) -> bool:
        awal = str(getattr(initial, "pk", initial) or "")
        kini = data if isinstance(data, Pilihan) else Pilihan(str(data or ""))
        return kini.id != awal if kini.id or not kini.teks else True

    def _id_dari_tulisan(self, pilihan: Pilihan) -> str:
        temuan = self._cari(pilihan.teks)
        if not temuan:
            raise forms.ValidationError(
                _("Tidak ada yang cocok dengan “%(teks)s”. Periksa ejaannya atau tulis lebih sedikit."),
                code="tidak_cocok",
                params={"teks": pilihan.teks[:60]},
            )
        tepat = [t for t in temuan if pilihan.teks.casefold() in (t.teks.casefold(), t.nip)]
        if len(tepat) == 1:
            return str(tepat[0].id)
        self._calon = (pilihan.teks, [_calon(t) for t in temuan])
        raise forms.ValidationError(_("Pilih salah satu yang cocok di bawah ini."), code="pilih")

    def _cari(self, teks: str) -> list[Temuan]:
        return cari(self._pemda(), teks, self.per, _BANYAK_CALON, jenis=[self.jenis], boleh_nip=self.boleh_nip)

    def _baris(self, id_: str) -> Model | None:
        try:
            kunci = UUID(id_)
        except ValueError:
            return None
        saring = {"masa__contains": self.per} if self.bermasa else {}
        return self.model._default_manager.filter(pemda_id=self._pemda(), pk=kunci, **saring).first()

    def _perlihatkan(self, pilihan: Pilihan) -> None:
        teks, calon = self._calon
        self.widget.terpilih, self.widget.calon = None, calon if pilihan.teks == teks else []
        if pilihan.id and pemda_kini() and (baris := self._baris(pilihan.id)):
            temuan = lengkapi(self._pemda(), [(self.jenis, baris.pk)], self.per)
            self.widget.terpilih = _calon(temuan[0]) if temuan else Calon(str(baris.pk), str(baris))

    def _pemda(self) -> UUID:
        pemda = pemda_kini()
        if pemda is None:
            raise RuntimeError("Bidang pencarian dipakai di luar Pemda.")
        return pemda

    def _alamatkan(self) -> None:
        self.widget.alamat = _alamat(self.jenis, self._per.isoformat() if self._per else "")


class PilihanPegawai(PilihanCari):
    """Seorang pegawai, juga yang sudah berhenti (pemeriksaan itu milik tindakannya)."""

    jenis, model, bermasa = PEGAWAI, Pegawai, False


class PilihanJabatan(PilihanCari):
    """Sebuah jabatan yang berlaku pada `per`."""

    jenis, model = JABATAN, Jabatan


class PilihanUnit(PilihanCari):
    """Sebuah unit yang berlaku pada `per`."""

    jenis, model = UNIT, UnitOrganisasi


def _calon(temuan: Temuan) -> Calon:
    keterangan = " · ".join(t for t in (temuan.keterangan, f"NIP {temuan.nip}" if temuan.nip else "") if t)
    return Calon(str(temuan.id), temuan.teks, keterangan, temuan.sifat)


def _alamat_kini(jenis: str, per: str) -> str:
    kueri = {"jenis": jenis, "bentuk": "pilihan"} | ({"per": per} if per else {})
    return f"{reverse_lazy('organisasi:cari')}?{urlencode(kueri)}"


_alamat = lazy(_alamat_kini, str)
