import { type SQL, sql } from 'drizzle-orm';
import { environment } from '../schema/environment.ts';

/** One condition in two forms that say the same. */
export interface SearchCondition {
  /** Asks the index; quick where few rows fit. */
  readonly indexed: SQL;
  /** Looks at a row by itself; quick where so many rows fit that a page is found along any order. */
  readonly plain: SQL;
}

/** A condition for each word of a search, in whatever case it is written. */
export function searchedWords(search: string | undefined): readonly SearchCondition[] {
  const words = (search ?? '').split(/\s+/).filter((word) => word !== '');
  return words.map((word) => {
    const lower = sql`lower(${word}::text)`;
    const plain = sql`position(${lower} in ${environment.searchText}) > 0`;
    const grams = sql`text_grams(${lower}, least(3, length(${lower})), 3)`;
    return { plain, indexed: sql`text_grams(${environment.searchText}, 1, 3) @> ${grams} and ${plain}` };
  });
}
