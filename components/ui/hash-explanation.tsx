'use client';

import { useTranslations } from 'next-intl';
import type { HashChange } from '@/core/definition/hash-change.ts';
import { classNames } from './class-names.ts';

interface HashExplanationProps {
  readonly specification: readonly HashChange[];
  /** Undefined while it is not known. */
  readonly image: readonly HashChange[] | undefined;
  readonly isLeftOutdated: boolean;
  /** What is compared with: `@7`. */
  readonly left: string;
}

/** Why this is a new version, and why its image is another one: field by field, in words. */
export function HashExplanation({ specification, image, isLeftOutdated, left }: HashExplanationProps) {
  const t = useTranslations('hashChanges');
  return (
    <div className="flex flex-col gap-4">
      <section>
        <h3 className="font-semibold">{t('specification.title', { left })}</h3>
        {specification.length === 0 ? (
          <p className="text-muted">{t('specification.same', { left })}</p>
        ) : (
          <Changes changes={specification} />
        )}
      </section>
      <section>
        <h3 className="font-semibold">{t('image.title', { left })}</h3>
        {isLeftOutdated && <p className="text-muted">{t('image.outdated', { left })}</p>}
        {image === undefined ? (
          <p className="text-muted">{t(specification.length > 0 ? 'image.lockedAnew' : 'image.unknown')}</p>
        ) : image.length === 0 ? (
          !isLeftOutdated && <p className="text-muted">{t('image.same', { left })}</p>
        ) : (
          <Changes changes={image} />
        )}
      </section>
    </div>
  );
}

const colours: Readonly<Record<HashChange['kind'], string>> = {
  added: 'text-good',
  removed: 'text-bad',
  changed: 'text-running',
  reordered: 'text-running',
};

function Changes({ changes }: { readonly changes: readonly HashChange[] }) {
  const t = useTranslations('hashChanges');
  return (
    <ul className="mt-1 border-line border-t">
      {changes.map(({ field, name, kind, left, right }, index) => (
        // Two lines of a Dockerfile may be equal; their position in the list tells them apart.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <li key={index} className="border-line border-b py-1">
          <p className="flex flex-wrap items-baseline gap-x-2">
            <span className={classNames('shrink-0', colours[kind])}>{t(`kind.${kind}`)}</span>
            <span>
              {t(`field.${field}`)} {name !== '' && <span className="break-words font-semibold">{name}</span>}
            </span>
          </p>
          <ChangedText left={left} right={right} />
        </li>
      ))}
    </ul>
  );
}

function ChangedText({ left, right }: { readonly left: string | undefined; readonly right: string | undefined }) {
  const t = useTranslations('hashChanges');
  if (!left && !right) return null;
  return (
    <p className="break-words font-mono text-sm">
      {left !== undefined && <del className="text-muted no-underline">{shortened(left) || t('any')}</del>}
      {left !== undefined && right !== undefined && <span className="text-faint"> → </span>}
      {right !== undefined && <ins className="no-underline">{shortened(right) || t('any')}</ins>}
    </p>
  );
}

/** Enough of a hash to see that it is another one. */
function shortened(text: string): string {
  return text.replaceAll(/\b([0-9a-f]{12})[0-9a-f]{20,}/g, '$1…');
}
