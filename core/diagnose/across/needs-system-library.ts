import { parseImageName, shortRepository } from '../dockerfile/image-name.ts';
import { stageBase } from '../dockerfile/stage-base.ts';
import type { Rule } from '../rule.ts';
import type { Subject } from '../subject.ts';
import { systemLibraries } from './system-libraries.ts';

/** Images that are known to hold little beside a distribution and, some of them, Python. */
const bareImage = /^(?:debian|ubuntu|python|nvidia\/cuda|continuumio\/miniconda3|condaforge\/miniforge3)$/;
const otherDistribution = /alpine|ubi\d|rocky|centos|windows|windowsservercore|nanoserver/;
/** Both come with a compiler, and with much that its users build against. */
const fullImage = /^(?:python:(?!.*slim)|nvidia\/cuda:.*devel)/;
/** conda packages that bring no other library along; which others do is the solver's to know. */
const leanInConda = /^(?:python|pip|setuptools|wheel|numpy|pandas|scipy|tqdm|pyyaml|requests)$/;

/** The wheel is installed without a word, and `import` ends with "cannot open shared object file". */
export const needsSystemLibrary: Rule = {
  code: 'pip-needs-system-library',
  severity: 'warning',
  find(subject) {
    const { definition, requirements, conda } = subject;
    const image = bareBase(subject);
    if (image === undefined || conda?.specs.some(({ spec }) => !leanInConda.test(spec.name))) return [];
    const hasConda = (conda?.specs.length ?? 0) > 0;
    return requirements.flatMap(({ section, name, requirement }) => {
      const need = systemLibraries.get(name);
      if (!need || requirement.marker !== undefined) return [];
      const isThere = (need.isInFullImage && fullImage.test(image)) || (need.isInConda && hasConda);
      if (isThere || need.broughtBy.test(definition.dockerfile)) return [];
      const { library, packages, instead = 'none' } = need;
      const values = { name: requirement.name ?? '', library, packages, instead };
      return [{ section, range: requirement.nameRange ?? requirement.range, values }];
    });
  },
};

/** `python:3.12-slim`, where it is known that the image holds hardly any library. */
function bareBase(subject: Subject): string | undefined {
  const { repository, tag = '' } = parseImageName(stageBase(subject, (subject.dockerfile?.stages.length ?? 0) - 1));
  const image = `${shortRepository(repository)}:${tag}`;
  return bareImage.test(shortRepository(repository)) && !otherDistribution.test(image) ? image : undefined;
}
