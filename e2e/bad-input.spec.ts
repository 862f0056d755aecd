import { randomBytes } from 'node:crypto';
import { type Definition, emptyDefinition, sectionLimitCharacters } from '../core/definition/definition.ts';
import { expect, test } from './support/fixtures.ts';
import { type Answer, RawClient } from './support/raw-client.ts';

/** Each answer is there within this time, however bad the question. */
const answerLimitMs = 2_000;
const tenMegabytes = 'x'.repeat(10 * 1024 * 1024);
/** One character below the limit of a section, so that it is analysed and not refused by its length. */
const oneLongLine = 'x'.repeat(sectionLimitCharacters - 1);
const garbage = randomBytes(50_000).toString('latin1');
const printableGarbage = garbage.replaceAll('\0', '');
const yamlBomb = [
  'a: &a [x, x, x, x, x, x, x, x, x, x]',
  ...'bcdefghij'.split('').map((name, index) => {
    const previous = 'abcdefghi'[index];
    return `${name}: &${name} [${Array(10).fill(`*${previous}`).join(', ')}]`;
  }),
  'dependencies: *j',
].join('\n');
const endlessNesting = `dependencies: ${'['.repeat(100_000)}`;
const brokenText = 'numpy\u0000\ud800 \udfff\ufffe\u202e # half a pair, NUL, a mark that turns text round';

const texts: Readonly<Record<string, string>> = {
  'a single line of a megabyte': oneLongLine,
  'a megabyte of line ends': '\n'.repeat(sectionLimitCharacters - 1),
  'binary garbage': garbage,
  'garbage that is text': printableGarbage,
  'a YAML bomb': yamlBomb,
  'endless nesting': endlessNesting,
  'broken text': brokenText,
};

let raw: RawClient;
let draftId: string;
const environment = `bad-input-${Date.now().toString(36)}`;

test.beforeAll(async ({ studio, signedIn, workspace }) => {
  raw = new RawClient(studio.address, signedIn.cookie);
  const created = await signedIn.client.environment.create.mutate({
    workspace,
    name: environment,
    description: '',
    tags: [],
  });
  draftId = created.draftId;
});

test.afterEach(async ({ studio }) => {
  const health = await fetch(`${studio.address}/api/health`);
  expect(health.status, 'the studio goes on answering').toBe(200);
});

