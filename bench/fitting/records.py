"""What the fit works on, kept without the files it was made from: features, labels and evidence, no document's text."""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from zhibiao.normalize.reading.choice.choose import Candidate

from .judge import Counts, Readings
from .sequences import Labelled, Sequences

RECORD = Path(__file__).with_name("record.json.gz")


@dataclass(frozen=True, slots=True)
class Record:
    """The sequences and the candidates of all tables."""

    sequences: Sequences
    readings: list[Readings]


def save(record: Record, path: Path = RECORD) -> None:
    """Write a record; the same record gives the same bytes."""
    names: dict[str, int] = {}

    def numbered(name: str) -> int:
        return names.setdefault(name, len(names))

    def sequences(own: Sequence[Labelled]) -> list[Any]:
        return [[one.group, one.is_own, one.labels, [list(map(numbered, row)) for row in one.features]] for one in own]

    parts = record.sequences
    value = {
        "first": sequences(parts.first),
        "placed": sequences(parts.placed),
        "roles": sequences(parts.roles),
        "readings": [_readings(one) for one in record.readings],
        "names": list(names),
    }
    with path.open("wb") as raw, gzip.GzipFile(filename="", mode="wb", fileobj=raw, mtime=0) as packed:
        packed.write(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode())


def _readings(one: Readings) -> dict[str, Any]:
    candidates = [
        {"how": own.how, "form": own.is_form, "quality": round(quality, 4), "right": right, "counts": counts}
        | {"values": {name: round(value, 4) for name, value in own.values.items() if value}}
        for own, quality, right, counts in zip(one.candidates, one.qualities, one.right, one.counts, strict=True)
    ]
    return {"group": one.group, "name": one.name, "own": one.is_own, "known": one.is_known, "candidates": candidates}


def load(path: Path = RECORD) -> Record:
    """Read a record; of the candidates' parts only whether there are any is kept."""
    value = json.loads(gzip.decompress(path.read_bytes()))
    names = value["names"]

    def sequences(kept: Sequence[Any]) -> list[Labelled]:
        return [
            Labelled(group, [[names[n] for n in row] for row in rows], labels, own) for group, own, labels, rows in kept
        ]

    found = Sequences(*(sequences(value[part]) for part in ("first", "placed", "roles")))
    return Record(found, [_loaded(one) for one in value["readings"]])


def _loaded(one: dict[str, Any]) -> Readings:
    own = one["candidates"]
    return Readings(
        group=one["group"],
        name=one["name"],
        candidates=[Candidate(c["how"], is_form=c["form"], values=c["values"], parts=None) for c in own],
        qualities=[c["quality"] for c in own],
        right=[c["right"] for c in own],
        is_own=one["own"],
        is_known=one["known"],
        counts=[Counts(*c["counts"]) for c in own],
    )
