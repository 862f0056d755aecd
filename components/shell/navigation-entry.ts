import { isReservedName } from '@/core/environment/environment-name.ts';

/** The entry of the navigation that a page of a workspace stands under, by its folder: `environments`, `builds`… */
export function navigationEntryOf(pathname: string): string {
  const [, , , folder, name = ''] = pathname.split('/');
  if (folder === undefined || folder === 'drafts') return 'environments';
  return folder === 'environments' && isReservedName(name) ? 'curated' : folder;
}
