"""How long a practised person needs, by the keystroke-level model (Card, Moran and Newell 1980) with this project's times.

Key 0.28 s, tap 0.9 s, thinking 1.2 s a question, scroll 0.5 s, user verification 2 s.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

KEY, TAP, THINKING, SCROLL, VERIFICATION = 0.28, 0.9, 1.2, 0.5, 2.0


def keys_of(text: str) -> int:
    """Keys pressed for it: a Hangul syllable is as many as it has letters."""
    return len(unicodedata.normalize("NFD", text))


@dataclass
class Effort:
    keys: int = 0
    taps: int = 0
    questions: int = 0
    scrolls: int = 0
    verifications: int = 0

    @property
    def seconds(self) -> float:
        return (
            self.keys * KEY
            + self.taps * TAP
            + self.questions * THINKING
            + self.scrolls * SCROLL
            + self.verifications * VERIFICATION
        )

    def __str__(self) -> str:
        return (
            f"{self.seconds:.1f} s: {self.taps} taps, {self.keys} keys, {self.questions} questions, "
            f"{self.scrolls} scrolls, {self.verifications} verifications"
        )
