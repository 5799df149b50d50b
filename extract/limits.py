"""Every bound on what an input may ask of the machine."""

from __future__ import annotations

from dataclasses import dataclass, replace

MEBIBYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on one file; what exceeds them is a named error or a notice, never a silent cut."""

    file_bytes: int = 512 * MEBIBYTE
    part_bytes: int = 256 * MEBIBYTE
    compression_ratio: int = 1000
    xml_depth: int = 1000
    groups: int = 100_000
    nested_tables: int = 32
    columns: int = 1000
    rows: int = 2_000_000
    cells: int = 20_000_000
    positions: int = 250_000
    positions_a_byte: int = 4
    characters: int = 2_000_000
    characters_a_byte: int = 20
    memory_bytes: int = 100 * MEBIBYTE
    memory_factor: int = 20
    pieces: int = 10_000_000

    def of_file(self, size: int) -> Limits:
        """The bounds on a file of so many bytes: `cells` counts the positions of all its grids together."""
        cells = min(self.cells, self.positions + self.positions_a_byte * size)
        return replace(self, cells=cells, characters=self.characters + self.characters_a_byte * size)


LIMITS = Limits()
