"""Tindakan kepegawaian dan penataan organisasi: apa yang diperintahkan sebuah keputusan, dan apa akibatnya.

Yang berlaku pada suatu tanggal tetap dibaca dari baris bermasa di `organisasi`.
"""

from sistemkerja.kepegawaian.models.orang import JenisTindakan, TindakanPegawai
from sistemkerja.kepegawaian.models.unit import LangkahReorganisasi, PengalihanKerja, RencanaReorganisasi

__all__ = ["JenisTindakan", "LangkahReorganisasi", "PengalihanKerja", "RencanaReorganisasi", "TindakanPegawai"]
