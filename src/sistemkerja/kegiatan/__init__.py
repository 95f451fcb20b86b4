"""Kegiatan: rencana, rincian, kemajuan, pemantauan, hasil, tinjauan, sampai selesai."""
