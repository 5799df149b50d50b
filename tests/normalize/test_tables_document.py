"""docs/tables.md names every case, and no other."""

import re
from pathlib import Path

from builders_cases import CASES

TEXT = (Path(__file__).parents[2] / "docs" / "tables.md").read_text(encoding="utf-8")


def test_the_document_names_every_case_and_no_other():
    rows = [line for line in TEXT.splitlines() if line.startswith("| ") and "*" in line]
    named = {name for line in rows for name in re.findall(r"\*([^*]{9,})\*", line.split("|")[2])}
    cited = {name for name in CASES if f"*{name}*" in TEXT}
    assert set(CASES) - cited == set()
    assert {name for name in named if name not in CASES} <= {"before"}
