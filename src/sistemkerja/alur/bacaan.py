"""Yang ditanyakan layar tentang tugas: milik siapa hari ini, per jenis kerja, dan apa yang berubah sejak terakhir.

Setiap bacaan memakai sejumlah tetap pertanyaan SQL, berapa pun tugasnya.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connections
from django.db.models import Count
from django.utils.translation import gettext as _

from sistemkerja.alur.models import Tugas
from sistemkerja.organisasi.models import Pemangku
from sistemkerja.organisasi.pelaku import JabatanDipangku, Pelaku
from sistemkerja.pemda.sel import sel_kini

SEHALAMAN = 30
_URUT_BERTINDAK = {"plh": 0, "definitif": 1, "plt": 2}
_AWALAN = {"plt": "Plt. ", "plh": "Plh. "}
_BERUBAH_TERBANYAK = 3

# Peristiwa oleh orang lain dalam sebuah kasus sesudah perbuatan pelaku yang terakhir di kasus itu.
_BERUBAH = """
WITH terakhir AS (
    SELECT kasus, max(pada) AS pada FROM jejak_peristiwa
    WHERE pemda_id = %(pemda)s AND kasus = ANY (%(kasus)s::uuid[]) AND pengguna_id = %(saya)s GROUP BY kasus
), sesudah AS (
    SELECT p.kasus, p.oleh, p.kalimat, row_number() OVER (PARTITION BY p.kasus ORDER BY p.pada DESC, p.id DESC) AS ke
    FROM jejak_peristiwa p JOIN terakhir t ON t.kasus = p.kasus AND p.pada > t.pada
    WHERE p.pemda_id = %(pemda)s AND p.pengguna_id IS DISTINCT FROM %(saya)s
)
SELECT kasus, oleh, kalimat FROM sesudah WHERE ke <= %(batas)s ORDER BY kasus, ke
"""

# Tugas yang menunggu, bernomor dalam jenisnya: batas terdekat dahulu, lalu yang terlama. Ditulis langsung, karena
# meja dibuka paling sering dan menyusun pernyataan ini lewat ORM lebih mahal daripada menjalankannya.
_MENUNGGU = """
SELECT * FROM (
    SELECT t.*, row_number() OVER (PARTITION BY kerja, objek_jenis ORDER BY batas NULLS LAST, sejak, id) AS ke
    FROM alur_tugas t
    WHERE pemda_id = %(pemda)s AND untuk_jabatan_id = ANY (%(jabatan)s::uuid[]) AND selesai_pada IS NULL
      AND (%(kerja)s::text IS NULL OR (kerja = %(kerja)s AND objek_jenis = %(objek_jenis)s))
) bernomor
WHERE ke > %(awal)s AND ke <= %(akhir)s ORDER BY kerja, objek_jenis, ke
"""


@dataclass(frozen=True, slots=True)
class Kursi:
    """Satu jabatan pelaku; `dipegang` menyebut Plh. yang bertindak di sana hari ini, "" bila pelaku sendiri."""

    jabatan: JabatanDipangku
    dipegang: str = ""


@dataclass(frozen=True, slots=True)
class Jenis:
    """Satu jenis keputusan yang menunggu: kerja atas satu jenis objek, dan banyaknya."""

    kerja: str
    objek_jenis: str
    banyak: int

    @property
    def kunci(self) -> str:
        """Nama jenis ini di alamat: "meninjau.kegiatan"."""
        return f"{self.kerja}.{self.objek_jenis.rpartition('.')[2]}"

    @property
    def jangkar(self) -> str:
        """Nama jenis ini di dalam halaman: "meninjau-kegiatan"."""
        return self.kunci.replace(".", "-")


def kursi_pelaku(pelaku: Pelaku) -> tuple[Kursi, ...]:
    """Jabatan pelaku hari ini, dan siapa yang bertindak di sana. Satu pertanyaan.

    Plh. mendahului definitif, Plt. mengisi yang kosong (UU 30/2014 Pasal 14).
    """
    baris = (
        Pemangku.objects.filter(pemda_id=pelaku.pemda.pk, jabatan_id__in=[j.jabatan_id for j in pelaku.jabatan])
        .pada(pelaku.per)
        .values_list("jabatan_id", "pegawai_id", "pegawai__nama", "sifat")
    )
    bertindak: dict[UUID, tuple[UUID, str, str]] = {}
    for jabatan, pegawai, nama, sifat in sorted(baris, key=lambda b: (_URUT_BERTINDAK[b[3]], str(b[1]))):
        bertindak.setdefault(jabatan, (pegawai, nama, sifat))
    return tuple(Kursi(j, _dipegang(bertindak.get(j.jabatan_id), pelaku)) for j in pelaku.jabatan)


def _dipegang(bertindak: tuple[UUID, str, str] | None, pelaku: Pelaku) -> str:
    if bertindak is None or bertindak[0] == pelaku.pegawai_id:
        return ""
    return f"{_AWALAN.get(bertindak[2], '')}{bertindak[1]}"


def jenis_menunggu(pemda_id: UUID, jabatan: Iterable[UUID]) -> list[Jenis]:
    """Banyaknya tugas yang menunggu jabatan-jabatan ini, per jenis. Satu pertanyaan."""
    baris = _menunggu(pemda_id, jabatan).order_by().values_list("kerja", "objek_jenis").annotate(n=Count("id"))
    return [Jenis(*b) for b in baris]


def tugas_menunggu(
    pemda_id: UUID, jabatan: Iterable[UUID], *, jenis: Jenis | None = None, halaman: int = 1, banyak: int = SEHALAMAN
) -> list[Tugas]:
    """Tugas yang menunggu, paling banyak `banyak` per jenis: batas terdekat dahulu, lalu yang terlama.

    Satu pertanyaan; dengan `jenis` hanya jenis itu, halaman ke-`halaman`.
    """
    parameter = {
        "pemda": pemda_id,
        "jabatan": [str(j) for j in jabatan],
        "kerja": jenis.kerja if jenis else None,
        "objek_jenis": jenis.objek_jenis if jenis else None,
        "awal": (halaman - 1) * banyak,
        "akhir": halaman * banyak,
    }
    return list(Tugas.objects.raw(_MENUNGGU, parameter))


def _menunggu(pemda_id: UUID, jabatan: Iterable[UUID]) -> Any:
    return Tugas.objects.filter(pemda_id=pemda_id, untuk_jabatan_id__in=list(jabatan), selesai_pada__isnull=True)


def tugas_untuk(pelaku: Pelaku, pk: UUID) -> Tugas | None:
    """Tugas yang dialamatkan kepada salah satu jabatan pelaku, juga yang sudah selesai; None bagi tugas orang lain."""
    return (
        Tugas.objects.filter(pemda_id=pelaku.pemda.pk, untuk_jabatan_id__in=[j.jabatan_id for j in pelaku.jabatan])
        .select_related("untuk_jabatan")
        .filter(pk=pk)
        .first()
    )


def berikutnya(pemda_id: UUID, kasus: UUID) -> list[Tugas]:
    """Giliran yang kini menunggu dalam sebuah kasus. Satu pertanyaan."""
    menunggu = Tugas.objects.filter(pemda_id=pemda_id, kasus=kasus, selesai_pada__isnull=True)
    return list(menunggu.select_related("untuk_jabatan").order_by("sejak", "id")[:4])


def berubah_sejak_terakhir(pelaku: Pelaku, kasus: Sequence[UUID]) -> dict[UUID, list[str]]:
    """Per kasus: apa yang dilakukan orang lain sesudah perbuatan pelaku yang terakhir di sana. Satu pertanyaan."""
    hasil: dict[UUID, list[str]] = {}
    parameter: dict[str, Any] = {
        "pemda": pelaku.pemda.pk,
        "kasus": [str(k) for k in dict.fromkeys(kasus)],
        "saya": pelaku.pengguna_id,
        "batas": _BERUBAH_TERBANYAK,
    }
    with connections[sel_kini.get()].cursor() as kursor:
        kursor.execute(_BERUBAH, parameter)
        for satu, oleh, kalimat in kursor.fetchall():
            hasil.setdefault(satu, []).append(f"{oleh} {kalimat}")
    return hasil


def baru_selesai(pelaku: Pelaku, sejak: datetime, banyak: int = 8) -> list[Tugas]:
    """Tugas di jabatan pelaku yang selesai sesudah `sejak`, terbaru dahulu. Satu pertanyaan."""
    selesai = Tugas.objects.filter(
        pemda_id=pelaku.pemda.pk,
        untuk_jabatan_id__in=[j.jabatan_id for j in pelaku.jabatan],
        selesai_pada__gte=sejak,
    )
    return list(selesai.order_by("-selesai_pada", "id")[:banyak])


def yang_bertindak_di(pemda_id: UUID, jabatan: Iterable[UUID], per: date) -> dict[UUID, str]:
    """Nama orang yang bertindak di tiap jabatan pada `per` ("Plh. …"); yang kosong tidak disebut. Satu pertanyaan."""
    baris = Pemangku.objects.filter(pemda_id=pemda_id, jabatan_id__in=list(jabatan)).pada(per)
    urut = sorted(
        baris.values_list("jabatan_id", "pegawai__nama", "sifat", "pegawai_id"),
        key=lambda b: (_URUT_BERTINDAK[b[2]], str(b[3])),
    )
    hasil: dict[UUID, str] = {}
    for satu, nama, sifat, _pegawai in urut:
        hasil.setdefault(satu, f"{_AWALAN.get(sifat, '')}{nama}")
    return hasil


def siapa_menunggu(tugas: Tugas, orang: dict[UUID, str]) -> str:
    """Jabatan yang ditunggu sebuah tugas, dengan orangnya hari ini."""
    nama = orang.get(tugas.untuk_jabatan_id)
    return f"{tugas.untuk_jabatan.nama} ({nama or _('kosong')})"
