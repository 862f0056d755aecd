'use client';

import Link from 'next/link';
import { type ComponentProps, useState } from 'react';

/**
 * A link to another area of the studio, as each page has a dozen of. Next would fetch all of them beside what the page
 * itself waits for; this one is fetched when somebody is about to follow it.
 */
export function AreaLink(properties: Omit<ComponentProps<typeof Link>, 'prefetch' | 'onPointerEnter' | 'onFocus'>) {
  const [isNear, setIsNear] = useState(false);
  const come = () => setIsNear(true);
  return <Link {...properties} prefetch={isNear ? null : false} onPointerEnter={come} onFocus={come} />;
}
