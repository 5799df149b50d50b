"""The words by which headers, titles and rows are known, from `vocabulary.toml`, checked when loaded."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any

from zhibiao.extract.errors import ZhibiaoError
from zhibiao.extract.files import load
from zhibiao.extract.language import _

from ..records import MAX_LEVEL, Role
from .numbers import without_notes
from .remembering import remembered
from .wording import compact

TABLES = ("simplified", "levels", "roles", "headers", "periods", "rows", "titles")
FILE = Path(__file__).parent / "vocabulary.toml"
LARGEST = 1_000_000
"""Bytes of a vocabulary's file; ours has some ten thousand."""

ITEM = "item"
"""A header such as 考核内容, which is a name or a criterion, as the other columns have it."""
WITH_SCORE = re.compile(
    r"(?:[及与和、/](?:权重|分值|标准分值?|满分|分数)(?:明细|分布|占比)?|\((?:权重|分值|标准分|满分|分数)\))$"
)
"""项目及分值 heads names in which their scores are printed."""
JOINED = re.compile(r"(.{2,}?)[及与和、/](.{2,})")
IN_UNITS = re.compile(r"(?<=.)(?:(?<!\d)\d++(?:\.\d++)?%|%|/分|/%)$")
"""权重%, 分值/分, 自评30%."""
BAND = re.compile(r"\d{1,3}(?:\.\d+)?(?:(?:-|~|～|—|至)\d{1,3}(?:\.\d+)?)?分")
"""A band of points over what is worth them: 8-10分, 5分."""
HEADERS = ("strong", "weak", "inspecting", "ticks", "figures", "records", "no_names", "tests")
MANNERS = ("exact", "ends", "contains")


class VocabularyError(ZhibiaoError):
    """A vocabulary file that says something it may not; the message names the key."""

    kind = "vocabulary"

    def __init__(self, message: str, key: str = "") -> None:
        super().__init__(message)
        self.key = key


@dataclass(frozen=True, slots=True)
class Titles:
    """Words of titles: how they end, what begins the kind of form, how institutions end, labels of what stands by."""

    ends: tuple[str, ...]
    kinds: tuple[str, ...]
    institutions: tuple[str, ...]
    not_institutions: tuple[str, ...]
    unit_fields: tuple[str, ...]
    labels: tuple[str, ...]
    regions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """Words that begin rows which are no indicators."""

    total: tuple[str, ...]
    before_total: tuple[str, ...]
    subtotal: tuple[str, ...]
    note: tuple[str, ...]
    label: tuple[str, ...]
    placeholder: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """All words; `roles` maps a manner of matching and a word to the role's name.

    `end_lengths` are the lengths of the words that headers end with, the longest first.
    """

    simplified: Mapping[int, str]
    levels: Mapping[str, int]
    roles: Mapping[str, Mapping[str, str]]
    end_lengths: tuple[int, ...]
    strong: tuple[str, ...]
    weak: tuple[str, ...]
    inspecting: tuple[str, ...]
    ticks: tuple[str, ...]
    figures: tuple[str, ...]
    records: tuple[str, ...]
    no_names: tuple[str, ...]
    tests: tuple[str, ...]
    periods: tuple[str, ...]
    rows: Rows
    titles: Titles

    @remembered
    def plain(self, text: str) -> str:
        """The text as words are compared: `compact`, simplified, without stars before, notes or colons behind."""
        return without_notes(compact(text).translate(self.simplified)).lstrip("*★▲●").rstrip(":")

    @remembered
    def role_of(self, header: str) -> str | None:
        """The role's name (or `ITEM`) of a header text by itself, None where no word fits.

        What is to be done is a criterion as long as no other column is one: see `requires`.
        """
        role = self._role_of(header)
        return Role.CRITERION if role == Role.REQUIREMENT else role

    def requires(self, header: str) -> bool:
        """Whether the lowest known line of a header says what is to be done, and not how it is scored."""
        known = (role for line in reversed(header.split("\n")) if (role := self._role_of(line)))
        return next(known, None) in (Role.REQUIREMENT, ITEM)

    def _role_of(self, header: str) -> str | None:
        plain = IN_UNITS.sub("", self.plain(header))
        if BAND.fullmatch(plain):
            return Role.RESULT
        stem, bare = WITH_SCORE.sub("", plain), _without_bracket(plain)
        joined = self._match(stem) if stem not in (plain, "") else None
        found = joined or self._joined_role(bare) or self._match(plain)
        return found or (self._match(bare) if bare != plain else None)

    def match(self, header: str) -> tuple[str, str]:
        """The role of a header text and how it was found: a listed word as a whole, or by its end or a part."""
        role = self.role_of(header)
        if role is None:
            return "", ""
        return str(role), "exact" if self.is_header_word(header) else "part"

    def is_total(self, plain: str) -> bool:
        """Whether a plain text labels a total: 合计, 考核总分（100分）."""
        return bool(_sum_pattern(self.rows.total, self.rows.before_total).fullmatch(plain))

    def is_subtotal(self, plain: str) -> bool:
        """Whether a plain text labels a subtotal: 小计."""
        return bool(_sum_pattern(self.rows.subtotal, self.rows.before_total).fullmatch(plain))

    def is_note(self, plain: str) -> bool:
        """Whether a plain text begins a note: 注：1."""
        return bool(_note_pattern(self.rows.note).match(plain))

    def _joined_role(self, plain: str) -> str | None:
        """The role of names or targets with what is said of them, 指标及描述, 目标值与说明; None for a listed word."""
        found = JOINED.fullmatch(plain)
        if not found or plain in self.roles["exact"]:
            return None
        first, second = self._match(found.group(1)), self._match(found.group(2))
        if first in (Role.LEVEL, ITEM) and second in (Role.REQUIREMENT, Role.CRITERION):
            return ITEM
        return Role.TARGET if first == Role.TARGET and second == Role.REMARK else None

    @remembered
    def is_header_word(self, text: str) -> bool:
        """Whether a text is one of the listed header words as a whole, or names a level by its number."""
        plain = self.plain(text)
        stem = WITH_SCORE.sub("", _without_bracket(plain))
        known = self.roles["exact"]
        return plain in known or stem in known or (self._match(stem) == Role.LEVEL and self.level_of(stem) is not None)

    def is_placeholder(self, text: str) -> bool:
        """Whether a cell's text only holds its place: ……, /."""
        plain = self.plain(text)
        return not plain or plain in self.rows.placeholder

    @remembered
    def level_of(self, header: str) -> int | None:
        """The level that a header names: 二级指标 is 2."""
        plain = self.plain(header)
        return next((level for word, level in self.levels.items() if word in plain), None)

    def is_strong(self, header: str, but: tuple[str, ...] = ()) -> bool:
        """Whether the header speaks of assessing, in other words than those of `but`."""
        plain = self.plain(header)
        return any(word in plain for word in self.strong if word not in but) and not plain.endswith(self.records)

    @remembered
    def is_inspecting(self, header: str) -> bool:
        """Whether the header speaks of inspecting, which alone makes no table one of indicators."""
        plain = self.plain(header)
        return any(word in plain for word in self.inspecting) and not plain.endswith(self.records)

    def is_of_test(self, header: str) -> bool:
        """Whether the header is of what a program should do in a test."""
        return self.plain(header) in self.tests

    @remembered
    def is_tick(self, header: str) -> bool:
        """Whether the last line of a header is a choice to tick, with or without its points: 符合(5)."""
        plain = _without_bracket(self.plain(header.rsplit("\n", 1)[-1]))
        return plain.rstrip("0123456789分") in self.ticks

    @remembered
    def is_no_name(self, header: str) -> bool:
        """Whether the header is of persons, units or dates, whose names are no indicators."""
        return self.plain(header).endswith(self.no_names)

    def _match(self, plain: str) -> str | None:
        if role := self.roles["exact"].get(plain):
            return role
        ends = self.roles["ends"]
        for length in self.end_lengths:
            if role := ends.get(plain[-length:]):
                return role
        inside = [word for word in self.roles["contains"] if word in plain]
        if inside:
            return self.roles["contains"][max(inside, key=len)]
        return None


