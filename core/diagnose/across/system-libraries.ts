/** What the wheels of a package expect of the system. */
export interface SystemLibrary {
  /** The file that the loader does not find. */
  readonly library: string;
  /** The Debian packages that have it. */
  readonly packages: string;
  /** Names, in a Dockerfile, of what has it or brings it along. */
  readonly broughtBy: RegExp;
  /** A package for the same purpose that needs none of it. */
  readonly instead?: string;
  /** Images that come with a compiler have it. */
  readonly isInFullImage?: boolean;
  /** Every Python of conda has it. */
  readonly isInConda?: boolean;
}

const screen = {
  library: 'libGL.so.1',
  packages: 'libgl1 libglib2.0-0',
  broughtBy: /libgl|libglu|mesa|opencv|ffmpeg|qt[56]|vtk|xvfb|xpra|libgtk|freeglut|libglfw|blender|firefox|chromium/i,
};

/** By the normalised name of the pip package; what the compiled ones load was read in their wheels of November 2026. */
export const systemLibraries: ReadonlyMap<string, SystemLibrary> = new Map<string, SystemLibrary>([
  ['opencv-python', { ...screen, instead: 'opencv-python-headless' }],
  ['opencv-contrib-python', { ...screen, instead: 'opencv-contrib-python-headless' }],
  ['ultralytics', screen],
  ['mediapipe', screen],
  [
    'lightgbm',
    {
      library: 'libgomp.so.1',
      packages: 'libgomp1',
      broughtBy: /libgomp|gcc|g\+\+|build-essential|gfortran/,
      isInFullImage: true,
      isInConda: true,
    },
  ],
  [
    'python-magic',
    { library: 'libmagic.so.1', packages: 'libmagic1', broughtBy: /libmagic|\bfile\b/, isInFullImage: true },
  ],
  ['sounddevice', { library: 'libportaudio.so.2', packages: 'libportaudio2', broughtBy: /portaudio/ }],
  ['pyzbar', { library: 'libzbar.so.0', packages: 'libzbar0', broughtBy: /zbar/ }],
  ['cairosvg', { library: 'libcairo.so.2', packages: 'libcairo2', broughtBy: /cairo|pango|gtk/, isInFullImage: true }],
]);
