/** Python, run inside a container of a built image; kept as text so that it travels with the bundle. */
export const checkProgram = String.raw`"""Runs inside a container of a built image: what is installed, does it fit together, does it import.

Argument: a JSON file with the requested packages. The last line of standard output is the report.
Only Python's own library (3.8 or newer) can be counted on here.
"""

import ast
import json
import os
import platform
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from importlib import metadata
from pathlib import Path

# For all modules that are still left; a machine under load compiles some of them for half a minute.
IMPORT_TIMEOUT_SECONDS = 120


def normalize(name):
    return re.sub(r"[-_.]+", "-", name).lower()


# --- versions and specifiers (PEP 440) ---

VERSION = re.compile(
    r"^v?(?:(\d+)!)?(\d+(?:\.\d+)*)[-_.]?(?:(a|b|c|rc|alpha|beta|pre|preview)[-_.]?(\d*))?"
    r"(?:[-_.]?(post|rev|r)[-_.]?(\d*)|-(\d+))?(?:[-_.]?(dev)[-_.]?(\d*))?(?:\+([a-z0-9]+(?:[-_.][a-z0-9]+)*))?$",
    re.IGNORECASE,
)
PRE_RANK = {"a": 0, "alpha": 0, "b": 1, "beta": 1, "c": 2, "rc": 2, "pre": 2, "preview": 2}


def version_key(text):
    """A tuple that sorts as PEP 440 says; None for what is no version."""
    match = VERSION.match(text.strip())
    if not match:
        return None
    epoch, release, pre, pre_number, post, post_number, bare_post, dev, dev_number, local = match.groups()
    numbers = [int(part) for part in release.split(".")]
    while len(numbers) > 1 and numbers[-1] == 0:
        numbers.pop()
    is_post = post is not None or bare_post is not None
    if pre:
        pre_key = (PRE_RANK[pre.lower()], int(pre_number or 0))
    else:
        pre_key = (-1, 0) if dev and not is_post else (3, 0)
    post_key = int(post_number or bare_post or 0) if is_post else -1
    dev_key = int(dev_number or 0) if dev else float("inf")
    local_key = tuple((1, int(p), "") if p.isdigit() else (0, 0, p) for p in re.split(r"[-_.]", (local or "").lower()) if p)
    return (int(epoch or 0), tuple(numbers), pre_key, post_key, dev_key, local_key)


def is_early(key):
    """A pre-release or a development release: "below 2.0" does not mean 2.0rc1."""
    return key[2][0] != 3 or key[4] != float("inf")


def release_numbers(text):
    return [int(part) for part in re.match(r"v?(?:\d+!)?(\d+(?:\.\d+)*)", text.strip()).group(1).split(".")]


def has_prefix(version, prefix):
    numbers, wanted = release_numbers(version), release_numbers(prefix)
    return (numbers + [0] * len(wanted))[: len(wanted)] == wanted


def fits(version, specifiers):
    """Whether a version satisfies a comma-separated set; what cannot be understood is no objection."""
    for clause in filter(None, (part.strip() for part in specifiers.strip(" ()").split(","))):
        match = re.match(r"(===|==|!=|~=|<=|>=|<|>)\s*(.+)$", clause)
        if not match:
            continue
        operator, wanted = match.group(1), match.group(2).strip()
        if operator == "===":
            if version != wanted:
                return False
            continue
        if wanted.endswith(".*"):
            if has_prefix(version, wanted[:-2]) != (operator == "=="):
                return False
            continue
        have, want = version_key(version), version_key(wanted)
        if have is None or want is None:
            continue
        public = have if "+" in wanted else have[:-1] + ((),)
        if operator == "~=":
            prefix = ".".join(str(number) for number in release_numbers(wanted)[:-1])
            ok = public >= want and has_prefix(version, prefix)
        else:
            ok = {
                "==": public == want,
                "!=": public != want,
                "<=": public <= want,
                ">=": public >= want,
                "<": public < want and not (is_early(have) and not is_early(want) and have[:2] == want[:2]),
                ">": public > want and not (have[3] >= 0 and want[3] < 0 and have[:3] == want[:3]),
            }[operator]
        if not ok:
            return False
    return True


# --- requirements and markers (PEP 508) ---

REQUIREMENT = re.compile(r"^\s*([A-Za-z0-9][A-Za-z0-9._-]*)\s*(?:\[([^\]]*)\])?\s*([^;@]*)(@[^;]*)?(?:;(.*))?$")
MARKER_VALUES = {
    "os_name": os.name,
    "sys_platform": sys.platform,
    "platform_machine": platform.machine(),
    "platform_python_implementation": platform.python_implementation(),
    "platform_release": platform.release(),
    "platform_system": platform.system(),
    "platform_version": platform.version(),
    "python_version": ".".join(platform.python_version_tuple()[:2]),
    "python_full_version": platform.python_version(),
    "implementation_name": sys.implementation.name,
    "implementation_version": platform.python_version(),
}


def marker_holds(marker, extra):
    """Markers read like Python, so Python parses them; nothing is executed."""

    def value(node):
        if isinstance(node, ast.Constant):
            return str(node.value)
        return extra if node.id == "extra" else MARKER_VALUES.get(node.id, "")

    def compare(left, operator, right):
        if isinstance(operator, ast.In):
            return left in right
        if isinstance(operator, ast.NotIn):
            return left not in right
        sign = {ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">="}[type(operator)]
        if version_key(left) and version_key(re.sub(r"\.\*$", "", right)):
            return fits(left, sign + right)
        if sign in ("==", "!="):
            return (normalize(left) == normalize(right)) == (sign == "==")
        return eval_text(left, sign, right)

    def eval_text(left, sign, right):
        return {"<": left < right, "<=": left <= right, ">": left > right, ">=": left >= right}[sign]

    def holds(node):
        if isinstance(node, ast.BoolOp):
            results = [holds(part) for part in node.values]
            return all(results) if isinstance(node.op, ast.And) else any(results)
        return compare(value(node.left), node.ops[0], value(node.comparators[0]))

    try:
        return holds(ast.parse(marker.strip().replace("~=", ">="), mode="eval").body)
    except Exception:
        return False


def read_requirement(text):
    match = REQUIREMENT.match(text)
    if not match:
        return None
    name, extras, specifiers, _, marker = match.groups()
    return name, [normalize(one) for one in (extras or "").split(",") if one.strip()], specifiers or "", marker or ""


# --- what is installed ---


def read_conda():
    """Records of conda's packages, by name."""
    folder = Path(sys.prefix) / "conda-meta"
    records = {}
    for file in sorted(folder.glob("*.json")) if folder.is_dir() else []:
        record = json.loads(file.read_text(encoding="utf-8"))
        if "name" in record:
            records[record["name"]] = record
    return records


def read_distributions():
    """Python's distributions by normalized name; the first on the path is the one that is imported."""
    found = {}
    for distribution in metadata.distributions():
        name = distribution.metadata["Name"]
        if name:
            found.setdefault(normalize(name), distribution)
    return found


def license_of(message):
    expression = message.get("License-Expression")
    if expression:
        return expression
    for classifier in message.get_all("Classifier") or []:
        if classifier.startswith("License :: ") and not classifier.endswith("OSI Approved"):
            return classifier.rsplit(" :: ", 1)[1]
    text = (message.get("License") or "").strip()
    return text if text and text != "UNKNOWN" and "\n" not in text and len(text) < 100 else None


def describe(manager, name, version, size, license_text):
    package = {"manager": manager, "name": name, "version": version}
    if size:
        package["sizeBytes"] = size
    if license_text:
        package["license"] = license_text
    return package


def size_of(files):
    return sum(file.size or 0 for file in files or [])


def is_conda_owned(distribution, conda_paths):
    path = getattr(distribution, "_path", None)
    try:
        return path is not None and str(Path(path).relative_to(sys.prefix)) in conda_paths
    except ValueError:
        return False


def find_dependency_problems(distributions, conda):
    problems = []
    for distribution in distributions.values():
        name, version = distribution.metadata["Name"], distribution.version
        for text in distribution.requires or []:
            requirement = read_requirement(text)
            if not requirement or (requirement[3] and not marker_holds(requirement[3], "")):
                continue
            wanted, _, specifiers, _ = requirement
            other = distributions.get(normalize(wanted))
            if other is None:
                problems.append(f"{name} {version} requires {wanted}{specifiers.strip()}, which is not installed.")
            elif not fits(other.version, specifiers):
                problems.append(
                    f"{name} {version} requires {wanted}{specifiers.strip()}, but {wanted} {other.version} is installed."
                )
    for record in conda.values():
        for text in record.get("depends", []):
            wanted = re.split(r"[\s=<>!~\[]", text.split("::")[-1], maxsplit=1)[0]
            if wanted and not wanted.startswith("__") and wanted not in conda:
                problems.append(f"{record['name']} {record['version']} requires {wanted}, which is not installed.")
        for file in record.get("files", []):
            if file.endswith(".dist-info/METADATA") and not (Path(sys.prefix) / file).exists():
                problems.append(f"{record['name']} {record['version']} of conda was replaced by another installer.")
    return sorted(set(problems))


# --- imports ---

EXTENSION = re.compile(r"^([A-Za-z_]\w*)(?:\.py|\.[\w.-]*(?:so|pyd))$")


def module_names(paths):
    """Top-level packages among files below site-packages; single modules only where there is no package."""
    packages, files = set(), set()
    for path in paths:
        parts = path.split("/")
        if parts[0] in ("..", "__pycache__") or parts[0].endswith((".dist-info", ".egg-info", ".data")):
            continue
        if len(parts) > 1 and parts[0].isidentifier() and parts[-1].endswith((".py", ".so")):
            packages.add(parts[0])
        elif len(parts) == 1 and EXTENSION.match(parts[0]):
            files.add(EXTENSION.match(parts[0]).group(1))
    public = [sorted(filter(is_public, names)) for names in (packages, files)]
    return public[0] or public[1] or sorted(packages | files)


def is_public(name):
    return not name.startswith("_") and name not in ("tests", "test", "docs", "examples")


def modules_of(request, distributions, conda):
    distribution = distributions.get(normalize(request["name"]))
    if request["manager"] == "conda":
        record = conda.get(request["name"], {})
        paths = [file.split("/site-packages/", 1)[1] for file in record.get("files", []) if "/site-packages/" in file]
        return module_names(paths)
    return module_names([str(file) for file in (distribution.files if distribution else None) or []])


IMPORT_DRIVER = """
import importlib, json, sys
for module in sys.argv[1:]:
    detail = ""
    try:
        importlib.import_module(module)
    except BaseException as error:
        detail = f"{type(error).__name__}: {error}"
    print("\\nSTUDIO-IMPORT " + json.dumps([module, detail]), flush=True)
"""


def import_modules(modules):
    """Why each does not import; empty when it does. As many processes as there are processors: without bytecode
    an import is mostly compiling."""
    count = max(1, min(len(os.sched_getaffinity(0)), len(modules)))
    with ThreadPoolExecutor(count) as pool:
        shares = pool.map(import_share, [modules[start::count] for start in range(count)])
    return {module: detail for share in shares for module, detail in share.items()}


def import_share(modules):
    """One process for a share, so that what its modules have in common is loaded once; where it dies (a
    segmentation fault is no exception), the next process goes on behind the culprit."""
    details = {}
    left = list(modules)
    while left:
        try:
            command = [sys.executable, "-c", IMPORT_DRIVER, *left]
            result = subprocess.run(
                command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                timeout=IMPORT_TIMEOUT_SECONDS,
            )
            output, ending = result.stdout, f"Python died with exit code {result.returncode}"
        except subprocess.TimeoutExpired as error:
            output, ending = error.stdout or b"", f"took more than {IMPORT_TIMEOUT_SECONDS} s"
        for line in output.decode("utf-8", "replace").splitlines():
            if line.startswith("STUDIO-IMPORT "):
                module, detail = json.loads(line[len("STUDIO-IMPORT "):])
                details[module] = detail[:500]
        left = [module for module in left if module not in details]
        if left:
            details[left.pop(0)] = ending
    return details


def main():
    requested = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))["requested"]
    conda, distributions = read_conda(), read_distributions()
    conda_paths = {os.path.dirname(file) for record in conda.values() for file in record.get("files", []) if ".dist-info/" in file or ".egg-info/" in file}
    packages = [
        describe(
            "conda", record["name"], record["version"],
            sum(path.get("size_in_bytes") or 0 for path in record.get("paths_data", {}).get("paths", [])) or record.get("size"),
            record.get("license"),
        )
        for record in conda.values()
    ] + [
        describe("pip", found.metadata["Name"], found.version, size_of(found.files), license_of(found.metadata))
        for found in distributions.values()
        if not is_conda_owned(found, conda_paths)
    ]
    tasks, without_module = [], []
    for request in requested:
        modules = modules_of(request, distributions, conda)
        tasks += [(request["name"], module) for module in modules[:5]]
        if not modules and (request["manager"] == "pip" or request["name"] not in conda):
            without_module.append(request["name"])
    details = import_modules(list(dict.fromkeys(module for _, module in tasks)))
    imports = [
        {"packageName": package, "moduleName": module, "isImported": not details[module], "detail": details[module]}
        for package, module in tasks
    ]
    report = {
        "pythonVersion": platform.python_version(),
        "pythonPath": sys.executable,
        "packages": sorted(packages, key=lambda package: (package["manager"], package["name"].lower())),
        "dependencyProblems": find_dependency_problems(distributions, conda),
        "imports": imports,
        "packagesWithoutModule": without_module,
    }
    print("\n" + json.dumps(report))


main()
`;