LISTS = {
    "headers": HEADERS,
    "periods": ("words",),
    "rows": tuple(one.name for one in fields(Rows)),
    "titles": tuple(one.name for one in fields(Titles)),
}
"""The keys of the tables that hold lists of words."""
NUMBERING = r"(?:[一二三四五六七八九十]+|\d+)?[、.)]?"
AFTER_TOTAL = r"(?:得分|分值|分)?(?:[/、及和与](?:等级|等次|评级|结论))?" + (
    r"(?:[(（][^()（）]{1,16}[)）])?[:：=]?(?:\(?\d+(?:\.\d+)?分?\)?)?"
)


@cache
def _sum_pattern(words: tuple[str, ...], before: tuple[str, ...]) -> re.Pattern[str]:
    parts = ("|".join(map(re.escape, part)) for part in (before, words))
    return re.compile("{}(?:{}){{0,3}}(?:{}){}".format(NUMBERING, *parts, AFTER_TOTAL))


@cache
def _note_pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("(?:{})(?:$|[:：0-9一(、])".format("|".join(map(re.escape, words))))


def _without_bracket(plain: str) -> str:
    """The header without a bracket at its end: 分值(100分) is 分值."""
    return plain[: plain.rindex("(")] if plain.endswith(")") and plain.find("(") > 0 else plain


@cache
def load_vocabulary(path: Path = FILE) -> Vocabulary:
    """The vocabulary of a file; raises `VocabularyError`, naming the key that is wrong."""
    return _checked(_raw(path))


def extended_vocabulary(path: Path) -> Vocabulary:
    """Our vocabulary with the words of a file added, whose roles count where both know a word.

    Raises `VocabularyError`, naming the file, the line and the key that is wrong.
    """
    own, added = _raw(FILE), _raw(path)
    try:
        _check_keys(added, TABLES, "")
        for key in added:
            _check_table(added, key)
        _checked({key: {} for key in TABLES} | added)
    except VocabularyError as error:
        raise _at_line(path, error) from error
    return _checked(_extended(own, added))


