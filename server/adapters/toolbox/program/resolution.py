"""What the program answers: words and field names of the studio's `Resolution` (server/ports/conda-solver.ts)."""

from __future__ import annotations

import re
from typing import Literal, NotRequired, TypedDict

ProblemKind = Literal[
    "package-not-found",
    "no-version-fits",
    "conflict",
    "channel-unreachable",
    "index-unreachable",
    "source-build-refused",
    "invalid-definition",
    "time-limit",
    "other",
]


class LockedPackage(TypedDict):
    manager: Literal["conda", "pip"]
    name: str
    version: str
    build: NotRequired[str]
    channel: NotRequired[str]
    url: str
    sha256: str
    sizeBytes: NotRequired[int]
    license: NotRequired[str]
    isRequested: bool
    requiredBy: list[str]


class SectionLock(TypedDict):
    text: str
    packages: list[LockedPackage]


class Problem(TypedDict):
    kind: ProblemKind
    message: str
    packages: list[str]
    address: NotRequired[str]


class Resolution(TypedDict):
    ok: bool
    lock: NotRequired[SectionLock]
    pythonVersion: NotRequired[str]
    problem: NotRequired[Problem]


class ResolutionError(Exception):
    """A section that cannot be resolved: an expected outcome, sent as data."""

    def __init__(
        self, kind: ProblemKind, message: str, packages: list[str] | None = None, address: str | None = None
    ) -> None:
        super().__init__(message)
        self.problem: Problem = {"kind": kind, "message": without_credentials(message), "packages": packages or []}
        if address is not None:
            self.problem["address"] = without_credentials(address)


_CREDENTIALS = re.compile(r"(?<=://)[^/\s@]+@")


def without_credentials(text: str) -> str:
    """Removes `user:password@` from every URL in the text."""
    return _CREDENTIALS.sub("", text)


def normalized_name(name: str) -> str:
    """The name as the Python package index compares it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()
