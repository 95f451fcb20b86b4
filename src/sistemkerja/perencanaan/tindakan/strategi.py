"""Merumuskan strategi: bentuk individu atau tim, dan perlu tidaknya ketua."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from sistemkerja.alur.kunci import catat_hasil, kunci_versi, sudah_berubah
from sistemkerja.alur.mesin import Mesin, mesin_kasus
from sistemkerja.alur.tugas import beri_tugas_menurut, tutup_tugas
from sistemkerja.alur.wenang import pastikan_wenang, wenang
from sistemkerja.aturan.kedudukan import tanya_unit
from sistemkerja.jejak.catat import catat
from sistemkerja.organisasi.pelaku import Pelaku
from sistemkerja.pemda import transaksi
from sistemkerja.pemda.galat import GalatKerja, MasukanKeliru
from sistemkerja.perencanaan.models import BagianTarget, Bentuk, ButirStrategi, Strategi
from sistemkerja.perencanaan.pembagian import dibagi_lagi, perumus_bagian
from sistemkerja.perencanaan.penyusun import penyusun_penugasan
from sistemkerja.perencanaan.ulangan import hasil_terdahulu


@dataclass(frozen=True, slots=True)
class IsianButir:
    """Satu pekerjaan yang ditentukan strategi."""

    nama: str
    bentuk: str
    mulai: date
    batas: date
    uraian: str = ""
    perlu_ketua: bool = False


@transaksi.atomic
def rumuskan_strategi(
    bagian_id: UUID, rumusan: str, butir: Sequence[IsianButir], *, oleh: Pelaku, versi: int, kunci: UUID | None = None
) -> Strategi:
    """Rumuskan strategi satu bagian target (aturan `perumus_strategi`), dengan pekerjaan-pekerjaannya.

    Bagian pada jabatan yang tidak merumuskan sendiri dirumuskan perumus di garis atasannya.
    Raises TidakBerwenang, TidakDiaturApp, SudahBerubah, MasukanKeliru (bentuk tim yang tidak diatur bagi unit ini).
    """
    ulang = hasil_terdahulu(kunci, "rumuskan_strategi", Strategi, oleh=oleh)
    if ulang is not None:
        return ulang
    bagian = kunci_versi(BagianTarget, bagian_id, versi, oleh=oleh)
    m = mesin_kasus(oleh.pemda, oleh.per, bagian.sasaran.perjanjian)
    if dibagi_lagi(m, bagian.untuk_jabatan_id):
        raise GalatKerja(_("Bagian target ini dibagi lagi dahulu oleh %(j)s.") % {"j": bagian.untuk_jabatan.nama})
    w = perumus_bagian(m, bagian.untuk_jabatan_id)
    sebagai = pastikan_wenang(oleh, w, _("merumuskan strategi"))
    unit_id = m.org.jabatan(str(bagian.untuk_jabatan_id)).unit
    lama = Strategi.objects.filter(bagian=bagian).first()
    if lama is not None:
        raise sudah_berubah(lama.pk, oleh=oleh)
    for urut, satu in enumerate(butir):
        _pastikan_boleh(m, unit_id, satu, urut)
    strategi = Strategi.objects.create(
        pemda=oleh.pemda, bagian=bagian, perumus_id=sebagai.jabatan_id, rumusan=rumusan, dasar=w.dasar
    )
    _tulis_butir(m, strategi, unit_id, butir, oleh)
    tutup_tugas(oleh.pemda, bagian.pk, "merumuskan_strategi")
    catat(
        "strategi.dirumuskan", strategi, oleh=oleh, sebagai=sebagai.sebutan, dasar=w.dasar,
        kasus=bagian.sasaran.perjanjian_id,
        kalimat=f"merumuskan strategi untuk “{bagian.uraian}”: {len(butir)} pekerjaan.",
    )  # fmt: skip
    catat_hasil(kunci, strategi, oleh=oleh)
    return strategi


def _pastikan_boleh(m: Mesin, unit_id: str, butir: IsianButir, urut: int) -> None:
    """Bentuk yang dilarang bagi unit ini ditolak dengan Pasalnya (misalnya tim di unit yang hanya kerja individu)."""
    jawaban = tanya_unit(m.peraturan, m.org, "boleh", unit_id, bentuk=butir.bentuk)
    larangan = next((c for c in jawaban.cabang if c.nilai is False and not c.bila), None)
    if larangan:
        pesan = _("Di unit ini tugas dikerjakan secara individu (%(d)s).") % {"d": "; ".join(larangan.dasar)}
        raise MasukanKeliru({f"butir-{urut}-bentuk": [pesan]})
    if butir.batas < butir.mulai:
        raise MasukanKeliru({f"butir-{urut}-batas": [_("Batas tidak boleh sebelum tanggal mulai.")]})


def _tulis_butir(m: Mesin, strategi: Strategi, unit_id: str, butir: Sequence[IsianButir], oleh: Pelaku) -> None:
    ketua = wenang(m, "penentu_ketua", unit_id)
    penyusun = penyusun_penugasan(m, unit_id)
    for urut, satu in enumerate(butir, 1):
        tim = satu.bentuk == Bentuk.TIM
        baris = ButirStrategi.objects.create(
            pemda=oleh.pemda, strategi=strategi, urut=urut, nama=satu.nama, uraian=satu.uraian, bentuk=satu.bentuk,
            perlu_ketua=tim and satu.perlu_ketua, mulai=satu.mulai, batas=satu.batas,
            dasar=[*strategi.dasar, *(ketua.dasar if tim else [])],
        )  # fmt: skip
        beri_tugas_menurut(
            penyusun, baris, "menugaskan", kasus=baris.pk, alamat=baris.get_absolute_url(), oleh=oleh,
            judul=f"Tugaskan pelaksana untuk “{satu.nama}”", batas=satu.mulai,
        )  # fmt: skip
