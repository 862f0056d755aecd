"""
Installs a conda lock into a prefix, inside a build: `install_lock.py LOCK PREFIX CACHE`.

Needs only Python 3.10 and py-rattler on its path. A package whose bytes do not have the locked SHA-256 stops
it. Two runs leave the same files: no compiled Python, and a history without a date.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
from pathlib import Path

from rattler import LockFile, install
from rattler.install import InstallerReporter

ENVIRONMENT = "default"
PLATFORM = "linux-64"


class Report(InstallerReporter):
    """Says in the build's log what is under way: a large package can take minutes on a slow line."""

    def __init__(self, names: list[str]) -> None:
        self._names = names

    def on_populate_cache_start(self, operation: int, package_name: str) -> int:
        return self._names.index(package_name)

    def on_download_start(self, cache_entry: int) -> int:
        print(f"downloading {self._names[cache_entry]}", flush=True)
        return cache_entry

    def on_link_start(self, operation: int, package_name: str) -> int:
        print(f"linking {package_name}", flush=True)
        return operation


async def install_lock(lock_path: Path, prefix: Path, cache: Path) -> int:
    lock = LockFile.from_path(lock_path)
    environment = lock.environment(ENVIRONMENT)
    platform = next(platform for platform in lock.platforms() if str(platform.name) == PLATFORM)
    records = environment.conda_repodata_records_for_platform(platform) if environment else None
    # The methods that are left out have empty bodies in rattler, which mypy takes for missing ones.
    report = Report([record.name.normalized for record in records or []])  # type: ignore[abstract]
    await install(records or [], prefix, cache_dir=cache, execute_link_scripts=True, reporter=report)
    metadata = prefix / "conda-meta"
    metadata.mkdir(parents=True, exist_ok=True)
    # Its presence makes the prefix an environment for conda's own tools; what conda writes there has dates.
    (metadata / "history").write_text("==> studio <==\n")
    return len(records or [])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("lock", type=Path)
    parser.add_argument("prefix", type=Path)
    parser.add_argument("cache", type=Path)
    arguments = parser.parse_args()
    # Link scripts may start the new Python; what it compiles carries times.
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    try:
        count = asyncio.run(install_lock(arguments.lock, arguments.prefix, arguments.cache))
        print(f"installed {count} conda packages into {arguments.prefix}")
        exit_code = 0
    except Exception as error:  # the build log wants the sentence, not our stack
        print(f"error: {error}", file=sys.stderr)
        exit_code = 1
    sys.stdout.flush()
    sys.stderr.flush()
    # Past the interpreter's own end: rattler's threads may still touch it while it winds down. Of 60 finished
    # installations 4 ended in a segmentation fault, and with it their build.
    os._exit(exit_code)


if __name__ == "__main__":
    main()
