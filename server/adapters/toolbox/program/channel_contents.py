"""What a conda channel has, for completion and hover: read from the same repodata that the solver keeps at hand."""

from __future__ import annotations

import asyncio
from typing import NotRequired, TypedDict

from rattler import Channel, RepoDataRecord
from rattler.exceptions import GatewayError, InvalidChannelError

from conda_section import DEFAULT_CHANNELS, FRESH_SECONDS, SUBDIRECTORIES, CondaSection
from host_address import Translate
from resolution import without_credentials


class NamesParameters(TypedDict):
    channel: str
    timeoutMs: int


class ReleasesParameters(NamesParameters):
    name: str


class Release(TypedDict):
    version: str
    releasedAt: NotRequired[str]
    sizeBytes: NotRequired[int]
    requiresPython: NotRequired[str]
    license: NotRequired[str]


class Answer(TypedDict):
    """`problem` when the channel gave no answer."""

    names: NotRequired[list[str]]
    releases: NotRequired[list[Release]]
    problem: NotRequired[str]


class ChannelContents:
    def __init__(self, section: CondaSection, translate: Translate) -> None:
        self._section = section
        self._translate = translate

    async def names(self, parameters: NamesParameters) -> Answer:
        async def ask(channels: list[Channel]) -> Answer:
            names = await self._section.gateway.names(channels, SUBDIRECTORIES)
            return {"names": sorted({name.normalized for name in names})}

        return await self._answer(parameters, ask)

    async def releases(self, parameters: ReleasesParameters) -> Answer:
        async def ask(channels: list[Channel]) -> Answer:
            gateway = self._section.gateway
            found = await gateway.query(channels, SUBDIRECTORIES, [parameters["name"]], recursive=False)
            return {"releases": releases_of([record for source in found for record in source])}

        return await self._answer(parameters, ask)

    async def _answer(self, parameters: NamesParameters, ask) -> Answer:
        name = self._translate(parameters["channel"])
        try:
            channels = [Channel(each) for each in (DEFAULT_CHANNELS if name == "defaults" else (name,))]
            self._section.forget(channels, FRESH_SECONDS)
            return await asyncio.wait_for(ask(channels), parameters["timeoutMs"] / 1000)
        except (GatewayError, InvalidChannelError) as error:
            return {"problem": without_credentials(str(error))}
        except asyncio.TimeoutError:
            return {"problem": "no answer in time"}


def releases_of(records: list[RepoDataRecord]) -> list[Release]:
    """One a version, newest first: the date of its first build, the size of its largest, what its newest build says."""
    by_version: dict[str, list[RepoDataRecord]] = {}
    for record in sorted(records, key=lambda record: (record.version, record.build_number), reverse=True):
        by_version.setdefault(str(record.version), []).append(record)
    return [release_of(version, builds) for version, builds in by_version.items()]


def release_of(version: str, builds: list[RepoDataRecord]) -> Release:
    release: Release = {"version": version}
    dates = [build.timestamp for build in builds if build.timestamp is not None]
    sizes = [build.size for build in builds if build.size is not None]
    pythons = list(dict.fromkeys(filter(None, map(python_constraint, builds))))
    if dates:
        release["releasedAt"] = min(dates).isoformat()
    if sizes:
        release["sizeBytes"] = max(sizes)
    # Builds for several Pythons together have no one constraint that could be said.
    if len(pythons) == 1:
        release["requiresPython"] = pythons[0]
    if builds[0].license:
        release["license"] = builds[0].license
    return release


def python_constraint(record: RepoDataRecord) -> str | None:
    for dependency in record.depends:
        name, _, constraint = dependency.partition(" ")
        if name == "python" and constraint:
            return constraint.split(" ")[0]
    return None
