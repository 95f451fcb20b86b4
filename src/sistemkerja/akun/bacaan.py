"""What the screens of accounts ask; a constant number of queries each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib.sessions.models import Session
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from sistemkerja.akun.models import (
    FaktorKedua,
    Keadaan,
    KodePemulihan,
    KonfigurasiSSO,
    PemberianPeran,
    Pengguna,
    SesiPengguna,
)
from sistemkerja.akun.penjaga import PENGURUS
from sistemkerja.organisasi.models import Pegawai, Pemangku, UnitOrganisasi
from sistemkerja.organisasi.pelaku import Pelaku
from sistemkerja.organisasi.peran_sistem import PeranSistem, berperan
from sistemkerja.pemda.galat import MasukanKeliru


@dataclass(frozen=True, slots=True)
class BarisSesi:
    """One open session as its owner sees it."""

    sesi: SesiPengguna
    ini: bool


@dataclass(frozen=True, slots=True)
class BarisPeran:
    """One grant; `keadaan` berlaku, menunggu or berakhir."""

    pemberian: PemberianPeran
    keadaan: str


def boleh_mengelola(pelaku: Pelaku) -> bool:
    """Whether the person looks after accounts, or oversees those who do."""
    return berperan(pelaku, *PENGURUS, PeranSistem.PENGAWAS_INTERNAL)


def sesi_terbuka(pengguna: Pengguna, kini: str) -> list[BarisSesi]:
    """Where the person is signed in, this browser first."""
    semua = list(SesiPengguna.objects.filter(pengguna=pengguna, usai__isnull=True))
    hidup = set(
        Session.objects.filter(
            session_key__in=[s.kunci for s in semua], expire_date__gt=timezone.now()
        ).values_list("session_key", flat=True)
    )  # fmt: skip
    baris = [BarisSesi(s, s.kunci == kini) for s in semua if s.kunci in hidup]
    return sorted(baris, key=lambda b: not b.ini)


def keadaan_faktor(pengguna: Pengguna) -> dict[str, Any]:
    """Whether a second factor is in place, since when, and how many recovery codes are left."""
    faktor = FaktorKedua.objects.filter(pengguna=pengguna).first()
    sisa = KodePemulihan.objects.filter(pengguna=pengguna, dipakai__isnull=True).count()
    return {"terpasang": faktor is not None, "sejak": faktor.dipasang if faktor else None, "sisa": sisa}


def peran_saya(pengguna: Pengguna, per: date) -> list[BarisPeran]:
    """The system roles of one person, those that hold first."""
    return _berkeadaan(pengguna.pemberian_peran.all(), per)


def semua_peran(pemda_id: UUID, per: date) -> list[BarisPeran]:
    """All grants of the Pemda, those that hold first."""
    semua = PemberianPeran.objects.filter(pemda_id=pemda_id).select_related("pengguna")
    return _berkeadaan(semua.order_by("peran", "-masa", "id"), per)


def _berkeadaan(semua: QuerySet[PemberianPeran], per: date) -> list[BarisPeran]:
    urut = {"berlaku": 0, "menunggu": 1, "berakhir": 2}
    return sorted((BarisPeran(p, _keadaan(p, per)) for p in semua), key=lambda b: urut[b.keadaan])


def _keadaan(pemberian: PemberianPeran, per: date) -> str:
    if per in pemberian.masa:
        return "berlaku"
    return "menunggu" if pemberian.masa.lower > per else "berakhir"


def daftar_akun(q: str, keadaan: str) -> QuerySet[Pengguna]:
    """Accounts by name or NIP and by state, with whether they have a second factor."""
    semua = Pengguna.objects.dengan_peran().select_related("pegawai", "pemda").order_by("nama", "id")
    if keadaan:
        semua = semua.berkeadaan(keadaan)
    for kata in q.split():
        semua = semua.filter(Q(nama__icontains=kata) | Q(nip__startswith=kata))
    return semua.annotate(berfaktor=Exists(FaktorKedua.objects.filter(pengguna=OuterRef("pk"))))


def akun_atau_404(pk: UUID) -> Pengguna:
    """One account. Raises Http404: unknown or of another Pemda, the same answer."""
    satu = Pengguna.objects.select_related("pegawai", "pemda").filter(pk=pk).first()
    if satu is None:
        raise Http404
    return satu


def akun_pegawai(pegawai: Pegawai) -> UUID:
    """The account of a person. Raises MasukanKeliru where there is none."""
    satu = Pengguna.objects.filter(pegawai=pegawai).values_list("pk", flat=True).first()
    if satu is None:
        raise MasukanKeliru({"pegawai": [_("Orang ini belum punya akun; buka akunnya dahulu.")]})
    return satu


def pemberian_atau_404(pk: UUID) -> PemberianPeran:
    """One grant. Raises Http404: unknown or of another Pemda, the same answer."""
    satu = PemberianPeran.objects.select_related("pengguna").filter(pk=pk).first()
    if satu is None:
        raise Http404
    return satu


def tanpa_akun(per: date) -> QuerySet[Pegawai]:
    """People in service who have no account yet."""
    return masih_pegawai(per).exclude(pk__in=_pegawai_dari(Pengguna.objects.all())).order_by("nama", "id")


def _pegawai_dari(akun: QuerySet[Pengguna]) -> QuerySet[Pengguna, Any]:
    # NOT IN is answered from a hash whatever the statistics say; NOT EXISTS right after an import was not.
    return akun.filter(pegawai__isnull=False).values("pegawai")


def masih_pegawai(per: date) -> QuerySet[Pegawai]:
    """People in service on that day."""
    return Pegawai.objects.filter(Q(berhenti__isnull=True) | Q(berhenti__gt=per))


def jumlah_keadaan(per: date) -> list[tuple[str, int]]:
    """How many accounts are in each state, and how many people have none."""
    banyak = [(k, Pengguna.objects.berkeadaan(k).count()) for k in Keadaan.values]
    return [*banyak, ("tanpa_akun", tanpa_akun(per).count())]


def perlu_kode(per: date, pegawai: Sequence[UUID] | None = None) -> list[UUID]:
    """People in service without an account, or with one that nobody has activated; all or among these."""
    terpakai = Pengguna.objects.exclude(aktif=True, diaktifkan__isnull=True)
    semua = masih_pegawai(per).exclude(pk__in=_pegawai_dari(terpakai))
    if pegawai is not None:
        semua = semua.filter(pk__in=pegawai)
    return list(semua.order_by("nip").values_list("pk", flat=True))


def daftar_pd(per: date) -> list[tuple[UUID, str]]:
    """The PDs of that day, to choose one."""
    return list(
        UnitOrganisasi.objects.filter(
            rincian__masa__contains=per, rincian__adalah_pd=True, masa__contains=per
        ).order_by("rincian__nama").values_list("pk", "rincian__nama")
    )  # fmt: skip


def pegawai_di_pd(pd: UUID, per: date) -> list[UUID]:
    """Who holds a post in this PD or below it on that day."""
    induk = dict(UnitOrganisasi.objects.filter(rincian__masa__contains=per).values_list("pk", "rincian__induk_id"))
    di_bawah, bertambah = {pd}, True
    while bertambah:
        baru = {u for u, i in induk.items() if i in di_bawah and u not in di_bawah}
        di_bawah |= baru
        bertambah = bool(baru)
    memangku = Pemangku.objects.pada(per).filter(
        jabatan__rincian__masa__contains=per, jabatan__rincian__unit__in=di_bawah
    )
    return list(memangku.values_list("pegawai_id", flat=True).distinct())


def konfigurasi_sso() -> KonfigurasiSSO | None:
    """The configuration of the Pemda of the transaction."""
    return KonfigurasiSSO.objects.first()
