"""Naskah yang diadopsi Pemda contoh, kata demi kata, dan kebijakannya di tempat peraturannya diam."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange

from sistemkerja.alur.naskah import kebijakan_aturan
from sistemkerja.aturan import paket
from sistemkerja.aturan.baca import Peraturan
from sistemkerja.aturan.kebijakan import periksa_kebijakan
from sistemkerja.aturan.tanya import tanya
from sistemkerja.pemda.models import Pemda
from sistemkerja.pemda.versi import Kebijakan, VersiPeraturan

# Kota Blitar: Perwali 6/2023 tidak menyebut siapa yang menugaskan di kelurahan; Lurah merumuskan strateginya dan
# menetapkan timnya (Lampiran B.3.a, Pasal 22 huruf a), jadi di sini ia pula yang menugaskan perseorangan.
KEBIJAKAN: dict[str, list[dict[str, Any]]] = {
    "blitar": [
        {
            "pertanyaan": "pemberi_penugasan",
            "syarat": {"jenis_unit": ["kelurahan"]},
            "jawaban": [{"oleh": ["lurah"]}],
            "alasan": "Di kelurahan Lurah memimpin pelaksanaan tugas; penugasan perseorangan mengikuti pimpinannya.",
        }
    ],
}


def simpan_naskah_dan_kebijakan(pemda: Pemda, peraturan: Peraturan, sejak: date) -> None:
    """Simpan naskah yang diadopsi dan kebijakan contoh Pemda itu."""
    VersiPeraturan.objects.create(
        pemda=pemda, peraturan_id=peraturan.id, sidik=peraturan.sidik, asal=VersiPeraturan.Asal.BAWAAN,
        judul=peraturan.judul, isi=paket.ke_zip(paket.dari_folder(peraturan.folder)),
    )  # fmt: skip
    for nomor, isi in enumerate(KEBIJAKAN.get(pemda.slug, ()), 1):
        keadaan = {kunci: kode[0] for kunci, kode in isi["syarat"].items()}
        baris = Kebijakan(
            pemda=pemda, **isi, dasar_hukum="Keputusan Wali Kota (contoh)", nomor=f"188.4/{nomor:03d}/{sejak.year}",
            tanggal=sejak, masa=DateRange(sejak, None, "[)"), oleh="Bagian Organisasi (contoh)",
            dicari_di=list(tanya(peraturan, isi["pertanyaan"], keadaan).dicari_di),
        )  # fmt: skip
        medan = ("id", "pertanyaan", "syarat", "jawaban", "dasar_hukum", "nomor", "tanggal")
        periksa_kebijakan(peraturan, kebijakan_aturan({q: getattr(baris, q) for q in medan}))
        baris.save(force_insert=True)
