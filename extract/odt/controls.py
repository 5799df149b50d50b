"""What the form controls on a page show: boxes ☑ □, the text of fields, the chosen entry (OpenDocument 1.3, 13)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..docx.package import Element
from . import names as n

CHECKED = frozenset({"checked", "true"})


def controls_of(root: Element) -> dict[str, str]:
    """What each control shows, by the id under which it is drawn."""
    forms = root.find(n.FORMS)
    if forms is None:
        return {}
    return {
        control.get(n.FORM + "id") or control.get(n.XML_ID) or "": "".join(shows(control))
        for control in forms.iter(*SHOWN)
        for shows in [SHOWN[control.tag]]
    }


def _box(control: Element) -> Iterator[str]:
    yield "☑" if control.get(n.FORM + "current-state") in CHECKED else "□"
    yield control.get(n.FORM + "label", "")


def _button(control: Element) -> Iterator[str]:
    yield "●" if control.get(n.FORM + "current-selected") in CHECKED else "○"
    yield control.get(n.FORM + "label", "")


def _value(control: Element) -> Iterator[str]:
    """A field's text; what it begins with counts where nobody typed (19.254, 19.287)."""
    yield control.get(n.FORM + "current-value") or control.get(n.FORM + "value") or ""


def _paragraphs(control: Element) -> Iterator[str]:
    """A field of several lines has its text as paragraphs or as a value."""
    lines = ["".join(map(str, line.itertext())) for line in control.iter(n.P)]
    yield "\n".join(lines) if lines else "".join(_value(control))


def _entries(control: Element) -> Iterator[str]:
    chosen = [one for one in control if one.get(n.FORM + "current-selected") == "true"]
    yield " ".join([one.get(n.FORM + "label") or one.get(n.FORM + "value") or "" for one in chosen])


def _label(control: Element) -> Iterator[str]:
    yield control.get(n.FORM + "label", "")


SHOWN: dict[str, Callable[[Element], Iterator[str]]] = {
    n.FORM + "checkbox": _box,
    n.FORM + "radio": _button,
    n.FORM + "textarea": _paragraphs,
    n.FORM + "listbox": _entries,
    n.FORM + "fixed-text": _label,
    **dict.fromkeys(
        (n.FORM + name for name in ("text", "combobox", "formatted-text", "number", "date", "time")), _value
    ),
}
"""The controls that show text of the document; buttons and hidden ones do not."""
