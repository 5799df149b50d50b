"""From bytes to frames against the floor: unpack a .docx and parse its parts with lxml.

    python bench/frames.py [--rounds 5]

The forms are those of samples/, each with names, criteria and a title of its own, so that nothing remembered of one
form answers for the next. They are written once as our writer does, with the formatting of every cell, and once bare,
as python-docx writes them. All stages are timed turn by turn in one process; the figures are medians of ratios.
A table of 10,000 rows shows how the time grows.
"""

from __future__ import annotations

import argparse
import gc
import io
import statistics
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from time import process_time
from typing import TypeVar
from xml.sax.saxutils import escape

from docx_reading import repacked
from lxml import etree
from zhibiao.extract import read
from zhibiao.normalize import Form, Indicator, assemble, normalize
from zhibiao.render.docx import write_docx
from zhibiao.render.form import FormOptions, views
from zhibiao.render.view import FormView, ViewCell

SAMPLES = Path(__file__).parent.parent / "samples"
N_FORMS = (3, 60, 300)
N_ROWS = (625, 1250, 2500, 5000, 10_000)
AIM = 10
STAGES = ("floor", "reader", "normalize", "frames")
Given = TypeVar("Given")
NAMES = "青云石白山水林泉安宁和平永丰兴隆清河柳溪桃源松岭竹湾梅"


def main() -> None:
    """Print the ratios of each stage, and the growth."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    print(f"{'':24}{'floor, ms':>10}" + "".join(f"{stage:>11}" for stage in STAGES[1:]) + f"{'all':>8} (aim {AIM})")
    for name, write in (("as our writer does", write_docx), ("bare", bare)):
        for count in N_FORMS:
            report(f"{count} forms, {name}", write(made(count)), rounds)
    grow()


def report(name: str, data: bytes, rounds: int) -> None:
    """Print how many times the floor each stage takes, and all of them."""
    timed_stages(data)
    turns = [timed_stages(data) for _round in range(rounds)]
    floor = statistics.median(turn[0] for turn in turns)
    ratios = [statistics.median(turn[stage] / turn[0] for turn in turns) for stage in (1, 2, 3)]
    whole = statistics.median(sum(turn[1:]) / turn[0] for turn in turns)
    print(f"{name:28}{floor * 1000:6.1f}" + "".join(f"{ratio:11.1f}" for ratio in ratios) + f"{whole:8.1f}", flush=True)


def timed_stages(data: bytes) -> list[float]:
    """The processor's seconds of the floor, of reading, of finding the forms, and of making the frames."""
    floor, _n_parts = timed(lambda: parse_parts(data))
    reader, document = timed(lambda: read(data))
    forms, reading = timed(lambda: normalize(document))
    frames, _dataset = timed(lambda: assemble([reading]))
    return [floor, reader, forms, frames]


def timed(work: Callable[[], Given]) -> tuple[float, Given]:
    """The processor's seconds that one call takes, and what it gives."""
    gc.collect()
    begin = process_time()
    result = work()
    return process_time() - begin, result


def parse_parts(data: bytes) -> int:
    """The floor: every part of the package unpacked and parsed."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = [package.read(name) for name in package.namelist() if name.endswith((".xml", ".rels"))]
    return len([etree.fromstring(part) for part in parts])


def made(count: int) -> tuple[FormView, ...]:
    """The printed forms of so many units."""
    readings = [normalize(read(path)) for path in sorted(SAMPLES.iterdir()) if path.suffix in (".docx", ".txt")]
    forms = [form for reading in readings for form in reading.forms]
    own = [of_unit(forms[number % len(forms)], number) for number in range(count)]
    dataset = assemble([replace(readings[0], forms=tuple(own))])
    return views(dataset, FormOptions(blank="none"))


def of_unit(form: Form, number: int) -> Form:
    """A form with the texts of another unit."""
    name = "".join(NAMES[place] for place in divmod(number, len(NAMES)))
    indicators = tuple(with_name(one, name) for one in form.indicators)
    title = form.title.replace(form.unit, f"{name}{form.unit}") if form.unit else f"{name}镇{form.title}"
    return replace(form, form_no=number + 1, title=title, indicators=indicators)


def with_name(indicator: Indicator, name: str) -> Indicator:
    """An indicator whose own name and criterion stand in no other form."""
    levels = (*indicator.levels[:-1], f"{name}{indicator.levels[-1]}")
    return replace(indicator, levels=levels, criterion=indicator.criterion and f"{name}：{indicator.criterion}")


def bare(forms: Sequence[FormView]) -> bytes:
    """The forms with hardly any formatting."""
    return repacked("".join(map(bare_form, forms)))


def bare_form(view: FormView) -> str:
    """The XML of a form's lines and its table."""
    rows = "".join(
        f"<w:tr>{''.join(cell(one, number) for one in row)}</w:tr>" for number, row in enumerate(view.rows())
    )
    columns = "<w:gridCol/>" * view.n_columns
    above = "".join(map(paragraph, (view.attachment, view.title, *view.around.above)))
    return f"{above}<w:tbl><w:tblPr/><w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"


def cell(of: ViewCell, row: int) -> str:
    """A cell's XML; below the first row of a merged cell it is blank."""
    begins = of.row == row
    merge = "" if of.row_span == 1 else '<w:vMerge w:val="restart"/>' if begins else "<w:vMerge/>"
    look = f'<w:tcPr><w:gridSpan w:val="{of.column_span}"/>{merge}</w:tcPr>'
    return f"<w:tc>{look}{''.join(map(paragraph, of.lines if begins else ('',)))}</w:tc>"


def paragraph(text: str) -> str:
    """A paragraph's XML."""
    return f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>"


def long_table(n_rows: int) -> bytes:
    """A form of one table of so many rows, its first level merged down four rows at a time."""
    header = "".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in ("一级指标", "二级指标", "评分标准", "分值"))
    rows = "".join(long_row(number) for number in range(n_rows))
    columns = "<w:gridCol/>" * 4
    title = paragraph("青禾县水利局2023年度考核指标表")
    return repacked(f"{title}<w:tbl><w:tblPr/><w:tblGrid>{columns}</w:tblGrid><w:tr>{header}</w:tr>{rows}</w:tbl>")


def long_row(number: int) -> str:
    """A row's XML."""
    merge = '<w:vMerge w:val="restart"/>' if number % 4 == 0 else "<w:vMerge/>"
    first = f"<w:tc><w:tcPr>{merge}</w:tcPr>{paragraph('' if number % 4 else f'任务{number}号')}</w:tc>"
    others = (f"完成第{number}处工程", f"第{number}处每少一项扣1分，扣完为止", "4")
    return f"<w:tr>{first}{''.join(f'<w:tc>{paragraph(text)}</w:tc>' for text in others)}</w:tr>"


def grow() -> None:
    """Print the microseconds a row, which should stay the same."""
    for n_rows in N_ROWS:
        data = long_table(n_rows)
        seconds = timed_stages(data)
        each = "".join(f"{stage / n_rows * 1e6:11.1f}" for stage in seconds[1:])
        print(f"{f'{n_rows} rows, µs a row':34}{each}{sum(seconds[1:]) / n_rows * 1e6:8.1f}", flush=True)


if __name__ == "__main__":
    main()
