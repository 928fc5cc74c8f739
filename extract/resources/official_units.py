"""The package that the lists of administrative units are made from, for what makes them.

It is `vietnamadminunits` 1.0.4 on PyPI (MIT, Tran Ngoc Minh Hieu), needed for that alone: the lists
stand in the repository.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

_NOTE = """\
# Made by extract/resources/{script}.py from the PyPI package vietnamadminunits 1.0.4
# (Tran Ngoc Minh Hieu), MIT licence.
"""


def source_note(script: str) -> str:
    """Return the lines in which a list says what made it, of what."""
    return _NOTE.format(script=script)


def data_folder() -> Path:
    """Return where the package keeps its data.

    Raises:
        ModuleNotFoundError: where it is not installed.
    """
    spec = find_spec("vietnamadminunits")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("pip install vietnamadminunits==1.0.4")
    return Path(spec.origin).parent / "data"
