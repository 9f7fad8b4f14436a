import { ok, refused, type Result } from '../access/index.ts';
import { candidatesQuery, hitsOf } from './candidates.ts';
import { holdLiving } from './hold.ts';
import type { Living } from './person.ts';
import { readPeople, type PersonErased, type PersonUnknown } from './person.store.ts';
import { people, type Vault } from './person.tables.ts';
import { weigher, type Reason } from './resemblance.ts';
import { isEnough, Sought } from './tokens.ts';

export interface NothingToSearchFor {
  readonly code: 'NothingToSearchFor';
}

/** Somebody who may be the one sought, and why. Never a score: it would be read as a verdict. */
export interface Offer {
  readonly person: Living;
  readonly reasons: readonly Reason[];
}

export interface Found {
  readonly offers: readonly Offer[];
  /** Everyone whose record was opened to find out: the caller logs them all as looked at. */
  readonly lookedAt: readonly string[];
  /** More people fit the little that was given than may be opened: more has to be known of whom one seeks. */
  readonly tooMany: boolean;
}

// Each one opened is a look at a child's record, logged as one: few enough to answer for.
const MOST_OPENED = 200;
const MOST_OFFERED = 10;

const candidates = async (vault: Vault, sought: Sought, besides: string | undefined): Promise<readonly string[]> => {
  const hits = hitsOf(await vault.keys.getSearchKey(vault.force), sought);
  // One more than may be opened, to know whether there are more.
  const query = candidatesQuery(vault.force, hits, besides, MOST_OPENED + 1);
  return (await query.execute(vault.tx)).rows.map((row) => row.person);
};

/**
 * Looks for somebody before they are added or named. `besides` is who one already holds: they are not offered to
 * themselves, nor anybody recorded as not the same. It proposes only; nothing is joined.
 */
export const searchPeople = async (
  vault: Vault,
  what: Sought,
  besides?: string,
): Promise<Result<Found, NothingToSearchFor>> => {
  const sought = Sought.parse(what);
  if (!isEnough(sought)) return refused({ code: 'NothingToSearchFor' });
  const proposed = await candidates(vault, sought, besides);
  const opened = await readPeople(vault, proposed.slice(0, MOST_OPENED));
  const living = [...opened.values()].filter((person) => person.state !== 'erased');
  const weigh = weigher(sought);
  const weighed = living.flatMap((person) => {
    const why = weigh(person.details);
    return why === undefined ? [] : [{ person, ...why }];
  });
  const offers = weighed
    // Of two alike the younger record first: the same search has to give the same order.
    .toSorted((one, other) => other.rank - one.rank || (one.person.person < other.person.person ? 1 : -1))
    .slice(0, MOST_OFFERED)
    .map(({ person, reasons }) => ({ person, reasons }));
  const lookedAt = living.map(({ person }) => person);
  // The one candidate too many was asked for only to know that there are more; it was not opened.
  return ok({ offers, lookedAt, tooMany: proposed.length > MOST_OPENED });
};

/** Records that somebody is none of `others`: they are not offered for one another again. */
export const recordNotSame = async (
  vault: Vault,
  judged: { readonly person: string; readonly others: readonly string[]; readonly now: Date },
): Promise<Result<void, PersonUnknown | PersonErased>> => {
  const { person, now } = judged;
  const others = [...new Set(judged.others)].filter((other) => other !== person);
  const held = await holdLiving(vault, [person, ...others]);
  if (!held.ok) return held;
  const rows = others.flatMap((other) => [
    { force: vault.force, person, other, at: now },
    // Both ways, so that the search needs no OR, which no index would serve.
    { force: vault.force, person: other, other: person, at: now },
  ]);
  if (rows.length === 0) return ok(undefined);
  await people(vault)
    .insertInto('person_distinct')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return ok(undefined);
};

/** Takes back that somebody is none of `others`: they are the same after all. */
export const forgetNotSame = async (
  vault: Vault,
  { person, others }: { readonly person: string; readonly others: readonly string[] },
): Promise<void> => {
  const distinct = (one: readonly string[], other: readonly string[]) =>
    people(vault)
      .deleteFrom('person_distinct')
      .where('force', '=', vault.force)
      .where('person', 'in', one)
      .where('other', 'in', other)
      .execute();
  await distinct([person], others);
  await distinct(others, [person]);
};
