/** Days on which security fixes end (PEP 373, 478, 494, 537, 569, 596, 619, 664, 693, 719, 745, 790). */
const endsOfLife: Readonly<Record<string, string>> = {
  '2.7': '2020-01-01',
  '3.5': '2020-09-30',
  '3.6': '2021-12-23',
  '3.7': '2023-06-27',
  '3.8': '2024-10-07',
  '3.9': '2025-10-31',
  '3.10': '2026-10-31',
  '3.11': '2027-10-31',
  '3.12': '2028-10-31',
  '3.13': '2029-10-31',
  '3.14': '2030-10-31',
  '3.15': '2031-10-31',
};

/** The newest minor version in the table; one more may be out before the table knows of it. */
export const newestPython = { major: 3, minor: 15 } as const;

/** The last day with security fixes, `YYYY-MM-DD`; all before 3.5 ended with or before 2.7. */
export function pythonEndOfLife(major: number, minor: number): string | undefined {
  const isBeforeTable = major < 3 || (major === 3 && minor < 5);
  return endsOfLife[isBeforeTable ? '2.7' : `${major}.${minor}`];
}
