import { NameList } from '@/core/package/name-list.ts';
import type { PackageDetails } from '@/core/package/package-details.ts';
import type { PackageRelease } from '@/core/package/package-release.ts';
import type { Database } from '@/db/database.ts';
import type { CachedPackageAnswer, CachedPackageContent, PackageCacheKey } from '@/db/stores/package-cache-store.ts';
import type { Clock } from '../../ports/clock.ts';
import type { CondaChannels } from '../../ports/conda-channels.ts';
import type { IndexAnswer, PackageIndex } from '../../ports/package-index.ts';
import { SharedFlights } from './shared-flights.ts';

/** What is known of a thing: it itself, that it is not there, or nothing (no network, no engine). */
export type Known<Value> =
  | { readonly state: 'known'; readonly value: Value; readonly fetchedAt: Date }
  | { readonly state: 'missing' }
  | { readonly state: 'unknown' };

export interface PackageMetadataWorld {
  readonly database: Pick<Database, 'stores'>;
  readonly clock: Clock;
  readonly packageIndex: PackageIndex;
  readonly channels: CondaChannels;
  /** Whether the list of all names of an index may be read, given its key: that of the public one has 40 MB. */
  readonly mayListNames: (index: string) => boolean;
  readonly reportError: (error: unknown) => void;
}

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
/** How long an answer is given without asking again. */
const freshForMs: Readonly<Record<PackageCacheKey['kind'], number>> = {
  'pip-names': dayMs,
  'pip-releases': 60 * minuteMs,
  'pip-details': dayMs,
  'conda-names': 6 * 60 * minuteMs,
  'conda-releases': 60 * minuteMs,
};
/** What is missing may be published any time, and is asked for at each pause in typing. */
const missingForMs = 10 * minuteMs;
/** A source that gave no answer is left alone for so long. */
const unreachableForMs = 30_000;
const forgottenAfterMs = 60 * dayMs;
const questionLimit = 8;
const heldListLimit = 20;

/** Names at hand; without a list the source said that it has none. */
interface HeldNames {
  readonly list: NameList | undefined;
  readonly etag: string | undefined;
  readonly fetchedAtMs: number;
}

/**
 * What indexes and channels tell of packages, from the database first. A fresh answer costs one query; an old
 * one is given at once and asked for again behind it; a new question is waited for, shared by all who ask it.
 * A source that cannot be reached makes answers old or unknown, never an error.
 */
export class PackageMetadata {
  readonly #world: PackageMetadataWorld;
  readonly #flights = new SharedFlights<CachedPackageAnswer | undefined>(questionLimit);
  readonly #closed = new AbortController();
  readonly #unreachableUntilMs = new Map<string, number>();
  readonly #nameLists = new Map<string, HeldNames>();
  #cleanedAtMs = 0;

  constructor(world: PackageMetadataWorld) {
    this.#world = world;
  }

  get index(): PackageIndex {
    return this.#world.packageIndex;
  }

  /** Versions of a project, newest first. `index` is a key, `project` normalised. */
  async pipReleases(index: string, project: string, signal: AbortSignal): Promise<Known<PackageRelease[]>> {
    const key = { kind: 'pip-releases', source: index, name: project } as const;
    return this.#know(key, signal, (etag, limit) => this.index.releases(index, project, etag, limit));
  }

  /** What a project says of itself, or one version of it. */
  async pipDetails(
    index: string,
    project: string,
    version: string | undefined,
    signal: AbortSignal,
  ): Promise<Known<PackageDetails>> {
    const name = version === undefined ? project : `${project}==${version}`;
    const key = { kind: 'pip-details', source: index, name } as const;
    return this.#know(key, signal, (_etag, limit) => this.index.details(index, project, version, limit));
  }

  /** Versions of a conda package in one channel, newest first. */
  async condaReleases(channel: string, name: string, signal: AbortSignal): Promise<Known<PackageRelease[]>> {
    const key = { kind: 'conda-releases', source: channel, name } as const;
    return this.#know(key, signal, (_etag, limit) => this.#world.channels.channelReleases(channel, name, limit));
  }

  /**
   * Names that begin so: from the list of all where it is there, else of packages that somebody here has asked
   * for. Never waits for the network: a list is loaded behind the answer, and is there for the next one.
   */
  async findNames(manager: 'conda' | 'pip', source: string, prefix: string, limit: number): Promise<string[]> {
    const key = { kind: `${manager}-names`, source, name: '' } as const;
    const list = await this.#nameList(key);
    if (list) return list.find(prefix, limit);
    const { packageCache } = this.#world.database.stores;
    return packageCache.listKnownNames(`${manager}-releases`, source, prefix, limit);
  }

  close(): void {
    this.#closed.abort(new Error('the studio ends'));
  }

  async #nameList(key: PackageCacheKey): Promise<NameList | undefined> {
    const held = this.#nameLists.get(idOf(key)) ?? (await this.#readNames(key));
    const lifeMs = held?.list ? freshForMs[key.kind] : missingForMs;
    if (held === undefined || this.#ageMs(held.fetchedAtMs) >= lifeMs) this.#loadNames(key, held?.etag);
    return held?.list;
  }

