/** How the host reaches packages, as far as a build step must know it. */
export interface StepSettings {
  readonly httpProxy?: string;
  readonly httpsProxy?: string;
  readonly noProxy?: string;
  /** With credentials where the index asks for them. */
  readonly indexUrl?: string;
  readonly extraIndexUrls?: readonly string[];
  readonly trustedHosts?: readonly string[];
}

/**
 * Shell text for the secret `studio-settings`, sourced by the steps that install. It travels as a secret
 * because a proxy or an index may carry a password, and the text of a RUN stays in the image's history.
 * Undefined when there is nothing to say.
 */
export function renderStepSettings(settings: StepSettings): string | undefined {
  const variables: [string, string | undefined][] = [
    ['HTTP_PROXY', settings.httpProxy],
    ['http_proxy', settings.httpProxy],
    ['HTTPS_PROXY', settings.httpsProxy],
    ['https_proxy', settings.httpsProxy],
    ['NO_PROXY', settings.noProxy],
    ['no_proxy', settings.noProxy],
    ['UV_DEFAULT_INDEX', settings.indexUrl],
    ['UV_INDEX', settings.extraIndexUrls?.join(' ')],
    ['UV_INSECURE_HOST', settings.trustedHosts?.join(' ')],
  ];
  const lines = variables.flatMap(([name, value]) => (value ? [`export ${name}=${quoteForShell(value)}\n`] : []));
  return lines.length > 0 ? lines.join('') : undefined;
}

function quoteForShell(value: string): string {
  return `'${value.replaceAll("'", String.raw`'\''`)}'`;
}
