"""Random lists of web pages: our labels beside those that a browser prints.

python bench/list_labels.py [--pages 10]

Chromium (`chromium`) prints each page as PDF, and the labels are taken from its text (`pdftotext`). Bullets are equal
to each other and to nothing: the browser draws them.
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from zhibiao.extract import Paragraph, read

STYLES = """
decimal decimal-leading-zero lower-alpha upper-alpha lower-latin upper-latin lower-roman upper-roman lower-greek
cjk-decimal cjk-ideographic simp-chinese-informal simp-chinese-formal trad-chinese-informal trad-chinese-formal
cjk-heavenly-stem cjk-earthly-branch japanese-informal none disc square circle '（甲）'
"""
KINDS = ["", *(f"type={kind}" for kind in "1aAiI"), *(f'style="list-style-type:{style}"' for style in STYLES.split())]
LISTS, SECONDS = 60, 60
ITEM = re.compile(r"(?m)^\f?(.*?)(item\d+)")
BULLETS = re.compile("[•◦▪■○●]")


def main() -> int:
    """Compare random lists and print what differs, then the counts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=10)
    pages = parser.parse_args().pages
    if not (shutil.which("chromium") and shutil.which("pdftotext")):
        print("Chromium or pdftotext is not installed: nothing measured. On Debian: apt install chromium poppler-utils")
        return 0
    total = different = 0
    for seed in range(pages):
        page = _page(random.Random(seed))  # noqa: S311 - random lists, no secrets
        mine, theirs = _ours(page), _browsers(page)
        total += len(theirs)
        for item, label in theirs.items():
            if mine.get(item) != label:
                different += 1
                print(f"page {seed} {item}: {mine.get(item)!r} <> {label!r}")
    print(f"{total - different} of {total} labels equal")
    return 0


def _page(source: random.Random) -> str:
    count = iter(range(10**6))
    lists = "".join(_list(source, count) for _ in range(LISTS))
    return f"<!doctype html><meta charset=utf-8><body style='margin-left: 8em'>{lists}"


def _list(source: random.Random, count: Iterator[int]) -> str:
    tag = source.choice(("ol", "ol", "ol", "ul"))
    start = f" start={source.choice((-1, 0, 3, 9, 19, 26, 99, 110))}" if source.random() < 0.3 else ""
    backwards = " reversed" if tag == "ol" and source.random() < 0.1 else ""
    items = "".join(_item(source, count) for _ in range(source.randint(1, 6)))
    return f"<{tag} {source.choice(KINDS)}{start}{backwards}>{items}</{tag}>"


def _item(source: random.Random, count: Iterator[int]) -> str:
    name = f"item{next(count)}"
    value = f" value={source.randint(-2, 40)}" if source.random() < 0.15 else ""
    kind = source.choice((" type=a", ' style="list-style-type:upper-roman"')) if source.random() < 0.08 else ""
    inner = _list(source, count) if source.random() < 0.1 else ""
    return f"<li{value}{kind}>{name}{inner}</li>"


def _ours(page: str) -> dict[str, str]:
    texts = [block.text for block in read(page.encode()).blocks if isinstance(block, Paragraph)]
    return _labels("\n".join(texts))


def _browsers(page: str) -> dict[str, str]:
    with tempfile.TemporaryDirectory() as folder:
        source, printed = Path(folder, "lists.html"), Path(folder, "lists.pdf")
        source.write_text(page, encoding="utf-8")
        options = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile"]
        chromium = ["chromium", *options, "--no-pdf-header-footer", f"--print-to-pdf={printed}", source.as_uri()]
        subprocess.run(chromium, check=True, capture_output=True, timeout=SECONDS)
        command = ["pdftotext", "-layout", str(printed), "-"]
        return _labels(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def _labels(text: str) -> dict[str, str]:
    return {found[2]: BULLETS.sub("", found[1]).strip() for found in ITEM.finditer(text)}


if __name__ == "__main__":
    sys.exit(main())
