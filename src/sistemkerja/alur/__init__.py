"""Tugas yang menunggu dan pembukuan alur: siapa yang harus bergerak, sejak kapan, karena aturan apa."""
