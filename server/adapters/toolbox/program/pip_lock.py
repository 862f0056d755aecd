"""Reads what uv has locked: a `pylock.toml` (PEP 751), and who asked for each package in it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from typing import Any

from resolution import LockedPackage, ResolutionError, normalized_name, without_credentials

# Name under which uv is given the definition's text, and names it again as the reason for a package.
REQUIREMENTS = "requirements.txt"
_ANNOTATED = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)(?:\[[^\]]*\])?(?:==| @ )")
_REASON = re.compile(r"^    #(?: via\b)?\s*(.*)$")


def reasons(annotated: str) -> dict[str, list[str]]:
    """Who asked for each package: names of packages, and `-r …` for the definition itself."""
    found: dict[str, list[str]] = {}
    current: list[str] = []
    for line in annotated.splitlines():
        package = _ANNOTATED.match(line)
        if package:
            current = found.setdefault(normalized_name(package.group(1)), [])
            continue
        reason = _REASON.match(line)
        if reason and reason.group(1):
            current.append(reason.group(1).strip())
    return found


def locked_packages(lock: str, reasons_by_name: Mapping[str, Sequence[str]]) -> list[LockedPackage]:
    return [
        locked_package(package, reasons_by_name.get(normalized_name(package["name"]), []))
        for package in tomllib.loads(lock)["packages"]
    ]


def locked_package(package: Mapping[str, Any], asked_by: Sequence[str]) -> LockedPackage:
    artifact, digest = artifact_of(package)
    locked: LockedPackage = {
        "manager": "pip",
        "name": package["name"],
        "version": package.get("version", ""),
        "url": without_credentials(artifact.get("url") or artifact.get("path", "")),
        "sha256": digest,
        "isRequested": any(REQUIREMENTS in reason for reason in asked_by),
        "requiredBy": [normalized_name(reason) for reason in asked_by if not reason.startswith("-")],
    }
    if "size" in artifact:
        locked["sizeBytes"] = artifact["size"]
    return locked


def refuse_sources(packages: Sequence[LockedPackage]) -> None:
    """A second look, at what came out: no option that we overlooked may bring build code into an image."""
    sources = [package["name"] for package in packages if not package["url"].partition("#")[0].endswith(".whl")]
    if sources:
        raise ResolutionError("source-build-refused", f"No wheel was chosen for {', '.join(sources)}.", sources)


def artifact_of(package: Mapping[str, Any]) -> tuple[Mapping[str, Any], str]:
    """The file that will be installed, and its SHA-256; for version control the commit stands for it."""
    if "vcs" in package:
        return package["vcs"], package["vcs"]["commit-id"]
    candidates = [*package.get("wheels", []), package.get("archive"), package.get("sdist")]
    for artifact in candidates:
        if artifact:
            digest = artifact.get("hashes", {}).get("sha256")
            if not digest:
                raise ResolutionError("other", f"No SHA-256 for {package['name']}.", [package["name"]])
            return artifact, digest
    raise ResolutionError("other", f"No file for {package['name']}.", [package["name"]])
