"""Dampak sebuah tindakan kepegawaian atau penataan pada tanggal berlakunya, dibaca sebelum ditetapkan."""

from sistemkerja.kepegawaian.dampak.bentuk import Akun, Dampak, Kursi, Menunggu, Pekerjaan, Penilai, Saran, Tim
from sistemkerja.kepegawaian.dampak.pratinjau import dampak, pratinjau, saran_pekerjaan

__all__ = [
    "Akun",
    "Dampak",
    "Kursi",
    "Menunggu",
    "Pekerjaan",
    "Penilai",
    "Saran",
    "Tim",
    "dampak",
    "pratinjau",
    "saran_pekerjaan",
]
