"""Pratinjau: tindakan dijalankan sungguh-sungguh di dalam titik simpan, dibaca akibatnya, lalu dikembalikan."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from sistemkerja.alur.mesin import peraturan_berlaku
from sistemkerja.aturan import nasional
from sistemkerja.aturan.baca import Peraturan
from sistemkerja.aturan.organisasi import Organisasi
from sistemkerja.aturan.pejabat import pejabat_penilai, yang_bertindak
from sistemkerja.kepegawaian.dampak.baca import akun_dari, bertindak_di, tim_di, tugas_di
from sistemkerja.kepegawaian.dampak.bentuk import Dampak, Kursi, Menunggu, Saran
from sistemkerja.kepegawaian.dampak.penilai import penilai_berubah
from sistemkerja.organisasi.baca_sql import muat_memori
from sistemkerja.pemda.galat import TidakDiaturApp
from sistemkerja.pemda.models import Pemda
from sistemkerja.pemda.sel import sel_kini


class _Kembali(Exception):
    """Membatalkan titik simpan sesudah akibatnya terbaca."""


def pratinjau(
    tindakan: Callable[[], object], *, pemda: Pemda, per: date, jabatan: Collection[UUID],
    pegawai: Collection[UUID] = (), unit: Collection[UUID] = (),
) -> Dampak:  # fmt: skip
    """Dampak `tindakan` pada `per` atas kursi, orang, dan unit yang disebut; tidak ada yang tersimpan.

    Penolakan tindakannya sendiri (MasukanKeliru, TidakBerwenang) diteruskan.
    """
    sebelum = muat_memori(pemda.pk, per)
    hasil: list[Dampak] = []
    try:
        with transaction.atomic(using=sel_kini.get()):
            tindakan()
            hasil.append(
                dampak(sebelum, muat_memori(pemda.pk, per), pemda=pemda, per=per, jabatan=jabatan, pegawai=pegawai,
                       unit=unit)
            )  # fmt: skip
            raise _Kembali
    except _Kembali:
        return hasil[0]


def dampak(
    sebelum: Organisasi, sesudah: Organisasi, *, pemda: Pemda, per: date, jabatan: Collection[UUID],
    pegawai: Collection[UUID] = (), unit: Collection[UUID] = (),
) -> Dampak:  # fmt: skip
    """Yang disentuh perubahan dari organisasi `sebelum` ke `sesudah` pada `per`. Sejumlah tetap pertanyaan.

    `jabatan` kursi yang berganti pemangku, berubah, atau berakhir; `pegawai` orang yang ditindak; `unit` unit yang
    berubah bentuk, supaya penilai seisinya dibandingkan.
    """
    peraturan, tanpa_aturan = _peraturan(pemda, per)
    kursi = _kursi(sebelum, sesudah, jabatan)
    tim, dapat_pindah = tim_di(pemda, jabatan, pegawai, sesudah)
    menunggu = _menunggu(pemda, peraturan, sebelum, sesudah, jabatan, dapat_pindah)
    id_jabatan = [str(j) for j in jabatan]
    id_pegawai = [str(p) for p in pegawai]
    penilai = (
        penilai_berubah(
            peraturan, sebelum, sesudah, jabatan=id_jabatan, pegawai=id_pegawai, unit=[str(u) for u in unit]
        )
        if peraturan
        else ()
    )
    return Dampak(per, kursi, menunggu, tuple(tim), penilai, tuple(akun_dari(pemda, pegawai)), tanpa_aturan)


def _peraturan(pemda: Pemda, per: date) -> tuple[Peraturan | None, str]:
    try:
        return peraturan_berlaku(pemda, per), ""
    except TidakDiaturApp as galat:
        return None, galat.kalimat


def _ada(org: Organisasi, id_: str) -> bool:
    try:
        org.jabatan(id_)
    except KeyError:
        return False
    return True


def _keadaan(sesudah: Organisasi, id_: str, *, ada_dahulu: bool) -> str:
    if not _ada(sesudah, id_):
        return "berakhir"
    if yang_bertindak(sesudah, id_) is None:
        return "lowong"
    return "terisi" if ada_dahulu else "baru"


def _kursi(sebelum: Organisasi, sesudah: Organisasi, jabatan: Collection[UUID]) -> tuple[Kursi, ...]:
    hasil = []
    for id_ in dict.fromkeys(str(j) for j in jabatan):
        ada = _ada(sebelum, id_)
        if not ada and not _ada(sesudah, id_):
            continue
        org = sesudah if _ada(sesudah, id_) else sebelum
        satu = org.jabatan(id_)
        lama, baru = bertindak_di(sebelum, id_), bertindak_di(sesudah, id_)
        keadaan = _keadaan(sesudah, id_, ada_dahulu=ada)
        if lama != baru or keadaan in ("berakhir", "baru"):
            hasil.append(Kursi(id_, satu.nama, org.unit(satu.unit).nama, lama, baru, keadaan))
    return tuple(hasil)


def _menunggu(
    pemda: Pemda, peraturan: Peraturan | None, sebelum: Organisasi, sesudah: Organisasi, jabatan: Collection[UUID],
    dapat_pindah: dict[str, int],
) -> tuple[Menunggu, ...]:  # fmt: skip
    hasil = []
    for id_, pekerjaan in tugas_di(pemda, jabatan).items():
        ada = _ada(sesudah, id_)
        if not ada and not _ada(sebelum, id_):
            continue
        keadaan = _keadaan(sesudah, id_, ada_dahulu=True)
        org = sesudah if ada else sebelum
        saran = saran_pekerjaan(peraturan, org, sesudah, id_, keadaan) if keadaan in ("lowong", "berakhir") else None
        hasil.append(
            Menunggu(
                id_, org.jabatan(id_).nama, tuple(pekerjaan), bertindak_di(sesudah, id_), keadaan, saran,
                dapat_pindah.get(id_, 0),
            )
        )  # fmt: skip
    return tuple(hasil)


def saran_pekerjaan(
    peraturan: Peraturan | None, org: Organisasi, sesudah: Organisasi, jabatan_id: str, keadaan: str
) -> Saran:
    """Ke mana pekerjaan sebuah kursi menurut aturan: Plt. bagi yang lowong, atasannya bagi yang dihapus."""
    mandat = nasional.batas_mandat().sifat["plt"].jawaban
    atasan = pejabat_penilai(peraturan, org, org.jabatan(jabatan_id)) if peraturan else None
    jabatan = next((j for j in atasan.jabatan if _ada(sesudah, j.id)), None) if atasan else None
    bertindak = yang_bertindak(sesudah, jabatan.id) if jabatan else None
    dasar_atasan = tuple(d for c in atasan.jawaban.cabang for d in c.dasar) if atasan and atasan.jawaban else ()
    if keadaan == "berakhir":
        kalimat = _("Jabatannya dihapus: pekerjaannya ke jabatan penerusnya, atau ke atasannya menurut peraturan.")
        dasar = dasar_atasan
    else:
        kalimat = _("Jabatan yang kosong dijalankan Plt. Atasan jabatan itu menurut peraturan dapat ditunjuk.")
        dasar = (*mandat.dasar[:1], *dasar_atasan)
    return Saran(
        kalimat, dasar, jabatan.id if jabatan else "", jabatan.nama if jabatan else "",
        bertindak.pegawai if bertindak else "", bertindak.nama if bertindak else "",
    )  # fmt: skip
