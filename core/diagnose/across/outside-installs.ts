import type { ShellCommand } from '../dockerfile/shell-commands.ts';

/** Tools that one installs into the base on purpose. */
const installers = new Set(['pip', 'setuptools', 'wheel', 'uv', 'poetry', 'pipx', 'virtualenv', 'conda', 'mamba']);
const pipInstall = /^(?:\S*\/)?(?:pip[\d.]*|uv pip|python[\d.]*(?: -[A-LN-Za-z]\S*)* -m pip)(?: -\S+)* install (.+)$/;
const condaInstall = /^(?:\S*\/)?(?:conda|mamba|micromamba)(?: -\S+)* (?:install|create|env (?:create|update)) (.+)$/;

/** `pip install torch`, `python -m pip install …`, `uv pip install …`; not of pip and its like alone. */
export function isPipInstall({ words }: ShellCommand): boolean {
  return installsPackages(pipInstall.exec(words.join(' '))?.[1]);
}

/** `conda install`, `mamba env update`, `micromamba create`. */
export function isCondaInstall({ words }: ShellCommand): boolean {
  return installsPackages(condaInstall.exec(words.join(' '))?.[1]);
}

function installsPackages(rest: string | undefined): boolean {
  const packages = rest?.split(' ').filter((word) => !word.startsWith('-')) ?? [];
  return packages.some((word) => !installers.has(word.replace(/[=<>~![].*$/, '')));
}
