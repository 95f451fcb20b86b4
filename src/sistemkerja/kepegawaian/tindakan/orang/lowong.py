"""Kursi yang menjadi lowong dengan pekerjaan yang menunggu: ke mana pekerjaannya, diputuskan bersama tindakannya.

Tugas dialamatkan ke jabatan, jadi tanpa keputusan lain ia menunggu penggantinya. Wewenang jabatan yang lowong hanya
dijalankan Plt. (UU 30/2014 Pasal 14 ayat (2) huruf b); pekerjaan seorang pelaksana dapat diserahkan ke kursi lain.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext as _

from sistemkerja.alur.models import Tugas
from sistemkerja.kepegawaian.models import JenisTindakan, TindakanPegawai
from sistemkerja.kepegawaian.tindakan.orang.akibat import Akibat
from sistemkerja.kepegawaian.tindakan.orang.alihkan import alihkan_pekerjaan
from sistemkerja.kepegawaian.tindakan.orang.catatan import Dilakukan, catat_tindakan
from sistemkerja.kepegawaian.tindakan.orang.dasar_sk import DasarSK
from sistemkerja.kepegawaian.tindakan.orang.kursi import Terkunci, pastikan_masih_pegawai
from sistemkerja.organisasi.models import Jabatan, Keputusan, Pegawai, Pemangku, Sifat
from sistemkerja.organisasi.pelaku import Pelaku
from sistemkerja.pemda.galat import MasukanKeliru
from sistemkerja.pemda.models import Pemda

MENUNGGU, PLT, PINDAH = "menunggu", "plt", "pindah"


@dataclass(frozen=True, slots=True)
class Lowong:
    """Keputusan atas pekerjaan sebuah kursi yang menjadi lowong.

    `cara`: menunggu penggantinya; `plt` menunjuk `pegawai_id` sebagai Plt.; `pindah` menyerahkan pekerjaan pelaksana
    ke kursi `ke_jabatan_id`.
    """

    jabatan_id: UUID
    cara: str
    pegawai_id: UUID | None = None
    ke_jabatan_id: UUID | None = None


def akhiri_pengganti(t: Terkunci, jabatan_id: UUID, sifat: str, pada: date, akibat: Akibat, sk: Keputusan) -> None:
    """Plt. berakhir ketika jabatannya terisi, Plh. ketika pejabat definitifnya tidak lagi memangku jabatan itu."""
    for p in t.pemangku:
        if p.jabatan_id == jabatan_id and p.sifat == sifat and (p.masa.upper is None or p.masa.upper > pada):
            akibat.lepas(p, pada, sk)


def kursi_lowong(jabatan: Iterable[Jabatan], pada: date) -> list[Jabatan]:
    """Kursi di antaranya yang pada tanggal itu tidak dipangku siapa pun, padahal ada tugas yang menunggu di sana."""
    semua = {j.pk: j for j in jabatan}
    dipangku = Pemangku.objects.filter(jabatan_id__in=semua).pada(pada).values_list("jabatan_id", flat=True)
    sisa = set(semua) - set(dipangku)
    menunggu = Tugas.objects.filter(untuk_jabatan_id__in=sisa, selesai_pada__isnull=True)
    ada = set(menunggu.values_list("untuk_jabatan_id", flat=True))
    return [j for pk, j in semua.items() if pk in ada]


def urus_lowong(
    jabatan: Iterable[Jabatan], keputusan: Sequence[Lowong], pada: date, sk: Keputusan, dasar: DasarSK, *,
    oleh: Pelaku, sebagai: str, wajib: bool,
) -> None:  # fmt: skip
    """Jalankan keputusan atas setiap kursi yang lowong. Raises MasukanKeliru bila ada yang belum diputuskan."""
    menurut = {k.jabatan_id: k for k in keputusan}
    for j in kursi_lowong(jabatan, pada):
        satu = menurut.get(j.pk)
        if satu is None:
            if wajib:
                kalimat = _("%(j)s menjadi lowong dan ada pekerjaan yang menunggu di sana. Putuskan ke mana.")
                raise MasukanKeliru({f"lowong-{j.pk}": [kalimat % {"j": j.nama}]})
            continue
        if satu.cara == PLT:
            _tunjuk(j, satu, pada, sk, dasar, oleh, sebagai)
        elif satu.cara == PINDAH:
            _pindahkan(j, satu, pada, sk, dasar, oleh, sebagai)


def _tunjuk(
    j: Jabatan, satu: Lowong, pada: date, sk: Keputusan, dasar: DasarSK, oleh: Pelaku, sebagai: str
) -> None:  # fmt: skip
    pegawai = Pegawai.objects.filter(pemda=oleh.pemda, pk=satu.pegawai_id).first() if satu.pegawai_id else None
    if pegawai is None:
        raise MasukanKeliru({f"lowong-{j.pk}": [_("Pilih siapa yang ditunjuk sebagai Plt.")]})
    pastikan_masih_pegawai(pegawai, pada, f"lowong-{j.pk}")
    akibat = Akibat()
    akibat.pangku(j, pegawai, Sifat.PLT, pada, None, sk, dasar.sebutan)
    catat_tindakan(
        Dilakukan(
            JenisTindakan.PLT, pegawai, pada, f"menunjuk {pegawai.nama} sebagai Plt. {j.nama}", akibat, jabatan=j,
            sebelum={"plt": ""}, sesudah={"plt": j.nama}, kursi=[(j, {"plt": ""}, {"plt": pegawai.nama})],
        ),
        sk=sk, dasar=dasar, dasar_hukum=[dasar.sebutan, "UU 30/2014 Pasal 14 ayat (2) huruf b"], oleh=oleh,
        sebagai=sebagai,
    )  # fmt: skip


def _pindahkan(
    j: Jabatan, satu: Lowong, pada: date, sk: Keputusan, dasar: DasarSK, oleh: Pelaku, sebagai: str
) -> None:  # fmt: skip
    if satu.ke_jabatan_id is None or satu.ke_jabatan_id == j.pk:
        raise MasukanKeliru({f"lowong-{j.pk}": [_("Pilih kursi yang menerima pekerjaannya.")]})
    ke = Jabatan.objects.filter(pemda=oleh.pemda, pk=satu.ke_jabatan_id).first()
    if ke is None:
        raise Http404
    if pada > oleh.per:
        _titipkan(j, ke, sk)
        return
    alihkan_pekerjaan(j, ke, pada, dasar=[dasar.sebutan], kasus=sk.pk, oleh=oleh, sebagai=sebagai)


def _titipkan(j: Jabatan, ke: Jabatan, sk: Keputusan) -> None:
    """Ingat penyerahannya pada tindakan yang mengosongkan kursi itu; dijalankan pada hari berlakunya."""
    tindakan = TindakanPegawai.objects.filter(keputusan=sk, asal=j, dibatalkan_pada__isnull=True).latest("dibuat", "pk")
    tindakan.akibat["alih"] = {"dari": str(j.pk), "ke": str(ke.pk)}
    tindakan.save(update_fields=["akibat"])


def jalankan_penyerahan(pemda: Pemda, per: date) -> int:
    """Serahkan pekerjaan yang harinya sudah tiba; banyaknya tindakan yang dijalankan. Aman diulang.

    Bertindak atas nama yang menetapkannya: pergantian hari hanya menjalankan apa yang sudah ia putuskan.
    """
    menunggu = TindakanPegawai.objects.filter(pemda=pemda, berlaku__lte=per, dibatalkan_pada__isnull=True)
    semua = list(menunggu.filter(akibat__has_key="alih").select_for_update(of=("self",)).order_by("pk"))
    for t in semua:
        alih = t.akibat.pop("alih")
        dari, ke = (Jabatan.objects.get(pemda=pemda, pk=UUID(alih[x])) for x in ("dari", "ke"))
        oleh = Pelaku(t.pengguna_id, None, t.oleh, pemda, per, (), frozenset())
        try:
            alihkan_pekerjaan(
                dari, ke, per, dasar=list(t.dasar), kasus=t.keputusan_id, oleh=oleh, sebagai="Pengelola kepegawaian"
            )
        except MasukanKeliru:
            alih["tertahan"] = True  # kursi penerimanya ternyata kosong: pekerjaannya tetap, tampak di daftar lowong
        t.akibat["alih_dijalankan"] = alih
        t.save(update_fields=["akibat"])
    return len(semua)
