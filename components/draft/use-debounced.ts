'use client';

import { useEffect, useState } from 'react';

/** `value` as it was when it last stood still for `pauseMs`; the first one at once. */
export function useDebounced<Value>(value: Value, pauseMs: number): Value {
  const [settled, setSettled] = useState(value);

  // The outside system is the clock.
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pauseMs);
    return () => clearTimeout(timer);
  }, [value, pauseMs]);

  return settled;
}
