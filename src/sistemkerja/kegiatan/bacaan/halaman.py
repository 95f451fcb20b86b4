"""Isi halaman sebuah kegiatan: giliran, tahap, orang, rincian, catatan, kendala, berkas, putaran hasil, riwayat."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from sistemkerja.alur.bacaan import siapa_menunggu
from sistemkerja.alur.wenang import kenapa, siapa_bertindak
from sistemkerja.jejak.models import Peristiwa
from sistemkerja.kegiatan.bacaan.buka import Buka
from sistemkerja.kegiatan.bacaan.garis import garis_kegiatan, jabatan_langkah, kata_putusan, kenapa_langkah
from sistemkerja.kegiatan.models import Kegiatan, Rencana, Rincian
from sistemkerja.kegiatan.peran import bertindak_di, pakai_anggaran
from sistemkerja.kegiatan.tindakan.hasil import berikut

LENCANA = {
    Kegiatan.Keadaan.RENCANA: "draf",
    Kegiatan.Keadaan.PELAKSANAAN: "berjalan",
    Kegiatan.Keadaan.TINJAUAN: "ditinjau",
    Kegiatan.Keadaan.PERBAIKAN: "dikembalikan",
    Kegiatan.Keadaan.SELESAI: "selesai",
}


def halaman_kegiatan(b: Buka) -> dict[str, Any]:
    """Semua yang dibaca templat `kegiatan/kegiatan.html`, kecuali formulirnya."""
    rincian = rincian_kegiatan(b)
    return dasar_halaman(b) | {
        "garis": garis_kegiatan(b),
        "tahap": tahap_kegiatan(b),
        "orang_tim": orang_tim(b),
        "anggaran": pakai_anggaran(b.m, b.kegiatan),
        "baris_rencana": list(b.rencana.baris.all()),
        "jumlah_anggaran": sum(r.anggaran or 0 for r in b.rencana.baris.all()),
        "kenapa_pimpinan": kenapa(b.pimpinan),
        "siapa_pimpinan": siapa_bertindak(b.pimpinan),
        "rincian": rincian,
        "papan": papan(b, rincian),
        "kemajuan": kemajuan_kegiatan(b),
        "pemantauan": list(b.kegiatan.pemantauan.select_related("pegawai")),
        "kenapa_pemantau": kenapa_pemantau(b),
        "kendala": kendala_kegiatan(b),
        "berkas": list(b.kegiatan.berkas.select_related("pegawai", "hasil")),
        "putaran": putaran(b),
        "langkah": langkah_kini(b),
        "tidak_diatur": tidak_diatur(b),
        "riwayat": riwayat_kegiatan(b),
    }


def dasar_halaman(b: Buka) -> dict[str, Any]:
    """Yang dipakai setiap layar sebuah kegiatan: judul, remah, giliran."""
    k = b.kegiatan
    return {
        "b": b,
        "kegiatan": k,
        "lencana_keadaan": LENCANA[Kegiatan.Keadaan(k.keadaan)],
        "judul": k.judul,
        "remah": [(_("Kegiatan"), reverse("kegiatan:daftar"))],
        "giliran": giliran(b),
        "peraturan": b.m.peraturan.id,
    }


def giliran(b: Buka) -> dict[str, Any]:
    """Giliran siapa, sejak kapan, sampai kapan, dan siapa sesudahnya."""
    if b.selesai:
        return {"menunggu": "", "selesai": b.kegiatan.selesai_pada}
    if not b.tugas:
        return {"menunggu": _("pelaksana"), "batas": b.kegiatan.batas, "berikutnya": _berikutnya(b)}
    pertama = b.tugas[0]
    dipegang = [t for t in b.tugas if b.pelaku.memangku(t.untuk_jabatan_id)]
    saya = next((t for t in dipegang if bertindak_di(b.m, str(t.untuk_jabatan_id), b.pelaku) is not None), None)
    menunggu = saya.untuk_jabatan.nama if saya else siapa_menunggu(pertama, b.orang)
    if not saya and len(b.tugas) > 1:
        menunggu = _("%(s)s dan %(n)s orang lagi") % {"s": menunggu, "n": len(b.tugas) - 1}
    kosong = pertama.untuk_jabatan_id not in b.orang and len(b.tugas) == 1
    macet = _("Menunggu %(j)s, yang sedang kosong. Minta pengelola kepegawaian menunjuk Plt. atau Plh.")
    return {
        "menunggu": menunggu,
        "saya": saya is not None,
        "sejak": pertama.sejak,
        "batas": pertama.batas,
        "berikutnya": _berikutnya(b),
        "macet": macet % {"j": pertama.untuk_jabatan.nama} if kosong else "",
        "jawaban": _kenapa_giliran(b),
    }


def _berikutnya(b: Buka) -> str:
    if b.kegiatan.keadaan == Kegiatan.Keadaan.RENCANA:
        return (
            siapa_bertindak(b.pimpinan) if b.rencana.keadaan == Rencana.Keadaan.DRAF else b.tim.siapa(ketua_saja=True)
        )
    langkah = berikut(b.rantai, b.kegiatan.langkah)
    return jabatan_langkah(langkah) if langkah else ""


def _kenapa_giliran(b: Buka) -> dict[str, Any]:
    if b.langkah is not None:
        return kenapa_langkah(b, b.langkah)
    if b.rencana.keadaan == Rencana.Keadaan.DIAJUKAN:
        return kenapa(b.pimpinan)
    tugas = b.tugas[0]
    return {"kalimat": tugas.kenapa, "dasar": tugas.dasar, "peraturan": b.m.peraturan.id}


def tahap_kegiatan(b: Buka) -> list[dict[str, str]]:
    """Perencanaan, pelaksanaan, evaluasi: di mana kegiatan ini."""
    kini = {
        Kegiatan.Keadaan.RENCANA: 0,
        Kegiatan.Keadaan.PELAKSANAAN: 1,
        Kegiatan.Keadaan.TINJAUAN: 2,
        Kegiatan.Keadaan.PERBAIKAN: 2,
        Kegiatan.Keadaan.SELESAI: 3,
    }[Kegiatan.Keadaan(b.kegiatan.keadaan)]
    nama = [_("Rencana"), _("Pelaksanaan"), _("Evaluasi")]
    return [
        {
            "nama": n,
            "keadaan": "lalu" if i < kini else "kini" if i == kini else "nanti",
            "keterangan": str(b.kegiatan.get_keadaan_display()) if i == kini else "",
        }
        for i, n in enumerate(nama)
    ]


def orang_tim(b: Buka) -> list[dict[str, Any]]:
    """Orang dan perannya; bila kursinya kini dipangku orang lain, disebut juga."""
    hasil = []
    for p in b.tim.penugasan:
        kini = b.orang.get(p.jabatan_id, "")
        hasil.append(
            {
                "nama": str(p.pegawai),
                "peran": f"{p.get_peran_display()} · {p.jabatan.nama}",
                "uraian": p.uraian_peran,
                "kini": kini if kini != str(p.pegawai) else "",
                "saya": b.pelaku.memangku(p.jabatan_id),
            }
        )
    return hasil


def rincian_kegiatan(b: Buka) -> list[Rincian]:
    """Rincian dengan penanggung jawabnya."""
    return list(b.kegiatan.rincian.select_related("penanggung_jawab__pegawai", "penanggung_jawab__jabatan"))


def papan(b: Buka, rincian: list[Rincian]) -> list[dict[str, Any]]:
    """Rincian menurut keadaannya, untuk `antarmuka/_papan.html`."""
    url = b.kegiatan.get_absolute_url()
    return [
        {"kode": kode, "judul": str(nama), "kartu": [_kartu(r, url) for r in rincian if r.keadaan == kode]}
        for kode, nama in Rincian.Keadaan.choices
    ]


def _kartu(r: Rincian, url: str) -> dict[str, Any]:
    orang = [{"nama": str(r.penanggung_jawab.pegawai)}] if r.penanggung_jawab else []
    return {"judul": r.uraian, "url": f"{url}#rincian", "keterangan": f"{r.persen} %", "orang": orang, "batas": r.batas}


def kemajuan_kegiatan(b: Buka) -> list[Any]:
    """Catatan kemajuan, terbaru dahulu, dengan fotonya."""
    semua = b.kegiatan.kemajuan.select_related("pegawai", "rincian").prefetch_related("berkas")
    return list(semua[:60])


def kenapa_pemantau(b: Buka) -> dict[str, Any]:
    """Siapa yang memantau, untuk yang boleh maupun yang tidak."""
    return kenapa(b.pemantau)


def kendala_kegiatan(b: Buka) -> list[dict[str, Any]]:
    """Kendala dengan pejabat yang dituju; `saya` bila pelaku yang memutuskan."""
    return [
        {
            "kendala": k,
            "saya": not k.putusan and bertindak_di(b.m, str(k.kepada_id), b.pelaku) is not None,
            "jawaban": {
                "kalimat": _("Aturan menyampaikan kendala kegiatan ini kepada %(j)s.") % {"j": k.kepada.nama},
                "dasar": k.dasar,
                "peraturan": b.m.peraturan.id,
            },
        }
        for k in b.kegiatan.kendala.select_related("pegawai", "kepada")
    ]


def putaran(b: Buka) -> list[dict[str, Any]]:
    """Setiap putaran hasil dengan tinjauannya, yang terakhir dahulu."""
    return [
        {
            "hasil": h,
            "berkas": list(h.berkas.all()),
            "tinjauan": [{"t": t, "kata": kata_putusan(t)} for t in h.tinjauan.all()],
        }
        for h in b.hasil
    ]


def langkah_kini(b: Buka) -> dict[str, Any] | None:
    """Langkah tinjauan yang menunggu: apa yang dapat diputuskan di sana, dan siapa yang ditunggu."""
    s = b.langkah
    if s is None:
        return None
    meneruskan = s.kerja in ("menerima", "meneruskan")
    akhir = b.rantai.penyelesai
    sekaligus = s.kerja == "menyatakan_selesai" or (
        akhir is not None
        and berikut(b.rantai, s.n) is akhir
        and bool({j.id for j in akhir.pejabat.jabatan} & {j.id for j in s.pejabat.jabatan})
    )
    return {
        "n": s.n,
        "kerja": s.kerja,
        "jabatan": jabatan_langkah(s),
        "siapa": ", ".join(b.orang[UUID(j.id)] for j in s.pejabat.jabatan[:3] if UUID(j.id) in b.orang),
        "saya": b.langkah_saya,
        "meneruskan": meneruskan,
        "sekaligus_selesai": sekaligus,
        "jawaban": kenapa_langkah(b, s),
        "berikutnya": "" if sekaligus else _berikutnya(b),
    }


def tidak_diatur(b: Buka) -> dict[str, Any] | None:
    """Bila peraturan tidak mengatur peninjauan di unit ini: kalimatnya, sarannya, dan di mana dicari."""
    if b.rantai.diatur:
        return None
    return {
        "kalimat": _("%(p)s tidak mengatur siapa yang meninjau hasil di %(u)s; hasil belum dapat diserahkan di sini.")
        % {"p": b.m.peraturan.judul, "u": b.kegiatan.unit.nama},
        "saran": _("Rencana, rincian, kemajuan, dan berkas tetap dapat dicatat. Pemda dapat menetapkan kebijakan "
                   "peninjauan bagi unit ini dengan dasar hukum tersendiri."),
        "dicari_di": list(b.rantai.jawaban.dicari_di or b.rantai.jawaban_selesai.dicari_di),
    }  # fmt: skip


def riwayat_kegiatan(b: Buka) -> list[Peristiwa]:
    """Riwayat kegiatan dan penugasan yang melahirkannya, terbaru dahulu."""
    kasus = [b.kegiatan.pk, b.kegiatan.susunan.butir_id]
    semua = Peristiwa.objects.filter(pemda=b.m.pemda).filter(Q(kasus__in=kasus) | Q(objek_id__in=kasus))
    return list(semua.order_by("-pada", "-id"))
