"""Penilai setiap orang pada organisasi 12.000 orang, dari dingin.

python bench/aturan_penilai.py [id-peraturan] [orang]
"""

from __future__ import annotations

import random
import sys
import time
from collections import Counter

from sistemkerja.aturan import katalog
from sistemkerja.aturan.organisasi import Jabatan, OrganisasiMemori, Pemangku, Unit
from sistemkerja.aturan.pejabat import pejabat_penilai

_JENJANG = ("ahli_madya", "ahli_muda", "ahli_pertama", "penyelia", "mahir", "terampil", "pelaksana", "pelaksana")
_ANAK = {
    "dinas": (("sekretariat", "sekretaris_pd", 1), ("bidang", "kepala_bidang", 4)),
    "badan": (("sekretariat", "sekretaris_pd", 1), ("bidang", "kepala_bidang", 4)),
    "kecamatan": (("sekretariat", "sekretaris_kecamatan", 1), ("seksi", "kepala_seksi", 4)),
    "sekretariat_daerah": (("bagian", "kepala_bagian", 9),),
}
_PIMPINAN = {
    "dinas": "kepala_pd", "badan": "kepala_pd", "kecamatan": "camat", "sekretariat_daerah": "sekretaris_daerah",
    "puskesmas": "kepala_puskesmas", "satuan_pendidikan": "kepala_satuan_pendidikan", "kelurahan": "lurah",
}  # fmt: skip


class Penyusun:
    """Menyusun Pemda sebesar sebuah kota: PD, bidang, puskesmas, sekolah, kelurahan, dan pegawainya."""

    def __init__(self, orang: int) -> None:
        self.acak = random.Random(12)  # noqa: S311  benih tetap supaya terulang sama
        self.unit = [Unit("pemda", "Pemda", "pemda", "", None, False, "", "")]
        self.jabatan = [Jabatan("kdh", "Kepala Daerah", "kepala_daerah", "", "pemda", True, "")]
        self.sasaran = orang
        pd = ["sekretariat_daerah", *["dinas"] * 20, *["badan"] * 6, *["kecamatan"] * 10]
        for n, jenis in enumerate(pd):
            self.pd(f"{jenis}{n:02}", jenis)
        self.isi()

    def pd(self, kode: str, jenis: str) -> None:
        self.satu_unit(kode, jenis, "pemda", _PIMPINAN[jenis], "")
        for jenis_anak, pimpinan, banyak in _ANAK[jenis]:
            for m in range(banyak):
                self.satu_unit(f"{kode}.{jenis_anak}{m}", jenis_anak, kode, pimpinan, jenis_anak)
        bawahan = {"dinas": ("puskesmas", "satuan_pendidikan")[int(kode[-1]) % 2], "kecamatan": "kelurahan"}.get(jenis)
        for m in range(8 if bawahan else 0):
            self.satu_unit(f"{kode}.{bawahan}{m}", str(bawahan), kode, _PIMPINAN[str(bawahan)], "")

    def satu_unit(self, kode: str, jenis: str, induk: str, pimpinan: str, bagian: str) -> None:
        self.unit.append(Unit(kode, kode, jenis, "", induk, induk == "pemda", "", bagian))
        jenjang = {"kepala_pd": "jpt_pratama", "kepala_bidang": "administrator"}.get(pimpinan, "administrator")
        self.jabatan.append(Jabatan(f"{kode}/0", f"{pimpinan} {kode}", pimpinan, jenjang, kode, True, ""))

    def isi(self) -> None:
        tempat = [u.id for u in self.unit if u.id != "pemda"]
        for n in range(self.sasaran - len(self.jabatan)):
            unit, jenjang = tempat[n % len(tempat)], self.acak.choice(_JENJANG)
            self.jabatan.append(Jabatan(f"{unit}/{n + 1}", jenjang, "", jenjang, unit, False, ""))

    def organisasi(self) -> OrganisasiMemori:
        """Satu orang satu jabatan; satu dari dua puluh jabatan pimpinan diisi Plt. yang merangkap."""
        pemangku = []
        for n, j in enumerate(self.jabatan):
            rangkap = j.pimpinan and n % 20 == 7
            siapa = f"orang{n - 1}" if rangkap else f"orang{n}"
            pemangku.append(Pemangku(j.id, siapa, siapa, "plt" if rangkap else "definitif"))
        return OrganisasiMemori(self.unit, self.jabatan, pemangku)


def main() -> int:
    """Cetak waktunya; 1 bila tiga detik atau lebih."""
    peraturan_id = sys.argv[1] if len(sys.argv) > 1 else "kediri-2023-45"
    org = Penyusun(int(sys.argv[2]) if len(sys.argv) > 2 else 12_000).organisasi()
    per = katalog.peraturan(peraturan_id)
    semua = org.semua_jabatan()
    mulai = time.perf_counter()
    keadaan = Counter(pejabat_penilai(per, org, j).keadaan for j in semua)
    detik = time.perf_counter() - mulai
    print(f"{per.id}: penilai {len(semua):,} orang di {len(org.semua_unit())} unit dalam {detik:.2f} s {dict(keadaan)}")
    return 0 if detik < 3 else 1


if __name__ == "__main__":
    sys.exit(main())
