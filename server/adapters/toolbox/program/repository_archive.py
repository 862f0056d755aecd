"""
Requirements from a git repository, as the archive of one commit.

Every forge serves such archives over HTTP. An archive has a hash to lock, as every other file, and neither the
toolbox nor the image that is built needs git. A branch or tag is resolved to its commit first, so that the lock
means the same for ever. What is reached by SSH or by another system than git is refused in a sentence.
"""

from __future__ import annotations

import re
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from resolution import ResolutionError

TIMEOUT_SECONDS = 20
# The largest repositories advertise some hundred thousand branches and pull requests.
ADVERTISEMENT_LIMIT = 64 * 1024 * 1024

_EDITABLE = re.compile(r"^(?:-e|--editable)[=\s]*")
_NAMED = re.compile(r"^(?P<name>[A-Za-z0-9][A-Za-z0-9._-]*(?:\s*\[[^\]]*\])?)\s*@\s*")
_VERSION_CONTROL = re.compile(r"^(?P<system>git|hg|svn|bzr)\+(?P<address>\S+)(?P<rest>.*)$")
_COMMIT = re.compile(r"^[0-9a-f]{40}$")


@dataclass(frozen=True)
class RepositoryRequirement:
    """One requirement, taken apart: `name[extra] @ git+https://host/path@reference#subdirectory=x ; marker`."""

    name: str
    repository: str
    reference: str
    subdirectory: str
    rest: str


def with_archives(requirements: str) -> str:
    """The requirements with each repository replaced by the archive of its commit; asks the repositories."""
    return "\n".join(_with_archive(line) for line in requirements.split("\n"))


def _with_archive(line: str) -> str:
    requirement = read_requirement(line)
    if requirement is None:
        return line
    archive = find_archive(requirement.repository, find_commit(requirement))
    fragment = f"#subdirectory={requirement.subdirectory}" if requirement.subdirectory else ""
    named = f"{requirement.name} @ " if requirement.name else ""
    return f"{named}{archive}{fragment}{requirement.rest}"


def read_requirement(line: str) -> RepositoryRequirement | None:
    """None for a line that names no repository. Raises for one that cannot be reached over HTTP."""
    text = _EDITABLE.sub("", line.strip())
    named = _NAMED.match(text)
    found = _VERSION_CONTROL.match(text[named.end() :] if named else text)
    if found is None:
        return None
    address = urlsplit(found["address"])
    if found["system"] != "git" or address.scheme not in ("http", "https") or "@" in address.netloc:
        sentence = "Only git repositories over http(s), without a password in the address, can be fetched"
        raise ResolutionError("invalid-definition", f"{sentence}: {line.strip()}")
    path, _, reference = address.path.partition("@")
    fragment = parse_qs(address.fragment)
    return RepositoryRequirement(
        name=named["name"] if named else fragment.get("egg", [""])[0],
        repository=f"{address.scheme}://{address.netloc}{path.rstrip('/')}",
        reference=reference,
        subdirectory=fragment.get("subdirectory", [""])[0],
        rest=found["rest"],
    )


def find_commit(requirement: RepositoryRequirement) -> str:
    """The commit that a branch, a tag or nothing (the default branch) means now."""
    if _COMMIT.match(requirement.reference):
        return requirement.reference
    address = f"{requirement.repository}/info/refs?service=git-upload-pack"
    try:
        with urllib.request.urlopen(address, timeout=TIMEOUT_SECONDS) as response:
            references = read_references(response.read(ADVERTISEMENT_LIMIT))
    except urllib.error.HTTPError as error:
        raise _not_found(requirement.repository, f"it answers {error.code}") from error
    except (OSError, ValueError) as error:
        message = f"{requirement.repository} cannot be reached: {error}"
        raise ResolutionError("index-unreachable", message, address=requirement.repository) from error
    commit = commit_of(references, requirement.reference)
    if commit is None:
        raise _not_found(requirement.repository, f"it has no branch or tag {requirement.reference or 'HEAD'}")
    return commit


def read_references(advertisement: bytes) -> dict[str, str]:
    """
    Commits by full reference name. Lines with their length in four hex digits before them, as git sends them
    (gitprotocol-http, "Smart Clients"), or plain lines, as files on a web server say it.
    """
    references: dict[str, str] = {}
    for line in _lines(advertisement):
        commit, _, name = line.split(b"\0", 1)[0].decode(errors="replace").strip().partition(" ")
        name = name.strip()
        if _COMMIT.match(commit) and name:
            references[name] = commit
    return references


def _lines(advertisement: bytes) -> list[bytes]:
    if not re.match(rb"^[0-9a-f]{4}# service=", advertisement):
        return [line.replace(b"\t", b" ") for line in advertisement.splitlines()]
    lines: list[bytes] = []
    position = 0
    while position + 4 <= len(advertisement):
        length = int(advertisement[position : position + 4], 16)
        lines.append(advertisement[position + 4 : position + length])
        # 0000 ends a group of lines and has no line of its own.
        position += max(length, 4)
    return lines


def commit_of(references: Mapping[str, str], reference: str) -> str | None:
    # An annotated tag is an object of its own; what it points to stands under `^{}`.
    names = [f"refs/tags/{reference}^{{}}", f"refs/tags/{reference}", f"refs/heads/{reference}", reference]
    return next((references[name] for name in ([*names] if reference else ["HEAD"]) if name in references), None)


def find_archive(repository: str, commit: str) -> str:
    """The address of the commit's archive, as GitHub, Gitea and Forgejo, GitLab or Bitbucket name it."""
    base = repository.removesuffix(".git")
    project = base.rsplit("/", 1)[-1]
    candidates = [
        f"{base}/archive/{commit}.tar.gz",
        f"{base}/-/archive/{commit}/{project}-{commit}.tar.gz",
        f"{base}/get/{commit}.tar.gz",
    ]
    found = next((address for address in candidates if _exists(address)), None)
    if found is None:
        raise _not_found(repository, f"it offers no archive of {commit} for download")
    return found


def _exists(address: str) -> bool:
    try:
        with urllib.request.urlopen(urllib.request.Request(address, method="HEAD"), timeout=TIMEOUT_SECONDS):
            return True
    except OSError:
        return False


def _not_found(repository: str, why: str) -> ResolutionError:
    return ResolutionError("package-not-found", f"{repository}: {why}.", [repository])
