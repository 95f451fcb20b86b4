"""Which sentences the screens of an app show: from calls of gettext in Python and from tags in templates."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from django.template.base import Lexer, Token, TokenType
from django.utils.regex_helper import _lazy_re_compile
from django.utils.text import smart_split
from django.utils.translation import trim_whitespace

# (context, sentence) -> (plural, files)
Kalimat = dict[tuple[str | None, str], tuple[str | None, set[str]]]

_FUNGSI = {"_": 0, "gettext": 0, "gettext_lazy": 0, "gettext_noop": 0, "ngettext": 0, "ngettext_lazy": 0}
_FUNGSI |= {"pgettext": 1, "pgettext_lazy": 1, "npgettext": 1, "npgettext_lazy": 1}
_PERUBAH = _lazy_re_compile(r"^\s*([\w.]+)\s*$")


def kalimat_aplikasi(folder: Path) -> Kalimat:
    """All translatable sentences below this folder, tests excepted."""
    hasil: Kalimat = {}
    for berkas in sorted([*folder.rglob("*.py"), *folder.rglob("templates/**/*.html")]):
        bagian = berkas.relative_to(folder).parts
        if "tests" in bagian or "migrations" in bagian:
            continue
        baca = _dari_python if berkas.suffix == ".py" else _dari_templat
        for konteks, kalimat, jamak in baca(berkas.read_text(encoding="utf-8")):
            hasil.setdefault((konteks, kalimat), (jamak, set()))[1].add(berkas.relative_to(folder).as_posix())
    return hasil


def _dari_python(teks: str) -> Iterator[tuple[str | None, str, str | None]]:
    pohon = ast.parse(teks)
    impor = [n for n in ast.walk(pohon) if isinstance(n, ast.ImportFrom) and n.module == "django.utils.translation"]
    alias = {a.asname: a.name for n in impor for a in n.names if a.asname and a.asname != "_"}
    for simpul in ast.walk(pohon):
        if not isinstance(simpul, ast.Call):
            continue
        nama = str(getattr(simpul.func, "id", "") or getattr(simpul.func, "attr", ""))
        nama = alias.get(nama, nama)
        mulai = _FUNGSI.get(nama)
        if mulai is None:
            continue
        isi = [a.value if isinstance(a, ast.Constant) and isinstance(a.value, str) else None for a in simpul.args]
        kalimat = isi[mulai] if len(isi) > mulai else None
        if kalimat:
            jamak = isi[mulai + 1] if "ngettext" in nama or "npgettext" in nama else None
            yield (isi[0] if mulai else None), kalimat, jamak


def _dari_templat(teks: str) -> Iterator[tuple[str | None, str, str | None]]:
    token = iter(Lexer(teks).tokenize())
    for satu in token:
        if satu.token_type == TokenType.VAR:
            yield from _tersirat(satu.contents)
        if satu.token_type != TokenType.BLOCK:
            continue
        kata = list(smart_split(satu.contents))
        if kata[0] in {"translate", "trans"} and kata[1][:1] in "\"'":
            kalimat = kata[1].split("|")[0] if kata[1].endswith(("'", '"')) is False else kata[1]
            yield _konteks(kata), kalimat.strip("\"'"), None
        elif kata[0] in {"blocktranslate", "blocktrans"}:
            yield _dari_blok(kata, token)
        else:
            yield from _tersirat(satu.contents)


def _tersirat(isi: str) -> Iterator[tuple[str | None, str, str | None]]:
    """`_("...")` inside a variable or the argument of another tag."""
    for pecahan in isi.split("_(")[1:]:
        kutip = pecahan[:1]
        if kutip in "\"'" and kutip + ")" in pecahan[1:]:
            yield None, pecahan[1:].split(kutip + ")")[0], None


def _konteks(kata: list[str]) -> str | None:
    return kata[kata.index("context") + 1].strip("\"'") if "context" in kata else None


def _dari_blok(kata: list[str], token: Iterator[Token]) -> tuple[str | None, str, str | None]:
    tunggal: list[str] = []
    jamak: list[str] = []
    tujuan = tunggal
    for satu in token:
        if satu.token_type == TokenType.BLOCK:
            if satu.contents.startswith("end"):
                break
            if satu.contents.strip() == "plural":
                tujuan = jamak
        elif satu.token_type == TokenType.VAR:
            cocok = _PERUBAH.match(satu.contents)
            tujuan.append(f"%({cocok.group(1) if cocok else satu.contents.strip()})s")
        else:
            tujuan.append(satu.contents.replace("%", "%%"))
    rapi = trim_whitespace if "trimmed" in kata else str
    return _konteks(kata), rapi("".join(tunggal)), rapi("".join(jamak)) or None
