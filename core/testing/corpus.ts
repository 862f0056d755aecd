import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../../shared/corpus/', import.meta.url));

/** Why tests over the shared corpus are skipped: empty where it stands beside the repository. */
export const corpusIsAbsent = existsSync(folder) ? '' : ' (skipped: ../shared/corpus is not here)';

/** What conda's and pip's own parsers say of real files. */
export function readVerdicts<Verdict>(name: 'matchspec-verdicts' | 'pip-verdicts'): Record<string, Verdict> {
  return JSON.parse(readFileSync(`${folder}${name}.json`, 'utf8'));
}

export function listCorpus(kind: 'conda' | 'pip'): { readonly name: string; readonly text: string }[] {
  return readdirSync(folder + kind).map((name) => ({ name, text: readFileSync(`${folder}${kind}/${name}`, 'utf8') }));
}
