import { z } from 'zod';
import { packageReleaseSchema } from '@/core/package/package-release.ts';

const problem = z.object({ problem: z.string() });

/** What our program may answer about a channel (program/channel_contents.py). */
export const channelNamesSchema = z.union([
  problem,
  z.object({ names: z.array(z.string()) }).transform(({ names }) => ({ value: names })),
]);

export const channelReleasesSchema = z.union([
  problem,
  z.object({ releases: z.array(packageReleaseSchema) }).transform(({ releases }) => ({ value: releases })),
]);
