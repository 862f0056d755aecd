"""Runs uv."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


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
