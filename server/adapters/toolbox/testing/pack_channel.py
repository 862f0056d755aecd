"""
Packs two small conda channels for tests, `main` and `extra`: this machine's own CPython, some wheels from the
Python package index, and tiny packages made by hand. No public conda channel is needed, and the result runs.

    pack_channel.py --uv UV --site-packages EMPTY_FOLDER --output FOLDER

Equal inputs give equal bytes: no times, no owners, sorted names.
"""

from __future__ import annotations

import argparse
import configparser
import csv
import hashlib
import importlib
import io
import json
import re
import subprocess
import sys
import tarfile
import zipfile
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

PYTHON = "3.11"
PYTHON_DEPENDENCY = "python >=3.11,<3.12.0a0"
SITE_PACKAGES = f"lib/python{PYTHON}/site-packages"
PREFIX_PLACEHOLDER = "/opt/studio_placeholder" + "_placehold" * 10
# Debian's `site`, frozen into its interpreter, looks into dist-packages only.
SITE_CUSTOMIZATION = f"import site, sys\n\nsite.addsitedir(sys.prefix + '/{SITE_PACKAGES}')\n".encode()
# Compressed at the same level everywhere: the bytes decide the hash.
COMPRESSION_LEVEL = 3

# Wheels under their conda names: version on the index, conda dependencies.
WHEELS = {
    "pip": ("pip", "25.3", ["python >=3.9"]),
    "numpy": ("numpy", "2.2.6", [PYTHON_DEPENDENCY]),
    "pandas": (
        "pandas",
        "2.3.3",
        [PYTHON_DEPENDENCY, "numpy >=1.23.2", "python-dateutil >=2.8.2", "pytz >=2020.1", "python-tzdata >=2022.7"],
    ),
    "python-dateutil": ("python-dateutil", "2.9.0.post0", ["python >=3.9", "six >=1.5"]),
    "pytz": ("pytz", "2025.2", ["python >=3.9"]),
    "python-tzdata": ("tzdata", "2025.2", ["python >=3.9"]),
    "six": ("six", "1.17.0", ["python >=3.9"]),
}
# The packer's own tool, installed beside the others and not packed.
COMPRESSOR = "zstandard==0.25.0"
# Of the standard library: tests, what needs Tk, what Debian adds for itself, and what only builds need.
LEFT_OUT = re.compile(
    r"(^|/)(__pycache__|test|tests|idlelib|tkinter|turtledemo|ensurepip|lib2to3|config-[^/]*|dist-packages"
    r"|site-packages|EXTERNALLY-MANAGED|sitecustomize\.py|_distutils_system_mod\.py)(/|$)"
)


@dataclass
class Package:
    name: str
    version: str
    depends: list[str] = field(default_factory=list)
    # Content or link target by path in the prefix.
    files: dict[str, bytes] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    executables: set[str] = field(default_factory=set)
    # Paths whose text holds the placeholder.
    prefixed: set[str] = field(default_factory=set)
    is_noarch: bool = False
    entry_points: list[str] = field(default_factory=list)
    license: str = "Apache-2.0"
    build: str = "0"

    @property
    def file_name(self) -> str:
        return f"{self.name}-{self.version}-{self.build}.conda"

    def index(self) -> dict[str, object]:
        record: dict[str, object] = {
            "name": self.name,
            "version": self.version,
            "build": self.build,
            "build_number": 0,
            "depends": self.depends,
            "license": self.license,
            "subdir": "noarch" if self.is_noarch else "linux-64",
            "timestamp": 1700000000000,
        }
        return {**record, "noarch": "python"} if self.is_noarch else {**record, "arch": "x86_64", "platform": "linux"}


def standard_library() -> Package:
    """Debian's CPython, made to look for packages where conda puts them."""
    package = Package("python", f"{PYTHON}.2", license="Python-2.0", build="h0_studio")
    root = Path(f"/usr/lib/python{PYTHON}")
    for path in sorted(root.rglob("*")):
        relative = path.relative_to(root).as_posix()
        if path.is_file() and not LEFT_OUT.search(relative):
            package.files[f"lib/python{PYTHON}/{relative}"] = relocated(relative, path.read_bytes())
    package.files[f"lib/python{PYTHON}/sitecustomize.py"] = SITE_CUSTOMIZATION
    package.files[f"bin/python{PYTHON}"] = Path(f"/usr/bin/python{PYTHON}").read_bytes()
    package.executables.add(f"bin/python{PYTHON}")
    package.links = {"bin/python3": f"python{PYTHON}", "bin/python": f"python{PYTHON}"}
    return package


