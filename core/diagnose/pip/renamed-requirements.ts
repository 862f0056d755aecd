/**
 * What people write, often the name in `import`, and what the package is called on PyPI. Under the names on
 * the left PyPI has nothing, an empty shell, or one that only says so while it is being installed.
 */
export const renamedRequirements: ReadonlyMap<string, string> = new Map([
  ['attr', 'attrs'],
  ['beautifulsoup', 'beautifulsoup4'],
  ['bs4', 'beautifulsoup4'],
  ['cv2', 'opencv-python'],
  ['dateutil', 'python-dateutil'],
  ['dotenv', 'python-dotenv'],
  ['faiss', 'faiss-cpu'],
  ['imblearn', 'imbalanced-learn'],
  ['opencv', 'opencv-python'],
  ['pil', 'pillow'],
  ['pytables', 'tables'],
  ['pytorch', 'torch'],
  ['pyqt', 'pyqt5'],
  ['skimage', 'scikit-image'],
  ['sklearn', 'scikit-learn'],
  ['tensorflow-gpu', 'tensorflow'],
  ['yaml', 'pyyaml'],
  ['zmq', 'pyzmq'],
]);
