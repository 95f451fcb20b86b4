"""Menemukan pejabat: dari kode peran dalam aturan menjadi jabatan dan pemangkunya pada tanggal itu."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sistemkerja.aturan import kosakata as k
from sistemkerja.aturan.baca import Peraturan
from sistemkerja.aturan.bentuk import Jawaban
from sistemkerja.aturan.kedudukan import tanya_jabatan, unit_pokok
from sistemkerja.aturan.organisasi import Jabatan, Organisasi, Pemangku, Unit

_SELURUH_PEMDA = ("sekretaris_daerah", "kepala_daerah", *k.ASISTEN)
_KEADAAN = {
    "ada": "dipangku",
    "kosong": "jabatan kosong",
    "tidak_ada": "jabatan ini tidak ada dalam susunan organisasi",
    "ganda": "lebih dari satu jabatan cocok",
}


@dataclass(frozen=True, slots=True)
class TemuanPejabat:
    """Hasil pencarian: jabatan yang dimaksud, cara menemukannya, dan keadaannya (ada, kosong, tidak_ada, ganda)."""

    dicari: tuple[str, ...]
    jabatan: tuple[Jabatan, ...]
    pemangku: tuple[Pemangku, ...]
    keadaan: str
    cara: tuple[str, ...] = ()
    jawaban: Jawaban | None = field(default=None, compare=False)

    @property
    def satu(self) -> Jabatan | None:
        return self.jabatan[0] if self.jabatan else None

    @property
    def kalimat_keadaan(self) -> str:
        return _KEADAAN[self.keadaan]


def yang_bertindak(org: Organisasi, jabatan_id: str) -> Pemangku | None:
    """Yang bertindak sebagai jabatan itu pada tanggalnya: Plh. mendahului definitif, Plt. mengisi yang kosong.

    Dasar: Plh. bagi pejabat definitif yang berhalangan sementara, Plt. bagi jabatan yang berhalangan tetap
    (UU 30/2014 Pasal 14).
    """
    urut = {"plh": 0, "definitif": 1, "plt": 2}
    ada = sorted(org.pemangku(jabatan_id), key=lambda p: (urut[p.sifat], p.pegawai))
    return ada[0] if ada else None


def cari_pejabat(
    org: Organisasi,
    kode: Sequence[str],
    unit_id: str,
    *,
    kecuali: frozenset[str] = frozenset(),
    peran_kasus: Mapping[str, str] | None = None,
    ke_dalam: bool = True,
) -> TemuanPejabat:
    """Jabatan bagi salah satu `kode`, dilihat dari sebuah unit: ke atas dahulu, lalu ke dalam unit pokoknya.

    `kecuali` memuat id jabatan yang tidak boleh terpilih (orang tidak menjadi atasannya sendiri);
    `peran_kasus` memetakan peran dalam tim (ketua_tim, pengendali_tim) ke id jabatan; `ke_dalam=False` hanya melihat
    garis atasan.
    """
    kode = tuple(kode)
    for satu in kode:
        if peran_kasus and satu in peran_kasus:
            return _temuan(org, kode, (org.jabatan(peran_kasus[satu]),), (f"{satu} ditunjuk dalam penugasan ini",))
    ke_atas = _ke_atas(org, kode, unit_id, kecuali)
    if ke_atas:
        jabatan, unit = ke_atas
        return _temuan(org, kode, jabatan, (f"dicari dari {org.unit(unit_id).nama} ke atas, ditemukan di {unit.nama}",))
    relatif = _relatif(org, kode, unit_id, kecuali)
    if relatif:
        return _temuan(org, kode, relatif, ("pimpinan unit dalam garis atasannya",))
    seluruh = tuple(j for s in kode if s in _SELURUH_PEMDA for j in _berkode(org, s) if j.id not in kecuali)
    if seluruh:
        return _temuan(org, kode, seluruh, ("satu-satunya di Pemda ini",))
    di_dalam = _ke_dalam(org, kode, unit_id, kecuali) if ke_dalam else ()
    return _temuan(org, kode, di_dalam, ("dicari di dalam unit pokoknya",) if di_dalam else ())


def _temuan(
    org: Organisasi, kode: tuple[str, ...], jabatan: tuple[Jabatan, ...], cara: tuple[str, ...]
) -> TemuanPejabat:
    if not jabatan:
        return TemuanPejabat(kode, (), (), "tidak_ada", cara)
    if len(jabatan) > 1:
        return TemuanPejabat(kode, jabatan, (), "ganda", cara)
    bertindak = yang_bertindak(org, jabatan[0].id)
    return TemuanPejabat(kode, jabatan, (bertindak,) if bertindak else (), "ada" if bertindak else "kosong", cara)


def _cocok(j: Jabatan, kode: tuple[str, ...]) -> bool:
    return (bool(j.kode) and j.kode in kode) or (bool(j.asisten) and j.asisten in kode)


def _ke_atas(org: Organisasi, kode: tuple[str, ...], unit_id: str, kecuali: frozenset[str]
             ) -> tuple[tuple[Jabatan, ...], Unit] | None:  # fmt: skip
    for unit in org.garis_unit(unit_id):
        ada = tuple(j for j in org.jabatan_di_unit(unit.id) if _cocok(j, kode) and j.id not in kecuali)
        if ada:
            memimpin = tuple(j for j in ada if j.pimpinan)
            return (memimpin or ada), unit
    return None


def _relatif(org: Organisasi, kode: tuple[str, ...], unit_id: str, kecuali: frozenset[str]) -> tuple[Jabatan, ...]:
    """Kode yang menunjuk pimpinan: kepala PD, kepala PD induk, pimpinan unit, atau jenjang dalam garis atasan."""
    garis = org.garis_unit(unit_id)
    pokok = unit_pokok(org, unit_id)
    di_atas_pokok = garis[garis.index(pokok) + 1 :] if pokok in garis else garis
    for satu in kode:
        if satu == "kepala_pd_induk":
            calon = [u for u in di_atas_pokok if u.adalah_pd]
        elif satu == "kepala_pd":
            calon = [u for u in garis if u.adalah_pd][:1]
        elif satu in ("pimpinan_unit", "pemilik_kinerja"):
            calon = list(garis)
        elif satu in k.JENJANG_STRUKTURAL:
            calon = [u for u in garis if any(j.jenjang == satu for j in org.jabatan_di_unit(u.id) if j.pimpinan)]
        else:
            continue
        for unit in calon:
            ada = tuple(j for j in org.jabatan_di_unit(unit.id) if j.pimpinan and j.id not in kecuali)
            if ada:
                return ada
    return ()


def _berkode(org: Organisasi, kode: str) -> tuple[Jabatan, ...]:
    if kode in k.ASISTEN:
        return tuple(j for j in org.jabatan_berkode("asisten") if j.asisten == kode)
    return org.jabatan_berkode(kode)


def _ke_dalam(org: Organisasi, kode: tuple[str, ...], unit_id: str, kecuali: frozenset[str]) -> tuple[Jabatan, ...]:
    """Jabatan berkode di dalam unit pokok; bila tidak ada dan unit pokok bukan PD, di dalam PD induknya."""
    pokok = unit_pokok(org, unit_id)
    if pokok is None:
        return ()
    ada = _di_bawah(org, pokok, kode, kecuali)
    pd = next((u for u in org.garis_unit(pokok.id) if u.adalah_pd), None)
    if not ada and pd is not None and pd.id != pokok.id:
        ada = _di_bawah(org, pd, kode, kecuali)
    return ada


def _di_bawah(org: Organisasi, puncak: Unit, kode: tuple[str, ...], kecuali: frozenset[str]) -> tuple[Jabatan, ...]:
    ada: list[Jabatan] = []
    antre = [puncak]
    while antre:
        unit = antre.pop(0)
        ada.extend(j for j in org.jabatan_di_unit(unit.id) if _cocok(j, kode) and j.id not in kecuali)
        antre.extend(u for u in org.anak_unit(unit.id) if u.jenis not in k.JENIS_INDUK)
    return tuple(ada)


def pejabat_penilai(peraturan: Peraturan, org: Organisasi, jabatan: Jabatan) -> TemuanPejabat:
    """Pejabat Penilai Kinerja bagi pemangku `jabatan`; orang tidak pernah menjadi penilainya sendiri.

    Temuan berkeadaan `tidak_ada` dengan `jawaban.diatur` palsu berarti peraturan diam.
    """
    return pejabat_untuk(peraturan, org, "penilai", jabatan)


def pejabat_untuk(peraturan: Peraturan, org: Organisasi, pertanyaan: str, jabatan: Jabatan) -> TemuanPejabat:
    """Pejabat yang menjawab `pertanyaan` bagi pemangku `jabatan` (penilai, atasan_penilai)."""
    jawaban = tanya_jabatan(peraturan, org, pertanyaan, jabatan)
    if not jawaban.diatur:
        return TemuanPejabat((), (), (), "tidak_ada", (), jawaban)
    milik_sendiri = frozenset(
        j.id for p in org.pemangku(jabatan.id) for j in org.jabatan_dari(p.pegawai)
    ) | {jabatan.id}  # fmt: skip
    kode = tuple(dict.fromkeys(x for c in jawaban.cabang for satu in c.nilai for x in satu["oleh"]))
    temuan = cari_pejabat(org, kode, jabatan.unit, kecuali=milik_sendiri)
    return TemuanPejabat(temuan.dicari, temuan.jabatan, temuan.pemangku, temuan.keadaan, temuan.cara, jawaban)
