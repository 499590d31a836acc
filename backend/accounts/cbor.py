"""A guard before the CBOR library: WebAuthn allows a small part of CBOR only (CTAP2 canonical form), and a bomb needs the rest.

Tags make values that share themselves, numbers of a gigabyte, compiled patterns; none of it may reach a decoder that builds objects.
"""

from __future__ import annotations

DEPTH = 4  # CTAP 2.1, section 8: no more than four levels
_NUMBER, _NEGATIVE, _BYTES, _TEXT, _LIST, _MAP, _SIMPLE = 0, 1, 2, 3, 4, 5, 7
_FALSE, _TRUE, _NULL = 20, 21, 22


def end_of(data: bytes, at: int = 0, depth: int = 0) -> int:
    """Where the item at `at` ends. Raises ValueError for tags, floats, unknown lengths, deep nesting or a cut end."""
    if depth > DEPTH or at >= len(data):
        raise ValueError("too deep, or cut off")
    major, info = data[at] >> 5, data[at] & 31
    if major == _SIMPLE:
        if info not in (_FALSE, _TRUE, _NULL):
            raise ValueError("no simple value of WebAuthn")
        return at + 1
    number, at = _argument(data, at + 1, info)
    if major in (_LIST, _MAP):
        return _members(data, at, depth + 1, number, is_map=major == _MAP)
    if major in (_BYTES, _TEXT):
        at += number
    elif major not in (_NUMBER, _NEGATIVE):
        raise ValueError("a tag")
    if at > len(data):
        raise ValueError("cut off")
    return at


def _members(data: bytes, at: int, depth: int, number: int, *, is_map: bool) -> int:
    for _ in range(number):  # a count that lies ends with the data
        if is_map:
            if at < len(data) and data[at] >> 5 not in (_NUMBER, _NEGATIVE, _TEXT):
                raise ValueError("a key is a number or a text")
            at = end_of(data, at, depth)
        at = end_of(data, at, depth)
    return at


def _argument(data: bytes, at: int, info: int) -> tuple[int, int]:
    if info < 24:
        return info, at
    if info > 27:
        raise ValueError("unknown length")
    end = at + (1 << (info - 24))
    if end > len(data):
        raise ValueError("cut off")
    return int.from_bytes(data[at:end], "big"), end
