"""`peraturan simulasi`: apa yang berubah bagi siapa bila rancangan berlaku pada organisasi sebuah Pemda."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from typing import Any

from sistemkerja.aturan import katalog
from sistemkerja.aturan.baca import Peraturan
from sistemkerja.aturan.bentuk import PertanyaanKeliru
from sistemkerja.aturan.istilah import istilah
from sistemkerja.aturan.kalimat import nilai_kalimat
from sistemkerja.aturan.organisasi import OrganisasiMemori
from sistemkerja.aturan.simulasi import simulasi
from sistemkerja.perintah.peraturan.keluar import DIJAWAB, KELIRU, cetak_json, dengan_pesan
from sistemkerja.perintah.peraturan.tulisan import tulis

TERBANYAK = 40  # tiap bagian dalam bentuk teks; JSON selalu lengkap


def tambah(anak: Any, bersama: argparse.ArgumentParser) -> None:
    """Daftarkan anak perintah."""
    p = anak.add_parser("simulasi", parents=[bersama], help="apa yang berubah bagi siapa bila rancangan berlaku")
    p.add_argument("folder", help="folder rancangan, atau id peraturan")
    p.add_argument("--pemda", required=True, help="Pemda: slug, kode, atau nama")
    p.add_argument("--per", help="organisasi pada tanggal ini (TTTT-BB-HH); bawaan hari ini")
    p.add_argument("--contoh", action="store_true", help="organisasi contoh di memori, tanpa basis data")
    p.set_defaults(jalankan=_simulasi)


@dengan_pesan
def _simulasi(arg: argparse.Namespace) -> int:
    rancangan = katalog.peraturan(arg.folder)
    try:
        per = date.fromisoformat(arg.per) if arg.per else date.today()
    except ValueError:
        raise PertanyaanKeliru(f"tanggal '{arg.per}' bukan TTTT-BB-HH yang ada", ("2026-01-31",)) from None
    kini, org = _dari_contoh(arg.pemda, per) if arg.contoh else _dari_basisdata(arg.pemda, per)
    if not org.semua_jabatan():
        print(f"Organisasi Pemda '{arg.pemda}' pada {per} kosong; tidak ada yang disimulasikan.", file=sys.stderr)
        return KELIRU
    isi = {"pemda": arg.pemda, "per": per, **simulasi(kini, rancangan, org)}
    if arg.format == "json":
        cetak_json(isi)
    else:
        _tulis(isi, kini, rancangan)
    return DIJAWAB


def _dari_contoh(pemda: str, per: date) -> tuple[Peraturan, OrganisasiMemori]:
    from sistemkerja.contoh.memori import organisasi_contoh
    from sistemkerja.contoh.susunan import KODE

    slug = next((s for s, kode in KODE.items() if pemda in (s, kode)), None)
    if slug is None:
        raise PertanyaanKeliru(f"Pemda '{pemda}' tidak dikenal", tuple(KODE))
    return _peraturan_pemda(KODE[slug]), organisasi_contoh(slug, per)


def _peraturan_pemda(kode: str) -> Peraturan:
    for satu in katalog.daftar_id():
        per = katalog.peraturan(satu)
        if per.identitas["pemda"]["kode"] == kode:
            return per
    raise PertanyaanKeliru(f"tidak ada peraturan bagi Pemda '{kode}'", katalog.daftar_id())


def _dari_basisdata(pemda: str, per: date) -> tuple[Peraturan, OrganisasiMemori]:
    import django

    django.setup()
    from sistemkerja.perintah.basisdata import basisdata_siap

    with basisdata_siap():
        return peraturan_dan_organisasi(pemda, per)


def peraturan_dan_organisasi(pemda: str, per: date) -> tuple[Peraturan, OrganisasiMemori]:
    """Naskah yang diadopsi beserta kebijakannya, dan organisasi sebuah Pemda pada `per`, dari basis data yang menyala.

    Pemda yang belum mengadopsi apa pun dibandingkan dengan peraturan bawaannya.
    """
    from django.db.models import Q

    from sistemkerja.alur.mesin import adopsi_pada, peraturan_adopsi
    from sistemkerja.organisasi.baca_sql import muat_memori
    from sistemkerja.pemda.konteks import gunakan
    from sistemkerja.pemda.models import Pemda

    ada = Pemda.objects.filter(Q(slug=pemda) | Q(kode=pemda) | Q(nama__iexact=pemda)).first()
    if ada is None:
        slug = tuple(Pemda.objects.values_list("slug", flat=True))
        pesan = f"Pemda '{pemda}' tidak dikenal"
        raise PertanyaanKeliru(pesan if slug else f"{pesan}: basis data belum berisi Pemda", slug)
    with gunakan(ada):
        adopsi = adopsi_pada(ada, per)
        kini = peraturan_adopsi(ada, adopsi) if adopsi else katalog.peraturan(ada.peraturan_id)
        return kini, muat_memori(ada.pk, per)


def _tulis(isi: dict[str, Any], kini: Peraturan, rancangan: Peraturan) -> None:
    angka = isi["angka"]
    tulis(f"Bila {rancangan.judul} menggantikan {kini.judul} pada organisasi {isi['pemda']} per {isi['per']}:")
    tulis(f"{angka['penilai_berubah']} dari {angka['jabatan']} jabatan berganti penilai;", 2, "- ")
    tulis(f"{angka['rantai_berubah']} dari {angka['unit']} unit berubah rantai tinjauannya;", 2, "- ")
    tulis(f"{angka['naskah_berubah']} perubahan naskah.", 2, "- ")
    _bagian("PENILAI", isi["penilai"], _tulis_penilai)
    _bagian("RANTAI TINJAUAN", isi["rantai"], _tulis_rantai)
    _bagian("NASKAH", isi["naskah"], lambda x: _tulis_naskah(x, kini, rancangan))


def _bagian(judul: str, daftar: list[dict[str, Any]], tulis_satu: Any) -> None:
    if daftar:
        print(f"\n{judul}")
    for x in daftar[:TERBANYAK]:
        tulis_satu(x)
    if len(daftar) > TERBANYAK:
        tulis(f"… dan {len(daftar) - TERBANYAK} lagi; semuanya dengan --format json", 2)


def _tulis_penilai(x: dict[str, Any]) -> None:
    nama = f" ({', '.join(x['pemangku'])})" if x["pemangku"] else ""
    tulis(f"{x['nama']}{nama}, {x['unit']}: {_pejabat(x['kini'])} → {_pejabat(x['rancangan'])}", 2, "- ")


def _pejabat(x: dict[str, Any]) -> str:
    if not x["diatur"]:
        return "tidak diatur"
    siapa = " atau ".join(x["jabatan"]) or " atau ".join(istilah(d) for d in x["dicari"])
    keadaan = "" if x["keadaan"] == "dipangku" else f", {x['keadaan']}"
    return f"{siapa}{keadaan} ({'; '.join(x['dasar'][:2])})"


def _tulis_rantai(x: dict[str, Any]) -> None:
    tulis(x["nama"], 2, "- ")
    for kata in ("kini", "rancangan"):
        langkah = [f"{' atau '.join(s['jabatan'])} {s['kerja'].replace('_', ' ')}" for s in x[kata]["langkah"]
                   if not s["dilewati"]]  # fmt: skip
        tulis(f"{kata}: {' → '.join(langkah) or 'tidak diatur'} ({'; '.join(x[kata]['dasar'][:3])})", 6)


def _tulis_naskah(x: dict[str, Any], kini: Peraturan, rancangan: Peraturan) -> None:
    unit = ", ".join(x["unit"][:5]) + (f", dan {len(x['unit']) - 5} unit lain" if len(x["unit"]) > 5 else "")
    tulis(f"{istilah(x['lingkup'])}: {unit}", 2, "- ")
    for kata, per in (("kini", kini), ("rancangan", rancangan)):
        isi = "; ".join(b for nilai in x[kata]["nilai"] for b in nilai_kalimat(nilai, per))
        tulis(f"{kata}: {isi or 'tidak diatur'} ({'; '.join(x[kata]['dasar'][:3])})", 6)
