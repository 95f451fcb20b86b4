"""Yang di luar tabel: operator platform, pemegang peran di Pemda lain, dan pintu yang terbuka bagi siapa pun."""

from __future__ import annotations

import pytest
from django.urls import reverse

from sistemkerja.adopsi.tindakan import IsianAdopsi, adopsi_peraturan
from sistemkerja.organisasi.pelaku import Pelaku
from sistemkerja.organisasi.tanggal import hari_ini
from sistemkerja.pemda.konteks import gunakan
from sistemkerja.pemda.models import Adopsi, Pemda
from tests.akses.kiriman import MENURUT_NAMA
from tests.akses.panggung import PERAN_PENGELOLA
from tests.akses.pelengkap import Dunia, gambaran
from tests.akses.tabel import BARIS, Baris
from tests.akses.test_setiap_alamat import TERBUKA, buka
from tests.akses.tindakan import pelaku_panggung

# Operator platform ---------------------------------------------------------------------------------------------------

OPERATOR = {
    ("platform:daftar", "GET"): 200, ("platform:baru", "GET"): 200, ("platform:baru", "POST"): 201,
    ("platform:keluar", "POST"): 302, ("platform:masuk", "GET"): 302,
}  # fmt: skip


@pytest.mark.parametrize("baris", BARIS, ids=[f"{b.nama}-{b.cara}-{b.objek}" for b in BARIS])
def test_operator_di_luar_platform_sama_dengan_yang_belum_masuk(dunia: Dunia, baris: Baris) -> None:
    """Operator membuat Pemda; data Pemda mana pun tertutup baginya seperti bagi orang di luar."""
    jawaban = buka(dunia, baris, dunia.klien("operator"))
    harap = OPERATOR.get((baris.nama, baris.cara), baris.jawaban["anonim"])
    assert jawaban.status_code == harap
    if (
        harap == 302
        and baris.nama.partition(":")[0] not in ("platform", *TERBUKA)
        and baris.nama != "akun:masuk_faktor"
    ):
        assert jawaban["Location"].startswith(("/masuk/", "/platform/", "/"))


def test_operator_tidak_melihat_nama_seorang_pun(dunia: Dunia) -> None:
    with gunakan(Pemda.objects.get(slug="kediri")):
        from sistemkerja.organisasi.models import Pegawai

        nama = list(Pegawai.objects.values_list("nama", flat=True)[:200])
    teks = dunia.klien("operator").get(reverse("platform:daftar")).content.decode()
    assert "Kota Kediri" in teks and not [n for n in nama if n in teks]


# Peran yang sama di Pemda lain ---------------------------------------------------------------------------------------

BERBEDA = [
    (b, peran) for b in BARIS for peran in PERAN_PENGELOLA
    if b.objek not in ("-", "tautan_sandi") and b.jawaban[peran] in (200, 302, 409, 422)
]  # fmt: skip


@pytest.mark.parametrize(("baris", "peran"), BERBEDA, ids=[f"{b.nama}-{b.cara}-{b.objek}-{p}" for b, p in BERBEDA])
def test_peran_yang_sama_di_pemda_lain_tidak_menemukan_apa_pun(dunia: Dunia, baris: Baris, peran: str) -> None:
    """Pengelola Kota Blitar dengan alamat objek Kota Kediri: tidak ada, dan tidak ada yang berubah."""
    assert buka(dunia, baris, dunia.klien(f"tetangga_{peran}")).status_code == 404


# Pintu yang terbuka --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("peran", ["tetangga", "kabid"])
def test_tombol_sso_pemda_lain_bagi_yang_sudah_masuk(dunia: Dunia, peran: str) -> None:
    for slug in ("kediri", "blitar", "tidak-ada", ""):
        assert dunia.klien(peran).get(reverse("akun:sso_pilih"), {"pemda": slug}).status_code == 200


def test_lupa_sandi_pemda_lain_bagi_yang_sudah_masuk(dunia: Dunia, settings: pytest.FixtureRequest) -> None:
    settings.SUREL_TERSEDIA = True  # type: ignore[attr-defined]
    kiriman, semula = MENURUT_NAMA["akun:lupa_sandi"], gambaran()
    assert kiriman.kirim(dunia, dunia.klien("anonim")).status_code == 200
    assert kiriman.kirim(dunia, dunia.klien("tetangga")).status_code == 302
    assert gambaran() == semula


def test_adopsi_yang_menunggu_dibatalkan_hanya_oleh_pengelola_organisasi(dunia: Dunia) -> None:
    kediri = Pemda.objects.get(slug="kediri")
    with gunakan(kediri):
        oleh: Pelaku = pelaku_panggung(dunia, "ortala")
        besok = IsianAdopsi(hari_ini(kediri).replace(year=hari_ini(kediri).year + 1))
        terakhir = Adopsi.objects.order_by("-sejak")[0].pk
        baru = adopsi_peraturan(dunia.objek("naskah")["sidik"], besok, oleh=oleh, terakhir=terakhir)
    alamat = reverse("adopsi:pembatalan", args=[baru.pk])
    for peran in ("kabid", "sekda", "pengawas", "kepegawaian", "sistem", "tetangga"):
        assert dunia.klien(peran).post(alamat).status_code == 403, peran
    assert dunia.klien("tetangga_ortala").post(alamat).status_code == 404
    assert dunia.klien("ortala").post(alamat).status_code == 302
