import type { Section } from '../../issue.ts';
import type { OptionValue } from '../../pip/requirements.ts';
import type { Subject } from '../subject.ts';

/** An address in a list of pip packages: of an index, of other files, or of one package. */
export type AddressPlace = OptionValue & { readonly section: Section };

/** Every index, in the order in which the lists name them. */
export function indexPlaces({ pipLists }: Subject): AddressPlace[] {
  return pipLists.flatMap(({ section, list: { options } }) => {
    const { overriddenIndexUrls, indexUrl, extraIndexUrls, findLinks } = options;
    const places = [...overriddenIndexUrls, ...(indexUrl ? [indexUrl] : []), ...extraIndexUrls, ...findLinks];
    return places.map((place) => ({ ...place, section }));
  });
}

/** Every address: of indexes, of files with more lines, and of packages. */
export function addressPlaces(subject: Subject): AddressPlace[] {
  const files = subject.pipLists.flatMap(({ section, list: { options } }) =>
    [...options.requirementFiles, ...options.constraints].map((place) => ({ ...place, section })),
  );
  const packages = subject.requirements.flatMap(({ section, requirement: { url, range } }) =>
    url === undefined ? [] : [{ text: url, range, section }],
  );
  return [...indexPlaces(subject), ...files, ...packages];
}
