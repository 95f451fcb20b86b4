"""Panggung para pengelola: keputusan, rencana, impor, adopsi, akun, pekerjaan latar, dan arsip di setiap keadaan."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pyotp
from django.contrib.auth.hashers import make_password
from django.core import signing
from django.core.files.base import ContentFile
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Model
from django.utils import timezone
from django.utils.http import urlsafe_base64_encode

from sistemkerja.adopsi.tindakan import IsianKebijakan, tetapkan_kebijakan, unggah_naskah
from sistemkerja.akun import surel
from sistemkerja.akun import tindakan as akun
from sistemkerja.akun.aktivasi import buat_kode
from sistemkerja.akun.models import Cara, PemberianPeran, Pengguna, SesiPengguna
from sistemkerja.alur.models import Tugas
from sistemkerja.aturan import katalog, paket
from sistemkerja.ekspor.models import Ekspor
from sistemkerja.ekspor.tindakan import minta_ekspor
from sistemkerja.impor.models import Impor
from sistemkerja.impor.tindakan.baca import atur_kolom, buang_impor
from sistemkerja.impor.tindakan.terapkan import YANG_BENAR, minta_penerapan, terapkan_impor
from sistemkerja.impor.tindakan.unggah import unggah_impor
from sistemkerja.kepegawaian.tindakan import orang
from sistemkerja.kepegawaian.tindakan import reorganisasi as rencana
from sistemkerja.kepegawaian.tindakan.orang.kursi import versi_orang
from sistemkerja.kepegawaian.tindakan.unit.tunggal import versi_tata
from sistemkerja.organisasi.models import Jabatan, Pegawai, Pemangku, UnitOrganisasi
from sistemkerja.organisasi.pelaku import Pelaku, pelaku_dari
from sistemkerja.organisasi.tanggal import hari_ini
from sistemkerja.pemda.models import Pemda

SANDI = "kunci rumah di saku"
ISI_ARSIP = b"PK\x05\x06" + b"\x00" * 18
JUDUL_SIASN = ("NIP BARU", "NAMA", "GOL AKHIR NAMA", "JENIS JABATAN NAMA", "JABATAN NAMA", "UNOR NAMA", "TMT JABATAN")


def berkas_pegawai(*tambahan: tuple[str, ...]) -> bytes:
    """CSV pegawai dengan kolom SIASN: seorang baru yang jabatannya perlu ditanyakan, dan seorang ber-NIP keliru."""
    wadah = io.StringIO()
    tulis = csv.writer(wadah, delimiter=";")
    tulis.writerow(JUDUL_SIASN)
    tulis.writerow(("199203032020121003", "Orang Baru", "III/a", "", "Penyuluh", "Dinas Kesehatan", "01-03-2022"))
    tulis.writerow(("19910303", "Kurang Angka", "III/a", "", "Analis", "Dinas Kesehatan", "01-03-2022"))
    for baris in tambahan:
        tulis.writerow(baris)
    return wadah.getvalue().encode()


def naskah_kediri(tanda: str = "panggung") -> bytes:
    """Naskah Kediri yang diubah namanya sedikit: sidiknya lain, tanpa contoh yang mengunci jawaban lama."""
    isi = {q: v for q, v in paket.dari_folder(katalog.folder_dari("kediri-2023-45")).items() if "contoh/" not in q}
    return paket.ke_zip(isi | {"peraturan.yaml": isi["peraturan.yaml"] + f"\n# {tanda}\n".encode()})


class PembangunPengelola:
    """Objek para pengelola di Kota Kediri; dijalankan sesudah panggung pekerjaannya berdiri."""

    def __init__(self, pemda: Pemda, isi: dict[str, Any]) -> None:
        self.pemda, self.isi = pemda, isi
        self.per = hari_ini(pemda)
        self.objek, self.versi, self.lain = isi["objek"], isi["versi"], isi["lain"]
        self.kep, self.org, self.sis = (self._pelaku(n) for n in ("kepegawaian", "ortala", "sistem"))
        self._calon = self._orang_bebas()

    def semua(self) -> None:
        """Seluruh panggung pengelola."""
        self._orang()
        self._unit()
        self._rencana()
        self._impor()
        self._adopsi()
        self._akun()
        self._latar()

    def _pelaku(self, nama: str) -> Pelaku:
        pengguna = Pengguna.objects.dengan_peran().select_related("pegawai", "pemda").get(pk=self.isi["orang"][nama])
        return pelaku_dari(pengguna, self.per)

    def _taruh(self, nama: str, objek: Model, **alamat: Any) -> None:
        self.objek[nama] = {k: str(v) for k, v in (alamat or {"pk": objek.pk}).items()}
        self.versi[nama] = getattr(objek, "versi", 1)

    def _orang_bebas(self) -> list[Pemangku]:
        """Pemangku kursi fungsional yang tidak ikut pekerjaan apa pun dan bukan pemeran."""
        pemeran = Pengguna.objects.filter(pk__in=self.isi["orang"].values()).values_list("pegawai_id", flat=True)
        sibuk = Tugas.objects.filter(selesai_pada__isnull=True).values_list("untuk_jabatan_id", flat=True)
        berperan = Pengguna.objects.filter(pemberian_peran__isnull=False).values_list("pegawai_id", flat=True)
        bebas = Pemangku.objects.filter(
            pemda=self.pemda, sifat="definitif", masa__endswith=None, jabatan__kode="", jabatan__penugasan=None
        )
        bebas = bebas.exclude(pegawai_id__in=[p for p in {*pemeran, *berperan} if p]).exclude(
            jabatan_id__in=list(sibuk)
        )
        return list(bebas.select_related("pegawai", "jabatan__unit").order_by("jabatan__unit__kode", "pk")[:20])

    def _dasar(self, nomor: str) -> orang.DasarSK:
        return orang.DasarSK(nomor, date(2026, 1, 5), "Mutasi pegawai", "Wali Kota Kediri")

    # Orang ------------------------------------------------------------------------------------------------------------

    def _orang(self) -> None:
        unit, masa = self._calon[0].jabatan.unit, DateRange(date(2020, 1, 1), None, "[)")
        kosong = [
            Jabatan.objects.create(pemda=self.pemda, unit=unit, nama=f"Analis Uji {n}", jenjang="ahli_muda", masa=masa)
            for n in (1, 2)
        ]
        self.lain |= {"kursi_kosong": str(kosong[0].pk), "kursi_kosong_lain": str(kosong[1].pk)}
        self.lain |= {"nama_kursi_kosong": kosong[1].nama, "unit_kursi_kosong": unit.kode}
        bergerak = self._calon[1]
        self.lain |= {"pegawai": str(bergerak.pegawai_id), "nip_pegawai": bergerak.pegawai.nip}
        self.versi["mutasi"] = versi_orang(self.pemda.pk, [bergerak.pegawai_id], [kosong[0].pk, bergerak.jabatan_id])
        self._taruh("pemangku", self._calon[2])
        nanti = self.per + timedelta(40)
        satu = orang.naikkan_pangkat(
            self._calon[3].pegawai_id, "IV/e", berlaku=nanti, dasar=self._dasar("800/40/2026"), oleh=self.kep
        )
        self._taruh("keputusan", satu)

    # Unit -------------------------------------------------------------------------------------------------------------

    def _unit(self) -> None:
        induk = UnitOrganisasi.objects.get(pemda=self.pemda, kode="DISKOMINFO")
        satu = UnitOrganisasi.objects.filter(induk=induk, jenis="bidang", masa__endswith=None).order_by("kode")[0]
        self.lain["unit_tata"] = {"pk": str(satu.pk), "jenis": satu.jenis, "bagian": satu.bagian}
        self.versi["unit_tata"] = versi_tata(self.pemda.pk, [satu.pk], [])

    def _rencana(self) -> None:
        isi = rencana.IsiRencana("Penataan panggung", self.per + timedelta(30))
        draf = rencana.buat_rencana(isi, oleh=self.org)
        unit = self.lain["unit_tata"]["pk"]
        for nama in ("Analis Data", "Analis Kebijakan"):
            langkah = rencana.tambah_langkah(
                draf.pk, "tetapkan_formasi",
                {"unit": unit, "nama": nama, "jenjang": "ahli_muda", "kelas": None, "jumlah": 3},
                oleh=self.org, versi=draf.versi,
            )  # fmt: skip
            draf.refresh_from_db()
        self._taruh("rencana", draf)
        self._taruh("langkah", draf, pk=draf.pk, langkah_pk=langkah.pk)
        self.versi["langkah"] = draf.versi

    # Impor ------------------------------------------------------------------------------------------------------------

    def _impor(self) -> None:
        for n, nama in enumerate(("diunggah", "diperiksa", "antre", "diterapkan", "dibuang")):
            baris = (
                f"19920404202012100{n}",
                f"Orang {n}",
                "III/a",
                "Jabatan Pelaksana",
                "Pelaksana",
                "X",
                "01-03-2022",
            )
            satu = unggah_impor("pegawai", f"{nama}.csv", berkas_pegawai(baris), oleh=self.kep)
            if nama == "dibuang":
                satu = buang_impor(satu.pk, oleh=self.kep)
            elif nama != "diunggah":
                satu = atur_kolom(satu.pk, satu.pemetaan, self.per, oleh=self.kep, versi=satu.versi)
            self.lain.setdefault("kolom_impor", {f"kolom_{k}": str(v) for k, v in satu.pemetaan.items()})
            if nama in ("antre", "diterapkan"):
                satu = minta_penerapan(satu.pk, YANG_BENAR, "800/1", self.per, "", oleh=self.kep, versi=satu.versi)
            if nama == "diterapkan":
                terapkan_impor(satu.pk, satu.sidik_rencana, oleh=self.kep, maju=lambda _n, _dari, _pesan: None)
            self._taruh(f"impor_{nama}", Impor.objects.get(pk=satu.pk))

    # Adopsi -----------------------------------------------------------------------------------------------------------

    def _adopsi(self) -> None:
        from sistemkerja.pemda.models import Adopsi

        versi = unggah_naskah([("kediri.zip", naskah_kediri())], oleh=self.org)
        self._taruh("naskah", versi, sidik=versi.sidik)
        adopsi = Adopsi.objects.get(pemda=self.pemda)
        self._taruh("adopsi", adopsi)
        self.lain["adopsi_terakhir"] = str(adopsi.pk)
        langkah = [{"n": 1, "oleh": ["lurah"], "kerja": "meninjau"}]
        isian = IsianKebijakan(
            "rantai_tinjauan", {"jenis_unit": ["kelurahan"]}, {"langkah": langkah}, "Keputusan Wali Kota", "9",
            self.per, self.per,
        )  # fmt: skip
        self._taruh("kebijakan", tetapkan_kebijakan(isian, oleh=self.org))

    # Akun -------------------------------------------------------------------------------------------------------------

    def _akun(self) -> None:
        biasa, berperan = (Pengguna.objects.get(pegawai_id=p.pegawai_id) for p in self._calon[4:6])
        self._taruh("akun", biasa)
        pemberian = PemberianPeran.objects.create(
            pemda=self.pemda, pengguna=berperan, peran="pengawas_internal", masa=DateRange(self.per, None, "[)"),
            nomor="1", tanggal=self.per, diberikan_oleh="Sekretaris Daerah",
        )  # fmt: skip
        self._taruh("pemberian", pemberian)
        self.lain["pegawai_berakun"] = str(biasa.pegawai_id)
        tanpa = Pegawai.objects.create(pemda=self.pemda, nip="199001012020121009", nama="Belum Berakun")
        self._taruh("pegawai_tanpa_akun", tanpa)
        baru = Pengguna.objects.create(pemda=self.pemda, nip=tanpa.nip[:-1] + "8", nama="Baru Sekali", password="!x")
        self.lain["aktivasi"] = {"nip": baru.nip, "kode": buat_kode(baru, self.kep)}
        self._diri(biasa)
        akun.simpan_sso(
            oleh=self.sis, versi=0, nama="SSO Kota Kediri", penerbit="https://sso.kedirikota.go.id", klien="k",
            klaim_nip="nip", aktif=False,
        )  # fmt: skip
        self.versi["sso"] = 1

    def _diri(self, biasa: Pengguna) -> None:
        """Yang dimiliki seseorang pada akunnya: faktor kedua, sesi lain, bukti surel, tautan sandi baru."""
        jf = Pengguna.objects.get(pk=self.isi["orang"]["jf"])
        rahasia = pyotp.random_base32()
        akun.pasang_faktor(jf, rahasia=rahasia, kode=pyotp.TOTP(rahasia).now())
        sesi = SesiPengguna.objects.create(
            pemda=self.pemda, pengguna=jf, kunci=f"panggung{uuid4().hex[:20]}", cara=Cara.SANDI, peramban="Firefox",
            alamat="10.0.0.x",
        )  # fmt: skip
        self._taruh("sesi", sesi)
        bukti = signing.dumps([str(jf.pk), "jf@contoh.go.id"], salt=surel._GARAM)
        self.objek["bukti_surel"] = {"bukti": bukti}
        biasa.password = make_password(SANDI)
        biasa.save(update_fields=["password"])
        uid = urlsafe_base64_encode(biasa.pk.bytes)
        token = surel._bukti.make_token(biasa)
        self.objek["tautan_sandi"] = {"slug": self.pemda.slug, "uid": uid, "token": token}

    # Latar dan ekspor -------------------------------------------------------------------------------------------------

    def _latar(self) -> None:
        self._taruh("pekerjaan", minta_ekspor(oleh=self.sis))
        arsip = Ekspor(pemda=self.pemda, oleh=self.sis.nama, sampai=timezone.now() + timedelta(days=2), tabel=1)
        arsip.berkas.save("arsip.zip", ContentFile(ISI_ARSIP), save=False)
        arsip.save(force_insert=True)
        self._taruh("ekspor", arsip)
        self.isi["arsip"] = arsip.berkas.name
        self._taruh("kasus", arsip, pk=UUID(self.objek["kegiatan_laksana"]["pk"]))
