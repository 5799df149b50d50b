"""The pages on corrections against the program: what may be stated is there, and the example does what it says."""

import re

import pytest
from builders_tables import document, table
from zhibiao.normalize import normalize
from zhibiao.normalize.corrections.parse import KEYS, LABELS, ORIENTATIONS, TOGETHER, parse_corrections
from zhibiao.normalize.corrections.records import Corrections
from zhibiao.normalize.records import Role

PAGES = ("docs/corrections.md", "docs/corrections.zh-CN.md")


@pytest.mark.parametrize("page", PAGES)
def test_all_that_may_be_stated_is_on_the_page(root, page):
    text = (root / page).read_text(encoding="utf-8")
    words = [*KEYS, *Role, *LABELS, *ORIENTATIONS, TOGETHER]
    assert [word for word in words if not re.search(rf"[`\".]{word}[`\"\] ]", text)] == []


@pytest.mark.parametrize("page", PAGES)
def test_the_example_reads_its_table(root, page):
    text = (root / page).read_text(encoding="utf-8")
    printed = [re.sub(r"\s*\|\s*", "|", line.strip("| \n")) for line in text.splitlines() if line.startswith("| ")]
    rows = [printed[0], *printed[2:4], "公用|合共|||10"]
    skeleton, corrected = re.findall(r"^```toml\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    assert [correction.lines for correction in parse_corrections(skeleton, "c.toml")] == [{}]
    assert normalize(document("青禾县水利局", table(*rows))).forms == ()
    made = document("2023年度青禾县水利局年终评议表", table(*rows))
    (form,) = normalize(made, corrections=Corrections(parse_corrections(corrected, "c.toml"))).forms
    read = [(one.levels, one.criterion, one.score, dict(one.extra)) for one in form.indicators]
    assert read == [
        (("安全", "用电"), "不出事", 6, {"经手": "张三"}),
        (("安全", "用水"), "不漏水", 4, {"经手": "李四"}),
    ]
    assert {str(notice.severity) for notice in form.notices} == {"info"}
