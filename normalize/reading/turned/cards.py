"""Cards: an indicator whose attributes stand below each other as keys and values.

指标名称 | 按时完成率        按时完成率, 目标值 ≥95%, 计算公式 …
计算公式 | 完成数÷计划数  --->
目标值   | ≥95%
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from zhibiao.extract.document import Cell

from ...facts.scores import read_score
from ...facts.vocabulary import ITEM, Vocabulary
from ...facts.wording import is_blank, without_layout
from ...records import Column, Role
from ..lines import Line
from .items import Item, Layout, held_cells, printed_columns

FEWEST = 3
"""So many lines with a known word has a card at least."""
NAME = "名称"
Pair = tuple[Line, Cell, Cell]


def card_layouts(lines: Sequence[Line], vocabulary: Vocabulary) -> Iterator[Layout]:
    """The layout of the cards in a draft, each from a key such as 指标名称 to the next one of that wording."""
    cards = _cards([pair for line in lines for pair in _pairs(line)], vocabulary)
    if cards:
        items = tuple(_item(card, vocabulary) for card in cards)
        yield Layout("card", items, _columns(cards, vocabulary), (), _heads(cards))


def _cards(pairs: Sequence[Pair], vocabulary: Vocabulary) -> list[Sequence[Pair]]:
    """The pairs of each card; none where one of them says too little, or their first keys differ."""
    starts = [n for n, (_line, key, value) in enumerate(pairs) if _names_indicator(key, value, vocabulary)]
    wording = {vocabulary.plain(pairs[n][1].text) for n in starts}
    cards = [pairs[start:stop] for start, stop in pairwise([*starts, len(pairs)])]
    whole = all(_is_whole(card, vocabulary) for card in cards)
    return cards if whole and len(wording) == 1 else []


def _heads(cards: Sequence[Sequence[Pair]]) -> dict[tuple[int, int, int], str]:
    """The places of the keys."""
    return {(line.table, line.row, key.column): key.text for card in cards for line, key, _value in card}


def _columns(cards: Sequence[Sequence[Pair]], vocabulary: Vocabulary) -> tuple[Column, ...]:
    """A column for each key, the first for the names."""
    corner, *others = dict.fromkeys(without_layout(key.text) for card in cards for _line, key, _value in card)
    return printed_columns(
        [(corner, Role.LEVEL, False), *((key, _role(key, vocabulary), False) for key in others)], depth=1
    )


def _pairs(line: Line) -> Iterator[Pair]:
    """The keys of a line with the values behind them; none where cells are left over."""
    cells = line.own_cells()
    if len(cells) % 2 == 0 and not any(is_blank(key.text) for key in cells[::2]):
        for key, value in zip(cells[::2], cells[1::2], strict=True):
            yield line, key, value


def _names_indicator(key: Cell, value: Cell, vocabulary: Vocabulary) -> bool:
    """Whether a key is a word of indicators, before a name that is no such word."""
    plain = vocabulary.plain(key.text)
    if is_blank(value.text) or vocabulary.is_header_word(value.text):
        return False
    known = plain.endswith(NAME) or vocabulary.is_strong(plain)
    return known and vocabulary.role_of(plain) in (Role.LEVEL, ITEM)


def _is_whole(card: Sequence[Pair], vocabulary: Vocabulary) -> bool:
    """Whether several lines of a card have a key with a known word, half of its keys are such words, none a number."""
    known = [line.row for line, key, _value in card if vocabulary.role_of(key.text) is not None]
    numbers = any(read_score(key.text).number is not None for _line, key, _value in card)
    return len(set(known)) >= FEWEST and len(known) * 2 >= len(card) and not numbers


def _role(key: str, vocabulary: Vocabulary) -> Role:
    """The role of an attribute's column; further names are plain attributes."""
    role = vocabulary.role_of(key)
    return Role.OTHER if role in (None, ITEM, Role.LEVEL, Role.SERIAL) else Role(role)


def _item(card: Sequence[Pair], vocabulary: Vocabulary) -> Item:
    (line, _key, name), *others = card
    values = {without_layout(key.text): value.text for _line, key, value in others if not is_blank(value.text)}
    by_role: dict[Role, str] = {}
    for label in values:
        by_role[_role(label, vocabulary)] = label  # of 定义 and 评分标准 the latter says how points are given
    rule = values.pop(by_role.get(Role.CRITERION, ""), "")
    score = read_score(values.pop(by_role.get(Role.SCORE, ""), ""))
    held: Mapping[tuple[int, int, int], str] = {
        place: text for one, _key, value in card for place, text in held_cells(one.table, (value,)).items()
    }
    text = without_layout(name.text)
    return Item(line, name, (text,), (None,), score.number, score.text, rule, extra=values, held=held)
