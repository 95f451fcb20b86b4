"""Pemeriksaan sel demi sel sebuah baris pegawai, sebelum dibandingkan dengan organisasi. Tanpa Django."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sistemkerja.impor import kamus
from sistemkerja.impor.bentuk import Baris
from sistemkerja.impor.kolom import BarisBerkas
from sistemkerja.impor.nilai import golongan, tanggal, teks
from sistemkerja.impor.nip import baca_nip

_TERJAUH = timedelta(days=366)
_TERLAMA = date(1960, 1, 1)
_NAMA_TERPANJANG = 200


@dataclass(slots=True)
class IsianPegawai:
    """Satu baris pegawai sesudah selnya dibaca."""

    nip: str = ""
    jenis_asn: str = ""
    nama: str = ""
    golongan: str = ""
    kedudukan: str = ""
    nama_jabatan: str = ""
    jabatan: kamus.JabatanTerbaca | None = None
    unit_kode: str = ""
    unit: str = ""
    unit_induk: str = ""
    tmt_jabatan: date | None = None
    tmt_golongan: date | None = None
    tmt_berhenti: date | None = None
    nomor_sk: str = ""
    tanggal_sk: date | None = None


class PemeriksaPegawai:
    """Membaca baris menjadi isian; temuannya dicatat pada barisnya."""

    def __init__(self, per: date, jawaban: dict[str, dict[str, str]]) -> None:
        self.per = per
        self._jawaban = jawaban

    def baca(self, mentah: BarisBerkas) -> tuple[Baris, IsianPegawai]:
        """Satu baris; tidak pernah melempar galat, apa pun isi selnya."""
        baris = Baris(mentah.nomor, "", "")
        isian = IsianPegawai()
        for kolom, daerah in mentah.gabungan.items():
            baris.catat(kolom, "gabungan", sel=daerah)
        self._orang(mentah, baris, isian)
        self._golongan(mentah, baris, isian)
        self._kedudukan(mentah, baris, isian)
        self._jabatan(mentah, baris, isian)
        isian.tmt_jabatan = self._tanggal(mentah, baris, "tmt_jabatan")
        isian.tmt_golongan = self._tanggal(mentah, baris, "tmt_golongan")
        isian.tmt_berhenti = self._tanggal(mentah, baris, "tmt_pensiun", jauh=True)
        isian.tanggal_sk = self._tanggal(mentah, baris, "tanggal_sk")
        isian.nomor_sk = teks(mentah.sel.get("nomor_sk"))[:120]
        baris.kunci, baris.nama = isian.nip, isian.nama
        return baris, isian

    def _orang(self, mentah: BarisBerkas, baris: Baris, isian: IsianPegawai) -> None:
        jenis = kamus.jenis_asn(teks(mentah.sel.get("jenis_asn")))
        if jenis is None:
            baris.catat("jenis_asn", "jenis_asn", keliru=False, terlihat=teks(mentah.sel.get("jenis_asn"))[:60])
        hasil = baca_nip(mentah.sel.get("nip"), self.per, jenis or "")
        isian.nip, isian.jenis_asn = hasil.nip, hasil.jenis
        if "nip" not in mentah.gabungan:
            if hasil.galat:
                baris.catat("nip", hasil.galat, terlihat=hasil.terlihat)
            elif jenis in ("pns", "pppk") and jenis != hasil.jenis:
                baris.catat("nip", "jenis_nip", jenis=jenis.upper(), nip=hasil.jenis.upper())
        nama = teks(mentah.sel.get("nama"))
        if not nama and "nama" not in mentah.gabungan:
            baris.catat("nama", "kosong")
        gelar = (teks(mentah.sel.get("gelar_depan")), teks(mentah.sel.get("gelar_belakang")))
        isian.nama = kamus.nama_lengkap(gelar[0], nama, gelar[1]) if nama else ""
        if len(isian.nama) > _NAMA_TERPANJANG:
            baris.catat("nama", "panjang", n=str(_NAMA_TERPANJANG))
            isian.nama = isian.nama[:_NAMA_TERPANJANG]

    def _golongan(self, mentah: BarisBerkas, baris: Baris, isian: IsianPegawai) -> None:
        if isian.jenis_asn in ("tni", "polri", "bukan") or "golongan" in mentah.gabungan:
            return
        hasil = golongan(mentah.sel.get("golongan"))
        tertulis = teks(mentah.sel.get("golongan"))[:40]
        if hasil is None:
            baris.catat("golongan", "golongan", terlihat=tertulis)
        elif hasil and isian.jenis_asn and ("/" in hasil) != (isian.jenis_asn == "pns"):
            baris.catat("golongan", "golongan_jenis", terlihat=tertulis, jenis=isian.jenis_asn.upper())
        else:
            isian.golongan = hasil

    def _kedudukan(self, mentah: BarisBerkas, baris: Baris, isian: IsianPegawai) -> None:
        tulisan = teks(mentah.sel.get("kedudukan"))
        hasil = self._jawaban.get("kedudukan", {}).get(tulisan) or kamus.kedudukan(tulisan)
        if hasil is None:
            baris.catat("kedudukan", "kedudukan", terlihat=tulisan[:60])
        isian.kedudukan = hasil or "aktif"

    def _jabatan(self, mentah: BarisBerkas, baris: Baris, isian: IsianPegawai) -> None:
        isian.unit_kode, isian.unit, isian.unit_induk = (
            teks(mentah.sel.get(k))[:400] for k in ("unit_kode", "unit", "unit_induk")
        )
        nama = teks(mentah.sel.get("jabatan"))
        if not nama:
            return
        if len(nama) > _NAMA_TERPANJANG:
            baris.catat("jabatan", "panjang", n=str(_NAMA_TERPANJANG))
            return
        isian.nama_jabatan = kamus.judul(nama)
        if jawaban := self._jawaban.get("jabatan", {}).get(nama):
            isian.jabatan = _menurut_jawaban(jawaban)
            return
        eselon = teks(mentah.sel.get("eselon"))
        if kamus.jenjang_eselon(eselon) is None:
            baris.catat("eselon", "eselon", keliru=False, terlihat=eselon[:40])
        isian.jabatan = kamus.jabatan(nama, teks(mentah.sel.get("jenis_jabatan")), eselon)
        if isian.jabatan is None and isian.kedudukan == "aktif":
            baris.catat("jabatan", "jabatan_rancu", terlihat=nama)

    def _tanggal(self, mentah: BarisBerkas, baris: Baris, kolom: str, jauh: bool = False) -> date | None:
        sel = mentah.sel.get(kolom)
        if sel is None or sel == "":
            return None
        hasil = tanggal(sel)
        tulisan = teks(sel)[:40]
        if hasil.kosong or kolom in mentah.gabungan:
            return None
        if hasil.tanggal is None:
            baris.catat(kolom, "tanggal", terlihat=tulisan)
        elif not _TERLAMA <= hasil.tanggal <= self.per + _TERJAUH * (40 if jauh else 1):
            baris.catat(kolom, "tanggal_wajar", tanggal=hasil.tanggal.isoformat())
        elif not hasil.lazim:
            baris.catat(kolom, "tanggal_teks", keliru=False, terlihat=tulisan, dibaca=hasil.tanggal.isoformat())
        return hasil.tanggal


def _menurut_jawaban(jawaban: str) -> kamus.JabatanTerbaca:
    """Jawaban orang: "struktural", "pelaksana", atau jenjang jabatan fungsional."""
    if jawaban == kamus.STRUKTURAL:
        return kamus.JabatanTerbaca(kamus.STRUKTURAL, "", "")
    jenis = kamus.PELAKSANA if jawaban == "pelaksana" else kamus.FUNGSIONAL
    return kamus.JabatanTerbaca(jenis, "", jawaban)