def relocated(relative: str, content: bytes) -> bytes:
    """Undoes the `local/` that Debian installs to, outside of /usr too."""
    if relative == "sysconfig.py":
        return content.decode().replace("prefix_scheme = 'posix_local'", "prefix_scheme = 'posix_prefix'").encode()
    return content


def wheel_package(conda_name: str, site_packages: Path) -> Package:
    """One installed wheel, by its own RECORD."""
    index_name, version, depends = WHEELS[conda_name]
    metadata = site_packages / f"{index_name.replace('-', '_')}-{version}.dist-info"
    is_noarch = "Root-Is-Purelib: true" in (metadata / "WHEEL").read_text()
    package = Package(conda_name, version, depends, is_noarch=is_noarch, build="py_0" if is_noarch else "py311_0")
    folder = "site-packages" if is_noarch else SITE_PACKAGES
    for path, _, _ in csv.reader((metadata / "RECORD").read_text().splitlines()):
        # Scripts stand outside of site-packages; conda makes them from the entry points.
        if not path.startswith("../") and not path.startswith("bin/") and "__pycache__" not in path:
            package.files[f"{folder}/{path}"] = (site_packages / path).read_bytes()
    package.entry_points = console_scripts(metadata)
    return package


def console_scripts(metadata: Path) -> list[str]:
    path = metadata / "entry_points.txt"
    if not path.exists():
        return []
    parser = configparser.ConfigParser(delimiters=("=",))
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(path)
    return (
        [f"{name} = {target}" for name, target in parser["console_scripts"].items()]
        if "console_scripts" in parser
        else []
    )


def tiny(name: str, version: str, depends: list[str] | None = None) -> Package:
    """A module that knows its version."""
    module = name.replace("-", "_")
    metadata = f"site-packages/{module}-{version}.dist-info"
    return Package(
        name,
        version,
        ["python >=3.9", *(depends or [])],
        {
            f"site-packages/{module}.py": f"__version__ = {version!r}\n".encode(),
            f"{metadata}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n".encode(),
            f"{metadata}/WHEEL": b"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
            f"{metadata}/RECORD": b"",
            f"{metadata}/INSTALLER": b"conda\n",
        },
        is_noarch=True,
        build="py_0",
    )


def scripted() -> Package:
    """What only a real installer does: a prefix in a text, and a script after linking."""
    script = b'#!/bin/sh\nprintf "linked into %s" "$PREFIX" > "$PREFIX/etc/studio-linked.txt"\n'
    return Package(
        "studio-scripted",
        "1.0",
        files={
            "etc/studio-prefix.txt": f"{PREFIX_PLACEHOLDER}\n".encode(),
            "bin/.studio-scripted-post-link.sh": script,
        },
        executables={"bin/.studio-scripted-post-link.sh"},
        prefixed={"etc/studio-prefix.txt"},
    )


def main_channel(site_packages: Path) -> list[Package]:
    return [
        standard_library(),
        *(wheel_package(name, site_packages) for name in WHEELS),
        tiny("studio-demo", "1.0"),
        tiny("studio-demo", "2.0"),
        # Cannot stand beside studio-demo 2.
        tiny("studio-needs-old", "1.0", ["studio-demo <2"]),
        # An older version than the second channel's: strict priority stays with this one.
        tiny("studio-shared", "1.0"),
        scripted(),
        Package("studio-needs-gpu", "1.0", ["__cuda >=12"]),
    ]


def extra_channel() -> list[Package]:
    return [tiny("studio-shared", "2.0"), tiny("studio-extra-only", "1.0", ["studio-demo"])]


