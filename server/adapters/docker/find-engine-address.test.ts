import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findEngineAddress } from './find-engine-address.ts';

let home = '';
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'studio-home-'));
});
afterEach(() => rm(home, { recursive: true }));

function write(path: string, content: unknown): void {
  const file = join(home, '.docker', path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
}

function writeContext(name: string, host: string): string {
  const id = createHash('sha256').update(name).digest('hex');
  write(`contexts/meta/${id}/meta.json`, { Name: name, Endpoints: { docker: { Host: host } } });
  return id;
}

describe('findEngineAddress', () => {
  it('believes DOCKER_HOST before all', () => {
    write('config.json', { currentContext: 'far' });
    writeContext('far', 'tcp://far:2376');
    expect(findEngineAddress({ dockerHost: 'unix:///run/mine.sock', home })).toEqual({ url: 'unix:///run/mine.sock' });
    expect(findEngineAddress({ dockerHost: 'build:2376', certificateFolder: '/certificates', home })).toEqual({
      url: 'tcp://build:2376',
      certificateFolder: '/certificates',
    });
  });

  it('takes the context in use, with its certificates', () => {
    write('config.json', { currentContext: 'far' });
    const id = writeContext('far', 'tcp://far:2376');
    expect(findEngineAddress({ home })).toEqual({ url: 'tcp://far:2376' });
    write(`contexts/tls/${id}/docker/ca.pem`, 'a certificate');
    expect(findEngineAddress({ home })).toEqual({
      url: 'tcp://far:2376',
      certificateFolder: join(home, '.docker/contexts/tls', id, 'docker'),
    });
  });

  it('lets DOCKER_CONTEXT choose another one, or the default', () => {
    write('config.json', { currentContext: 'far' });
    writeContext('far', 'tcp://far:2375');
    writeContext('near', 'unix:///run/near.sock');
    expect(findEngineAddress({ dockerContext: 'near', home }).url).toBe('unix:///run/near.sock');
    expect(findEngineAddress({ dockerContext: 'default', home }).url).toBe('unix:///var/run/docker.sock');
  });

  it.each(['', '{', '{"currentContext":7}', '{"currentContext":"forgotten"}', '[]'])(
    'falls back to the system’s socket when the configuration is %s',
    (configuration) => {
      write('config.json', configuration);
      expect(findEngineAddress({ home })).toEqual({ url: 'unix:///var/run/docker.sock' });
    },
  );
});
