import { notFound } from 'next/navigation';

/** An address that no page of the workspace has: said inside the shell, so that one can go on from here. */
export default function Page() {
  notFound();
}
