"""Yang dipakai semua layar impor."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from sistemkerja.impor.models import Impor

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def kunci_dari(request: HttpRequest) -> UUID | None:
    """Kunci kiriman formulir; yang rusak dianggap tidak ada."""
    try:
        return UUID(request.POST.get("kunci", ""))
    except ValueError:
        return None


def versi_dari(request: HttpRequest) -> int:
    """Versi yang dilihat pengirim; yang rusak pasti sudah berubah."""
    isi = request.POST.get("versi", "")
    return int(isi) if isi.isascii() and isi.isdigit() and len(isi) < 9 else 0


def unduhan(isi: bytes, nama: str) -> HttpResponse:
    """Berkas .xlsx untuk disimpan."""
    aman = "".join(h if h.isalnum() or h in "-_. " else "_" for h in nama if h.isascii())
    return HttpResponse(isi, content_type=_XLSX, headers={"Content-Disposition": f'attachment; filename="{aman}"'})


def remah(impor: Impor | None = None) -> list[tuple[str, str]]:
    """Jalan ke halaman ini."""
    awal = [(_("Impor"), reverse("impor:daftar"))]
    return [*awal, (impor.nama_berkas, impor.get_absolute_url())] if impor else awal


def tahap(kini: int) -> list[dict[str, str]]:
    """Empat langkah impor; `kini` dari 1."""
    nama = (_("Unggah"), _("Kolom"), _("Pratinjau"), _("Terapkan"))
    return [
        {"nama": satu, "keadaan": "lalu" if n < kini else "kini" if n == kini else "nanti"}
        for n, satu in enumerate(nama, start=1)
    ]
