"""Menjawab pertanyaan: dari peraturan dan keadaan menjadi cabang-cabang jawaban dengan dasarnya."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import product

from sistemkerja.aturan import kosakata as k
from sistemkerja.aturan.arti import artikan
from sistemkerja.aturan.baca import Peraturan
from sistemkerja.aturan.bentuk import BelumBerlaku, Cabang, Jawaban, Syarat
from sistemkerja.aturan.keadaan import cocok, rapikan, sisa_syarat

SIMPANAN_TERBANYAK = 50_000


def tanya(peraturan: Peraturan, pertanyaan: str, keadaan: Mapping[str, str] | None = None) -> Jawaban:
    """Jawaban peraturan atas `pertanyaan` dalam `keadaan` (kunci -> kode).

    Setiap cabang membawa sumber dan dasar (Pasal). Peran relatif diartikan menjadi jabatan pada jenis unit yang
    ditanyakan. Diam dijawab `diatur = False` dengan `dicari_di`. Raises PertanyaanKeliru.
    """
    kunci_simpan = (pertanyaan, tuple(sorted((keadaan or {}).items())))
    simpanan = peraturan.simpanan
    ada: Jawaban | None = simpanan.get(kunci_simpan)
    if ada is None:
        ada = _jawab(peraturan, pertanyaan, rapikan(peraturan, pertanyaan, keadaan or {}), dict(keadaan or {}))
        if len(simpanan) >= SIMPANAN_TERBANYAK:
            simpanan.clear()
        simpanan[kunci_simpan] = ada
    return ada


def _jawab(peraturan: Peraturan, pertanyaan: str, keadaan: dict[str, str], asli: dict[str, str]) -> Jawaban:
    if pertanyaan == "berlaku":
        return _berlaku(peraturan, keadaan, asli)
    _pastikan_berlaku(peraturan, keadaan)
    mentah = cabang_mentah(peraturan, pertanyaan, keadaan)
    mentah += cabang_kebijakan(peraturan, pertanyaan, keadaan, mentah)
    cabang = [c for satu in mentah for c in artikan(peraturan, satu, keadaan)]
    if cabang:
        return Jawaban(peraturan.id, pertanyaan, asli, tuple(cabang))
    dicari, catatan = _dicari_di(peraturan, pertanyaan, keadaan)
    return Jawaban(peraturan.id, pertanyaan, asli, (), dicari, catatan)


def cabang_mentah(peraturan: Peraturan, pertanyaan: str, keadaan: Mapping[str, str]) -> list[Cabang]:
    """Cabang sebelum peran diartikan menjadi jabatan; aturan umum kalah dari yang mengatasinya."""
    calon: dict[str, Cabang] = {}
    for a in peraturan.menurut_pertanyaan.get(pertanyaan, ()):
        hasil = cocok(peraturan, a, keadaan)
        if hasil is not None:
            sisa, kecuali = hasil
            calon[a.id] = Cabang(a.nilai, sisa, (kecuali,) if kecuali else (), a.sumber, a.dasar, a.catatan, a.id)
    for aturan_id in list(calon):
        cabang = calon.get(aturan_id)
        if cabang is None:
            continue
        for kalah in peraturan.aturan[aturan_id].mengatasi:
            if kalah not in calon:
                continue
            if cabang.bila or cabang.kecuali:
                calon[kalah] = replace(calon[kalah], kecuali=(*calon[kalah].kecuali, cabang.bila))
            else:
                del calon[kalah]
    return [c for c in calon.values() if not any(_di_dalam(c.bila, x) for x in c.kecuali)]


def cabang_kebijakan(
    peraturan: Peraturan, pertanyaan: str, keadaan: Mapping[str, str], tertulis: Sequence[Cabang]
) -> list[Cabang]:
    """Cabang dari kebijakan Pemda, hanya di tempat peraturannya diam: yang tertulis tidak pernah disentuh."""
    hasil: list[Cabang] = []
    for a in peraturan.kebijakan.get(pertanyaan, ()):
        sisa = sisa_syarat(peraturan, a.bila, keadaan)
        if sisa is None or (not sisa and (tertulis or any(not c.bila for c in hasil))):
            continue
        for bila in _yang_diam(peraturan, pertanyaan, keadaan, sisa):
            hasil.append(Cabang(a.nilai, bila, (), a.sumber, a.dasar, (), a.id))
    return hasil


def _yang_diam(peraturan: Peraturan, pertanyaan: str, keadaan: Mapping[str, str], sisa: Syarat) -> list[Syarat]:
    """Bagian `sisa` yang peraturannya diam; utuh bila seluruhnya diam."""
    atom = [dict(zip(sisa, isi, strict=True)) for isi in product(*(sorted(v) for v in sisa.values()))]
    diam = [satu for satu in atom if not cabang_mentah(peraturan, pertanyaan, {**keadaan, **satu})]
    if len(diam) == len(atom):
        return [sisa]
    return [{q: frozenset([v]) for q, v in satu.items()} for satu in diam]


def _di_dalam(bila: Syarat, kecuali: Syarat) -> bool:
    """Cabang yang seluruhnya terkecuali tidak mungkin terjadi, jadi tidak ditampilkan."""
    return all(kunci in bila and bila[kunci] <= isi for kunci, isi in kecuali.items())


def _pastikan_berlaku(peraturan: Peraturan, keadaan: Mapping[str, str]) -> None:
    """Pertanyaan dengan `tanggal` sebelum peraturan berlaku ditolak. Raises BelumBerlaku."""
    sejak = peraturan.masa.sejak or peraturan.masa.paling_awal
    if "tanggal" in keadaan and date.fromisoformat(keadaan["tanggal"]) < sejak:
        dasar = "; ".join(peraturan.masa.dasar)
        pesan = f"{peraturan.judul} belum berlaku pada tanggal '{keadaan['tanggal']}' ({dasar})"
        raise BelumBerlaku(pesan, (f"tanggal={sejak.isoformat()} atau sesudahnya",))


def _berlaku(peraturan: Peraturan, keadaan: Mapping[str, str], asli: dict[str, str]) -> Jawaban:
    """Berlakukah pada tanggal itu: ya, tidak, atau tidak dapat dipastikan karena tanggal pengundangan kosong."""
    masa = peraturan.masa
    tanggal = keadaan.get("tanggal")
    nilai: bool | None
    if masa.sejak is not None:
        nilai = True if tanggal is None else date.fromisoformat(tanggal) >= masa.sejak
    elif tanggal is not None and date.fromisoformat(tanggal) < masa.paling_awal:
        nilai = False
    else:
        nilai = None
    bila: Syarat = {} if tanggal else {"tanggal": frozenset([f"sejak {masa.sejak or 'diundangkan'}"])}
    cabang = Cabang(nilai, bila, (), masa.sumber, masa.dasar, masa.catatan, "berlaku")
    return Jawaban(peraturan.id, "berlaku", asli, (cabang,))


def _dicari_di(peraturan: Peraturan, pertanyaan: str, keadaan: Mapping[str, str]
               ) -> tuple[tuple[str, ...], tuple[str, ...]]:  # fmt: skip
    """Ketentuan tempat jawaban dicari, dan catatan diamnya."""
    dicari: list[str] = []
    catatan: list[str] = []
    for d in peraturan.diam:
        if d.pertanyaan == pertanyaan and sisa_syarat(peraturan, d.bila, keadaan) is not None:
            dicari.extend(d.dicari_di)
            catatan.extend(d.catatan)
    if not dicari:
        dicari = [alamat for a in peraturan.menurut_pertanyaan.get(pertanyaan, ()) for alamat in a.dasar]
    if not dicari:
        kelompok = k.PERTANYAAN[pertanyaan].kelompok
        dicari = [
            alamat
            for nama, daftar in peraturan.menurut_pertanyaan.items()
            if k.PERTANYAAN[nama].kelompok == kelompok
            for a in daftar
            for alamat in a.dasar
        ]
    return tuple(dict.fromkeys(dicari)), tuple(dict.fromkeys(catatan))
