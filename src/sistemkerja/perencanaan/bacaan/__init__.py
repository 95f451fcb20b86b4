"""Bacaan layar perencanaan: daftar, satu Perjanjian Kinerja, dan satu bagian target."""
