import { and, asc, eq, lt, sql } from 'drizzle-orm';
import type { PackageDetails } from '@/core/package/package-details.ts';
import type { PackageRelease } from '@/core/package/package-release.ts';
import type { Connection } from '../client.ts';
import { packageCache } from '../schema/package-cache.ts';

/** A list of names is one text, a name a line: of the public index it would be 800,000 strings. */
export type CachedPackageContent = string | readonly PackageRelease[] | PackageDetails;

/** What is asked of a source: lists of names, versions, or what a project says of itself. */
export interface PackageCacheKey {
  readonly kind: 'pip-names' | 'pip-releases' | 'pip-details' | 'conda-names' | 'conda-releases';
  readonly source: string;
  readonly name: string;
}

export interface CachedPackageAnswer {
  /** Null: there is no such thing. */
  readonly content: CachedPackageContent | null;
  readonly etag: string | undefined;
  readonly fetchedAt: Date;
}

export type PackageCacheStore = ReturnType<typeof createPackageCacheStore>;

export function createPackageCacheStore(connection: Connection) {
  const matches = ({ kind, source, name }: PackageCacheKey) =>
    and(eq(packageCache.kind, kind), eq(packageCache.source, source), eq(packageCache.name, name));

  return {
    async find(key: PackageCacheKey): Promise<CachedPackageAnswer | undefined> {
      const [row] = await connection.select().from(packageCache).where(matches(key));
      return row && { content: row.content, etag: row.etag ?? undefined, fetchedAt: row.fetchedAt };
    },

    /** Names of packages that a source is known to have, sorted, for as long as there is no list of all. */
    async listKnownNames(kind: PackageCacheKey['kind'], source: string, prefix: string, limit: number) {
      const rows = await connection
        .select({ name: packageCache.name })
        .from(packageCache)
        .where(
          and(
            eq(packageCache.kind, kind),
            eq(packageCache.source, source),
            sql`starts_with(${packageCache.name}, ${prefix})`,
            sql`${packageCache.content} is not null`,
          ),
        )
        .orderBy(asc(packageCache.name))
        .limit(limit);
      return rows.map(({ name }) => name);
    },

    async save(key: PackageCacheKey, answer: CachedPackageAnswer): Promise<void> {
      const values = { content: answer.content, etag: answer.etag ?? null, fetchedAt: answer.fetchedAt };
      await connection
        .insert(packageCache)
        .values({ ...key, ...values })
        .onConflictDoUpdate({ target: [packageCache.kind, packageCache.source, packageCache.name], set: values });
    },

    /** The source said that nothing has changed. */
    async markFresh(key: PackageCacheKey, fetchedAt: Date): Promise<void> {
      await connection.update(packageCache).set({ fetchedAt }).where(matches(key));
    },

    /** Forgets what nobody asked for in a long time. */
    async removeOlderThan(instant: Date): Promise<void> {
      await connection.delete(packageCache).where(lt(packageCache.fetchedAt, instant));
    },
  };
}
