import { createTranslator } from 'use-intl/core';
import type { Issue } from '../core/issue.ts';
import english from '../messages/en.json' with { type: 'json' };

type Words = Readonly<Record<string, string>>;

const catalogue: { readonly issues: Words; readonly fixes: Words } = english;
const translators = {
  issues: createTranslator({ locale: 'en', messages: catalogue, namespace: 'issues' }),
  fixes: createTranslator({ locale: 'en', messages: catalogue, namespace: 'fixes' }),
};

/** Says an issue (`issues`), or what its fix does (`fixes`); a code without words is shown as it is. */
export function issueWords(kind: keyof typeof translators, { code, values }: Issue): string {
  const translate = translators[kind];
  return translate.has(code) ? translate(code, values) : code;
}
