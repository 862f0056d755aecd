"""Tells from the words of uv, which gives no codes, why a pip section cannot be resolved."""

from __future__ import annotations

import re
from collections.abc import Mapping

from resolution import ResolutionError

_MISSING = re.compile(r"([A-Za-z0-9][A-Za-z0-9._-]*) was not found in (?:the package registry|the provided)")
_NEEDS_BUILD = re.compile(r"Wheels are required for `([^`]+)`")
_BUILD_DISABLED = re.compile(r"Building source distributions for `([^`]+)` is disabled")
_OTHER_WHEELS = re.compile(r"we only found wheels for `([^`]+)`")
_NO_VERSION = re.compile(r"(?:there is no version of|only) ([A-Za-z0-9][A-Za-z0-9._-]*?)(?:\[[^\]]*\])?[<>=!~]")
_ONLY_VERSIONS = re.compile(r"only the following versions of ([A-Za-z0-9][A-Za-z0-9._-]*) are available")
_WRONG_PYTHON = re.compile(
    r"the (?:requested|current) Python version .* does not satisfy|no wheels with a matching Python"
)
_DEPENDS = re.compile(r"([A-Za-z0-9][A-Za-z0-9._-]*)(?:\[[^\]]*\])?(?:[<>=!~][^ ]*)? depends on ")
_REQUIRED = re.compile(r"you require ([A-Za-z0-9][A-Za-z0-9._-]*)")
_ADDRESS = re.compile(r"Failed to fetch: `?(\S+?)`?$", re.MULTILINE)
_UNREACHABLE = re.compile(
    r"error sending request|client error|dns error|connection|timed out|certificate|HTTP status|status code", re.I
)
_INVALID = re.compile(
    r"Couldn't parse|Unexpected |Invalid |Error parsing included file|Unsupported requirement"
    r"|Distribution not found at|does not appear to be a Python project",
)
_UNUSED_LINE = re.compile(r"^(Resolved |warning: |   (Updating|Building|Updated|Built) ).*\n?", re.MULTILINE)


def uv_problem(output: str, conda_packages: Mapping[str, str]) -> ResolutionError:
    """`conda_packages`: version by name of what conda installs and pip may not move."""
    message = re.sub(r"^error: ", "", _UNUSED_LINE.sub("", output).strip())
    needs_build = names(_NEEDS_BUILD, message) + names(_BUILD_DISABLED, message)
    if "No solution found" in message:
        return unsolvable(message, needs_build, conda_packages)
    if needs_build:
        return ResolutionError("source-build-refused", message, needs_build)
    address = _ADDRESS.search(message)
    if address and _UNREACHABLE.search(message):
        if "(404 Not Found)" in message:
            return ResolutionError("package-not-found", message, [address.group(1)])
        return ResolutionError("index-unreachable", message, address=address.group(1))
    if _INVALID.match(message):
        return ResolutionError("invalid-definition", message)
    return ResolutionError("other", message)


def unsolvable(message: str, needs_build: list[str], conda_packages: Mapping[str, str]) -> ResolutionError:
    missing = names(_MISSING, message)
    if missing:
        return ResolutionError("package-not-found", message, missing)
    held = [name for name in names(_REQUIRED, message) + names(_NO_VERSION, message) if name in conda_packages]
    if held:
        notes = [
            f"conda installs {name} {conda_packages[name]}, which pip may not replace." for name in dict.fromkeys(held)
        ]
        return ResolutionError("conflict", "\n".join([*notes, message]), list(dict.fromkeys(held)))
    has_other_wheels = names(_OTHER_WHEELS, message)
    to_build = [name for name in needs_build if name not in has_other_wheels]
    if to_build:
        return ResolutionError("source-build-refused", message, to_build)
    unfit = list(dict.fromkeys(names(_NO_VERSION, message) + names(_ONLY_VERSIONS, message) + has_other_wheels))
    dependents = names(_DEPENDS, message)
    if dependents and not _WRONG_PYTHON.search(message):
        involved = dict.fromkeys(dependents + names(_REQUIRED, message))
        return ResolutionError("conflict", message, list(involved))
    if unfit or _WRONG_PYTHON.search(message):
        return ResolutionError("no-version-fits", message, unfit or names(_REQUIRED, message))
    return ResolutionError("conflict", message, names(_REQUIRED, message))


def names(pattern: re.Pattern[str], message: str) -> list[str]:
    # uv wraps long sentences; a name and the words around it may stand on two lines.
    return list(dict.fromkeys(pattern.findall(re.sub(r"\s*\n\s+", " ", message))))
