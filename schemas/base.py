"""What every table's model shares."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field


class Row(BaseModel):
    """One row of a table; unknown columns and wrong types are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


def column(description: str, *, example: str) -> Any:
    """Declare a column with the words and the example that the data dictionary prints.

    Every column is required, also those that may be null: a row that forgets one is a mistake.
    """
    return Field(description=description, examples=[example])
