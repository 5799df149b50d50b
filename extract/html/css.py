"""What styles say of how text looks: the style in a tag, and the rules of a page's own style sheets.

Sources: CSS Syntax Level 3 (escapes, rules), CSS Cascading Level 4, 6 (sorting), Selectors Level 4, 17 (specificity).
Selectors of tags, classes and ids are followed, with what they stand in (`td .old`, `div > .old`). One with other
conditions (`:first-child`, `[title]`) is taken as true where it shows something, and as false where it hides; what
happens when a person does something (`:hover`) is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from ..docx.package import Element

WANTED = {
    "display": "display", "visibility": "visibility", "text-decoration": "text-decoration",
    "text-decoration-line": "text-decoration", "vertical-align": "vertical-align", "mso-hide": "mso-hide",
    "text-line-through": "text-line-through",
}  # fmt: skip
"""The properties that touch what is seen of a text, under the names that they are known by here."""

RELEVANT = re.compile(r"display|visibility|text-decoration|vertical-align|mso-hide|line-through|\\", re.I)
COMMENT = re.compile(r"/\*.*?(?:\*/|$)|<!--|-->", re.S)
ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})[ \t\r\n\f]?|(.))", re.S)
IMPORTANT = re.compile(r"\s*!\s*important\s*$")
BRACE = re.compile("[{}]")
SCREEN = re.compile(r"@media\s*(?:only\s+)?(?:all|screen)\s*$", re.I)
DYNAMIC = re.compile(r"::|:(?:hover|focus|active|target|checked|visited|before|after|first-line|first-letter|open)\b")
CONDITION = re.compile(r":[\w-]+(?:\([^()]*\))?|\[[^\]]*\]")
COMPOUND = re.compile(r"(\*|[\w-]+)?((?:[.#][\w-]+)*)")
NAME = re.compile(r"[.#]?[\w-]+")
STRIKING = frozenset({"s", "strike", "del"})
"""The tags that strike their text out, unless the page says otherwise."""

ACTING = re.compile(
    r"^(?:display:none|visibility:(?:hidden|collapse)|mso|vertical|text-decoration:.*line-through|text-l)"
)
MOST_RULES = 30
"""So many rules for one tag, class or id are followed."""

MOST_STEPS = 500_000
"""So often it is looked what an element stands in; rules that ask for it are passed over from then on."""

NOTHING_SAID: Mapping[str, str] = {}
INLINE = (1 << 30, 0, 0)
Specificity = tuple[int, int, int]


class Declared(NamedTuple):
    """A property's value, and whether it is marked as important."""

    important: bool
    value: str


NOTHING_DECLARED: Mapping[str, Declared] = {}


@dataclass(frozen=True, slots=True)
class Compound:
    """Conditions on one element; `is_child` where it must be the parent of the one before, not any ancestor."""

    tag: str
    names: frozenset[str]
    is_child: bool = False

    def matches(self, element: Element) -> bool:
        """Whether an element has the tag, the classes and the id."""
        return self.tag in ("", element.tag) and self.names <= names_of(element)


@dataclass(frozen=True, slots=True)
class Rule:
    """One selector's declarations; `subject` is the element, `around` what it stands in, from the inside out."""

    subject: Compound
    around: tuple[Compound, ...]
    specificity: Specificity
    order: int
    declared: Mapping[str, Declared]


def declarations(text: str) -> dict[str, Declared]:
    """The wanted properties among the declarations of a rule or a style attribute."""
    found: dict[str, Declared] = {}
    for piece in COMMENT.sub("", text).split(";"):
        name, _colon, value = piece.partition(":")
        wanted = WANTED.get(_unescaped(name).strip().lower())
        if wanted is None:
            continue
        value = _unescaped(value).strip().lower()
        important = IMPORTANT.search(value)
        declared = Declared(important is not None, value[: important.start()] if important else value)
        before = found.get(wanted)
        if before is None or declared.important >= before.important:
            found[wanted] = declared
    return found


