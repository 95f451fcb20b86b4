"""Kegiatan lahir dari penugasan yang ditetapkan."""

from __future__ import annotations

from sistemkerja.alur.mesin import Mesin
from sistemkerja.alur.tugas import beri_tugas
from sistemkerja.aturan.kedudukan import tanya_unit
from sistemkerja.jejak.catat import catat
from sistemkerja.kegiatan.models import Kegiatan, Rencana
from sistemkerja.kegiatan.peran import tim_kegiatan
from sistemkerja.organisasi.pelaku import Pelaku
from sistemkerja.penugasan.models import SusunanPenugasan


def mulai_kegiatan(m: Mesin, susunan: SusunanPenugasan, unit_id: str, oleh: Pelaku) -> None:
    """Buat kegiatan dan letakkan giliran menyusun rencana pada pelaksananya (aturan `isi_rencana`)."""
    butir = susunan.butir
    kegiatan = Kegiatan.objects.create(
        pemda=oleh.pemda, susunan=susunan, unit_id=unit_id, pemilik_id=butir.strategi.perumus_id, judul=butir.nama,
        uraian=butir.uraian, bentuk=butir.bentuk, mulai=butir.mulai, batas=butir.batas,
        peraturan_id=m.peraturan.id, sidik=m.peraturan.sidik,
    )  # fmt: skip
    jawaban = tanya_unit(m.peraturan, m.org, "isi_rencana", unit_id)
    dasar = [d for c in jawaban.cabang for d in c.dasar]
    Rencana.objects.create(pemda=oleh.pemda, kegiatan=kegiatan, dasar=dasar)
    catat("kegiatan.dimulai", kegiatan, oleh=oleh, sebagai=oleh.jabatan_utama.sebutan if oleh.jabatan_utama else "",
          dasar=susunan.dasar, kasus=kegiatan.pk,
          kalimat=f"penugasan ditetapkan; kegiatan “{kegiatan.judul}” dimulai.")  # fmt: skip
    beri_tugas(
        oleh.pemda, kegiatan, "menyusun_rencana", tim_kegiatan(kegiatan).kursi_pengerja(), kasus=kegiatan.pk,
        alamat=kegiatan.get_absolute_url(), dari=oleh.nama, dasar=dasar, batas=butir.mulai,
        judul=f"Susun rencana “{kegiatan.judul}”",
        alasan="Anda ditugaskan mengerjakannya; rencana disusun bersama pimpinan.",
    )  # fmt: skip
