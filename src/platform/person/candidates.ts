import { sql, type RawBuilder } from 'kysely';
import { pairsSought } from './name-pairs.ts';
import { TELLS, tokensOf, traitsSought, type Clue, type Sought } from './tokens.ts';

/** What is sought, as the database compares it: of each clue its token, and what it is worth. */
export interface Hits {
  readonly tokens: readonly Buffer[];
  readonly clues: readonly (Clue & { readonly trait: number })[];
  /** The tokens of both names together, one of which each bears who has both; nothing where they would be too many. */
  readonly pairs: readonly Buffer[] | undefined;
}

/** What is sought, made unreadable as what is stored is. */
export const hitsOf = (searchKey: Buffer, sought: Sought): Hits => {
  const clues = traitsSought(sought).flatMap((of, trait) => of.clues.map((clue) => ({ ...clue, trait })));
  const pairs = pairsSought(sought);
  return {
    tokens: tokensOf(
      searchKey,
      clues.map(({ clue }) => clue),
    ),
    clues,
    pairs: pairs === undefined ? undefined : tokensOf(searchKey, pairs),
  };
};

const NAMES = TELLS.given | TELLS.family;
const DATE = sql.lit(TELLS.date);

// So few bearers of a name are looked through one by one, which is quicker than to look for some two hundred pairs. Of more, those
// who bear both names are found by the two together; and of those who have no pairs, by reading who bears either, which the index
// holds side by side.
const FEW = sql.lit(100);

const soughtRows = ({ tokens, clues }: Hits): RawBuilder<unknown> => sql`
  SELECT * FROM unnest(${tokens}::bytea[], ${clues.map(({ weight }) => weight)}::int[], ${clues.map(({ trait }) => trait)}::int[],
    ${clues.map(({ tells }) => tells)}::int[], ${clues.map(({ covered }) => covered)}::boolean[])
    AS clue (token, weight, trait, tells, covered)`;

/** Of the two names that are sought, the one that fewer bear, and whether few do. */
const rarerName = (force: string): RawBuilder<unknown> => sql`
  SELECT name, bearers <= ${FEW} AS is_few FROM (VALUES (${sql.lit(TELLS.family)}), (${sql.lit(TELLS.given)})) AS names (name)
  CROSS JOIN LATERAL (
    SELECT sum((SELECT count(*) FROM (
      SELECT FROM person_token known WHERE known.force = ${force} AND known.token = sought.token LIMIT ${FEW} + 1) AS counted)) AS bearers
    FROM sought WHERE NOT sought.covered AND (sought.tells & names.name) <> 0) AS gauge
  ORDER BY bearers LIMIT 1`;

/** Those who share each of some tokens, and what it tells of them. */
const sharing = (force: string, which: RawBuilder<unknown>, only = sql`true`): RawBuilder<unknown> => sql`
  SELECT known.person, sought.tells FROM sought CROSS JOIN LATERAL (
    SELECT known.person FROM person_token known WHERE known.force = ${force} AND known.token = sought.token AND ${only} OFFSET 0) AS known
  WHERE NOT sought.covered AND ${which}`;

/** The newest of those who share each of some tokens. */
const newest = (force: string, most: number, which: RawBuilder<unknown>, only = sql`true`): RawBuilder<unknown> => sql`
  SELECT bearer.person FROM sought CROSS JOIN LATERAL (
    SELECT known.person FROM person_token known WHERE known.force = ${force} AND known.token = sought.token AND ${only}
    ORDER BY known.person DESC LIMIT ${sql.lit(most)}) AS bearer
  WHERE ${which}`;

const ARE_FEW = sql`(SELECT is_few FROM rarer)`;
const ARE_MANY = sql`(SELECT NOT is_few FROM rarer)`;

/** Those who bear both names, found by the two together. */
const withPair = (force: string, pairs: readonly Buffer[]): RawBuilder<unknown> => sql`
  SELECT known.person FROM unnest(${pairs}::bytea[]) AS pair (token) CROSS JOIN LATERAL (
    SELECT known.person FROM person_token known WHERE known.force = ${force} AND known.token = pair.token OFFSET 0) AS known
  WHERE ${ARE_MANY}`;

