import { describe, expect, it } from 'vitest';
import { readHostPackageSource } from './host-package-source.ts';

const files = (contents: Record<string, string>) => (path: string) => contents[path];

describe('readHostPackageSource', () => {
  it('is the public index without certificates when nothing is set', () => {
    expect(readHostPackageSource({ HOME: '/home/ann' }, files({}))).toEqual({ extraIndexUrls: [], trustedHosts: [] });
  });

  it('lets the user’s file win over the machine’s, and variables over both', () => {
    const read = files({
      '/etc/pip.conf': '[global]\nindex-url=https://machine/simple\ntrusted-host=a b\ncert=/ca.pem\n',
      '/home/ann/.config/pip/pip.conf': '[global]\nindex-url=https://user/simple\n',
      '/ca.pem': 'PEM',
    });
    const variables = { HOME: '/home/ann', PIP_EXTRA_INDEX_URL: 'https://one/simple https://two/simple' };
    expect(readHostPackageSource(variables, read)).toEqual({
      indexUrl: 'https://user/simple',
      extraIndexUrls: ['https://one/simple', 'https://two/simple'],
      trustedHosts: ['a', 'b'],
      certificateAuthorities: Buffer.from('PEM'),
    });
    expect(readHostPackageSource({ ...variables, PIP_INDEX_URL: 'https://variable/simple' }, read).indexUrl).toBe(
      'https://variable/simple',
    );
  });

  it('leaves the user’s file out when PIP_CONFIG_FILE names another', () => {
    const read = files({
      '/home/ann/.pip/pip.conf': '[global]\nindex-url=https://user/simple\n',
      '/named.conf': '[global]\nproxy=http://proxy:3128\n',
    });
    const source = readHostPackageSource({ HOME: '/home/ann', PIP_CONFIG_FILE: '/named.conf' }, read);
    expect(source).toEqual({
      httpProxy: 'http://proxy:3128',
      httpsProxy: 'http://proxy:3128',
      extraIndexUrls: [],
      trustedHosts: [],
    });
  });

  it('adds NODE_EXTRA_CA_CERTS to the public authorities', () => {
    const source = readHostPackageSource({ NODE_EXTRA_CA_CERTS: '/extra.pem' }, files({ '/extra.pem': 'EXTRA' }));
    const bundle = Buffer.from(source.certificateAuthorities ?? '').toString();
    expect(bundle).toMatch(/^-----BEGIN CERTIFICATE-----/);
    expect(bundle).toMatch(/EXTRA$/);
  });

  it('reads proxies in either case', () => {
    expect(readHostPackageSource({ https_proxy: 'http://p:1', NO_PROXY: 'localhost' }, files({}))).toEqual({
      httpsProxy: 'http://p:1',
      noProxy: 'localhost',
      extraIndexUrls: [],
      trustedHosts: [],
    });
  });
});
