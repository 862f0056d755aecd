/** Where everything that a definition asks for is installed: the conda prefix, or a virtual environment. */
export const environmentPath = '/opt/studio/env';

/** Name by which our steps reach the toolbox image. */
export const toolboxStage = 'studio-toolbox';

/** Files newer than this get it as their time, so that two builds of one lock are equal (2023-11-14). */
const epochSeconds = 1_700_000_000;

/** Shell command that makes the times of installed files independent of when they were installed. */
export const normalizeTimes = `find ${environmentPath} -xdev -newermt @${epochSeconds} -exec touch -h -d @${epochSeconds} {} +`;
