"""Data contoh: lima Pemda rekaan dengan orang rekaan. Nama PD, kecamatan, dan kelurahan nyata; orang dan NIP buatan."""
