"""Langkah atas kursi jabatan dan formasi, dan penempatan pemangkunya. Murni, seperti langkah atas unit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from sistemkerja.aturan import kosakata
from sistemkerja.kepegawaian.reorganisasi.keadaan import Formasi, Keadaan, Kursi, Pangku
from sistemkerja.kepegawaian.reorganisasi.periksa import LangkahKeliru, Temuan

Isi = Mapping[str, Any]
MEDAN_UBAH = ("nama", "kode", "jenjang", "kelas", "pimpinan", "asisten", "urut")
KURSI_TERBANYAK = 200


def bentuk_kursi(k: Keadaan, isi: Isi) -> None:
    """Satu atau beberapa kursi dengan nama, jenjang, dan kelas yang sama."""
    unit = isi.get("unit")
    if unit not in k.unit:
        raise LangkahKeliru(
            Temuan(_("Unit ini tidak ada pada tanggal itu: belum dibentuk, atau sudah ditutup."), "unit")
        )
    ids = isi.get("ids") or ()
    if not 1 <= len(ids) <= KURSI_TERBANYAK:
        kalimat = _("Banyak kursi antara 1 dan %(n)s.") % {"n": KURSI_TERBANYAK}
        raise LangkahKeliru(Temuan(kalimat, "banyak"))
    if isi.get("pimpinan") and len(ids) > 1:
        raise LangkahKeliru(Temuan(_("Sebuah unit hanya punya satu kursi pimpinan."), "banyak"))
    for id_ in ids:
        buat_kursi(k, unit, {**isi, "id": id_})


def ubah_kursi(k: Keadaan, isi: Isi) -> None:
    """Nama, kode, jenjang, atau kelas yang baru; yang tidak disebut tetap."""
    kursi = satu_kursi(k, isi.get("kursi"), "kursi")
    baru = replace(kursi, **{m: isi[m] for m in MEDAN_UBAH if m in isi})
    if baru == kursi:
        raise LangkahKeliru(Temuan(_("Tidak ada yang berubah: isinya sama dengan yang sekarang."), "nama"))
    _pastikan_dikenal(baru)
    _pastikan_satu_pimpinan(k, baru)
    k.kursi[kursi.id] = baru


def pindah_kursi(k: Keadaan, isi: Isi) -> None:
    """Kursi-kursi pindah ke unit lain bersama pemangku dan kerjanya."""
    ids = isi.get("daftar") or ([isi["kursi"]] if isi.get("kursi") else [])
    if not ids:
        raise LangkahKeliru(Temuan(_("Pilih kursinya."), "daftar"))
    for id_ in ids:
        kursi = satu_kursi(k, id_, "daftar")
        if isi.get("unit") not in k.unit:
            kalimat = _("Unit ini tidak ada pada tanggal itu: belum dibentuk, atau sudah ditutup.")
            raise LangkahKeliru(Temuan(kalimat, "unit"))
        if kursi.unit == isi["unit"]:
            raise LangkahKeliru(Temuan(_("%(nama)s sudah berada di unit itu.") % {"nama": kursi.nama}, "unit"))
        pindahkan_kursi(k, kursi, isi["unit"])


def tutup_kursi(k: Keadaan, isi: Isi) -> None:
    """Kursi berakhir. Ditolak selama dipangku atau ada kerja, kecuali langkahnya menyebut ke mana."""
    kursi = satu_kursi(k, isi.get("kursi"), "kursi")
    if isi.get("pemangku_ke"):
        tempatkan(k, {"dari": kursi.id, "ke": isi["pemangku_ke"]})
    penerus = isi.get("kerja_ke")
    if penerus:
        satu_kursi(k, penerus, "kerja_ke")
        if penerus == kursi.id:
            raise LangkahKeliru(Temuan(_("Pilih kursi lain sebagai penerus."), "kerja_ke"))
        k.alih_kursi[kursi.id] = penerus
    tutup_satu(k, kursi, lepas=bool(isi.get("lepas")))


def tempatkan(k: Keadaan, isi: Isi) -> None:
    """Pemangku definitif sebuah kursi menempati kursi lain sejak tanggal rencana."""
    ke = satu_kursi(k, isi.get("ke"), "ke")
    dari = isi.get("dari")
    orang = next((p for p in k.pangku_di(dari or "") if p.sifat == "definitif"), None)
    lepas = next((p for p in k.dilepas if p.kursi == dari and p.sifat == "definitif"), None)
    if orang is None and lepas is None:
        raise LangkahKeliru(Temuan(_("Kursi itu tidak ada pemangku definitifnya."), "dari"))
    isi_kursi = next((p for p in k.pangku_di(ke.id) if p.sifat == "definitif"), None)
    if isi_kursi is not None:
        kalimat = _("%(jabatan)s sudah dipangku %(nama)s.") % {"jabatan": ke.nama, "nama": isi_kursi.nama}
        raise LangkahKeliru(Temuan(kalimat, "ke", "kursi", ke.id, ke.nama))
    if orang is not None:
        del k.pangku[orang.id]
    else:
        k.dilepas = [p for p in k.dilepas if p is not lepas]
    siapa = orang or lepas
    assert siapa is not None
    baru = f"{ke.id}/{siapa.pegawai}"
    k.pangku[baru] = Pangku(baru, ke.id, siapa.pegawai, siapa.nama, "definitif")


def tetapkan_formasi(k: Keadaan, isi: Isi) -> None:
    """Banyak kursi yang ditetapkan bagi satu nama jabatan; 0 mengakhirinya."""
    if isi.get("unit") not in k.unit:
        raise LangkahKeliru(Temuan(_("Pilih unitnya."), "unit"))
    nama, jumlah = str(isi.get("nama") or "").strip(), int(isi.get("jumlah") or 0)
    if not nama:
        raise LangkahKeliru(Temuan(_("Bidang ini wajib diisi."), "nama"))
    if isi.get("jenjang") not in kosakata.JENJANG:
        raise LangkahKeliru(Temuan(_("Pilih jenjangnya."), "jenjang"))
    lama = next((f for f in k.formasi_di(isi["unit"]) if f.nama == nama), None)
    if lama is None and jumlah == 0:
        raise LangkahKeliru(Temuan(_("Formasi ini memang belum ditetapkan."), "jumlah"))
    kelas = isi.get("kelas")
    if lama is not None:
        if (lama.jenjang, lama.kelas, lama.jumlah) == (isi["jenjang"], kelas, jumlah):
            raise LangkahKeliru(Temuan(_("Tidak ada yang berubah: isinya sama dengan yang sekarang."), "jumlah"))
        k.formasi[lama.id] = replace(lama, jenjang=isi["jenjang"], kelas=kelas, jumlah=jumlah)
        if not jumlah:
            del k.formasi[lama.id]
    elif jumlah:
        id_ = f"{isi['unit']}/{nama}"
        k.formasi[id_] = Formasi(id_, isi["unit"], nama, isi["jenjang"], kelas, jumlah)


def buat_kursi(k: Keadaan, unit: str, isi: Isi) -> Kursi:
    """Kursi baru di sebuah unit; kode dan jenjangnya harus dikenal. Raises LangkahKeliru."""
    nama = str(isi.get("nama") or "").strip()
    if not nama:
        raise LangkahKeliru(Temuan(_("Nama jabatan wajib diisi."), "nama_jabatan"))
    if isi["id"] in k.kursi:
        raise LangkahKeliru(Temuan(_("Kursi ini sudah dibentuk."), "nama_jabatan"))
    kursi = Kursi(
        isi["id"], unit, nama, str(isi.get("kode") or ""), str(isi.get("jenjang") or ""), isi.get("kelas"),
        bool(isi.get("pimpinan")), str(isi.get("asisten") or ""), int(isi.get("urut") or 0),
    )  # fmt: skip
    _pastikan_dikenal(kursi)
    _pastikan_satu_pimpinan(k, kursi)
    k.kursi[kursi.id] = kursi
    return kursi


def pindahkan_kursi(k: Keadaan, kursi: Kursi, unit: str) -> None:
    """Kursi ke unit lain; kursi pimpinan hanya ke unit yang belum punya pimpinan. Raises LangkahKeliru."""
    baru = replace(kursi, unit=unit)
    _pastikan_satu_pimpinan(k, baru)
    k.kursi[kursi.id] = baru


def tutup_satu(k: Keadaan, kursi: Kursi, *, lepas: bool) -> None:
    """Akhiri sebuah kursi; pemangkunya dilepas hanya bila diminta. Raises LangkahKeliru."""
    halangan = []
    for p in k.pangku_di(kursi.id) if not lepas else ():
        kalimat = _("Masih dipangku %(nama)s: %(jabatan)s.") % {"jabatan": kursi.nama, "nama": p.nama}
        halangan.append(Temuan(kalimat, "lepas", "kursi", kursi.id, kursi.nama))
    if kursi.id not in k.alih_kursi:
        for beban in k.beban.get(kursi.id, ()):
            kalimat = _("Menunggu %(jabatan)s: %(judul)s.") % {"jabatan": kursi.nama, "judul": beban.judul}
            halangan.append(Temuan(kalimat, "kerja_ke", "alamat", beban.alamat, beban.judul))
    if halangan:
        raise LangkahKeliru(*halangan)
    lepaskan(k, kursi)
    del k.kursi[kursi.id]


def lepaskan(k: Keadaan, kursi: Kursi) -> None:
    """Pemangku sebuah kursi kehilangan kursinya; yang definitif menunggu penempatan."""
    for p in k.pangku_di(kursi.id):
        del k.pangku[p.id]
        k.dilepas.append(p)


def satu_kursi(k: Keadaan, id_: Any, medan: str) -> Kursi:
    """Kursi yang ada pada tanggal itu. Raises LangkahKeliru."""
    if not id_ or id_ not in k.kursi:
        kalimat = _("Jabatan ini tidak ada pada tanggal itu: belum dibentuk, atau sudah ditutup.")
        raise LangkahKeliru(Temuan(kalimat if id_ else _("Pilih jabatannya."), medan))
    return k.kursi[id_]


def _pastikan_dikenal(kursi: Kursi) -> None:
    for medan, boleh in (("kode", ("", *kosakata.JABATAN)), ("asisten", ("", *kosakata.ASISTEN))):
        if getattr(kursi, medan) not in boleh:
            kalimat = _("'%(nilai)s' tidak dikenal. Yang dikenal: %(boleh)s.")
            isi = {"nilai": getattr(kursi, medan), "boleh": ", ".join(b for b in boleh if b)}
            raise LangkahKeliru(Temuan(kalimat % isi, medan))
    if kursi.jenjang not in kosakata.JENJANG and kursi.kode != "kepala_daerah":
        raise LangkahKeliru(Temuan(_("Pilih jenjangnya."), "jenjang"))


def _pastikan_satu_pimpinan(k: Keadaan, kursi: Kursi) -> None:
    lain = k.pimpinan(kursi.unit) if kursi.pimpinan else None
    if lain is not None and lain.id != kursi.id:
        kalimat = _("%(unit)s sudah punya pimpinan: %(nama)s.")
        isi = {"unit": k.unit[kursi.unit].nama, "nama": lain.nama}
        raise LangkahKeliru(Temuan(kalimat % isi, "pimpinan", "kursi", lain.id, lain.nama))
