"""Bagian dampak yang dibaca dari basis data: tugas, tim, akun. Sejumlah tetap pertanyaan, berapa pun orangnya."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from sistemkerja.akun.models import PemberianPeran, Pengguna
from sistemkerja.alur.models import Tugas
from sistemkerja.aturan.alur import MENINJAU
from sistemkerja.aturan.organisasi import Organisasi
from sistemkerja.aturan.pejabat import yang_bertindak
from sistemkerja.kegiatan.models import Kegiatan
from sistemkerja.kepegawaian.dampak.bentuk import Akun, Pekerjaan, Tim
from sistemkerja.organisasi.models import Pegawai
from sistemkerja.pemda.models import Pemda
from sistemkerja.penugasan.models import Penugasan, SusunanPenugasan

_AWALAN = {"plt": "Plt. ", "plh": "Plh. "}
_TINJAUAN = frozenset({*MENINJAU, "menerima", "meneruskan", "menyatakan_selesai"})


def kelompok_kerja(kerja: str) -> str:
    """Kelompok sebuah kerja: menunggu penetapan (surat dan tanda tangan), menunggu tinjauan, atau lainnya."""
    if kerja in _TINJAUAN:
        return "tinjauan"
    return "penetapan" if kerja.startswith(("menetapkan", "menyetujui", "menyepakati", "menugaskan")) else "lain"


def tugas_di(pemda: Pemda, jabatan: Collection[UUID]) -> dict[str, list[Pekerjaan]]:
    """Tugas yang menunggu di tiap kursi. Satu pertanyaan."""
    baris = Tugas.objects.filter(pemda=pemda, untuk_jabatan_id__in=jabatan, selesai_pada__isnull=True)
    hasil: dict[str, list[Pekerjaan]] = {}
    for kursi, judul, alamat, kerja in baris.order_by("batas", "sejak", "id").values_list(
        "untuk_jabatan_id", "judul", "alamat", "kerja"
    ):
        hasil.setdefault(str(kursi), []).append(Pekerjaan(judul, alamat, kelompok_kerja(kerja)))
    return hasil


def tim_di(
    pemda: Pemda, jabatan: Collection[UUID], pegawai: Collection[UUID], sesudah: Organisasi
) -> tuple[list[Tim], dict[str, int]]:
    """Peran dalam pekerjaan yang belum selesai, lewat kursi atau orangnya; dan banyaknya per kursi. Satu pertanyaan."""
    baris = (
        Penugasan.objects.filter(pemda=pemda)
        .filter(Q(jabatan_id__in=jabatan) | Q(pegawai_id__in=pegawai))
        .exclude(susunan__kegiatan__keadaan=Kegiatan.Keadaan.SELESAI)
        .exclude(susunan__keadaan=SusunanPenugasan.Keadaan.DITOLAK)
        .select_related("susunan__butir", "susunan__kegiatan", "jabatan", "pegawai")
        .order_by("susunan_id", "id")
    )
    hasil, banyak = [], dict[str, int]()
    for p in baris:
        kegiatan = getattr(p.susunan, "kegiatan", None)
        alamat = (kegiatan or p.susunan).get_absolute_url()
        banyak[str(p.jabatan_id)] = banyak.get(str(p.jabatan_id), 0) + 1
        hasil.append(
            Tim(
                str(p.susunan.butir), alamat, p.get_peran_display(), p.jabatan.nama, p.pegawai.nama,
                bertindak_di(sesudah, str(p.jabatan_id)),
            )
        )  # fmt: skip
    return hasil, banyak


def bertindak_di(org: Organisasi, jabatan_id: str) -> str:
    """Nama yang bertindak di kursi itu ("Plt. …"), "" bila kosong atau kursinya tidak ada."""
    try:
        org.jabatan(jabatan_id)
    except KeyError:
        return ""
    satu = yang_bertindak(org, jabatan_id)
    return f"{_AWALAN.get(satu.sifat, '')}{satu.nama}" if satu else ""


def akun_dari(pemda: Pemda, pegawai: Collection[UUID]) -> list[Akun]:
    """Akun dan peran sistem orang-orang ini, sesudah tindakannya ditulis. Tiga pertanyaan."""
    orang = {p.pk: p for p in Pegawai.objects.filter(pemda=pemda, pk__in=pegawai)}
    akun = {a.pk: a for a in Pengguna.objects.filter(pemda=pemda, pegawai_id__in=orang, aktif=True)}
    hasil = []
    for a in akun.values():
        p = orang[a.pegawai_id] if a.pegawai_id else None
        if p is not None and p.berhenti is not None:
            hasil.append(Akun(p.nama, _("Akunnya tidak dapat dipakai lagi sejak ia berhenti.")))
    peran = PemberianPeran.objects.filter(pemda=pemda, pengguna_id__in=akun)
    for r in peran.filter(masa__upper_inf=True).order_by("peran"):
        pemilik = orang[akun[r.pengguna_id].pegawai_id]  # type: ignore[index]
        if pemilik.berhenti is not None:
            kalimat = _("Perannya sebagai %(r)s tidak dapat dipakai lagi. Berikan kepada orang lain.")
        else:
            kalimat = _("Tetap berperan sebagai %(r)s. Tinjau apakah masih sesuai jabatan barunya.")
        hasil.append(Akun(pemilik.nama, kalimat % {"r": r.get_peran_display()}))
    return hasil