  /** A list that was loaded before this process began. */
  async #readNames(key: PackageCacheKey): Promise<HeldNames | undefined> {
    const cached = await this.#world.database.stores.packageCache.find(key);
    return cached && this.#holdNames(key, cached);
  }

  #loadNames(key: PackageCacheKey, etag: string | undefined): void {
    const { channels, mayListNames } = this.#world;
    if (key.kind === 'pip-names' && !mayListNames(key.source)) return;
    const ask = async (known: string | undefined, limit: AbortSignal): Promise<IndexAnswer<string>> => {
      const answer =
        key.kind === 'pip-names'
          ? await this.index.names(key.source, known, limit)
          : await channels.channelNames(key.source, limit);
      return answer.kind === 'found' ? { ...answer, value: answer.value.join('\n') } : answer;
    };
    this.#refresh(key, etag, ask, (answer) => this.#holdNames(key, answer));
  }

  #holdNames(key: PackageCacheKey, { content, fetchedAt, etag }: CachedPackageAnswer): HeldNames {
    const list = typeof content === 'string' ? new NameList(content) : undefined;
    const held = { list, etag, fetchedAtMs: fetchedAt.getTime() };
    const id = idOf(key);
    this.#nameLists.delete(id);
    this.#nameLists.set(id, held);
    // Texts name channels as they like; the one held longest goes, and is read again when it is asked for.
    const [oldest] = this.#nameLists.keys();
    if (this.#nameLists.size > heldListLimit && oldest !== undefined) this.#nameLists.delete(oldest);
    return held;
  }

  async #know<Value extends CachedPackageContent>(
    key: PackageCacheKey,
    signal: AbortSignal,
    ask: (etag: string | undefined, signal: AbortSignal) => Promise<IndexAnswer<Value>>,
  ): Promise<Known<Value>> {
    signal.throwIfAborted();
    const cached = await this.#world.database.stores.packageCache.find(key);
    if (cached) {
      if (this.#ageMs(cached.fetchedAt.getTime()) >= this.#lifeMs(key, cached)) this.#refresh(key, cached.etag, ask);
      return knownFrom(cached);
    }
    if (this.#isLeftAlone(key.source)) return { state: 'unknown' };
    const fetched = await this.#flights.join(idOf(key), (limit) => this.#fetch(key, undefined, ask, limit), signal);
    return fetched ? knownFrom(fetched) : { state: 'unknown' };
  }

  /** Asks again, behind the answer that was given. */
  #refresh(
    key: PackageCacheKey,
    etag: string | undefined,
    ask: (known: string | undefined, signal: AbortSignal) => Promise<IndexAnswer<CachedPackageContent>>,
    onAnswer: (answer: CachedPackageAnswer) => unknown = () => {},
  ): void {
    if (this.#isLeftAlone(key.source) || this.#closed.signal.aborted) return;
    this.#flights
      .join(idOf(key), (limit) => this.#fetch(key, etag, ask, limit), this.#closed.signal)
      .then((answer) => answer && onAnswer(answer))
      .catch((error: unknown) => {
        if (!this.#closed.signal.aborted) this.#world.reportError(error);
      });
  }

  async #fetch(
    key: PackageCacheKey,
    etag: string | undefined,
    ask: (known: string | undefined, signal: AbortSignal) => Promise<IndexAnswer<CachedPackageContent>>,
    signal: AbortSignal,
  ): Promise<CachedPackageAnswer | undefined> {
    const { packageCache } = this.#world.database.stores;
    const answer = await ask(etag, signal);
    const fetchedAt = this.#world.clock.now();
    if (answer.kind === 'unreachable') {
      this.#unreachableUntilMs.set(key.source, fetchedAt.getTime() + unreachableForMs);
      return undefined;
    }
    this.#unreachableUntilMs.delete(key.source);
    await this.#cleanNowAndThen(fetchedAt);
    if (answer.kind === 'unchanged') {
      await packageCache.markFresh(key, fetchedAt);
      return packageCache.find(key);
    }
    const kept = { content: null, etag: undefined, fetchedAt };
    const saved = answer.kind === 'found' ? { ...kept, content: answer.value, etag: answer.etag } : kept;
    await packageCache.save(key, saved);
    return saved;
  }

  async #cleanNowAndThen(now: Date): Promise<void> {
    if (now.getTime() - this.#cleanedAtMs < dayMs) return;
    this.#cleanedAtMs = now.getTime();
    await this.#world.database.stores.packageCache.removeOlderThan(new Date(now.getTime() - forgottenAfterMs));
  }

  #isLeftAlone(source: string): boolean {
    return (this.#unreachableUntilMs.get(source) ?? 0) > this.#world.clock.now().getTime();
  }

  #ageMs(instantMs: number): number {
    return this.#world.clock.now().getTime() - instantMs;
  }

  #lifeMs({ kind }: PackageCacheKey, { content }: CachedPackageAnswer): number {
    return content === null ? missingForMs : freshForMs[kind];
  }
}

function idOf({ kind, source, name }: PackageCacheKey): string {
  return JSON.stringify([kind, source, name]);
}

/** A key of one kind was saved with that kind of content, by this class alone. */
function knownFrom<Value extends CachedPackageContent>({ content, fetchedAt }: CachedPackageAnswer): Known<Value> {
  return content === null ? { state: 'missing' } : { state: 'known', value: content as Value, fetchedAt };
}
