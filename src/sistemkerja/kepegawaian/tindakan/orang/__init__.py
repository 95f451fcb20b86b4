"""Tindakan terhadap orang dan jabatannya. Setiap tindakan berdasar keputusan, bertanggal, dan tercatat."""

from sistemkerja.kepegawaian.tindakan.orang.akhiri import akhiri
from sistemkerja.kepegawaian.tindakan.orang.angkat import IsianAngkat, PegawaiBaru, angkat
from sistemkerja.kepegawaian.tindakan.orang.batalkan import batalkan
from sistemkerja.kepegawaian.tindakan.orang.berhenti import pensiun
from sistemkerja.kepegawaian.tindakan.orang.dasar_sk import DasarSK
from sistemkerja.kepegawaian.tindakan.orang.lowong import Lowong
from sistemkerja.kepegawaian.tindakan.orang.mutasi import IsianMutasi, mutasi, promosi
from sistemkerja.kepegawaian.tindakan.orang.pangkat import naikkan_pangkat
from sistemkerja.kepegawaian.tindakan.orang.tunjuk import IsianTunjuk, tunjuk

__all__ = [
    "DasarSK",
    "IsianAngkat",
    "IsianMutasi",
    "IsianTunjuk",
    "Lowong",
    "PegawaiBaru",
    "akhiri",
    "angkat",
    "batalkan",
    "mutasi",
    "naikkan_pangkat",
    "pensiun",
    "promosi",
    "tunjuk",
]
