import { normalisePackageName } from '../pip/package-name.ts';

/** What conda calls otherwise than the Python package index does; the same table as the toolbox's conda_names.py. */
const indexNames: Readonly<Record<string, string>> = {
  'antlr-python-runtime': 'antlr4-python3-runtime',
  'brotli-python': 'brotli',
  'dask-core': 'dask',
  'docker-py': 'docker',
  faiss: 'faiss-cpu',
  'matplotlib-base': 'matplotlib',
  'msgpack-python': 'msgpack',
  opencv: 'opencv-python',
  'py-lightgbm': 'lightgbm',
  'py-opencv': 'opencv-python',
  'py-xgboost': 'xgboost',
  'pyarrow-core': 'pyarrow',
  pytables: 'tables',
  'python-blosc2': 'blosc2',
  'python-flatbuffers': 'flatbuffers',
  'python-graphviz': 'graphviz',
  'python-kaleido': 'kaleido',
  'python-tzdata': 'tzdata',
  'python-xxhash': 'xxhash',
  pytorch: 'torch',
  'pytorch-cpu': 'torch',
  'pytorch-gpu': 'torch',
  'ray-core': 'ray',
  'seaborn-base': 'seaborn',
  'tensorflow-base': 'tensorflow',
};

/** The project of the Python package index that a conda package of Python code is made from. */
export function indexName(condaName: string): string {
  return indexNames[condaName] ?? normalisePackageName(condaName);
}
