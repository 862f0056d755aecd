"""
Stands in for the Python packages that conda installs, while uv resolves the pip section.

Each becomes a wheel that holds only its name and version, and a constraint that points at it. So pip cannot
move a package of conda's, whatever the index has, and a package that no index knows is satisfied all the same.
"""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from pathlib import Path

from conda_names import index_name
from resolution import LockedPackage

_WHEEL = "Wheel-Version: 1.0\nGenerator: env-studio\nRoot-Is-Purelib: true\nTag: py3-none-any\n"


def python_packages(conda_packages: Sequence[LockedPackage]) -> dict[str, str]:
    """Version by index name of every conda package that depends on `python`."""
    dependents = {name for package in conda_packages if package["name"] == "python" for name in package["requiredBy"]}
    return {
        index_name(package["name"]): package["version"] for package in conda_packages if package["name"] in dependents
    }


def write_stub(directory: Path, name: str, version: str) -> Path:
    stem = f"{name.replace('-', '_')}-{version}"
    path = directory / f"{stem}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as wheel:
        wheel.writestr(f"{stem}.dist-info/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
        wheel.writestr(f"{stem}.dist-info/WHEEL", _WHEEL)
        wheel.writestr(f"{stem}.dist-info/RECORD", "")
    return path


def write_constraints(directory: Path, packages: dict[str, str]) -> Path:
    lines = [f"{name} @ {write_stub(directory, name, version).as_uri()}" for name, version in sorted(packages.items())]
    path = directory / "conda-constraints.txt"
    path.write_text("".join(f"{line}\n" for line in lines))
    return path
