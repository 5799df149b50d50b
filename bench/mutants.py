"""Which small mistakes in the code the tests find: a mutation tester.

    python bench/mutants.py [FILE ...] [--count 20] [--seed 1] [--limit 300]

Out of the files (all of normalize/) so many places are drawn at random. Each is changed in a copy of the project: a
border of a comparison moved, == to !=, `and` to `or`, a condition left out or always true, a number one more or less,
nothing returned. Then the tests run until one fails: first those in the folder of the tests that is called as the
module's own, and others that import the module; then the cases, the forms, and what is recorded of the tests' tables.
What survives is printed with its line: a test is missing there, or the change makes no difference. A run over the limit
counts as found.
"""

from __future__ import annotations

import argparse
import ast
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random
from time import perf_counter

ROOT = Path(__file__).parents[1]
TESTS = ROOT / "tests" / "normalize"
BROAD = (TESTS / "test_cases.py", TESTS / "test_forms.py", ROOT / "tests" / "bench" / "test_recorded.py")
NOT_COPIED = shutil.ignore_patterns(".*", "__pycache__", "dist", "out", "*.egg-info")
PASSED = 0
OTHER_OPERATORS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
Change = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change of one file of the project: the number of the node, and which of the node's changes it is."""

    path: Path
    node: int
    change: int


@dataclass(frozen=True, slots=True)
class Source:
    """A mutated file's text, the line that was changed, and the changed expression before and after."""

    text: str
    line: int
    before: str
    after: str


def main() -> None:
    """Print each mutant and whether it was found, then how many were."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("files", nargs="*", type=Path, help="the modules to change, all of normalize/ by default")
    parser.add_argument("--count", type=int, default=20, help="how many changes to draw")
    parser.add_argument("--seed", type=int, default=1, help="the same seed draws the same changes")
    parser.add_argument("--limit", type=float, default=300, help="seconds for the tests of one change")
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # so that the tests of the moment are ended, too
    files = [path.resolve() for path in options.files] or sorted((ROOT / "normalize").rglob("*.py"))
    with tempfile.TemporaryDirectory() as folder:
        copy = copied(Path(folder))
        drawn = draw(list(mutants(copy, [path.relative_to(ROOT) for path in files])), options.count, options.seed)
        if not passes(copy, stages(None), options.limit):
            raise SystemExit("The tests fail before anything is changed.")
        found = Counter(tried(mutant, copy, options.limit) for mutant in drawn)
    print(f"{found['killed']} of {len(drawn)} were found, {found['survived']} survived")


def mutants(copy: Path, files: Sequence[Path]) -> Iterator[Mutant]:
    """All changes of the files."""
    for path in files:
        for number, node in enumerate(nodes(parsed(copy / path))):
            yield from (Mutant(path, number, change) for change in range(len(changes(node))))


def draw(everything: list[Mutant], count: int, seed: int) -> list[Mutant]:
    """So many of them, the same ones for the same seed, in the order of the files."""
    drawn = Random(seed).sample(range(len(everything)), min(count, len(everything)))  # noqa: S311 - nothing secret
    return [everything[number] for number in sorted(drawn)]


def parsed(path: Path) -> ast.Module:
    """A module's syntax tree."""
    return ast.parse(path.read_text(encoding="utf-8"))


def nodes(tree: ast.Module) -> list[ast.AST]:
    """The nodes of a module of which changes can be tried: nothing that only a type checker reads."""
    unread = {id(inner) for node in ast.walk(tree) for part in for_checkers(node) for inner in ast.walk(part)}
    return [node for node in ast.walk(tree) if id(node) not in unread]


def for_checkers(node: ast.AST) -> Iterator[ast.AST]:
    """The parts of a node that only a type checker reads."""
    if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
        yield node
    yield from filter(None, (getattr(node, "annotation", None), getattr(node, "returns", None)))


def changes(node: ast.AST) -> list[Change]:
    """The ways to change a node, each in its place."""
    return CHANGES[type(node)](node) if type(node) in CHANGES else []


def of_comparison(node: ast.Compare) -> list[Change]:
    """Each of its operators as its neighbour."""
    others = [OTHER_OPERATORS[type(one)]() for one in node.ops]
    return [partial(node.ops.__setitem__, at, other) for at, other in enumerate(others)]


def of_conditions(node: ast.BoolOp) -> list[Change]:
    """`and` as `or`, and each condition left out."""
    other = ast.Or() if isinstance(node.op, ast.And) else ast.And()
    left_out = [partial(node.values.__delitem__, at) for at in range(len(node.values))]
    return [partial(setattr, node, "op", other), *left_out]


def of_negation(node: ast.UnaryOp) -> list[Change]:
    """The opposite of a negation."""
    if not isinstance(node.op, ast.Not):
        return []
    return [partial(setattr, node, "operand", ast.UnaryOp(ast.Not(), node.operand))]


