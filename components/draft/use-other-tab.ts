'use client';

import { useEffect, useState } from 'react';

/** Whether this browser has the draft open in another tab as well: tabs greet each other and say good-bye. */
export function useOtherTab(draftId: string, sessionId: string): boolean {
  const [others, setOthers] = useState<ReadonlySet<string>>(new Set());

  // The outside system is the channel between the tabs of this browser.
  useEffect(() => {
    const channel = new BroadcastChannel(`studio-draft-${draftId}`);
    const say = (word: 'hello' | 'here' | 'bye') => channel.postMessage({ word, sessionId });
    channel.onmessage = ({ data }: MessageEvent<{ word: string; sessionId: string }>) => {
      if (data.word === 'hello') say('here');
      setOthers((known) => {
        const next = new Set(known);
        if (data.word === 'bye') next.delete(data.sessionId);
        else next.add(data.sessionId);
        return next;
      });
    };
    const leave = () => say('bye');
    window.addEventListener('pagehide', leave);
    say('hello');
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
      channel.close();
    };
  }, [draftId, sessionId]);

  return others.size > 0;
}
