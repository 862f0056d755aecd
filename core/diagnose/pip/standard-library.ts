import type { Rule } from '../rule.ts';
import { removeLine } from './remove-line.ts';

/** Modules of Python 3 itself. Some of the names are taken on PyPI, by old copies that get in the way. */
const modules = new Set(
  `abc argparse array ast asyncio base64 bisect calendar collections concurrent configparser contextlib copy csv ctypes
  dataclasses datetime decimal difflib email enum fnmatch fractions ftplib functools gc getpass glob gzip hashlib heapq hmac html
  http inspect io itertools json keyword linecache locale logging math mimetypes multiprocessing numbers operator os
  pathlib pickle pkgutil platform pprint queue random re sched secrets select shlex shutil signal smtplib socket
  sqlite3 ssl stat statistics string struct subprocess sys tarfile tempfile textwrap threading time timeit tkinter
  tokenize traceback types typing unicodedata unittest urllib uuid venv warnings weakref xml zipfile zlib`.split(/\s+/),
);
/** Under these names PyPI has backports that are kept up and do no harm. */
const keptBackports = new Set(['configparser']);

/** What `import` finds without any package. */
export const standardLibrary: Rule = {
  code: 'pip-standard-library',
  severity: 'warning',
  find(subject) {
    const listed = subject.requirements.filter(
      ({ name, requirement: { source, marker } }) =>
        source === 'index' && !marker && modules.has(name) && !keptBackports.has(name),
    );
    return listed.map(({ section, requirement: { name = '', nameRange, range } }) => {
      const edits = removeLine(subject, section, range);
      return { section, range: nameRange ?? range, values: { name }, ...(edits && { edits }) };
    });
  },
};
