'use client';

import { useEffect, useEffectEvent, useState } from 'react';
import { type RefusedRequest, studioErrorOf } from './studio-error-of.ts';

/**
 * How changes reach this tab: `lost` while the studio answers nothing at all, `blocked` while it answers requests
 * and no WebSocket comes through.
 */
export type LiveConnection = 'open' | 'lost' | 'blocked';

const pauseMs = 2_000;
/** A socket that was just cut is back before. */
const answersOfBlocked = 2;
/** For these there is no socket either, and the page says so itself. */
const toldElsewhere = new Set<RefusedRequest['code']>(['NOT_SIGNED_IN', 'DATABASE_UNAVAILABLE']);

/** What is amiss with a live connection that is cut: the studio is asked by `request` meanwhile. */
export function useLiveConnection(isCut: boolean, request: () => Promise<unknown>): LiveConnection {
  const [connection, setConnection] = useState<LiveConnection>('open');
  const ask = useEffectEvent(request);
  // The outside system is the studio, asked again and again while its socket is silent.
  useEffect(() => {
    if (!isCut) return;
    let isOver = false;
    let answers = 0;
    const look = async () => {
      const refusal = await ask().then(() => undefined, studioErrorOf);
      if (isOver) return;
      if (refusal?.code === 'UNREACHABLE') {
        answers = 0;
        setConnection('lost');
      } else if (refusal && toldElsewhere.has(refusal.code)) {
        answers = 0;
        setConnection('open');
      } else {
        answers += 1;
        if (answers >= answersOfBlocked) setConnection('blocked');
      }
      waiting = setTimeout(look, pauseMs);
    };
    let waiting = setTimeout(look, pauseMs);
    return () => {
      isOver = true;
      clearTimeout(waiting);
      setConnection('open');
    };
  }, [isCut]);
  return connection;
}
