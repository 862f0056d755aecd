import { hashPassword } from 'better-auth/crypto';
import type { PasswordHasher } from '@/server/ports/password-hasher.ts';

/** The hash that better-auth verifies when somebody signs in: scrypt. */
export const scryptPasswordHasher: PasswordHasher = { hash: hashPassword };
