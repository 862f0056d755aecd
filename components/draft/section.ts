import type { Section } from '@/core/issue.ts';

/** The sections in the order of their tabs. */
export const sections = ['conda', 'pip', 'dockerfile', 'settings'] as const satisfies readonly Section[];

/** The sections that are texts. */
export type TextSection = Exclude<Section, 'settings'>;
export const textSections = ['conda', 'pip', 'dockerfile'] as const satisfies readonly TextSection[];

/** How the studio's file of a section is called, for people and for the editor's language services. */
export const sectionFileNames: Readonly<Record<TextSection, string>> = {
  conda: 'environment.yml',
  pip: 'requirements.txt',
  dockerfile: 'Dockerfile',
};

export const sectionLanguages = { conda: 'yaml', pip: 'requirements', dockerfile: 'dockerfile' } as const;
