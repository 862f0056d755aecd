"""Reads from a requirements text what uv must be told in another way, or must not be told at all."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from resolution import LockedPackage, ResolutionError, normalized_name

_COMMENT = re.compile(r"(^|\s)#.*$")
_LONG_OPTION = re.compile(r"^(--[A-Za-z][A-Za-z-]*)(?:[=\s]\s*(.*))?$")
_SHORT_OPTION = re.compile(r"^(-[A-Za-z])[=\s]*(.*)$")
_VARIABLE = re.compile(r"\$\{([A-Z0-9_]+)\}")
_VERSION_CONTROL = re.compile(r"(^|@\s*)(git|hg|svn|bzr)\+")
_LOCAL_PATH = re.compile(r"^(\.{1,2}(/|$)|/|file:)")
_NAME = re.compile(r"^[A-Za-z0-9][A-Za-z0-9._-]*")
_HASH = re.compile(r"--hash[=\s]\s*sha256:([0-9a-fA-F]{64})")
_REMOTE = re.compile(r"https?://")
_SHORT_OPTIONS = {"-i": "--index-url", "-e": "--editable", "-r": "--requirement", "-c": "--constraint"}


@dataclass
class RequirementsOptions:
    """What the options of a requirements text ask for, as far as uv does not read it itself."""

    has_index: bool = False
    allows_prereleases: bool = False
    trusted_hosts: list[str] = field(default_factory=list)
    # Lines that would run a package's own build code.
    source_builds: list[str] = field(default_factory=list)
    # SHA-256 digests that the user allows, by normalized name.
    hashes: dict[str, set[str]] = field(default_factory=dict)

    def check_hashes(self, packages: list[LockedPackage]) -> None:
        """uv locks what the index has; that it is what the user named is for us to see."""
        for package in packages:
            allowed = self.hashes.get(normalized_name(package["name"]))
            if allowed is not None and package["sha256"] not in allowed:
                message = f"{package['url']} has SHA-256 {package['sha256']}, which the requirements do not allow."
                raise ResolutionError("conflict", message, [package["name"]])


def read_options(text: str) -> RequirementsOptions:
    """Takes plain text (`plain_text`). Never looks at names or versions: uv parses those, and says better what is wrong with them."""
    options = RequirementsOptions()
    for line in logical_lines(text):
        variable = _VARIABLE.search(line)
        if variable:
            # uv would put in a variable of this container, which may be the host's proxy and its password.
            raise ResolutionError("invalid-definition", f"{variable.group(0)} has no value here: {line}")
        option = _LONG_OPTION.match(line) or _SHORT_OPTION.match(line)
        if option is None:
            name = _NAME.match(line)
            digests = {digest.lower() for digest in _HASH.findall(line)}
            if name and digests:
                options.hashes.setdefault(normalized_name(name.group(0)), set()).update(digests)
            if _VERSION_CONTROL.search(line) or _LOCAL_PATH.match(line):
                options.source_builds.append(line)
            continue
        option_name, value = _SHORT_OPTIONS.get(option.group(1), option.group(1)), option.group(2) or ""
        if option_name in ("--index-url", "--no-index"):
            options.has_index = True
        elif option_name in ("--requirement", "--constraint") and not _REMOTE.match(value):
            # Nor may the text read files of this container into a message.
            raise ResolutionError("invalid-definition", f"There is no other file beside the requirements: {line}")
        elif option_name == "--pre":
            options.allows_prereleases = True
        elif option_name == "--trusted-host":
            options.trusted_hosts.append(value.strip())
        elif option_name in ("--editable", "--no-binary") or (option_name == "--only-binary" and ":none:" in value):
            options.source_builds.append(line)
    return options


def plain_text(text: str) -> str:
    """Without byte order mark and carriage returns, and with `\\` joined: pip reads these everywhere, uv does not."""
    unix = re.sub(r"\r\n?", "\n", text.removeprefix("\ufeff"))
    return unix.replace("\\\n", "")


def logical_lines(text: str) -> list[str]:
    """Lines without comments and blank ones."""
    lines = (_COMMENT.sub("", line).strip() for line in text.splitlines())
    return [line for line in lines if line]
