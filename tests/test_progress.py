"""What a run says while it works."""

from __future__ import annotations

import io

import pytest

from extract.engines import progress
from extract.engines.progress import Lines, progress_for, told


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ((0, 0, 0.0, 0.0), "0 pages, 0.0 a second, 0 failed"),
        ((1500, 2, 0.25, 60.0), "1,500 pages, 25.0 a second, 2 failed, about 3:00 left"),
        ((10, 0, 1.0, 5.0), "10 pages, 2.0 a second, 0 failed"),
    ],
)
def test_progress_in_words(state: tuple[int, int, float, float], words: str) -> None:
    assert told(*state) == words


def test_lines_are_written_where_there_is_no_terminal(monkeypatch) -> None:
    monkeypatch.setattr(progress, "_LINE_SECONDS", 0.0)
    stream = io.StringIO()
    lines = progress_for(stream)
    assert isinstance(lines, Lines)
    lines.survey(1200, 0.5)
    lines.update(3, 1, 0.5)
    lines.close()
    first, second = stream.getvalue().splitlines()
    assert first == "looking for pages of each site: 1,200 seen, 50% of the input"
    assert second.startswith("3 pages, ")
