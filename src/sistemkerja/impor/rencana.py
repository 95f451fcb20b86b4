"""Rencana impor pegawai: apa yang akan terjadi pada setiap baris, dibandingkan dengan organisasi. Tanpa Django.

Tiga putaran: membaca sel, menentukan tujuan setiap orang, lalu membagi kursi. Satu kursi paling banyak dipangku satu
orang; siapa yang masih duduk dan barisnya keliru menahan orang yang menunggunya.
"""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Callable, Iterable

from sistemkerja.impor import kamus
from sistemkerja.impor.bentuk import BARU, BERHENTI, UBAH, Baris, Rencana, Tanya
from sistemkerja.impor.keadaan import DudukKini, Keadaan, OrangKini, UnitKini
from sistemkerja.impor.kolom import BarisBerkas
from sistemkerja.impor.kursi import PembagiKursi, Tujuan
from sistemkerja.impor.letak_unit import LetakUnit, teks_unit
from sistemkerja.impor.periksa import IsianPegawai, PemeriksaPegawai

_CALON_TERBANYAK = 12
_TANPA_KABAR: Callable[[int, int], None] = lambda n, dari: None  # noqa: E731
Jawaban = dict[str, dict[str, str]]


def susun_rencana(
    mentah: Iterable[BarisBerkas], keadaan: Keadaan, jawaban: Jawaban | None = None,
    maju: Callable[[int, int], None] = _TANPA_KABAR,
) -> Rencana:  # fmt: skip
    """Rencana semua baris pegawai; tidak mengubah apa pun dan tidak pernah melempar galat karena isi sel."""
    return _Penyusun(keadaan, jawaban or {}).susun(list(mentah), maju)


