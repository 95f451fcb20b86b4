"""Setiap tindakan para pengelola dan siapa yang boleh menjalankannya, juga bila dipanggil bukan dari layar.

`TINDAKAN` memuat pemanggilan yang sah; peran di luar daftarnya mendapat TidakBerwenang. Fungsi baru tanpa baris di
sini, di `tindakan.BAGIAN`, atau di `tindakan.DIRI` menggagalkan uji.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from sistemkerja.adopsi import tindakan as adopsi
from sistemkerja.akun import tindakan as akun
from sistemkerja.akun.models import Pengguna
from sistemkerja.aturan import katalog
from sistemkerja.ekspor import tindakan as ekspor
from sistemkerja.ekspor.models import Ekspor
from sistemkerja.impor.models import Impor
from sistemkerja.impor.tindakan import baca, terapkan, unggah
from sistemkerja.kepegawaian.models import TindakanPegawai
from sistemkerja.kepegawaian.tindakan import jabatan, orang, reorganisasi, unit
from sistemkerja.kepegawaian.tindakan.unit.jalankan import Dasar
from sistemkerja.kepegawaian.tindakan.unit.tunggal import jalankan_tunggal
from sistemkerja.organisasi.models import Pegawai
from sistemkerja.organisasi.pelaku import Pelaku
from tests.akses.panggung_pengelola import berkas_pegawai, naskah_kediri
from tests.akses.pelengkap import Dunia
from tests.akses.tindakan import KEPEGAWAIAN, ORTALA, SISTEM, Tindakan


def _pk(d: Dunia, nama: str) -> UUID:
    return UUID(d.objek(nama)["pk"])


def _lain(d: Dunia, nama: str) -> UUID:
    return UUID(d.isi["lain"][nama])


def _orang(d: Dunia, o: Pelaku) -> dict[str, Any]:
    dasar = orang.DasarSK("800/3/2026", o.per - timedelta(9), "Mutasi pegawai", "Wali Kota Kediri")
    return {"berlaku": o.per, "dasar": dasar, "oleh": o}


def _baris(d: Dunia) -> list[orang.IsianMutasi]:
    return [orang.IsianMutasi(_lain(d, "pegawai"), _lain(d, "kursi_kosong"))]


def _batalkan(d: Dunia, o: Pelaku) -> Any:
    semua = TindakanPegawai.objects.filter(keputusan_id=_pk(d, "keputusan")).values_list("pk", flat=True)
    return orang.batalkan(list(semua) or [_pk(d, "keputusan")], "Keliru.", oleh=o)


def _tunjuk(d: Dunia, o: Pelaku) -> Any:
    isian = orang.IsianTunjuk("plh", _lain(d, "pegawai"), _pk(d, "jabatan"), o.per + timedelta(3), "Jenjang yang ada.")
    return orang.tunjuk(isian, **_orang(d, o))


def _tata(d: Dunia, o: Pelaku, kerja: Callable[..., Any], **isi: Any) -> Any:
    return kerja(isi, o.per, _sk(o), oleh=o)


def _sk(o: Pelaku) -> Dasar:
    return Dasar("188/1", o.per, "Penataan", "Wali Kota")


def _unit(d: Dunia) -> str:
    return str(d.isi["lain"]["unit_tata"]["pk"])


def _rencana(d: Dunia, o: Pelaku, kerja: Callable[..., Any], *isi: Any) -> Any:
    return kerja(_pk(d, "rencana"), *isi, oleh=o, versi=d.isi["versi"]["rencana"])


def _langkah(d: Dunia) -> UUID:
    return UUID(d.objek("langkah")["langkah_pk"])


def _formasi(d: Dunia) -> dict[str, Any]:
    return {"unit": _unit(d), "nama": "Arsiparis", "jenjang": "ahli_muda", "kelas": None, "jumlah": 2}


def _kolom(d: Dunia, o: Pelaku) -> Any:
    peta = {k.removeprefix("kolom_"): int(v) for k, v in d.isi["lain"]["kolom_impor"].items()}
    return baca.atur_kolom(
        _pk(d, "impor_diunggah"), peta, o.per, oleh=o, versi=d.isi["versi"]["impor_diunggah"]
    )  # fmt: skip


def _terapkan(d: Dunia, o: Pelaku) -> Any:
    satu = Impor.objects.filter(pk=_pk(d, "impor_antre")).first()
    sidik = satu.sidik_rencana if satu else ""
    return terapkan.terapkan_impor(_pk(d, "impor_antre"), sidik, oleh=o, maju=lambda _n, _dari, _pesan: None)


def _minta(d: Dunia, o: Pelaku) -> Any:
    return terapkan.minta_penerapan(
        _pk(d, "impor_diperiksa"), "benar", "800/2", o.per, "", oleh=o, versi=d.isi["versi"]["impor_diperiksa"]
    )


def _jawab(d: Dunia, o: Pelaku) -> Any:
    return baca.jawab_pertanyaan(_pk(d, "impor_diperiksa"), {}, oleh=o, versi=d.isi["versi"]["impor_diperiksa"])


def _adopsi(d: Dunia, o: Pelaku) -> Any:
    isian = adopsi.IsianAdopsi(o.per + timedelta(1))
    return adopsi.adopsi_peraturan(d.objek("naskah")["sidik"], isian, oleh=o, terakhir=_lain(d, "adopsi_terakhir"))


def _kebijakan(d: Dunia, o: Pelaku) -> Any:
    syarat = {"jenis_unit": ["kelurahan"]}
    isian = adopsi.IsianKebijakan(
        "penetap_perjanjian_kinerja", syarat, [{"oleh": ["lurah"]}], "Keputusan Wali Kota", "3", o.per, o.per
    )  # fmt: skip
    return adopsi.tetapkan_kebijakan(isian, oleh=o)


def _cabut(d: Dunia, o: Pelaku) -> Any:
    versi = d.isi["versi"]["kebijakan"]
    return adopsi.cabut_kebijakan(_pk(d, "kebijakan"), o.per, "Diganti.", oleh=o, versi=versi)


def _beri(d: Dunia, o: Pelaku) -> Any:
    return akun.beri_peran(
        _pk(d, "akun"), "pengawas_internal", oleh=o, sejak=o.per, sampai=None, nomor="1", tanggal=o.per
    )


def _sso(d: Dunia, o: Pelaku) -> Any:
    return akun.simpan_sso(
        oleh=o, versi=d.isi["versi"]["sso"], nama="SSO", penerbit="https://sso.kedirikota.go.id", klien="k",
        klaim_nip="nip", aktif=False,
    )  # fmt: skip


def _pertama(d: Dunia, o: Pelaku) -> Any:
    satu = Pegawai(pemda=o.pemda, nip="199001012020121077", nama="Pengelola Kedua")
    return akun.angkat_pengelola_pertama(satu, oleh=o, nomor="1", tanggal=o.per)


def _pegawai(d: Dunia) -> UUID:
    return _pk(d, "pegawai_tanpa_akun")


def _akun_terbit(d: Dunia) -> list[Pengguna]:
    return list(Pengguna.objects.filter(nip=d.isi["lain"]["aktivasi"]["nip"]))


_PENGURUS = (KEPEGAWAIAN, SISTEM)
_BARU: dict[str, Any] = {
    "id": "01890000-0000-7000-8000-000000000001", "nama": "Seksi Uji", "kode": "U.1", "jenis": "seksi",
    "bagian": "seksi", "kode_pd": "", "adalah_pd": False, "tipe": "", "pimpinan": None,
}  # fmt: skip
_SIDIK = katalog.peraturan("jambi-2025-13").sidik

TINDAKAN = (
    Tindakan("akun.akun.buka_akun", _PENGURUS, lambda d, o: akun.buka_akun(Pegawai(pk=_pegawai(d)), o)),
    Tindakan("akun.akun.buka_banyak", _PENGURUS, lambda d, o: akun.buka_banyak([_pegawai(d)], o)),
    Tindakan("akun.akun.terbitkan_kode", _PENGURUS, lambda d, o: akun.terbitkan_kode(_pk(d, "akun"), oleh=o)),
    Tindakan("akun.akun.terbitkan_kode_banyak", _PENGURUS,
             lambda d, o: akun.terbitkan_kode_banyak(_akun_terbit(d), oleh=o), berobjek=False),
    Tindakan("akun.akun.tutup_akun", _PENGURUS, lambda d, o: akun.tutup_akun(_pk(d, "akun"), oleh=o, alasan="Pindah.")),
    Tindakan("akun.faktor.atur_ulang_faktor", (SISTEM,),
             lambda d, o: akun.atur_ulang_faktor(_pk(d, "akun"), oleh=o, alasan="Tatap muka.")),
    Tindakan("akun.peran.beri_peran", (SISTEM,), _beri),
    Tindakan("akun.peran.cabut_peran", (SISTEM,),
             lambda d, o: akun.cabut_peran(_pk(d, "pemberian"), oleh=o, sampai=o.per, nomor="1", tanggal=o.per)),
    Tindakan("akun.peran.angkat_pengelola_pertama", (), _pertama, berobjek=False),
    Tindakan("akun.sso.simpan_sso", (SISTEM,), _sso, berobjek=False),
    Tindakan("kepegawaian.orang.angkat.angkat", (KEPEGAWAIAN,), lambda d, o: orang.angkat(
        orang.IsianAngkat(_lain(d, "kursi_kosong"), None, orang.PegawaiBaru("199505052022021005", "Dewi"), False),
        **_orang(d, o))),
    Tindakan("kepegawaian.orang.mutasi.mutasi", (KEPEGAWAIAN,), lambda d, o: orang.mutasi(_baris(d), **_orang(d, o))),
    Tindakan("kepegawaian.orang.mutasi.promosi", (KEPEGAWAIAN,),
             lambda d, o: orang.promosi(_baris(d), **_orang(d, o))),
    Tindakan("kepegawaian.orang.pangkat.naikkan_pangkat", (KEPEGAWAIAN,),
             lambda d, o: orang.naikkan_pangkat(_lain(d, "pegawai"), "IV/e", **_orang(d, o))),
    Tindakan("kepegawaian.orang.berhenti.pensiun", (KEPEGAWAIAN,),
             lambda d, o: orang.pensiun(_lain(d, "pegawai"), "pensiun", **_orang(d, o))),
    Tindakan("kepegawaian.orang.tunjuk.tunjuk", (KEPEGAWAIAN,), _tunjuk),
    Tindakan("kepegawaian.orang.akhiri.akhiri", (KEPEGAWAIAN,),
             lambda d, o: orang.akhiri(_pk(d, "pemangku"), **_orang(d, o))),
    Tindakan("kepegawaian.orang.batalkan.batalkan", (KEPEGAWAIAN,), _batalkan),
    Tindakan("kepegawaian.unit.bentuk", (ORTALA,), lambda d, o: _tata(
        d, o, unit.bentuk, induk=_unit(d), **_BARU)),
    Tindakan("kepegawaian.unit.ubah", (ORTALA,), lambda d, o: _tata(d, o, unit.ubah, unit=_unit(d), nama="Lain")),
    Tindakan("kepegawaian.unit.pindah", (ORTALA,),
             lambda d, o: _tata(d, o, unit.pindah, unit=_unit(d), induk=d.objek("unit")["pk"])),
    Tindakan("kepegawaian.unit.gabung", (ORTALA,),
             lambda d, o: _tata(d, o, unit.gabung, asal=[_unit(d)], tujuan=_unit(d))),
    Tindakan("kepegawaian.unit.pecah", (ORTALA,),
             lambda d, o: _tata(d, o, unit.pecah, unit=_unit(d), daftar=[], baru=_BARU)),
    Tindakan("kepegawaian.unit.tutup", (ORTALA,), lambda d, o: _tata(d, o, unit.tutup, unit=_unit(d), penerus="")),
    Tindakan("kepegawaian.unit.tunggal.jalankan_tunggal", (ORTALA,), lambda d, o: jalankan_tunggal(
        "ubah_unit", {"unit": _unit(d), "nama": "Lain"}, o.per, _sk(o), oleh=o)),
    Tindakan("kepegawaian.jabatan.bentuk", (ORTALA,),
             lambda d, o: _tata(
                 d, o, jabatan.bentuk, ids=[str(uuid4())], unit=_unit(d), nama="Analis", jenjang="ahli_muda")),
    Tindakan("kepegawaian.jabatan.ubah", (ORTALA,),
             lambda d, o: _tata(d, o, jabatan.ubah, kursi=str(_lain(d, "kursi_kosong")), nama="Lain")),
    Tindakan("kepegawaian.jabatan.pindah", (ORTALA,),
             lambda d, o: _tata(d, o, jabatan.pindah, kursi=str(_lain(d, "kursi_kosong")), unit=d.objek("unit")["pk"])),
    Tindakan("kepegawaian.jabatan.tutup", (ORTALA,),
             lambda d, o: _tata(d, o, jabatan.tutup, kursi=str(_lain(d, "kursi_kosong")))),
    Tindakan("kepegawaian.jabatan.tetapkan_formasi", (ORTALA,),
             lambda d, o: _tata(d, o, jabatan.tetapkan_formasi, **_formasi(d))),
    Tindakan("kepegawaian.reorganisasi.draf.buat_rencana", (ORTALA,),
             lambda d, o: reorganisasi.buat_rencana(reorganisasi.IsiRencana("R", o.per), oleh=o), berobjek=False),
    Tindakan("kepegawaian.reorganisasi.draf.ubah_rencana", (ORTALA,),
             lambda d, o: _rencana(d, o, reorganisasi.ubah_rencana, reorganisasi.IsiRencana("R", o.per))),
    Tindakan("kepegawaian.reorganisasi.draf.tambah_langkah", (ORTALA,),
             lambda d, o: _rencana(d, o, reorganisasi.tambah_langkah, "tetapkan_formasi", _formasi(d))),
    Tindakan("kepegawaian.reorganisasi.draf.ubah_langkah", (ORTALA,),
             lambda d, o: _rencana(d, o, reorganisasi.ubah_langkah, _langkah(d), _formasi(d))),
    Tindakan("kepegawaian.reorganisasi.draf.hapus_langkah", (ORTALA,),
             lambda d, o: _rencana(d, o, reorganisasi.hapus_langkah, _langkah(d))),
    Tindakan("kepegawaian.reorganisasi.draf.geser_langkah", (ORTALA,),
             lambda d, o: _rencana(d, o, reorganisasi.geser_langkah, _langkah(d), True)),
    Tindakan("kepegawaian.reorganisasi.penetapan.tetapkan_rencana", (ORTALA,),
             lambda d, o: _rencana(d, o, reorganisasi.tetapkan_rencana, _sk(o))),
    Tindakan("kepegawaian.reorganisasi.penetapan.batalkan_rencana", (ORTALA,),
             lambda d, o: _rencana(d, o, reorganisasi.batalkan_rencana)),
    Tindakan("impor.unggah.unggah_impor", (KEPEGAWAIAN,),
             lambda d, o: unggah.unggah_impor("pegawai", "a.csv", berkas_pegawai(), oleh=o), berobjek=False),
    Tindakan("impor.baca.atur_kolom", (KEPEGAWAIAN,), _kolom),
    Tindakan("impor.baca.jawab_pertanyaan", (KEPEGAWAIAN,), _jawab),
    Tindakan("impor.baca.buang_impor", (KEPEGAWAIAN,),
             lambda d, o: baca.buang_impor(_pk(d, "impor_diperiksa"), oleh=o)),
    Tindakan("impor.terapkan.minta_penerapan", (KEPEGAWAIAN,), _minta),
    Tindakan("impor.terapkan.terapkan_impor", (KEPEGAWAIAN,), _terapkan),
    Tindakan("adopsi.adopsi.adopsi_peraturan", (ORTALA,), _adopsi),
    Tindakan("adopsi.adopsi.batalkan_adopsi", (ORTALA,), lambda d, o: adopsi.batalkan_adopsi(_pk(d, "adopsi"), oleh=o)),
    Tindakan("adopsi.kebijakan.tetapkan_kebijakan", (ORTALA,), _kebijakan, berobjek=False),
    Tindakan("adopsi.kebijakan.cabut_kebijakan", (ORTALA,), _cabut),
    Tindakan("adopsi.naskah.unggah_naskah", (ORTALA,),
             lambda d, o: adopsi.unggah_naskah([("a.zip", naskah_kediri("uji"))], oleh=o), berobjek=False),
    Tindakan("adopsi.pemeriksaan.periksa_organisasi", (ORTALA,),
             lambda d, o: adopsi.periksa_organisasi(d.objek("naskah")["sidik"], o.per, oleh=o)),
    Tindakan("adopsi.pemeriksaan.hitung_terkena", (ORTALA,),
             lambda d, o: adopsi.hitung_terkena(d.objek("naskah")["sidik"], _SIDIK, o.per, oleh=o)),
    Tindakan("ekspor.minta_ekspor", (SISTEM,), lambda d, o: ekspor.minta_ekspor(oleh=o), berobjek=False),
    Tindakan("ekspor.catat_unduhan", (SISTEM,),
             lambda d, o: ekspor.catat_unduhan(Ekspor(pk=_pk(d, "ekspor")), oleh=o), berobjek=False),
)  # fmt: skip
MENURUT_NAMA = {t.nama: t for t in TINDAKAN}
