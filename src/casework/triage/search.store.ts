import { sql } from 'kysely';
import { ok, refused } from '../../platform/access/index.ts';
import { londonDay } from '../../platform/clock/index.ts';
import type { Look } from '../../platform/command/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import {
  findPerson,
  nameMarks,
  searchPeople,
  type Found,
  type NothingToSearchFor,
  type Person,
  type Sought,
} from '../../platform/person/index.ts';
import { getCase, type CaseFile } from '../case/index.ts';
import { isInCase, vaultOf } from './people.store.ts';

export interface SearchPeople {
  readonly case: string;
  readonly person: string;
  readonly sought: Sought;
}

export const RISKS = ['died', 'not-safe', 'self-harm', 'on-plan', 'in-care', 'missing'] as const;
export type Risk = (typeof RISKS)[number];

export interface OfferPage {
  readonly file: CaseFile;
  readonly person: Person | undefined;
  readonly found: Found;
  /** The offered, and the records held with theirs: a risk of one is shown of the other. */
  readonly alike: readonly string[];
  /** What was sought, to be known again when they are named. */
  readonly marks: readonly string[];
  /** What is open about people who are offered: shown before anything else. */
  readonly risks: ReadonlyMap<string, readonly Risk[]>;
}

interface RiskRow {
  readonly person: string;
  readonly died: boolean;
  readonly notSafe: boolean;
  readonly selfHarm: boolean;
  readonly onPlan: boolean;
  readonly inCare: boolean;
  readonly missing: boolean;
}

const PRESENT = ['suspected', 'confirmed'];

/** Each of these and every record judged to be of the same person, as the start of a query. */
export const alike = (people: readonly string[]) => sql`WITH RECURSIVE alike AS (
      SELECT sought AS of, sought AS person FROM unnest(${people}::uuid[]) AS sought
      UNION
      SELECT a.of, CASE WHEN s.person = a.person THEN s.other ELSE s.person END
      FROM alike a JOIN same_person s ON (s.person = a.person OR s.other = a.person) AND s.ended_at IS NULL)`;

/** These and every record of the same people: whose risks are looked at, and logged as such. */
export const withAlike = async (tx: Tx, people: readonly string[]): Promise<readonly string[]> => {
  if (people.length === 0) return [];
  const { rows } = await sql<{ person: string }>`${alike(people)} SELECT DISTINCT person FROM alike`.execute(tx);
  return [...new Set([...people, ...rows.map(({ person }) => person)])];
};

/** What was said of a child in a case that records their death was so then, and is no risk now. */
const isLivingIn = (alias: string) => sql`NOT EXISTS (SELECT FROM party d WHERE d.force = ${sql.ref(`${alias}.force`)}
        AND d.case_file = ${sql.ref(`${alias}.case_file`)} AND d.person = ${sql.ref(`${alias}.person`)} AND d.died)`;

