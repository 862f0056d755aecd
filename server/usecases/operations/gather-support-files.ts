import { redactText } from '@/core/operations/redact-text.ts';
import type { SupportSource } from '../../ports/support-source.ts';

export interface SupportFile {
  readonly name: string;
  readonly text: string;
}

export interface SupportParts {
  readonly support: SupportSource;
  readonly now: Date;
  /** Each may fail: the bundle then says how, which may be what one looks for. */
  readonly readHealth: () => Promise<object>;
  readonly readOperations: () => Promise<object>;
}

const explanation = `A support bundle of Env Studio.

about.json          versions, machine, when it was made
configuration.json  settings that were given; secrets are masked
health.json         engine and database
operations.json     queue, builds of the day, processes: what the page Operations shows
logs/               the last part of each log

Secrets, what looks like one, and e-mail addresses were replaced by [redacted], rather too many than too few.
Definitions, logs of builds and people's names are not in it. Read it before you send it.
`;

/** What somebody needs who helps from afar, as texts without secrets. */
export async function gatherSupportFiles({
  support,
  now,
  readHealth,
  readOperations,
}: SupportParts): Promise<SupportFile[]> {
  // One after the other: beside a studio at rest each starts its database.
  const machine = await orError(() => support.readMachine());
  const health = await orError(readHealth);
  const operations = await orError(readOperations);
  const logs = await orError(() => support.readLogs());
  const files = {
    'README.txt': explanation,
    'about.json': toJson({ madeAt: now.toISOString(), ...machine }),
    'configuration.json': toJson(maskedSettings(support)),
    'health.json': toJson(health),
    'operations.json': toJson(operations),
    ...Object.fromEntries(Object.entries(logs).map(([name, text]) => [`logs/${name}`, String(text)])),
  };
  return Object.entries(files).map(([name, text]) => ({ name, text: redactText(text, support.secrets) }));
}

async function orError(read: () => Promise<object>): Promise<object> {
  try {
    return await read();
  } catch (error) {
    return { errors: messagesOf(error) };
  }
}

/** Its own and those of what caused it. */
function messagesOf(error: unknown): string[] {
  return error instanceof Error ? [error.message, ...messagesOf(error.cause)] : [];
}

/** Of an address only what tells machines apart: anything behind it may be a token. */
function maskedSettings({ settings }: SupportSource): Record<string, string> {
  return Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, maskAddresses(value)]));
}

function maskAddresses(value: string): string {
  return value.replace(/([a-z][a-z0-9+.-]*:\/\/)([^\s]*)/gi, (address, scheme: string, rest: string) => {
    if (scheme === 'unix://') return address;
    const withoutUser = rest.slice(rest.lastIndexOf('@') + 1);
    const host = withoutUser.split(/[/?#]/)[0] ?? '';
    return `${scheme}${host}${withoutUser === host ? '' : '/…'}`;
  });
}

function toJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
