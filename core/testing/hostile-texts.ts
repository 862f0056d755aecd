/** Texts that no user writes and somebody pastes: each parser must answer each of them, soon. */
export const hostileTexts: Readonly<Record<string, string>> = {
  'ten megabytes': 'numpy\n'.repeat(1_700_000),
  'one line of a megabyte': 'a'.repeat(999_999),
  'one line of a megabyte of words': 'RUN x '.repeat(166_000),
  'binary garbage': '\u0000\u0001ELF\u0002\u0003\uFFFD\uFFFD'.repeat(1000),
  'broken UTF-8': '\uFFFD\uFFFDdependencies\uFFFD: \uFFFD[\uFFFD',
  'YAML bomb': [
    'a: &a [x, x, x, x, x, x, x, x, x]',
    ...'bcdefghi'.split('').map((name, index) => {
      const previous = `*${'abcdefgh'.charAt(index)}`;
      return `${name}: &${name} [${Array(9).fill(previous).join(', ')}]`;
    }),
    'dependencies: *i',
  ].join('\n'),
  'alias bomb over dependencies': `p: &p [${'a,'.repeat(2000)}]\ndependencies:\n${'- pip: *p\n'.repeat(2000)}`,
  'deep flow': '['.repeat(500_000),
  'deep map': '{a: '.repeat(200_000),
  'deep block': Array.from({ length: 1200 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
  anchors: '&a '.repeat(300_000),
  aliases: '*a '.repeat(300_000),
  'many keys': Array.from({ length: 60_000 }, (_, index) => `k${index}: v`).join('\n'),
  spaces: ' '.repeat(999_999),
  'line ends': '\n'.repeat(999_999),
  'carriage returns': '\r'.repeat(999_999),
  continuations: 'a \\\n'.repeat(240_000),
  comments: '# x\n'.repeat(240_000),
  commas: 'a>=1,'.repeat(190_000),
  brackets: `a${'['.repeat(400_000)}`,
  'one long requirement': `a==1 ; ${'('.repeat(19_000)}`,
  options: '--'.repeat(9_000),
  mounts: `FROM a\nRUN ${'--mount=type=cache,id=a '.repeat(40_000)}`,
  'continued mounts': `FROM a\nRUN ${'--mount=type=cache,id=a \\\n'.repeat(4_900)}`,
  stages: 'FROM a AS b\n'.repeat(80_000),
  heredocs: 'RUN <<A\n'.repeat(120_000),
  'lone surrogate': '\uD800numpy\uDFFF',
};
