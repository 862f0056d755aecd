"""
Stands in for the Python packages that conda installs, while uv resolves the pip section.

Each becomes a wheel that holds only its name and version, and a constraint that points at it. So pip cannot
move a package of conda's, whatever the index has, and a package that no index knows is satisfied all the same.
"""

from __future__ import annotations

import re
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path

from conda_names import index_name
from resolution import LockedPackage

_WHEEL = "Wheel-Version: 1.0\nGenerator: env-studio\nRoot-Is-Purelib: true\nTag: py3-none-any\n"


# What a wheel can be called. Conda allows more (`_python_abi3_support`, `1.0_1`); pip can have nothing against those.
_WHEEL_NAME = re.compile(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?")
_WHEEL_VERSION = re.compile(r"\d+(\.\d+)*((a|b|rc)\d+)?(\.post\d+)?(\.dev\d+)?")


def python_packages(conda_packages: Sequence[LockedPackage]) -> dict[str, str]:
    """Version by index name of every conda package that depends on `python`."""
    dependents = {name for package in conda_packages if package["name"] == "python" for name in package["requiredBy"]}
    versions = {
        index_name(package["name"]): package["version"] for package in conda_packages if package["name"] in dependents
    }
    return {
        name: version
        for name, version in versions.items()
        if _WHEEL_NAME.fullmatch(name) and _WHEEL_VERSION.fullmatch(version)
    }


def stub(directory: Path, name: str, version: str) -> Path:
    """Written once and kept under one path: uv remembers what it has read of it."""
    stem = f"{name.replace('-', '_')}-{version}"
    path = directory / f"{stem}-py3-none-any.whl"
    if not path.exists():
        directory.mkdir(parents=True, exist_ok=True)
        # Renamed when it is whole: another request may be waiting for the same.
        with tempfile.NamedTemporaryFile(dir=directory, delete=False) as partial:
            with zipfile.ZipFile(partial, "w") as wheel:
                metadata = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
                wheel.writestr(f"{stem}.dist-info/METADATA", metadata)
                wheel.writestr(f"{stem}.dist-info/WHEEL", _WHEEL)
                wheel.writestr(f"{stem}.dist-info/RECORD", "")
        Path(partial.name).rename(path)
    return path


def constraints(directory: Path, packages: dict[str, str]) -> str:
    """Text of a constraints file; the stubs it names are in the directory."""
    return "".join(
        f"{name} @ {stub(directory, name, version).as_uri()}\n" for name, version in sorted(packages.items())
    )
