import { sql, type RawBuilder } from 'kysely';
import { TELLS, traitsSought, type Clue, type Sought } from './tokens.ts';

/** What is sought, as the database compares it: of each clue its token, and what it is worth. */
export interface Hits {
  readonly tokens: readonly Buffer[];
  readonly clues: readonly (Omit<Clue, 'clue'> & { readonly trait: number })[];
}

export const cluesSought = (sought: Sought): readonly (Clue & { readonly trait: number })[] =>
  traitsSought(sought).flatMap(({ clues }, trait) => clues.map((clue) => ({ ...clue, trait })));

const NAMES = TELLS.given | TELLS.family;
const DATE = sql.lit(TELLS.date);

// How many bear a name is counted no further: of two names beyond, either is common.
const GAUGED = sql.lit(250);
// Of a name that more bear in one force only the newest are looked through; nothing in this country comes near.
const MOST_OF_A_NAME = 5000;

const soughtRows = ({ tokens, clues }: Hits): RawBuilder<unknown> => sql`
  SELECT * FROM unnest(${tokens}::bytea[], ${clues.map(({ weight }) => weight)}::int[], ${clues.map(({ trait }) => trait)}::int[],
    ${clues.map(({ tells }) => tells)}::int[], ${clues.map(({ gauges }) => gauges)}::boolean[]) AS clue (token, weight, trait, tells, gauges)`;

/** Of the two names that are sought, the one that fewer bear. */
const rarerName = (force: string): RawBuilder<unknown> => sql`
  SELECT name FROM (VALUES (${sql.lit(TELLS.family)}), (${sql.lit(TELLS.given)})) AS names (name)
  ORDER BY (
    SELECT sum((SELECT count(*) FROM (
      SELECT FROM person_token known WHERE known.force = ${force} AND known.token = sought.token LIMIT ${GAUGED}) AS counted))
    FROM sought WHERE sought.gauges AND (sought.tells & names.name) <> 0)
  LIMIT 1`;

/** The newest of those who share each of some tokens. */
const bearers = (force: string, most: number, which: RawBuilder<unknown>, only = sql`true`): RawBuilder<unknown> => sql`
  SELECT bearer.person FROM sought CROSS JOIN LATERAL (
    SELECT known.person FROM person_token known WHERE known.force = ${force} AND known.token = sought.token AND ${only}
    ORDER BY known.person DESC LIMIT ${sql.lit(most)}) AS bearer
  WHERE ${which}`;

const proposed = (force: string, names: number, most: number): RawBuilder<unknown> => {
  if (names === 0) return bearers(force, most, sql`(sought.tells & ${DATE}) <> 0`);
  if (names !== NAMES) return bearers(force, most, sql`true`);
  return sql.join(
    [
      bearers(force, MOST_OF_A_NAME, sql`(sought.tells & (SELECT name FROM rarer)) <> 0`),
      bearers(force, MOST_OF_A_NAME, sql`(sought.tells & ${DATE}) <> 0`),
      // Who is known by one name only lacks the other, and may be whoever bears it.
      bearers(force, most, sql`(sought.tells & ${sql.lit(NAMES)}) <> 0`, sql`known.one_name`),
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
 * hits. Where both names are sought both have to fit, unless the date of birth does: everybody who bears the rarer of
 * the two is looked through, and the more common is never read.
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
      proposed AS MATERIALIZED (SELECT DISTINCT person FROM (${proposed(force, names, most)}) AS bearer),
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
