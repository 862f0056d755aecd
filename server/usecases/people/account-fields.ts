import { z } from 'zod';

export const tokenField = z.string().min(1).max(200);
export const personNameField = z.string().trim().min(1).max(100);
export const emailField = z.email().max(254);
/** NIST SP 800-63B: length counts, composition rules do not. */
export const passwordField = z.string().min(8).max(128);
