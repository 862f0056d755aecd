import type { Finding } from '../rule.ts';
import type { Subject } from '../subject.ts';

/** What a package is made for: its `gpu` or its `cpu` build was chosen. */
export type Processor = 'gpu' | 'cpu';

const names: Readonly<Record<Processor, RegExp>> = {
  gpu: /^(?:cudatoolkit|pytorch-cuda|pytorch-gpu|tensorflow-gpu|onnxruntime-gpu|faiss-gpu|cupy(?:-cuda.*)?|cudf|cuml|cugraph)$/,
  cpu: /^(?:cpuonly|pytorch-cpu|tensorflow-cpu|paddlepaddle-cpu)$/,
};
const builds: Readonly<Record<Processor, RegExp>> = { gpu: /(?:^|[_*.])(?:gpu|cu(?:da)?\d)/, cpu: /(?:^|[_*])cpu/ };
const frameworks = /^(?:pytorch|torch\w*|tensorflow(?:-base)?|jax|jaxlib|onnxruntime|xgboost)$/;
const addresses: Readonly<Record<Processor, RegExp>> = {
  gpu: /\/(?:cu\d+)(?:\/|$)|\+cu\d+/,
  cpu: /\/whl\/cpu(?:\/|$)|\+cpu/,
};
const locals: Readonly<Record<Processor, RegExp>> = {
  gpu: /(?:\+|%2b)(?:pt\d+)?cu\d+/i,
  cpu: /(?:\+|%2b)(?:pt\d+)?cpu/i,
};

/** Where packages for one kind of processor are asked for, in the order of the texts. */
export function findPackagesFor(processor: Processor, subject: Subject): (Finding & { readonly text: string })[] {
  const inConda = (subject.conda?.specs ?? []).filter(
    ({ spec }) =>
      names[processor].test(spec.name) || (frameworks.test(spec.name) && builds[processor].test(spec.build ?? '')),
  );
  const inPip = subject.pipLists.flatMap(({ section, list: { requirements, options } }) => {
    const packages = requirements.filter(
      ({ name = '', extras, specifier, url = '' }) =>
        names[processor].test(name.toLowerCase()) ||
        locals[processor].test(specifier + url) ||
        (processor === 'gpu' && extras.some((extra) => /^(?:and-)?cuda/.test(extra))),
    );
    const { indexUrl, extraIndexUrls, findLinks } = options;
    const places = [...(indexUrl ? [indexUrl] : []), ...extraIndexUrls, ...findLinks];
    const found = [...packages, ...places.filter(({ text }) => addresses[processor].test(text))];
    return found.map(({ text, range }) => ({ section, text, range }));
  });
  return [...inConda.map(({ text, range }) => ({ section: 'conda' as const, text, range })), ...inPip];
}
