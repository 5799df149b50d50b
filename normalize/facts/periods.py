"""Find the period and the deadline that a header names: 平时考核指标（截至8月底） -> 平时, 截至8月底."""

from __future__ import annotations

import re

from .numbers import has_digits
from .vocabulary import Vocabulary
from .wording import compact, without_layout

DEADLINE = re.compile(r"[(（【\[]?\s*((?:截[至止]|至)[^()（）【】\[\]]{1,20}?)\s*(?:[)）】\]]|$)")
MONTH = re.compile(
    r"[(（]\s*((?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月(?:份|底|末)?)\s*[)）]|^((?:1[0-2]|[1-9])月)"
)


YEAR = re.compile(r"((?:19|20)\d{2})年?度?(?:目标|计划|预期|任务|指标)?[值数]?")


def year_of(header: str) -> int | None:
    """The year of a header that is a year, or a target of one: 2023年, 2023年目标值."""
    found = YEAR.fullmatch(compact(header)) if has_digits(header) else None
    return int(found.group(1)) if found else None


def deadline_of(header: str) -> str:
    """The printed deadline, without its brackets, or ""."""
    found = DEADLINE.search(without_layout(header))
    return found.group(1) if found else ""


def period_of(header: str, vocabulary: Vocabulary) -> str:
    """The period's word in the header as printed, the longest that fits, else a month in brackets, or ""."""
    text = without_layout(header)
    plain = text.translate(vocabulary.simplified)
    at, word = next(((at, word) for word in vocabulary.periods if (at := plain.find(word)) >= 0), (0, ""))
    found = text[at : at + len(word)]
    month = MONTH.search(text)
    return found or (month.group(1) or month.group(2) if month else "")
