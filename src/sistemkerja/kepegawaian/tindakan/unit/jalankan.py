"""Satu jalan bagi setiap penataan: dikunci, diperiksa utuh di memori, ditulis, dialihkan kerjanya, dan dicatat."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db import IntegrityError, connections, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, override

from sistemkerja.jejak.catat import BAHASA_CATATAN, catat
from sistemkerja.kepegawaian.models.unit import RencanaReorganisasi
from sistemkerja.kepegawaian.reorganisasi.kalimat import kalimat_langkah
from sistemkerja.kepegawaian.reorganisasi.muat import muat
from sistemkerja.kepegawaian.reorganisasi.periksa import Temuan
from sistemkerja.kepegawaian.reorganisasi.perubahan import Catatan, ke_json, selisih
from sistemkerja.kepegawaian.reorganisasi.rencana import Hasil, Langkah, rencanakan
from sistemkerja.kepegawaian.tindakan.penanda import pastikan_penanda
from sistemkerja.kepegawaian.tindakan.unit.alih import catat_pengalihan, jalankan_pengalihan
from sistemkerja.kepegawaian.tindakan.unit.tulis import SudahMulai, tulis
from sistemkerja.organisasi.models import Jabatan, Keputusan, Pegawai, UnitOrganisasi
from sistemkerja.organisasi.pelaku import Pelaku
from sistemkerja.organisasi.peran_sistem import PeranSistem, pastikan_peran
from sistemkerja.organisasi.rincian import segarkan
from sistemkerja.pemda.galat import MasukanKeliru
from sistemkerja.pemda.models import Pemda
from sistemkerja.pemda.sel import sel_kini

_WIT = ZoneInfo("Asia/Jayapura")


@dataclass(frozen=True, slots=True)
class Dasar:
    """Surat keputusan yang memerintahkan penataan, sebagaimana tertulis padanya."""

    nomor: str
    tanggal: date | None
    tentang: str = ""
    penanda: str = ""
    izin: str = ""  # izin atau mandat tertulis, bila penandanya Plt. atau Plh.


class TataKeliru(MasukanKeliru):
    """Penataan yang tidak dapat ditetapkan; membawa setiap halangan dengan hal yang dimaksud, untuk tautannya."""

    def __init__(self, hasil: Hasil) -> None:
        self.hasil = hasil
        self.temuan: list[Temuan] = hasil.semua_temuan()
        galat: dict[str, list[str]] = {}
        for t in self.temuan:
            galat.setdefault(t.medan, []).append(t.kalimat)
        super().__init__(galat)


def pastikan_pengelola(oleh: Pelaku, apa: str) -> str:
    """Sebutan peran yang dipakai, dalam bahasa catatan. Raises TidakBerwenang."""
    peran = PeranSistem(pastikan_peran(oleh, PeranSistem.PENGELOLA_ORGANISASI, apa=apa))
    with override(BAHASA_CATATAN):
        return str(peran.label)


def kunci_organisasi(pemda: Pemda) -> None:
    """Satu penataan pada satu waktu dalam satu Pemda, sampai transaksinya usai: keduanya menyentuh pohon yang sama."""
    with connections[sel_kini.get()].cursor() as kursor:
        kursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 4))", [f"organisasi:{pemda.pk}"])


def keputusan_tata(pemda: Pemda, dasar: Dasar) -> Keputusan:
    """Keputusan itu sebagai baris; nomor dan tanggal yang sama dipakai bersama.

    Raises MasukanKeliru, TidakBerwenang (penandanya Plt./Plh. tanpa izin tertulis).
    """
    galat = {}
    if not dasar.nomor.strip():
        galat["sk_nomor"] = [_("Wajib diisi: setiap perubahan berdasar keputusan.")]
    if dasar.tanggal is None:
        galat["sk_tanggal"] = [_("Wajib diisi: setiap perubahan berdasar keputusan.")]
    if not dasar.penanda.strip():
        galat["sk_penanda"] = [_("Wajib diisi: setiap perubahan berdasar keputusan.")]
    if galat or dasar.tanggal is None:
        raise MasukanKeliru(galat)
    pastikan_penanda(dasar.penanda, dasar.izin, "reorganisasi")
    keputusan, _baru = Keputusan.objects.get_or_create(
        pemda=pemda, nomor=dasar.nomor.strip(), tanggal=dasar.tanggal,
        defaults={"tentang": dasar.tentang.strip(), "penanda": dasar.penanda.strip()},
    )  # fmt: skip
    return keputusan


def hari_terawal(pemda: Pemda) -> date:
    """Hari yang dipakai penjaga penghapusan: hari di WIT, yang paling dahulu tiba."""
    return datetime.now(_WIT).date()


def coba(pemda: Pemda, semua: Sequence[Langkah], per: date) -> Hasil:
    """Hasil rencana bila ditetapkan, di memori saja; dipakai pratinjau dan penetapan."""
    return rencanakan(muat(pemda.pk, per), semua, per, hari_ini=hari_terawal(pemda))


def berlakukan(rencana: RencanaReorganisasi, semua: Sequence[Langkah], *, oleh: Pelaku, sebagai: str) -> None:
    """Tulis seluruh rencana (sudah dikunci) dan tandai ditetapkan. Raises TataKeliru, MasukanKeliru."""
    hasil = coba(oleh.pemda, semua, rencana.tanggal)
    if not hasil.sah:
        raise TataKeliru(hasil)
    if not semua or not hasil.berubah:
        raise MasukanKeliru({"": [_("Rencana ini tidak mengubah apa pun.")]})
    catatan = selisih(hasil.garis_lama, hasil.garis_baru)
    _tulis(oleh.pemda, catatan, rencana.keputusan, oleh)
    rencana.perubahan = ke_json(catatan)
    rencana.keadaan = RencanaReorganisasi.Keadaan.DITETAPKAN
    rencana.pengguna_id, rencana.oleh = oleh.pengguna_id, oleh.nama
    rencana.ditetapkan_pada = timezone.now()
    rencana.versi += 1
    rencana.save()
    catat_pengalihan(rencana, hasil.sesudah)
    with override(BAHASA_CATATAN):
        _catat_semua(rencana, semua, catatan, hasil, oleh, sebagai)
    jalankan_pengalihan(oleh.pemda, oleh.per)


def dasar_catatan(rencana: RencanaReorganisasi) -> list[str]:
    """Dasar sebuah rencana dalam riwayat: keputusannya, dan izin tertulis penandanya."""
    semua = [str(rencana.keputusan or ""), f"Izin tertulis: {rencana.sk_izin}"[:200] if rencana.sk_izin else ""]
    return [d for d in semua if d]


def _tulis(pemda: Pemda, catatan: Sequence[Catatan], keputusan: Keputusan | None, oleh: Pelaku) -> None:
    try:
        with transaction.atomic(using=sel_kini.get()):
            tulis(pemda.pk, catatan, keputusan)
    except SudahMulai as galat:
        kalimat = _(
            "Ada yang sudah mulai berlaku pada tanggal itu dan tetap menjadi riwayat. Pilih tanggal sesudahnya."
        )
        raise MasukanKeliru({"tanggal": [kalimat]}) from galat
    except IntegrityError as galat:
        kalimat = _("Basis data menolak susunan ini: dua hal menempati tempat yang sama pada masa yang sama.")
        raise MasukanKeliru({"": [kalimat]}) from galat
    segarkan(pemda.pk, oleh.per)


def batalkan_baris(pemda: Pemda, catatan: Sequence[Catatan], oleh: Pelaku) -> None:
    """Kembalikan baris-baris seperti semula (yang belum mulai berlaku saja). Raises MasukanKeliru."""
    _tulis(pemda, [c.balik() for c in catatan], None, oleh)


def _catat_semua(
    rencana: RencanaReorganisasi, semua: Sequence[Langkah], catatan: Sequence[Catatan], hasil: Hasil, oleh: Pelaku,
    sebagai: str,
) -> None:  # fmt: skip
    dasar = dasar_catatan(rencana)
    kalimat = "; ".join(kalimat_langkah(satu, hasil) for satu in semua[:5])
    if len(semua) > 5:
        kalimat += _("; dan %(n)s langkah lain") % {"n": len(semua) - 5}
    berlaku = _("berlaku %(tanggal)s") % {"tanggal": rencana.tanggal.strftime("%d-%m-%Y")}
    catat(
        "reorganisasi.ditetapkan", rencana, oleh=oleh, sebagai=sebagai, dasar=dasar, kasus=rencana.pk,
        kalimat=f"{kalimat}; {berlaku}.", isi={"langkah": [{"kode": s.kode, "isi": dict(s.isi)} for s in semua]},
    )  # fmt: skip
    for c in catatan:
        objek, peristiwa = _objek(c)
        if objek is not None:
            catat(
                f"{peristiwa}.{_kata(c)}", objek, oleh=oleh, sebagai=sebagai, dasar=dasar, kasus=rencana.pk,
                kalimat=f"{_(_KALIMAT[_kata(c)]) % {'nama': c.nama}} ({berlaku}).", isi=_isi(c),
            )  # fmt: skip


_KALIMAT = {
    "dibentuk": gettext_noop("%(nama)s dibentuk"),
    "ditutup": gettext_noop("%(nama)s ditutup"),
    "diubah": gettext_noop("%(nama)s diubah"),
}


def _objek(c: Catatan) -> tuple[UnitOrganisasi | Jabatan | Pegawai | None, str]:
    if c.jenis == "unit":
        return UnitOrganisasi(pk=c.id), "unit"
    if c.jenis == "kursi":
        return Jabatan(pk=c.id), "jabatan"
    if c.jenis == "pangku":
        return Pegawai(pk=(c.baru or c.lama)[-1].isi.pegawai), "pemangku"
    return UnitOrganisasi(pk=(c.baru or c.lama)[-1].isi.unit), "formasi"


def _kata(c: Catatan) -> str:
    if not c.lama:
        return "dibentuk"
    berakhir = not c.baru or (c.baru[-1].sampai is not None and c.baru[-1].sampai != c.lama[-1].sampai)
    return "ditutup" if berakhir else "diubah"


def _isi(c: Catatan) -> dict[str, dict[str, str]]:
    """Hanya medan yang berubah, dengan masa barisnya bila itulah yang berubah."""
    lama, baru = (_datar(c.lama), _datar(c.baru))
    beda = [m for m in {**lama, **baru} if lama.get(m) != baru.get(m)]
    return {"sebelum": {m: lama[m] for m in beda if m in lama}, "sesudah": {m: baru[m] for m in beda if m in baru}}


def _datar(rangkaian: Sequence[object]) -> dict[str, str]:
    if not rangkaian:
        return {}
    akhir = rangkaian[-1]
    isi = {m: str(getattr(akhir.isi, m)) for m in akhir.isi.__slots__}  # type: ignore[attr-defined]
    return isi | {"sampai": str(akhir.sampai or "")}  # type: ignore[attr-defined]
