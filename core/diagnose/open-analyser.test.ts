import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyDefinition } from '../definition/definition.ts';
import { readIfThere } from '../testing/expect-file.ts';
import { diagnose } from './diagnose.ts';
import { openAnalyser } from './open-analyser.ts';

const surroundings = { today: '2026-01-01', base: { glibcVersion: '2.17' } };
const conda = 'dependencies:\n- pythn=3.7\n- pip:\n  - torch==2.0+cu118\n';

describe('openAnalyser', () => {
  it('finds what diagnose finds, whatever was read before', () => {
    const lines = fc.array(
      fc.constantFrom('torch==2.0+cu118', 'numpy>>1', 'FROM debian:12', 'RUN pip install a', '\n'),
    );
    const text = fc.oneof(
      lines.map((parts) => parts.join('\n')),
      fc.constant(conda),
    );
    const edits = fc.array(fc.record({ section: fc.constantFrom('conda', 'pip', 'dockerfile'), text }));
    fc.assert(
      fc.property(edits, (steps) => {
        const analyse = openAnalyser();
        let definition = { ...emptyDefinition, baseImage: 'debian:12' };
        for (const step of steps) {
          definition = { ...definition, [step.section]: step.text };
          expect(analyse(definition, surroundings).issues).toEqual(diagnose(definition, surroundings));
        }
      }),
    );
  });

  it('finds what diagnose finds in one case after another, section by section', () => {
    const root = join(import.meta.dirname, 'cases');
    const analyse = openAnalyser();
    let definition = emptyDefinition;
    for (const name of readdirSync(root)) {
      const read = (file: string) => readIfThere(join(root, name, file));
      const { surroundings: around = {}, ...settings } = JSON.parse(read('settings.json') || '{}');
      const texts = { conda: read('environment.yml'), pip: read('requirements.txt'), dockerfile: read('Dockerfile') };
      for (const change of [
        { conda: texts.conda },
        { ...settings, pip: texts.pip },
        { dockerfile: texts.dockerfile },
      ]) {
        definition = { ...definition, ...change };
        // As a worker gets and gives them: each time a copy.
        const [copy, aroundCopy] = structuredClone([definition, around]);
        const { issues } = structuredClone(analyse(copy, aroundCopy));
        expect(issues, name).toEqual(diagnose(definition, around));
      }
      definition = { ...emptyDefinition, ...texts };
    }
  });

  it('says where each package is asked for, in which section and of whom', () => {
    const { requests } = openAnalyser()({ ...emptyDefinition, conda, pip: 'six\n' }, {});
    const texts = { conda, pip: 'six\n' };
    expect(
      requests.map(({ manager, section, name, range }) => [
        manager,
        texts[section].slice(range.start, range.end),
        name,
      ]),
    ).toEqual([
      ['conda', 'pythn=3.7', 'pythn'],
      ['pip', 'torch==2.0+cu118', 'torch'],
      ['pip', 'six', 'six'],
    ]);
  });

  it('parses a section again only when its text changed', () => {
    const analyse = openAnalyser();
    const first = analyse({ ...emptyDefinition, conda, pip: 'a==1' }, {});
    const second = analyse({ ...emptyDefinition, conda, pip: 'a==2' }, {});
    // The very same objects: what the parser found in a text that is unchanged.
    expect(second.requests[0]?.range).toBe(first.requests[0]?.range);
    expect(second.requests[2]?.range).not.toBe(first.requests[2]?.range);
  });
});
