'use client';

import { startTransition, useEffect, useState } from 'react';
import { announceSignedOut, useIsSignedOut } from '@/components/trpc/signed-out.ts';
import { useWorkspace } from '@/components/trpc/workspace-context.tsx';
import type { Draft } from '@/core/draft/draft.ts';
import { type DraftSnapshot, type DraftStore, openDraftStore, type Urgency } from './draft-store.ts';

/**
 * The draft and its saving, for as long as the page shows it. The snapshot's texts may lag behind what is
 * being typed: whoever shows texts takes those of the diagnosis.
 */
export function useDraftStore(draft: Draft): { store: DraftStore; snapshot: DraftSnapshot } {
  const { slug, user } = useWorkspace();
  const [store] = useState(() => openDraftStore(slug, draft, user.id));
  const [snapshot, setSnapshot] = useState(store.snapshot);
  const isSignedOut = useIsSignedOut();
  const mustSignIn = snapshot.save.kind === 'signed-out';

  // The outside system is the store: the editor types into it, and this page follows without holding up a key.
  useEffect(() => {
    const follow = (urgency: Urgency) => {
      if (urgency === 'now') setSnapshot(store.snapshot());
      if (urgency === 'soon') startTransition(() => setSnapshot(store.snapshot()));
    };
    follow('now');
    return store.subscribe(follow);
  }, [store]);

  // The outside systems are the window and the network: what is unsaved goes out before the page does.
  useEffect(() => {
    const flush = () => void store.saver.flush();
    const flushHidden = () => document.visibilityState === 'hidden' && flush();
    const retry = () => store.saver.retry();
    window.addEventListener('pagehide', flush);
    document.addEventListener('visibilitychange', flushHidden);
    window.addEventListener('online', retry);
    return () => {
      window.removeEventListener('pagehide', flush);
      document.removeEventListener('visibilitychange', flushHidden);
      window.removeEventListener('online', retry);
      flush();
    };
  }, [store]);

  // The outside system is the session: the shell asks to sign in again, afterwards the text is saved.
  useEffect(() => {
    if (mustSignIn) announceSignedOut();
  }, [mustSignIn]);
  useEffect(() => {
    if (!isSignedOut) store.saver.retry();
  }, [isSignedOut, store]);

  return { store, snapshot };
}
