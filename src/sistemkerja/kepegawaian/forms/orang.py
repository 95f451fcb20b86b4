"""Formulir tindakan terhadap orang. Bentuk isian diperiksa di sini; wewenang, kursi, dan tanggal oleh tindakannya."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from sistemkerja.kepegawaian.forms.tempelan import baca_tempelan
from sistemkerja.kepegawaian.tindakan.orang import DasarSK, Lowong
from sistemkerja.kepegawaian.tindakan.orang.lowong import MENUNGGU, PINDAH, PLT
from sistemkerja.organisasi.models import JenisAsn, SebabBerhenti
from sistemkerja.organisasi.pilihan import PilihanJabatan, PilihanPegawai

_NAMA_PANGKAT = ("I", "II", "III", "IV")
GOLONGAN_PNS = [f"{g}/{r}" for g in _NAMA_PANGKAT for r in ("abcde" if g == "IV" else "abcd")]
GOLONGAN_PPPK = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI",
                 "XVII"]  # fmt: skip
_NAMA_NASKAH = [("keputusan", _("Keputusan")), ("surat_perintah", _("Surat perintah"))]


def _golongan(*, wajib: bool = False) -> forms.ChoiceField:
    pilihan = [
        ("", _("Tidak berubah") if not wajib else _("Pilih golongan")),
        (_("PNS"), [(g, g) for g in GOLONGAN_PNS]),
        (_("PPPK"), [(g, g) for g in GOLONGAN_PPPK]),
    ]
    return forms.ChoiceField(label=_("Golongan baru"), choices=pilihan, required=wajib)


class DasarForm(forms.Form):
    """Bagian setiap tindakan: sejak kapan, dan keputusan yang memerintahkannya."""

    dengan_surat_perintah = False

    berlaku = forms.DateField(
        label=_("Berlaku sejak"),
        help_text=_("Yang lewat dicatat berlaku surut; yang akan datang menunggu dan berlaku sendiri pada harinya."),
    )
    naskah = forms.ChoiceField(label=_("Naskah"), choices=_NAMA_NASKAH, initial="keputusan")
    nomor = forms.CharField(label=_("Nomor"), max_length=120)
    tanggal = forms.DateField(label=_("Tanggal naskah"))
    tentang = forms.CharField(label=_("Tentang"), max_length=300)
    penanda = forms.CharField(
        label=_("Ditandatangani oleh"),
        max_length=200,
        help_text=_("Jabatan sebagaimana tertulis pada naskah, termasuk Plt. atau Plh. di depannya."),
    )
    izin = forms.CharField(
        label=_("Izin tertulis"),
        max_length=300,
        required=False,
        help_text=_("Hanya bila penandanya Plt. atau Plh.: nomor dan tanggal izin atau mandatnya."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.dengan_surat_perintah:
            del self.fields["naskah"]
        akhir = [n for n in DasarForm.base_fields if n in self.fields]
        self.order_fields([*(n for n in self.fields if n not in akhir), *akhir])
        self._atur_per()

    def _atur_per(self) -> None:
        """Jabatan dicari pada tanggal berlakunya, bukan hari ini."""
        try:
            per = date.fromisoformat(str(self.data.get("berlaku") or self.initial.get("berlaku") or ""))
        except ValueError:
            return
        for medan in self.fields.values():
            if isinstance(medan, PilihanJabatan):
                medan.per = per

    def bidang_tindakan(self) -> list[Any]:
        """Bidang milik tindakannya: siapa, dan ke mana."""
        return [self[nama] for nama in self.fields if nama not in DasarForm.base_fields]

    def bidang_dasar(self) -> list[Any]:
        """Bidang yang sama bagi setiap tindakan: sejak kapan, dan naskahnya."""
        return [self[nama] for nama in self.fields if nama in DasarForm.base_fields]

    def dasar(self) -> DasarSK:
        """Dasar hukum dari isian yang sah."""
        isi = self.cleaned_data
        return DasarSK(
            isi["nomor"], isi["tanggal"], isi["tentang"], isi["penanda"], isi.get("naskah") or "keputusan", isi["izin"]
        )  # fmt: skip


class AngkatForm(DasarForm):
    """Pengangkatan: pegawai yang sudah tercatat, atau pegawai baru."""

    pegawai = PilihanPegawai(label=_("Pegawai"), required=False, help_text=_("Kosongkan bila pegawai baru."))
    nip = forms.CharField(
        label=_("NIP pegawai baru"), max_length=30, required=False, help_text=_("NIP PNS, NI PPPK, atau NRP.")
    )
    nama = forms.CharField(
        label=_("Nama pegawai baru"), max_length=200, required=False, help_text=_("Dengan gelarnya.")
    )
    jenis_asn = forms.ChoiceField(label=_("Jenis pegawai baru"), choices=JenisAsn.choices, required=False)
    golongan = _golongan()
    jabatan = PilihanJabatan(label=_("Jabatan"))
    rangkap = forms.BooleanField(
        label=_("Merangkap: jabatan definitifnya yang lain tetap dipangku"), required=False
    )  # fmt: skip

    field_order = ("pegawai", "nip", "nama", "jenis_asn", "golongan", "jabatan", "rangkap")

    def clean(self) -> dict[str, Any]:
        isi: dict[str, Any] = super().clean() or self.cleaned_data
        if "pegawai" in self.errors or isi.get("pegawai"):
            return isi
        for medan in ("nip", "nama"):
            if not isi.get(medan) and medan not in self.errors:
                self.add_error(medan, _t("Pilih pegawai yang sudah tercatat, atau isi NIP dan nama pegawai baru."))
        nip = (isi.get("nip") or "").replace(" ", "")
        if nip and isi.get("jenis_asn") in (JenisAsn.PNS, JenisAsn.PPPK) and not (nip.isdecimal() and len(nip) == 18):
            self.add_error("nip", _t("NIP PNS dan NI PPPK terdiri atas 18 angka; yang ini %(n)s.") % {"n": len(nip)})
        isi["nip"] = nip
        return isi


class MutasiForm(DasarForm):
    """Mutasi satu orang."""

    pegawai = PilihanPegawai(label=_("Pegawai"))
    ke = PilihanJabatan(label=_("Ke jabatan"))
    dari = PilihanJabatan(
        label=_("Jabatan yang dilepas"), required=False, help_text=_("Hanya bila ia memangku lebih dari satu.")
    )


class PromosiForm(MutasiForm):
    """Promosi satu orang."""

    golongan = _golongan()


class MutasiBanyakForm(DasarForm):
    """Semua orang dalam satu keputusan, ditempel dari lembarnya."""

    tempelan = forms.CharField(
        label=_("Daftar pada keputusan"),
        max_length=60_000,
        widget=forms.Textarea(attrs={"rows": 12, "class": "masukan mono", "spellcheck": "false"}),
        help_text=_(
            "Satu orang sebaris: NIP, kode unit, nama jabatan; dipisah tab (salinan dari Excel) atau titik koma."
        ),
    )

    def baris(self, pemda: Any) -> list[Any]:
        """Baris yang dikenali sebagai isian mutasi. Raises MasukanKeliru menyebut setiap baris yang keliru."""
        return baca_tempelan(pemda, self.cleaned_data["tempelan"], self.cleaned_data["berlaku"])


class PangkatForm(DasarForm):
    """Kenaikan pangkat."""

    pegawai = PilihanPegawai(label=_("Pegawai"))
    golongan = _golongan(wajib=True)


class BerhentiForm(DasarForm):
    """Pensiun, wafat, pindah, berhenti."""

    pegawai = PilihanPegawai(label=_("Pegawai"))
    sebab = forms.ChoiceField(label=_("Sebab"), choices=SebabBerhenti.choices, widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["berlaku"].label = _("Bukan lagi pegawai sejak (TMT)")


class TunjukForm(DasarForm):
    """Penunjukan Plt. atau Plh."""

    dengan_surat_perintah = True
    naskah = forms.ChoiceField(label=_("Naskah"), choices=_NAMA_NASKAH, initial="surat_perintah")

    sifat = forms.ChoiceField(
        label=_("Ditunjuk sebagai"),
        widget=forms.RadioSelect,
        choices=[
            ("plt", _("Plt.\nJabatannya kosong: pejabatnya pindah, pensiun, atau belum ada.")),
            ("plh", _("Plh.\nPejabatnya ada, tetapi berhalangan sementara.")),
        ],
    )
    pegawai = PilihanPegawai(label=_("Siapa"))
    jabatan = PilihanJabatan(label=_("Di jabatan"))
    hari_terakhir = forms.DateField(
        label=_("Sampai dengan"), required=False, help_text=_("Hari terakhirnya; wajib bagi Plh.")
    )
    alasan = forms.CharField(
        label=_("Alasan"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Hanya bila jenjangnya tidak lazim bagi jabatan itu."),
    )


class AkhiriForm(DasarForm):
    """Mengakhiri satu pemangkuan."""

    dengan_surat_perintah = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["berlaku"].label = _("Tidak lagi memangku sejak")


class BatalkanForm(forms.Form):
    """Alasan membatalkan tindakan yang belum berlaku."""

    alasan = forms.CharField(label=_("Mengapa dibatalkan"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))


class LowongForm(forms.Form):
    """Ke mana pekerjaan satu kursi yang menjadi lowong."""

    cara = forms.ChoiceField(
        label=_("Pekerjaan yang menunggu di sini"),
        widget=forms.RadioSelect,
        choices=[
            (PLT, _("Tunjuk Plt.\nSejak tanggal yang sama, menurut keputusan ini; ia yang melihat dan memutuskannya.")),
            (MENUNGGU, _("Tunggu penggantinya\nPekerjaannya tetap di jabatan ini dan tampak bagi penggantinya nanti.")),
            (PINDAH, _("Serahkan ke kursi lain\nHanya pekerjaan sebagai pelaksana, bukan wewenang jabatannya.")),
        ],
    )
    pegawai = PilihanPegawai(label=_("Plt."), required=False)
    ke = PilihanJabatan(label=_("Kursi penerima"), required=False)

    def __init__(self, *args: Any, dapat_pindah: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not dapat_pindah:
            del self.fields["ke"]
            cara: Any = self.fields["cara"]
            cara.choices = [p for p in cara.choices if p[0] != PINDAH]

    def keputusan(self, jabatan_id: Any) -> Lowong:
        """Keputusan dari isian yang sah."""
        isi = self.cleaned_data
        pegawai, ke = isi.get("pegawai"), isi.get("ke")
        return Lowong(jabatan_id, isi["cara"], pegawai.pk if pegawai else None, ke.pk if ke else None)