class _Penyusun:
    def __init__(self, keadaan: Keadaan, jawaban: Jawaban) -> None:
        self.keadaan = keadaan
        self.per = keadaan.per
        self.letak = LetakUnit(keadaan, jawaban.get("unit", {}))
        self.periksa = PemeriksaPegawai(keadaan.per, jawaban)
        self.tanya: dict[tuple[str, str], Tanya] = {}
        self.tujuan: list[Tujuan] = []

    def susun(self, mentah: list[BarisBerkas], maju: Callable[[int, int], None]) -> Rencana:
        baris: list[Baris] = []
        isian: list[IsianPegawai] = []
        for n, satu in enumerate(mentah):
            satu_baris, satu_isian = self.periksa.baca(satu)
            baris.append(satu_baris)
            isian.append(satu_isian)
            maju(n, len(mentah))
        self._ganda(baris)
        for satu_baris, satu_isian in zip(baris, isian, strict=True):
            self._tanyakan(satu_baris)
            self._orang(satu_baris, satu_isian)
        PembagiKursi(self.keadaan, baris, self.tujuan).bagi()
        return Rencana(baris, list(self.tanya.values()))

    def _ganda(self, baris: list[Baris]) -> None:
        menurut_nip: dict[str, list[Baris]] = defaultdict(list)
        for satu in baris:
            if satu.kunci:
                menurut_nip[satu.kunci].append(satu)
        for kembar in menurut_nip.values():
            for satu in kembar if len(kembar) > 1 else ():
                lain = ", ".join(str(b.nomor) for b in kembar if b is not satu)
                satu.catat("nip", "nip_ganda", lain=lain)

    def _tanyakan(self, baris: Baris) -> None:
        for temuan in baris.temuan:
            macam = {"jabatan_rancu": "jabatan", "kedudukan": "kedudukan"}.get(temuan.kode)
            if macam:
                self._tambah_tanya(macam, temuan.isian["terlihat"], baris.nomor)

    def _tambah_tanya(self, macam: str, teks: str, nomor: int) -> Tanya:
        tanya = self.tanya.setdefault((macam, teks), Tanya(macam, teks))
        tanya.baris.append(nomor)
        return tanya

    # Seorang demi seorang -------------------------------------------------------------------------------------------

    def _orang(self, baris: Baris, isian: IsianPegawai) -> None:
        orang = self.keadaan.orang.get(isian.nip) if isian.nip else None
        baris.objek = orang.id if orang else None
        unit = self._unit(baris, isian) if isian.kedudukan == "aktif" else None
        if isian.kedudukan != "aktif":
            self._berhenti(baris, isian, orang)
        elif orang is not None and orang.berhenti is not None and orang.berhenti <= self.per:
            baris.catat("nip", "pernah_berhenti", tanggal=orang.berhenti.isoformat())
        elif not baris.keliru:
            self._hidup(baris, isian, orang, unit)

    def _berhenti(self, baris: Baris, isian: IsianPegawai, orang: OrangKini | None) -> None:
        if orang is None or orang.berhenti is not None:
            baris.catat("kedudukan", "sudah_berhenti", keliru=False)
            return
        if baris.keliru:
            return
        pada = isian.tmt_berhenti or self.per
        duduk = [d for d in self.keadaan.duduk_orang.get(orang.id, ()) if d.sampai is None or d.sampai > pada]
        if any(d.sejak >= pada for d in duduk):
            baris.catat("tmt_pensiun", "sudah_ada_sesudah", tanggal=pada.isoformat())
            return
        baris.keadaan = BERHENTI
        baris.langkah.berhenti, baris.langkah.sejak = isian.kedudukan, pada
        baris.langkah.tutup = [d.id for d in duduk]
        self._dasar(baris, isian)
        baris.sebelum = {"jabatan": [self._sebut(d) for d in duduk]}
        baris.sesudah = {"berhenti": isian.kedudukan, "sejak": pada.isoformat()}

    def _hidup(self, baris: Baris, isian: IsianPegawai, orang: OrangKini | None, unit: UnitKini | None) -> None:
        if orang is None:
            baris.keadaan = BARU
            baris.langkah.baru = True
            baris.langkah.ubah = {"nip": isian.nip, "nama": isian.nama, "jenis_asn": isian.jenis_asn}
            baris.sesudah["nama"] = isian.nama
        else:
            self._data(baris, isian, orang)
        self._pangkat(baris, isian, orang)
        self._dasar(baris, isian)
        if unit is None or isian.jabatan is None:
            if orang is None:
                baris.catat("jabatan", "tanpa_jabatan", keliru=False)
            return
        self.tujuan.append(Tujuan(baris, isian, orang, unit))

    def _data(self, baris: Baris, isian: IsianPegawai, orang: OrangKini) -> None:
        for medan, lama, baru in (("nama", orang.nama, isian.nama), ("jenis_asn", orang.jenis_asn, isian.jenis_asn)):
            sama = kamus.nama_sama(lama, baru) if medan == "nama" else lama == baru
            if baru and not sama:
                baris.keadaan = UBAH
                baris.langkah.ubah[medan] = baru
                baris.sebelum[medan], baris.sesudah[medan] = lama, baru
        if "nama" in baris.sesudah and not _serupa(orang.nama, isian.nama):
            baris.catat("nama", "nama_beda", keliru=False, lama=orang.nama)

    def _pangkat(self, baris: Baris, isian: IsianPegawai, orang: OrangKini | None) -> None:
        if not isian.golongan or (orang is not None and orang.golongan == isian.golongan):
            return
        sejak = isian.tmt_golongan or self.per
        if orang is not None:
            lama = orang.golongan_sejak
            sejak = sejak if lama is None or sejak > lama else max(self.per, lama)
            baris.keadaan = UBAH
            baris.sebelum["golongan"] = orang.golongan
        baris.langkah.ubah["golongan"] = baris.sesudah["golongan"] = isian.golongan
        baris.langkah.golongan_sejak = sejak

    def _dasar(self, baris: Baris, isian: IsianPegawai) -> None:
        if isian.nomor_sk and isian.tanggal_sk:
            baris.langkah.nomor_sk, baris.langkah.tanggal_sk = isian.nomor_sk, isian.tanggal_sk
        elif isian.nomor_sk:
            baris.catat("tanggal_sk", "sk_tanpa_tanggal", keliru=False)

    def _unit(self, baris: Baris, isian: IsianPegawai) -> UnitKini | None:
        if not isian.nama_jabatan or any(t.kode == "gabungan" and t.kolom.startswith("unit") for t in baris.temuan):
            return None
        calon = self.letak.cari(isian.unit_kode, isian.unit, isian.unit_induk)
        if len(calon) == 1:
            return calon[0]
        tulisan = isian.unit or isian.unit_kode
        if not tulisan:
            baris.catat("unit", "unit_kosong")
            return None
        kode = "unit_rancu" if calon else "unit_tak_dikenal"
        baris.catat("unit" if isian.unit else "unit_kode", kode, terlihat=tulisan[:120], banyak=str(len(calon)))
        if isian.unit:
            tanya = self._tambah_tanya("unit", teks_unit(isian.unit, isian.unit_induk), baris.nomor)
            tanya.pilihan = tanya.pilihan or self._pilihan_unit(isian.unit, calon)
        return None

    def _pilihan_unit(self, nama: str, calon: list[UnitKini]) -> list[tuple[str, str]]:
        if not calon:
            mirip = difflib.get_close_matches(kamus.normal(nama), list(self.keadaan.unit_nama), n=5, cutoff=0.6)
            calon = [u for m in mirip for u in self.keadaan.unit_nama[m]]
        return [(str(u.id), self.keadaan.jalur(u.id)) for u in calon[:_CALON_TERBANYAK]]

    def _sebut(self, duduk: DudukKini) -> str:
        kursi = self.keadaan.kursi.get(duduk.jabatan)
        awalan = {"plt": "Plt. ", "plh": "Plh. "}.get(duduk.sifat, "")
        return f"{awalan}{kursi.nama}" if kursi else awalan.strip()


def _serupa(satu: str, dua: str) -> bool:
    """Adakah kata nama (bukan gelar) yang sama pada keduanya?"""
    kata = [{k for k in kamus.normal(n.split(",")[0]).split() if len(k) > 2} for n in (satu, dua)]
    return not kata[0].isdisjoint(kata[1])
