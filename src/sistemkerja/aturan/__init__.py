"""Mesin aturan: menjawab pertanyaan tentang Sistem Kerja dari peraturan yang ditulis sebagai data.

Murni: tanpa Django, tanpa jam, tanpa basis data, tanpa jaringan. Setiap jawaban membawa dasarnya.
"""
