"""Membagi target kepada penanggung jawab, atau mengambilnya bila peraturan tidak mengatur pembagiannya."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.http import Http404
from django.utils.translation import gettext as _

from sistemkerja.alur.kunci import catat_hasil, kunci_versi, sudah_dijalankan
from sistemkerja.alur.mesin import Mesin, mesin
from sistemkerja.alur.tugas import beri_tugas, tutup_tugas
from sistemkerja.alur.wenang import kenapa, pastikan_wenang, wenang
from sistemkerja.jejak.catat import catat
from sistemkerja.organisasi.models import Jabatan
from sistemkerja.organisasi.pelaku import JabatanDipangku, Pelaku
from sistemkerja.pemda.galat import GalatKerja, MasukanKeliru, TidakBerwenang
from sistemkerja.perencanaan.models import BagianTarget, PerjanjianKinerja, SasaranKinerja
from sistemkerja.perencanaan.pembagian import penerima_target, unit_perjanjian


@transaction.atomic
def bagi_target(
    sasaran_id: UUID, kepada: UUID, uraian: str, target: str = "", *, oleh: Pelaku, versi: int,
    induk_id: UUID | None = None, kunci: UUID | None = None,
) -> BagianTarget:  # fmt: skip
    """Beri bagian sebuah sasaran kepada satu penanggung jawab (aturan `pembagi_target`).

    `versi` ialah versi Perjanjian Kinerja yang dilihat pelaku; `induk_id` bagian yang dibagi lagi (asisten).
    Raises TidakBerwenang, TidakDiaturApp, SudahBerubah, MasukanKeliru.
    """
    sasaran, perjanjian = _sasaran_dikunci(sasaran_id, versi, oleh)
    m = mesin(oleh.pemda, oleh.per)
    w = wenang(m, "pembagi_target", perjanjian.unit_id)
    sebagai = pastikan_wenang(oleh, w, _("membagi target"))
    ulang = sudah_dijalankan(kunci, "bagi_target", oleh=oleh)
    if ulang and ulang.hasil_id:
        return BagianTarget.objects.get(pk=ulang.hasil_id)
    boleh = {j.id for j in penerima_target(m, perjanjian.unit_id, sebagai.jabatan_id)}
    if str(kepada) not in boleh:
        raise MasukanKeliru(
            {"kepada": [_("Pilih penanggung jawab yang disebut aturan (%(d)s).") % {"d": "; ".join(w.dasar)}]}
        )
    induk = _induk(induk_id, sasaran, sebagai)
    bagian = _tulis(sasaran, kepada, sebagai, uraian, target, w.dasar, oleh, induk=induk)
    _giliran_penerima(m, bagian, perjanjian, oleh)
    catat_hasil(kunci, bagian, oleh=oleh)
    return bagian


@transaction.atomic
def ambil_sasaran(
    sasaran_id: UUID, sebagai_jabatan: UUID, *, oleh: Pelaku, versi: int, kunci: UUID | None = None
) -> BagianTarget:
    """Perumus strategi mengambil sasaran langsung, bila `pembagi_target` tidak diatur bagi unitnya.

    Berlaku bagi unit tanpa Perjanjian Kinerja sendiri (UPTD, puskesmas, sekolah di beberapa peraturan) yang bekerja
    untuk target PD induknya. Raises TidakBerwenang, TidakDiaturApp, SudahBerubah, GalatKerja.
    """
    sasaran, perjanjian = _sasaran_dikunci(sasaran_id, versi, oleh)
    m = mesin(oleh.pemda, oleh.per)
    try:
        jabatan = m.org.jabatan(str(sebagai_jabatan))
    except KeyError:
        raise Http404 from None
    perumus = wenang(m, "perumus_strategi", jabatan.unit)
    sebagai = pastikan_wenang(oleh, perumus, _("mengambil sasaran"))
    ulang = sudah_dijalankan(kunci, "ambil_sasaran", oleh=oleh)
    if ulang and ulang.hasil_id:
        return BagianTarget.objects.get(pk=ulang.hasil_id)
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


def _sasaran_dikunci(sasaran_id: UUID, versi: int, oleh: Pelaku) -> tuple[SasaranKinerja, PerjanjianKinerja]:
    sasaran = SasaranKinerja.objects.filter(pemda=oleh.pemda, pk=sasaran_id).first()
    if sasaran is None:
        raise Http404
    perjanjian = kunci_versi(PerjanjianKinerja, sasaran.perjanjian_id, versi, oleh=oleh)
    if perjanjian.keadaan != PerjanjianKinerja.Keadaan.DITETAPKAN:
        raise GalatKerja(_("Target dapat dibagi setelah Perjanjian Kinerja ditetapkan."))
    return sasaran, perjanjian


def _induk(induk_id: UUID | None, sasaran: SasaranKinerja, sebagai: JabatanDipangku) -> BagianTarget | None:
    if induk_id is None:
        return None
    induk = BagianTarget.objects.filter(pk=induk_id, sasaran=sasaran, untuk_jabatan_id=sebagai.jabatan_id).first()
    if induk is None:
        raise MasukanKeliru({"": [_("Bagian yang hendak dibagi lagi bukan bagian Anda.")]})
    return induk


def _tulis(
    sasaran: SasaranKinerja, kepada: UUID, sebagai: JabatanDipangku, uraian: str, target: str, dasar: list[str],
    oleh: Pelaku, *, induk: BagianTarget | None = None, sendiri: bool = False,
) -> BagianTarget:  # fmt: skip
    if BagianTarget.objects.filter(pemda=oleh.pemda, sasaran=sasaran, untuk_jabatan_id=kepada).exists():
        raise MasukanKeliru({"kepada": [_("Sasaran ini sudah dibagi kepada jabatan itu.")]})
    bagian = BagianTarget.objects.create(
        pemda=oleh.pemda, sasaran=sasaran, induk=induk, untuk_jabatan_id=kepada, dibagi_oleh_id=sebagai.jabatan_id,
        uraian=uraian or sasaran.sasaran, target=target, diambil_sendiri=sendiri, dasar=dasar,
    )  # fmt: skip
    penerima = Jabatan.objects.get(pk=kepada)
    kalimat = (_("mengambil sasaran “%(s)s”.") if sendiri else _("membagi sasaran “%(s)s” kepada %(j)s.")) % {
        "s": sasaran.sasaran,
        "j": penerima.nama,
    }
    catat("bagian_target.dibagi", bagian, oleh=oleh, sebagai=sebagai.sebutan, dasar=dasar, kalimat=kalimat,
          kasus=sasaran.perjanjian_id)  # fmt: skip
    return bagian


def _giliran_penerima(m: Mesin, bagian: BagianTarget, perjanjian: PerjanjianKinerja, oleh: Pelaku) -> None:
    """Penerima merumuskan strategi; bila ia bukan perumus (asisten), gilirannya membagi lagi."""
    jabatan = m.org.jabatan(str(bagian.untuk_jabatan_id))
    perumus = wenang(m, "perumus_strategi", jabatan.unit)
    kerja = "merumuskan_strategi" if jabatan.id in perumus.id_jabatan or not perumus.diatur else "membagi_target"
    judul = {
        "merumuskan_strategi": _("Rumuskan strategi untuk “%(s)s”"),
        "membagi_target": _("Bagi lagi target “%(s)s”"),
    }[kerja] % {"s": bagian.uraian}
    beri_tugas(
        oleh.pemda, bagian, kerja, [jabatan.id], kasus=perjanjian.pk, alamat=bagian.get_absolute_url(), judul=judul,
        dari=oleh.nama, dasar=perumus.dasar or bagian.dasar, alasan=str(kenapa(perumus)["kalimat"]),
        ringkas=_("Target: %(t)s") % {"t": bagian.target or bagian.sasaran.target},
    )  # fmt: skip
    if bagian.induk_id:
        tutup_tugas(oleh.pemda, bagian.induk_id, "membagi_target")
    if not perjanjian.sasaran.filter(bagian__isnull=True).exists():
        tutup_tugas(oleh.pemda, perjanjian.pk, "membagi_target")
