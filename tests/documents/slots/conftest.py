"""The lexicon that the figures' own heads give."""

from pathlib import Path

import pytest

import dangwu
from dangwu.documents.slots import Lexicon
from dangwu.documents.slots.headers import figure_words


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    """All phrases of all figures."""
    return Lexicon(figure_words(Path(dangwu.__file__).parent))
