"""The prompts that Word and Writer put into a content control; where a format lost the control, they look like text.

Source: Word's own words for its controls, in the languages of its users here.
"""

from __future__ import annotations

import re

from .marks import PASSAGE, Look, marked

TELLING = ("击", "择", "輸", "擇", "Click ", "Choose ")
"""Every prompt has one of these; single characters are found quickest."""
BEGINNINGS = ("单击", "选择", "按一下", "選擇", "Click ", "Choose ")
PROMPT = re.compile(
    "(?:单击或点击此处|单击或轻触此处|单击此处|单击或点击|单击或轻触|单击)以?输入(?:文字|文本|日期)[。.]?"
    "|选择(?:一项|构建基块|日期)[。.]"
    "|按一下(?:或點選)?(?:這裡)?以?輸入(?:文字|日期)。?"
    "|選擇(?:一個項目|建置組塊)。"
    "|Click (?:or tap )?(?:here )?to enter (?:text|a date)[.]?"
    "|Choose (?:an item|a building block)[.]"
)
PASSAGE_OR_PROMPT = re.compile(f"{PASSAGE.pattern}|(?P<prompt>{PROMPT.pattern})")


def may_hold_prompts(text: str) -> bool:
    """Whether a text, however long, may hold a prompt; quick where it does not."""
    may = any(sign in text for sign in TELLING) and any(beginning in text for beginning in BEGINNINGS)
    return may and PROMPT.search(text) is not None


def prompts_marked(text: str) -> str:
    """The text with its prompts as passages; those inside passages stay as they are."""
    return PASSAGE_OR_PROMPT.sub(lambda found: marked(found["prompt"] or "", Look.PROMPT) or found[0], text)
