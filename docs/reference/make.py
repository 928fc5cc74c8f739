"""Write `commands.md` from the command line's own declarations: `python docs/reference/make.py`."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args, get_type_hints

from typer.models import ArgumentInfo, OptionInfo

from extract.cli import app

TARGET = Path(__file__).with_name("commands.md")

_HEAD = """# Commands

Generated from `extract/cli.py` by `python docs/reference/make.py`; change that, not this file.
`congdoan COMMAND --help` prints the same. Exit codes of all commands: 0 done, 1 something does not
hold, 2 bad input or option, 130 stopped by Ctrl-C.
"""
_KINDS = {int: "N", float: "N", Path: "PATH"}


def reference() -> str:
    """Return the page: a section a command, its options as a table."""
    commands = [(c.name or c.callback.__name__, c.callback) for c in app.registered_commands]
    return "\n".join([_HEAD, *(_section(name, call) for name, call in commands)])


def _section(name: str, call: Callable[..., Any]) -> str:
    hints = get_type_hints(call, include_extras=True)
    words, needed, rows = [f"congdoan {name}"], [], []
    for parameter in inspect.signature(call).parameters.values():
        kind, info = get_args(hints[parameter.name])[:2]
        if isinstance(info, ArgumentInfo):
            words.append(info.metavar or parameter.name.upper())
            continue
        flag = _flag(parameter.name, kind, info)
        required = parameter.default is inspect.Parameter.empty
        if required:
            needed.append(flag)
        default = "needed" if required else _default(parameter.default)
        rows.append(f"| `{_cell(flag)}` | {_cell(info.help or '')} | {default} |")
    usage = " ".join([*words, *needed, *(["[OPTION...]"] if len(rows) > len(needed) else [])])
    lines = [f"## `{name}`", "", inspect.getdoc(call) or "", "", f"    {usage}", ""]
    if rows:
        lines += ["| option | what it is for | default |", "|---|---|---|", *rows, ""]
    return "\n".join(lines)


def _flag(name: str, kind: Any, info: OptionInfo) -> str:
    option = next((d for d in info.param_decls or () if d.startswith("--")), None)
    option = option or "--" + name.replace("_", "-")
    if kind is bool:
        return option
    types = get_args(kind) or (kind,)
    return f"{option} {info.metavar or _KINDS.get(types[0], 'TEXT')}"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _default(value: object) -> str:
    return "" if value is None or value is False else f"`{value}`"


if __name__ == "__main__":
    TARGET.write_text(reference(), "utf-8")
