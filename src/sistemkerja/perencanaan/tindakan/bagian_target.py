"""Membagi target kepada penanggung jawab, atau mengambilnya bila peraturan tidak mengatur pembagiannya."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext as _

from sistemkerja.alur.kunci import catat_hasil, kunci_versi, sudah_berubah
from sistemkerja.alur.mesin import Mesin, mesin_kasus
from sistemkerja.alur.tugas import alasan_tugas, beri_tugas, tutup_tugas
from sistemkerja.alur.wenang import pastikan_wenang, wenang
from sistemkerja.jejak.catat import catat
from sistemkerja.organisasi.models import Jabatan
from sistemkerja.organisasi.pelaku import JabatanDipangku, Pelaku
from sistemkerja.pemda import transaksi
from sistemkerja.pemda.galat import GalatKerja, MasukanKeliru, TidakBerwenang
from sistemkerja.perencanaan.models import BagianTarget, PerjanjianKinerja, SasaranKinerja
from sistemkerja.perencanaan.pembagian import (
    dibagi_lagi,
    menerima_dahulu,
    penerima_target,
    perumus_bagian,
    unit_perjanjian,
)
from sistemkerja.perencanaan.ulangan import hasil_terdahulu


@dataclass(frozen=True, slots=True)
class IsianBagian:
    """Satu bagian dari formulir: sasaran mana, kepada jabatan mana; uraian dan target boleh kosong."""

    sasaran_id: UUID
    kepada: UUID
    uraian: str = ""
    target: str = ""


def bagi_target(
    sasaran_id: UUID, kepada: UUID, uraian: str, target: str = "", *, oleh: Pelaku, versi: int,
    induk_id: UUID | None = None, kunci: UUID | None = None,
) -> BagianTarget:  # fmt: skip
    """Beri bagian sebuah sasaran kepada satu penanggung jawab (aturan `pembagi_target`).

    `versi` ialah versi Perjanjian Kinerja yang dilihat pelaku; `induk_id` bagian yang dibagi lagi (asisten).
    Raises TidakBerwenang, TidakDiaturApp, SudahBerubah, MasukanKeliru.
    """
    sasaran = _sasaran(sasaran_id, oleh)
    isian = [IsianBagian(sasaran.pk, kepada, uraian, target)]
    bagi_banyak(sasaran.perjanjian_id, isian, oleh=oleh, versi=versi, induk_id=induk_id, kunci=kunci)
    return BagianTarget.objects.get(pemda=oleh.pemda, sasaran=sasaran, untuk_jabatan_id=kepada)


@transaksi.atomic
def bagi_banyak(
    perjanjian_id: UUID, isian: Sequence[IsianBagian], *, oleh: Pelaku, versi: int, induk_id: UUID | None = None,
    kunci: UUID | None = None,
) -> PerjanjianKinerja:  # fmt: skip
    """Bagi beberapa sasaran kepada beberapa penanggung jawab sekaligus: semuanya, atau tidak satu pun.

    Raises TidakBerwenang, TidakDiaturApp, SudahBerubah, MasukanKeliru (kunci galatnya `kepada-<sasaran>`).
    """
    ulang = hasil_terdahulu(kunci, "bagi_target", PerjanjianKinerja, oleh=oleh)
    if ulang is not None:
        return ulang
    perjanjian = _perjanjian_dikunci(perjanjian_id, versi, oleh)
    m = mesin_kasus(oleh.pemda, oleh.per, perjanjian)
    w = wenang(m, "pembagi_target", perjanjian.unit_id)
    sebagai = pastikan_wenang(oleh, w, _("membagi target"))
    if not isian:
        raise MasukanKeliru({"": [_("Pilih paling sedikit satu penanggung jawab.")]})
    boleh = {j.id for j in penerima_target(m, perjanjian.unit_id, sebagai.jabatan_id)}
    milik = {s.pk: s for s in perjanjian.sasaran.all()}
    for satu in isian:
        if satu.sasaran_id not in milik:
            raise Http404
        if str(satu.kepada) not in boleh:
            pesan = _("Pilih penanggung jawab yang disebut aturan (%(d)s).") % {"d": "; ".join(w.dasar)}
            raise MasukanKeliru({f"kepada-{satu.sasaran_id}": [pesan]})
        induk = _induk(m, induk_id, milik[satu.sasaran_id], sebagai, perjanjian)
        bagian = _tulis(milik[satu.sasaran_id], satu.kepada, sebagai, satu.uraian, satu.target, w.dasar, oleh,
                        induk=induk)  # fmt: skip
        _giliran_penerima(m, bagian, perjanjian, oleh)
    catat_hasil(kunci, perjanjian, oleh=oleh)
    return perjanjian


@transaksi.atomic
def ambil_sasaran(
    sasaran_id: UUID, sebagai_jabatan: UUID, *, oleh: Pelaku, versi: int, kunci: UUID | None = None
) -> BagianTarget:
    """Perumus strategi mengambil sasaran langsung, bila `pembagi_target` tidak diatur bagi unitnya.

    Berlaku bagi unit tanpa Perjanjian Kinerja sendiri (UPTD, puskesmas, sekolah di beberapa peraturan) yang bekerja
    untuk target PD induknya. Raises TidakBerwenang, TidakDiaturApp, SudahBerubah, GalatKerja.
    """
    ulang = hasil_terdahulu(kunci, "ambil_sasaran", BagianTarget, oleh=oleh)
    if ulang is not None:
        return ulang
    sasaran = _sasaran(sasaran_id, oleh)
    perjanjian = _perjanjian_dikunci(sasaran.perjanjian_id, versi, oleh)
    m = mesin_kasus(oleh.pemda, oleh.per, perjanjian)
    try:
        jabatan = m.org.jabatan(str(sebagai_jabatan))
    except KeyError:
        raise Http404 from None
    perumus = wenang(m, "perumus_strategi", jabatan.unit)
    sebagai = pastikan_wenang(oleh, perumus, _("mengambil sasaran"))
    if str(perjanjian.unit_id) not in unit_perjanjian(m, jabatan.unit):
        raise TidakBerwenang(_("Sasaran ini milik Perangkat Daerah lain."), perjanjian.unit.nama, perumus.dasar)
    pembagi = wenang(m, "pembagi_target", jabatan.unit)
    if pembagi.diatur:
        raise GalatKerja(_("Target di unit ini dibagi oleh %(siapa)s (%(dasar)s).")
                         % {"siapa": pembagi.nama_jabatan, "dasar": "; ".join(pembagi.dasar)})  # fmt: skip
    bagian = _tulis(sasaran, UUID(str(sebagai.jabatan_id)), sebagai, sasaran.sasaran, sasaran.target, perumus.dasar,
                    oleh, sendiri=True)  # fmt: skip
    _giliran_penerima(m, bagian, perjanjian, oleh)
    catat_hasil(kunci, bagian, oleh=oleh)
    return bagian


def _sasaran(sasaran_id: UUID, oleh: Pelaku) -> SasaranKinerja:
    sasaran = SasaranKinerja.objects.filter(pemda=oleh.pemda, pk=sasaran_id).first()
    if sasaran is None:
        raise Http404
    return sasaran


def _perjanjian_dikunci(pk: UUID, versi: int, oleh: Pelaku) -> PerjanjianKinerja:
    perjanjian = kunci_versi(PerjanjianKinerja, pk, versi, oleh=oleh)
    if perjanjian.keadaan != PerjanjianKinerja.Keadaan.DITETAPKAN:
        raise GalatKerja(_("Target dapat dibagi setelah Perjanjian Kinerja ditetapkan."))
    return perjanjian


def _induk(
    m: Mesin, induk_id: UUID | None, sasaran: SasaranKinerja, sebagai: JabatanDipangku, perjanjian: PerjanjianKinerja
) -> BagianTarget | None:
    """Bagian yang dibagi lagi; pembagi yang menurut aturan menerima dahulu (asisten) membagi dari bagiannya sendiri."""
    milik = BagianTarget.objects.filter(sasaran=sasaran, untuk_jabatan_id=sebagai.jabatan_id).first()
    if induk_id is not None and (milik is None or milik.pk != induk_id):
        raise MasukanKeliru({"": [_("Bagian yang hendak dibagi lagi bukan bagian Anda.")]})
    if induk_id is not None:
        return milik
    if not menerima_dahulu(m, perjanjian.unit_id, sebagai.jabatan_id):
        return None
    if milik is None:
        raise MasukanKeliru({f"kepada-{sasaran.pk}": [_("Sasaran ini belum dibagi kepada Anda.")]})
    return milik


def _tulis(
    sasaran: SasaranKinerja, kepada: UUID, sebagai: JabatanDipangku, uraian: str, target: str, dasar: list[str],
    oleh: Pelaku, *, induk: BagianTarget | None = None, sendiri: bool = False,
) -> BagianTarget:  # fmt: skip
    ada = BagianTarget.objects.filter(pemda=oleh.pemda, sasaran=sasaran, untuk_jabatan_id=kepada).first()
    if ada is not None:  # halamannya tidak menawarkan yang sudah dibagi: orang lain mendahului
        raise sudah_berubah(ada.pk, oleh=oleh)
    bagian = BagianTarget.objects.create(
        pemda=oleh.pemda, sasaran=sasaran, induk=induk, untuk_jabatan_id=kepada, dibagi_oleh_id=sebagai.jabatan_id,
        uraian=uraian or sasaran.sasaran, target=target, diambil_sendiri=sendiri, dasar=dasar,
    )  # fmt: skip
    penerima = Jabatan.objects.get(pk=kepada)
    kalimat = f"membagi sasaran “{sasaran.sasaran}” kepada {penerima.nama}."
    if sendiri:
        kalimat = f"mengambil sasaran “{sasaran.sasaran}”."
    catat("bagian_target.dibagi", bagian, oleh=oleh, sebagai=sebagai.sebutan, dasar=dasar, kalimat=kalimat,
          kasus=sasaran.perjanjian_id)  # fmt: skip
    return bagian


def _giliran_penerima(m: Mesin, bagian: BagianTarget, perjanjian: PerjanjianKinerja, oleh: Pelaku) -> None:
    """Giliran merumuskan strategi (penerima, atau perumus di atasnya), atau membagi lagi bila ia pembagi (asisten)."""
    perumus = perumus_bagian(m, bagian.untuk_jabatan_id)
    if dibagi_lagi(m, bagian.untuk_jabatan_id):
        kerja, judul = "membagi_target", f"Bagi lagi target “{bagian.uraian}”"
        untuk: Iterable[UUID | str] = [bagian.untuk_jabatan_id]
    else:
        kerja, judul = "merumuskan_strategi", f"Rumuskan strategi untuk “{bagian.uraian}”"
        untuk = perumus.id_jabatan or [bagian.untuk_jabatan_id]
    beri_tugas(
        oleh.pemda, bagian, kerja, untuk, kasus=perjanjian.pk, alamat=bagian.get_absolute_url(), judul=judul,
        dari=oleh.nama, dasar=perumus.dasar or bagian.dasar, alasan=alasan_tugas(perumus),
        ringkas=f"Target: {bagian.target or bagian.sasaran.target}",
    )  # fmt: skip
    if bagian.induk_id:
        tutup_tugas(oleh.pemda, bagian.induk_id, "membagi_target")
    if not perjanjian.sasaran.filter(bagian__isnull=True).exists():
        tutup_tugas(oleh.pemda, perjanjian.pk, "membagi_target")
