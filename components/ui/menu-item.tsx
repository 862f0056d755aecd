'use client';

import { Menu } from '@base-ui/react/menu';
import { Check } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

const itemClass =
  'flex min-h-7 w-full items-center gap-2 rounded px-2 py-1 outline-none data-highlighted:bg-hover data-disabled:opacity-50';

interface MenuItemProps {
  children: ReactNode;
  icon?: ReactNode;
  onSelect: () => void;
  isDangerous?: boolean;
  disabled?: boolean;
}

export function MenuItem({ children, icon, onSelect, isDangerous, disabled }: MenuItemProps) {
  return (
    <Menu.Item
      onClick={onSelect}
      disabled={disabled ?? false}
      className={classNames(itemClass, isDangerous && 'text-bad')}
    >
      {icon}
      {children}
    </Menu.Item>
  );
}

/** A menu entry with an address. */
export function MenuLink({ href, icon, children }: { href: string; icon?: ReactNode; children: ReactNode }) {
  return (
    <Menu.Item render={<Link href={href} />} className={itemClass}>
      {icon}
      {children}
    </Menu.Item>
  );
}

interface MenuToggleProps {
  isOn: boolean;
  onChange: (isOn: boolean) => void;
  children: ReactNode;
}

/** Something that is so or not; the menu stays open. */
export function MenuToggle({ isOn, onChange, children }: MenuToggleProps) {
  return (
    <Menu.CheckboxItem checked={isOn} onCheckedChange={onChange} className={itemClass}>
      <span className="size-3.5">
        <Menu.CheckboxItemIndicator className="text-accent">
          <Check size={14} aria-hidden />
        </Menu.CheckboxItemIndicator>
      </span>
      {children}
    </Menu.CheckboxItem>
  );
}

interface MenuChoiceProps<Value extends string> {
  label: string;
  value: Value;
  options: readonly { readonly value: Value; readonly label: string }[];
  onChange: (value: Value) => void;
}

/** One of a few, as a labelled group inside a menu. */
export function MenuChoice<Value extends string>({ label, value, options, onChange }: MenuChoiceProps<Value>) {
  return (
    <Menu.Group>
      <Menu.GroupLabel className="px-2 pt-1.5 pb-0.5 text-muted text-sm">{label}</Menu.GroupLabel>
      <Menu.RadioGroup value={value} onValueChange={onChange}>
        {options.map((option) => (
          <Menu.RadioItem key={option.value} value={option.value} className={itemClass}>
            <span className="size-3.5">
              <Menu.RadioItemIndicator className="text-accent">
                <Check size={14} aria-hidden />
              </Menu.RadioItemIndicator>
            </span>
            {option.label}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    </Menu.Group>
  );
}

export function MenuSeparator() {
  return <Menu.Separator className="my-1 h-px bg-line" />;
}
