"""Resolves a pip section with uv, for an interpreter and a platform that need not be here."""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TypedDict

from conda_stubs import constraints, python_packages
from host_address import Translate
from pip_lock import REQUIREMENTS, locked_packages, reasons, refuse_sources
from repository_archive import with_archives
from requirements_options import RequirementsOptions, plain_text, read_options
from resolution import LockedPackage, Resolution, ResolutionError
from uv_command import Command
from uv_problem import uv_problem

# The glibc versions for which uv knows a platform; between them the nearest lower one is safe.
MANYLINUX_MINORS = (17, 28, *range(31, 41))
# They mostly wait for an index; a slow one must not keep everybody waiting.
PROCESS_LIMIT = 8
# Unknown names that are looked for before giving up.
MISSING_LIMIT = 20
CONSTRAINTS = "conda-constraints.txt"
# Without the network uv passes over each version whose metadata it has never read and takes an older one
# that it knows. It succeeds, and says so only in its own log.
RESOLVER_LOG = {"RUST_LOG": "uv_resolver=warn"}
PASSED_OVER = "needs to be downloaded from a registry"


class ResolveParameters(TypedDict):
    requirements: str
    pythonVersion: str
    glibcVersion: str
    condaPackages: list[LockedPackage]
    allowSourceBuilds: bool
    isOffline: bool
    timeoutMs: int


class PackageSource(TypedDict):
    """The host's own package index, as its pip configuration names it."""

    indexUrl: str | None
    extraIndexUrls: list[str]
    trustedHosts: list[str]


class PipSection:
    def __init__(self, uv: Path, cache_directory: Path, source: PackageSource, translate: Translate) -> None:
        self._translate = translate
        self._uv = uv
        self._cache_directory = cache_directory
        self._source = source
        self._processes = asyncio.Semaphore(PROCESS_LIMIT)

    async def resolve(self, parameters: ResolveParameters) -> Resolution:
        requirements = self._translate(plain_text(parameters["requirements"]))
        options = read_options(requirements)
        if options.source_builds and not parameters["allowSourceBuilds"]:
            lines = "\n".join(options.source_builds)
            raise ResolutionError(
                "source-build-refused", f"Needs the package's own build code: {lines}", options.source_builds
            )
        if options.source_builds:
            requirements = await asyncio.to_thread(with_archives, requirements)
        conda_packages = python_packages(parameters["condaPackages"])
        async with self._processes:
            with tempfile.TemporaryDirectory(prefix="resolve-") as name:
                directory = Path(name)
                (directory / REQUIREMENTS).write_text(requirements)
                arguments = [*self._arguments(parameters, options), REQUIREMENTS]
                if conda_packages:
                    text = constraints(self._cache_directory / "conda-stubs", conda_packages)
                    (directory / CONSTRAINTS).write_text(text)
                    arguments += ["--constraints", CONSTRAINTS]
                    arguments += [f"--no-emit-package={name}" for name in conda_packages]
                command = Command(self._uv, arguments, directory, self._variables(directory))
                lock, annotated = await self._compile(command, parameters["isOffline"], conda_packages)
        packages = locked_packages(lock, reasons(annotated))
        options.check_hashes(packages)
        if not parameters["allowSourceBuilds"]:
            refuse_sources(packages)
        return {"ok": True, "lock": {"text": lock, "packages": packages}}

    async def _compile(self, command: Command, is_offline: bool, conda_packages: Mapping[str, str]) -> tuple[str, str]:
        """The lock, and the same resolution as a list that says who asked for what (which the lock does not)."""
        if is_offline:
            cached = replace(command, variables={**command.variables, **RESOLVER_LOG})
            (lock_code, lock, log), (list_code, annotated, _) = await asyncio.gather(
                cached.run("--offline", "--format=pylock.toml"), cached.run("--offline", "--format=requirements.txt")
            )
            if lock_code == 0 and list_code == 0 and PASSED_OVER not in log:
                return lock, annotated
        code, lock, errors = await command.run("--format=pylock.toml", "--generate-hashes")
        if code != 0:
            raise await self._explained(command, uv_problem(errors, conda_packages))
        for options in (["--offline"], []):
            code, annotated, errors = await command.run(*options, "--format=requirements.txt")
            if code == 0:
                return lock, annotated
        raise uv_problem(errors, conda_packages)

    async def _explained(self, command: Command, problem: ResolutionError) -> ResolutionError:
        """uv stops at the first unknown name; leaving out each one in turn finds the others."""
        missing = problem.problem["packages"]
        sentences = [problem.problem["message"]]
        excludes = command.directory / "excludes.txt"
        while problem.problem["kind"] == "package-not-found" and len(missing) < MISSING_LIMIT:
            excludes.write_text("\n".join(missing))
            code, _, errors = await command.run("--format=pylock.toml", f"--excludes={excludes}")
            following = uv_problem(errors, {}).problem if code != 0 else None
            if following is None or following["kind"] != "package-not-found":
                break
            missing = [*missing, *following["packages"]]
            sentences.append(following["message"])
            problem = ResolutionError("package-not-found", "\n".join(sentences), missing)
        return problem

    def _arguments(self, parameters: ResolveParameters, options: RequirementsOptions) -> list[str]:
        arguments = [
            *("pip", "compile", "--quiet", "--no-config", "--no-header", "--no-progress", "--color=never"),
            *("--annotation-style=split", f"--cache-dir={self._cache_directory}", f"--python={sys.executable}"),
            f"--python-version={parameters['pythonVersion']}",
            f"--python-platform={manylinux_platform(parameters['glibcVersion'])}",
        ]
        if not parameters["allowSourceBuilds"]:
            arguments += ["--only-binary=:all:"]
        if options.allows_prereleases:
            arguments += ["--prerelease=allow"]
        index_url = self._source["indexUrl"]
        if index_url and not options.has_index:
            arguments += [f"--default-index={index_url}"]
        if not options.has_index:
            arguments += [f"--index={url}" for url in self._source["extraIndexUrls"]]
        hosts = [*self._source["trustedHosts"], *options.trusted_hosts]
        return arguments + [f"--allow-insecure-host={host}" for host in hosts]

    def _variables(self, directory: Path) -> dict[str, str]:
        passed = ("PATH", "SSL_CERT_FILE", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY")
        return {
            **{name: os.environ[name] for name in passed if name in os.environ},
            "HOME": str(directory),
            "UV_PYTHON_DOWNLOADS": "never",
            # An index that says nothing is given up within half a minute, and asked once more before that.
            "UV_HTTP_RETRIES": "1",
            "UV_HTTP_TIMEOUT": "12",
        }


def manylinux_platform(glibc_version: str) -> str:
    minor = int(glibc_version.split(".")[1])
    known = [candidate for candidate in MANYLINUX_MINORS if candidate <= minor]
    return f"x86_64-manylinux_2_{known[-1] if known else MANYLINUX_MINORS[0]}"
