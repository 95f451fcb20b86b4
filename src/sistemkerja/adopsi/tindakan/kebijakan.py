"""Menetapkan kebijakan di tempat peraturan diam, dan mencabutnya."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils.translation import gettext as _

from sistemkerja.adopsi.tindakan.dasar import antre, pastikan_pengelola, sebagai
from sistemkerja.alur.kunci import catat_hasil, kunci_versi, naikkan_versi, sudah_dijalankan
from sistemkerja.alur.mesin import peraturan_berlaku
from sistemkerja.alur.naskah import kebijakan_aturan
from sistemkerja.aturan import kosakata as k
from sistemkerja.aturan.baca import Peraturan
from sistemkerja.aturan.kalimat import syarat_kalimat
from sistemkerja.aturan.kebijakan import Bentrok, KebijakanBentrok, KebijakanKeliru, beririsan, periksa_kebijakan
from sistemkerja.aturan.kebijakan import Kebijakan as KebijakanAturan
from sistemkerja.aturan.tanya import tanya
from sistemkerja.jejak.catat import catat
from sistemkerja.organisasi.pelaku import Pelaku
from sistemkerja.pemda import transaksi
from sistemkerja.pemda.galat import GalatKerja, MasukanKeliru, TidakDiaturApp
from sistemkerja.pemda.versi import Kebijakan


@dataclass(frozen=True, slots=True)
class IsianKebijakan:
    """Pertanyaannya, bagi siapa, jawabannya, dasar hukumnya, dan masanya; `sampai` hari terakhir yang termasuk."""

    pertanyaan: str
    syarat: Mapping[str, Sequence[str]]
    jawaban: Any
    dasar_hukum: str
    nomor: str
    tanggal: date
    sejak: date
    sampai: date | None = None
    alasan: str = ""

    def aturan(self, id: str = "baru") -> KebijakanAturan:
        """Dalam bentuk mesin."""
        bila = {kunci: frozenset(kode) for kunci, kode in self.syarat.items()}
        dasar = Kebijakan(dasar_hukum=self.dasar_hukum, nomor=self.nomor, tanggal=self.tanggal).sebutan_dasar
        return KebijakanAturan(id, self.pertanyaan, bila, self.jawaban, (dasar,))


@transaksi.atomic
def tetapkan_kebijakan(isian: IsianKebijakan, *, oleh: Pelaku, kunci: UUID | None = None) -> Kebijakan:
    """Tetapkan jawaban Pemda sendiri bagi yang tidak diatur peraturannya.

    Raises TidakBerwenang, MasukanKeliru (sudah diatur: dengan Pasalnya; bertumpuk dengan kebijakan lain; bentuk atau
    tanggal keliru).
    """
    pastikan_pengelola(oleh, _("menetapkan kebijakan"))
    antre(oleh)
    ulang = sudah_dijalankan(kunci, "tetapkan_kebijakan", oleh=oleh)
    if ulang is not None and ulang.hasil_id:
        return Kebijakan.objects.get(pk=ulang.hasil_id)
    if isian.sampai is not None and isian.sampai < isian.sejak:
        raise MasukanKeliru({"sampai": [_("Hari terakhir tidak boleh sebelum hari pertama.")]})
    if isian.tanggal > isian.sejak:
        raise MasukanKeliru({"sejak": [_("Kebijakan tidak berlaku sebelum tanggal keputusannya.")]})
    per = pastikan_diam(isian, oleh)
    _pastikan_tidak_bertumpuk(isian, oleh)
    keadaan = {q: v[0] for q, v in isian.syarat.items() if len(v) == 1}
    baris = Kebijakan.objects.create(
        pemda=oleh.pemda, pertanyaan=isian.pertanyaan, syarat={q: sorted(v) for q, v in isian.syarat.items()},
        jawaban=isian.jawaban, dasar_hukum=isian.dasar_hukum, nomor=isian.nomor, tanggal=isian.tanggal,
        alasan=isian.alasan, dicari_di=list(tanya(per.tertulis, isian.pertanyaan, keadaan).dicari_di),
        masa=_masa(isian), oleh=oleh.nama,
    )  # fmt: skip
    catat(
        "kebijakan.ditetapkan", baris, oleh=oleh, sebagai=sebagai(oleh), dasar=[baris.sebutan_dasar],
        kalimat=f"menetapkan kebijakan “{k.PERTANYAAN[isian.pertanyaan].judul}” sejak {isian.sejak:%d-%m-%Y}.",
        isi={"sebelum": {}, "sesudah": {"syarat": baris.syarat, "jawaban": baris.jawaban}},
    )  # fmt: skip
    catat_hasil(kunci, baris, oleh=oleh)
    return baris


def _masa(isian: IsianKebijakan) -> DateRange:
    sampai = date.fromordinal(isian.sampai.toordinal() + 1) if isian.sampai else None
    return DateRange(isian.sejak, sampai, "[)")


def pastikan_diam(isian: IsianKebijakan, oleh: Pelaku) -> Peraturan:
    """Peraturan yang berlaku pada awal kebijakan itu, dan diam tentangnya. Raises MasukanKeliru dengan Pasalnya."""
    try:
        per = peraturan_berlaku(oleh.pemda, isian.sejak)
    except TidakDiaturApp as galat:
        raise MasukanKeliru({"sejak": [galat.kalimat]}) from galat
    try:
        periksa_kebijakan(per, isian.aturan())
    except KebijakanKeliru as galat:
        raise MasukanKeliru({"jawaban": galat.pesan}) from galat
    except KebijakanBentrok as galat:
        pesan = [kalimat_bentrok(per, satu) for satu in galat.bentrok[:6]]
        raise MasukanKeliru({"syarat": pesan}) from galat
    return per


def kalimat_bentrok(per: Peraturan, satu: Bentrok) -> str:
    """Mengapa kebijakan di keadaan itu ditolak: sudah diatur, di mana, dan bila bersyarat kapan."""
    bagi = syarat_kalimat({q: frozenset([v]) for q, v in satu.keadaan.items()}, per)
    isi = {"p": per.judul, "bagi": bagi or _("semua unit"), "d": "; ".join(satu.dasar)}
    if all(c.bila for c in satu.cabang):
        isi["bila"] = "; ".join(dict.fromkeys(syarat_kalimat(c.bila, per) for c in satu.cabang))
        return _("%(p)s sudah mengaturnya bagi %(bagi)s bila %(bila)s (%(d)s). Persempit kebijakan ini.") % isi
    return _("%(p)s sudah mengaturnya bagi %(bagi)s (%(d)s); kebijakan tidak dapat melawannya.") % isi


def _pastikan_tidak_bertumpuk(isian: IsianKebijakan, oleh: Pelaku) -> None:
    baru, masa = isian.aturan(), _masa(isian)
    lain = Kebijakan.objects.filter(pemda=oleh.pemda, pertanyaan=isian.pertanyaan, masa__overlap=masa)
    for satu in lain:
        if satu.dicabut is not None and satu.dicabut <= isian.sejak:
            continue
        medan = {q: getattr(satu, q) for q in ("pertanyaan", "syarat", "jawaban", "dasar_hukum", "nomor", "tanggal")}
        if beririsan(baru, kebijakan_aturan({"id": satu.pk, **medan})):
            pesan = _("Sudah ada kebijakan tentang ini: %(d)s. Cabut dahulu, atau pilih tanggal sesudahnya.")
            raise MasukanKeliru({"syarat": [pesan % {"d": satu.sebutan_dasar}]})


@transaksi.atomic
def cabut_kebijakan(
    pk: UUID, sejak: date, sebab: str, *, oleh: Pelaku, versi: int, kunci: UUID | None = None
) -> Kebijakan:
    """Cabut sebuah kebijakan sejak suatu tanggal; yang diputus menurutnya sebelum itu tetap.

    Raises TidakBerwenang, Http404, SudahBerubah, MasukanKeliru, GalatKerja (sudah dicabut).
    """
    pastikan_pengelola(oleh, _("mencabut kebijakan"))
    if sudah_dijalankan(kunci, "cabut_kebijakan", oleh=oleh) is not None:
        return kunci_versi(Kebijakan, pk, None, oleh=oleh)
    baris = kunci_versi(Kebijakan, pk, versi, oleh=oleh)
    if baris.dicabut is not None:
        raise GalatKerja(_("Kebijakan ini sudah dicabut."))
    if not sebab.strip():
        raise MasukanKeliru({"sebab": [_("Tulis mengapa kebijakan ini dicabut.")]})
    if sejak < oleh.per and sejak > baris.masa.lower:
        raise MasukanKeliru({"sejak": [_("Pilih hari ini atau sesudahnya: yang sudah diputus tidak berubah.")]})
    baris.dicabut, baris.sebab_cabut = max(sejak, min(oleh.per, baris.masa.lower)), sebab.strip()
    naikkan_versi(baris, "dicabut", "sebab_cabut")
    catat(
        "kebijakan.dicabut", baris, oleh=oleh, sebagai=sebagai(oleh), dasar=[baris.sebutan_dasar],
        kalimat=f"mencabut kebijakan sejak {baris.dicabut:%d-%m-%Y}: {baris.sebab_cabut}",
        isi={"sebelum": {"dicabut": None}, "sesudah": {"dicabut": str(baris.dicabut)}},
    )  # fmt: skip
    catat_hasil(kunci, baris, oleh=oleh)
    return baris
