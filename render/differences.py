"""Show what changed between two years or versions: as a page, and in the pieces that a terminal prints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zhibiao.extract.language import _, language
from zhibiao.normalize.compare.compare_forms import Change, ChangeKind, Difference, FormChanges
from zhibiao.normalize.compare.match_indicators import IndicatorRow
from zhibiao.normalize.facts.mark_words import Mark, Marked, mark_words
from zhibiao.normalize.facts.scores import score_wording
from zhibiao.normalize.records import Form

from .environment import environment, printable
from .fonts import FONTS

SIGNS = {ChangeKind.ADDED: "+", ChangeKind.DROPPED: "-", ChangeKind.REWORDED: "~", ChangeKind.RESCORED: "="}


@dataclass(frozen=True, slots=True)
class ShownText:
    """A text of an indicator under its label, in pieces that are the same, old or new."""

    label: str
    pieces: tuple[Marked, ...]


@dataclass(frozen=True, slots=True)
class ShownChange:
    """An indicator that changed: its sign, what became of it in words, its names, its texts."""

    sign: str
    kinds: tuple[str, ...]
    words: str
    name: str
    texts: tuple[ShownText, ...]


@dataclass(frozen=True, slots=True)
class ShownForm:
    """A form: its titles as one line, what was counted, its changes."""

    heading: tuple[Marked, ...]
    summary: str
    changes: tuple[ShownChange, ...]


def shown_forms(compared: Sequence[FormChanges]) -> tuple[ShownForm, ...]:
    """What is shown of each form, in the order given; a form without changes has its heading and summary alone."""
    return tuple(ShownForm(_heading(one), _summary(one), tuple(map(_change, one.changes))) for one in compared)


def write_differences(compared: Sequence[FormChanges], old: str, new: str) -> str:
    """The page with all changes; `old` and `new` are what was compared."""
    template = environment().get_template("differences.html")
    words = {
        "title": _("What changed: {old} → {new}").format(old=old, new=new),
        "total": count_words([one for form in compared for one in form.changes], sum(f.unchanged for f in compared)),
        "nothing": _("Nothing changed."),
    }
    lang = "zh-CN" if language() == "zh" else "en"
    return template.render(forms=shown_forms(compared), words=words, lang=lang, fonts=FONTS)


def count_words(changes: Sequence[Change], unchanged: int) -> str:
    """How many indicators were added, dropped, reworded and rescored, in words."""
    counts = Counter(kind for change in changes for kind in change.kinds)
    text = _("{added} added, {dropped} dropped, {reworded} reworded, {rescored} rescored, {unchanged} unchanged")
    return text.format(**{kind.value: counts[kind] for kind in ChangeKind}, unchanged=unchanged)


def _heading(one: FormChanges) -> tuple[Marked, ...]:
    titles = [printable(form.title or form.unit or _("a form without a title")) if form else "" for form in _both(one)]
    return mark_words(*titles)


def _both(one: FormChanges) -> tuple[Form | None, Form | None]:
    return one.old, one.new


def _summary(one: FormChanges) -> str:
    if one.old is None:
        return _("only in the new, with {count} indicators").format(count=len(one.changes))
    if one.new is None:
        return _("only in the old, with {count} indicators").format(count=len(one.changes))
    return count_words(one.changes, one.unchanged)


def _change(change: Change) -> ShownChange:
    kinds = change.kinds
    words = _(", ").join(kind_words(kind) for kind in kinds)
    name = printable("/".join(name for name in change.row.first.levels if name))
    texts = tuple(_texts(change))
    return ShownChange(SIGNS[kinds[0]], tuple(kind.value for kind in kinds), words, name, texts)


def kind_words(kind: ChangeKind) -> str:
    """What became of an indicator, in the user's language."""
    return {
        ChangeKind.ADDED: _("added"),
        ChangeKind.DROPPED: _("dropped"),
        ChangeKind.REWORDED: _("reworded"),
        ChangeKind.RESCORED: _("rescored"),
    }[kind]


def _texts(change: Change) -> Iterator[ShownText]:
    if change.old is None or change.new is None:
        yield from _whole(change.row, Mark.NEW if change.old is None else Mark.OLD)
        return
    for one in change.differences:
        yield ShownText(_label(one), mark_words(printable(one.old), printable(one.new)))


def _whole(row: IndicatorRow, mark: Mark) -> Iterator[ShownText]:
    """The texts of an indicator that was added or dropped."""
    for one in row.indicators:
        for kind, field, text in (
            (ChangeKind.REWORDED, "requirement", one.requirement),
            (ChangeKind.REWORDED, "criterion", one.criterion),
            (ChangeKind.RESCORED, "score", score_wording(one)),
        ):
            if text:
                label = _label(Difference(kind, field, one.period, "", ""))
                yield ShownText(label, (Marked(mark, printable(text)),))


def _label(one: Difference) -> str:
    period = printable(one.period)
    field = field_words(one.field)
    return _("{field} ({period})").format(field=field, period=period) if period else field


def field_words(field: str) -> str:
    """A field of an indicator in the user's language."""
    if field.endswith("_score"):
        return _("full marks of level {level}").format(level=field[len("level") : -len("_score")])
    if field.startswith("level"):
        return _("name at level {level}").format(level=field[len("level") :])
    return {"score": _("full marks"), "requirement": _("requirement"), "criterion": _("criterion")}[field]
