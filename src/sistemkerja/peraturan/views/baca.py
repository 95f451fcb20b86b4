"""Membaca sebuah peraturan: identitas, ketentuan, aturan, catatan, dan cakupannya."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sistemkerja.aturan import katalog
from sistemkerja.aturan import kosakata as k
from sistemkerja.aturan.baca import Peraturan
from sistemkerja.organisasi.pelaku import PelakuRequest
from sistemkerja.peraturan import susunan
from sistemkerja.peraturan.alamat import menurut_siput, url_ketentuan
from sistemkerja.peraturan.rupa import (
    JENIS_CATATAN,
    JENIS_KETENTUAN,
    rupa_aturan,
    rupa_catatan,
    rupa_contoh,
    rupa_diam,
    rupa_peran,
)
from sistemkerja.peraturan.views.rangka import adopsi_kini, peraturan_dari, rangka

SEHALAMAN = 60


@require_safe
def beranda(request: PelakuRequest) -> HttpResponse:
    """Peraturan Pemda sendiri; tanpa adopsi, daftar peraturan yang dapat dibaca."""
    adopsi = adopsi_kini(request)
    if adopsi and "semua" not in request.GET:
        return redirect("peraturan:peraturan", id=adopsi.peraturan_id)
    konteks = {"judul": _("Peraturan"), "adopsi": adopsi, "daftar": _lainnya("")}
    return render(request, "peraturan/beranda.html", konteks)


@require_safe
def peraturan(request: PelakuRequest, id: str) -> HttpResponse:
    """Identitas dan keberlakuan sebuah peraturan, pokok-pokoknya, dan apa yang hilang pada salinannya."""
    per = peraturan_dari(request, id)
    adopsi = adopsi_kini(request)
    menjawab = [(kode, judul, _banyak_aturan(per, kode)) for kode, judul in k.KELOMPOK.items()]
    isi = {
        "adopsi": adopsi if adopsi and adopsi.peraturan_id == per.id else None,
        "pokok": [x for x in menjawab if x[2]],
        "cakupan": susunan.cakupan(per),
        "lainnya": _lainnya(per.id),
    }
    return render(request, "peraturan/peraturan.html", rangka(request, per, "peraturan") | isi)


def _banyak_aturan(per: Peraturan, kelompok: str) -> int:
    return sum(1 for a in per.aturan.values() if k.PERTANYAAN[a.pertanyaan].kelompok == kelompok)


def _lainnya(kecuali: str) -> list[Peraturan]:
    return [katalog.peraturan(x) for x in katalog.daftar_id() if x != kecuali]


@require_safe
def daftar_ketentuan(request: PelakuRequest, id: str) -> HttpResponse:
    """Semua ketentuan: pohon per Pasal, atau hasil saringan menurut kata dan jenis."""
    per = peraturan_dari(request, id)
    q = " ".join(request.GET.get("q", "")[:100].split())
    jenis = request.GET.get("jenis", "")
    jenis = jenis if jenis in JENIS_KETENTUAN else ""
    isi: dict[str, Any] = {"q": q, "jenis": jenis, "pilihan_jenis": list(JENIS_KETENTUAN.items())}
    if q or jenis:
        cocok = [s for s in susunan.pohon(per).values() if _cocok(s, q, jenis)]
        halaman = Paginator(cocok, SEHALAMAN).get_page(request.GET.get("page"))
        kueri = request.GET.copy()
        kueri.pop("page", None)
        isi |= {"halaman": halaman, "kueri": f"{kueri.urlencode()}&"}
    else:
        isi["puncak"] = susunan.puncak(per)
    konteks = rangka(request, per, "daftar_ketentuan", _("Ketentuan")) | isi
    return render(request, "peraturan/daftar_ketentuan.html", konteks)


def _cocok(simpul: susunan.Simpul, q: str, jenis: str) -> bool:
    satu = simpul.ketentuan
    if jenis and satu.jenis != jenis:
        return False
    isi = f"{satu.alamat} {satu.ringkasan}".casefold()
    return all(kata in isi for kata in q.casefold().split())


@require_safe
def ketentuan(request: PelakuRequest, id: str, alamat: str) -> HttpResponse:
    """Satu ketentuan: ringkasannya, menjadi apa ia, aturan yang bersandar padanya, dan catatannya."""
    per = peraturan_dari(request, id)
    asal = menurut_siput(per).get(alamat)
    if asal is None:
        raise Http404
    simpul = susunan.pohon(per)[asal]
    urut = list(per.ketentuan)
    ke = urut.index(asal)
    konteks = rangka(request, per, "daftar_ketentuan", asal)
    konteks["remah"].append((_("Ketentuan"), reverse("peraturan:daftar_ketentuan", args=[per.id])))
    konteks["remah"] += [(s.ketentuan.alamat, url_ketentuan(per.id, s.ketentuan.alamat)) for s in simpul.garis[:-1]]
    isi = {
        "simpul": simpul,
        "jenis": JENIS_KETENTUAN[simpul.ketentuan.jenis],
        "aturan": [rupa_aturan(per, a) for a in per.aturan.values() if asal in a.dasar],
        "peran": [rupa_peran(per, p) for p in per.arti_peran if asal in p.dasar],
        "diam": [rupa_diam(per, d) for d in per.diam if asal in d.dicari_di],
        "keberlakuan": asal in per.masa.dasar,
        "catatan": [rupa_catatan(per, c) for c in per.catatan.values() if asal in c.tempat],
        "sebelum": urut[ke - 1] if ke else "",
        "sesudah": urut[ke + 1] if ke + 1 < len(urut) else "",
    }
    return render(request, "peraturan/ketentuan.html", konteks | isi)


@require_safe
def pokok(request: PelakuRequest, id: str, kelompok: str) -> HttpResponse:
    """Semua aturan dan diam tentang satu pokok, pertanyaan demi pertanyaan."""
    per = peraturan_dari(request, id)
    if kelompok not in k.KELOMPOK:
        raise Http404
    pertanyaan = []
    for p in k.PERTANYAAN.values():
        semua = (*per.menurut_pertanyaan.get(p.nama, ()), *per.kebijakan.get(p.nama, ()))
        aturan_ = [rupa_aturan(per, a) for a in semua]
        diam = [rupa_diam(per, d) for d in per.diam if d.pertanyaan == p.nama]
        if p.kelompok == kelompok and (aturan_ or diam):
            pertanyaan.append({"nama": p.nama, "judul": p.judul, "aturan": aturan_, "diam": diam})
    konteks = rangka(request, per, "peraturan", k.KELOMPOK[kelompok])
    return render(request, "peraturan/pokok.html", konteks | {"pertanyaan": pertanyaan})


@require_safe
def aturan(request: PelakuRequest, id: str, aturan: str) -> HttpResponse:
    """Satu aturan dalam kata, dengan contoh yang mengujinya."""
    per = peraturan_dari(request, id)
    satu = per.aturan.get(aturan)
    if satu is None:
        raise Http404
    p = k.PERTANYAAN[satu.pertanyaan]
    konteks = rangka(request, per, "", p.judul)
    konteks["remah"].append((k.KELOMPOK[p.kelompok], reverse("peraturan:pokok", args=[per.id, p.kelompok])))
    isi = {
        "aturan": rupa_aturan(per, satu),
        "mengatasi": [rupa_aturan(per, per.aturan[x]) for x in satu.mengatasi if x in per.aturan],
        "diatasi": [rupa_aturan(per, a) for a in per.aturan.values() if satu.id in a.mengatasi],
        "contoh": [rupa_contoh(per, c) for c in susunan.contoh_aturan(per).get(satu.id, ())],
        "berkas": f"{satu.berkas}:{satu.baris}",
    }
    return render(request, "peraturan/aturan.html", konteks | isi)


@require_safe
def catatan(request: PelakuRequest, id: str) -> HttpResponse:
    """Catatan pembacaan: tempat, kata teks, bacaan yang dipilih, dan akibat bila dibaca sebaliknya."""
    per = peraturan_dari(request, id)
    jenis = request.GET.get("jenis", "")
    semua = [c for c in per.catatan.values() if jenis in ("", c.jenis) or jenis not in JENIS_CATATAN]
    ada = {c.jenis for c in per.catatan.values()}
    isi = {
        "catatan": [rupa_catatan(per, c) for c in semua],
        "jenis": jenis,
        "pilihan_jenis": [(kode, nama) for kode, nama in JENIS_CATATAN.items() if kode in ada],
    }
    return render(request, "peraturan/catatan.html", rangka(request, per, "catatan", _("Catatan pembacaan")) | isi)


@require_safe
def cakupan(request: PelakuRequest, id: str) -> HttpResponse:
    """Lacak: berapa ketentuan menjadi apa, berapa aturan yang diuji contoh."""
    per = peraturan_dari(request, id)
    hitung = susunan.cakupan(per)
    jenis = hitung.angka["ketentuan_menurut_jenis"]
    isi = {
        "cakupan": hitung,
        "menurut_jenis": [(JENIS_KETENTUAN[x], n, x) for x, n in sorted(jenis.items(), key=_terbanyak)],
        "kelompok": [
            (judul, [b for b in hitung.pertanyaan if b.kelompok == kode]) for kode, judul in k.KELOMPOK.items()
        ],
    }
    return render(request, "peraturan/cakupan.html", rangka(request, per, "cakupan", _("Cakupan")) | isi)


def _terbanyak(pasangan: tuple[str, int]) -> int:
    return -pasangan[1]
