"""Mengunggah berkas bukti dukung: jenis dan ukurannya diperiksa dari isinya, bukan dari namanya."""

from __future__ import annotations

import hashlib
from pathlib import PurePath
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from sistemkerja.alur.kunci import kunci_versi, sudah_dijalankan
from sistemkerja.jejak.catat import catat
from sistemkerja.kegiatan.models import Berkas, Kegiatan, Kemajuan
from sistemkerja.kegiatan.peran import pastikan_pengerja, tim_kegiatan
from sistemkerja.kegiatan.tindakan.pelaksanaan import orang, pastikan_dikerjakan
from sistemkerja.organisasi.pelaku import Pelaku
from sistemkerja.pemda.galat import MasukanKeliru

UKURAN_TERBESAR = 10 * 1024 * 1024  # byte
_ZIP = b"PK\x03\x04"
# akhiran -> (jenis, awal isi yang sah)
JENIS_BOLEH: dict[str, tuple[str, tuple[bytes, ...]]] = {
    ".pdf": ("application/pdf", (b"%PDF-",)),
    ".jpg": ("image/jpeg", (b"\xff\xd8\xff",)),
    ".jpeg": ("image/jpeg", (b"\xff\xd8\xff",)),
    ".png": ("image/png", (b"\x89PNG\r\n\x1a\n",)),
    ".docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", (_ZIP,)),
    ".xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", (_ZIP,)),
    ".pptx": ("application/vnd.openxmlformats-officedocument.presentationml.presentation", (_ZIP,)),
    ".odt": ("application/vnd.oasis.opendocument.text", (_ZIP,)),
    ".ods": ("application/vnd.oasis.opendocument.spreadsheet", (_ZIP,)),
}


@transaction.atomic
def unggah_berkas(
    pk: UUID, unggahan: UploadedFile, *, oleh: Pelaku, kemajuan: Kemajuan | None = None, kunci: UUID | None = None
) -> Berkas | None:
    """Simpan satu berkas pada kegiatan, atau pada sebuah catatan kemajuannya (foto).

    Raises TidakBerwenang, MasukanKeliru (jenis atau ukuran), GalatKerja.
    """
    kegiatan = kunci_versi(Kegiatan, pk, None, oleh=oleh)
    tim = tim_kegiatan(kegiatan)
    sebagai = pastikan_pengerja(tim, oleh, _("mengunggah berkas"))
    pastikan_dikerjakan(kegiatan)
    nama, jenis = _pastikan_jenis(unggahan)
    if sudah_dijalankan(kunci, "unggah_berkas", oleh=oleh):
        return None
    sidik = hashlib.sha256()
    for potong in unggahan.chunks():
        sidik.update(potong)
    berkas = Berkas(
        pemda=oleh.pemda, kegiatan=kegiatan, kemajuan=kemajuan, nama=nama, jenis=jenis, ukuran=unggahan.size or 0,
        sidik=sidik.hexdigest(), **orang(oleh, sebagai),
    )  # fmt: skip
    unggahan.seek(0)
    berkas.isi.save(nama, unggahan, save=False)
    berkas.save()
    catat("berkas.diunggah", kegiatan, oleh=oleh, sebagai=sebagai.sebutan, dasar=tim.dasar, kasus=kegiatan.pk,
          kalimat=f"mengunggah berkas “{nama}”.", isi={"sidik": berkas.sidik})  # fmt: skip
    return berkas


def _pastikan_jenis(unggahan: UploadedFile) -> tuple[str, str]:
    nama = PurePath(unggahan.name or "").name[:200]
    if (unggahan.size or 0) > UKURAN_TERBESAR:
        raise MasukanKeliru(
            {"berkas": [_("Berkas lebih besar dari 10 MB. Perkecil atau bagi menjadi beberapa berkas.")]}
        )
    if not unggahan.size:
        raise MasukanKeliru({"berkas": [_("Berkas ini kosong.")]})
    boleh = JENIS_BOLEH.get(PurePath(nama).suffix.lower())
    awal = unggahan.read(16)
    unggahan.seek(0)
    if boleh is None or not awal.startswith(boleh[1]):
        pilihan = ", ".join(sorted(a.lstrip(".") for a in JENIS_BOLEH))
        raise MasukanKeliru({"berkas": [_("Jenis berkas ini tidak diterima. Yang diterima: %(p)s.") % {"p": pilihan}]})
    return nama, boleh[0]
