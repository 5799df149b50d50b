"""What the fields of a form show: their values, ☑ □, chosen options (Living Standard, 4.10.5 and 4.10.7)."""

from __future__ import annotations

from ..docx.package import Element

CHECK_MARKS = {("checkbox", True): "☑", ("checkbox", False): "□", ("radio", True): "●", ("radio", False): "○"}
MARKS = frozenset(CHECK_MARKS.values())
VALUELESS = frozenset({"hidden", "password", "file", "image", "color", "range"})
"""Fields that show no text; a type that is not known is a text field (4.10.5)."""


def input_text(element: Element) -> str:
    """What an input element shows; its placeholder is no value."""
    kind = (element.get("type") or "").lower()
    mark = CHECK_MARKS.get((kind, element.get("checked") is not None))
    return mark or ("" if kind in VALUELESS else element.get("value") or "")


def chosen_texts(element: Element) -> tuple[str, str]:
    """The chosen options of a select element, and those that only ask to choose."""
    chosen = _chosen(element)
    shown = [_text(option) for option in chosen if not _is_prompt(option)]
    return " ".join(shown), " ".join([_text(option) for option in chosen if _is_prompt(option)])


def _chosen(element: Element) -> list[Element]:
    """The options that are shown as chosen: the first that may be, where none is marked."""
    options = list(element.iter("option"))
    marked = [option for option in options if option.get("selected") is not None]
    if element.get("multiple") is not None:
        return marked
    return marked[-1:] or [option for option in options if option.get("disabled") is None][:1]


def _is_prompt(option: Element) -> bool:
    """Whether choosing an option is choosing nothing: its value is blank, or it may not be chosen again."""
    blank = option.get("value", "-").strip() == ""
    return blank or option.get("disabled") is not None or option.get("hidden") is not None


def _text(option: Element) -> str:
    return option.get("label") or " ".join("".join(map(str, option.itertext())).split())
