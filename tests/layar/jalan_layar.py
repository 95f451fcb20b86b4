"""Jalan sebuah pekerjaan di layar, dari Perjanjian Kinerja sampai selesai, langkah demi langkah."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.layar.pemeran import Pemeran, giliran, kenapa_mengutip, kirim, menunggu, pas_lebar

FOTO = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c6360f8cf00000201010018dd8d"
    "b00000000049454e44ae426082"
)
LAPORAN = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


class Jalan:
    """Satu pekerjaan, dijalankan oleh orang-orang yang disebut layar."""

    def __init__(self, orang: Pemeran, tahun: int) -> None:
        self.orang, self.tahun = orang, tahun
        self.alamat = ""  # kegiatan

    @property
    def pekerjaan(self) -> str:
        """Nama pekerjaannya; tahunnya membuatnya lain dari yang dijalankan bersamaan."""
        return f"Kunjungan rumah balita berisiko {self.tahun}"

    # Perencanaan

    def perjanjian_kinerja(self) -> Page:
        """Kepala PD menyusun lalu menetapkan Perjanjian Kinerja tahun pertama yang belum ada."""
        kepala = self.orang.sebagai("kepala_pd")
        kepala.goto(f"/perencanaan/?tahun={self.tahun}")
        while not (buat := kepala.get_by_role("link", name=re.compile(r"^Buat .*Dinas Kesehatan \d{4}$"))).count():
            self.tahun += 2
            kepala.goto(f"/perencanaan/?tahun={self.tahun}")
        buat.click()
        for i, (sasaran, target) in enumerate([("Turunnya prevalensi stunting", "7"), ("Naiknya mutu layanan", "90")]):
            kepala.get_by_label("Sasaran", exact=True).nth(i).fill(sasaran)
            kepala.get_by_label("Indikator", exact=True).nth(i).fill(f"Indikator {i + 1}")
            kepala.get_by_label("Target", exact=True).nth(i).fill(target)
            kepala.get_by_label("Satuan", exact=True).nth(i).fill("persen")
        kirim(kepala, "Simpan draf")
        expect(giliran(kepala)).to_contain_text("Menunggu Anda")
        kenapa_mengutip(giliran(kepala))
        kepala.get_by_label("Nomor dokumen").fill(f"000.8/{self.tahun}")
        kirim(kepala, "Tetapkan Perjanjian Kinerja")
        expect(riwayat(kepala)).to_contain_text("menetapkan")
        return kepala

    def bagi_target(self, kepala: Page) -> Page:
        """Target dibagi sampai perumus strategi; di mana pembagian tidak diatur, perumus mengambilnya sendiri."""
        alamat = kepala.url
        bidang = self.orang.sebagai("kepala_bidang")
        pembagi = self.orang.yang_ditunggu(kepala) if giliran(kepala).count() else kepala
        pembagi.goto(alamat)
        centang = pembagi.get_by_role("checkbox", name=re.compile("^Kepala Bidang Kesehatan Masyarakat"))
        if not centang.count():
            bidang.goto(alamat)
            kirim(bidang, re.compile("^Ambil sasaran"))
            return bidang
        centang.first.check()
        kirim(pembagi, "Bagikan yang dicentang")
        bidang.goto(alamat)
        bidang.get_by_role("link", name="Kepala Bidang Kesehatan Masyarakat").first.click()
        return bidang

    def strategi(self, bidang: Page) -> Page:
        """Kepala Bidang merumuskan strategi: satu pekerjaan tim yang berketua."""
        expect(giliran(bidang)).to_contain_text("Menunggu Anda")
        kenapa_mengutip(giliran(bidang))
        pas_lebar(bidang)
        bidang.get_by_label("Rumusan strategi").fill(
            "Kader menemukan balita berisiko, puskesmas melayaninya sampai tuntas."
        )
        bidang.get_by_label("Nama pekerjaan").fill(self.pekerjaan)
        bidang.get_by_role("radio", name=re.compile("^Tim kerja")).check()
        bidang.get_by_role("checkbox", name=re.compile("^Tim ini perlu ketua")).check()
        kirim(bidang, "Tetapkan strategi")
        bidang.get_by_role("link", name=self.pekerjaan).first.click()
        return bidang

    # Penugasan

    def tugaskan(self, bidang: Page) -> Page:
        """Tim ditunjuk, lalu ditetapkan setiap pejabat yang diminta peraturan itu."""
        alamat = bidang.url
        penyusun = self.orang.yang_ditunggu(bidang)
        penyusun.goto(alamat)
        pas_lebar(penyusun)
        ketua = penyusun.get_by_role("radio", name=re.compile("^Ketua")).first
        ketua.check()
        for i in (1, 2):
            penyusun.get_by_role("checkbox", name=re.compile("^Anggota")).nth(i).check()
        penyusun.get_by_label("Nama tim").fill("Tim Kunjungan Rumah")
        kirim(penyusun, "Tunjuk dan kirim")
        alamat = penyusun.url
        for _ in range(4):
            if penyusun.get_by_role("link", name="Buka kegiatan").count():
                break
            penetap = self.orang.yang_ditunggu(penyusun)
            self.putuskan_di_meja(penetap, "Setujui")
            penyusun.goto(alamat)
        penyusun.get_by_role("link", name="Buka kegiatan").first.click()
        penyusun.wait_for_url("**/kegiatan/**")
        self.alamat = penyusun.url
        return penyusun

    # Meja Kerja

    def kartu(self, orang: Page):  # type: ignore[no-untyped-def]
        """Kartu pekerjaan ini di Meja Kerja orang itu."""
        orang.goto("/")
        return orang.get_by_role("article").filter(has_text=self.pekerjaan).first

    def putuskan_di_meja(self, orang: Page, tombol: str | re.Pattern[str]) -> None:
        """Satu ketukan: setujui di tempat; kartunya berganti penegasan, tanpa pindah halaman."""
        kartu = self.kartu(orang)
        kenapa_mengutip(kartu, "Kenapa saya?")
        pas_lebar(orang)
        kartu.get_by_role("button", name=tombol).first.click()
        expect(orang.get_by_role("status").filter(has_text=self.pekerjaan).first).to_be_visible()

    def kembalikan_di_meja(self, orang: Page, catatan: str) -> None:
        """Dua ketukan dan satu kalimat."""
        kartu = self.kartu(orang)
        kartu.locator("summary", has_text="Kembalikan").click()
        kartu.get_by_role("textbox").fill(catatan)
        kartu.get_by_role("button", name="Kembalikan", exact=True).click()
        expect(orang.get_by_role("status").filter(has_text=self.pekerjaan).first).to_be_visible()

    # Kegiatan

    def buka(self, orang: Page) -> Page:
        """Halaman kegiatan, oleh orang itu."""
        orang.goto(self.alamat)
        pas_lebar(orang)
        return orang

    def rencana(self, dari: Page) -> Page:
        """Ketua mengajukan rencana, pimpinan menyepakatinya di meja. Memberi halaman ketua."""
        ketua = self.buka(self.orang.yang_ditunggu(self.buka(dari)))
        expect(giliran(ketua)).to_contain_text("Menunggu Anda")
        ketua.get_by_role("link", name="Susun rencana").first.click()
        for i, uraian in enumerate(["Himpun data kader", "Kunjungi rumah"]):
            ketua.get_by_label(f"Kegiatan {i + 1}", exact=True).fill(uraian)
            if (dana := ketua.get_by_label(f"Anggaran (Rp) {i + 1}", exact=True)).count():
                dana.fill("1.250.000")
        kirim(ketua, "Ajukan rencana")
        expect(giliran(ketua)).to_contain_text("Menunggu")
        self.putuskan_di_meja(self.orang.yang_ditunggu(ketua), "Sepakati")
        return ketua

    def rinci(self, ketua: Page) -> None:
        """Rincian dan pembagian peran."""
        self.buka(ketua).get_by_role("link", name="Rinci dan bagi peran").first.click()
        for i, uraian in enumerate(["Himpun data", "Kunjungi rumah"]):
            ketua.get_by_label(f"Rincian {i + 1}", exact=True).fill(uraian)
            ketua.get_by_label(f"Penanggung jawab {i + 1}", exact=True).select_option(index=1 + i)
        kirim(ketua, "Simpan rincian")

    def kemajuan(self, ketua: Page) -> None:
        """Anggota mencatat kemajuan dengan foto, dari Pekerjaan saya."""
        ketua.goto(self.alamat)
        baris = ketua.locator("#rincian li").filter(has_text="Kunjungi rumah").first
        anggota = self.orang.yang_disebut(baris.inner_text())
        anggota.goto("/kegiatan/saya/")
        pas_lebar(anggota)
        kartu = anggota.get_by_role("article").filter(has_text=self.pekerjaan).first
        kartu.locator("summary", has_text="Catat kemajuan").click()
        kartu.get_by_text("75 %", exact=True).click()
        kartu.get_by_label("Satu kalimat").or_(kartu.get_by_role("textbox")).first.fill("31 dari 46 rumah dikunjungi.")
        foto = kartu.locator("input[type=file]")
        foto.set_input_files({"name": "kunjungan.png", "mimeType": "image/png", "buffer": FOTO})
        with anggota.expect_navigation():
            kartu.get_by_role("button", name="Simpan kemajuan").click()
        self.buka(anggota)
        expect(anggota.get_by_role("main")).to_contain_text("31 dari 46 rumah dikunjungi.")
        expect(anggota.get_by_role("link", name="kunjungan.png").first).to_be_visible()

    # Hasil

    def serahkan(self, ketua: Page, ulang: bool = False) -> None:
        """Berkas diunggah, hasil diserahkan; sebelum itu terlihat siapa yang akan dilaluinya."""
        self.buka(ketua)
        if not ulang:
            ketua.get_by_label("Berkas", exact=True).set_input_files(
                {"name": "laporan.pdf", "mimeType": "application/pdf", "buffer": LAPORAN}
            )
            kirim(ketua, "Unggah")
        ketua.get_by_role("link", name=re.compile("^Serahkan hasil")).first.click()
        expect(ketua.get_by_role("list", name="Yang akan dilalui hasil ini")).to_be_visible()
        ketua.get_by_label("Uraian hasil").fill("46 rumah dikunjungi; daftar balita berisiko terlampir.")
        if not ulang:
            ketua.get_by_role("checkbox", name="laporan.pdf").check()
        kirim(ketua, "Serahkan hasil")

    def tinjau(self, ketua: Page) -> list[str]:
        """Rantai tinjauan sampai selesai, dengan satu pengembalian; memberi siapa saja yang memutuskan."""
        dikembalikan, lewat = False, []
        for _ in range(9):
            if (siapa := menunggu(self.buka(ketua))).startswith("Selesai"):
                break
            peninjau = self.orang.yang_ditunggu(ketua)
            kartu = self.kartu(peninjau)
            if not dikembalikan and kartu.locator("summary", has_text="Kembalikan").count():
                self.kembalikan_di_meja(peninjau, "Sebutkan sumber datanya.")
                expect(self.buka(ketua).get_by_role("main")).to_contain_text("Sebutkan sumber datanya.")
                self.serahkan(ketua, ulang=True)
                dikembalikan = True
                continue
            self.putuskan_di_meja(peninjau, re.compile("^(Sesuai|Terima dan teruskan|Nyatakan selesai)$"))
            lewat.append(siapa)
        assert dikembalikan, "tidak seorang peninjau pun dapat mengembalikan"
        return lewat


def riwayat(halaman: Page):  # type: ignore[no-untyped-def]
    """Riwayat di bawah halaman."""
    return halaman.get_by_role("region", name="Riwayat")
