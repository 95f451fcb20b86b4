"""Making a Pemda: its row in the directory, and the account with which the first person comes in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple, Protocol
from uuid import UUID

from django.db import IntegrityError, connections, transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from sistemkerja.akun.models import Pengguna
from sistemkerja.akun.tindakan import angkat_pengelola_pertama
from sistemkerja.jejak.catat import BAHASA_CATATAN, catat
from sistemkerja.organisasi.models import Pegawai
from sistemkerja.organisasi.pelaku import Pelaku
from sistemkerja.organisasi.peran_sistem import PeranSistem
from sistemkerja.organisasi.tanggal import hari_ini
from sistemkerja.pemda.galat import MasukanKeliru
from sistemkerja.pemda.konteks import gunakan
from sistemkerja.pemda.kunci import uuid7
from sistemkerja.pemda.models import Pemda
from sistemkerja.pemda.sel import SEL_UTAMA, pemilik
from sistemkerja.platform.models import Operator

# Accounts are opened for people, people come by import, and nobody gives a role to himself: so the first account
# holds what the start needs, and the guided start asks to hand it on.
PERAN_PERTAMA = (
    PeranSistem.PENGELOLA_ORGANISASI,
    PeranSistem.PENGELOLA_KEPEGAWAIAN,
    PeranSistem.PENGELOLA_SISTEM,
)
BUKAN_ORANG = "pengelola"  # how the first account is called where nobody is named


@dataclass(frozen=True, slots=True)
class PemdaBaru:
    """What is asked of a new Pemda. Without `nip` the first account belongs to no person yet."""

    kode: str
    nama: str
    slug: str
    zona: str = Pemda.Zona.WIB
    sel: str = SEL_UTAMA
    nip: str = ""
    nama_pengelola: str = ""
    jenis_asn: str = "pns"
    nomor: str = ""
    tanggal: date | None = None


class Hasil(NamedTuple):
    """A new Pemda. `kode` activates the account; it is shown now and kept nowhere."""

    pemda: Pemda
    pengguna: Pengguna
    kode: str


class Pendaftar(Protocol):
    """By which right a row gets into the directory."""

    oleh: str

    def alias(self, sel: str) -> str: ...

    def catat(self, alias: str, pemda: Pemda) -> None: ...


class LewatOperator:
    """As the web role: the database itself checks that an operator asks, by the key of the password."""

    def __init__(self, operator: Operator, kunci: bytes) -> None:
        self.oleh = operator.nama
        self._siapa = (operator.pk, kunci)

    def alias(self, sel: str) -> str:
        return sel

    def catat(self, alias: str, pemda: Pemda) -> None:
        _panggil(alias, "SELECT pemda_buat(%s, %s, %s, %s, %s, %s, %s, %s)", *self._siapa, *_isi(pemda))


class LewatPemilik:
    """As the owner of the tables: the command line, whose user has the database anyway."""

    oleh = "Operator platform (baris perintah)"

    def alias(self, sel: str) -> str:
        return pemilik(sel)

    def catat(self, alias: str, pemda: Pemda) -> None:
        _panggil(alias, "SELECT pemda_catat(%s, %s, %s, %s, %s, %s, %s)", *_isi(pemda), self.oleh)


def buat_pemda(baru: PemdaBaru, *, lewat: Pendaftar) -> Hasil:
    """Enter the Pemda in the directory and in its cell, and open the account of the first pengelola sistem.

    Raises MasukanKeliru where another Pemda has this kode or slug.
    """
    pemda = Pemda(id=uuid7(), kode=baru.kode, slug=baru.slug, nama=baru.nama.strip(), zona=baru.zona, sel=baru.sel)
    _pastikan_belum_ada(pemda)
    utama, sel = lewat.alias(SEL_UTAMA), lewat.alias(pemda.sel)
    try:
        with transaction.atomic(using=utama), transaction.atomic(using=sel):
            for alias in dict.fromkeys((sel, utama)):
                lewat.catat(alias, pemda)
            with gunakan(pemda, using=sel), override(BAHASA_CATATAN):
                pengguna, kode = _pengelola_pertama(pemda, baru, lewat.oleh)
    except IntegrityError as galat:  # somebody was faster
        raise MasukanKeliru({"kode": [_("Pemda dengan kode atau alamat ini baru saja dibuat.")]}) from galat
    return Hasil(pemda, pengguna, kode)


def _pengelola_pertama(pemda: Pemda, baru: PemdaBaru, oleh: str) -> tuple[Pengguna, str]:
    pelaku = Pelaku(UUID(int=0), None, oleh, pemda, hari_ini(pemda), (), frozenset())
    catat(
        "pemda.dibuat", pemda, oleh=pelaku, sebagai=_("Operator platform"), dasar=[],
        kalimat=_("Membuat %(nama)s di SistemKerja.") % {"nama": pemda.nama},
        isi={"sebelum": {}, "sesudah": {"kode": pemda.kode, "nama": pemda.nama, "slug": pemda.slug}},
    )  # fmt: skip
    if baru.nip:
        orang = Pegawai.objects.create(
            pemda=pemda, nip=baru.nip, nama=baru.nama_pengelola.strip(), jenis_asn=baru.jenis_asn
        )
    else:
        orang = Pegawai(pemda=pemda, nip=BUKAN_ORANG, nama=_("Pengelola sistem %(nama)s") % {"nama": pemda.nama})
        akun = Pengguna(pemda=pemda, nip=orang.nip, nama=orang.nama)
        akun.set_unusable_password()
        akun.save(force_insert=True)
    nomor, tanggal = baru.nomor or _("penyiapan Pemda"), baru.tanggal or pelaku.per
    for peran in PERAN_PERTAMA:
        hasil = angkat_pengelola_pertama(orang, oleh=pelaku, nomor=nomor, tanggal=tanggal, peran=peran)
    return hasil


def _pastikan_belum_ada(pemda: Pemda) -> None:
    galat: dict[str, list[str]] = {}
    if Pemda.objects.filter(kode=pemda.kode).exists():
        galat["kode"] = [_("Sudah ada Pemda dengan kode ini.")]
    if Pemda.objects.filter(slug=pemda.slug).exists():
        galat["slug"] = [_("Alamat ini dipakai Pemda lain.")]
    if galat:
        raise MasukanKeliru(galat)


def _isi(pemda: Pemda) -> tuple[Any, ...]:
    return pemda.pk, pemda.kode, pemda.nama, pemda.slug, pemda.zona, pemda.sel


def _panggil(alias: str, perintah: str, *isi: Any) -> None:
    with connections[alias].cursor() as kursor:
        kursor.execute(perintah, isi)
