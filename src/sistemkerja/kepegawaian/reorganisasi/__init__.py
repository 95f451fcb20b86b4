"""Penataan organisasi sebagai satu rencana bertanggal: intinya di memori, penulisannya di `tindakan`."""
