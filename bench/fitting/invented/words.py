"""Words of invented tables, as words.toml has them."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

WORDS: dict[str, Any] = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))
WORK: list[str] = WORDS["work"]
TASKS: list[str] = WORDS["tasks"]
AIMS: list[str] = WORDS["aims"]
RULES: list[str] = WORDS["rules"]
UNITS: list[str] = WORDS["units"]
LEVELS: list[list[str]] = WORDS["levels"]
LOWER: dict[str, list[str]] = WORDS["lower"]
CRITERIA: list[str] = WORDS["criteria"]
WISHES: list[str] = WORDS["wishes"]
SCORES: list[str] = WORDS["scores"]
RESULTS: list[str] = WORDS["results"]
TARGETS: list[str] = WORDS["targets"]
REACHED: list[str] = WORDS["reached"]
FURTHER: dict[str, list[str]] = WORDS["further"]
GRADES: list[list[str]] = WORDS["grades"]
PERIODS: list[list[str]] = WORDS["periods"]
SECTIONS: list[str] = WORDS["sections"]
TITLES: list[str] = WORDS["titles"]
SIGNED: list[str] = WORDS["signed"]
NOTES: list[str] = WORDS["notes"]
TIERS: list[list[str]] = WORDS["tiers"]
EXTRA: list[str] = WORDS["extra"]
EXTRA_CRITERIA: list[str] = WORDS["extra_criteria"]
EXTRA_TASKS: list[str] = WORDS["extra_tasks"]
UNKNOWN: dict[str, list[str]] = WORDS["unknown"]
FIELDS: list[str] = WORDS["fields"]
TAILS: list[str] = WORDS["tails"]
ITEMS: list[str] = WORDS["items"]
DAYS: list[list[str]] = WORDS["days"]
