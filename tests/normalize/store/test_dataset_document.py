from pathlib import Path

import pytest
import zhibiao.normalize
from zhibiao.normalize.store.dataset import KEYS, SCHEMA

DOCUMENT = Path(zhibiao.normalize.__file__).parents[1] / "docs" / "dataset.md"


@pytest.mark.parametrize("name", SCHEMA)
def test_every_column_is_documented_as_the_schema_has_it(name):
    section = DOCUMENT.read_text(encoding="utf-8").partition(f"## {name}.csv\n")[2].partition("\n## ")[0]
    rows = [line for line in section.splitlines() if line.startswith("| `")]
    assert rows == [f"| `{f.name}` | {f.label} | {f.kind} | {f.description} |" for f in SCHEMA[name]]
    assert all(f"`{key}`" in section for key in KEYS[name])
