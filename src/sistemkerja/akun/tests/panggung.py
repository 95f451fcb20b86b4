"""The cast of the tests of accounts: a Pemda with one holder of every role, and people at every stage."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django.contrib.auth.hashers import make_password
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client
from django.utils import timezone

from sistemkerja.akun.models import PemberianPeran, Pengguna
from sistemkerja.organisasi.models import Jabatan, Pegawai, Pemangku, UnitOrganisasi
from sistemkerja.organisasi.pelaku import Pelaku, pelaku_dari
from sistemkerja.organisasi.tanggal import hari_ini
from sistemkerja.pemda.konteks import gunakan
from sistemkerja.pemda.models import Pemda

SANDI = "kunci rumah di saku"
MULAI = date(2024, 1, 1)
PERAN = {
    "kepegawaian": "pengelola_kepegawaian",
    "organisasi": "pengelola_organisasi",
    "pengawas": "pengawas_internal",
    "sistem": "pengelola_sistem",
    "sistem_kedua": "pengelola_sistem",
}


class Panggung:
    """Kediri: `akun["sistem"]`, `pelaku("sistem")`, `klien("sistem")`; "biasa" has no role, "kadis" leads a PD."""

    def __init__(self, pemda: Pemda) -> None:
        self.pemda = pemda
        self.kini = hari_ini(pemda)
        self.akun: dict[str, Pengguna] = {}
        with gunakan(pemda):
            for n, nama in enumerate([*PERAN, "biasa", "kadis", "baru"], start=1):
                self.akun[nama] = self.orang(nama, n)
            for nama, peran in PERAN.items():
                self._beri(self.akun[nama], peran)
            self._pimpin(self.akun["kadis"])
            Pengguna.objects.filter(pk=self.akun["baru"].pk).update(diaktifkan=None, password="!belum")
        self.akun["baru"].diaktifkan = None

    def orang(self, nama: str, n: int, **isi: Any) -> Pengguna:
        pegawai = Pegawai.objects.create(pemda=self.pemda, nip=f"1980010120050110{n:02d}", nama=nama.capitalize())
        return Pengguna.objects.create(
            pemda=self.pemda, nip=pegawai.nip, nama=pegawai.nama, pegawai=pegawai, password=make_password(SANDI),
            diaktifkan=timezone.now(), **isi,
        )  # fmt: skip

    def pelaku(self, nama: str) -> Pelaku:
        return pelaku_dari(Pengguna.objects.get(pk=self.akun[nama].pk), self.kini)

    def klien(self, nama: str, **kepala: str) -> Client:
        """Signed in through the page itself, so that the session is in the list."""
        klien = Client(**kepala)
        jawaban = self.masuk(klien, nama)
        assert jawaban.status_code == 302, pesan(jawaban)
        return klien

    def masuk(self, klien: Client, nama: str, sandi: str = SANDI, **lain: Any) -> Any:
        isi = {"pemda": self.pemda.slug, "nip": self.akun[nama].nip, "sandi": sandi}
        return klien.post("/masuk/", isi, **lain)

    def segarkan(self, nama: str) -> Pengguna:
        with gunakan(self.pemda):
            return Pengguna.objects.dengan_peran().select_related("pegawai", "pemda").get(pk=self.akun[nama].pk)

    def _beri(self, pengguna: Pengguna, peran: str) -> None:
        PemberianPeran.objects.create(
            pemda=self.pemda, pengguna=pengguna, peran=peran, masa=DateRange(MULAI, None, "[)"), nomor="1/2024",
            tanggal=MULAI, diberikan_oleh="Wali Kota",
        )  # fmt: skip

    def _pimpin(self, pengguna: Pengguna) -> None:
        masa = DateRange(MULAI, None, "[)")
        unit = UnitOrganisasi.objects.create(
            pemda=self.pemda, kode="X", nama="Dinas X", jenis="dinas", adalah_pd=True, masa=masa
        )
        jabatan = Jabatan.objects.create(
            pemda=self.pemda, unit=unit, kode="kepala_pd", nama="Kepala Dinas X", jenjang="jpt_pratama",
            pimpinan=True, masa=masa,
        )  # fmt: skip
        Pemangku.objects.create(pemda=self.pemda, jabatan=jabatan, pegawai_id=pengguna.pegawai_id, masa=masa)
        self.unit = unit


def pesan(response: Any) -> str:
    """What the page says, without what differs from request to request."""
    return re.sub(r'csrfmiddlewaretoken" value="\w+"', "", response.content.decode())
