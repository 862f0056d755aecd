import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import type { PackageSource } from '@/server/ports/package-source.ts';
import { type PipSettings, parsePipConfiguration, pipSettingsOfVariables } from './pip-configuration.ts';

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * Reads how this host reaches packages: its pip configuration, certificate authorities and proxies.
 *
 * `variables` are those of the process; `readText` gives a file's text, or undefined when there is none.
 * `find-links` is left out on purpose: it names folders of this host, which no container sees.
 */
export function readHostPackageSource(variables: Variables, readText = readTextFile): PackageSource {
  const settings = readPipSettings(variables, readText);
  const certificateAuthorities = readCertificateAuthorities(settings, variables, readText);
  const proxies = {
    httpProxy: settings.proxy ?? variable(variables, 'HTTP_PROXY') ?? variable(variables, 'ALL_PROXY'),
    httpsProxy: settings.proxy ?? variable(variables, 'HTTPS_PROXY') ?? variable(variables, 'ALL_PROXY'),
    noProxy: variable(variables, 'NO_PROXY'),
  };
  return {
    ...withoutUndefined({ indexUrl: settings['index-url'], certificateAuthorities, ...proxies }),
    extraIndexUrls: words(settings['extra-index-url']),
    trustedHosts: words(settings['trusted-host']),
  };
}

/** pip's own order: machine, then user (unless a file is named by `PIP_CONFIG_FILE`), then variables. */
function readPipSettings(variables: Variables, readText: (path: string) => string | undefined): PipSettings {
  const home = variables.HOME ?? '/';
  const named = variables.PIP_CONFIG_FILE;
  const configurationFolder = variables.XDG_CONFIG_HOME ?? join(home, '.config');
  const paths = [
    '/etc/xdg/pip/pip.conf',
    '/etc/pip.conf',
    ...(named ? [named] : [join(home, '.pip/pip.conf'), join(configurationFolder, 'pip/pip.conf')]),
  ];
  const files = paths.map((path) => parsePipConfiguration(readText(path) ?? ''));
  return Object.assign({}, ...files, pipSettingsOfVariables(variables));
}

/** The first bundle that is named and there. `NODE_EXTRA_CA_CERTS` only adds to the public authorities, as in Node. */
function readCertificateAuthorities(
  settings: PipSettings,
  variables: Variables,
  readText: (path: string) => string | undefined,
): Uint8Array | undefined {
  for (const path of [settings.cert, variables.REQUESTS_CA_BUNDLE, variables.SSL_CERT_FILE]) {
    const bundle = path && readText(path);
    if (bundle) return Buffer.from(bundle);
  }
  const extra = variables.NODE_EXTRA_CA_CERTS && readText(variables.NODE_EXTRA_CA_CERTS);
  return extra ? Buffer.from([...rootCertificates, extra].join('\n')) : undefined;
}

/** Proxy variables are written in either case; the lower one is the older custom. */
function variable(variables: Variables, name: string): string | undefined {
  return variables[name] || variables[name.toLowerCase()] || undefined;
}

function words(value: string | undefined): readonly string[] {
  return value?.split(/\s+/).filter(Boolean) ?? [];
}

function withoutUndefined<Value extends object>(value: Value): { [Key in keyof Value]?: NonNullable<Value[Key]> } {
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as {
    [Key in keyof Value]?: NonNullable<Value[Key]>;
  };
}

function readTextFile(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}
