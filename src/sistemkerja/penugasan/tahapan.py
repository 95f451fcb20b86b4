"""Tahap penetapan sebuah penugasan: siapa menugaskan, siapa menetapkan ketua, siapa menetapkan, menurut aturan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from django.utils.translation import gettext as _

from sistemkerja.alur.mesin import Mesin
from sistemkerja.alur.wenang import Wenang, ke_kebijakan, wenang, wenang_bersifat
from sistemkerja.aturan import kosakata as k
from sistemkerja.aturan.bentuk import Jawaban
from sistemkerja.aturan.kedudukan import tanya_unit, unit_pokok
from sistemkerja.aturan.organisasi import Jabatan
from sistemkerja.aturan.pejabat import pejabat_penilai
from sistemkerja.pemda.galat import TidakDiaturApp
from sistemkerja.perencanaan.penyusun import pemberi_penugasan

_NASKAH_PERMOHONAN = ("surat_permohonan_pelibatan", "surat_jawaban")


@dataclass(frozen=True, slots=True)
class Tahap:
    """Satu tahap: kerjanya, siapa yang berwenang, dan namanya bagi orang."""

    kerja: str
    wenang: Wenang
    nama: str


def tahap_penetapan(
    m: Mesin, unit_id: UUID | str, *, bentuk: str, lingkup: str, berketua: bool, kursi: Sequence[Jabatan] = ()
) -> tuple[Tahap, ...]:
    """Tahap-tahap menetapkan penugasan di sebuah unit, berurutan; tahap pejabat yang sama dijalaninya sekaligus.

    Aturan: `pemberi_penugasan`, `penentu_ketua` (menetapkan), `penetap_tim` bagi tim, `penetap_penugasan`.
    `kursi` yang ditugaskan dipakai bila pemberinya ditentukan dari orangnya (jenjangnya, atau penilainya di unit lain).
    """
    semua = [*_pemberi(m, unit_id, lingkup, kursi)]
    if berketua:
        ketua = _penetap_ketua(m, unit_id, lingkup)
        if ketua is not None:
            semua.append(Tahap("menetapkan_ketua", ketua, _("menetapkan ketua tim")))
    penetap = wenang(m, "penetap_tim", unit_id, lingkup=lingkup) if bentuk == "tim" else None
    if penetap is None or not penetap.diatur:
        penetap = wenang(m, "penetap_penugasan", unit_id, lingkup=lingkup, cara="penunjukan", bentuk=bentuk)
    if penetap.diatur and penetap.id_jabatan:
        nama = _("menetapkan tim") if bentuk == "tim" else _("menetapkan penugasan")
        semua.append(Tahap("menetapkan", _atau_pemberi(m, penetap, semua, str(unit_id)), nama))
    return tuple(t for t in semua if t.wenang.diatur and t.wenang.id_jabatan)


def pastikan_ada_yang_menugaskan(m: Mesin, unit_id: UUID | str, tahap: Sequence[Tahap], lingkup: str) -> None:
    """Diam tidak pernah berarti boleh: tanpa yang menugaskan atau menetapkan, penugasan tidak jadi.

    Raises TidakDiaturApp dengan ketentuan tempat jawabannya dicari.
    """
    diam = diam_menugaskan(m, unit_id, tahap, lingkup)
    if diam is not None:
        raise diam


def diam_menugaskan(m: Mesin, unit_id: UUID | str, tahap: Sequence[Tahap], lingkup: str) -> TidakDiaturApp | None:
    """Penolakan karena peraturan diam tentang siapa yang menugaskan, dengan jalan keluarnya; None bila diatur."""
    if any(t.kerja in ("menugaskan", "menetapkan") for t in tahap):
        return None
    pemberi = pemberi_penugasan(m, unit_id, lingkup=lingkup)
    kalimat = _("%(p)s tidak mengatur siapa yang memberi penugasan di unit ini.") % {"p": m.peraturan.judul}
    saran = _("Pemda dapat menetapkan kebijakannya sendiri dengan dasar hukum tersendiri.")
    return TidakDiaturApp(kalimat, saran, list(pemberi.jawaban.dicari_di), kebijakan=ke_kebijakan(m, pemberi.jawaban))


def _atau_pemberi(m: Mesin, penetap: Wenang, sebelum: Sequence[Tahap], unit_id: str) -> Wenang:
    """Penetap yang disebut "atau" (penilai atau pimpinan): yang menugaskan ialah salah satunya, jadi ia menetapkan."""
    garis = {u.id for u in m.org.garis_unit(unit_id)}
    for satu in sebelum:
        sama = [j for j in satu.wenang.jabatan if j.unit in garis and (j.kode in penetap.kode)]
        if satu.kerja == "menugaskan" and sama and len(penetap.kode) > 1:
            return replace(penetap, temuan=satu.wenang.temuan)
    return penetap


def _pemberi(m: Mesin, unit_id: UUID | str, lingkup: str, kursi: Sequence[Jabatan]) -> list[Tahap]:
    """Yang menugaskan; bila aturannya menyebut penilai di unit yang dituju, tiap penilai orang itu satu tahap."""
    w = pemberi_penugasan(m, unit_id, lingkup=lingkup, jenjang=dict.fromkeys(j.jenjang for j in kursi))
    if not any(kode.endswith("_dituju") for kode in w.kode):
        return [Tahap("menugaskan", w, _("menugaskan"))]
    luar = [j for j in kursi if not _di_bawah(m, j.unit, str(unit_id))]
    hasil = []
    if len(luar) < len(kursi):
        hasil.append(Tahap("menugaskan", pemberi_penugasan(m, unit_id), _("menugaskan")))
    temuan = {t.jabatan: t for j in luar if (t := pejabat_penilai(m.peraturan, m.org, j)).jabatan}
    nama = _("menyetujui dan menugaskan pegawainya")
    hasil.extend(Tahap("menugaskan", replace(w, temuan=(t,)), nama) for t in temuan.values())
    return hasil


def _di_bawah(m: Mesin, unit_id: str, atas: str) -> bool:
    return any(u.id == atas for u in m.org.garis_unit(unit_id))


def _penetap_ketua(m: Mesin, unit_id: UUID | str, lingkup: str) -> Wenang | None:
    """Yang menetapkan ketua, bila aturan menyebutnya; `perlu_tidaknya` saja bukan penetapan."""
    w = wenang_bersifat(m, "penentu_ketua", unit_id, "menetapkan", lingkup=lingkup)
    return w if w.id_jabatan else None


def lingkup_penugasan(m: Mesin, unit_id: UUID | str, kursi: tuple[Jabatan, ...]) -> str:
    """Lingkup menurut letak kursi yang ditugaskan: dalam_unit, lintas_unit (satu PD), atau lintas_pd."""
    unit = str(unit_id)
    pd = _pd(m, unit)
    if any(_pd(m, j.unit) != pd for j in kursi):
        return "lintas_pd"
    if all(_di_bawah(m, j.unit, unit) for j in kursi):
        return "dalam_unit"
    return "lintas_unit"


def _pd(m: Mesin, unit_id: str) -> str:
    garis = m.org.garis_unit(unit_id)
    pd = next((u for u in garis if u.adalah_pd), None)
    return pd.id if pd else unit_id


def kursi_calon(m: Mesin, unit_id: UUID | str) -> tuple[Jabatan, ...]:
    """Kursi JF dan pelaksana di PD yang sama, ditambah koordinator (pengawas) unit ini: calon pelaksana dan ketua."""
    pokok = unit_pokok(m.org, str(unit_id))
    akar = m.org.unit(_pd(m, str(unit_id))) if pokok is None or pokok.adalah_pd else pokok
    hasil: list[Jabatan] = []
    antre = [akar]
    while antre:
        unit = antre.pop(0)
        hasil.extend(j for j in m.org.jabatan_di_unit(unit.id) if j.jenjang in k.JENJANG_PEGAWAI and not j.kode)
        antre.extend(m.org.anak_unit(unit.id))
    koordinator = wenang(m, "koordinator", unit_id)
    hasil.extend(j for j in koordinator.jabatan if j not in hasil)
    return tuple(hasil)


def berperan_pengendali(m: Mesin, unit_id: UUID | str) -> bool:
    """Apakah aturan unit ini mengenal pengendali tim (di samping ketua)."""
    return any(
        "pengendali_tim" in satu.get("oleh", ())
        for pertanyaan in ("koordinator", "pemantau")
        for c in tanya_unit(m.peraturan, m.org, pertanyaan, str(unit_id)).cabang
        for satu in c.nilai
    )


def naskah_penugasan(m: Mesin, unit_id: UUID | str, lingkup: str) -> tuple[str, Jawaban]:
    """Kode naskah yang menugaskan pada penunjukan ini ("" bila tidak diatur), dan jawabannya.

    Surat permohonan dan jawabannya menyertai alurnya, bukan naskah penugasannya.
    """
    jawaban = tanya_unit(m.peraturan, m.org, "instrumen", str(unit_id), lingkup=lingkup, cara="penunjukan")
    semua = [
        satu["instrumen"]
        for c in sorted(jawaban.cabang, key=lambda c: "ketua_tim" in c.bila.get("peran", ()))
        if not c.bila.keys() - {"peran"}
        for satu in c.nilai
        if satu["instrumen"] not in _NASKAH_PERMOHONAN
    ]
    return (str(semua[0]) if semua else ""), jawaban
