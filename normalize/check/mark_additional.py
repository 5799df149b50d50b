"""Know the indicators whose points stand outside the full marks: 加分项, 扣分项, 一票否决, minus points."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ..facts.remembering import remembered
from ..facts.scores import split_name
from ..facts.wording import spelled
from ..records import Indicator

NUMBERING = r"(?:[(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[)]?[、.]?)?"
SIGN = r"(?:(?:加|扣|减|加减|附加|奖励|奖惩|惩罚|倒扣)分|(?:附加|奖励|奖惩|惩罚)(?=项)|(?:一票)?否决(?=项|指标|$))"
THING = r"(?:项|指标|项目|因素|内容|部分|事项|类)?"
ADDITIONAL = re.compile(NUMBERING + r".{0,4}" + SIGN + THING + r"(?:\(.*\))?")


def is_additional(indicator: Indicator) -> bool:
    """Whether an indicator's points are added to or taken off the full marks: by its sign, section or upper name."""
    if indicator.score is not None and indicator.score < 0:
        return True
    names = (*(one.title for one in indicator.section_path), indicator.section_title, *indicator.levels)
    return any(map(_names_addition, filter(None, names)))


@remembered
def _names_addition(name: str) -> bool:
    return bool(ADDITIONAL.fullmatch(spelled(split_name(name)[0])))


def full_marks(indicators: Iterable[Indicator]) -> Sequence[Indicator]:
    """The indicators that make up the full marks; all of them where there are none but additional ones."""
    given = list(indicators)
    return [one for one in given if not is_additional(one)] or given
