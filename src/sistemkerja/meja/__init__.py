"""Tempat seseorang di aplikasi: Meja Kerja, pencarian, dan halaman akunnya."""
