"""How the text that is read now looks: the elements around it, and the stretches between tags that it stands in."""

from __future__ import annotations

from ..docx.package import Element
from ..visible import Look
from .looks import PLAIN, State
from .stretches import HIDDEN, LOWERED, RAISED, STRUCK

Stretches = tuple[dict[str, int], list[bool]]


class Looking:
    """The states of the elements around a place, the innermost last, and the open stretches by their kinds."""

    def __init__(self) -> None:
        """Begin with plain text."""
        self.look: Look | None = None
        self._states = [PLAIN]
        self._open: dict[str, int] = {}
        self._striking: list[bool] = []

    @property
    def state(self) -> State:
        """The state of the element around."""
        return self._states[-1]

    def begin(self, state: State) -> None:
        """An element begins."""
        self._states.append(state)
        self._find_look()

    def end(self) -> None:
        """The element ends."""
        self._states.pop()
        self._find_look()

    def stretch(self, mark: Element) -> None:
        """A tag that makes text look some way begins or ends in the source, across elements around it."""
        edge, _hyphen, kind = (mark.get("class") or "").partition("-")
        if kind == STRUCK:
            self._strike(begins=edge == "begins")
        elif kind:
            self._open[kind] = max(self._open.get(kind, 0) + (1 if edge == "begins" else -1), 0)
        self._find_look()

    def _strike(self, *, begins: bool) -> None:
        """A tag that strikes out begins, unless a style undoes that, or ends."""
        if begins:
            self._striking.append(self.state.struck)
            self._open[STRUCK] = self._open.get(STRUCK, 0) + self._striking[-1]
        elif self._striking:
            self._open[STRUCK] -= self._striking.pop()

    def enter_cell(self) -> Stretches:
        """A cell begins, into which no stretch reaches; those outside."""
        outside = self._open, self._striking
        self._open, self._striking = {}, []
        if outside[0]:
            self._find_look()
        return outside

    def leave_cell(self, outside: Stretches) -> None:
        """The cell ends, and with it all stretches in it."""
        ended, (self._open, self._striking) = self._open, outside
        if ended or self._open:
            self._find_look()

    def _find_look(self) -> None:
        state = self.state
        kinds = {kind for kind, count in self._open.items() if count}
        if kinds:
            shift = Look.RAISED if RAISED in kinds else Look.LOWERED if LOWERED in kinds else state.shift
            struck, invisible = state.struck or STRUCK in kinds, state.invisible or HIDDEN in kinds
            state = State(struck, state.deleted, invisible, shift)
        self.look = state.look()