class Sheet:
    """The rules of a page's style sheets that touch what is seen of its text."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        """Take the texts of all style elements, in their order."""
        self._rules: dict[str, list[Rule]] = {}
        self._inline: dict[str, Mapping[str, Declared]] = {"": NOTHING_DECLARED}
        self._steps = MOST_STEPS
        for order, (prelude, body) in enumerate(rule for text in texts for rule in _blocks(text)):
            declared = declarations(body)
            for selector in prelude.split(",") if declared else ():
                rule = _rule(selector.strip(), order, declared)
                if rule is not None:
                    self._add(rule)
        if not any(_acts(rule) for rules in self._rules.values() for rule in rules):
            self._rules = {}

    def __bool__(self) -> bool:
        """Whether there is any rule."""
        return bool(self._rules)

    def _add(self, rule: Rule) -> None:
        key = min(rule.subject.names, default=rule.subject.tag or "*")
        rules = self._rules.setdefault(key, [])
        if len(rules) < MOST_RULES:
            rules.append(rule)

    def said(self, element: Element, inline: str) -> Mapping[str, str]:
        """The values of an element's properties, with those of its style attribute."""
        own = self._inline.get(inline)
        if own is None:
            own = self._inline[inline] = declarations(inline) if RELEVANT.search(inline) else NOTHING_DECLARED
        if own is NOTHING_DECLARED and not self._rules:
            return NOTHING_SAID
        ranked = [
            ((declared.important, rule.specificity, rule.order), name, declared.value)
            for rule in self._matching(element)
            for name, declared in rule.declared.items()
        ]
        ranked += [((declared.important, INLINE, 0), name, declared.value) for name, declared in own.items()]
        ranked.sort()
        return {name: value for _rank, name, value in ranked}

    def _matching(self, element: Element) -> Iterator[Rule]:
        if not self._rules:
            return
        for key in ("*", element.tag, *names_of(element)):
            for rule in self._rules.get(key, ()):
                if rule.subject.matches(element) and (not rule.around or self._stands_in(element, rule.around)):
                    yield rule

    def _stands_in(self, element: Element, around: tuple[Compound, ...]) -> bool:
        """Whether what is around an element matches, each at the nearest place where it may."""
        ancestors = element.iterancestors()
        for compound in around:
            for ancestor in ancestors:
                self._steps -= 1
                if self._steps < 0:
                    return False
                if compound.matches(ancestor):
                    break
                if compound.is_child:
                    return False
            else:
                return False
        return True


def _acts(rule: Rule) -> bool:
    """Whether a rule changes how any text is read; one that only says what others would undo does not."""
    values = {name: declared.value for name, declared in rule.declared.items()}
    if rule.subject.tag in STRIKING and "text-decoration" in values:
        return True
    return any(ACTING.search(f"{name}:{value}") for name, value in values.items())


def names_of(element: Element) -> set[str]:
    """An element's classes and id as selectors write them."""
    names = {f".{name}" for name in (element.get("class") or "").split()}
    written = element.get("id")
    if written:
        names.add(f"#{written}")
    return names


def _unescaped(text: str) -> str:
    if "\\" not in text:
        return text
    return ESCAPE.sub(lambda found: chr(min(int(found[1], 16), 0x10FFFF)) if found[1] else found[2], text)


def _blocks(text: str) -> Iterator[tuple[str, str]]:
    """The rules of a style sheet that may matter: selectors and declarations; of media rules those for screens."""
    text = COMMENT.sub("", text)
    position = 0
    while (begin := text.find("{", position)) >= 0:
        prelude = text[position:begin].rpartition(";")[2].lstrip("} \t\r\n\f").rstrip()
        if prelude.startswith("@"):
            position = begin + 1 if SCREEN.match(prelude) else _block_end(text, begin)
            continue
        end = text.find("}", begin)
        end = len(text) if end < 0 else end
        body = text[begin + 1 : end]
        if RELEVANT.search(body):
            yield prelude, body
        position = end + 1


def _block_end(text: str, begin: int) -> int:
    """The position behind the brace that closes the one at `begin`."""
    depth = 0
    for brace in BRACE.finditer(text, begin):
        depth += 1 if brace[0] == "{" else -1
        if depth == 0:
            return brace.end()
    return len(text)


def _rule(selector: str, order: int, declared: Mapping[str, Declared]) -> Rule | None:
    """The rule of a selector; None where it is not followed."""
    if DYNAMIC.search(selector):
        return None
    specificity = _specificity(selector)
    if CONDITION.search(selector) or "+" in selector or "~" in selector:
        if not _shows(declared):
            return None
        selector = re.split(r"[\s>+~]", CONDITION.sub("", selector).strip())[-1] or "*"
    compounds = _compounds(selector)
    return Rule(compounds[0], tuple(compounds[1:]), specificity, order, declared) if compounds else None


def _compounds(selector: str) -> list[Compound]:
    """The compounds of a selector from its last on; none where one of them is not followed."""
    compounds: list[Compound] = []
    is_child = False
    for word in reversed(selector.replace(">", " > ").split()):
        if word == ">":
            is_child = True
            continue
        compound = _compound(word, is_child=is_child)
        if compound is None:
            return []
        compounds.append(compound)
        is_child = False
    return compounds


def _shows(declared: Mapping[str, Declared]) -> bool:
    """Whether a rule shows something that others may hide."""
    display, visibility = declared.get("display"), declared.get("visibility")
    return (display is not None and display.value != "none") or (visibility is not None and "v" in visibility.value[:1])


def _compound(word: str, *, is_child: bool) -> Compound | None:
    found = COMPOUND.fullmatch(word)
    if found is None:
        return None
    tag = (found[1] or "").lower()
    return Compound("" if tag == "*" else tag, frozenset(NAME.findall(found[2])), is_child)


def _specificity(selector: str) -> Specificity:
    """How many ids, classes and other conditions, and tags a selector names."""
    ids, classes = selector.count("#"), len(re.findall(r"[.:\[]", selector))
    return ids, classes, len(re.findall(r"(?:^|[\s>+~])[\w-]", selector))
