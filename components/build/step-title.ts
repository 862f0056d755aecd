/** What a step does, in the studio's words (`build.step.<key>`) or in those of the Dockerfile. */
export type StepTitle =
  | {
      readonly key:
        | 'resolve-base'
        | 'lock'
        | 'lock-conda'
        | 'lock-pip'
        | 'next-attempt'
        | 'wait-for-image'
        | 'check'
        | 'record'
        | 'install-conda'
        | 'install-pip'
        | 'copy-conda'
        | 'create-user'
        | 'toolbox'
        | 'export';
    }
  | { readonly key: 'base'; readonly image: string }
  | { readonly key: 'instruction'; readonly text: string };

const studioSteps = [
  'resolve-base',
  'lock',
  'lock-conda',
  'lock-pip',
  'next-attempt',
  'wait-for-image',
  'check',
  'record',
] as const;

/** Reads what a step is off its name: `studio:lock-pip`, `[3/5] RUN …`, `export`. */
export function readStepTitle(name: string): StepTitle {
  const studioStep = studioSteps.find((key) => name === `studio:${key}`);
  if (studioStep) return { key: studioStep };
  if (name === 'export') return { key: 'export' };
  const [, stage = '', instruction = name] = /^\[(?:([\w.-]+) )?\d+\/\d+\]\s*(.*)$/s.exec(name) ?? [];
  if (stage === 'studio-toolbox') return { key: 'toolbox' };
  if (/^FROM\s/i.test(instruction)) return { key: 'base', image: instruction.slice(5).trim() };
  if (instruction.includes('source=.studio/pixi.lock')) return { key: 'install-conda' };
  if (instruction.includes('source=.studio/pylock.toml')) return { key: 'install-pip' };
  if (instruction.startsWith('COPY --from=studio-conda ')) return { key: 'copy-conda' };
  if (/^RUN set -eu;.*\/etc\/passwd/s.test(instruction)) return { key: 'create-user' };
  return { key: 'instruction', text: instruction.replaceAll(/\s+/g, ' ') };
}
