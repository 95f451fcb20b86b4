"""The second factor: codes of an authenticator (TOTP, RFC 6238) and recovery codes; and who must have one."""

from __future__ import annotations

import secrets
import time
from typing import Any

import pyotp
import segno
from django.conf import settings
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from sistemkerja.akun import sandian
from sistemkerja.akun.aktivasi import HURUF, rapikan
from sistemkerja.akun.models import FaktorKedua, KodePemulihan, Pengguna
from sistemkerja.organisasi.models import RincianJabatan
from sistemkerja.organisasi.pelaku import Pelaku, pelaku_dari
from sistemkerja.organisasi.tanggal import hari_ini

BANYAK_PEMULIHAN = 10
_DETIK = 30
_GESER = (-1, 0, 1)  # clocks of phones run half a minute early or late
# Posts that sign for the Pemda, besides those that lead a PD.
_PENANDA = frozenset({"kepala_daerah", "wakil_kepala_daerah", "sekretaris_daerah", "asisten"})


def rahasia_baru() -> str:
    """A new secret of 160 bits."""
    return pyotp.random_base32()


def alamat_otp(rahasia: str, pengguna: Pengguna) -> str:
    """What the QR code says: whose it is, at which Pemda."""
    penerbit = f"SistemKerja {pengguna.pemda.nama}"
    return pyotp.TOTP(rahasia).provisioning_uri(name=pengguna.nip, issuer_name=penerbit)


def gambar_qr(teks: str) -> str:
    """A QR code as a picture in a data address: dark on light whatever the theme, or phones cannot read it."""
    hasil: Any = segno.make(teks, error="m")
    return str(hasil.svg_data_uri(scale=5, border=3, dark="#000", light="#fff"))


def langkah_cocok(rahasia: str, ketikan: str, sesudah: int = 0) -> int | None:
    """The time step whose code was typed, if it is now, a step before or after, and later than `sesudah`."""
    angka = "".join(h for h in ketikan if h.isdigit())
    otp, kini = pyotp.TOTP(rahasia, interval=_DETIK), int(time.time()) // _DETIK
    cocok = [kini + g for g in _GESER if constant_time_compare(otp.generate_otp(kini + g), angka)]
    return next((langkah for langkah in cocok if langkah > sesudah), None)


def terpasang(pengguna: Pengguna) -> bool:
    """Whether the person has a second factor."""
    return FaktorKedua.objects.filter(pengguna=pengguna, dipasang__isnull=False).exists()


def periksa(pengguna: Pengguna, ketikan: str) -> str:
    """Use up the code that was typed: "totp", "pemulihan", or "" when it is neither or was used before."""
    faktor = FaktorKedua.objects.select_for_update().filter(pengguna=pengguna, dipasang__isnull=False).first()
    if faktor is None:
        return ""
    if len(rapikan(ketikan)) > 6:
        return "pemulihan" if _pakai_pemulihan(pengguna, ketikan) else ""
    langkah = langkah_cocok(sandian.buka(faktor.rahasia, _milik(pengguna)), ketikan, faktor.langkah)
    if langkah is None:
        return ""
    FaktorKedua.objects.filter(pk=faktor.pk).update(langkah=langkah)
    return "totp"


def simpan_rahasia(pengguna: Pengguna, rahasia: str) -> str:
    """The secret as it is stored."""
    return sandian.tutup(rahasia, _milik(pengguna))


def buka_rahasia(pengguna: Pengguna, tersimpan: str) -> str:
    """The secret again. Raises sandian.TidakTerbuka."""
    return sandian.buka(tersimpan, _milik(pengguna))


def kode_pemulihan_baru() -> list[str]:
    """Ten codes of ten signs (49 bits each)."""
    acak = ["".join(secrets.choice(HURUF) for _ in range(10)) for _ in range(BANYAK_PEMULIHAN)]
    return [f"{satu[:5]}-{satu[5:]}" for satu in acak]


def sidik_pemulihan(pengguna: Pengguna, kode: str) -> str:
    """The fingerprint of a recovery code of this person."""
    bahan = f"{pengguna.pk}:{rapikan(kode)}"
    return salted_hmac("sistemkerja.akun.pemulihan", bahan, algorithm="sha256").hexdigest()


def wajib(pengguna: Pengguna) -> bool:
    """Whether this person must have a second factor: those who hold a system role, and those who sign."""
    return bool(settings.WAJIB_DUA_FAKTOR) and pantas(pelaku_dari(pengguna, hari_ini(pengguna.pemda)))


def pantas(pelaku: Pelaku) -> bool:
    """Whether the second factor is asked of this person: any system role, or a post that signs, also as Plt. or Plh."""
    if pelaku.peran_sistem or any(j.kode in _PENANDA for j in pelaku.jabatan):
        return True
    memimpin = RincianJabatan.objects.pada(pelaku.per).filter(
        jabatan__in=[j.jabatan_id for j in pelaku.jabatan],
        pimpinan=True,
        unit__rincian__masa__contains=pelaku.per,
        unit__rincian__adalah_pd=True,
    )
    return memimpin.exists()


def _pakai_pemulihan(pengguna: Pengguna, ketikan: str) -> bool:
    terbuka = KodePemulihan.objects.filter(
        pengguna=pengguna, sidik=sidik_pemulihan(pengguna, ketikan), dipakai__isnull=True
    )
    return terbuka.update(dipakai=timezone.now()) == 1


def _milik(pengguna: Pengguna) -> str:
    return f"totp {pengguna.pk}"
