from __future__ import annotations

import subprocess
import sys

from zhibiao.render.memory_watch import memory_watched

GROWS = "import time\nkept = []\nwhile True:\n    kept.append(b'x' * 10_000_000)\n    time.sleep(0.002)"


def python(program: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", program])  # noqa: S603  # a program of this file


def test_a_process_that_grows_beyond_its_limit_is_ended() -> None:
    with python(GROWS) as process, memory_watched(process.pid, 200_000_000) as ended:
        assert process.wait(20) != 0
        assert ended.is_set()


def test_a_process_within_its_limit_is_left_alone() -> None:
    with python("pass") as process:
        with memory_watched(process.pid, 2**30) as ended:
            assert process.wait(20) == 0
        assert not ended.is_set()
