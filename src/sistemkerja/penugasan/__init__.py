"""Penugasan: usul, penugasan, penetapan, tim kerja, dan ketuanya."""
