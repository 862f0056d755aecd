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

ENVIRONMENT = "default"
PLATFORM = "linux-64"


async def install_lock(lock_path: Path, prefix: Path, cache: Path) -> int:
    lock = LockFile.from_path(lock_path)
    environment = lock.environment(ENVIRONMENT)
    platform = next(platform for platform in lock.platforms() if str(platform.name) == PLATFORM)
    records = environment.conda_repodata_records_for_platform(platform) if environment else None
    await install(records or [], prefix, cache_dir=cache, execute_link_scripts=True, show_progress=False)
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
    except Exception as error:  # noqa: BLE001: the build log wants the sentence, not our stack
        sys.exit(f"error: {error}")
    print(f"installed {count} conda packages into {arguments.prefix}", flush=True)


if __name__ == "__main__":
    main()
