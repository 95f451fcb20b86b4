"""Bentuk JSON tiap pertanyaan, persis seperti dijanjikan kepada program lain (KONTRAK bagian 2)."""

from __future__ import annotations

import json

import jsonschema
import pytest

from sistemkerja.aturan import katalog
from sistemkerja.aturan import kosakata as k
from sistemkerja.aturan.keluaran import bersih, jawaban_json
from sistemkerja.aturan.tanya import tanya

TEKS = {"type": "string", "minLength": 1}
PERAN = {"type": "array", "minItems": 1, "items": {"type": "string", "pattern": "^[a-z_]+$"}}
HUBUNGAN = {"enum": ["dan", "atau", "dan/atau"]}
YA = {"type": "boolean"}


def butir(wajib, boleh=None):
    return {
        "type": "array",
        "minItems": 1,
        "items": {
            "type": "object",
            "properties": {**wajib, **(boleh or {})},
            "required": list(wajib),
            "additionalProperties": False,
        },
    }


OLEH = butir({"oleh": PERAN}, {"hubungan": HUBUNGAN})
KALIMAT = {"type": "array", "minItems": 1, "items": TEKS}
LANGKAH = butir(
    {"n": {"type": "integer"}, "oleh": PERAN, "kerja": {"enum": list(k.KERJA)}},
    {
        "hubungan": HUBUNGAN,
        "kepada": PERAN,
        "tembusan": PERAN,
        "instrumen": {"enum": list(k.INSTRUMEN)},
        "bila": TEKS,
        "keterangan": TEKS,
    },
)
BENTUK = dict.fromkeys(
    (
        "penilai atasan_penilai pimpinan_unit pemberi_penugasan penetap_penugasan penetap_tim koordinator "
        "penetap_perjanjian_kinerja pembagi_target perumus_strategi penyerah_hasil penyelesai penetap_peta_proses "
        "pengawasan"
    ).split(),
    OLEH,
) | {
    "pengusul_penugasan": butir(
        {"oleh": PERAN, "sifat": {"enum": ["usul", "rekomendasi", "masukan", "pertimbangan"]}}, {"hubungan": HUBUNGAN}
    ),
    "penentu_ketua": butir(
        {"oleh": PERAN, "sifat": {"enum": ["perlu_tidaknya", "menetapkan", "mengusulkan"]}}, {"hubungan": HUBUNGAN}
    ),
    "pemantau": butir({"oleh": PERAN, "tahap": TEKS, "waktu": KALIMAT}, {"hubungan": HUBUNGAN}),
    "alur_penugasan": {"type": "object", "properties": {"langkah": LANGKAH}, "required": ["langkah"]},
    "rantai_tinjauan": {"type": "object", "properties": {"langkah": LANGKAH}, "required": ["langkah"]},
    "boleh": YA,
    "alasan_penolakan": YA,
    "penggunaan_aplikasi": {"enum": ["wajib", "dapat"]},
    "berlaku": {"type": ["boolean", "null"]},
    **dict.fromkeys(
        "isi_minimal_permohonan tanggung_jawab dialog_kinerja tahap_pengelolaan_kinerja syarat_ketua".split(), KALIMAT
    ),
    "tugas_tambahan": butir({"tugas": TEKS, "untuk": TEKS, "sifat": {"enum": ["dapat", "wajib"]}}),
    "tim_lain": {"type": "array", "minItems": 1, "items": {"type": "object", "required": ["tim"]}},
    "eskalasi_kendala": butir({"oleh": PERAN, "kepada": PERAN}, {"hubungan": HUBUNGAN, "untuk": TEKS, "bila": TEKS}),
    "isi_rencana": {
        "type": "object",
        "properties": {"kegiatan": YA, "anggaran": YA},
        "required": ["kegiatan", "anggaran"],
        "additionalProperties": False,
    },
    "instrumen": butir(
        {"instrumen": {"enum": list(k.INSTRUMEN)}}, {"oleh": PERAN, "hubungan": HUBUNGAN, "untuk": TEKS}
    ),
    "asal_ketua": butir({"dari": TEKS, "sifat": {"enum": ["wajib", "diutamakan"]}}),
    "laporan": butir({"kepada": PERAN, "berkala": YA}, {"melalui": PERAN, "hubungan": HUBUNGAN}),
    "laporan_sewaktu_waktu": butir({"oleh": PERAN, "dari": PERAN}, {"hubungan": HUBUNGAN}),
    "dasar_penugasan": butir({"dokumen": TEKS}, {"bila": TEKS, "oleh": PERAN}),
    "tidak_sesuai_target": butir({"oleh": PERAN, "kerja": {"enum": list(k.KERJA)}}, {"hubungan": HUBUNGAN}),
    "struktur": {
        "type": "object",
        "properties": {
            "tingkat": {"type": ["integer", "null"]},
            "susunan": {"type": "array", "minItems": 1, "items": {"type": "object", "required": ["jabatan"]}},
        },
        "required": ["susunan"],
        "additionalProperties": False,
    },
}
BILA = {"type": ["object", "null"], "propertyNames": {"enum": list(k.KUNCI)}, "minProperties": 1}
CATATAN = {
    "type": "array",
    "items": {"type": "object", "required": ["kode", "tempat", "kata", "pilihan", "alasan", "bila_sebaliknya"]},
}


