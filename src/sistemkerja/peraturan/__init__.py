"""Pembaca peraturan: layar saja; isinya dari mesin aturan."""
