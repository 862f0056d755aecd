import { hasSecretInAddress } from '../across/secret-shape.ts';
import type { Rule } from '../rule.ts';
import { addressPlaces } from './address-places.ts';

/** A definition is read by the whole workspace, and its text is kept for ever. */
export const addressSecret: Rule = {
  code: 'pip-address-secret',
  severity: 'warning',
  find(subject) {
    const places = addressPlaces(subject).filter(({ text }) => hasSecretInAddress(text));
    return places.map(({ section, range }) => ({ section, range }));
  },
};
