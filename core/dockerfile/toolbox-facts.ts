/** What the renderer needs to know of the toolbox image (`server/ports/toolbox.ts` has all of it). */
export interface ToolboxFacts {
  readonly reference: string;
  readonly sitePackagesPath: string;
  readonly pythonPath: string;
  readonly uvPath: string;
  readonly installProgramPath: string;
}

/** Stands in while the toolbox is not there yet, and in the text that is hashed: its tools count by digest. */
export const placeholderToolbox: ToolboxFacts = {
  reference: 'envstudio/toolbox',
  sitePackagesPath: '/opt/toolbox/site-packages',
  pythonPath: '/opt/toolbox/bin/python',
  uvPath: '/opt/toolbox/bin/uv',
  installProgramPath: '/opt/toolbox/install_lock.py',
};
