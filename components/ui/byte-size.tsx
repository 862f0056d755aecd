'use client';

import { useLocale } from 'next-intl';

const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** Bytes as Docker counts them (1 MB = 1,000,000 bytes), three digits at most: `1.24 GB`. */
export function formatByteSize(bytes: number, locale: string): string {
  const power = bytes < 1 ? 0 : Math.min(Math.floor(Math.log10(bytes) / 3), units.length - 1);
  const value = bytes / 1000 ** power;
  const digits = power === 0 || value >= 100 ? 0 : value >= 10 ? 1 : 2;
  const text = new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value);
  return `${text} ${units[power]}`;
}

export function ByteSize({ bytes }: { bytes: number }) {
  const locale = useLocale();
  return <span className="whitespace-nowrap tabular-nums">{formatByteSize(bytes, locale)}</span>;
}
