'use client';

import { useLocale } from 'next-intl';

/** A duration as people say it: `0.4 s`, `41 s`, `3 min 05 s`, `1 h 02 min`. */
export function formatDuration(durationMs: number, locale: string): string {
  const isChinese = locale.startsWith('zh');
  const [hour, minute, second] = isChinese ? ['小時', '分', '秒'] : ['h', 'min', 's'];
  const seconds = Math.max(0, durationMs) / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} ${second}`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} ${second}`;
  const two = (value: number) => String(value).padStart(2, '0');
  if (whole < 3600) return `${Math.floor(whole / 60)} ${minute} ${two(whole % 60)} ${second}`;
  return `${Math.floor(whole / 3600)} ${hour} ${two(Math.floor((whole % 3600) / 60))} ${minute}`;
}

export function Duration({ durationMs }: { durationMs: number }) {
  const locale = useLocale();
  return <span className="whitespace-nowrap tabular-nums">{formatDuration(durationMs, locale)}</span>;
}
