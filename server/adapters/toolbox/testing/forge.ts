import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { type FileServer, serveFiles } from './file-server.ts';

const run = promisify(execFile);

export const newestCommit = '5e1f6c2a9b0d4c7e8f1a2b3c4d5e6f7081920a1b';
export const olderCommit = '0123456789abcdef0123456789abcdef01234567';

/** Serves two repositories over HTTP: what git is told of their branches, and archives of their commits. */
export type TestForge = FileServer;

/**
 * `/acme/wheelwright.git` is at 2.0 on its branch `main`, and at 1.0 under its annotated tag `v1`;
 * `/acme/joiner` names its archives as GitLab does, and holds version 3.0.
 */
export async function startForge(): Promise<TestForge> {
  const folder = await mkdtemp(join(tmpdir(), 'studio-test-forge-'));
  await writeFiles(folder, {
    'acme/wheelwright.git/info/refs': [
      packet('# service=git-upload-pack\n'),
      '0000',
      packet(`${newestCommit} HEAD\0multi_ack symref=HEAD:refs/heads/main\n`),
      packet(`${newestCommit} refs/heads/main\n`),
      packet(`${'f'.repeat(40)} refs/tags/v1\n`),
      packet(`${olderCommit} refs/tags/v1^{}\n`),
      '0000',
    ].join(''),
  });
  await packProject(folder, `acme/wheelwright/archive/${newestCommit}.tar.gz`, '2.0');
  await packProject(folder, `acme/wheelwright/archive/${olderCommit}.tar.gz`, '1.0');
  await packProject(folder, `acme/joiner/-/archive/${newestCommit}/joiner-${newestCommit}.tar.gz`, '3.0');
  const server = await serveFiles(folder);
  return {
    ...server,
    async close() {
      await server.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** A line as git sends it, its length before it. */
function packet(line: string): string {
  return (line.length + 4).toString(16).padStart(4, '0') + line;
}

async function writeFiles(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

/** A project that builds itself, so that nothing is needed from an index. */
async function packProject(folder: string, path: string, version: string): Promise<void> {
  const project = `project-${version}`;
  await writeFiles(folder, {
    [`${project}/pyproject.toml`]: [
      '[build-system]\nrequires = []\nbuild-backend = "backend"\nbackend-path = ["."]',
      `[project]\nname = "wheelwright"\nversion = "${version}"\n`,
    ].join('\n'),
    [`${project}/backend.py`]: backend(version),
  });
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await run('tar', ['-czf', join(folder, path), '-C', folder, project]);
}

const backend = (version: string) => `
import os, zipfile
stem = "wheelwright-${version}.dist-info"
def build_wheel(directory, config_settings=None, metadata_directory=None):
    name = "wheelwright-${version}-py3-none-any.whl"
    with zipfile.ZipFile(os.path.join(directory, name), "w") as wheel:
        wheel.writestr("wheelwright.py", "spokes = 12")
        wheel.writestr(stem + "/METADATA", "Metadata-Version: 2.1\\nName: wheelwright\\nVersion: ${version}\\n")
        wheel.writestr(stem + "/WHEEL", "Wheel-Version: 1.0\\nGenerator: t\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")
        wheel.writestr(stem + "/RECORD", "")
    return name
`;
