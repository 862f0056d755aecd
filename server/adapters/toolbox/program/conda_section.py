"""Solves a conda section with py-rattler: strict channel priority, every package with its hash."""

from __future__ import annotations

import asyncio
import datetime
import re
import tempfile
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypedDict

from rattler import (
    Channel,
    ChannelPriority,
    Gateway,
    GenericVirtualPackage,
    LockChannel,
    LockFile,
    LockPlatform,
    MatchSpec,
    PackageName,
    RepoDataRecord,
    Subdir,
    Version,
    solve,
)
from rattler.exceptions import GatewayError, InvalidChannelError, InvalidMatchSpecError, SolverError
from rattler.package import BuildString

from host_address import Translate
from resolution import LockedPackage, Resolution, ResolutionError, SectionLock, without_credentials

PLATFORM = "linux-64"
SUBDIRECTORIES = (Subdir(PLATFORM), Subdir("noarch"))
ENVIRONMENT = "default"
# What a bare `defaults` means to conda itself.
DEFAULT_CHANNELS = ("https://repo.anaconda.com/pkgs/main", "https://repo.anaconda.com/pkgs/r")
# Repodata older than this is asked for again (by ETag); a channel changes by the hour, not by the keystroke.
FRESH_SECONDS = 300.0
# Packages that only describe the machine; every Linux has them, and the solver finds none by itself.
LINUX_PACKAGES = {"__unix": "0", "__linux": "5.10", "__archspec": "1"}
LISTED_VERSIONS = 5


class SolveParameters(TypedDict):
    specs: list[str]
    channels: list[str]
    virtualPackages: dict[str, str]
    timeoutMs: int


class CondaSection:
    """Keeps one gateway, and with it the repodata of every channel asked for, as long as the program lives."""

    def __init__(self, cache_directory: Path, translate: Translate) -> None:
        self._translate = translate
        self._gateway = Gateway(cache_dir=cache_directory)
        self._fetched_at: dict[str, float] = {}

    async def solve(self, parameters: SolveParameters) -> Resolution:
        specs = [parse_spec(self._translate(text)) for text in parameters["specs"]]
        channels = parse_channels([self._translate(name) for name in parameters["channels"]], specs)
        self._forget_stale(channels)
        deadline = datetime.timedelta(milliseconds=parameters["timeoutMs"])
        try:
            records = await solve(
                channels,
                specs,
                gateway=self._gateway,
                platforms=SUBDIRECTORIES,
                virtual_packages=virtual_packages(parameters["virtualPackages"]),
                channel_priority=ChannelPriority.Strict,
                timeout=deadline,
            )
        except GatewayError as error:
            raise await self._unreachable(channels, error) from error
        except SolverError as error:
            raise await self._unsolvable(channels, specs, error) from error
        resolution: Resolution = {"ok": True, "lock": lock_section(records, channels, specs)}
        for record in records:
            if record.name.normalized == "python":
                resolution["pythonVersion"] = str(record.version)
        return resolution

    def _forget_stale(self, channels: Sequence[Channel]) -> None:
        now = time.monotonic()
        for channel in channels:
            fetched_at = self._fetched_at.get(channel.base_url)
            if fetched_at is None or now - fetched_at > FRESH_SECONDS:
                self._gateway.clear_repodata_cache(channel)
                self._fetched_at[channel.base_url] = now

    async def _unreachable(self, channels: Sequence[Channel], error: GatewayError) -> ResolutionError:
        """Asks each channel by itself, because the error does not always name the one that failed."""
        for channel in channels:
            self._fetched_at.pop(channel.base_url, None)
            self._gateway.clear_repodata_cache(channel)
        outcomes = await asyncio.gather(
            *(self._gateway.names([channel], SUBDIRECTORIES) for channel in channels), return_exceptions=True
        )
        for channel, outcome in zip(channels, outcomes, strict=True):
            if isinstance(outcome, BaseException):
                return ResolutionError("channel-unreachable", str(outcome), address=channel.base_url)
        return ResolutionError("channel-unreachable", str(error))

    async def _unsolvable(
        self, channels: Sequence[Channel], specs: Sequence[MatchSpec], error: SolverError
    ) -> ResolutionError:
        """The solver names only the first spec without candidates; the user wants all of them."""
        records_by_name = await self._records_by_name(channels, specs)
        missing = [spec for spec in specs if not is_virtual(spec) and not records_by_name[name_of(spec)]]
        if missing:
            lines = [f"No candidates were found for {spec}." for spec in missing]
            return ResolutionError("package-not-found", "\n".join(lines), [name_of(spec) for spec in missing])
        unfit = [
            spec
            for spec in specs
            if not is_virtual(spec) and not any(spec.matches(record) for record in records_by_name[name_of(spec)])
        ]
        if unfit:
            lines = [f"No candidates were found for {spec}. {newest(records_by_name[name_of(spec)])}" for spec in unfit]
            return ResolutionError("no-version-fits", "\n".join(lines), [name_of(spec) for spec in unfit])
        if "timed out" in str(error).lower() or "cancelled" in str(error).lower():
            return ResolutionError("time-limit", str(error))
        named = [
            name for name in dict.fromkeys(map(name_of, specs)) if re.search(rf"\b{re.escape(name)}\b", str(error))
        ]
        return ResolutionError("conflict", str(error), named)

    async def _records_by_name(
        self, channels: Sequence[Channel], specs: Sequence[MatchSpec]
    ) -> Mapping[str, list[RepoDataRecord]]:
        names = list({name_of(spec) for spec in specs if not is_virtual(spec)})
        found = await self._gateway.query(
            channels, SUBDIRECTORIES, [PackageName(name) for name in names], recursive=False
        )
        records: dict[str, list[RepoDataRecord]] = defaultdict(list)
        for record in (record for source in found for record in source):
            records[record.name.normalized].append(record)
        return records