/** A known code or a result, in time, and nothing about our insides. */
function expectCleanAnswer(answer: Answer, what: string) {
  expect.soft(answer.durationMs, `${what}: in time`).toBeLessThan(answerLimitMs);
  expect
    .soft(answer.text, `${what}: no stack trace`)
    .not.toMatch(/\bat \S+ \(|node_modules|\/server\/|\.ts:\d|\.mjs:\d/);
  expect.soft(answer.status, `${what}: no failure of ours`).toBeLessThan(500);
  expect.soft(answer.code, `${what}: a code with words`).not.toBe('INTERNAL');
}

function proceduresWith(definition: Definition, workspace: string): Readonly<Record<string, object>> {
  const written = { workspace, draftId, revision: 0, definition, description: '', tags: [], sessionId: 'bad-input' };
  return {
    'draft.save': written,
    'draft.overwrite': written,
    'version.register': { workspace, name: environment, definition },
    'definition.render': { workspace, definition },
    'definition.foresee': { workspace, definition },
    'definition.resolve': { workspace, definition },
  };
}

for (const section of ['conda', 'pip', 'dockerfile'] as const) {
  for (const [what, text] of Object.entries(texts)) {
    test(`${what} in the ${section} section gets a clear answer at once`, async ({ workspace }) => {
      const definition = { ...emptyDefinition, [section]: text };
      for (const [procedure, input] of Object.entries(proceduresWith(definition, workspace))) {
        expectCleanAnswer(await raw.call(procedure, input), procedure);
      }
      expectCleanAnswer(
        await raw.call('definition.import', { workspace, text, fileName: 'paste' }),
        'definition.import',
      );
    });
  }
}

test('a paste of 10 MB is refused as too large, and the connection stays usable', async ({ signedIn, workspace }) => {
  const definition = { ...emptyDefinition, conda: tenMegabytes };
  for (const [procedure, input] of Object.entries(proceduresWith(definition, workspace))) {
    const answer = await raw.call(procedure, input);
    expectCleanAnswer(answer, procedure);
    expect.soft(answer, procedure).toMatchObject({ status: 413, code: 'TOO_LARGE' });
  }
  const overTheLimit = { ...emptyDefinition, pip: 'x'.repeat(sectionLimitCharacters + 1) };
  expect(await raw.call('draft.save', proceduresWith(overTheLimit, workspace)['draft.save'])).toMatchObject({
    code: 'TOO_LARGE',
    values: { field: 'definition.pip', limit: String(sectionLimitCharacters) },
  });
  await expect(signedIn.client.draft.get.query({ workspace, draftId })).resolves.toMatchObject({ id: draftId });
});

test('bytes that were pasted as text are refused as such, in whatever field', async ({ workspace }) => {
  const definition = { ...emptyDefinition, pip: garbage };
  expect(await raw.call('draft.save', proceduresWith(definition, workspace)['draft.save'])).toMatchObject({
    status: 400,
    code: 'NOT_TEXT',
    values: { field: 'definition.pip' },
  });
  const search = { workspace, search: '\0', sort: 'name', isCurated: false };
  const query = new URLSearchParams({ input: JSON.stringify({ json: search }) });
  expect(await raw.get(`/api/trpc/environment.list?${query}`)).toMatchObject({ code: 'NOT_TEXT' });
  const account = { name: '\0', email: 'nobody\0@example.com', password: '\0\0\0\0\0\0\0\0' };
  expectCleanAnswer(await raw.post('/api/auth/sign-in/email', JSON.stringify(account)), 'signing in');
});

test('bodies that are no JSON, and JSON of another shape, are refused as such', async ({ workspace }) => {
  const brokenUtf8 = Buffer.concat([
    Buffer.from(`{"json":{"workspace":"${workspace}","definition":"`),
    Buffer.from([0xff, 0xfe, 0xc0, 0x80, 0xed, 0xa0, 0x80]),
    Buffer.from('"}}'),
  ]);
  const bodies: Readonly<Record<string, Buffer | string>> = {
    'broken UTF-8': brokenUtf8,
    'random bytes': randomBytes(100_000),
    nothing: '',
    'half of a text': '{"json":{"workspace":"def',
    'nesting without end': '['.repeat(500_000),
    'another shape': '{"json":[1,2,3]}',
    'a prototype':
      '{"json":{"__proto__":{"role":"admin"},"constructor":{"prototype":{}}},"meta":{"values":{"a.b":["map"]}}}',
    null: 'null',
  };
  for (const [what, body] of Object.entries(bodies)) {
    for (const procedure of ['draft.save', 'version.register', 'setup.complete']) {
      const answer = await raw.post(`/api/trpc/${procedure}`, body);
      expectCleanAnswer(answer, `${what} to ${procedure}`);
      expect.soft(answer.code, `${what} to ${procedure}`).toBe('INVALID_INPUT');
    }
    expectCleanAnswer(await raw.post('/api/auth/sign-in/email', body), `${what} to the sign-in`);
  }
});

test('addresses that nobody would type are answered', async ({ workspace }) => {
  const addresses = [
    '/%ff%fe',
    '/%',
    '//',
    '/w/%F0%28%8C%28',
    '/w/%00/environments/%F0%28%8C%28',
    `/w/${workspace}/environments/${'a'.repeat(5_000)}`,
    `/w/${workspace}/builds/not-an-id`,
    `/w/${workspace}/environments/..%2f..%2fetc%2fpasswd/versions/1`,
    '//example.com/',
    '/api/trpc/no.such.procedure',
    '/api/trpc/draft.get?input=%7B%22json%22%3A',
    `/api/w/${workspace}/images/..%2f..%2f/download`,
    `/api/w/${workspace}/builds/%00/log.txt`,
    `/api/w/${workspace}/builds/not-an-id/log.txt`,
    '/_next/static/..%2f..%2f..%2fpackage.json',
    '/api/nothing',
  ];
  for (const address of addresses) {
    expectCleanAnswer(await raw.get(address), address);
  }
});

test('nonsense over the WebSocket ends that connection only', async ({ studio, signedIn }) => {
  const tooLarge = 'x'.repeat(2 ** 20);
  const closed = await raw.sendToSocket([randomBytes(1_000), '{"id":1,"method":"subscription"', tooLarge]);
  expect(closed.code, 'closed as too large').toBe(1009);
  expect(closed.text).not.toMatch(/node_modules|\/server\//);
  await expect(signedIn.client.session.current.query()).resolves.toMatchObject({ needsSetup: false });
  expect(studio.output).not.toMatch(/uncaught|unhandled/i);
});

test('a paste that is too large is told in the editor, and without it the draft is saved again', async ({
  page,
  signedIn,
  workspace,
}) => {
  const name = `pasted-${Date.now().toString(36)}`;
  const blank = { workspace, name, description: '', tags: [] };
  const created = await signedIn.client.environment.create.mutate(blank);
  await page.goto(`/w/${workspace}/drafts/${created.draftId}`);
  await page.getByRole('link', { name: /^Pip/ }).click();
  await page.getByRole('textbox', { name: 'Pip section' }).focus();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate((text) => navigator.clipboard.writeText(text), '# no list of packages at all\n'.repeat(40_000));
  await page.keyboard.press('ControlOrMeta+v');
  await expect(page.getByText(/one million characters/).first()).toBeVisible({ timeout: 60_000 });
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText('numpy');
  await expect(page.getByText(/one million characters/)).toHaveCount(0);
  await expect
    .poll(async () => (await signedIn.client.draft.get.query({ workspace, draftId: created.draftId })).definition.pip)
    .toBe('numpy');
});

test('a hundred registrations at once: different ones are numbered without gaps, equal ones are one version', async ({
  signedIn,
  workspace,
}) => {
  const { client } = signedIn;
  const stamp = Date.now().toString(36);
  const register = (name: string, value: string) =>
    client.version.register.mutate({
      workspace,
      name,
      definition: { ...emptyDefinition, dockerfile: 'RUN true', variables: [{ name: 'VALUE', value }] },
    });
  const hundred = Array.from({ length: 100 }, (_, index) => index + 1);
  for (const name of [`different-${stamp}`, `equal-${stamp}`]) {
    await client.environment.create.mutate({ workspace, name, description: '', tags: [] });
  }

  const different = await Promise.all(hundred.map((index) => register(`different-${stamp}`, String(index))));
  expect(different.map(({ number }) => number).sort((a, b) => a - b)).toEqual(hundred);
  expect(different.every(({ isNew }) => isNew)).toBe(true);

  const equal = await Promise.all(hundred.map(() => register(`equal-${stamp}`, 'the same')));
  expect(new Set(equal.map(({ number }) => number))).toEqual(new Set([1]));
  expect(equal.filter(({ isNew }) => isNew)).toHaveLength(1);
});
