"""Organisasi buatan untuk uji sifat: pohon, jabatan yang tidak lengkap, rangkap, Plt., Plh., dan yang kosong."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st

from sistemkerja.aturan.organisasi import Jabatan, OrganisasiMemori, Pemangku, Unit

# jenis PD -> (kode pimpinan, jenis anaknya, kode pimpinan anak, bagian anak)
_ISI = {
    "dinas": ("kepala_pd", (("sekretariat", "sekretaris_pd"), ("bidang", "kepala_bidang"))),
    "badan": ("kepala_pd", (("sekretariat", "sekretaris_pd"), ("bidang", "kepala_bidang"))),
    "inspektorat": ("kepala_pd", (("sekretariat", "sekretaris_pd"), ("bidang", "inspektur_pembantu"))),
    "sekretariat_dprd": ("kepala_pd", (("bagian", "kepala_bagian"),)),
    "dpmptsp": ("kepala_pd", (("sekretariat", "sekretaris_pd"),)),
    "sekretariat_daerah": ("sekretaris_daerah", (("asisten", "asisten"), ("bagian", "kepala_bagian"))),
    "kecamatan": ("camat", (("sekretariat", "sekretaris_kecamatan"), ("seksi", "kepala_seksi"))),
    "kelurahan": ("lurah", (("sekretariat", "sekretaris_kelurahan"), ("seksi", "kepala_seksi"))),
    "rsud": ("direktur", (("bagian", "kepala_bagian"), ("bidang", "kepala_bidang"))),
    "uptd": ("kepala_uptd", (("subbagian", "kepala_subbagian"),)),
    "puskesmas": ("kepala_puskesmas", ()),
    "satuan_pendidikan": ("kepala_satuan_pendidikan", ()),
}  # fmt: skip
_JENJANG = ("ahli_utama", "ahli_madya", "ahli_muda", "ahli_pertama", "penyelia", "mahir", "terampil", "pelaksana")
_STRUKTURAL = {"kepala_pd": "jpt_pratama", "sekretaris_daerah": "jpt_pratama", "camat": "administrator",
               "lurah": "pengawas", "sekretaris_pd": "administrator", "kepala_bidang": "administrator"}  # fmt: skip


@dataclass(slots=True)
class Buatan:
    """Organisasi buatan beserta id-idnya, supaya uji dapat memilih unit dan orang."""

    org: OrganisasiMemori
    unit: list[Unit]
    jabatan: list[Jabatan]
    pemangku: list[Pemangku]

    @property
    def orang(self) -> list[str]:
        return sorted({p.pegawai for p in self.pemangku})


@st.composite
def organisasi_buatan(draw: st.DrawFn) -> Buatan:
    """Pemda dengan satu sampai empat PD; tiap tingkat dan tiap jabatan mungkin tidak ada."""
    unit = [Unit("pemda", "Pemda", "pemda", "", None, False, "", "")]
    jabatan = [Jabatan("j-kdh", "Kepala Daerah", "kepala_daerah", "", "pemda", True, "")]
    for n, jenis in enumerate(draw(st.lists(st.sampled_from(sorted(_ISI)), min_size=1, max_size=4))):
        _pd(draw, unit, jabatan, f"u{n}", jenis, "pemda")
    return _isi(draw, unit, jabatan)


def _pd(draw: st.DrawFn, unit: list[Unit], jabatan: list[Jabatan], kode: str, jenis: str, induk: str) -> None:
    pimpinan, anak = _ISI[jenis]
    unit.append(Unit(kode, f"{jenis} {kode}", jenis, "", induk, induk == "pemda", "", ""))
    if draw(st.integers(0, 9)):  # pimpinan kadang tidak ada dalam susunan
        _kursi(jabatan, kode, pimpinan, "j0")
    for n, (jenis_anak, kode_anak) in enumerate(anak):
        if draw(st.integers(0, 3)):
            sub = f"{kode}.{n}"
            bagian = "" if jenis_anak == "asisten" else jenis_anak
            unit.append(Unit(sub, f"{jenis_anak} {sub}", jenis_anak, "", kode, False, "", bagian))
            _kursi(jabatan, sub, kode_anak, "j0")
            _pegawai(draw, jabatan, sub)
    _pegawai(draw, jabatan, kode)
    if jenis in ("dinas", "kecamatan") and draw(st.booleans()):
        bawah = "kelurahan" if jenis == "kecamatan" else draw(st.sampled_from(("uptd", "puskesmas", "rsud")))
        _pd(draw, unit, jabatan, f"{kode}.b", bawah, kode)


def _kursi(jabatan: list[Jabatan], unit: str, kode: str, akhiran: str) -> None:
    asisten = "asisten_pemkesra" if kode == "asisten" else ""
    jenjang = _STRUKTURAL.get(kode, "pengawas")
    jabatan.append(Jabatan(f"{unit}-{akhiran}", f"{kode} {unit}", kode, jenjang, unit, True, asisten))


def _pegawai(draw: st.DrawFn, jabatan: list[Jabatan], unit: str) -> None:
    for n, jenjang in enumerate(draw(st.lists(st.sampled_from(_JENJANG), max_size=2))):
        jabatan.append(Jabatan(f"{unit}-p{n}", f"{jenjang} {unit}", "", jenjang, unit, False, ""))


def _isi(draw: st.DrawFn, unit: list[Unit], jabatan: list[Jabatan]) -> Buatan:
    """Pemangku: sedikit orang untuk banyak jabatan, supaya rangkap, Plt., Plh., dan kekosongan sering terjadi."""
    orang = [f"p{n}" for n in range(draw(st.integers(2, max(2, len(jabatan)))))]
    pemangku = []
    for j in jabatan:
        for sifat in draw(st.sampled_from(((), ("definitif",), ("definitif",), ("plt",), ("definitif", "plh")))):
            siapa = draw(st.sampled_from(orang))
            pemangku.append(Pemangku(j.id, siapa, siapa, sifat))
    return Buatan(OrganisasiMemori(unit, jabatan, pemangku), unit, jabatan, pemangku)
