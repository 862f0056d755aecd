import type { Monaco } from '@/components/ui/monaco/load-monaco.ts';
import { emptyDefinition } from '@/core/definition/definition.ts';
import { listPackageRequests, type PackageRequest } from '@/core/diagnose/package-requests.ts';
import { readSubject } from '@/core/diagnose/subject.ts';
import type { PackageDescription, PackageLookup } from './package-lookup.ts';
import type { SectionModels } from './section-models.ts';
import { whileWanted } from './while-wanted.ts';

/** Says at a package's name or version what its index or channel knows of it. The answer takes the hover back. */
export function providePackageHover(
  monaco: Monaco,
  models: SectionModels,
  lookup: PackageLookup,
  describe: (request: PackageRequest, description: PackageDescription) => string,
): () => void {
  const registered = ['yaml', 'requirements'].map((language) =>
    monaco.languages.registerHoverProvider(language, {
      async provideHover(model, position, token) {
        const section = models.sectionOf(model);
        if (section === undefined || section === 'dockerfile') return null;
        const offset = model.getOffsetAt(position);
        const text = model.getValue();
        const { subject } = readSubject({ ...emptyDefinition, [section]: text }, {});
        const request = listPackageRequests(subject).find(
          ({ range, hasAddress }) => !hasAddress && range.start <= offset && offset <= range.end,
        );
        if (!request) return null;
        const { manager, name, channel, pin } = request;
        const wanted = {
          manager,
          name,
          ...(channel !== undefined && { channel }),
          ...(pin && !pin.isPrefix && { version: pin.version }),
        };
        const description = await whileWanted(token, (signal) => lookup.describe(wanted, signal));
        if (!description) return null;
        const start = model.getPositionAt(request.nameRange.start);
        const end = model.getPositionAt((request.versionRange ?? request.nameRange).end);
        return {
          range: monaco.Range.fromPositions(start, end),
          contents: [{ value: describe(request, description), isTrusted: false, supportHtml: false }],
        };
      },
    }),
  );
  return () => {
    for (const each of registered) each.dispose();
  };
}
