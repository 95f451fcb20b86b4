"""Membagi kursi kepada orang-orang dalam satu berkas: siapa pindah ke mana, sejak kapan, dan siapa yang berbenturan.

Tanpa Django. Jabatan struktural harus ada dalam struktur; kursi fungsional dan pelaksana yang belum ada dibuat.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sistemkerja.impor import kamus
from sistemkerja.impor.bentuk import BARU, MUTASI, Baris
from sistemkerja.impor.keadaan import DudukKini, Keadaan, KursiKini, OrangKini, UnitKini
from sistemkerja.impor.periksa import IsianPegawai


@dataclass(slots=True)
class Tujuan:
    """Ke mana sebuah baris menempatkan orangnya."""

    baris: Baris
    isian: IsianPegawai
    orang: OrangKini | None
    unit: UnitKini
    lama: DudukKini | None = None
    kursi: KursiKini | None = None


class PembagiKursi:
    """Menyelesaikan tujuan semua baris; baris yang tidak dapat ditempatkan menjadi keliru."""

    def __init__(self, keadaan: Keadaan, baris: list[Baris], tujuan: list[Tujuan]) -> None:
        self.keadaan = keadaan
        self.tujuan = tujuan
        self.menurut_orang = {b.objek: b for b in baris if b.objek is not None}
        self.menurut_duduk = {pk: b for b in baris for pk in b.langkah.tutup}  # yang berhenti

    def bagi(self) -> None:
        """Tetap di tempat dahulu, lalu jabatan struktural, lalu kursi yang dapat dipertukarkan."""
        pindah = [t for t in self.tujuan if not self._tetap(t) and not t.baris.keliru]
        struktural = [t for t in pindah if t.isian.jabatan and t.isian.jabatan.jenis == kamus.STRUKTURAL]
        for satu in struktural:
            self._cari_struktural(satu)
        for satu in pindah:
            if not satu.baris.keliru:
                self._mulai(satu)
        self._benturan(struktural)
        self._menunggu(struktural)
        bebas = self._kursi_bebas()
        for satu in pindah:
            if satu.isian.jabatan and satu.isian.jabatan.jenis != kamus.STRUKTURAL and not satu.baris.keliru:
                self._kursi_biasa(satu, bebas)
        for satu in pindah:
            if not satu.baris.keliru:
                self._tulis(satu)

    def _tetap(self, t: Tujuan) -> bool:
        """Orang yang sudah memangku jabatan itu di unit itu tidak ke mana-mana; jabatan lamanya dicatat."""
        if t.orang is None:
            return False
        duduk = self.keadaan.definitif(t.orang.id, self.keadaan.per)
        if any(self._jabatan_ini(self.keadaan.kursi.get(d.jabatan), t) for d in duduk):
            return True
        if len(duduk) > 1:
            t.baris.catat("jabatan", "banyak_jabatan", banyak=str(len(duduk)))
        t.lama = duduk[0] if duduk else None
        return False

    def _jabatan_ini(self, kursi: KursiKini | None, t: Tujuan) -> bool:
        if kursi is None or kursi.unit != t.unit.id:
            return False
        if kamus.normal(kursi.nama) == kamus.normal(t.isian.nama_jabatan):
            return True
        kode = t.isian.jabatan.kode if t.isian.jabatan else ""
        return bool(kode) and kursi.kode == kode and _sebagian(kursi.nama, t.isian.nama_jabatan)

    def _cari_struktural(self, t: Tujuan) -> None:
        calon = [k for k in self.keadaan.kursi_unit.get(t.unit.id, ()) if self._jabatan_ini(k, t)]
        tepat = [k for k in calon if kamus.normal(k.nama) == kamus.normal(t.isian.nama_jabatan)]
        calon = tepat or calon
        if len(calon) == 1:
            t.kursi = calon[0]
            return
        ada = [k.nama for k in self.keadaan.kursi_unit.get(t.unit.id, ()) if k.kode]
        t.baris.catat(
            "jabatan", "jabatan_tak_dikenal", terlihat=t.isian.nama_jabatan, unit=t.unit.nama, ada="; ".join(ada[:4])
        )

    def _mulai(self, t: Tujuan) -> None:
        """Sejak kapan: TMT bila sesudah jabatan lamanya dan belum lewat, selain itu tanggal berlaku impor."""
        per, tmt = self.keadaan.per, t.isian.tmt_jabatan
        if t.lama is None:
            sejak = tmt or per
        elif tmt is not None and tmt > t.lama.sejak:
            sejak = tmt
        else:
            sejak = per
        dasar = t.kursi.sejak if t.kursi else t.unit.sejak
        kosong = self.keadaan.kosong_sejak.get(t.kursi.id) if t.kursi else None
        sejak = max(sejak, dasar, kosong or dasar)
        if t.lama is not None and t.lama.sejak >= sejak:
            t.baris.catat("tmt_jabatan", "sudah_ada_sesudah", tanggal=sejak.isoformat())
            return
        t.baris.langkah.sejak = sejak
        if t.lama is not None:
            t.baris.langkah.tutup = [t.lama.id]
            self.menurut_duduk[t.lama.id] = t.baris

    def _benturan(self, struktural: list[Tujuan]) -> None:
        """Dua orang dalam berkas untuk satu jabatan, juga bila yang satu sudah memangkunya dan tetap di sana."""
        menurut_kursi: dict[UUID, list[Tujuan]] = defaultdict(list)
        for satu in struktural:
            if satu.kursi is not None:
                menurut_kursi[satu.kursi.id].append(satu)
        for bersama in menurut_kursi.values():
            for satu in bersama if len(bersama) > 1 else ():
                lain = ", ".join(str(t.baris.nomor) for t in bersama if t is not satu)
                satu.baris.catat("jabatan", "dua_pemangku", jabatan=satu.isian.nama_jabatan, lain=lain)

    def _menunggu(self, struktural: list[Tujuan]) -> None:
        """Jabatan yang pemangkunya belum pergi; satu baris keliru menahan semua yang menunggu di belakangnya."""
        antre = [t for t in struktural if not t.baris.keliru]
        berubah = True
        while berubah:
            berubah = False
            for satu in antre:
                if not satu.baris.keliru and self._tertahan(satu):
                    berubah = True

    def _tertahan(self, t: Tujuan) -> bool:
        if t.kursi is None or t.baris.langkah.sejak is None:
            return False
        for duduk in self.keadaan.pemegang(t.kursi.id, t.baris.langkah.sejak):
            pergi = self.menurut_duduk.get(duduk.id)
            if pergi is not None and not pergi.keliru and pergi.langkah.sejak is not None:
                if pergi.langkah.sejak <= t.baris.langkah.sejak:
                    continue
            orang = self.keadaan.orang_id.get(duduk.pegawai)
            nama = orang.nama if orang else ""
            barisnya = self.menurut_orang.get(duduk.pegawai)
            if barisnya is not None:
                t.baris.catat("jabatan", "menunggu_baris", jabatan=t.kursi.nama, orang=nama, lain=str(barisnya.nomor))
            else:
                t.baris.catat("jabatan", "masih_dipangku", jabatan=t.kursi.nama, orang=nama)
            return True
        return False

    # Kursi fungsional dan pelaksana ---------------------------------------------------------------------------------

    def _kursi_bebas(self) -> dict[tuple[UUID, str], list[tuple[date, KursiKini]]]:
        """Kursi tanpa pemangku, atau yang ditinggalkan dalam berkas ini, beserta sejak kapan kosongnya."""
        hasil: dict[tuple[UUID, str], list[tuple[date, KursiKini]]] = defaultdict(list)
        for kursi in self.keadaan.kursi.values():
            if kursi.kode:
                continue
            kosong = self._kosong_sejak(kursi)
            if kosong is not None:
                hasil[kursi.unit, kamus.normal(kursi.nama)].append((kosong, kursi))
        for semua in hasil.values():
            semua.sort(key=lambda k: (k[0], str(k[1].id)), reverse=True)  # yang terlama kosong diambil dahulu (pop)
        return hasil

    def _kosong_sejak(self, kursi: KursiKini) -> date | None:
        sejak = max(kursi.sejak, self.keadaan.kosong_sejak.get(kursi.id) or kursi.sejak)
        for duduk in self.keadaan.pemegang(kursi.id, self.keadaan.per):
            pergi = self.menurut_duduk.get(duduk.id)
            if pergi is None or pergi.keliru or pergi.langkah.sejak is None:
                return None
            sejak = max(sejak, pergi.langkah.sejak)
        return sejak

    def _kursi_biasa(self, t: Tujuan, bebas: dict[tuple[UUID, str], list[tuple[date, KursiKini]]]) -> None:
        semua = bebas.get((t.unit.id, kamus.normal(t.isian.nama_jabatan)), [])
        sejak = t.baris.langkah.sejak
        if semua and sejak is not None and (t.lama is None or semua[-1][0] <= sejak):
            kosong, t.kursi = semua.pop()
            t.baris.langkah.sejak = max(sejak, kosong)
            return
        t.baris.langkah.kursi_baru = True
        t.baris.langkah.isi_kursi = {
            "unit_id": t.unit.id,
            "nama": t.isian.nama_jabatan,
            "jenjang": t.isian.jabatan.jenjang if t.isian.jabatan else "",
        }

    def _tulis(self, t: Tujuan) -> None:
        langkah = t.baris.langkah
        langkah.kursi = t.kursi.id if t.kursi else None
        if t.baris.keadaan != BARU:
            t.baris.keadaan = MUTASI
        lama = self.keadaan.kursi.get(t.lama.jabatan) if t.lama else None
        if t.orang is not None:
            t.baris.sebelum["jabatan"] = lama.nama if lama else ""
            t.baris.sebelum["unit"] = self.keadaan.jalur(lama.unit) if lama else ""
        t.baris.sesudah["jabatan"] = t.kursi.nama if t.kursi else t.isian.nama_jabatan
        t.baris.sesudah["unit"] = self.keadaan.jalur(t.unit.id)
        t.baris.sesudah["sejak"] = langkah.sejak.isoformat() if langkah.sejak else ""


def _sebagian(satu: str, dua: str) -> bool:
    """Nama yang satu memuat semua kata nama yang lain: "Sekretaris" dan "Sekretaris Dinas Kesehatan"."""
    kata, lain = set(kamus.normal(satu).split()), set(kamus.normal(dua).split())
    return kata <= lain or lain <= kata
