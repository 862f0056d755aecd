/** A wheel that the toolbox is made of: one file of the Python package index, known by its bytes. */
export interface PinnedWheel {
  readonly project: string;
  readonly fileName: string;
  /** 64 hex digits. */
  readonly sha256: string;
}

/**
 * The two tools inside the toolbox. A newer version is a new toolbox image, and what it installs gets new
 * image hashes: change name and digest together.
 */
export const toolboxWheels: readonly PinnedWheel[] = [
  {
    project: 'py-rattler',
    fileName: 'py_rattler-0.28.0-cp310-abi3-manylinux_2_17_x86_64.manylinux2014_x86_64.whl',
    sha256: '4f4ab1d34d5394e7ce130a86e59009c95ace4f5757d9c3af04de1351bcea47eb',
  },
  {
    project: 'uv',
    fileName: 'uv-0.13.9-py3-none-manylinux_2_17_x86_64.manylinux2014_x86_64.whl',
    sha256: 'd7f459fe4fd247d830351c75686d3996ace3c6f3f728eb0e85a30b7ada0cef19',
  },
];
