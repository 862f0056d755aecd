import type { LogicalLine } from './logical-line.ts';
import type { GivenOption } from './parse-options.ts';
import type { OptionValue, RequirementsOptions } from './requirements.ts';

type Mutable<Options> = {
  -readonly [Key in keyof Options]: Options[Key] extends readonly (infer Item)[] ? Item[] : Options[Key];
};

/** Options of the file while it is being read. */
export type GivenOptions = Mutable<RequirementsOptions>;

/** Notes an option of the file; one that belongs to a requirement is none and changes nothing. */
export function applyFileOption({ option, value, start, end }: GivenOption, line: LogicalLine, options: GivenOptions) {
  const given: OptionValue = { text: value, range: line.range(start, end) };
  switch (option.name) {
    case 'index-url':
    case 'pypi-url':
      if (options.indexUrl) options.overriddenIndexUrls.push(options.indexUrl);
      options.indexUrl = given;
      break;
    case 'extra-index-url':
      options.extraIndexUrls.push(given);
      break;
    case 'find-links':
      options.findLinks.push(given);
      break;
    case 'no-index':
      options.noIndex = true;
      break;
    case 'pre':
      options.pre = true;
      break;
    case 'prefer-binary':
      options.preferBinary = true;
      break;
    case 'require-hashes':
      options.requireHashes = true;
      break;
    case 'no-binary':
      options.noBinary.push(given);
      break;
    case 'only-binary':
      options.onlyBinary.push(given);
      break;
    case 'constraint':
      options.constraints.push(given);
      break;
    case 'requirement':
      options.requirementFiles.push(given);
      break;
    case 'trusted-host':
      options.trustedHosts.push(given);
      break;
    case 'use-feature':
      options.useFeatures.push(given);
      break;
  }
}

export function emptyOptions(): GivenOptions {
  return {
    overriddenIndexUrls: [],
    extraIndexUrls: [],
    findLinks: [],
    noIndex: false,
    pre: false,
    preferBinary: false,
    requireHashes: false,
    noBinary: [],
    onlyBinary: [],
    constraints: [],
    requirementFiles: [],
    trustedHosts: [],
    useFeatures: [],
  };
}
