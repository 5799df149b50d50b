"""Read web pages beside a browser: how many tables are equal, and each that is not, with what differs.

python bench/pages.py FOLDER [--kept FOLDER]

Chromium (`chromium`) lays every page out, without network and without the page's own scripts, and a script of ours
takes down the tables: rows and columns by the table algorithm of the HTML standard (4.9.12), from the tree that the
browser made, and the texts as it shows them (`innerText`). What is not displayed is left out. Boxes to tick are ☑ and
□ there as here, fields show what is filled in. White space, letter case and list labels do not count.
"""

from __future__ import annotations

import argparse
import base64
import codecs
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

from real_files import Box, Grid, Line, aligned, bare, difference, ours
from zhibiao.extract import ZhibiaoError, read

BATCH = 40
SECONDS = 120
OURS = (
    b"<meta http-equiv=Content-Security-Policy content=\"script-src 'nonce-ours'; frame-src 'none'\">"
    b"<script nonce=ours src=take_down.js></script>"
)
DOCTYPE = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<!doctype[^>]*>", re.I | re.S)
HEAD = re.compile(rb"<head(?:\s[^>]*)?>", re.I)

TAKE_DOWN = r"""
const shown = element => getComputedStyle(element).display !== 'none';
const drawn = element => element.getClientRects().length > 0;
function fields(root) {
  const marks = {checkbox: ['\u25a1', '\u2611'], radio: ['\u25cb', '\u25cf']};
  for (const one of root.querySelectorAll('input, select')) {
    let text = '';
    if (one.localName === 'select') text = [...one.selectedOptions].map(option => option.text).join(' ');
    else if (marks[one.type]) text = marks[one.type][+one.checked];
    else if (!['hidden', 'password', 'file', 'image', 'color', 'range'].includes(one.type)) text = one.value;
    if (!shown(one)) text = '';
    const span = document.createElement('span');
    span.textContent = text;
    one.replaceWith(span);
  }
  for (const one of root.querySelectorAll('textarea')) {
    const pre = document.createElement('pre');
    pre.textContent = one.value;
    one.replaceWith(pre);
  }
}
function outermost(root) {
  const inside = [...root.querySelectorAll('table')];
  return inside.filter(table => table.parentElement.closest('table') === (root.closest('table') || null));
}
function grid(table) {
  const rows = [...table.rows].filter(shown);
  const taken = rows.map(() => new Set()), result = rows.map(() => []);
  const groups = new Map();
  rows.forEach((row, index) => groups.set(row.parentElement, index));
  let headers = 0;
  rows.forEach((row, index) => {
    const last = groups.get(row.parentElement);
    if (row.parentElement.localName === 'thead' && headers === index) headers += 1;
    let column = 0;
    for (const cell of row.cells) {
      if (!shown(cell)) continue;
      while (taken[index].has(column)) column += 1;
      const most = last - index + 1, down = cell.rowSpan === 0 ? most : Math.min(cell.rowSpan, most);
      for (let below = index; below < index + down; below += 1)
        for (let across = column; across < column + cell.colSpan; across += 1) taken[below].add(across);
      const inner = outermost(cell).filter(drawn), tables = inner.map(grid);
      const displays = inner.map(one => one.style.display);
      inner.forEach(one => one.style.setProperty('display', 'none', 'important'));
      result[index].push([column, cell.colSpan, down, cell.innerText, tables]);
      inner.forEach((one, at) => { one.style.display = displays[at]; });
      column += cell.colSpan;
    }
  });
  return {rows: result, headers};
}
addEventListener('load', () => {
  let message;
  try {
    fields(document.body);
    message = outermost(document.body).filter(drawn).map(grid);
  } catch (error) { message = String(error); }
  parent.postMessage({name: location.pathname.split('/').pop(), tables: message}, '*');
});
"""

COLLECT = """<!doctype html><meta charset=utf-8><pre id=found></pre><script>
const found = {};
addEventListener('message', event => {
  found[event.data.name] = event.data.tables;
  const bytes = new TextEncoder().encode(JSON.stringify(found));
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  document.getElementById('found').textContent = btoa(text);
});
</script>"""


