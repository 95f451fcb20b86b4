"""Pekerjaan berpindah kepada penerusnya pada hari penataan berlaku: tugas, kegiatan, tim, dan bagian target.

Dijalankan bersama penetapan bila tanggalnya sudah tiba, dan setiap pergantian hari bagi yang menunggu; aman diulang.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from sistemkerja.alur.models import Tugas
from sistemkerja.jejak.catat import BAHASA_CATATAN, catat
from sistemkerja.kegiatan.models import Kegiatan, Kendala
from sistemkerja.kepegawaian.models.unit import PengalihanKerja, RencanaReorganisasi
from sistemkerja.kepegawaian.reorganisasi.keadaan import Keadaan
from sistemkerja.kepegawaian.reorganisasi.rencana import penerus
from sistemkerja.organisasi.models import Jabatan, Pemangku, Sifat, UnitOrganisasi
from sistemkerja.organisasi.pelaku import Pelaku
from sistemkerja.organisasi.tanggal import hari_ini
from sistemkerja.pemda.models import Pemda
from sistemkerja.penugasan.models import Penugasan, SusunanPenugasan
from sistemkerja.perencanaan.models import BagianTarget, Strategi


def catat_pengalihan(rencana: RencanaReorganisasi, k: Keadaan) -> None:
    """Ingat ke mana pekerjaan pergi pada tanggal rencana; ujung rantai penerus yang dipakai."""
    semua = [
        PengalihanKerja(pemda_id=rencana.pemda_id, rencana=rencana, sejak=rencana.tanggal, **_pasang(jenis, dari, ke))
        for jenis, alih, ada in (("jabatan", k.alih_kursi, k.kursi), ("unit", k.alih_unit, k.unit))
        for dari in alih
        if (ke := penerus(alih, dari)) in ada and dari not in ada
    ]
    PengalihanKerja.objects.bulk_create(semua)


def _pasang(jenis: str, dari: str, ke: str) -> dict[str, Any]:
    return {f"dari_{jenis}_id": UUID(dari), f"ke_{jenis}_id": UUID(ke)}


def jalankan_pengalihan(pemda: Pemda, per: date) -> int:
    """Alihkan pekerjaan yang waktunya sudah tiba pada `per`; banyaknya pengalihan yang dijalankan."""
    menunggu = PengalihanKerja.objects.filter(
        pemda=pemda,
        dijalankan_pada__isnull=True,
        sejak__lte=per,
        rencana__keadaan=RencanaReorganisasi.Keadaan.DITETAPKAN,
    )
    terkunci = menunggu.select_for_update(of=("self",)).select_related(
        "rencana__keputusan", "dari_jabatan", "ke_jabatan", "dari_unit", "ke_unit"
    )
    semua = list(terkunci.order_by("sejak", "id"))
    with override(BAHASA_CATATAN):
        for satu in semua:
            if satu.dari_jabatan and satu.ke_jabatan:
                _alihkan_jabatan(pemda, satu, satu.dari_jabatan, satu.ke_jabatan)
            elif satu.dari_unit and satu.ke_unit:
                _alihkan_unit(pemda, satu, satu.dari_unit, satu.ke_unit)
            satu.dijalankan_pada = timezone.now()
            satu.save(update_fields=["dijalankan_pada"])
    return len(semua)


def _alihkan_jabatan(pemda: Pemda, satu: PengalihanKerja, dari: Jabatan, ke: Jabatan) -> None:
    banyak = _tugas(pemda, dari, ke)
    for kegiatan in _terbuka(pemda).filter(pemilik=dari):
        kegiatan.pemilik = ke
        kegiatan.versi += 1
        kegiatan.save(update_fields=["pemilik", "versi"])
        _catat_kegiatan(satu, kegiatan, {"pemilik": (dari.nama, ke.nama)})
    sama = Penugasan.objects.filter(pemda=pemda, susunan=OuterRef("susunan"), jabatan=ke)
    anggota = Penugasan.objects.filter(pemda=pemda, jabatan=dari).exclude(Exists(sama))
    anggota.filter(~Q(susunan__kegiatan__keadaan=Kegiatan.Keadaan.SELESAI)).update(jabatan=ke, **_pemangku(satu, ke))
    menunggu = SusunanPenugasan.objects.filter(pemda=pemda, keadaan=SusunanPenugasan.Keadaan.MENUNGGU)
    menunggu.filter(penyusun=dari).update(penyusun=ke)
    _bagian_target(pemda, dari, ke)
    _kendala(satu, dari, ke)
    kalimat = _("pekerjaan yang menunggu %(dari)s beralih ke %(ke)s: %(n)s tugas.")
    _catat(satu, ke, kalimat % {"dari": dari.nama, "ke": ke.nama, "n": banyak}, {"jabatan": (dari.nama, ke.nama)})


def _tugas(pemda: Pemda, dari: Jabatan, ke: Jabatan) -> int:
    menunggu = Tugas.objects.filter(pemda=pemda, untuk_jabatan=dari, selesai_pada__isnull=True)
    sudah = Tugas.objects.filter(
        pemda=pemda, untuk_jabatan=ke, selesai_pada__isnull=True, objek_id=OuterRef("objek_id"), kerja=OuterRef("kerja")
    )
    menunggu.filter(Exists(sudah)).update(selesai_pada=timezone.now())  # giliran yang sama sudah ada di penerusnya
    return menunggu.update(untuk_jabatan=ke)


def _bagian_target(pemda: Pemda, dari: Jabatan, ke: Jabatan) -> None:
    """Setiap bagian target, juga yang sasarannya sudah dipegang penerusnya: ia lalu memegang keduanya."""
    pindah = list(BagianTarget.objects.filter(pemda=pemda, untuk_jabatan=dari).values_list("pk", flat=True))
    BagianTarget.objects.filter(pemda=pemda, pk__in=pindah).update(untuk_jabatan=ke, dialihkan_dari=dari)
    Strategi.objects.filter(pemda=pemda, bagian__in=pindah, perumus=dari).update(perumus=ke)


def _kendala(satu: PengalihanKerja, dari: Jabatan, ke: Jabatan) -> None:
    """Kendala yang belum diputuskan kini ditunggu penerusnya; yang sudah diputuskan tetap riwayat."""
    terbuka = Kendala.objects.filter(pemda_id=satu.pemda_id, kepada=dari, putusan="").select_for_update(of=("self",))
    for kendala in terbuka.order_by("id"):
        kendala.kepada = ke
        kendala.versi += 1
        kendala.save(update_fields=["kepada", "versi"])
        kalimat = _("kendala beralih dari %(dari)s ke %(ke)s karena penataan organisasi.")
        nama = {"dari": dari.nama, "ke": ke.nama}
        _catat(satu, kendala, kalimat % nama, {"kepada": (dari.nama, ke.nama)}, kasus=kendala.kegiatan_id)


def _pemangku(satu: PengalihanKerja, ke: Jabatan) -> dict[str, UUID]:
    """Yang memangku penerusnya pada hari itu menggantikan orangnya; kursi kosong tidak mengganti siapa pun."""
    semua = Pemangku.objects.filter(pemda_id=satu.pemda_id, jabatan=ke).pada(satu.sejak)
    siapa = {p.sifat: p.pegawai_id for p in semua}
    return next(({"pegawai_id": siapa[s]} for s in (Sifat.DEFINITIF, Sifat.PLT, Sifat.PLH) if s in siapa), {})


def _alihkan_unit(pemda: Pemda, satu: PengalihanKerja, dari: UnitOrganisasi, ke: UnitOrganisasi) -> None:
    n = 0
    for kegiatan in _terbuka(pemda).filter(unit=dari):
        kegiatan.unit = ke
        kegiatan.versi += 1
        kegiatan.save(update_fields=["unit", "versi"])
        _catat_kegiatan(satu, kegiatan, {"unit": (dari.nama, ke.nama)})
        n += 1
    kalimat = _("kegiatan %(dari)s beralih ke %(ke)s: %(n)s kegiatan.")
    _catat(satu, ke, kalimat % {"dari": dari.nama, "ke": ke.nama, "n": n}, {"unit": (dari.nama, ke.nama)})


def _terbuka(pemda: Pemda) -> Any:
    semua = Kegiatan.objects.filter(pemda=pemda).exclude(keadaan=Kegiatan.Keadaan.SELESAI)
    return semua.select_for_update(of=("self",)).order_by("id")


def _catat_kegiatan(satu: PengalihanKerja, kegiatan: Kegiatan, isi: Mapping[str, tuple[str, str]]) -> None:
    dari, ke = next(iter(isi.values()))
    kalimat = _("kegiatan beralih dari %(dari)s ke %(ke)s karena penataan organisasi.") % {"dari": dari, "ke": ke}
    _catat(satu, kegiatan, kalimat, isi, kasus=kegiatan.pk)


def _catat(
    satu: PengalihanKerja, objek: Any, kalimat: str, isi: Mapping[str, tuple[str, str]], kasus: UUID | None = None
) -> None:
    rencana = satu.rencana
    catat(
        "pekerjaan.dialihkan",
        objek,
        oleh=_penetap(rencana),
        sebagai=_("Pengelola organisasi dan tata laksana"),
        dasar=[str(rencana.keputusan)] if rencana.keputusan else [],
        kalimat=kalimat,
        isi={"sebelum": {m: a for m, (a, _b) in isi.items()}, "sesudah": {m: b for m, (_a, b) in isi.items()}},
        kasus=kasus or rencana.pk,
    )


def _penetap(rencana: RencanaReorganisasi) -> Pelaku:
    """Yang menetapkan rencananya: pergantian hari hanya menjalankan apa yang sudah ia putuskan."""
    pemda = rencana.pemda
    return Pelaku(rencana.pengguna_id, None, rencana.oleh, pemda, hari_ini(pemda), (), frozenset())
