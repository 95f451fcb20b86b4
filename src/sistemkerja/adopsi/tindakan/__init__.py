"""Yang dapat terjadi pada adopsi, naskah, dan kebijakan; satu fungsi satu tindakan."""

from sistemkerja.adopsi.tindakan.adopsi import IsianAdopsi, adopsi_peraturan, batalkan_adopsi
from sistemkerja.adopsi.tindakan.kebijakan import IsianKebijakan, cabut_kebijakan, tetapkan_kebijakan
from sistemkerja.adopsi.tindakan.naskah import unggah_naskah
from sistemkerja.adopsi.tindakan.pemeriksaan import hitung_terkena, periksa_organisasi

__all__ = [
    "IsianAdopsi",
    "IsianKebijakan",
    "adopsi_peraturan",
    "batalkan_adopsi",
    "cabut_kebijakan",
    "hitung_terkena",
    "periksa_organisasi",
    "tetapkan_kebijakan",
    "unggah_naskah",
]