def main() -> int:
    """Compare the pages of a folder and print what differs, then the counts."""
    arguments = _arguments()
    if shutil.which("chromium") is None:
        print("Chromium (chromium) is not installed: nothing measured. On Debian: apt install chromium")
        return 0
    files = sorted(path for path in arguments.folder.iterdir() if path.is_file())
    counts: Counter[str] = Counter()
    for start in range(0, len(files), BATCH):
        batch = files[start : start + BATCH]
        for path, tables in zip(batch, _shown(batch), strict=True):
            counts += _compared(path, tables)
    for what, count in sorted(counts.items()):
        print(f"{count:7,} {what}")
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    return parser.parse_args()


def _compared(path: Path, tables: list[Any] | str | None) -> Counter[str]:
    try:
        document = read(path)
    except ZhibiaoError as error:
        return Counter({f"files not read by us: {error.kind}": 1})
    if not isinstance(tables, list):
        print(f"{path.name}: the browser says {tables}")
        return Counter({"files not read by the browser": 1})
    mine = [_lowered(grid) for grid in ours(document)]
    theirs = [_lowered(_grid(table)) for table in tables if table["rows"]]
    if not mine and not theirs:
        return Counter({"files without tables": 1})
    counts = Counter({"files with tables": 1})
    for number, (one, other) in enumerate(aligned(mine, theirs)):
        what, where = difference(one, other)
        counts[f"tables: {what}"] += 1
        counts[f"tables with merged cells: {what}"] += any(map(_is_merged, (one, other)))
        if one and other and one.header_rows != other.header_rows:
            where += f" header rows {one.header_rows}, browser {other.header_rows}"
            counts["header rows: different"] += 1
        if where:
            print(f"{path.name} table {number}: {what}: {where}")
    return counts


def _is_merged(grid: Grid | None) -> bool:
    return grid is not None and any(box.row_span * box.column_span > 1 for row in grid.rows for box in row)


def _grid(table: dict[str, Any]) -> Grid:
    rows = [tuple(_box(*cell) for cell in row) for row in table["rows"]]
    return Grid(tuple(rows), table["headers"])


def _box(column: int, column_span: int, row_span: int, text: str, tables: list[dict[str, Any]]) -> Box:
    lines = tuple(Line(bare(line), numbered=True) for line in text.split("\n"))
    return Box(column, column_span, row_span, lines, tuple(_grid(table) for table in tables if table["rows"]))


def _lowered(grid: Grid) -> Grid:
    """The table in lower case: `innerText` has capitals where a style sheet asks for them."""
    return replace(grid, rows=tuple(tuple(map(_lowered_box, row)) for row in grid.rows))


def _lowered_box(box: Box) -> Box:
    lines = tuple(replace(line, text=line.text.lower()) for line in box.lines)
    return replace(box, lines=lines, tables=tuple(map(_lowered, box.tables)))


def _shown(files: list[Path]) -> list[Any]:
    """What the browser makes of each page: its tables, a sentence where its script failed, None for nothing."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "take_down.js").write_text(TAKE_DOWN, encoding="utf-8")
        frames = []
        for number, path in enumerate(files):
            name = f"{number}.html"
            (Path(folder) / name).write_bytes(_page(path.read_bytes()))
            frames.append(f'<iframe src="{name}" width=1200 height=900></iframe>')
        index = Path(folder) / "index.html"
        index.write_text(COLLECT + "".join(frames), encoding="utf-8")
        found = _dumped(index, Path(folder) / "profile")
    return [found.get(f"{number}.html") for number in range(len(files))]


def _page(data: bytes) -> bytes:
    """The page with our script alone allowed, its bytes as they were, so that the browser tells the encoding."""
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if data.startswith(mark):
            data = codecs.BOM_UTF8 + data[2:].decode(encoding, "replace").encode()
    place = HEAD.search(data[:20_000]) or DOCTYPE.match(data)
    at = place.end() if place else 3 * data.startswith(codecs.BOM_UTF8)
    return data[:at] + OURS + data[at:]


def _dumped(index: Path, profile: Path) -> dict[str, Any]:
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--allow-file-access-from-files"]
    offline = ["--host-resolver-rules=MAP * ~NOTFOUND", f"--user-data-dir={profile}", "--virtual-time-budget=20000"]
    run = subprocess.run([*command, *offline, "--dump-dom", index.as_uri()], capture_output=True, timeout=SECONDS)
    found = re.search(rb"<pre id=\"found\">([^<]*)</pre>", run.stdout)
    return json.loads(base64.b64decode(found[1])) if found and found[1] else {}


if __name__ == "__main__":
    sys.exit(main())
