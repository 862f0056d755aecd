import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePipConfiguration, pipSettingsOfVariables } from './pip-configuration.ts';

describe('parsePipConfiguration', () => {
  it('reads names as pip normalises them, and values over several lines', () => {
    const text = [
      '# company',
      '[global]',
      'index_url = https://packages.example/simple',
      'extra-index-url =',
      '    https://one.example/simple',
      '    ; a comment between',
      '    https://two.example/simple',
      'cert: /etc/ca.pem',
    ].join('\r\n');
    expect(parsePipConfiguration(text)).toEqual({
      'index-url': 'https://packages.example/simple',
      'extra-index-url': 'https://one.example/simple\nhttps://two.example/simple',
      cert: '/etc/ca.pem',
    });
  });

  it('lets [install] win over [global] in whatever order they stand, and leaves other commands out', () => {
    const text = '[install]\nproxy=a\n[global]\nproxy=b\ntimeout=1\n[freeze]\ntimeout=2\n';
    expect(parsePipConfiguration(text)).toEqual({ proxy: 'a', timeout: '1' });
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => typeof parsePipConfiguration(text) === 'object'));
  });
});

describe('pipSettingsOfVariables', () => {
  it('takes PIP_ variables with a value', () => {
    expect(
      pipSettingsOfVariables({ PIP_INDEX_URL: 'u', PIP_CERT: '', HOME: '/root', PIP_NO_INDEX: undefined }),
    ).toEqual({
      'index-url': 'u',
    });
  });
});
