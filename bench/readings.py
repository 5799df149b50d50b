"""Print how the tables of files may be read: each reading, what it is worth, and what speaks for the best one.

With --pages: draw the example of docs/reading.md anew, and of its Chinese page.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from zhibiao.extract import Document, read
from zhibiao.normalize.facts.vocabulary import load_vocabulary
from zhibiao.normalize.reading.choice.choose import Candidate, choose, weigh
from zhibiao.normalize.reading.choice.learned import Judge
from zhibiao.normalize.reading.passes import words_of
from zhibiao.normalize.reading.read_table import candidates_of
from zhibiao.normalize.reading.tables.drafts import drafts_of
from zhibiao.normalize.reading.tables.find_forms import find_tables
from zhibiao.normalize.reading.tables.plain import plain_of

ROOT = Path(__file__).parent.parent
PAGES = (ROOT / "docs" / "reading.md", ROOT / "docs" / "reading.zh-CN.md")
EXAMPLE = re.compile(r"(?<=<!-- example -->\n).*?(?=<!-- end -->)", re.DOTALL)
TITLE = "青禾县供水站考核表"
ROWS = (
    "项目|考核内容|分值",
    "水质[v]|全年达标|60",
    "|有一次不达标|40",
    "|有两次不达标|20",
    "水压[v]|全年正常|40",
    "|投诉一次|20",
    "|投诉两次|10",
)
"""The table of the example."""
MOST = 12
"""So much of the evidence is printed, the loudest first."""
SHOWN = 24


def main() -> None:
    """Print the readings of files, or write the pages."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--pages", action="store_true")
    args = parser.parse_args()
    for path in args.files:
        print(path, *explained(read(path)), sep="\n")
    if args.pages:
        for page in PAGES:
            page.write_text(drawn(page.read_text(encoding="utf-8")), encoding="utf-8")


def drawn(page: str) -> str:
    """A page with the example's figures between its marks."""
    text = "\n".join(explained(example()))
    return EXAMPLE.sub(lambda _found: f"\n```\n{text}\n```\n\n", page)


def example() -> Document:
    """The table of the example."""
    sys.path.insert(0, str(ROOT / "tests"))
    from builders_tables import document, table

    return document(TITLE, table(*ROWS))


def explained(document: Document) -> Iterator[str]:
    """Lines on each table of a document: its readings with what they are worth, and the evidence that decides."""
    vocabulary = load_vocabulary()
    words = words_of(vocabulary)
    for draft in drafts_of(find_tables(document, vocabulary), vocabulary):
        candidates = candidates_of(plain_of(draft, vocabulary).draft, words)
        judge = words.models.judge
        choice = choose(candidates, judge)
        for one in sorted(candidates, key=lambda each: -weigh(each.values, judge.choice)):
            yield f"{weigh(one.values, judge.choice):6.2f}  {in_words(one)}"
        yield ""
        if choice.second:
            yield "                              best second weight difference"
            yield from compared(choice.best, choice.second, judge)
        yield f"confidence {choice.confidence:.2f}"


def in_words(candidate: Candidate) -> str:
    """The columns' roles and the indicators of a reading."""
    if candidate.parts is None:
        return "no form"
    roles = " | ".join(f"{one.role} {one.level or ''}".strip() for one in candidate.parts.columns)
    rows = candidate.parts.rows.indicators
    named = "; ".join(f"{' > '.join(filter(None, one.levels))} {one.score or '-'}" for one in rows)
    return f"{roles}: {len(rows)} indicators, {named[:SHOWN]}{'…' if len(named) > SHOWN else ''}"


def compared(best: Candidate, second: Candidate, judge: Judge) -> Iterator[str]:
    """The evidence in which two readings differ, by how much it speaks for the first."""
    names = best.values.keys() | second.values.keys()
    told = {name: _values(name, best, second, judge) for name in names}
    for name in sorted(names, key=lambda each: (-abs(told[each][-1]), each))[:MOST]:
        yield f"{name:28}" + "".join(f"{value:7.2f}" for value in told[name])


def _values(name: str, best: Candidate, second: Candidate, judge: Judge) -> Sequence[float]:
    first, other, weight = best.values.get(name, 0.0), second.values.get(name, 0.0), judge.choice.get(name, 0.0)
    return first, other, weight, weight * (first - other)


if __name__ == "__main__":
    main()
