"""Options and fixtures for all tests."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "samples"

for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
    os.environ.pop(variable, None)
os.environ["LANGUAGE"] = "en"  # what tests expect to read, whatever the machine speaks


settings.register_profile("zhibiao", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("zhibiao")  # on a machine at work with other things nothing fails for being slow


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="record what comes out now as what is expected")


@pytest.fixture
def accept(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--accept"))


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def samples() -> list[Path]:
    return sorted(path for path in SAMPLES.iterdir() if path.suffix in {".docx", ".txt"})