/** Those who bear the rarer name, where they are few; and else those who bear both and are not found by a pair, out of all who bear either. */
const withBothNames = (force: string, unpaired: RawBuilder<unknown>): readonly RawBuilder<unknown>[] => [
  sql`SELECT person FROM (${sharing(force, sql`${ARE_FEW} AND (sought.tells & (SELECT name FROM rarer)) <> 0`)}) AS few`,
  sql`SELECT person FROM (${sharing(force, sql`${ARE_MANY} AND (sought.tells & ${sql.lit(NAMES)}) <> 0`, unpaired)}) AS many
    GROUP BY person HAVING (bit_or(tells) & ${sql.lit(NAMES)}) = ${sql.lit(NAMES)}`,
];

/** Whom no pair finds: all, where the names sought are of so many words that their pairs would be too many. */
const unpairedFor = ({ pairs }: Hits): RawBuilder<unknown> => (pairs === undefined ? sql`true` : sql`NOT known.paired`);

const proposed = (force: string, names: number, most: number, hits: Hits): RawBuilder<unknown> => {
  if (names === 0) return newest(force, most, sql`(sought.tells & ${DATE}) <> 0`);
  if (names !== NAMES) return newest(force, most, sql`true`);
  return sql.join(
    [
      withPair(force, hits.pairs ?? []),
      ...withBothNames(force, unpairedFor(hits)),
      sql`SELECT person FROM (${sharing(force, sql`(sought.tells & ${DATE}) <> 0`)}) AS born`,
      // Who is known by one name only lacks the other, and may be whoever bears it.
      newest(force, most, sql`(sought.tells & ${sql.lit(NAMES)}) <> 0`, sql`known.one_name`),
    ],
    sql` UNION `,
  );
};

/** Whether what fits could make an offer: see `resemblance.ts`, which weighs what is opened. */
const mayBeOffered = (names: number): RawBuilder<unknown> => {
  const date = sql`(bit_or(tells) & ${DATE}) <> 0`;
  if (names === 0) return date;
  const all = sql.lit(names);
  return sql`(bit_or(tells) & ${all}) = ${all}
    OR (bit_or(tells) & ${sql.lit(NAMES)}) <> 0 AND bool_or(one_name)
    OR ${date} AND (bit_or(tells) & ${sql.lit(NAMES | TELLS.school)}) <> 0`;
};

/**
 * Those whose tokens could make an offer, most telling first; a trait counts once, by the weightiest of its clues that
 * hits. Where both names are sought both have to fit, unless the date of birth does: where few bear the rarer of the two they
 * are looked through, and the more common is not read; where many do, they are found by the two together.
 */
export const candidatesQuery = (
  force: string,
  hits: Hits,
  besides: string | undefined,
  most: number,
): RawBuilder<{ person: string }> => {
  const names = hits.clues.reduce((all, { tells }) => all | tells, 0) & NAMES;
  return sql<{ person: string }>`
    WITH sought AS MATERIALIZED (${soughtRows(hits)}),
      rarer AS MATERIALIZED (${rarerName(force)}),
      proposed AS MATERIALIZED (SELECT DISTINCT person FROM (${proposed(force, names, most, hits)}) AS bearer),
      fitting AS (
        SELECT proposed.person, sought.trait, max(sought.weight) AS weight, bit_or(sought.tells) AS tells, bool_or(known.one_name) AS one_name
        FROM proposed
        -- By each one's own tokens, never by those who share them; OFFSET keeps the planner from turning it round.
        CROSS JOIN LATERAL (SELECT token, one_name FROM person_token WHERE force = ${force} AND person = proposed.person OFFSET 0) AS known
        JOIN sought ON sought.token = known.token
        GROUP BY proposed.person, sought.trait)
    SELECT person FROM fitting
    WHERE person IS DISTINCT FROM ${besides ?? null}::uuid
      AND NOT EXISTS (
        SELECT FROM person_distinct pair
        WHERE pair.force = ${force} AND pair.person = ${besides ?? null}::uuid AND pair.other = fitting.person)
    GROUP BY person HAVING ${mayBeOffered(names)}
    ORDER BY sum(weight) DESC, person DESC LIMIT ${sql.lit(most)}`;
};
