"""Penggerak layar: sebuah Pemda contoh, dan peramban yang masuk sebagai pemangku sebuah jabatan."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import uuid4

from django.db.models import Q
from django.http import HttpResponse
from django.test import Client

from sistemkerja.akun.models import Pengguna
from sistemkerja.alur.models import Tugas
from sistemkerja.organisasi.models import Jabatan, UnitOrganisasi
from sistemkerja.organisasi.pelaku import Pelaku, pelaku_dari
from sistemkerja.organisasi.tanggal import hari_ini
from sistemkerja.pemda.konteks import gunakan
from sistemkerja.pemda.middleware import KUNCI_SESI
from sistemkerja.pemda.models import Pemda
from sistemkerja.perencanaan.models import BagianTarget, SasaranKinerja

DUA_SASARAN = [
    {"sasaran": f"Sasaran {n}", "indikator": f"Indikator {n}", "target": str(n * 10), "satuan": "%"} for n in (1, 2)
]

Siapa = str | Jabatan


@dataclass
class Layar:
    """Sebuah Pemda yang digerakkan lewat layarnya, sebagai siapa pun."""

    pemda: Pemda
    _klien: dict[Any, Client] = field(default_factory=dict)

    def unit(self, nama: str) -> UnitOrganisasi:
        with gunakan(self.pemda):
            return UnitOrganisasi.objects.pada(hari_ini(self.pemda)).get(nama=nama)

    def jabatan(self, siapa: Siapa) -> Jabatan:
        """Jabatan menurut namanya; nama yang dipakai di beberapa unit ditulis "Nama @ Unit di atasnya"."""
        if isinstance(siapa, Jabatan):
            return siapa
        nama, _pisah, unit = siapa.partition(" @ ")
        with gunakan(self.pemda):
            semua = Jabatan.objects.pada(hari_ini(self.pemda)).filter(nama=nama)
            if unit:
                semua = semua.filter(Q(unit__nama=unit) | Q(unit__induk__nama=unit))
            return semua.select_related("unit")[:1].get()

    def pegawai(self, nama_unit: str, di: str = "", ke: int = 0) -> str:
        """Id kursi JF atau pelaksana ke-`ke` di sebuah unit."""
        with gunakan(self.pemda):
            unit = UnitOrganisasi.objects.pada(hari_ini(self.pemda)).filter(nama=nama_unit)
            satu = (unit.filter(induk__nama=di) if di else unit)[0]
            return str(satu.jabatan.filter(kode="").order_by("urut", "id")[ke].pk)

    def pengguna(self, siapa: Siapa) -> Pengguna:
        jabatan = self.jabatan(siapa)
        with gunakan(self.pemda):
            pegang = jabatan.pemangku.pada(hari_ini(self.pemda)).order_by("sifat")[:1].get()
            return Pengguna.objects.select_related("pemda").get(pegawai_id=pegang.pegawai_id)

    def pelaku(self, siapa: Siapa) -> Pelaku:
        pengguna = self.pengguna(siapa)
        with gunakan(self.pemda):
            return pelaku_dari(pengguna, hari_ini(self.pemda))

    def klien(self, siapa: Siapa) -> Client:
        pengguna = self.pengguna(siapa)
        if pengguna.pk not in self._klien:
            satu = Client()
            with gunakan(self.pemda):
                satu.force_login(pengguna)
            sesi = satu.session
            sesi[KUNCI_SESI] = str(self.pemda.pk)
            sesi.save()
            self._klien[pengguna.pk] = satu
        return self._klien[pengguna.pk]

    def buka(self, siapa: Siapa, alamat: str) -> str:
        jawaban = self.klien(siapa).get(alamat)
        assert jawaban.status_code == 200, (alamat, jawaban.status_code)
        return jawaban.content.decode()

    def kirim(self, siapa: Siapa, alamat: str, isi: dict[str, Any] | None = None, **tambahan: Any) -> HttpResponse:
        return self.klien(siapa).post(alamat, {"versi": 1, "kunci": str(uuid4()), **(isi or {})}, **tambahan)

    def lakukan(self, siapa: Siapa, alamat: str, isi: dict[str, Any] | None = None) -> str:
        """Kirim yang harus berhasil; alamat yang dituju sesudahnya."""
        jawaban = self.kirim(siapa, alamat, isi)
        assert jawaban.status_code == 302, (jawaban.status_code, galat(jawaban))
        return jawaban["Location"]

    # Langkah-langkah ------------------------------------------------------------------------------------------------

    def buat_pk(self, siapa: Siapa, nama_unit: str, *, tetapkan: bool = True) -> str:
        unit, tahun = self.unit(nama_unit), hari_ini(self.pemda).year
        alamat = self.lakukan(siapa, f"/perencanaan/unit/{unit.pk}/{tahun}/", tabel(DUA_SASARAN))
        if tetapkan:
            self.lakukan(siapa, f"{alamat}penetapan/", {"nomor": "000.8/1"})
        return alamat

    def bagi(self, siapa: Siapa, pk: str, versi: int, *kepada: Siapa) -> str:
        """Bagi sasaran pertama; alamat bagian penerima terakhir."""
        with gunakan(self.pemda):
            sasaran = SasaranKinerja.objects.filter(perjanjian_id=pk.rstrip("/").split("/")[-1]).first()
        penerima = [str(self.jabatan(k).pk) for k in kepada]
        self.lakukan(siapa, f"{pk}pembagian/", {"versi": versi, f"kepada-{sasaran.pk}": penerima})
        with gunakan(self.pemda):
            return BagianTarget.objects.get(sasaran=sasaran, untuk_jabatan_id=penerima[-1]).get_absolute_url()

    def rumuskan(self, siapa: Siapa, bagian: str, bentuk: str, *, ketua: bool = False) -> str:
        """Rumuskan strategi dengan satu pekerjaan; alamat pekerjaannya."""
        self.lakukan(siapa, f"{bagian}strategi/", strategi(bentuk, ketua=ketua))
        return re.search(r"/penugasan/butir/[0-9a-f-]+/", self.buka(siapa, bagian))[0]

    def tugas(self, siapa: Siapa) -> list[tuple[str, str]]:
        """Giliran yang menunggu jabatan itu: (kerja, alamat)."""
        jabatan = self.jabatan(siapa)
        with gunakan(self.pemda):
            baris = Tugas.objects.filter(untuk_jabatan=jabatan, selesai_pada=None)
            return list(baris.values_list("kerja", "alamat"))


def tabel(baris: list[dict[str, str]], **tambahan: Any) -> dict[str, Any]:
    """Isian tabel sasaran sebagaimana dikirim peramban, dengan dua baris kosong di bawahnya."""
    isi = {"s-TOTAL_FORMS": len(baris) + 2, "s-INITIAL_FORMS": 0}
    for n, satu in enumerate(baris):
        isi |= {f"s-{n}-{medan}": nilai for medan, nilai in satu.items()}
    return isi | tambahan


def strategi(bentuk: str, *, ketua: bool = False, **tambahan: Any) -> dict[str, Any]:
    """Isian strategi dengan satu pekerjaan."""
    kini = date.today()
    isi = {
        "rumusan": "Mendatangi rumah ke rumah bersama kader.",
        "butir-TOTAL_FORMS": 1, "butir-INITIAL_FORMS": 0, "butir-0-nama": "Kunjungan rumah", "butir-0-bentuk": bentuk,
        "butir-0-mulai": kini.isoformat(), "butir-0-batas": kini.replace(month=12, day=31).isoformat(),
    }  # fmt: skip
    return isi | ({"butir-0-perlu_ketua": "on"} if ketua else {}) | tambahan


def galat(jawaban: HttpResponse) -> str:
    """Kalimat galat sebuah jawaban, untuk pesan uji."""
    teks = jawaban.content.decode()
    temuan = re.findall(r'(?s)class="(?:ringkasan-galat|pemberitahuan[^"]*)".*?</div>', teks)
    return re.sub(r"(?s)<[^>]+>|\s+", " ", " ".join(temuan))[:800]
