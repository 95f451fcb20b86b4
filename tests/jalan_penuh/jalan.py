"""Menjalankan satu baris tabel: setiap langkah oleh pejabat yang ditulis teks, sesudah orang lain ditolak."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction

from sistemkerja.alur.models import Tugas
from sistemkerja.jejak.models import Peristiwa
from sistemkerja.kegiatan import tindakan as kerja
from sistemkerja.kegiatan.models import Kegiatan
from sistemkerja.kegiatan.tindakan.pelaksanaan import IsianRincian
from sistemkerja.kegiatan.tindakan.rencana import IsianRencana
from sistemkerja.organisasi.pelaku import Pelaku
from sistemkerja.pemda.galat import MasukanKeliru, TidakDiaturApp
from sistemkerja.penugasan.models import SusunanPenugasan
from sistemkerja.penugasan.tindakan import IsianPenugasan, setujui_tahap, susun_penugasan
from sistemkerja.perencanaan import tindakan as rencana
from sistemkerja.perencanaan.models import BagianTarget, ButirStrategi, PerjanjianKinerja
from sistemkerja.perencanaan.tindakan.perjanjian_kinerja import IsianSasaran
from sistemkerja.perencanaan.tindakan.strategi import IsianButir
from tests.jalan_penuh.naskah import Oleh, Tahap
from tests.jalan_penuh.pemeriksa import Pemeriksa


class Jalan(Pemeriksa):
    """Satu pekerjaan dari Perjanjian Kinerja sampai selesai, diperiksa langkah demi langkah."""

    # Perencanaan ----------------------------------------------------------------------------------------------------

    def perjanjian(self) -> PerjanjianKinerja:
        """Perjanjian Kinerja disusun dan ditetapkan."""
        letak, pasal = self.mek.pk
        penetap, unit = (
            self.pemegang(letak),
            self.gerak.unit(self.baris.kode("pk" if "pk" in self.baris.letak else letak)),
        )
        sasaran = [IsianSasaran("Sasaran contoh", "Indikator", "90", "persen")]
        pk = self.laku(
            "perjanjian_kinerja.dibuat",
            lambda o: rencana.buat_perjanjian_kinerja(unit, self.hari.year, sasaran, oleh=o), penetap, pasal, letak,
        )  # fmt: skip
        self.menunggu("menetapkan", *self.kursi_letak(letak))
        return self.laku(
            "perjanjian_kinerja.ditetapkan",
            lambda o: rencana.tetapkan_perjanjian_kinerja(pk.pk, oleh=o, versi=pk.versi, nomor="1"),
            penetap, pasal, letak,
        )  # fmt: skip

    def bagian(self, pk: PerjanjianKinerja) -> BagianTarget:
        """Target dibagi berjenjang, atau diambil perumusnya bila pembagian tidak diatur."""
        sasaran, bagian = pk.sasaran.get(), None
        for dari, kepada, pasal in self.mek.bagi:
            induk = bagian.pk if bagian else None
            bagian = self.laku(
                "bagian_target.dibagi",
                lambda o, kepada=kepada, induk=induk: rencana.bagi_target(
                    sasaran.pk, self.kursi_pimpinan(kepada), "Bagian", "90", oleh=o, versi=pk.versi, induk_id=induk
                ),
                self.pemegang(dari), pasal, dari,
            )  # fmt: skip
        if bagian is None:
            letak, pasal = self.mek.strategi
            bagian = self.laku(
                "bagian_target.dibagi",
                lambda o: rencana.ambil_sasaran(sasaran.pk, self.kursi_pimpinan(letak), oleh=o, versi=pk.versi),
                self.pemegang(letak), pasal, letak,
            )  # fmt: skip
        return bagian

    def butir(self, bagian: BagianTarget) -> ButirStrategi:
        """Strategi dirumuskan; bentuk tim hanya di tempat teks mengizinkannya."""
        letak, pasal = self.mek.strategi
        self.menunggu("merumuskan_strategi", *self.kursi_letak(letak))
        isi = [self._isian(self.bentuk)]
        if self.mek.tanpa_tim:
            with pytest.raises(MasukanKeliru, match=re.escape(self.mek.tanpa_tim)), transaction.atomic():
                tim = [self._isian("tim")]
                rencana.rumuskan_strategi(bagian.pk, "R", tim, oleh=self.pemegang(letak), versi=bagian.versi)
        strategi = self.laku(
            "strategi.dirumuskan",
            lambda o: rencana.rumuskan_strategi(bagian.pk, "Rumusan", isi, oleh=o, versi=bagian.versi),
            self.pemegang(letak), pasal, letak,
        )  # fmt: skip
        return strategi.butir.get()

    def _isian(self, bentuk: str) -> IsianButir:
        return IsianButir(
            "Pekerjaan contoh", bentuk, self.hari, self.hari + timedelta(days=30), perlu_ketua=bentuk == "tim"
        )

    # Penugasan ------------------------------------------------------------------------------------------------------

    def susunan(self, butir: ButirStrategi) -> SusunanPenugasan:
        """Pelaksana ditunjuk, lalu setiap tahap dijalankan pejabatnya; tahap penyusun sendiri terlewati langsung."""
        letak, pasal = self.mek.susun
        penyusun = self.pemegang(letak)
        self.menunggu("menugaskan", *self.kursi_letak(letak))
        susunan = self.laku(
            "penugasan.disusun", lambda o: susun_penugasan(butir.pk, self.orang(), oleh=o, versi=butir.versi),
            penyusun, pasal, letak,
        )  # fmt: skip
        for kerja_, letak, pasal in (self.mek.tugas_tim if self.bentuk == "tim" else self.mek.tugas) or ():
            pejabat = self.pemegang(letak)
            assert self.terakhir is not None
            if pejabat.pegawai_id == self.terakhir.pegawai_id:
                self.tercatat(f"penugasan.{kerja_}", pejabat, pasal)
                continue
            self.menunggu(kerja_, *self.kursi_letak(letak))
            susunan = self.laku(
                f"penugasan.{kerja_}",
                lambda o, s=susunan: setujui_tahap(s.pk, oleh=o, versi=s.versi, nomor_surat="800/1"),
                pejabat, pasal, letak,
            )  # fmt: skip
        assert susunan.keadaan == SusunanPenugasan.Keadaan.DITETAPKAN
        assert hasattr(susunan, "tim_kerja") is (self.bentuk == "tim")
        if self.bentuk == "tim" and self.mek.tugas_tim:
            assert self.mek.tugas_tim[-1][2] in susunan.tim_kerja.dasar
        return susunan

    def orang(self) -> list[IsianPenugasan]:
        """Tiga orang dalam tim, satu bila sendiri; satu orang selalu disisakan sebagai rekan yang tidak ditugaskan."""
        if self.bentuk == "individu":
            return [IsianPenugasan(self.kursi[0], "individu")]
        ketiga = "pengendali_tim" if self.mek.pengendali else "anggota_tim"
        return [IsianPenugasan(k, p) for k, p in zip(self.kursi, ("ketua_tim", "anggota_tim", ketiga), strict=False)]

    # Kegiatan -------------------------------------------------------------------------------------------------------

    def kegiatan(self, susunan: SusunanPenugasan) -> Kegiatan:
        """Rencana diajukan dan disepakati, dirinci, dikerjakan, dipantau."""
        k = Kegiatan.objects.get(susunan=susunan)
        letak, pasal = self.mek.rencana
        self.menunggu("menyusun_rencana", *self.penyerah())
        baris = [IsianRencana("Menyiapkan", self.hari, 0 if self.mek.anggaran else None)]
        tugas = susunan.dasar[0]
        k = self.laku(
            "rencana.diajukan",
            lambda o: kerja.ajukan_rencana(k.pk, baris, oleh=o, versi=k.versi),
            self.ketua,
            tugas,
            "",
            pasal,
        )
        self.menunggu("menyepakati_rencana", *self.kursi_letak(letak))
        k = self.laku(
            "rencana.disepakati", lambda o, v=k.versi: kerja.putuskan_rencana(k.pk, True, oleh=o, versi=v),
            self.pemegang(letak), pasal, letak,
        )  # fmt: skip
        bagian = [
            IsianRincian(f"Rincian {p.jabatan_id}", p.pk)
            for p in susunan.penugasan.all()
            if p.peran != "pengendali_tim"
        ]
        k = self.laku(
            "rincian.ditulis",
            lambda o: kerja.tulis_rincian(k.pk, bagian, oleh=o, versi=k.versi),
            self.ketua,
            tugas,
            "",
            self.mek.rinci,
        )
        for satu in k.rincian.select_related("penanggung_jawab"):
            oleh = self.pelaku(satu.penanggung_jawab.jabatan_id)
            self.laku(
                "kemajuan.dicatat",
                lambda o, r=satu: kerja.catat_kemajuan(k.pk, r.pk, 100, "Tuntas", "selesai", oleh=o),
                oleh, tugas,
            )  # fmt: skip
        self._pantau(k)
        return Kegiatan.objects.get(pk=k.pk)

    def penyerah(self) -> list[UUID]:
        """Kursi yang menyusun rencana dan menyerahkan hasil."""
        return [self.kursi[0]]

    def _pantau(self, k: Kegiatan) -> None:
        self._atau_diam(
            self.mek.pantau,
            "pemantauan.dicatat",
            lambda o: kerja.catat_pemantauan(k.pk, "Teruskan", oleh=o),
            self.pemegang,
        )
        letak = self.mek.kendala_tim if self.bentuk == "tim" else None
        self._atau_diam(
            letak and ("", letak[1]), "kendala.disampaikan",
            lambda o: kerja.sampaikan_kendala(k.pk, "Data terlambat", "Undang rapat", oleh=o),
            lambda _letak: self.ketua,
        )  # fmt: skip
        if letak:
            kendala = k.kendala.get()
            self.laku(
                "kendala.diputuskan", lambda o: kerja.putuskan_kendala(kendala.pk, "Lanjutkan", oleh=o, versi=1),
                self.pemegang(letak[0]), letak[1], letak[0],
            )  # fmt: skip

    def _atau_diam(
        self, oleh: Oleh | None, apa: str, fungsi: Callable[[Pelaku], Any], siapa: Callable[[str], Pelaku]
    ) -> None:
        """Bila teks diam, aplikasi mengatakannya dengan ketentuan yang dicari, dan tidak ada yang tersimpan."""
        if oleh is not None:
            pelaku = siapa(oleh[0])
            if apa.startswith("kendala"):
                fungsi(pelaku)
                self.tercatat(apa, pelaku, oleh[1])
            else:
                self.laku(apa, fungsi, pelaku, oleh[1], oleh[0])
            return
        sebelum = Peristiwa.objects.count()
        with pytest.raises(TidakDiaturApp) as galat, transaction.atomic():
            fungsi(self.ketua)
        assert galat.value.dasar, apa
        assert Peristiwa.objects.count() == sebelum

    # Hasil ----------------------------------------------------------------------------------------------------------

    @property
    def rantai(self) -> tuple[Tahap, ...]:
        """Rantai tinjauan menurut bentuknya."""
        return self.mek.tinjau_tim if self.bentuk == "tim" and self.mek.tinjau_tim else self.mek.tinjau

    def tinjau_sampai_selesai(self, k: Kegiatan, tugas: str) -> Kegiatan:
        """Hasil diserahkan, sekali dikembalikan lalu diserahkan lagi, kemudian naik sampai dinyatakan selesai."""
        k = self._serahkan(k, tugas)
        meninjau = [n for n, (kerja_, _l, _p) in enumerate(self.rantai) if kerja_ in ("meninjau", "mengevaluasi")]
        kembali = meninjau[0] if self.bentuk == "individu" else meninjau[-1]
        for langkah in self.rantai[:kembali]:
            k = self._tinjau(k, *langkah)
        k = self._tinjau(k, *self.rantai[kembali], putusan="belum_sesuai")
        assert k.keadaan == Kegiatan.Keadaan.PERBAIKAN
        pembenah = [self.kursi_pimpinan(self.mek.pembenah[0])] if self.mek.pembenah else []
        self.menunggu("memperbaiki", *self.penyerah(), *pembenah)
        k = self._serahkan(k, tugas)
        for langkah in self.rantai:
            k = self._tinjau(k, *langkah)
        letak, pasal = self.mek.selesai
        if k.keadaan != Kegiatan.Keadaan.SELESAI:
            k = self._tinjau(k, "menyatakan_selesai", letak, pasal)
        assert k.keadaan == Kegiatan.Keadaan.SELESAI
        self.tercatat("kegiatan.selesai", self.pemegang(letak), pasal, letak)
        return k

    def _serahkan(self, k: Kegiatan, tugas: str) -> Kegiatan:
        self.laku(
            "hasil.diserahkan",
            lambda o: kerja.serahkan_hasil(k.pk, "Hasil", oleh=o, versi=k.versi),
            self.ketua,
            tugas,
            "",
            self.mek.serah,
        )
        return Kegiatan.objects.get(pk=k.pk)

    def _tinjau(self, k: Kegiatan, kerja_: str, letak: str, pasal: str, putusan: str = "") -> Kegiatan:
        self.menunggu(kerja_, *self.kursi_letak(letak))
        putusan = putusan or ("selesai" if kerja_ in ("menerima", "meneruskan") else "sesuai")
        return self.laku(
            f"hasil.{kerja_}", lambda o: kerja.tinjau_hasil(k.pk, putusan, "Catatan", oleh=o, versi=k.versi),
            self.pemegang(letak), pasal, letak,
        )  # fmt: skip

    def semua(self) -> Kegiatan:
        """Seluruh jalan; sesudahnya tidak ada giliran yang tersisa, dan setiap peristiwa punya dasar."""
        butir = self.butir(self.bagian(self.perjanjian()))
        susunan = self.susunan(butir)
        k = self.tinjau_sampai_selesai(self.kegiatan(susunan), susunan.dasar[0])
        assert not Tugas.objects.filter(selesai_pada__isnull=True).exists(), list(
            Tugas.objects.filter(selesai_pada__isnull=True)
        )
        assert not set(Peristiwa.objects.filter(dasar=[]).values_list("peristiwa", flat=True))
        return k
