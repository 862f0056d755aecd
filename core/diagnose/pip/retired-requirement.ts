import type { Rule } from '../rule.ts';

/** Packages whose makers point to another one, which is imported under another name. */
const successors: ReadonlyMap<string, string> = new Map([
  ['fbprophet', 'prophet'],
  ['fuzzywuzzy', 'thefuzz'],
  ['google-generativeai', 'google-genai'],
  ['gym', 'gymnasium'],
  ['kfserving', 'kserve'],
  ['mujoco-py', 'mujoco'],
  ['mysql-connector', 'mysql-connector-python'],
  ['neptune-client', 'neptune'],
  ['nose', 'pytest'],
  ['nvidia-ml-py3', 'nvidia-ml-py'],
  ['pandas-profiling', 'ydata-profiling'],
  ['pep8', 'pycodestyle'],
  ['pycrypto', 'pycryptodome'],
  ['pynvml', 'nvidia-ml-py'],
  ['pypdf2', 'pypdf'],
  ['pytorch-pretrained-bert', 'transformers'],
  ['pytorch-transformers', 'transformers'],
  ['rdkit-pypi', 'rdkit'],
  ['slackclient', 'slack-sdk'],
]);

/** No fixes any more, also of security; a new Python is not supported either. */
export const retiredRequirement: Rule = {
  code: 'pip-retired-package',
  severity: 'info',
  find({ requirements }) {
    return requirements.flatMap(({ section, name, requirement: { name: written = '', nameRange, range } }) => {
      const successor = successors.get(name);
      return successor ? [{ section, range: nameRange ?? range, values: { name: written, successor } }] : [];
    });
  },
};
