"""Alamat akun, platform, dan langkah awal; tujuh kode menurut `tabel.RINGKAS`, dua belas bila berbeda lagi."""

TABEL_AKUN = """
# alamat                     cara objek             anonim biasa pengawas tetangga kepegawaian ortala sistem
akun:masuk_faktor            GET  -                 302 302 302 302 302 302 302
akun:masuk_faktor            POST -                 302 302 302 302 302 302 302
akun:sso_pilih               GET  -                 200 200 200 200 200 200 200
akun:sso_pilih               POST -                 405 405 405 405 405 405 405
akun:sso_mulai               GET  -                 403 302 302 302 302 302 302
akun:sso_mulai               POST -                 405 405 405 405 405 405 405
akun:sso_kembali             GET  -                 403 302 302 302 302 302 302
akun:sso_kembali             POST -                 405 405 405 405 405 405 405
akun:aktivasi                GET  -                 200 302 302 302 302 302 302
akun:aktivasi                POST -                 302 302 302 302 302 302 302
akun:lupa_sandi              GET  -                 200 200 200 200 200 200 200
akun:lupa_sandi              POST -                 200 200 200 200 200 200 200
akun:sandi_baru              GET  tautan_sandi      200 200 200 302 200 200 200
akun:sandi_baru              POST tautan_sandi      302 302 302 302 302 302 302
akun:saya                    GET  -                 302 200 200 200 200 200 200
akun:saya                    POST -                 302 405 405 405 405 405 405
akun:sandi                   GET  -                 302 200 200 200 200 200 200
akun:sandi                   POST -                 302 302 302 302 302 302 302
akun:surel                   GET  -                 302 404 404 404 404 404 404
akun:surel                   POST -                 302 404 404 404 404 404 404
# Milik jf: bukti alamat surelnya, sesinya di peramban lain, dan faktor keduanya.
#                                                   anonim jf kabid kadis lain sekda pengawas tetangga tanpa …
akun:surel_bukti             GET  bukti_surel       302 200 404 404 404 404 404 404 404 404 404 404
akun:surel_bukti             POST bukti_surel       302 302 404 404 404 404 404 404 404 404 404 404
akun:sesi_akhir              GET  sesi              302 405 405 405 405 405 405 405 405 405 405 405
akun:sesi_akhir              POST sesi              302 302 404 404 404 404 404 404 404 404 404 404
akun:faktor                  GET  -                 302 302 200 200 200 200 200 200 200 200 200 200
akun:faktor                  POST -                 302 302 422 422 422 422 422 422 422 422 422 422
akun:pemulihan               GET  -                 302 200 302 302 302 302 302 302 302 302 302 302
akun:pemulihan               POST -                 302 200 422 422 422 422 422 422 422 422 422 422
akun:faktor_lepas            GET  -                 302 200 302 302 302 302 302 302 302 302 302 302
akun:faktor_lepas            POST -                 302 302 302 302 302 302 302 302 302 302 302 302
akun:sesi_lain_akhir         GET  -                 302 405 405 405 405 405 405
akun:sesi_lain_akhir         POST -                 302 302 302 302 302 302 302
#                                                   anonim biasa pengawas tetangga kepegawaian ortala sistem
akun:pengelolaan             GET  -                 302 403 200 403 200 403 200
akun:pengelolaan             POST -                 302 405 405 405 405 405 405
akun:buka                    GET  -                 302 403 403 403 200 403 200
akun:buka                    POST -                 302 403 403 403 200 403 200
akun:buka_seorang            GET  pegawai_tanpa_akun 302 405 405 405 405 405 405
akun:buka_seorang            POST pegawai_tanpa_akun 302 403 403 403 200 403 200
akun:satu_akun               GET  akun              302 403 200 403 200 403 200
akun:satu_akun               POST akun              302 405 405 405 405 405 405
akun:kode                    GET  akun              302 405 405 405 405 405 405
akun:kode                    POST akun              302 403 403 404 200 403 200
akun:tutup                   GET  akun              302 405 405 405 405 405 405
akun:tutup                   POST akun              302 403 403 404 302 403 302
akun:faktor_hilang           GET  akun              302 405 405 405 405 405 405
akun:faktor_hilang           POST akun              302 403 403 404 403 403 302
akun:peran                   GET  -                 302 403 200 403 200 403 200
akun:peran                   POST -                 302 403 403 403 403 403 302
akun:pencabutan              GET  pemberian         302 403 403 403 403 403 200
akun:pencabutan              POST pemberian         302 403 403 403 403 403 302
akun:sso_pengaturan          GET  -                 302 403 403 403 403 403 200
akun:sso_pengaturan          POST -                 302 403 403 403 403 403 302
# Platform: operator masuk lewat pintunya sendiri; bagi orang Pemda yang lain itu pintu yang tertutup.
platform:masuk               GET  -                 200 200 200 200 200 200 200
platform:masuk               POST -                 422 422 422 422 422 422 422
platform:keluar              GET  -                 405 405 405 405 405 405 405
platform:keluar              POST -                 302 302 302 302 302 302 302
platform:daftar              GET  -                 302 302 302 302 302 302 302
platform:daftar              POST -                 405 405 405 405 405 405 405
platform:baru                GET  -                 302 302 302 302 302 302 302
platform:baru                POST -                 302 302 302 302 302 302 302
platform:langkah_awal        GET  -                 302 403 403 403 200 200 200
platform:langkah_awal        POST -                 302 405 405 405 405 405 405
"""