def skema(pertanyaan):
    cabang = {
        "nilai": BENTUK.get(pertanyaan, True),
        "bila": BILA,
        "sumber": {"enum": list(k.SUMBER)},
        "dasar": {"type": "array", "minItems": 1, "items": TEKS},
        "catatan": CATATAN,
    }
    jawaban = {"pertanyaan": {"const": pertanyaan}, "keadaan": {"type": "object"}, "diatur": YA}
    jawaban["jawaban"] = {**butir(cabang), "minItems": 0}
    diam = {"dicari_di": {"type": "array", "minItems": 1, "items": TEKS}, "catatan": CATATAN}
    return {
        "type": "object",
        "properties": {**jawaban, **diam},
        "required": list(jawaban),
        "additionalProperties": False,
        "if": {"properties": {"diatur": {"const": False}}},
        "then": {"required": ["dicari_di"], "properties": {"jawaban": {"maxItems": 0}}},
        "else": {"properties": {"jawaban": {"minItems": 1}}},
    }


def keadaan_keadaan(per, pertanyaan):
    yield {}
    yield from ({"jenis_unit": j} for j in k.JENIS_INDUK)
    yield from ({"pd": p} for p in per.pd)
    for kunci in k.PERTANYAAN[pertanyaan].kunci:
        yield from ({kunci: v} for v in k.KUNCI[kunci] or ())
    yield from (c.keadaan for c in per.contoh if c.pertanyaan == pertanyaan)


@pytest.mark.parametrize("pertanyaan", list(k.PERTANYAAN))
@pytest.mark.parametrize("peraturan_id", katalog.daftar_id())
def test_bentuk_json(peraturan_id, pertanyaan):
    per = katalog.peraturan(peraturan_id)
    pemeriksa = jsonschema.Draft202012Validator(skema(pertanyaan))
    for keadaan in keadaan_keadaan(per, pertanyaan):
        isi = json.loads(json.dumps(bersih(jawaban_json(per, tanya(per, pertanyaan, keadaan)))))
        galat = [f"{list(e.absolute_path)}: {e.message[:200]}" for e in pemeriksa.iter_errors(isi)]
        assert galat == [], (keadaan, isi)


@pytest.mark.parametrize("peraturan_id", katalog.daftar_id())
def test_penilai_tidak_pernah_dijawab_dengan_penilai(peraturan_id):
    """Peran relatif diartikan menjadi jabatan pada jenis unit yang ditanya."""
    per = katalog.peraturan(peraturan_id)
    for jenis in per.jenis_diatur:
        for jenjang in k.JENJANG_PEGAWAI:
            for cabang in tanya(per, "penilai", {"jenis_unit": jenis, "jenjang": jenjang}).cabang:
                assert all("penilai_kinerja" not in butir["oleh"] for butir in cabang.nilai)
