"""Resolves a pip section with uv, for an interpreter and a platform that need not be here."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import sys
import tempfile
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypedDict

from conda_stubs import constraints, python_packages
from host_address import Translate
from requirements_options import RequirementsOptions, read_options, plain_text
from resolution import LockedPackage, Resolution, ResolutionError, normalized_name, without_credentials
from uv_problem import uv_problem

# The glibc versions for which uv knows a platform; between them the nearest lower one is safe.
MANYLINUX_MINORS = (17, 28, *range(31, 41))
# They mostly wait for an index; a slow one must not keep everybody waiting.
PROCESS_LIMIT = 8
# Unknown names that are looked for before giving up.
MISSING_LIMIT = 20
REQUIREMENTS = "requirements.txt"
CONSTRAINTS = "conda-constraints.txt"
_ANNOTATED = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)(?:\[[^\]]*\])?(?:==| @ )")
_REASON = re.compile(r"^    #(?: via\b)?\s*(.*)$")


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


@dataclass(frozen=True)
class Command:
    """One resolution, ready to be asked for in any output format, with the network or without."""

    uv: Path
    arguments: Sequence[str]
    directory: Path
    variables: Mapping[str, str]

    async def run(self, *options: str) -> tuple[int, str, str]:
        process = await asyncio.create_subprocess_exec(
            self.uv,
            *self.arguments,
            *options,
            cwd=self.directory,
            env=dict(self.variables),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            start_new_session=True,
        )
        try:
            stdout, stderr = await process.communicate()
        except asyncio.CancelledError:
            # The whole group: a source distribution's build code is a grandchild.
            os.killpg(process.pid, signal.SIGKILL)
            await process.wait()
            raise
        errors = stderr.decode(errors="replace").replace(f"{self.directory}/", "")
        return process.returncode or 0, stdout.decode(errors="replace"), errors


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
            (lock_code, lock, _), (list_code, annotated, _) = await asyncio.gather(
                command.run("--offline", "--format=pylock.toml"), command.run("--offline", "--format=requirements.txt")
            )
            if lock_code == 0 and list_code == 0:
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
            "UV_HTTP_RETRIES": "2",
            "UV_HTTP_TIMEOUT": "20",
        }


def manylinux_platform(glibc_version: str) -> str:
    minor = int(glibc_version.split(".")[1])
    known = [candidate for candidate in MANYLINUX_MINORS if candidate <= minor]
    return f"x86_64-manylinux_2_{known[-1] if known else MANYLINUX_MINORS[0]}"


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
