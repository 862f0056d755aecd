'use client';

import { Command } from 'cmdk';
import type { ReactNode } from 'react';

interface PaletteItemProps {
  /** What the search matches, unique among all items. */
  value: string;
  icon: ReactNode;
  hint?: ReactNode;
  onSelect: () => void;
  children: ReactNode;
}

export function PaletteItem({ value, icon, hint, onSelect, children }: PaletteItemProps) {
  return (
    <Command.Item
      value={value}
      onSelect={onSelect}
      className="flex min-h-8 cursor-pointer items-center gap-2.5 rounded-md px-2 py-1 data-[selected=true]:bg-accent-soft data-[selected=true]:text-accent"
    >
      {icon}
      <span className="max-w-[75%] shrink-0 truncate">{children}</span>
      {hint && <span className="min-w-0 flex-1 truncate text-right text-muted text-sm">{hint}</span>}
    </Command.Item>
  );
}
