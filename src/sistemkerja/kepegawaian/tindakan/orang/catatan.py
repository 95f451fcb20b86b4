"""Mencatat tindakan: satu baris tindakan, dan riwayat pada orang serta setiap kursi yang disentuhnya."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from sistemkerja.jejak.catat import catat
from sistemkerja.kepegawaian.models import TindakanPegawai
from sistemkerja.kepegawaian.tindakan.orang.akibat import Akibat
from sistemkerja.kepegawaian.tindakan.orang.dasar_sk import DasarSK, sebut_tanggal
from sistemkerja.organisasi.models import Jabatan, Keputusan, Pegawai
from sistemkerja.organisasi.pelaku import Pelaku
from sistemkerja.organisasi.peran_sistem import PeranSistem, pastikan_peran

PERISTIWA = {
    "angkat": "diangkat", "mutasi": "dimutasi", "promosi": "dipromosikan", "pangkat": "dinaikkan_pangkat",
    "berhenti": "diberhentikan", "plt": "ditunjuk_plt", "plh": "ditunjuk_plh", "akhiri": "diakhiri",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Dilakukan:
    """Satu tindakan yang sudah ditulis, untuk dicatat: kalimatnya, dan yang berubah pada orang dan kursi."""

    jenis: str
    pegawai: Pegawai
    berlaku: date
    kalimat: str
    akibat: Akibat
    jabatan: Jabatan | None = None
    asal: Jabatan | None = None
    sampai: date | None = None
    alasan: str = ""
    sebelum: dict[str, Any] = field(default_factory=dict)
    sesudah: dict[str, Any] = field(default_factory=dict)
    kursi: Sequence[tuple[Jabatan, dict[str, Any], dict[str, Any]]] = ()


def sebagai_pengelola(oleh: Pelaku, apa: str) -> str:
    """Sebutan pengelola kepegawaian dalam riwayat. Raises TidakBerwenang bila pelaku bukan pengelola kepegawaian."""
    pastikan_peran(oleh, PeranSistem.PENGELOLA_KEPEGAWAIAN, apa=apa)
    utama = oleh.jabatan_utama
    return f"Pengelola kepegawaian, {utama.sebutan}" if utama else "Pengelola kepegawaian"


def sejak_kapan(berlaku: date, per: date) -> str:
    """Sejak kapan berlaku, dalam bahasa catatan: yang sudah lewat disebut berlaku surut, yang nanti disebut akan."""
    if berlaku < per:
        return f"berlaku surut sejak {sebut_tanggal(berlaku)}"
    return f"mulai {sebut_tanggal(berlaku)}" if berlaku > per else f"sejak {sebut_tanggal(berlaku)}"


def catat_tindakan(
    d: Dilakukan, *, sk: Keputusan, dasar: DasarSK, dasar_hukum: Sequence[str], oleh: Pelaku, sebagai: str
) -> TindakanPegawai:
    """Satu baris tindakan dan riwayatnya pada orang dan setiap kursinya; `kasus` ialah keputusannya."""
    kalimat = f"{d.kalimat} ({sejak_kapan(d.berlaku, oleh.per)})."
    tindakan = TindakanPegawai.objects.create(
        pemda=oleh.pemda, jenis=d.jenis, pegawai=d.pegawai, jabatan=d.jabatan, asal=d.asal, keputusan=sk,
        berlaku=d.berlaku, sampai=d.sampai, ringkas=kalimat[:400], alasan=d.alasan, izin_tertulis=dasar.izin.strip(),
        dasar=list(dasar_hukum), akibat=d.akibat.isi(), pengguna_id=oleh.pengguna_id, oleh=oleh.nama,
    )  # fmt: skip
    tambahan = {"tindakan": str(tindakan.pk), "berlaku": d.berlaku.isoformat()}
    tambahan |= {"alasan": d.alasan} if d.alasan else {}
    tambahan |= {"izin_tertulis": dasar.izin.strip()} if dasar.izin.strip() else {}
    objek: list[tuple[Pegawai | Jabatan, dict[str, Any], dict[str, Any]]] = [(d.pegawai, d.sebelum, d.sesudah)]
    objek.extend(d.kursi)
    for satu, sebelum, sesudah in objek:
        catat(
            f"{'pegawai' if satu is d.pegawai else 'jabatan'}.{PERISTIWA[d.jenis]}", satu, oleh=oleh, sebagai=sebagai,
            dasar=list(dasar_hukum), kalimat=kalimat, kasus=sk.pk,
            isi={"sebelum": sebelum, "sesudah": sesudah, **tambahan},
        )  # fmt: skip
    return tindakan


def hari_terakhir(sampai: date | None) -> str:
    """Hari terakhir sebagaimana orang menulisnya, "" bila tidak berbatas."""
    return sebut_tanggal(sampai - timedelta(days=1)) if sampai else ""
