"""Langkah atas unit: bentuk, ubah, pindah, gabung, pecah, dan tutup. Murni: dari sebuah keadaan ke keadaan berikut."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from sistemkerja.aturan import kosakata
from sistemkerja.kepegawaian.reorganisasi.keadaan import Formasi, Keadaan, Kursi, Unit
from sistemkerja.kepegawaian.reorganisasi.langkah_kursi import buat_kursi, lepaskan, pindahkan_kursi, tutup_satu
from sistemkerja.kepegawaian.reorganisasi.periksa import LangkahKeliru, Temuan

Isi = Mapping[str, Any]
MEDAN_UBAH = ("nama", "jenis", "kode_pd", "adalah_pd", "tipe", "bagian")


def bentuk_unit(k: Keadaan, isi: Isi) -> None:
    """Unit baru, dengan kursi pimpinannya bila disebut."""
    unit = _unit_baru(k, isi)
    k.unit[unit.id] = unit
    if isi.get("pimpinan"):
        buat_kursi(k, unit.id, {**isi["pimpinan"], "pimpinan": True})


def ubah_unit(k: Keadaan, isi: Isi) -> None:
    """Nama, jenis, tipe, bagian, atau kode PD yang baru; yang tidak disebut tetap."""
    unit = satu_unit(k, isi.get("unit"), "unit")
    baru = replace(unit, **{m: isi[m] for m in MEDAN_UBAH if m in isi})
    if baru == unit:
        raise LangkahKeliru(Temuan(_("Tidak ada yang berubah: isinya sama dengan yang sekarang."), "nama"))
    _pastikan_dikenal(baru)
    k.unit[unit.id] = baru


def pindah_unit(k: Keadaan, isi: Isi) -> None:
    """Induk yang baru; unit di bawahnya ikut. Lingkaran ditolak."""
    unit = satu_unit(k, isi.get("unit"), "unit")
    induk = satu_unit(k, isi.get("induk"), "induk")
    if unit.induk == induk.id:
        raise LangkahKeliru(Temuan(_("%(unit)s sudah di bawah %(induk)s.") % _dua(unit, induk), "induk"))
    if unit in k.garis(induk.id):
        kalimat = _("%(unit)s tidak dapat dipindah ke bawah %(induk)s: %(induk)s berada di dalam %(unit)s.")
        raise LangkahKeliru(Temuan(kalimat % _dua(unit, induk), "induk", "unit", induk.id, induk.nama))
    k.unit[unit.id] = replace(unit, induk=induk.id)


def gabung_unit(k: Keadaan, isi: Isi) -> None:
    """Unit-unit asal melebur ke tujuan (yang ada, atau yang baru); anak, kursi, formasi, dan kerjanya ikut pindah.

    Kursi pimpinan asal ditutup dan pemangkunya menunggu penempatan, kecuali satu yang menjadi pimpinan unit baru.
    """
    asal = [satu_unit(k, id_, "asal") for id_ in dict.fromkeys(isi.get("asal") or ())]
    if not asal or (not isi.get("baru") and len(asal) == 1 and asal[0].id == isi.get("tujuan")):
        raise LangkahKeliru(Temuan(_("Pilih unit yang digabungkan."), "asal"))
    tujuan = _tujuan(k, isi, asal)
    melebur = [u for u in asal if u.id != tujuan.id]
    for u in melebur:
        if u in k.garis(tujuan.id):
            kalimat = _("%(unit)s tidak dapat melebur ke %(induk)s yang berada di dalamnya. Pindahkan dahulu.")
            raise LangkahKeliru(Temuan(kalimat % _dua(u, tujuan), "tujuan", "unit", tujuan.id, tujuan.nama))
    for u in melebur:
        _lebur(k, u, tujuan, isi)


def pecah_unit(k: Keadaan, isi: Isi) -> None:
    """Unit baru di samping unit ini; kursi dan unit bawahan yang dipilih pindah ke sana bersama pemangkunya."""
    unit = satu_unit(k, isi.get("unit"), "unit")
    bentuk_unit(k, {"induk": unit.induk, **isi["baru"]})
    baru = k.unit[isi["baru"]["id"]]
    if not isi.get("daftar") and not isi.get("anak"):
        raise LangkahKeliru(Temuan(_("Pilih kursi atau unit bawahan yang pindah ke unit baru."), "daftar"))
    for id_ in isi.get("daftar") or ():
        kursi = k.kursi.get(id_)
        if kursi is None or kursi.unit != unit.id or kursi.pimpinan:
            raise LangkahKeliru(Temuan(_("Kursi yang dipilih tidak lagi berada di unit ini."), "daftar"))
        pindahkan_kursi(k, kursi, baru.id)
    for id_ in isi.get("anak") or ():
        anak = satu_unit(k, id_, "anak")
        if anak.induk != unit.id:
            raise LangkahKeliru(Temuan(_("%(nama)s tidak lagi di bawah unit ini.") % {"nama": anak.nama}, "anak"))
        k.unit[anak.id] = replace(anak, induk=baru.id)


def tutup_unit(k: Keadaan, isi: Isi) -> None:
    """Unit berakhir. Ditolak selama masih ada anak, pemangku, atau kerja, kecuali langkahnya menyebut ke mana."""
    unit = satu_unit(k, isi.get("unit"), "unit")
    penerus = satu_unit(k, isi["penerus"], "penerus") if isi.get("penerus") else None
    if penerus is not None and unit in k.garis(penerus.id):
        kalimat = _("Penerus tidak dapat berada di dalam unit yang ditutup: %(nama)s.") % {"nama": penerus.nama}
        raise LangkahKeliru(Temuan(kalimat, "penerus", "unit", penerus.id, penerus.nama))
    if penerus is not None:
        _lebur(k, unit, penerus, isi)
        return
    halangan = _halangan(k, unit, lepas=bool(isi.get("lepas")))
    if halangan:
        raise LangkahKeliru(*halangan)
    for kursi in k.kursi_di(unit.id):
        tutup_satu(k, kursi, lepas=True)
    _hapus(k, unit)


def _lebur(k: Keadaan, unit: Unit, tujuan: Unit, isi: Isi) -> None:
    for anak in k.anak(unit.id):
        if anak.id != tujuan.id:
            k.unit[anak.id] = replace(anak, induk=tujuan.id)
    pengganti = k.pimpinan(tujuan.id)
    for kursi in k.kursi_di(unit.id):
        if not kursi.pimpinan:
            pindahkan_kursi(k, kursi, tujuan.id)
        elif pengganti is not None:
            k.alih_kursi[kursi.id] = pengganti.id
            lepaskan(k, kursi)
            del k.kursi[kursi.id]
        else:
            _tutup_pimpinan(k, kursi, tujuan)
    for f in k.formasi_di(unit.id):
        _gabung_formasi(k, f, tujuan.id)
    k.alih_unit[unit.id] = tujuan.id
    _hapus(k, unit)


def _tutup_pimpinan(k: Keadaan, kursi: Kursi, tujuan: Unit) -> None:
    if k.beban.get(kursi.id):
        kalimat = _("%(nama)s tidak punya kursi pimpinan; bentuk dahulu, supaya kerja %(jabatan)s ada penerusnya.")
        isi = {"nama": tujuan.nama, "jabatan": kursi.nama}
        raise LangkahKeliru(Temuan(kalimat % isi, "tujuan", "unit", tujuan.id, tujuan.nama))
    lepaskan(k, kursi)
    del k.kursi[kursi.id]


def _gabung_formasi(k: Keadaan, f: Formasi, tujuan: str) -> None:
    """Formasi senama dijumlahkan; baris lama ditutup supaya riwayatnya terbaca di unit lamanya."""
    del k.formasi[f.id]
    sama = next((g for g in k.formasi_di(tujuan) if g.nama == f.nama), None)
    if sama is not None:
        k.formasi[sama.id] = replace(sama, jumlah=sama.jumlah + f.jumlah)
    else:
        id_ = f"{tujuan}/{f.nama}"
        k.formasi[id_] = Formasi(id_, tujuan, f.nama, f.jenjang, f.kelas, f.jumlah)


def _hapus(k: Keadaan, unit: Unit) -> None:
    for f in k.formasi_di(unit.id):
        del k.formasi[f.id]
    del k.unit[unit.id]


def _halangan(k: Keadaan, unit: Unit, lepas: bool) -> list[Temuan]:
    hasil = []
    for anak in k.anak(unit.id):
        kalimat = _("Masih ada unit di bawahnya: %(nama)s.") % {"nama": anak.nama}
        hasil.append(Temuan(kalimat, "penerus", "unit", anak.id, anak.nama))
    for beban in k.beban.get(unit.id, ()):
        kalimat = _("Kegiatan belum selesai: %(judul)s.") % {"judul": beban.judul}
        hasil.append(Temuan(kalimat, "penerus", "alamat", beban.alamat, beban.judul))
    for kursi in k.kursi_di(unit.id):
        for p in k.pangku_di(kursi.id) if not lepas else ():
            kalimat = _("Masih dipangku %(nama)s: %(jabatan)s.") % {"jabatan": kursi.nama, "nama": p.nama}
            hasil.append(Temuan(kalimat, "lepas", "kursi", kursi.id, kursi.nama))
        for beban in k.beban.get(kursi.id, ()):
            if beban.jenis == "kegiatan":  # sudah disebut sebagai kegiatan unitnya
                continue
            kalimat = _("Menunggu %(jabatan)s: %(judul)s.") % {"jabatan": kursi.nama, "judul": beban.judul}
            hasil.append(Temuan(kalimat, "penerus", "alamat", beban.alamat, beban.judul))
    return hasil


def _tujuan(k: Keadaan, isi: Isi, asal: list[Unit]) -> Unit:
    if not isi.get("baru"):
        return satu_unit(k, isi.get("tujuan"), "tujuan")
    baru = dict(isi["baru"])
    baru.setdefault("induk", asal[0].induk)
    dari = isi.get("pimpinan_dari")
    bentuk_unit(k, {**baru, "pimpinan": None} if dari else baru)
    if dari:
        kursi = k.pimpinan(dari) if any(u.id == dari for u in asal) else None
        if kursi is None:
            raise LangkahKeliru(Temuan(_("Unit itu tidak punya kursi pimpinan."), "pimpinan_dari"))
        nama = (baru.get("pimpinan") or {}).get("nama") or kursi.nama
        k.kursi[kursi.id] = replace(kursi, unit=baru["id"], nama=nama)
    return k.unit[baru["id"]]


def satu_unit(k: Keadaan, id_: Any, medan: str) -> Unit:
    """Unit yang ada pada tanggal itu. Raises LangkahKeliru."""
    if not id_ or id_ not in k.unit:
        kalimat = _("Unit ini tidak ada pada tanggal itu: belum dibentuk, atau sudah ditutup.")
        raise LangkahKeliru(Temuan(kalimat if id_ else _("Pilih unitnya."), medan))
    return k.unit[id_]


def _unit_baru(k: Keadaan, isi: Isi) -> Unit:
    induk = satu_unit(k, isi.get("induk"), "induk")
    if isi["id"] in k.unit:
        raise LangkahKeliru(Temuan(_("Unit ini sudah dibentuk."), "nama"))
    teks = {m: str(isi.get(m) or "") for m in ("kode", "nama", "jenis", "kode_pd", "tipe", "bagian")}
    unit = Unit(isi["id"], induk=induk.id, adalah_pd=bool(isi.get("adalah_pd")), **teks)
    for medan in ("kode", "nama"):
        if not teks[medan].strip():
            raise LangkahKeliru(Temuan(_("Bidang ini wajib diisi."), medan))
    sama = next((u for u in k.unit.values() if u.kode == unit.kode), None)
    if sama is not None:
        kalimat = _("Kode %(kode)s sudah dipakai %(nama)s.") % {"kode": unit.kode, "nama": sama.nama}
        raise LangkahKeliru(Temuan(kalimat, "kode", "unit", sama.id, sama.nama))
    _pastikan_dikenal(unit)
    return unit


def _pastikan_dikenal(unit: Unit) -> None:
    """Hanya jenis, bagian, dan tipe dari kosakata baku. Raises LangkahKeliru."""
    for medan, kosong, boleh in (
        ("jenis", False, kosakata.JENIS_UNIT),
        ("bagian", True, kosakata.BAGIAN),
        ("tipe", True, kosakata.KUNCI["tipe"] or ()),
    ):
        nilai = getattr(unit, medan)
        if nilai not in boleh and not (kosong and not nilai) and unit.jenis != "pemda":
            kalimat = _("'%(nilai)s' tidak dikenal. Yang dikenal: %(boleh)s.")
            raise LangkahKeliru(Temuan(kalimat % {"nilai": nilai, "boleh": ", ".join(boleh)}, medan))


def _dua(unit: Unit, induk: Unit) -> dict[str, str]:
    return {"unit": unit.nama, "induk": induk.nama}
