"""Tindakan atas impor: mengunggah, membaca (memilih kolom dan menjawab), menerapkan, membuang."""
