"""Menyerahkan pekerjaan sebuah kursi ke kursi lain: penugasannya, kendala yang ditujukan kepadanya, dan tugasnya.

Hanya pekerjaan yang melekat pada kursi karena penugasan. Wewenang yang melekat pada jabatan tidak dapat dipindahkan
dengan tindakan ini: itu dijalankan pejabat definitif, Plt., atau Plh.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from sistemkerja.alur.models import Tugas
from sistemkerja.jejak.catat import catat
from sistemkerja.kegiatan.models import Kegiatan, Kendala
from sistemkerja.kegiatan.peran import MENGERJAKAN
from sistemkerja.organisasi.models import Jabatan, Pemangku
from sistemkerja.organisasi.pelaku import Pelaku
from sistemkerja.pemda.galat import MasukanKeliru
from sistemkerja.penugasan.models import Penugasan

_URUT_BERTINDAK = {"plh": 0, "definitif": 1, "plt": 2}


def pekerjaan_kursi(jabatan: Sequence[UUID]) -> tuple[list[Penugasan], list[Kendala]]:
    """Penugasan yang masih berjalan dan kendala yang belum diputuskan di kursi-kursi ini. Dua pertanyaan."""
    berjalan = ~Q(susunan__kegiatan__keadaan=Kegiatan.Keadaan.SELESAI) & Q(susunan__kegiatan__isnull=False)
    penugasan = Penugasan.objects.filter(berjalan, jabatan_id__in=jabatan, peran__in=MENGERJAKAN)
    kendala = Kendala.objects.filter(kepada_id__in=jabatan, diputuskan_pada__isnull=True)
    return (
        list(penugasan.select_related("susunan__kegiatan", "jabatan", "pegawai")),
        list(kendala.select_related("kegiatan")),
    )


def alihkan_pekerjaan(
    dari: Jabatan, ke: Jabatan, pada: date, *, dasar: Sequence[str], kasus: UUID, oleh: Pelaku, sebagai: str
) -> int:
    """Pindahkan pekerjaan kursi `dari` ke kursi `ke`; banyaknya pekerjaan yang berpindah.

    Raises MasukanKeliru bila tidak seorang pun memangku kursi tujuannya pada tanggal itu.
    """
    penerima = _yang_memangku(ke, pada)
    if penerima is None:
        kalimat = _("%(j)s tidak dipangku siapa pun pada tanggal itu, jadi tidak dapat menerima pekerjaan.")
        raise MasukanKeliru({f"lowong-{dari.pk}": [kalimat % {"j": ke.nama}]})
    penugasan, kendala = pekerjaan_kursi([dari.pk])
    for p in penugasan:
        _alihkan_penugasan(p, ke, penerima, dasar, oleh, sebagai)
    for k in kendala:
        k.kepada = ke
        k.versi += 1
        k.save(update_fields=["kepada", "versi"])
    objek = [*(p.susunan.kegiatan.pk for p in penugasan), *(k.pk for k in kendala)]
    pindah = alihkan_tugas(dari, ke, objek, kecuali=() if not penugasan else _KERJA_JABATAN)
    if pindah:
        kalimat = f"menyerahkan {pindah} pekerjaan {dari.nama} kepada {ke.nama} ({penerima.pegawai.nama})."
        isi = {"sebelum": {"jabatan": dari.nama}, "sesudah": {"jabatan": ke.nama}}
        for j in (dari, ke):
            catat("pekerjaan.dialihkan", j, oleh=oleh, sebagai=sebagai, dasar=list(dasar), kasus=kasus,
                  kalimat=kalimat, isi=isi)  # fmt: skip
    return pindah


# Kerja yang melekat pada jabatan dalam rantai tinjauan, bukan pada penugasannya.
_KERJA_JABATAN = ("meninjau", "mengevaluasi", "menerima", "meneruskan", "menyatakan_selesai", "menyepakati")


def alihkan_tugas(dari: Jabatan, ke: Jabatan, objek: Sequence[UUID], *, kecuali: Sequence[str] = ()) -> int:
    """Alamatkan tugas yang menunggu atas objek-objek ini ke kursi lain; yang sudah ada di sana ditutup di sini."""
    menunggu = Tugas.objects.filter(
        pemda_id=dari.pemda_id, untuk_jabatan=dari, objek_id__in=objek, selesai_pada__isnull=True
    ).exclude(kerja__in=kecuali)
    di_sana = set(
        Tugas.objects.filter(pemda_id=dari.pemda_id, untuk_jabatan=ke, selesai_pada__isnull=True)
        .filter(objek_id__in=objek)
        .values_list("objek_id", "kerja")
    )
    pindah = 0
    for t in menunggu:
        if (t.objek_id, t.kerja) in di_sana:
            t.selesai_pada = timezone.now()
        else:
            t.untuk_jabatan = ke
        t.save(update_fields=["untuk_jabatan", "selesai_pada"])
        pindah += 1
    return pindah


def _alihkan_penugasan(
    p: Penugasan, ke: Jabatan, penerima: Pemangku, dasar: Sequence[str], oleh: Pelaku, sebagai: str
) -> None:
    """Penugasan berpindah ke kursi itu; bila kursi itu sudah dalam tim, ia tetap dengan perannya sendiri."""
    if p.susunan.penugasan.filter(jabatan=ke).exists():
        return
    kegiatan, lama = p.susunan.kegiatan, f"{p.pegawai.nama} ({p.jabatan.nama})"
    p.jabatan, p.pegawai = ke, penerima.pegawai
    p.save(update_fields=["jabatan", "pegawai"])
    baru = f"{penerima.pegawai.nama} ({ke.nama})"
    isi = {"sebelum": {"pelaksana": lama}, "sesudah": {"pelaksana": baru}}
    catat("penugasan.dialihkan", kegiatan, oleh=oleh, sebagai=sebagai, dasar=list(dasar), kasus=kegiatan.pk,
          kalimat=f"mengalihkan penugasan {lama} kepada {baru}.", isi=isi)  # fmt: skip


def _yang_memangku(jabatan: Jabatan, pada: date) -> Pemangku | None:
    semua = Pemangku.objects.filter(pemda_id=jabatan.pemda_id, jabatan=jabatan).pada(pada).select_related("pegawai")
    return min(semua, key=lambda p: _URUT_BERTINDAK[p.sifat], default=None)
