"""The supervisor of the embedded database: whatever happened before, the next start works and loses nothing."""

from __future__ import annotations

import os
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from sistemkerja.konfigurasi.tempat import PERAN_PEMILIK, PERAN_WEB
from sistemkerja.pemda import kediaman
from sistemkerja.pemda.kediaman import milik
from sistemkerja.pemda.penyiapan import klaster, siapkan_basisdata
from sistemkerja.pemda.tertanam import Klaster

MEMORI = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder with spaces in its name, which the owner of the cluster can reach."""
    dasar = Path(tempfile.mkdtemp(prefix="sk tertanam ", dir=MEMORI))
    dasar.chmod(0o711)
    yield dasar / "data saya"
    shutil.rmtree(dasar)


@pytest.fixture
def nyala(folder: Path) -> Iterator[Callable[[], Klaster]]:
    """`nyala()` starts the cluster of the folder; all that were started are stopped at the end."""
    semua: list[Klaster] = []

    def satu() -> Klaster:
        semua.append(klaster(folder, awet=False).mulai())
        return semua[-1]

    yield satu
    for klaster_ in semua:
        klaster_.lepas()


def isi(satu: Klaster, perintah: str) -> list[tuple]:
    with satu.sambung() as koneksi:
        hasil = koneksi.execute(perintah)
        return hasil.fetchall() if hasil.description else []


def pid_postmaster(satu: Klaster) -> int:
    return int((satu.pgdata / "postmaster.pid").read_text().split()[0])


def tunggu(syarat: Callable[[], bool], detik: float = 10) -> bool:
    batas = time.monotonic() + detik
    while not syarat():
        if time.monotonic() > batas:
            return False
        time.sleep(0.05)
    return True


def test_nyala_lalu_nyala_lagi_dengan_isi_yang_sama(nyala):
    pertama = nyala()
    isi(pertama, "CREATE TABLE t AS SELECT 7 AS n")
    pertama.lepas()
    assert not pertama.menjawab()
    assert not Path(pertama.soket).exists()
    assert isi(nyala(), "SELECT n FROM t") == [(7,)]


def test_folder_data_hanya_milik_peladen_dan_tanpa_tcp(nyala):
    satu = nyala()
    keadaan = satu.pgdata.stat()
    assert stat.S_IMODE(keadaan.st_mode) == 0o700
    assert keadaan.st_uid == milik().uid != 0 or os.geteuid() != 0
    assert stat.S_IMODE(Path(satu.soket).stat().st_mode) == 0o700
    assert isi(satu, "SHOW listen_addresses") == [("",)]
    assert isi(satu, "SELECT auth_method FROM pg_hba_file_rules") == [("peer",)]


def test_peran_web_dan_pemilik_bukan_super(nyala):
    satu = nyala()
    siapkan_basisdata(satu)
    siapkan_basisdata(satu)  # twice is once
    baris = isi(satu, "SELECT rolname FROM pg_roles WHERE rolcanlogin AND NOT rolsuper AND NOT rolbypassrls")
    assert sorted(nama for (nama,) in baris) == sorted([PERAN_PEMILIK, PERAN_WEB])
    with pytest.raises(psycopg.errors.InsufficientPrivilege), satu.sambung("sistemkerja", PERAN_WEB) as koneksi:
        koneksi.execute("CREATE TABLE curi (n int)")


def test_yang_terakhir_pergi_mematikan(nyala):
    pertama, kedua = nyala(), nyala()
    assert pid_postmaster(pertama) == pid_postmaster(kedua)
    pertama.lepas()
    assert kedua.menjawab()
    kedua.lepas()
    assert not kedua.menjawab()


def test_kill_9_pada_postmaster(folder):
    satu = klaster(folder, awet=True).mulai()
    isi(satu, "CREATE TABLE t AS SELECT 1 AS n")
    os.kill(pid_postmaster(satu), signal.SIGKILL)
    assert tunggu(lambda: not satu.hidup())
    satu.mulai()
    try:
        assert isi(satu, "SELECT n FROM t") == [(1,)]  # what was committed is there
    finally:
        satu.lepas()


def test_kill_9_pada_pemakai_meninggalkan_peladen_yang_masih_dapat_dimatikan(folder, nyala):
    perintah = "import sys,time,pathlib; from sistemkerja.pemda.penyiapan import klaster\n"
    perintah += "klaster(pathlib.Path(sys.argv[1]), awet=False).mulai(); print('siap', flush=True); time.sleep(60)"
    anak = subprocess.Popen([sys.executable, "-c", perintah, str(folder)], stdout=subprocess.PIPE, text=True)
    assert anak.stdout is not None and anak.stdout.readline() == "siap\n"
    anak.kill()
    anak.wait()
    anak.stdout.close()
    satu = klaster(folder, awet=False)
    assert satu.menjawab()  # an orphan
    pid = pid_postmaster(satu)
    lagi = nyala()
    assert pid_postmaster(lagi) == pid  # taken over, not started twice
    lagi.lepas()
    assert not lagi.menjawab()


@pytest.mark.parametrize("pid", ["1", "self", "999999999", "rusak", ""])
def test_berkas_pid_basi(nyala, pid):
    """After a restart of the machine the number may belong to any other program, or to nobody."""
    satu = nyala()
    satu.lepas()
    nomor = str(os.getpid()) if pid == "self" else pid
    (satu.pgdata / "postmaster.pid").write_text(f"{nomor}\n{satu.pgdata}\n1700000000\n0\n/tmp\n\n  1 1\n")
    assert nyala().menjawab()


def test_pid_milik_proses_hidup_pemilik_yang_sama(nyala):
    satu = nyala()
    satu.lepas()
    pilihan = {"user": milik().uid} if os.geteuid() == 0 else {}
    lain = subprocess.Popen(["sleep", "60"], cwd="/", **pilihan)  # type: ignore[call-overload]
    try:
        (satu.pgdata / "postmaster.pid").write_text(f"{lain.pid}\n{satu.pgdata}\n")
        assert nyala().menjawab()
        assert lain.poll() is None
    finally:
        lain.kill()
        lain.wait()


def test_soket_hilang_selagi_jalan(nyala):
    """A cleaner of temporary folders removed the socket: the server is restarted with a new one."""
    satu = nyala()
    isi(satu, "CREATE TABLE t AS SELECT 3 AS n")
    shutil.rmtree(satu.soket)
    assert not satu.menjawab()
    satu.mulai()
    assert isi(satu, "SELECT n FROM t") == [(3,)]


def test_initdb_yang_terputus_diulang(folder, nyala):
    satu = klaster(folder, awet=False)
    folder.mkdir(parents=True)
    (satu.rumah / "pg.baru").mkdir()
    (satu.rumah / "pg.baru" / "setengah").write_text("jadi")
    assert nyala().menjawab()


def test_dua_klaster_berdampingan(folder, nyala):
    satu = nyala()
    lain = klaster(folder.parent / "data lain", awet=False).mulai()
    try:
        isi(satu, "CREATE TABLE hanya_di_sini (n int)")
        assert isi(lain, "SELECT to_regclass('hanya_di_sini')") == [(None,)]
    finally:
        lain.lepas()
    assert satu.menjawab()


@pytest.mark.skipif(os.geteuid() != 0, reason="hanya root yang pindah tempat")
def test_folder_yang_tak_terjangkau_tidak_dibuka_melainkan_ditinggalkan(folder, monkeypatch, nyala):
    """A checkout below a private folder: the cluster moves, the private folder keeps its mode."""
    rahasia = folder.parent / "rahasia"
    rahasia.mkdir(mode=0o700)
    monkeypatch.setattr(kediaman, "BERSAMA", folder.parent / "bersama")
    satu = klaster(rahasia / "data", awet=False).mulai()
    try:
        assert satu.rumah.parent == folder.parent / "bersama"
        assert satu.menjawab()
        assert stat.S_IMODE(rahasia.stat().st_mode) == 0o700
    finally:
        satu.lepas()
    assert klaster(rahasia / "data", awet=False).rumah == satu.rumah  # found again
