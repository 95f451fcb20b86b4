"""Menggerakkan perencanaan dan penugasan: dari Perjanjian Kinerja sampai penugasan ditetapkan."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sistemkerja.alur.mesin import Mesin
from sistemkerja.alur.wenang import Wenang, wenang
from sistemkerja.aturan.organisasi import Jabatan
from sistemkerja.aturan.pejabat import yang_bertindak
from sistemkerja.contoh.panggung import Panggung, TidakAdaPelaku
from sistemkerja.organisasi.models import UnitOrganisasi
from sistemkerja.penugasan.models import SusunanPenugasan
from sistemkerja.penugasan.tahapan import berperan_pengendali, kursi_calon
from sistemkerja.penugasan.tindakan import IsianPenugasan, setujui_tahap, susun_penugasan
from sistemkerja.penugasan.tindakan.susunan import tahap_susunan, unit_pemilik
from sistemkerja.perencanaan.models import BagianTarget, ButirStrategi, PerjanjianKinerja, SasaranKinerja
from sistemkerja.perencanaan.pembagian import penerima_target, unit_perjanjian
from sistemkerja.perencanaan.penyusun import penyusun_penugasan
from sistemkerja.perencanaan.tindakan import (
    ambil_sasaran,
    bagi_target,
    buat_perjanjian_kinerja,
    rumuskan_strategi,
    tetapkan_perjanjian_kinerja,
)
from sistemkerja.perencanaan.tindakan.perjanjian_kinerja import IsianSasaran
from sistemkerja.perencanaan.tindakan.strategi import IsianButir


class PenggerakRencana(Panggung):
    """Perencanaan dan penugasan, tiap langkah sebagai pejabat yang ditunjuk aturan."""

    # Perencanaan ----------------------------------------------------------------------------------------------------

    def perjanjian(self, unit: UnitOrganisasi, sasaran: Sequence[IsianSasaran], tetapkan: bool = True
                   ) -> PerjanjianKinerja:  # fmt: skip
        """Perjanjian Kinerja yang menjadi sumber target unit ini; yang sudah ada dipakai."""
        pemilik, w = self._penetap_pk(unit)
        lama = PerjanjianKinerja.objects.filter(pemda=self.pemda, unit=pemilik, tahun=self.per.year).first()
        if lama is not None:
            return lama
        penetap = self.wakil(w)
        pk = self.lalu(buat_perjanjian_kinerja, pemilik, self.per.year, sasaran, oleh=penetap, menit=95)
        if tetapkan:
            nomor = f"000.8.6.3/{pemilik.kode}/{self.per.year}"
            pk = self.lalu(tetapkan_perjanjian_kinerja, pk.pk, oleh=penetap, versi=pk.versi, nomor=nomor, menit=2880)
        return pk

    def _penetap_pk(self, unit: UnitOrganisasi) -> tuple[UnitOrganisasi, Wenang]:
        for unit_id in unit_perjanjian(self.m(), unit.pk):
            w = wenang(self.m(), "penetap_perjanjian_kinerja", unit_id)
            if w.diatur and w.id_jabatan:
                return UnitOrganisasi.objects.get(pk=unit_id), w
        raise TidakAdaPelaku("penetap_perjanjian_kinerja")

    def perumus(self, unit: UnitOrganisasi) -> Jabatan:
        """Perumus strategi di unit ini: yang duduk di unit itu sendiri bila ada. Raises TidakAdaPelaku."""
        m = self.m()
        ada = [
            j for j in wenang(m, "perumus_strategi", unit.pk).jabatan if yang_bertindak(m.org, j.id) is not None
        ]  # fmt: skip
        if not ada:
            raise TidakAdaPelaku("perumus_strategi")
        return next((j for j in ada if j.unit == str(unit.pk)), ada[0])

    def bagian(self, sasaran: SasaranKinerja, unit: UnitOrganisasi, uraian: str = "") -> BagianTarget:
        """Sampaikan sasaran ke perumus strategi unit: dibagi berjenjang, atau diambil bila pembagian tidak diatur."""
        perumus = self.perumus(unit)
        ada = sasaran.bagian.filter(untuk_jabatan_id=UUID(perumus.id)).first()
        if ada is not None:
            return ada
        versi = sasaran.perjanjian.versi
        w = wenang(self.m(), "pembagi_target", perumus.unit)
        if not w.diatur:
            oleh = self.pelaku(perumus.id)
            return self.lalu(ambil_sasaran, sasaran.pk, UUID(perumus.id), oleh=oleh, versi=versi, menit=1440)
        bagian: BagianTarget | None = None
        for dari, kepada in self._jalur(w, str(sasaran.perjanjian.unit_id), perumus):
            bagian = sasaran.bagian.filter(untuk_jabatan_id=UUID(kepada)).first() or self.lalu(
                bagi_target, sasaran.pk, UUID(kepada), uraian, sasaran.target, oleh=self.pelaku(dari), versi=versi,
                induk_id=bagian.pk if bagian else None, menit=1440,
            )  # fmt: skip
        assert bagian is not None
        return bagian

    def _jalur(self, w: Wenang, unit_id: str, perumus: Jabatan) -> list[tuple[str, str]]:
        """Pembagi demi pembagi sampai perumus; pemberi pertama yang teratas."""
        m = self.m()
        penerima = {
            j.id: {p.id for p in penerima_target(m, unit_id, j.id)}
            for j in wenang(m, "pembagi_target", unit_id).jabatan
            if yang_bertindak(m.org, j.id)
        }
        langsung = [j for j, p in penerima.items() if perumus.id in p]
        for atas, p in penerima.items():
            for tengah in langsung:
                if tengah in p and tengah != atas and tengah != perumus.id:
                    return [(atas, tengah), (tengah, perumus.id)]
        if not langsung:
            raise TidakAdaPelaku("pembagi_target")
        return [(langsung[0], perumus.id)]

    def butir(self, bagian: BagianTarget, rumusan: str, butir: Sequence[IsianButir]) -> list[ButirStrategi]:
        """Strategi satu bagian target dan pekerjaan-pekerjaannya."""
        oleh = self.pelaku(bagian.untuk_jabatan_id)
        strategi = self.lalu(rumuskan_strategi, bagian.pk, rumusan, butir, oleh=oleh, versi=bagian.versi, menit=2880)
        return list(strategi.butir.order_by("urut"))

    # Penugasan ------------------------------------------------------------------------------------------------------

    def orang(self, butir: ButirStrategi, geser: int = 0, *, lintas: bool = False) -> list[IsianPenugasan]:
        """Orang bagi sebuah pekerjaan: dari unitnya dahulu; dengan `lintas` dua di antaranya dari unit lain.

        Tim berketua bila strateginya menentukan demikian, dan berpengendali bila aturannya mengenalnya.
        """
        calon = self._calon(butir, 4 if butir.bentuk == "tim" else 1, geser, lintas)
        if butir.bentuk == "individu":
            return [IsianPenugasan(UUID(calon[0].id), "individu")]
        peran = ["ketua_tim"] if butir.perlu_ketua else []
        if berperan_pengendali(self.m(), unit_pemilik(self.m(), butir)):
            peran.append("pengendali_tim")
        peran = [*peran, *["anggota_tim"] * (4 - len(peran))]
        return [IsianPenugasan(UUID(j.id), p) for j, p in zip(calon, peran, strict=False)]

    def _calon(self, butir: ButirStrategi, perlu: int, geser: int, lintas: bool) -> list[Jabatan]:
        m = self.m()
        unit_id = unit_pemilik(m, butir)
        semua = [
            j for j in kursi_calon(m, unit_id)
            if not j.kode and yang_bertindak(m.org, j.id) and len(m.org.jabatan_dari(_orang(m, j))) == 1
        ]  # fmt: skip
        if not semua:
            raise TidakAdaPelaku("pelaksana")
        dekat = [j for j in semua if any(u.id == unit_id for u in m.org.garis_unit(j.unit))]
        jauh = [j for j in semua if j not in dekat]
        dekat = [*dekat[geser % len(dekat) :], *dekat[: geser % len(dekat)]] if dekat else []
        if lintas:
            return [*dekat[:2], *jauh]
        return dekat if len(dekat) >= perlu else [*dekat, *jauh]

    def tugaskan(self, butir: ButirStrategi, orang: Sequence[IsianPenugasan] | None = None, *, geser: int = 0,
                 lintas: bool = False, tetapkan: bool = True) -> SusunanPenugasan:  # fmt: skip
        """Tunjuk pelaksana, lalu jalankan semua tahap penetapannya."""
        m = self.m()
        w = penyusun_penugasan(m, unit_pemilik(m, butir))
        orang = orang or self.orang(butir, geser, lintas=lintas)
        susunan = self.lalu(susun_penugasan, butir.pk, orang, oleh=self.wakil(w), versi=butir.versi, menit=1440)
        nomor = 0
        while tetapkan and susunan.keadaan == SusunanPenugasan.Keadaan.MENUNGGU:
            tahap = tahap_susunan(self.m(), susunan, unit_pemilik(self.m(), susunan.butir))[susunan.tahap]
            nomor += 1
            susunan = self.lalu(
                setujui_tahap, susunan.pk, oleh=self.wakil(tahap.wenang), versi=susunan.versi, menit=600,
                nomor_surat=f"800.1.11.1/{nomor:03d}/{self.per.year}",
            )  # fmt: skip
        return susunan


def _orang(m: Mesin, jabatan: Jabatan) -> str:
    bertindak = yang_bertindak(m.org, jabatan.id)
    return bertindak.pegawai if bertindak else ""
