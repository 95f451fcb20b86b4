"""Operators come from the command line of the host, as the owner of the tables; the same in every cell."""

from __future__ import annotations

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from sistemkerja.pemda.galat import MasukanKeliru
from sistemkerja.pemda.kunci import uuid7
from sistemkerja.pemda.sel import pemilik, semua_sel
from sistemkerja.platform.models import Bukti, Catatan, Operator, Sesi
from sistemkerja.platform.sandi import bukti, garam_baru

_OLEH = "baris perintah"


def buat_operator(nama_masuk: str, nama: str, sandi: str) -> Operator:
    """A new operator. Raises MasukanKeliru: the name is taken, the password too weak."""
    if Operator.objects.filter(nama_masuk=nama_masuk).exists():
        raise MasukanKeliru({"nama_masuk": [_("Sudah ada operator dengan nama masuk ini.")]})
    operator = Operator(id=uuid7(), nama_masuk=nama_masuk, nama=nama, garam=garam_baru())
    _simpan(operator, sandi, f"Membuat operator {nama_masuk}.")
    return operator


def ganti_sandi(nama_masuk: str, sandi: str) -> Operator:
    """Another password; sessions end. Raises MasukanKeliru."""
    operator = _ada(nama_masuk)
    operator.garam = garam_baru()
    _simpan(operator, sandi, f"Mengganti kata sandi operator {nama_masuk}.")
    return operator


def tutup_operator(nama_masuk: str) -> Operator:
    """From now on this one signs in no more. Raises MasukanKeliru."""
    operator = _ada(nama_masuk)
    operator.aktif = False
    for sel in semua_sel():
        alias = pemilik(sel)
        with transaction.atomic(using=alias):
            Operator.objects.using(alias).filter(pk=operator.pk).update(aktif=False)
            Sesi.objects.using(alias).filter(operator=operator.pk).delete()
            Catatan.objects.using(alias).create(oleh=_OLEH, kalimat=f"Menutup operator {nama_masuk}.")
    return operator


def _ada(nama_masuk: str) -> Operator:
    operator = Operator.objects.filter(nama_masuk=nama_masuk).first()
    if operator is None:
        raise MasukanKeliru({"nama_masuk": [_("Tidak ada operator dengan nama masuk ini.")]})
    return operator


def _simpan(operator: Operator, sandi: str, kalimat: str) -> None:
    try:
        validate_password(sandi)
    except ValidationError as galat:
        raise MasukanKeliru({"sandi": galat.messages}) from galat
    bukti_ = bukti(sandi, operator.garam)
    isi = {"nama_masuk": operator.nama_masuk, "nama": operator.nama, "garam": operator.garam, "aktif": True}
    for sel in semua_sel():
        alias = pemilik(sel)
        with transaction.atomic(using=alias):
            Operator.objects.using(alias).update_or_create(pk=operator.pk, defaults=isi)
            Bukti.objects.using(alias).update_or_create(operator_id=operator.pk, defaults={"bukti": bukti_})
            Sesi.objects.using(alias).filter(operator=operator.pk).delete()
            Catatan.objects.using(alias).create(oleh=_OLEH, kalimat=kalimat)
