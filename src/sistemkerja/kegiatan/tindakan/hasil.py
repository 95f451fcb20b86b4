"""Menyerahkan hasil: hasil mulai naik rantai tinjauan."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from sistemkerja.alur.kunci import catat_hasil, kunci_versi, naikkan_versi, sudah_dijalankan
from sistemkerja.alur.mesin import Mesin, mesin_kasus
from sistemkerja.alur.tugas import beri_tugas, tutup_tugas
from sistemkerja.alur.wenang import ke_kebijakan
from sistemkerja.aturan.kedudukan import tanya_unit
from sistemkerja.aturan.rantai import LangkahRantai, Rantai
from sistemkerja.jejak.catat import catat
from sistemkerja.kegiatan.models import Berkas, Hasil, Kegiatan
from sistemkerja.kegiatan.peran import pastikan_pengerja, rantai_kegiatan, tim_kegiatan
from sistemkerja.kegiatan.tindakan.pelaksanaan import orang, pastikan_dikerjakan
from sistemkerja.organisasi.pelaku import Pelaku
from sistemkerja.pemda import transaksi
from sistemkerja.pemda.galat import TidakDiaturApp

KERJA_LANGKAH = {
    "meninjau": "Tinjau hasil “%(j)s”",
    "mengevaluasi": "Evaluasi hasil “%(j)s”",
    "menerima": "Terima dan teruskan hasil “%(j)s”",
    "meneruskan": "Teruskan hasil “%(j)s”",
    "menyatakan_selesai": "Nyatakan selesai “%(j)s”",
}


@transaksi.atomic
def serahkan_hasil(
    pk: UUID, uraian: str, tautan: str = "", berkas: Sequence[UUID] = (), *, oleh: Pelaku, versi: int,
    kunci: UUID | None = None,
) -> Hasil:  # fmt: skip
    """Serahkan hasil kegiatan (aturan `penyerah_hasil`); hasil naik rantai tinjauan unit pemiliknya.

    Raises TidakBerwenang, TidakDiaturApp (unit ini tidak punya rantai tinjauan), SudahBerubah, GalatKerja.
    """
    kegiatan = kunci_versi(Kegiatan, pk, None, oleh=oleh)
    tim = tim_kegiatan(kegiatan)
    sebagai = pastikan_pengerja(tim, oleh, _("menyerahkan hasil"), ketua_saja=True)
    ulang = sudah_dijalankan(kunci, "serahkan_hasil", oleh=oleh)
    if ulang and ulang.hasil_id:
        return Hasil.objects.get(pk=ulang.hasil_id)
    kegiatan = kunci_versi(Kegiatan, pk, versi, oleh=oleh)
    pastikan_dikerjakan(kegiatan)
    m = mesin_kasus(oleh.pemda, oleh.per, kegiatan)
    rantai = rantai_kegiatan(m, kegiatan, tim)
    _pastikan_diatur(m, kegiatan, rantai)
    penyerah = tanya_unit(m.peraturan, m.org, "penyerah_hasil", str(kegiatan.unit_id))
    ke = kegiatan.hasil.count() + 1
    hasil = Hasil.objects.create(
        pemda=oleh.pemda, kegiatan=kegiatan, ke=ke, uraian=uraian, tautan=tautan, **orang(oleh, sebagai)
    )
    Berkas.objects.filter(kegiatan=kegiatan, pk__in=berkas, hasil__isnull=True).update(hasil=hasil)
    kegiatan.keadaan, kegiatan.langkah = Kegiatan.Keadaan.TINJAUAN, 0
    naikkan_versi(kegiatan, "keadaan", "langkah")
    tutup_tugas(oleh.pemda, kegiatan.pk)
    kalimat = "menyerahkan hasil." if ke == 1 else f"menyerahkan hasil perbaikan ke-{ke - 1}."
    catat("hasil.diserahkan", kegiatan, oleh=oleh, sebagai=sebagai.sebutan, kasus=kegiatan.pk, kalimat=kalimat,
          dasar=[d for c in penyerah.cabang for d in c.dasar] or list(tim.dasar))  # fmt: skip
    lanjutkan(kegiatan, rantai, oleh, hasil)
    catat_hasil(kunci, hasil, oleh=oleh)
    return hasil


def _pastikan_diatur(m: Mesin, kegiatan: Kegiatan, rantai: Rantai) -> None:
    if rantai.diatur:
        return
    dicari = list(rantai.jawaban.dicari_di or rantai.jawaban_selesai.dicari_di)
    raise TidakDiaturApp(
        _("%(p)s tidak mengatur siapa yang meninjau hasil di %(u)s.")
        % {"p": m.peraturan.judul, "u": kegiatan.unit.nama},
        _("Catatan dan berkasnya tetap tersimpan. Pemda dapat menetapkan kebijakan peninjauan bagi unit ini."),
        dicari,
        kebijakan=ke_kebijakan(m, rantai.jawaban if not rantai.jawaban.diatur else rantai.jawaban_selesai),
    )


def berikut(rantai: Rantai, sesudah: int) -> LangkahRantai | None:
    """Langkah berikutnya yang dijalani setelah langkah `sesudah`, atau pernyataan selesai."""
    for s in rantai.berlaku:
        if s.n > sesudah:
            return s
    return rantai.penyelesai if rantai.penyelesai and rantai.penyelesai.n > sesudah else None


def lanjutkan(kegiatan: Kegiatan, rantai: Rantai, oleh: Pelaku, hasil: Hasil) -> None:
    """Letakkan giliran pada langkah berikutnya."""
    langkah = berikut(rantai, kegiatan.langkah)
    if langkah is None:
        return
    kegiatan.langkah = langkah.n
    kegiatan.save(update_fields=["langkah"])
    jabatan = ", ".join(j.nama for j in langkah.pejabat.jabatan)
    beri_tugas(
        oleh.pemda, kegiatan, langkah.kerja, [j.id for j in langkah.pejabat.jabatan], kasus=kegiatan.pk,
        alamat=kegiatan.get_absolute_url(), judul=KERJA_LANGKAH[langkah.kerja] % {"j": kegiatan.judul},
        dari=oleh.nama, dasar=langkah.dasar, ringkas=hasil.uraian[:300], batas=kegiatan.batas,
        alasan=f"Langkah {langkah.n} rantai tinjauan: {jabatan}.",
    )  # fmt: skip