def _at_line(path: Path, error: VocabularyError) -> VocabularyError:
    """The error with its file, and the line where its key stands."""
    *table, last = error.key.split(".")
    lines = _text(path).splitlines()
    heads = [n for n, line in enumerate(lines) if line.strip() == f"[{'.'.join(table)}]"]
    begun = heads[0] if heads else 0
    begins = re.compile(rf"\s*\[?[\w.\"]*{re.escape(last)}\b")
    found = (number for number, line in enumerate(lines[begun:], begun + 1) if begins.match(line))
    text = _("{path}, line {line}: {message}")
    return VocabularyError(text.format(path=path, line=next(found, 1), message=error.message), error.key)


def _extended(own: Mapping[str, Any], added: Mapping[str, Any]) -> dict[str, Any]:
    """Both tables in one; lists are joined, and a word that was given another role leaves the one it had."""
    words = {
        (manner, compact(word))
        for role in added.get("roles", {}).values()
        for manner, listed in role.items()
        for word in listed
    }
    roles = {
        role: {manner: [w for w in listed if (manner, compact(w)) not in words] for manner, listed in table.items()}
        for role, table in own["roles"].items()
    }
    return _joined({**own, "roles": roles}, added)


def _joined(own: Mapping[str, Any], added: Mapping[str, Any]) -> dict[str, Any]:
    joined = dict(own)
    for key, value in added.items():
        before = joined.get(key)
        if isinstance(before, dict) and isinstance(value, dict):
            joined[key] = _joined(before, value)
        else:
            joined[key] = [*before, *value] if isinstance(before, list) and isinstance(value, list) else value
    return joined


def _raw(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(_text(path))
    except (OSError, ValueError, RecursionError) as error:
        why = error.strerror if isinstance(error, OSError) else error
        raise VocabularyError(_("{path} cannot be read: {why}").format(path=path, why=why)) from error


def _text(path: Path) -> str:
    return load(path, LARGEST).decode("utf-8-sig")


def _checked(raw: Mapping[str, Any]) -> Vocabulary:
    _check_keys(raw, TABLES, "")
    for key in TABLES:
        _check_table(raw, key)
    words = {key: _listed(raw[key], key, known) for key, known in LISTS.items()}
    roles = _roles(raw["roles"])
    return Vocabulary(
        simplified={ord(key): value for key, value in _table(raw, "simplified", str).items() if len(key) == 1},
        levels={key: _level(key, value) for key, value in _table(raw, "levels", int).items()},
        roles=roles,
        end_lengths=tuple(sorted(set(map(len, roles["ends"])), reverse=True)),
        **{name: tuple(map(compact, own)) for name, own in words["headers"].items()},
        periods=tuple(sorted(words["periods"]["words"], key=len, reverse=True)),
        rows=Rows(**words["rows"]),
        titles=Titles(**words["titles"]),
    )


def _listed(table: Any, where: str, known: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The lists of words of a table, by their keys."""
    _check_keys(table, known, f"{where}.")
    return {key: _words(table, where, key) for key in known}


def _check_table(raw: Mapping[str, Any], key: str) -> None:
    if not isinstance(raw.get(key), dict):
        raise _wrong(key, _("this table is missing"))


def _check_keys(table: Any, known: Iterable[str], where: str) -> None:
    if not isinstance(table, dict):
        raise _wrong(where, _("a table is expected"))
    for key in table:
        if key not in known:
            raise _wrong(f"{where}{key}", _("this key is not known"))


def _table(raw: Mapping[str, Any], name: str, kind: type) -> Mapping[str, Any]:
    for key, value in raw[name].items():
        if type(value) is not kind:
            raise _wrong(f"{name}.{key}", _("the value has the wrong type"))
    table: Mapping[str, Any] = raw[name]
    return table


def _level(key: str, value: int) -> int:
    if not 1 <= value <= MAX_LEVEL:
        raise _wrong(f"levels.{key}", _("a level is a number from 1 to {most}").format(most=MAX_LEVEL))
    return value


def _roles(raw: Mapping[str, Any]) -> Mapping[str, Mapping[str, str]]:
    roles: dict[str, dict[str, str]] = {manner: {} for manner in MANNERS}
    _check_keys(raw, [*Role, ITEM], "roles.")
    for role, table in raw.items():
        _check_keys(table, MANNERS, f"roles.{role}.")
        for manner in table:
            for word in _words(table, f"roles.{role}", manner):
                if roles[manner].setdefault(compact(word), role) != role:
                    raise _wrong(f"roles.{role}.{manner}", _("{word} stands in two roles").format(word=word))
    return roles


def _words(table: Mapping[str, Any], where: str, key: str) -> tuple[str, ...]:
    words = table.get(key, [])
    if not isinstance(words, list) or not all(isinstance(word, str) and word for word in words):
        raise _wrong(f"{where}.{key}", _("a list of words is expected"))
    return tuple(words)


def _wrong(key: str, what: str) -> VocabularyError:
    return VocabularyError(_("The vocabulary's key {key}: {what}.").format(key=key, what=what), key)
