import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConfig } from './config.ts';
import { openSupportSource } from './open-support-source.ts';
import { gatherSupportFiles } from './usecases/operations/gather-support-files.ts';
import { writeSupportBundle } from './write-support-bundle.ts';

const planted: string[] = [];
/** A new secret, with what addresses, JSON and base64 write in another way. */
function plant(kind = ''): string {
  const secret = `${kind}${randomBytes(9).toString('hex')}+/="ü`;
  planted.push(secret);
  return secret;
}
/** One of the letters that stand as they are in an address. */
function plantPlain(kind = ''): string {
  const secret = `${kind}${randomBytes(12).toString('hex')}`;
  planted.push(secret);
  return secret;
}

const databasePassword = plant();
const variables = {
  STUDIO_SECRET_KEY: plant('key-of-thirty-two-characters-'),
  STUDIO_METRICS_TOKEN: plant('metrics-'),
  DATABASE_URL: `postgresql://studio:${encodeURIComponent(databasePassword)}@db.example:5432/studio?sslpassword=${plantPlain()}`,
  PIP_INDEX_URL: `https://reader:${plantPlain()}@index.example/${plantPlain()}/simple`,
  PIP_EXTRA_INDEX_URL: `https://one.example/simple https://${plantPlain()}@two.example/simple`,
  HTTPS_PROXY: `http://proxy:${plantPlain()}@proxy.example:3128`,
  AWS_SECRET_ACCESS_KEY: plant(),
  GITHUB_TOKEN: plantPlain('ghp_'),
  COMPANY_INTERNAL: plant(),
  STUDIO_WORKERS: '3',
};

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'env-studio-support-'));
  await writeLogs(plantPlain('studio_'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function writeLogs(token: string): Promise<void> {
  const lines = [
    { msg: 'a build began', buildId: 'b-1' },
    { msg: `curl -H 'Authorization: Bearer ${token}' failed` },
    { msg: 'a request failed', headers: { cookie: `studio.session_token=${plantPlain()}`, 'x-api-key': plantPlain() } },
    { msg: `could not connect to ${variables.DATABASE_URL}`, err: { message: databasePassword } },
    { msg: `http://studio.example/welcome#${randomLink()}` },
    { msg: `basic ${Buffer.from(`reader:${plantPlain()}`).toString('base64')}` },
    { msg: JSON.stringify({ password: plantPlain(), nested: JSON.stringify({ secret: plantPlain() }) }) },
    { msg: `pip install git+https://oauth2:${plantPlain()}@git.example/a.git` },
    { msg: `-----BEGIN RSA PRIVATE KEY-----\n${plantPlain()}\n-----END RSA PRIVATE KEY-----` },
    { msg: `AWS_SECRET_ACCESS_KEY ${variables.AWS_SECRET_ACCESS_KEY}` },
    { msg: `in base64 ${Buffer.from(`x:${variables.STUDIO_METRICS_TOKEN}`).toString('base64')}` },
    { msg: `${variables.STUDIO_SECRET_KEY} and, in an address, ${encodeURIComponent(variables.STUDIO_SECRET_KEY)}` },
  ];
  await mkdir(join(folder, 'logs'), { recursive: true });
  await writeFile(join(folder, 'logs', 'studio.log'), lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  await writeFile(
    join(folder, 'logs', 'postgres.log'),
    `LOG:  ready\nSTATEMENT:  alter role studio password '${plantPlain()}'\n`,
  );
}

function randomLink(): string {
  const token = randomBytes(32).toString('base64url');
  planted.push(token);
  return token;
}

function expectNoSecret(archive: string): void {
  for (const secret of planted) {
    const bytes = Buffer.from(secret);
    // In the middle of something longer its first and last characters of base64 depend on what is beside it.
    const encodings = [0, 1, 2].map((before) =>
      Buffer.concat([Buffer.alloc(before), bytes])
        .toString('base64')
        .slice(before + 1, -4),
    );
    const ways = [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1), ...encodings];
    for (const way of ways) expect(archive.includes(way), `${secret} as ${way}`).toBe(false);
  }
}

test('no secret that stands anywhere around the studio is in the bundle; what helps is', async () => {
  const config = readConfig(['--data', folder], variables);
  const engineAddress = `tcp://docker:${plantPlain()}@engine.example:2376`;
  const files = await gatherSupportFiles({
    support: openSupportSource(config, config.secretKey, '1.2.3'),
    now: new Date('2026-01-02T03:04:05Z'),
    readHealth: async () => ({ engine: { address: engineAddress, reason: `no route to ${engineAddress}` } }),
    readOperations: async () => ({ processes: [{ engineAddress }], note: `from ada@example.com ${plantPlain('hf_')}` }),
  });
  const all = files.map(({ name, text }) => `== ${name}\n${text}`).join('');
  expect(planted.length).toBeGreaterThan(20);
  expectNoSecret(all);
  expect(all).not.toContain('@example.com');
  expect(all).not.toContain('COMPANY_INTERNAL');
  for (const useful of [
    '"studioVersion": "1.2.3"',
    '"STUDIO_WORKERS": "3"',
    '"STUDIO_SECRET_KEY": "[redacted]"',
    '"DATABASE_URL": "postgresql://db.example:5432/…"',
    '"HTTPS_PROXY": "http://proxy.example:3128"',
    'engine.example:2376',
    '"msg":"a build began","buildId":"b-1"',
    'LOG:  ready',
  ]) {
    expect(all).toContain(useful);
  }
});

test('the command writes it also where the database does not answer, and says that', async () => {
  const path = join(folder, 'bundle.tar.gz');
  const unreachable = { ...variables, DATABASE_URL: variables.DATABASE_URL.replace('db.example:5432', '127.0.0.1:1') };
  const said = await writeSupportBundle(readConfig(['--data', folder], unreachable), path, '1.2.3');
  expect(said).toContain(path);
  const archive = gunzipSync(await readFile(path));
  expectNoSecret(archive.toString());
  expect(archive.toString()).toContain('ECONNREFUSED');
  expect(archive.toString()).toContain('a build began');
});
