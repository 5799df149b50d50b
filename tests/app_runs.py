"""Run the program as a user does, and read the tables it writes."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

PROGRAM = Path(sys.executable).with_name("zhibiao")


@dataclass(frozen=True)
class Run:
    code: int
    out: str
    err: str


def zhibiao(*arguments: str | Path, language: str = "en") -> Run:
    command = [str(PROGRAM), *map(str, arguments)]
    run = subprocess.run(  # noqa: S603  # our own program
        command, capture_output=True, env={**os.environ, "LANGUAGE": language}, timeout=500, check=False
    )
    assert b"Traceback" not in run.stderr
    return Run(run.returncode, run.stdout.decode(), run.stderr.decode())


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))
