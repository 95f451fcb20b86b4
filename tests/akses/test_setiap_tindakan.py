"""Setiap tindakan × setiap peran: dijalankan bagi yang berwenang, ditolak bagi yang lain tanpa jejak apa pun."""

from __future__ import annotations

import pytest
from django.http import Http404

from sistemkerja.pemda.galat import GalatKerja, MasukanKeliru, TidakBerwenang
from sistemkerja.pemda.konteks import gunakan
from sistemkerja.pemda.models import Pemda
from tests.akses.panggung import PERAN_PENGELOLA
from tests.akses.pelengkap import Dunia, gambaran, sidik_tersentuh
from tests.akses.tindakan import BAGIAN, DIRI, Tindakan, pelaku_panggung, semua_tindakan
from tests.akses.tindakan_tabel import MENURUT_NAMA, TINDAKAN

PERAN = ("jf", "kabid", "kadis", "lain", "sekda", "pengawas", "tanpa", *PERAN_PENGELOLA)
KASUS = [(t, peran) for t in TINDAKAN for peran in PERAN]


def test_setiap_tindakan_punya_baris() -> None:
    ada = set(semua_tindakan())
    tercatat = set(MENURUT_NAMA) | DIRI | BAGIAN
    assert not ada - tercatat, f"tambahkan ke tests/akses/tindakan.py: {sorted(ada - tercatat)}"
    assert not tercatat - ada, f"tidak ada lagi: {sorted(tercatat - ada)}"


@pytest.fixture(scope="module")
def semula(dunia_berkas: Dunia) -> dict[str, str]:
    """Isi basis data sebelum apa pun dikerjakan."""
    return gambaran()


@pytest.mark.parametrize(("satu", "peran"), KASUS, ids=[f"{t.nama}-{p}" for t, p in KASUS])
def test_wewenang_setiap_peran(dunia: Dunia, semula: dict[str, str], satu: Tindakan, peran: str) -> None:
    with gunakan(Pemda.objects.get(slug="kediri")):
        oleh = pelaku_panggung(dunia, peran)
        if peran not in satu.boleh:
            with pytest.raises(TidakBerwenang) as ditolak:
                satu.panggil(dunia, oleh)
            assert ditolak.value.siapa_yang_boleh, "penolakan menyebut siapa yang boleh"
        else:
            try:
                satu.panggil(dunia, oleh)
            except TidakBerwenang:
                raise
            except (MasukanKeliru, GalatKerja) as galat:
                assert satu.nama in TERHALANG, f"kiriman panggung tidak sah: {galat!r}"
    if peran not in satu.boleh:
        assert sidik_tersentuh("kediri").items() <= semula.items(), "yang ditolak tidak meninggalkan apa pun"


# Wewenangnya lulus, lalu panggungnya sendiri yang menghalangi (unit masih berisi, adopsi sudah mulai).
TERHALANG = {
    "adopsi.adopsi.batalkan_adopsi", "kepegawaian.unit.gabung", "kepegawaian.unit.pecah", "kepegawaian.unit.tutup",
}  # fmt: skip
BEROBJEK = [(t, peran) for t in TINDAKAN for peran in t.boleh if t.berobjek]


@pytest.mark.parametrize(("satu", "peran"), BEROBJEK, ids=[f"{t.nama}-{p}" for t, p in BEROBJEK])
def test_peran_yang_sama_di_pemda_lain(dunia: Dunia, semula: dict[str, str], satu: Tindakan, peran: str) -> None:
    """Pengelola Kota Blitar yang memegang id objek Kota Kediri: tidak ada."""
    with gunakan(Pemda.objects.get(slug="blitar")), pytest.raises(Http404):
        satu.panggil(dunia, pelaku_panggung(dunia, f"tetangga_{peran}"))
    assert sidik_tersentuh("kediri", "blitar").items() <= semula.items()
