"""
The toolbox: answers the studio's requests as JSON lines on standard input and output.

    {"id": 1, "method": "solve", "params": {…}}   ->   {"id": 1, "result": {…}}  or  {"id": 1, "error": "…"}
    {"cancel": 1}                                      ends request 1, which then has no answer

Requests run side by side. The program ends when its standard input does, so it cannot outlive the studio.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import sys
import traceback
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from channel_contents import ChannelContents
from conda_section import CondaSection
from host_address import host_translation
from pip_section import PackageSource, PipSection
from resolution import Resolution, ResolutionError

# Longer than any request: a section has at most a million characters, a conda lock some megabytes.
LINE_LIMIT_BYTES = 64 * 1024 * 1024

Method = Callable[[Any], Awaitable[Any]]


class Server:
    def __init__(self, methods: dict[str, Method]) -> None:
        self._methods = methods
        self._tasks: dict[int, asyncio.Task[None]] = {}

    async def serve(self) -> None:
        reader = asyncio.StreamReader(limit=LINE_LIMIT_BYTES)
        await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
        while line := await reader.readline():
            message = json.loads(line)
            if "cancel" in message:
                task = self._tasks.get(message["cancel"])
                if task is not None:
                    task.cancel()
            else:
                self._start(message["id"], message["method"], message["params"])
        running = list(self._tasks.values())
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)

    def _start(self, request_id: int, method: str, parameters: Any) -> None:
        task = asyncio.create_task(self._answer(request_id, method, parameters))
        self._tasks[request_id] = task
        task.add_done_callback(lambda _: self._tasks.pop(request_id, None))

    async def _answer(self, request_id: int, method: str, parameters: Any) -> None:
        try:
            answer = {"id": request_id, "result": await self._methods[method](parameters)}
        except Exception as error:  # a defect in one request must not end the others
            traceback.print_exc()
            answer = {"id": request_id, "error": f"{type(error).__name__}: {error}"}
        sys.stdout.write(json.dumps(answer, separators=(",", ":")) + "\n")
        sys.stdout.flush()


def resolution(method: Callable[[Any], Awaitable[Resolution]]) -> Method:
    """Gives the method its time limit, and makes data of its expected failures."""

    async def answer(parameters: Any) -> Resolution:
        limit_seconds = parameters["timeoutMs"] / 1000
        try:
            return await asyncio.wait_for(method(parameters), limit_seconds)
        except ResolutionError as error:
            return {"ok": False, "problem": error.problem}
        except asyncio.TimeoutError:
            message = f"No answer within {limit_seconds:g} s."
            return {"ok": False, "problem": {"kind": "time-limit", "message": message, "packages": []}}

    return answer


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--uv", type=Path, required=True)
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--package-source", type=Path, required=True, help="JSON file: the host's index settings")
    parser.add_argument("--local-engine", action="store_true", help="localhost in a definition means the engine's host")
    arguments = parser.parse_args()
    translate = host_translation(arguments.local_engine)
    for name in ("HTTP_PROXY", "HTTPS_PROXY"):
        if name in os.environ:
            os.environ[name] = translate(os.environ[name])
    source: PackageSource = json.loads(translate(arguments.package_source.read_text()))
    conda = CondaSection(arguments.cache / "conda", translate)
    pip = PipSection(arguments.uv, arguments.cache / "uv", source, translate)
    contents = ChannelContents(conda, translate)
    server = Server(
        {
            "solve": resolution(conda.solve),
            "resolve": resolution(pip.resolve),
            "channelNames": contents.names,
            "channelReleases": contents.releases,
        }
    )
    asyncio.run(server.serve())


if __name__ == "__main__":
    main()
