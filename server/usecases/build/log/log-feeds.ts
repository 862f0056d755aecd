import type { LogSource } from '@/db/stores/build-store.ts';
import { SharedFeeds } from '../../shared-feed.ts';

/** Where each log that somebody in this process follows stands, and how far it is; by build. */
export const logFeeds = new SharedFeeds<LogSource>();