def parse_spec(text: str) -> MatchSpec:
    try:
        return MatchSpec(text)
    except InvalidMatchSpecError as error:
        raise ResolutionError("invalid-definition", f"{text}: {error}", [text]) from error


def parse_channels(names: Sequence[str], specs: Sequence[MatchSpec]) -> list[Channel]:
    """The section's channels in order, then those that only a `channel::package` names."""
    expanded: list[str] = []
    for name in names:
        expanded.extend(DEFAULT_CHANNELS if name == "defaults" else [name])
    try:
        channels = [Channel(name) for name in expanded if name != "nodefaults"]
    except InvalidChannelError as error:
        raise ResolutionError("invalid-definition", str(error)) from error
    channels.extend(spec.channel for spec in specs if spec.channel is not None)
    return list({channel.base_url: channel for channel in channels}.values())


def virtual_packages(versions: Mapping[str, str]) -> list[GenericVirtualPackage]:
    return [
        GenericVirtualPackage(
            PackageName(name), Version(version), BuildString("x86_64" if name == "__archspec" else "0")
        )
        for name, version in {**LINUX_PACKAGES, **versions}.items()
    ]


def lock_section(
    records: Sequence[RepoDataRecord], channels: Sequence[Channel], specs: Sequence[MatchSpec]
) -> SectionLock:
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
    requested = {name_of(spec) for spec in specs}
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
        "url": record.url,
        "sha256": record.sha256.hex(),
        "isRequested": record.name.normalized in requested,
        "requiredBy": required_by,
    }
    if record.size is not None:
        package["sizeBytes"] = record.size
    if record.license:
        package["license"] = record.license
    return package


def name_of(spec: MatchSpec) -> str:
    return str(spec.name.normalized)


def is_virtual(spec: MatchSpec) -> bool:
    return name_of(spec).startswith("__")


def newest(records: Sequence[RepoDataRecord]) -> str:
    versions = sorted({record.version for record in records}, reverse=True)
    listed = ", ".join(str(version) for version in versions[:LISTED_VERSIONS])
    return f"Available: {listed}{', …' if len(versions) > LISTED_VERSIONS else ''}"
