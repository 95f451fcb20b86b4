"""Acts on jobs: ask for one, ask to stop it, note that its result was seen."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import connections, transaction
from django.http import Http404
from django.utils import timezone

from sistemkerja.latar.antrean import aplikasi
from sistemkerja.latar.daftar import penangan_untuk
from sistemkerja.latar.models import Pekerjaan
from sistemkerja.organisasi.pelaku import Pelaku
from sistemkerja.pemda.konteks import pemda_kini
from sistemkerja.pemda.sel import sel_kini


def antrekan(jenis: str, *, oleh: Pelaku, judul: str, isi: dict[str, Any], alamat_hasil: str = "") -> Pekerjaan:
    """Ask for a job, in the transaction of the caller: rolled back with it, started only after it.

    `isi` is kept as JSON and may hold ids, dates and numbers; files are kept elsewhere and named by id.
    """
    penangan_untuk(jenis)
    if pemda_kini() != oleh.pemda.pk:
        raise RuntimeError("antrekan dipanggil di luar transaksi Pemda pelaku")
    sel = sel_kini.get()
    with transaction.atomic(using=sel):
        pekerjaan = Pekerjaan.objects.create(
            pemda_id=oleh.pemda.pk,
            jenis=jenis,
            judul=judul[:200],
            isi=isi,
            alamat_hasil=alamat_hasil,
            pengguna_id=oleh.pengguna_id,
            oleh=oleh.nama[:200],
        )
        aplikasi(sel).configure_task("latar.jalankan", allow_unknown=False).defer(
            pemda=str(oleh.pemda.pk), pekerjaan=str(pekerjaan.pk)
        )
    return pekerjaan


def batalkan(pk: UUID, *, oleh: Pelaku) -> Pekerjaan:
    """Stop one's own job: at once while it waits, at its next step while it runs. Over already: nothing happens."""
    with transaction.atomic(using=sel_kini.get()):
        pekerjaan = (
            Pekerjaan.objects.select_for_update()
            .filter(pemda_id=oleh.pemda.pk, pengguna_id=oleh.pengguna_id, pk=pk)
            .first()
        )
        if pekerjaan is None:
            raise Http404
        if pekerjaan.keadaan == Pekerjaan.Keadaan.ANTRE:
            pekerjaan.keadaan = Pekerjaan.Keadaan.DIBATALKAN
            pekerjaan.usai = pekerjaan.dilihat = timezone.now()
        pekerjaan.minta_batal = pekerjaan.minta_batal or pekerjaan.belum_usai
        pekerjaan.save(update_fields=["keadaan", "usai", "dilihat", "minta_batal"])
    return pekerjaan


def lihat(pekerjaan: Pekerjaan, *, oleh: Pelaku) -> None:
    """Note that whoever asked for the job has seen how it ended. One statement, and only the first time."""
    if pekerjaan.usai is None or pekerjaan.dilihat is not None or pekerjaan.pengguna_id != oleh.pengguna_id:
        return
    with connections[sel_kini.get()].cursor() as kursor:
        kursor.execute(
            "UPDATE latar_pekerjaan SET dilihat = now() WHERE pemda_id = %s AND id = %s AND dilihat IS NULL",
            [oleh.pemda.pk, pekerjaan.pk],
        )
