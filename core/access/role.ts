/** Weakest first; each may do all that those before it may. */
export const roles = ['viewer', 'contributor', 'reviewer', 'admin'] as const;
export type Role = (typeof roles)[number];
