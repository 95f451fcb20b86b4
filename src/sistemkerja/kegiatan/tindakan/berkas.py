"""Mengunggah berkas bukti dukung: jenis dan ukurannya diperiksa dari isinya, bukan dari namanya."""

from __future__ import annotations

import hashlib
import struct
from pathlib import PurePath
from uuid import UUID
from zipfile import BadZipFile, ZipFile

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from sistemkerja.alur.kunci import kunci_versi, sudah_dijalankan
from sistemkerja.jejak.catat import catat
from sistemkerja.kegiatan.models import Berkas, Kegiatan, Kemajuan
from sistemkerja.kegiatan.peran import pastikan_pengerja, tim_kegiatan
from sistemkerja.kegiatan.tindakan.pelaksanaan import orang, pastikan_dikerjakan
from sistemkerja.organisasi.pelaku import Pelaku
from sistemkerja.pemda import transaksi
from sistemkerja.pemda.galat import MasukanKeliru

UKURAN_TERBESAR = 10 * 1024 * 1024  # byte
_ZIP = b"PK\x03\x04"
# akhiran -> bagian yang selalu ada dalam dokumen semacam itu
_POKOK_ZIP = {".docx": "word/", ".xlsx": "xl/", ".pptx": "ppt/", ".odt": "content.xml", ".ods": "content.xml"}
_ISI_ZIP_TERBANYAK = 5_000
_ISI_ZIP_TERBESAR = 200 * 1024 * 1024  # byte sesudah dibuka; dokumen sungguhan jauh di bawahnya
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


@transaksi.atomic
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
    akhiran = PurePath(nama).suffix.lower()
    boleh = JENIS_BOLEH.get(akhiran)
    awal = unggahan.read(16)
    unggahan.seek(0)
    if boleh is None or not awal.startswith(boleh[1]):
        pilihan = ", ".join(sorted(a.lstrip(".") for a in JENIS_BOLEH))
        raise MasukanKeliru({"berkas": [_("Jenis berkas ini tidak diterima. Yang diterima: %(p)s.") % {"p": pilihan}]})
    if akhiran in _POKOK_ZIP and not _dokumen_utuh(unggahan, _POKOK_ZIP[akhiran]):
        raise MasukanKeliru({"berkas": [_("Dokumen ini rusak atau bukan dokumen %(a)s; simpan ulang lalu unggah lagi.")
                                        % {"a": akhiran.lstrip(".")}]})  # fmt: skip
    return nama, boleh[0]


def _dokumen_utuh(unggahan: UploadedFile, pokok: str) -> bool:
    """Daftar isi zip terbaca, memuat bagian pokoknya, dan tidak mengembang tak wajar. Isinya sendiri tidak dibuka."""
    try:
        with ZipFile(unggahan) as arsip:
            isi = arsip.infolist()
    except (BadZipFile, EOFError, NotImplementedError, OSError, ValueError, struct.error):
        return False
    finally:
        unggahan.seek(0)
    wajar = len(isi) <= _ISI_ZIP_TERBANYAK and sum(satu.file_size for satu in isi) <= _ISI_ZIP_TERBESAR
    return wajar and any(satu.filename.startswith(pokok) for satu in isi)
