/** The texts of a definition, in the order in which they are shown, with Monaco's language for each. */
export const definitionSections = [
  { id: 'conda', language: 'yaml' },
  { id: 'pip', language: 'requirements' },
  { id: 'dockerfile', language: 'dockerfile' },
] as const;
