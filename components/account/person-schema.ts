import { z } from 'zod';

/** Fewer are refused by the server as well. */
export const passwordMinimum = 8;

/** The fields of a new account; messages are keys under `account.problems`. */
export const personSchema = z.object({
  name: z.string().trim().min(1, 'nameMissing').max(100, 'nameLong'),
  email: z.email('emailWrong'),
  password: z.string().min(passwordMinimum, 'passwordShort').max(128, 'passwordLong'),
});

export type Person = z.infer<typeof personSchema>;
