"""Makes a lock of solved conda packages: a `pixi.lock`, and what stands in it."""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from rattler import Channel, LockChannel, LockFile, LockPlatform, RepoDataRecord

from resolution import LockedPackage, ResolutionError, SectionLock, without_credentials

PLATFORM = "linux-64"
ENVIRONMENT = "default"


def lock_section(records: Sequence[RepoDataRecord], channels: Sequence[Channel], requested: set[str]) -> SectionLock:
    """`requested`: the names that the definition itself asks for."""
    ordered = sorted(records, key=lambda record: record.name.normalized)
    platform = LockPlatform(PLATFORM)
    lock = LockFile([platform])
    lock.set_channels(ENVIRONMENT, [LockChannel(channel.base_url) for channel in channels])
    for record in ordered:
        lock.add_conda_package(ENVIRONMENT, platform, record)
    with tempfile.TemporaryDirectory() as directory:
        path = Path(directory) / "pixi.lock"
        lock.to_path(path)
        text = path.read_text()
    return {"text": text, "packages": locked_packages(ordered, requested)}


def locked_packages(records: Sequence[RepoDataRecord], requested: set[str]) -> list[LockedPackage]:
    required_by: dict[str, list[str]] = defaultdict(list)
    for record in records:
        for dependency in sorted({text.split()[0].lower() for text in record.depends}):
            required_by[dependency].append(record.name.normalized)
    return [locked_package(record, requested, required_by[record.name.normalized]) for record in records]


def locked_package(record: RepoDataRecord, requested: set[str], required_by: list[str]) -> LockedPackage:
    if record.sha256 is None:
        raise ResolutionError(
            "other", f"The channel gives no SHA-256 for {record.file_name}.", [record.name.normalized]
        )
    package: LockedPackage = {
        "manager": "conda",
        "name": record.name.normalized,
        "version": str(record.version),
        "build": str(record.build),
        "channel": without_credentials(record.channel or ""),
        "url": without_credentials(record.url),
        "sha256": record.sha256.hex(),
        "isRequested": record.name.normalized in requested,
        "requiredBy": required_by,
    }
    if record.size is not None:
        package["sizeBytes"] = record.size
    if record.license:
        package["license"] = record.license
    return package
