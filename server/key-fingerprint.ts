import { createHmac } from 'node:crypto';

/** Tells keys apart without telling the key. */
export function keyFingerprint(secretKey: string, installationId: string): string {
  return createHmac('sha256', secretKey).update(installationId).digest('hex');
}
