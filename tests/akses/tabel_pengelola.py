"""Alamat para pengelola: orang, unit, impor, adopsi, latar, ekspor, riwayat; kode menurut `tabel.RINGKAS`."""

TETAP_PENGELOLA = {
    "kepegawaian:unit_tindakan": {"kode": "ubah_unit"},
    "kepegawaian:unit_penetapan": {"kode": "ubah_unit"},
    "impor:templat": {"jenis": "pegawai"},
    "impor:unggah": {"jenis": "pegawai"},
    "akun:sso_mulai": {"slug": "kediri"},
    "akun:sso_kembali": {"slug": "kediri"},
}

TABEL_PENGELOLA = """
# alamat                     cara objek             anonim biasa pengawas tetangga kepegawaian ortala sistem
organisasi:cari              GET  -                 302 200 200 200 200 200 200
organisasi:cari              POST -                 302 405 405 405 405 405 405
organisasi:bagan             GET  -                 302 200 200 200 200 200 200
organisasi:bagan             POST -                 302 405 405 405 405 405 405
organisasi:bagan_unit        GET  unit              302 200 200 404 200 200 200
organisasi:bagan_unit        POST unit              302 405 405 405 405 405 405
kepegawaian:beranda          GET  -                 302 403 200 403 200 200 403
kepegawaian:beranda          POST -                 302 405 405 405 405 405 405
kepegawaian:angkat           GET  -                 302 403 403 403 200 403 403
kepegawaian:angkat           POST -                 302 403 403 403 302 403 403
kepegawaian:mutasi           GET  -                 302 403 403 403 200 403 403
kepegawaian:mutasi           POST -                 302 403 403 403 302 403 403
kepegawaian:mutasi_banyak    GET  -                 302 403 403 403 200 403 403
kepegawaian:mutasi_banyak    POST -                 302 403 403 403 302 403 403
kepegawaian:promosi          GET  -                 302 403 403 403 200 403 403
kepegawaian:promosi          POST -                 302 403 403 403 302 403 403
kepegawaian:pangkat          GET  -                 302 403 403 403 200 403 403
kepegawaian:pangkat          POST -                 302 403 403 403 302 403 403
kepegawaian:berhenti         GET  -                 302 403 403 403 200 403 403
kepegawaian:berhenti         POST -                 302 403 403 403 302 403 403
kepegawaian:penunjukan       GET  -                 302 403 403 403 200 403 403
kepegawaian:penunjukan       POST -                 302 403 403 403 302 403 403
kepegawaian:pengakhiran      GET  pemangku          302 403 403 403 200 403 403
kepegawaian:pengakhiran      POST pemangku          302 403 403 403 302 403 403
kepegawaian:daftar_keputusan GET  -                 302 403 200 403 200 200 403
kepegawaian:daftar_keputusan POST -                 302 405 405 405 405 405 405
kepegawaian:keputusan        GET  keputusan         302 403 200 403 200 200 403
kepegawaian:keputusan        POST keputusan         302 405 405 405 405 405 405
kepegawaian:pembatalan       GET  keputusan         302 405 405 405 405 405 405
kepegawaian:pembatalan       POST keputusan         302 403 403 403 302 403 403
kepegawaian:unit_beranda     GET  -                 302 403 200 403 200 200 403
kepegawaian:unit_beranda     POST -                 302 405 405 405 405 405 405
kepegawaian:unit_tindakan    GET  -                 302 403 403 403 403 200 403
kepegawaian:unit_tindakan    POST -                 302 403 403 403 403 200 403
kepegawaian:unit_penetapan   GET  -                 302 405 405 405 405 405 405
kepegawaian:unit_penetapan   POST -                 302 403 403 403 403 302 403
kepegawaian:rencana_daftar   GET  -                 302 403 200 403 200 200 403
kepegawaian:rencana_daftar   POST -                 302 405 405 405 405 405 405
kepegawaian:rencana_baru     GET  -                 302 403 403 403 403 200 403
kepegawaian:rencana_baru     POST -                 302 403 403 403 403 302 403
kepegawaian:rencana          GET  rencana           302 403 200 403 200 200 403
kepegawaian:rencana          POST rencana           302 405 405 405 405 405 405
kepegawaian:rencana_identitas GET  rencana          302 403 403 404 403 200 403
kepegawaian:rencana_identitas POST rencana          302 403 403 404 403 302 403
kepegawaian:rencana_pratinjau GET  rencana          302 403 200 403 200 200 403
kepegawaian:rencana_pratinjau POST rencana          302 405 405 405 405 405 405
kepegawaian:rencana_penetapan GET  rencana          302 405 405 405 405 405 405
kepegawaian:rencana_penetapan POST rencana          302 403 403 404 403 302 403
kepegawaian:rencana_pembatalan GET  rencana         302 405 405 405 405 405 405
kepegawaian:rencana_pembatalan POST rencana         302 403 403 404 403 302 403
kepegawaian:langkah_baru     GET  rencana           302 403 403 404 403 404 403
kepegawaian:langkah_baru     POST rencana           302 403 403 404 403 302 403
kepegawaian:langkah          GET  langkah           302 403 403 404 403 200 403
kepegawaian:langkah          POST langkah           302 403 403 404 403 302 403
kepegawaian:langkah_penghapusan GET  langkah        302 405 405 405 405 405 405
kepegawaian:langkah_penghapusan POST langkah        302 403 403 404 403 302 403
kepegawaian:langkah_urutan   GET  langkah           302 405 405 405 405 405 405
kepegawaian:langkah_urutan   POST langkah           302 403 403 404 403 302 403
# Impor pegawai milik pengelola kepegawaian; bagi yang tidak boleh membaca jenisnya, impor itu tidak ada.
impor:daftar                 GET  -                 302 403 200 403 200 200 403
impor:daftar                 POST -                 302 405 405 405 405 405 405
impor:templat                GET  -                 302 403 200 403 200 200 403
impor:templat                POST -                 302 405 405 405 405 405 405
impor:unggah                 GET  -                 302 403 403 403 200 403 403
impor:unggah                 POST -                 302 403 403 403 302 403 403
impor:impor                  GET  impor_diunggah    302 404 200 404 302 404 404
impor:impor                  GET  impor_diperiksa   302 404 200 404 200 404 404
impor:impor                  GET  impor_antre       302 404 200 404 200 404 404
impor:impor                  GET  impor_diterapkan  302 404 200 404 200 404 404
impor:impor                  GET  impor_dibuang     302 404 200 404 200 404 404
impor:impor                  POST impor_diperiksa   302 405 405 405 405 405 405
impor:kolom                  GET  impor_diunggah    302 404 403 404 200 404 404
impor:kolom                  POST impor_diunggah    302 404 403 404 302 404 404
impor:kolom                  GET  impor_antre       302 404 403 404 409 404 404
impor:kolom                  GET  impor_diterapkan  302 404 403 404 409 404 404
impor:kolom                  GET  impor_dibuang     302 404 403 404 409 404 404
impor:pertanyaan             GET  impor_diperiksa   302 404 403 404 200 404 404
impor:pertanyaan             POST impor_diperiksa   302 404 403 404 302 404 404
impor:tidak_ada              GET  impor_diperiksa   302 404 200 404 200 404 404
impor:tidak_ada              POST impor_diperiksa   302 405 405 405 405 405 405
impor:catatan                GET  impor_diperiksa   302 404 200 404 200 404 404
impor:catatan                GET  impor_dibuang     302 404 409 404 409 404 404
impor:catatan                POST impor_diperiksa   302 405 405 405 405 405 405
impor:penerapan              GET  impor_diperiksa   302 404 403 404 200 404 404
impor:penerapan              POST impor_diperiksa   302 404 403 404 302 404 404
impor:pembuangan             GET  impor_diperiksa   302 405 405 405 405 405 405
impor:pembuangan             POST impor_diperiksa   302 404 403 404 302 404 404
# Hukum Pemda dibaca siapa pun; temuannya oleh para pengelola dan pengawas; ditetapkan pengelola organisasi.
adopsi:beranda               GET  -                 302 200 200 200 200 200 200
adopsi:beranda               POST -                 302 405 405 405 405 405 405
adopsi:pembatalan            GET  adopsi            302 405 405 405 405 405 405
adopsi:pembatalan            POST adopsi            302 403 403 403 403 409 403
adopsi:daftar_naskah         GET  -                 302 403 403 403 403 200 403
adopsi:daftar_naskah         POST -                 302 405 405 405 405 405 405
adopsi:unggahan              GET  -                 302 405 405 405 405 405 405
adopsi:unggahan              POST -                 302 403 403 403 403 302 403
adopsi:naskah                GET  naskah            302 403 200 403 200 200 403
adopsi:naskah                POST naskah            302 405 405 405 405 405 405
adopsi:penetapan             GET  naskah            302 405 405 405 405 405 405
adopsi:penetapan             POST naskah            302 403 403 403 403 302 403
adopsi:perbedaan             GET  naskah            302 403 200 403 200 200 403
adopsi:perbedaan             POST naskah            302 405 405 405 405 405 405
adopsi:perhitungan           GET  naskah            302 405 405 405 405 405 405
adopsi:perhitungan           POST naskah            302 403 403 403 403 302 403
adopsi:pemeriksaan           GET  naskah            302 405 405 405 405 405 405
adopsi:pemeriksaan           POST naskah            302 403 403 403 403 302 403
adopsi:temuan                GET  naskah            302 403 200 403 200 200 403
adopsi:temuan                POST naskah            302 405 405 405 405 405 405
adopsi:daftar_kebijakan      GET  -                 302 200 200 200 200 200 200
adopsi:daftar_kebijakan      POST -                 302 405 405 405 405 405 405
adopsi:kebijakan_baru        GET  -                 302 403 403 403 403 200 403
adopsi:kebijakan_baru        POST -                 302 405 405 405 405 405 405
adopsi:penetapan_kebijakan   GET  -                 302 405 405 405 405 405 405
adopsi:penetapan_kebijakan   POST -                 302 403 403 403 403 302 403
adopsi:kebijakan             GET  kebijakan         302 200 200 404 200 200 200
adopsi:kebijakan             POST kebijakan         302 405 405 405 405 405 405
adopsi:pencabutan            GET  kebijakan         302 405 405 405 405 405 405
adopsi:pencabutan            POST kebijakan         302 403 403 404 403 302 403
# Pekerjaan latar milik yang memintanya (di sini: pengelola sistem).
latar:daftar                 GET  -                 302 200 200 200 200 200 200
latar:daftar                 POST -                 302 405 405 405 405 405 405
latar:pekerjaan              GET  pekerjaan         302 404 404 404 404 404 200
latar:pekerjaan              POST pekerjaan         302 405 405 405 405 405 405
latar:pembatalan             GET  pekerjaan         302 405 405 405 405 405 405
latar:pembatalan             POST pekerjaan         302 404 404 404 404 404 302
ekspor:daftar                GET  -                 302 403 403 403 403 403 200
ekspor:daftar                POST -                 302 403 403 403 403 403 302
ekspor:arsip                 GET  ekspor            302 405 405 405 405 405 405
ekspor:arsip                 POST ekspor            302 403 403 404 403 403 200
ekspor:kamus                 GET  -                 302 200 200 200 200 200 200
ekspor:kamus                 POST -                 302 405 405 405 405 405 405
jejak:daftar                 GET  -                 302 403 200 403 403 403 403
jejak:daftar                 POST -                 302 405 405 405 405 405 405
jejak:saya                   GET  -                 302 200 200 200 200 200 200
jejak:saya                   POST -                 302 405 405 405 405 405 405
jejak:objek                  GET  kasus             302 403 200 403 403 403 403
jejak:objek                  POST kasus             302 405 405 405 405 405 405
jejak:bukti                  GET  -                 302 403 200 403 403 403 403
jejak:bukti                  POST -                 302 405 405 405 405 405 405
jejak:keutuhan               GET  -                 302 403 200 403 403 403 403
jejak:keutuhan               POST -                 302 405 405 405 405 405 405
"""
