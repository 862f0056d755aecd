// Who may import whom: the rooms of docs/ARCHITECTURE.md, as errors.
const anyOf = (...paths) => `^(${paths.join('|')})`;
const tests = '\\.(test|spec)\\.tsx?$|/testing/';

/** What a room may import of ours; everything else of ours is an error. */
const room = (name, from, allowed, { vendors } = {}) => [
  {
    name: `${name}-imports-its-neighbours-only`,
    severity: 'error',
    from: { path: from, pathNot: tests },
    to: { path: '^(app|components|core|server|db|cli|e2e|scripts|bench)/', pathNot: anyOf(...allowed) },
  },
  ...(vendors
    ? [
        {
          name: `${name}-vendors`,
          severity: 'error',
          from: { path: from, pathNot: tests },
          to: { path: 'node_modules/', pathNot: `node_modules/(${vendors.join('|')})(/|$)` },
        },
      ]
    : []),
];

export default {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'core-knows-no-world',
      severity: 'error',
      from: { path: '^core/', pathNot: `${tests}|^core/digest\\.ts$` },
      to: { dependencyTypes: ['core'] },
    },
    ...room('core', '^core/', ['core/'], {
      vendors: [
        'zod',
        'yaml',
        'dockerfile-ast',
        'vscode-languageserver-\\w+',
        '@renovatebot/pep440',
        'canonicalize',
        'smol-toml',
      ],
    }),
    ...room('ports', '^server/ports/', ['core/', 'server/ports/'], { vendors: ['zod', '@types/node'] }),
    ...room('usecases', '^server/usecases/', [
      'core/',
      'server/ports/',
      'server/usecases/',
      'db/database\\.ts',
      'db/is-database-away\\.ts',
      'db/stores/',
    ]),
    {
      name: 'usecases-take-stores-as-types',
      severity: 'error',
      from: { path: '^server/usecases/', pathNot: tests },
      to: { path: '^db/', pathNot: '^db/is-database-away\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    ...room('adapters', '^server/adapters/', ['core/', 'server/ports/', 'server/adapters/']),
    {
      name: 'adapters-keep-apart',
      severity: 'error',
      from: { path: '^server/adapters/([^/]+)/', pathNot: tests },
      to: { path: '^server/adapters/', pathNot: '^server/adapters/$1/' },
    },
    ...room('db', '^db/', ['core/', 'db/', 'server/ports/']),
    ...room('api', '^server/api/', [
      'core/',
      'server/api/',
      'server/usecases/',
      'server/ports/',
      'db/database\\.ts',
      'db/is-database-away\\.ts',
      'db/is-disk-full\\.ts',
      'db/stores/',
    ]),
    ...room('worker', '^server/worker/', [
      'core/',
      'server/worker/',
      'server/usecases/',
      'server/ports/',
      'db/database\\.ts',
      'db/patient-database\\.ts',
      'db/stores/',
    ]),
    ...room('components', '^components/', ['core/', 'components/', 'server/api/root\\.ts']),
    ...room('cli', '^cli/', ['cli/', 'core/'], { vendors: ['use-intl', '@types/node'] }),
    {
      name: 'browser-takes-the-router-as-type',
      severity: 'error',
      from: { path: '^(components|app|cli|e2e)/' },
      // A second dockerd is no part of the product: journeys may start one.
      to: { path: '^server/', pathNot: '/testing/second-daemon\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'second-daemon-knows-no-product',
      severity: 'error',
      from: { path: '/testing/second-daemon\\.ts$' },
      to: { path: '^(app|components|core|server|db|cli|e2e|scripts|bench)/' },
    },
    {
      name: 'component-areas-keep-apart',
      severity: 'error',
      from: { path: '^components/([^/]+)/', pathNot: '^components/(ui|trpc)/' },
      to: { path: '^components/', pathNot: '^components/($1|ui|trpc)/' },
    },
    ...room('app', '^app/', ['app/', 'components/', 'core/', 'i18n/']),
    {
      name: 'vendor-docker',
      severity: 'error',
      from: { pathNot: '^(server/adapters/docker|server/adapters/debian|node_modules|e2e|bench)/' },
      to: { path: 'node_modules/(dockerode|@grpc/grpc-js)/' },
    },
    {
      name: 'vendor-database',
      severity: 'error',
      from: {
        pathNot:
          '\\.test\\.ts$|^(db|server/adapters/embedded-postgres|server/adapters/better-auth|server/wiring|node_modules|drizzle\\.config)',
      },
      to: { path: 'node_modules/(drizzle-orm|pg|pg-copy-streams)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(\\.next[^/]*|dist|\\.studio|\\.node)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'node', 'default'] },
  },
};
