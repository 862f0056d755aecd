"""Solves a conda section with py-rattler: strict channel priority, every package with its hash."""

from __future__ import annotations

import asyncio
import datetime
import re
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypedDict

from rattler import (
    Channel,
    ChannelPriority,
    Gateway,
    GenericVirtualPackage,
    MatchSpec,
    PackageName,
    RepoDataRecord,
    Subdir,
    Version,
    solve,
)
from rattler.exceptions import GatewayError, InvalidChannelError, InvalidMatchSpecError, SolverError
from rattler.package import BuildString

from conda_lock import PLATFORM, lock_section
from host_address import Translate
from resolution import Resolution, ResolutionError

SUBDIRECTORIES = (Subdir(PLATFORM), Subdir("noarch"))
# What a bare `defaults` means to conda itself.
DEFAULT_CHANNELS = ("https://repo.anaconda.com/pkgs/main", "https://repo.anaconda.com/pkgs/r")
# Repodata older than this is asked for again (by ETag); a channel changes by the hour, not by the keystroke.
FRESH_SECONDS = 300.0
FRESH_SECONDS_OF_A_FAILURE = 3.0
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
        self.gateway = Gateway(cache_dir=cache_directory)
        self._fetched_at: dict[str, float] = {}

    async def solve(self, parameters: SolveParameters) -> Resolution:
        specs = [parse_spec(self._translate(text)) for text in parameters["specs"]]
        channels = parse_channels([self._translate(name) for name in parameters["channels"]], specs)
        self.forget(channels, FRESH_SECONDS)
        try:
            records = await self._solve(channels, specs, parameters)
        except SolverError as error:
            # Perhaps what is missing has just been published.
            if not self.forget(channels, FRESH_SECONDS_OF_A_FAILURE):
                raise await self._unsolvable(channels, specs, error) from error
            try:
                records = await self._solve(channels, specs, parameters)
            except SolverError as again:
                raise await self._unsolvable(channels, specs, again) from again
        resolution: Resolution = {"ok": True, "lock": lock_section(records, channels, set(map(name_of, specs)))}
        for record in records:
            if record.name.normalized == "python":
                resolution["pythonVersion"] = str(record.version)
        return resolution

    async def _solve(
        self, channels: Sequence[Channel], specs: Sequence[MatchSpec], parameters: SolveParameters
    ) -> list[RepoDataRecord]:
        try:
            return await solve(
                channels,
                specs,
                gateway=self.gateway,
                platforms=SUBDIRECTORIES,
                virtual_packages=virtual_packages(parameters["virtualPackages"]),
                channel_priority=ChannelPriority.Strict,
                timeout=datetime.timedelta(milliseconds=parameters["timeoutMs"]),
            )
        except GatewayError as error:
            raise await self._unreachable(channels, error) from error

    def forget(self, channels: Sequence[Channel], age_seconds: float) -> bool:
        """Drops the repodata of channels that is older; says whether there was any."""
        now = time.monotonic()
        stale = [channel for channel in channels if now - self._fetched_at.get(channel.base_url, 0.0) > age_seconds]
        for channel in stale:
            self.gateway.clear_repodata_cache(channel)
            self._fetched_at[channel.base_url] = now
        return bool(stale)

    async def _unreachable(self, channels: Sequence[Channel], error: GatewayError) -> ResolutionError:
        """Asks each channel by itself, because the error does not always name the one that failed."""
        for channel in channels:
            self._fetched_at.pop(channel.base_url, None)
            self.gateway.clear_repodata_cache(channel)
        outcomes = await asyncio.gather(
            *(self.gateway.names([channel], SUBDIRECTORIES) for channel in channels), return_exceptions=True
        )
        for channel, outcome in zip(channels, outcomes, strict=True):
            if isinstance(outcome, BaseException):
                return ResolutionError("channel-unreachable", str(outcome), address=channel.base_url)
        return ResolutionError("channel-unreachable", str(error))

    async def _unsolvable(
        self, channels: Sequence[Channel], specs: Sequence[MatchSpec], error: SolverError
    ) -> ResolutionError:
        """The solver names only the first spec without candidates; the user wants all of them."""
        real = [spec for spec in specs if not name_of(spec).startswith("__")]
        records = await asyncio.gather(*(self._records(channels, spec) for spec in real))
        missing = [spec for spec, found in zip(real, records, strict=True) if not found]
        if missing:
            lines = [f"No candidates were found for {spec}." for spec in missing]
            return ResolutionError("package-not-found", "\n".join(lines), [name_of(spec) for spec in missing])
        unfit = {spec: found for spec, found in zip(real, records, strict=True) if not any(map(spec.matches, found))}
        if unfit:
            lines = [f"No candidates were found for {spec}. {newest(found)}" for spec, found in unfit.items()]
            return ResolutionError("no-version-fits", "\n".join(lines), [name_of(spec) for spec in unfit])
        text = str(error)
        if "timed out" in text.lower() or "cancelled" in text.lower():
            return ResolutionError("time-limit", text)
        named = [
            name for name in dict.fromkeys(map(name_of, specs)) if re.search(rf"(?<![\w-]){re.escape(name)} ", text)
        ]
        return ResolutionError("conflict", text, named)

    async def _records(self, channels: Sequence[Channel], spec: MatchSpec) -> list[RepoDataRecord]:
        """All versions of the spec's package: what the user asks for by name may come from any channel."""
        sources = channels if spec.channel is None else [spec.channel]
        found = await self.gateway.query(sources, SUBDIRECTORIES, [name_of(spec)], recursive=False)
        return [record for source in found for record in source]


def parse_spec(text: str) -> MatchSpec:
    try:
        return MatchSpec(text)
    except InvalidMatchSpecError as error:
        raise ResolutionError("invalid-definition", f"{text}: {error}", [text]) from error


def parse_channels(names: Sequence[str], specs: Sequence[MatchSpec]) -> list[Channel]:
    """The section's channels in order (none: conda's own), then those that only a `channel::package` names."""
    expanded: list[str] = []
    for name in names or ["defaults"]:
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


def name_of(spec: MatchSpec) -> str:
    return str(spec.name.normalized)


def newest(records: Sequence[RepoDataRecord]) -> str:
    versions = sorted({record.version for record in records}, reverse=True)
    listed = ", ".join(str(version) for version in versions[:LISTED_VERSIONS])
    return f"Available: {listed}{', …' if len(versions) > LISTED_VERSIONS else ''}"