/** From the newest floor, answers and conferences in any case of the force that is not closed, of each and of every record judged to be of the same person. */
export const openRisks = async (tx: Tx, people: readonly string[]): Promise<OfferPage['risks']> => {
  if (people.length === 0) return new Map();
  const { rows } = await sql<RiskRow>`
    ${alike(people)},
    walked AS (
      SELECT DISTINCT ON (w.person, w.case_file) w.* FROM floor w JOIN case_file c ON c.force = w.force AND c.case_file = w.case_file
      WHERE w.person IN (SELECT person FROM alike) AND c.stage <> 'closed' AND ${isLivingIn('w')}
      ORDER BY w.person, w.case_file, w.walked_at DESC, w.floor DESC),
    said AS (
      SELECT DISTINCT ON (a.person, a.case_file, a.fact) a.person, a.fact, a.state FROM answer a
      JOIN case_file c ON c.force = a.force AND c.case_file = a.case_file
      WHERE a.person IN (SELECT person FROM alike) AND a.direction = 'person' AND c.stage <> 'closed' AND ${isLivingIn('a')}
      ORDER BY a.person, a.case_file, a.fact, a.answered_at DESC, a.answer DESC),
    held AS (
      SELECT DISTINCT ON (a.of, m.person, m.case_file) a.of, m.result FROM alike a JOIN measure_end m ON m.person = a.person AND m.measure IN ('conference', 'review')
      JOIN case_file c ON c.force = m.force AND c.case_file = m.case_file
      WHERE c.stage <> 'closed' AND ${isLivingIn('m')} ORDER BY a.of, m.person, m.case_file, m.ended_at DESC, m.recorded_at DESC),
    risen AS (SELECT a.of, w.safe_now, w.self_harm, w.on_plan, w.in_care FROM alike a JOIN walked w ON w.person = a.person),
    present AS (SELECT a.of, s.fact FROM alike a JOIN said s ON s.person = a.person WHERE s.state = ANY(${PRESENT}))
    SELECT sought.person,
      EXISTS (SELECT FROM alike a JOIN party d ON d.person = a.person WHERE a.of = sought.person AND d.died) AS died,
      EXISTS (SELECT FROM risen w WHERE w.of = sought.person AND w.safe_now = 'no') AS "notSafe",
      EXISTS (SELECT FROM risen w WHERE w.of = sought.person AND w.self_harm = 'yes')
        OR EXISTS (SELECT FROM present p WHERE p.of = sought.person AND p.fact IN ('suicide-risk', 'immediate-harm', 'self-harm-history')) AS "selfHarm",
      EXISTS (SELECT FROM risen w WHERE w.of = sought.person AND w.on_plan = 'yes')
        OR EXISTS (SELECT FROM present p WHERE p.of = sought.person AND p.fact = 'child-protection-plan')
        OR EXISTS (SELECT FROM held h WHERE h.of = sought.person AND h.result = 'plan') AS "onPlan",
      EXISTS (SELECT FROM risen w WHERE w.of = sought.person AND w.in_care = 'yes')
        OR EXISTS (SELECT FROM present p WHERE p.of = sought.person AND p.fact = 'child-in-care') AS "inCare",
      EXISTS (SELECT FROM present p WHERE p.of = sought.person AND p.fact = 'missing-episodes') AS missing
    FROM unnest(${people}::uuid[]) AS sought (person)`.execute(tx);
  return new Map(
    rows.map((row) => {
      const raised: readonly (readonly [Risk, boolean])[] = [
        ['died', row.died],
        ['not-safe', row.notSafe],
        ['self-harm', row.selfHarm],
        ['on-plan', row.onPlan],
        ['in-care', row.inCare],
        ['missing', row.missing],
      ];
      return [row.person, raised.filter(([, is]) => is).map(([risk]) => risk)];
    }),
  );
};

export interface BornInFuture {
  readonly code: 'BornInFuture';
}
type SearchRefusal = NothingToSearchFor | BornInFuture | { readonly code: 'NotInThisCase'; readonly person: string };

/** Refused here as where somebody is named: nobody is known by it, and *nobody like that* would hide the slip. */
export const refuseUnborn = ({ birthDate }: Sought, now: Date): BornInFuture | undefined =>
  birthDate !== undefined && birthDate > londonDay(now) ? { code: 'BornInFuture' } : undefined;

/** Looks for somebody before they are named; everybody whose record was opened for it is logged. */
export const searchForPerson: Look<SearchPeople, OfferPage, SearchRefusal> = {
  action: 'search-people',
  cases: (input) => [input.case],
  load: async (context, input) => {
    if (!(await isInCase(context.tx, input))) return refused({ code: 'NotInThisCase', person: input.person });
    const born = refuseUnborn(input.sought, context.now);
    if (born !== undefined) return refused(born);
    const vault = vaultOf(context);
    const found = await searchPeople(vault, input.sought, input.person);
    if (!found.ok) return found;
    // A risk that is open shows on the match before any reason is asked (design, section 9).
    const offered = found.value.offers.map(({ person }) => person.person);
    return ok({
      file: await getCase(context.tx, input.case),
      person: await findPerson(vault, input.person),
      found: found.value,
      alike: await withAlike(context.tx, offered),
      marks: await nameMarks(vault, input, [input.sought]),
      risks: await openRisks(context.tx, offered),
    });
  },
  tell: (answer, input) => ({
    cases: [input.case],
    // Whom it is for comes first: naming asks for it.
    people: [...new Set([input.person, ...answer.found.lookedAt, ...answer.alike])],
    content: {
      page: 'search',
      looked: answer.found.lookedAt.length,
      offered: answer.found.offers.map(({ person }) => person.person),
      tooMany: answer.found.tooMany,
      sought: answer.marks,
    },
  }),
};
