'use client';

import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useState } from 'react';
import { classNames } from './class-names.ts';
import { inputClass } from './input.tsx';

interface TagsInputProps {
  id?: string;
  value: readonly string[];
  isReadOnly?: boolean;
  onChange: (tags: readonly string[]) => void;
  'aria-describedby'?: string;
}

/** Tags as chips: Enter or a comma adds one, Backspace in the empty field takes the last away. */
export function TagsInput({ value, isReadOnly = false, onChange, ...control }: TagsInputProps) {
  const t = useTranslations('common');
  const [typed, setTyped] = useState('');
  const add = () => {
    const tag = typed.trim().slice(0, 64);
    if (tag !== '' && !value.includes(tag) && value.length < 30) onChange([...value, tag]);
    setTyped('');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isReadOnly || event.nativeEvent.isComposing) return;
    if ((event.key === 'Enter' && typed !== '') || event.key === ',') {
      event.preventDefault();
      add();
    } else if (event.key === 'Backspace' && typed === '' && value.length > 0) {
      onChange(value.slice(0, -1));
    }
  };
  return (
    <div
      className={classNames(
        inputClass,
        'flex min-h-8 flex-wrap items-center gap-1 !px-1.5 py-0.5 focus-within:border-accent',
      )}
    >
      {value.map((tag) => (
        <span key={tag} className="flex items-center rounded border border-line pl-1.5 text-muted text-sm">
          {tag}
          {!isReadOnly && (
            <button
              type="button"
              aria-label={t('removeTag', { tag })}
              onClick={() => onChange(value.filter((other) => other !== tag))}
              className="flex size-6 items-center justify-center hover:text-bad"
            >
              <X size={12} aria-hidden />
            </button>
          )}
        </span>
      ))}
      <input
        {...control}
        value={typed}
        readOnly={isReadOnly}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={add}
        className="h-6 min-w-24 flex-1 bg-transparent px-1 outline-none"
      />
    </div>
  );
}
