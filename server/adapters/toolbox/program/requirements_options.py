"""Reads from a requirements text what uv must be told in another way, or must not be told at all."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from resolution import ResolutionError

_COMMENT = re.compile(r"(^|\s)#.*$")
_OPTION = re.compile(r"^(--?[A-Za-z][A-Za-z-]*)(?:[=\s]\s*(.*))?$")
_VARIABLE = re.compile(r"\$\{([A-Z0-9_]+)\}")
_VERSION_CONTROL = re.compile(r"(^|@\s*)(git|hg|svn|bzr)\+")
_LOCAL_PATH = re.compile(r"^(\.{1,2}(/|$)|/|file:)")
_SHORT_OPTIONS = {"-i": "--index-url", "-e": "--editable"}


@dataclass
class RequirementsOptions:
    """What the options of a requirements text ask for, as far as uv does not read it itself."""

    has_index: bool = False
    allows_prereleases: bool = False
    trusted_hosts: list[str] = field(default_factory=list)
    # Lines that would run a package's own build code.
    source_builds: list[str] = field(default_factory=list)


def read_options(text: str) -> RequirementsOptions:
    """Never looks at names or versions: uv parses those, and says better what is wrong with them."""
    options = RequirementsOptions()
    for line in logical_lines(text):
        variable = _VARIABLE.search(line)
        if variable:
            # uv would put in a variable of this container, which may be the host's proxy and its password.
            raise ResolutionError("invalid-definition", f"{variable.group(0)} has no value here: {line}")
        option = _OPTION.match(line)
        if option is None:
            if _VERSION_CONTROL.search(line) or _LOCAL_PATH.match(line):
                options.source_builds.append(line)
            continue
        name, value = _SHORT_OPTIONS.get(option.group(1), option.group(1)), option.group(2) or ""
        if name in ("--index-url", "--no-index"):
            options.has_index = True
        elif name == "--pre":
            options.allows_prereleases = True
        elif name == "--trusted-host":
            options.trusted_hosts.append(value.strip())
        elif name in ("--editable", "--no-binary"):
            options.source_builds.append(line)
    return options


def logical_lines(text: str) -> list[str]:
    """Lines with `\\` joined, without comments and blank ones, as pip reads them."""
    joined = re.sub(r"\\\r?\n", "", text.lstrip("\ufeff"))
    lines = (_COMMENT.sub("", line).strip() for line in joined.splitlines())
    return [line for line in lines if line]
