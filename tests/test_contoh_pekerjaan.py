"""Pekerjaan contoh: setiap tahap ada di setiap Pemda, dari beberapa Perangkat Daerah, dan selalu sama."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from django.db import transaction
from django.utils import timezone

from sistemkerja.alur.models import Tugas
from sistemkerja.contoh import pekerjaan
from sistemkerja.contoh.muat import muat
from sistemkerja.contoh.susunan import SLUG
from sistemkerja.jejak.models import Peristiwa
from sistemkerja.kegiatan.models import Kegiatan, Kemajuan, Tinjauan
from sistemkerja.pemda.konteks import gunakan
from sistemkerja.pemda.models import Pemda
from sistemkerja.perencanaan.models import PerjanjianKinerja


@pytest.mark.django_db(databases=["default", "pemilik"])
@pytest.mark.parametrize("slug", SLUG)
def test_setiap_tahap_terisi(slug: str) -> None:
    pemda = Pemda.objects.get(slug=slug)
    mulai = time.process_time()
    muat(pemda)
    lama = time.process_time() - mulai
    with gunakan(pemda):
        keadaan = set(Kegiatan.objects.values_list("keadaan", flat=True))
        pd = set(Kegiatan.objects.values_list("unit__kode", flat=True))
        assert keadaan == set(Kegiatan.Keadaan.values)
        assert len({kode.split(".")[0] for kode in pd}) >= 3
        assert set(PerjanjianKinerja.objects.values_list("keadaan", flat=True)) == {"draf", "ditetapkan"}
        assert Tinjauan.objects.filter(putusan="belum_sesuai").exists() and Kemajuan.objects.exists()
        menunggu = Tugas.objects.filter(selesai_pada__isnull=True)
        semua_kerja = {"menyusun_rencana", "menyepakati_rencana", "menyerahkan", "memperbaiki", "menugaskan"}
        assert semua_kerja <= set(menunggu.values_list("kerja", flat=True))
        assert not Peristiwa.objects.filter(pada__gt=timezone.now()).exists(), "tidak ada yang terjadi besok"
        tertua = Peristiwa.objects.order_by("pada")[0].pada
        assert (timezone.now() - tertua).days > 60, "riwayatnya berbulan-bulan, bukan sedetik"
    assert lama < 12, f"{lama:.1f} detik kerja prosesor"


def test_selalu_sama(pemda: Callable[[str], Pemda], monkeypatch: pytest.MonkeyPatch) -> None:
    from sistemkerja.contoh import muat as pemuat

    monkeypatch.setattr(pemuat, "_pekerjaan", lambda _pemda: None)
    kediri = pemda("kediri")
    muat(kediri)

    def sekali() -> list[tuple[object, ...]]:
        with gunakan(kediri):
            titik = transaction.savepoint()
            pekerjaan.muat(kediri)
            isi = Kegiatan.objects.order_by("judul").values_list(
                "judul", "unit__kode", "keadaan", "langkah", "persen", "batas", "susunan__penugasan__pegawai__nip"
            )
            hasil: list[tuple[object, ...]] = sorted(isi, key=str)
            transaction.savepoint_rollback(titik)
        return hasil

    assert sekali() == sekali() != []
