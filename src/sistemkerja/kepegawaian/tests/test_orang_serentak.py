"""Dua pengelola menekan tombol bersamaan: satu yang jadi, yang lain diberi tahu."""

from __future__ import annotations

import threading

from django.db import connections

from sistemkerja.contoh import muat as muat_contoh
from sistemkerja.kepegawaian.tests.conftest import Panggung, sk
from sistemkerja.kepegawaian.tindakan.orang import IsianAngkat, PegawaiBaru, angkat
from sistemkerja.kepegawaian.tindakan.orang.kursi import versi_orang
from sistemkerja.organisasi.models import Pemangku
from sistemkerja.pemda.galat import SudahBerubah
from sistemkerja.pemda.konteks import gunakan
from sistemkerja.pemda.models import Pemda


def test_dua_pengangkatan_bersamaan_ke_satu_kursi(db_sungguhan: str, monkeypatch) -> None:
    monkeypatch.setattr(muat_contoh, "_pekerjaan", lambda pemda: None)
    muat_contoh.muat(Pemda.objects.get(slug="kediri"))
    kediri = Panggung(Pemda.objects.get(slug="kediri"))
    kursi, oleh, hasil = kediri.kursi_kosong(), kediri.pengelola(), list[str]()
    with gunakan(kediri.pemda):
        versi = versi_orang(kediri.pemda.pk, [], [kursi.pk])
    mulai = threading.Barrier(2)

    def kerja(ke: int) -> None:
        baru = PegawaiBaru(f"19990202202403200{ke}", f"Orang {ke}")
        mulai.wait()
        try:
            with gunakan(kediri.pemda):
                angkat(IsianAngkat(kursi.pk, baru=baru), berlaku=kediri.per, dasar=sk(f"800/{ke}"), oleh=oleh,
                       versi=versi)  # fmt: skip
            hasil.append("jadi")
        except SudahBerubah as galat:
            hasil.append(galat.oleh_siapa)
        finally:
            connections.close_all()

    benang = [threading.Thread(target=kerja, args=(ke,)) for ke in (1, 2)]
    [b.start() for b in benang]
    [b.join() for b in benang]
    assert sorted(hasil) == ["Tuti", "jadi"]
    with gunakan(kediri.pemda):
        assert Pemangku.objects.filter(jabatan=kursi).count() == 1