def of_branch(node: ast.If | ast.IfExp | ast.While) -> list[Change]:
    """Its condition always true, and never."""
    return [partial(setattr, node, "test", ast.Constant(value)) for value in (True, False)]


def of_comprehension(node: ast.comprehension) -> list[Change]:
    """Each of its conditions left out."""
    return [partial(node.ifs.__delitem__, at) for at in range(len(node.ifs))]


def of_number(node: ast.Constant) -> list[Change]:
    """A whole number one less and one more."""
    if type(node.value) is not int:
        return []
    return [partial(setattr, node, "value", other) for other in (node.value - 1, node.value + 1)]


def of_return(node: ast.Return) -> list[Change]:
    """Nothing returned in the place of something."""
    is_nothing = node.value is None or ast.unparse(node.value) == "None"
    return [] if is_nothing else [partial(setattr, node, "value", ast.Constant(None))]


CHANGES: dict[type[ast.AST], Callable[..., list[Change]]] = {
    ast.Compare: of_comparison,
    ast.BoolOp: of_conditions,
    ast.UnaryOp: of_negation,
    ast.If: of_branch,
    ast.IfExp: of_branch,
    ast.While: of_branch,
    ast.comprehension: of_comprehension,
    ast.Constant: of_number,
    ast.Return: of_return,
}


def mutated(mutant: Mutant, copy: Path) -> Source:
    """The text of the file with the change in it."""
    tree = parsed(copy / mutant.path)
    node = nodes(tree)[mutant.node]
    shown = partial(getattr, node, "test", node)
    line, before = first_line(node), ast.unparse(shown())
    changes(node)[mutant.change]()
    return Source(ast.unparse(ast.fix_missing_locations(tree)), line, before, ast.unparse(shown()))


def first_line(node: ast.AST) -> int:
    """The line on which a node begins; of a comprehension that of its variable."""
    return node.target.lineno if isinstance(node, ast.comprehension) else int(getattr(node, "lineno", 0))


def tried(mutant: Mutant, copy: Path, limit: float) -> str:
    """Run the tests on a mutant in the copy, print what became of it, and put the file back."""
    source, path = mutated(mutant, copy), copy / mutant.path
    kept = path.read_text(encoding="utf-8")
    begin = perf_counter()
    write(path, source.text)
    try:
        outcome = "survived" if passes(copy, stages(mutant.path), limit) else "killed"
    finally:
        write(path, kept)
    place = f"{mutant.path}:{source.line}"
    print(f"{outcome:8} {perf_counter() - begin:4.0f} s  {place}  {source.before}  ->  {source.after}", flush=True)
    return outcome


def write(path: Path, text: str) -> None:
    """Write a module, and remove its compiled form, which is not renewed within a second where the size is the same."""
    path.write_text(text, encoding="utf-8")
    for compiled in (path.parent / "__pycache__").glob(f"{path.stem}.*.pyc"):
        compiled.unlink()


def copied(folder: Path) -> Path:
    """A copy of the project, named like the package so that its folders are found as the package's."""
    return Path(shutil.copytree(ROOT, folder / "zhibiao", ignore=NOT_COPIED))


def stages(module: Path | None) -> list[list[str]]:
    """The tests in the order in which they run: those of the module, then broad ones."""
    own = [path for path in sorted(TESTS.rglob("test_*.py")) if module and path not in BROAD and is_about(path, module)]
    return [[str(path.relative_to(ROOT)) for path in paths] for paths in (own, BROAD) if paths]


def is_about(test: Path, module: Path) -> bool:
    """Whether a file of tests lies in the folder of the module's room, or imports from the module."""
    room, dotted = module.parts[1], ".".join(("zhibiao", *module.with_suffix("").parts)).removesuffix(".__init__")
    return room in test.relative_to(TESTS).parts[:-1] or f"from {dotted} import" in test.read_text(encoding="utf-8")


def passes(copy: Path, tests: list[list[str]], limit: float) -> bool:
    """Whether all stages pass, each within the limit; the first failure ends them."""
    return all(run(copy, files, limit) == PASSED for files in tests)


def run(copy: Path, tests: list[str], limit: float) -> int | None:
    """The exit code of pytest on these files, None where it took too long and was ended."""
    command = [
        str(Path(sys.executable).with_name("pytest")),
        "-x",
        "-q",
        "-p",
        "no:xdist",
        "-p",
        "no:cacheprovider",
        *tests,
    ]
    environment = os.environ | {"PYTHONPATH": str(copy.parent)}
    with subprocess.Popen(
        command, cwd=copy, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    ) as process:
        try:
            return process.wait(limit)
        except subprocess.TimeoutExpired:
            return None
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)


if __name__ == "__main__":
    main()
