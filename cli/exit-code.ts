/** What a command ends with. */
export const exitCode = { fine: 0, findings: 1, wrongUse: 2 } as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];
