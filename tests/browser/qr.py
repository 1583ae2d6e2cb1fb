"""Reads a QR code off a page, as a phone's camera does: out of the drawing, not out of our code.

The tables of blocks are segno's; drawing and reading share nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from segno import consts

Grid = list[list[bool]]
_LEVELS = {0: consts.ERROR_LEVEL_M, 1: consts.ERROR_LEVEL_L, 2: consts.ERROR_LEVEL_H,
           3: consts.ERROR_LEVEL_Q}  # fmt: skip
_MASKS = (
    lambda x, y: (x + y) % 2,
    lambda x, y: y % 2,
    lambda x, y: x % 3,
    lambda x, y: (x + y) % 3,
    lambda x, y: (x // 3 + y // 2) % 2,
    lambda x, y: x * y % 2 + x * y % 3,
    lambda x, y: (x * y % 2 + x * y % 3) % 2,
    lambda x, y: ((x + y) % 2 + x * y % 3) % 2,
)
_FORMAT = [(8, 0), (8, 1), (8, 2), (8, 3), (8, 4), (8, 5), (8, 7), (8, 8), (7, 8), (5, 8), (4, 8),
           (3, 8), (2, 8), (1, 8), (0, 8)]  # fmt: skip
_FORMAT_MASK = 0b101010000010010
_BYTES, _LAST_SMALL = 4, 9


def read(path: str, size: int) -> str:
    """Return the text of a code that is drawn as one path of strokes, in a box of `size` modules."""
    dark = set(_strokes(path))
    border = min(x for x, _ in dark)
    count = size - 2 * border
    grid = [[(x + border, y + border) in dark for x in range(count)] for y in range(count)]
    version = (count - 17) // 4
    bits = sum(grid[y][x] << place for place, (x, y) in enumerate(_FORMAT)) ^ _FORMAT_MASK
    level, mask = _LEVELS[bits >> 13], bits >> 10 & 7
    words = list(_words(grid, version, mask))
    return _text(_data(words, version, level), version)


def _strokes(path: str) -> Iterator[tuple[int, int]]:
    """Yield the dark modules of a path of horizontal strokes: M2 2.5h7m6 0h1 …"""
    x = y = 0
    for command, numbers in re.findall(r"([Mmh])([^Mmh]*)", path):
        values = [float(one) for one in re.findall(r"-?[\d.]+", numbers)]
        if command == "h":
            yield from ((x + step, y) for step in range(int(values[0])))
            x += int(values[0])
        elif command == "M":
            x, y = int(values[0]), int(values[1])
        else:
            x, y = x + int(values[0]), y + int(values[1])


def _reserved(version: int, size: int) -> set[tuple[int, int]]:
    """Return the modules that carry no data."""
    found = {(x, y) for x in range(9) for y in range(9)}
    found |= {(size - 1 - x, y) for x in range(8) for y in range(9)}
    found |= {(x, size - 1 - y) for x in range(9) for y in range(8)}
    found |= {(6, one) for one in range(size)} | {(one, 6) for one in range(size)}
    if version > 6:
        found |= {(size - 11 + x, y) for x in range(3) for y in range(6)}
        found |= {(y, size - 11 + x) for x in range(3) for y in range(6)}
    if version > 1:
        places = consts.ALIGNMENT_POS[version - 2]
        corners = {(places[0], places[0]), (places[0], places[-1]), (places[-1], places[0])}
        for middle in {(x, y) for x in places for y in places} - corners:
            found |= {(middle[0] + x, middle[1] + y) for x in range(-2, 3) for y in range(-2, 3)}
    return found


def _words(grid: Grid, version: int, mask: int) -> Iterator[int]:
    """Yield the bytes in the order in which they were laid, two columns at a time from the right."""
    size, bits = len(grid), ""
    reserved = _reserved(version, size)
    right = [one if one > 6 else one - 1 for one in range(size - 1, 0, -2)]
    for turn, column in enumerate(right):
        lines = range(size) if turn % 2 else range(size - 1, -1, -1)
        for y in lines:
            for x in (column, column - 1):
                if (x, y) not in reserved:
                    bits += "1" if grid[y][x] != (_MASKS[mask](x, y) == 0) else "0"
    for start in range(0, len(bits) - 7, 8):
        yield int(bits[start : start + 8], 2)


def _data(words: list[int], version: int, level: int) -> bytes:
    """Return the data of the blocks, one behind the other; the words to correct errors are left."""
    lengths = [one.num_data for one in consts.ECC[version][level] for _ in range(one.num_blocks)]
    blocks: list[list[int]] = [[] for _ in lengths]
    left = iter(words)
    for place in range(max(lengths)):
        for block, length in zip(blocks, lengths, strict=True):
            if place < length:
                block.append(next(left))
    return bytes(one for block in blocks for one in block)


def _text(data: bytes, version: int) -> str:
    bits = "".join(f"{one:08b}" for one in data)
    assert int(bits[:4], 2) == _BYTES, "only bytes are read"
    start = 12 if version <= _LAST_SMALL else 20
    length = int(bits[4:start], 2)
    found = [int(bits[start + at * 8 : start + at * 8 + 8], 2) for at in range(length)]
    return bytes(found).decode()
