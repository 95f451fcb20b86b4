"""Dampak: apa yang disentuh sebuah tindakan, sebelum ditetapkan; tidak ada yang tertinggal."""

from __future__ import annotations

from sistemkerja.alur.models import Tugas
from sistemkerja.kepegawaian.dampak import Dampak, pratinjau
from sistemkerja.kepegawaian.tests.conftest import Panggung, sk
from sistemkerja.kepegawaian.tindakan.orang import IsianMutasi, mutasi, pensiun
from sistemkerja.organisasi.models import Jabatan, Pemangku
from sistemkerja.pemda.konteks import gunakan


def _dampak_mutasi(kediri: Panggung, *pindah: tuple[Jabatan, Jabatan]) -> Dampak:
    orang = [kediri.orang(dari).pk for dari, _ke in pindah]
    isian = [IsianMutasi(o, ke.pk) for o, (_dari, ke) in zip(orang, pindah, strict=True)]
    with gunakan(kediri.pemda):
        return pratinjau(
            lambda: mutasi(isian, berlaku=kediri.per, dasar=sk(), oleh=kediri.pengelola(), pratinjau=True),
            pemda=kediri.pemda, per=kediri.per, jabatan=[j.pk for satu in pindah for j in satu], pegawai=orang,
        )  # fmt: skip


def test_tidak_ada_yang_tersimpan_sesudah_pratinjau(kediri: Panggung) -> None:
    lama, baru = kediri.jabatan("DINKES.02", "kepala_bidang"), kediri.kursi_kosong()
    with gunakan(kediri.pemda):
        semula = set(Pemangku.objects.values_list("pk", "masa"))
    _dampak_mutasi(kediri, (lama, baru))
    with gunakan(kediri.pemda):
        assert set(Pemangku.objects.values_list("pk", "masa")) == semula


def test_kursi_lowong_dengan_tugas_disebut_beserta_sarannya(kediri: Panggung) -> None:
    kediri.kegiatan("DINKES.02", "tinjau")
    lama, baru = kediri.jabatan("DINKES.02", "kepala_bidang"), kediri.kursi_kosong()
    d = _dampak_mutasi(kediri, (lama, baru))
    satu = d.tertinggal[0]
    kadis = kediri.orang(kediri.jabatan("DINKES", "kepala_pd"))
    assert (satu.jabatan_id, satu.banyak, d.menunggu_tinjauan) == (str(lama.pk), 1, 1)
    assert satu.saran is not None and satu.saran.pegawai_id == str(kadis.pk)
    assert any("UU 30/2014 Pasal 14" in x for x in satu.saran.dasar) and any("Lampiran" in x for x in satu.saran.dasar)


def test_kursi_yang_langsung_terisi_tidak_meninggalkan_apa_pun(kediri: Panggung) -> None:
    kediri.kegiatan("DINKES.02", "tinjau")
    lama, baru = kediri.jabatan("DINKES.02", "kepala_bidang"), kediri.kursi_kosong()
    pengganti = kediri.kursi_jf("DISDIK.02")
    nama = kediri.orang(pengganti).nama
    d = _dampak_mutasi(kediri, (lama, baru), (pengganti, lama))
    assert not d.tertinggal
    assert [m.penerima for m in d.menunggu if m.jabatan_id == str(lama.pk)] == [nama]


def test_bawahan_yang_berganti_penilai_disebut_dengan_pasalnya(kediri: Panggung) -> None:
    satu, dua = kediri.jabatan("DINKES.02", "kepala_bidang"), kediri.jabatan("DINKES.03", "kepala_bidang")
    a, b = kediri.orang(satu), kediri.orang(dua)
    d = _dampak_mutasi(kediri, (satu, dua), (dua, satu))
    bawahan = [p for p in d.penilai if not p.sendiri]
    assert bawahan and all(p.dasar for p in bawahan)
    berganti = {(a.nama in p.sebelum, b.nama in p.sesudah) for p in bawahan}
    assert (True, True) in berganti
    assert not [p for p in d.penilai if p.sendiri], "penilai keduanya tetap kepala dinas"


def test_penilai_orang_yang_pindah_pd_dibandingkan(kediri: Panggung) -> None:
    lama, baru = kediri.jabatan("DISDIK.02", "kepala_bidang"), kediri.jabatan("DINKES.02", "kepala_bidang")
    orang = kediri.orang(lama)
    d = _dampak_mutasi(kediri, (baru, kediri.kursi_kosong()), (lama, baru))
    sendiri = {p.orang: p for p in d.penilai if p.sendiri}
    assert "Dinas Pendidikan" in sendiri[orang.nama].sebelum and "Dinas Kesehatan" in sendiri[orang.nama].sesudah


def test_peran_dalam_tim_ikut_kursinya(kediri: Panggung) -> None:
    k = kediri.kegiatan("DINKES.03", "laksana", tim=True)
    with gunakan(kediri.pemda):
        ketua = k.susunan.penugasan.select_related("jabatan").get(peran="ketua_tim")
    d = _dampak_mutasi(kediri, (ketua.jabatan, kediri.kursi_kosong()))
    assert [(t.peran, t.sesudah) for t in d.tim if t.jabatan == ketua.jabatan.nama] == [("Ketua tim", "")]


def test_pensiun_menyebut_akunnya(kediri: Panggung) -> None:
    tuti = kediri._pegawai_pengelola()
    with gunakan(kediri.pemda):
        kursi = list(Pemangku.objects.filter(pegawai_id=tuti).pada(kediri.per).values_list("jabatan_id", flat=True))
        d = pratinjau(
            lambda: pensiun(tuti, berlaku=kediri.per, dasar=sk(), oleh=kediri.pengelola(), pratinjau=True),
            pemda=kediri.pemda, per=kediri.per, jabatan=kursi, pegawai=[tuti],
        )  # fmt: skip
    kalimat = " ".join(a.kalimat for a in d.akun)
    assert "tidak dapat dipakai lagi" in kalimat and "Pengelola kepegawaian" in kalimat


def test_tugas_yang_selesai_tidak_dihitung(kediri: Panggung) -> None:
    kediri.kegiatan("DINKES.02", "tinjau")
    lama = kediri.jabatan("DINKES.02", "kepala_bidang")
    with gunakan(kediri.pemda):
        menunggu = Tugas.objects.filter(untuk_jabatan=lama, selesai_pada__isnull=True).count()
        semua = Tugas.objects.filter(untuk_jabatan=lama).count()
    d = _dampak_mutasi(kediri, (lama, kediri.kursi_kosong()))
    assert d.tugas == menunggu < semua
