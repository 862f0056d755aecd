'use client';

import { useSyncExternalStore } from 'react';

let isAway = false;
const listeners = new Set<() => void>();

function tell(value: boolean): void {
  if (isAway === value) return;
  isAway = value;
  for (const listener of listeners) listener();
}

/** A request was refused because the studio's database does not answer. */
export function announceDatabaseAway(): void {
  tell(true);
}

/** The studio has said that its database answers again. */
export function announceDatabaseBack(): void {
  tell(false);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether the studio answers this tab but its database does not answer the studio. */
export function useIsDatabaseAway(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => isAway,
    () => false,
  );
}
