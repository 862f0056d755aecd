import type { Rule } from '../rule.ts';
import { indexPlaces } from './address-places.ts';

/** Without a single wheel for Linux, asked of PyPI by pip itself in November 2026; and what has one instead. */
const sourceOnly: ReadonlyMap<string, string> = new Map([
  ['annoy', ''],
  ['causal-conv1d', ''],
  ['cx-oracle', 'oracledb'],
  ['dlib', 'dlib-bin'],
  ['docopt', 'docopt-ng'],
  ['fairseq', ''],
  ['fasttext', 'fasttext-wheel'],
  ['fbprophet', 'prophet'],
  ['flash-attn', ''],
  ['gdal', ''],
  ['horovod', ''],
  ['jieba', ''],
  ['kenlm', ''],
  ['langdetect', ''],
  ['mamba-ssm', ''],
  ['mysqlclient', 'pymysql'],
  ['psycopg2', 'psycopg2-binary'],
  ['pyaudio', ''],
  ['pycairo', ''],
  ['pycrypto', 'pycryptodome'],
  ['pyspark', ''],
  ['python-ldap', ''],
  ['sasl', ''],
  ['wget', ''],
]);

/** The studio refuses to run build code unless it is told to; another index may well have wheels. */
export const sourceOnlyRequirement: Rule = {
  code: 'pip-no-linux-wheel',
  severity: 'warning',
  find(subject) {
    if (subject.definition.allowSourceBuilds || indexPlaces(subject).length > 0) return [];
    return subject.requirements.flatMap(({ section, name, requirement }) => {
      const instead = requirement.source === 'index' && !requirement.marker ? sourceOnly.get(name) : undefined;
      if (instead === undefined) return [];
      const values = { name: requirement.name ?? '', instead: instead || 'none' };
      return [{ section, range: requirement.nameRange ?? requirement.range, values }];
    });
  },
};
