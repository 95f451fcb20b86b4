"""Layar kegiatan. Tipis: buka untuk pelaku, periksa formulir, jalankan tindakan, jawab."""
