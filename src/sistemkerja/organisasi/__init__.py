"""Organisasi pada suatu tanggal: Perangkat Daerah, unit, jabatan, pegawai, dan pemangkunya."""
