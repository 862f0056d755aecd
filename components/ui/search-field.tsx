'use client';

import { Search } from 'lucide-react';
import { useRef, useState } from 'react';
import { classNames } from './class-names.ts';
import { Input } from './input.tsx';
import { Kbd } from './kbd.tsx';

interface SearchFieldProps {
  /** Spoken name. */
  label: string;
  placeholder: string;
  value: string;
  /** Called 200 ms after the last key. */
  onChange: (value: string) => void;
  /** `/` focuses it; one a page. */
  isMain?: boolean;
  className?: string;
}

/** A search box whose value lives elsewhere (the URL): it writes late, and follows "back" when it has no focus. */
export function SearchField({ label, placeholder, value, onChange, isMain = false, className }: SearchFieldProps) {
  const [typed, setTyped] = useState(value);
  const [seen, setSeen] = useState(value);
  const [hasFocus, setHasFocus] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  if (value !== seen) {
    setSeen(value);
    if (!hasFocus) setTyped(value);
  }
  const type = (text: string) => {
    setTyped(text);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onChange(text.trim()), 200);
  };
  return (
    <div className={classNames('relative', className)}>
      <Search size={14} aria-hidden className="pointer-events-none absolute top-2.25 left-2.5 text-faint" />
      <Input
        type="search"
        aria-label={label}
        placeholder={placeholder}
        value={typed}
        onValueChange={type}
        onFocus={() => setHasFocus(true)}
        onBlur={() => setHasFocus(false)}
        data-search={isMain ? '' : undefined}
        className="pr-8 pl-8 [&::-webkit-search-cancel-button]:hidden"
      />
      {isMain && !hasFocus && !typed && (
        <span className="pointer-events-none absolute top-1.75 right-2 hidden sm:block">
          <Kbd>/</Kbd>
        </span>
      )}
    </div>
  );
}
