"""Menggerakkan pekerjaan sebuah Pemda lewat tindakan, selalu sebagai pejabat yang ditunjuk aturannya.

Dipakai data contoh dan uji: dari Perjanjian Kinerja sampai selesai, tanpa jalan pintas ke tabel.
"""

from __future__ import annotations

from collections.abc import Sequence

from sistemkerja.aturan.pejabat import yang_bertindak
from sistemkerja.aturan.rantai import Rantai
from sistemkerja.contoh.penggerak_rencana import PenggerakRencana
from sistemkerja.kegiatan import tindakan as kerja
from sistemkerja.kegiatan.models import Kegiatan, Kendala, Rincian, Tinjauan
from sistemkerja.kegiatan.peran import pemantau_kegiatan, pimpinan_rencana, rantai_kegiatan, tim_kegiatan
from sistemkerja.kegiatan.tindakan.pelaksanaan import IsianRincian
from sistemkerja.kegiatan.tindakan.rencana import IsianRencana
from sistemkerja.kegiatan.tindakan.tinjauan import langkah_menunggu
from sistemkerja.organisasi.pelaku import Pelaku


class Penggerak(PenggerakRencana):
    """Seluruh jalan sebuah pekerjaan, sampai dinyatakan selesai."""

    # Kegiatan -------------------------------------------------------------------------------------------------------

    def pengerja(self, kegiatan: Kegiatan) -> Pelaku:
        """Yang menyusun rencana dan menyerahkan hasil: ketua bila ada, selain itu pelaksana pertama."""
        return self.pelaku(tim_kegiatan(kegiatan).kursi_pengerja()[0])

    def ajukan(self, kegiatan: Kegiatan, baris: Sequence[IsianRencana]) -> Kegiatan:
        """Rencana diajukan pelaksana."""
        oleh = self.pengerja(kegiatan)
        return self.lalu(kerja.ajukan_rencana, kegiatan.pk, baris, oleh=oleh, versi=kegiatan.versi, menit=1440)

    def sepakati(self, kegiatan: Kegiatan, sepakat: bool = True, catatan: str = "") -> Kegiatan:
        """Rencana disepakati (atau dikembalikan) pimpinan."""
        oleh = self.wakil(pimpinan_rencana(self.m(), kegiatan))
        return self.lalu(
            kerja.putuskan_rencana, kegiatan.pk, sepakat, catatan, oleh=oleh, versi=kegiatan.versi, menit=1440
        )

    def rinci(self, kegiatan: Kegiatan, uraian: Sequence[str]) -> list[Rincian]:
        """Rincian dibagi bergilir kepada semua yang mengerjakan."""
        tim = tim_kegiatan(kegiatan)
        orang = [p for p in tim.penugasan if str(p.pegawai_id) in tim.pelaksana]
        rentang = (kegiatan.batas - kegiatan.mulai) / max(1, len(uraian))
        baris = [
            IsianRincian(u, orang[i % len(orang)].pk, kegiatan.mulai + rentang * (i + 1)) for i, u in enumerate(uraian)
        ]
        oleh = self.pelaku(tim.kursi_pengerja()[0])
        hasil = self.lalu(kerja.tulis_rincian, kegiatan.pk, baris, oleh=oleh, versi=kegiatan.versi, menit=180)
        return list(hasil.rincian.select_related("penanggung_jawab"))

    def maju(self, kegiatan: Kegiatan, rincian: Rincian, persen: int, catatan: str, keadaan: str = "berjalan") -> None:
        """Penanggung jawab mencatat kemajuan bagiannya."""
        assert rincian.penanggung_jawab is not None
        oleh = self.pelaku(rincian.penanggung_jawab.jabatan_id)
        self.lalu(kerja.catat_kemajuan, kegiatan.pk, rincian.pk, persen, catatan, keadaan, oleh=oleh, menit=1440)

    def pantau(self, kegiatan: Kegiatan, isi: str) -> None:
        """Pemantau memberi umpan balik."""
        oleh = self.wakil(pemantau_kegiatan(self.m(), kegiatan, tim_kegiatan(kegiatan)))
        self.lalu(kerja.catat_pemantauan, kegiatan.pk, isi, oleh=oleh, menit=60)

    def hambat(self, kegiatan: Kegiatan, uraian: str, rekomendasi: str) -> Kendala:
        """Kendala disampaikan ke pejabat yang ditunjuk aturan. Raises TidakDiaturApp bila aturan diam."""
        oleh = self.pengerja(kegiatan)
        return self.lalu(kerja.sampaikan_kendala, kegiatan.pk, uraian, rekomendasi, oleh=oleh, menit=90)

    def serahkan(self, kegiatan: Kegiatan, uraian: str) -> Kegiatan:
        """Hasil diserahkan; naik ke langkah pertama rantai tinjauan."""
        oleh = self.pengerja(kegiatan)
        self.lalu(kerja.serahkan_hasil, kegiatan.pk, uraian, oleh=oleh, versi=kegiatan.versi, menit=1440)
        return Kegiatan.objects.get(pk=kegiatan.pk)

    def tinjau(self, kegiatan: Kegiatan, putusan: str = "", catatan: str = "") -> Kegiatan:
        """Jalankan langkah yang menunggu; tanpa `putusan`: sesuai, atau diteruskan bila langkah itu hanya menerima."""
        langkah = langkah_menunggu(kegiatan, self.rantai(kegiatan))
        if not putusan:
            meneruskan = langkah.kerja in ("menerima", "meneruskan")
            putusan = Tinjauan.Putusan.DITERUSKAN if meneruskan else Tinjauan.Putusan.SESUAI
        oleh = self.pelaku(next(j.id for j in langkah.pejabat.jabatan if yang_bertindak(self.m().org, j.id)))
        return self.lalu(kerja.tinjau_hasil, kegiatan.pk, putusan, catatan, oleh=oleh, versi=kegiatan.versi, menit=1440)

    def rantai(self, kegiatan: Kegiatan) -> Rantai:
        """Rantai tinjauan kegiatan ini."""
        return rantai_kegiatan(self.m(), kegiatan, tim_kegiatan(kegiatan))
