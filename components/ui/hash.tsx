import { classNames } from './class-names.ts';
import { CopyButton } from './copy-button.tsx';

interface HashProps {
  /** Whole, as it is copied: `sha256:<64 hex>`, or a name that ends in one. */
  value: string;
  /** What it is, for the copy button's name. */
  what: string;
  className?: string;
}

/** A hash, short to read and whole to copy. */
export function Hash({ value, what, className }: HashProps) {
  return (
    <span className={classNames('inline-flex min-w-0 max-w-full items-center gap-0.5', className)}>
      <code className="truncate font-mono text-sm" title={value}>
        {value.replace(/([0-9a-f]{12})[0-9a-f]{20,}/, '$1…')}
      </code>
      <CopyButton text={value} what={what} />
    </span>
  );
}