def tar_zst(entries: dict[str, tuple[bytes | str, int]]) -> bytes:
    """Content (bytes) or link target (str) and mode, by path."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for path in sorted(entries):
            content, mode = entries[path]
            entry = tarfile.TarInfo(path)
            entry.mode = mode
            if isinstance(content, str):
                entry.type, entry.linkname = tarfile.SYMTYPE, content
                archive.addfile(entry)
            else:
                entry.size = len(content)
                archive.addfile(entry, io.BytesIO(content))
    compressor = importlib.import_module("zstandard").ZstdCompressor(level=COMPRESSION_LEVEL)
    return bytes(compressor.compress(buffer.getvalue()))


def write_package(package: Package, channel: Path) -> dict[str, object]:
    """Writes one `.conda` file; gives its record in the repodata."""
    payload: dict[str, tuple[bytes | str, int]] = {
        path: (content, 0o755 if path in package.executables else 0o644) for path, content in package.files.items()
    }
    payload.update({path: (target, 0o777) for path, target in package.links.items()})
    info = {
        "info/index.json": package.index(),
        "info/about.json": {"license": package.license},
        "info/paths.json": {"paths_version": 1, "paths": paths_of(package)},
    }
    if package.is_noarch:
        noarch = {"type": "python", "entry_points": package.entry_points}
        info["info/link.json"] = {"noarch": noarch, "package_metadata_version": 1}
    metadata = {name: (json.dumps(value, sort_keys=True).encode(), 0o644) for name, value in info.items()}
    stem = package.file_name.removesuffix(".conda")
    parts = {
        "metadata.json": json.dumps({"conda_pkg_format_version": 2}).encode(),
        f"pkg-{stem}.tar.zst": tar_zst(payload),
        f"info-{stem}.tar.zst": tar_zst(dict(metadata)),
    }
    folder = channel / str(package.index()["subdir"])
    folder.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(folder / package.file_name, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    content = (folder / package.file_name).read_bytes()
    digests = {"md5": hashlib.md5(content).hexdigest(), "sha256": hashlib.sha256(content).hexdigest()}
    return {**package.index(), **digests, "size": len(content)}


def paths_of(package: Package) -> list[dict[str, object]]:
    paths: list[dict[str, object]] = []
    for path, content in sorted(package.files.items()):
        entry: dict[str, object] = {
            "_path": path,
            "path_type": "hardlink",
            "sha256": hashlib.sha256(content).hexdigest(),
            "size_in_bytes": len(content),
        }
        if path in package.prefixed:
            entry |= {"prefix_placeholder": PREFIX_PLACEHOLDER, "file_mode": "text"}
        paths.append(entry)
    for path, target in sorted(package.links.items()):
        resolved = str(PurePosixPath(path).parent / target)
        digest = hashlib.sha256(package.files[resolved]).hexdigest()
        paths.append({"_path": path, "path_type": "softlink", "sha256": digest, "size_in_bytes": 0})
    return paths


def write_channel(packages: list[Package], channel: Path) -> None:
    records: dict[str, dict[str, object]] = {"linux-64": {}, "noarch": {}}
    for package in packages:
        record = write_package(package, channel)
        records[str(record["subdir"])][package.file_name] = record
    compressor = importlib.import_module("zstandard").ZstdCompressor(level=COMPRESSION_LEVEL)
    for subdirectory, files in records.items():
        repodata = {"info": {"subdir": subdirectory}, "packages": {}, "packages.conda": files, "repodata_version": 1}
        text = json.dumps(repodata, sort_keys=True).encode()
        (channel / subdirectory).mkdir(parents=True, exist_ok=True)
        (channel / subdirectory / "repodata.json").write_bytes(text)
        (channel / subdirectory / "repodata.json.zst").write_bytes(compressor.compress(text))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--uv", type=Path, required=True)
    parser.add_argument("--site-packages", type=Path, required=True)
    parser.add_argument("--output", type=Path, required=True)
    arguments = parser.parse_args()
    requirements = [f"{name}=={version}" for name, version, _ in WHEELS.values()]
    subprocess.run(
        [
            *(arguments.uv, "pip", "install", "--quiet", "--no-config", "--no-deps", "--only-binary=:all:"),
            *(f"--python={sys.executable}", "--link-mode=copy", f"--target={arguments.site_packages}"),
            *(f"--python-version={PYTHON}", "--python-platform=x86_64-manylinux_2_28", COMPRESSOR, *requirements),
        ],
        check=True,
    )
    sys.path.insert(0, str(arguments.site_packages))
    write_channel(main_channel(arguments.site_packages), arguments.output / "main")
    write_channel(extra_channel(), arguments.output / "extra")


if __name__ == "__main__":
    main()
