import { sql } from 'kysely';
import { ok, refused } from '../../platform/access/index.ts';
import type { Look } from '../../platform/command/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import {
  findPerson,
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

export const RISKS = ['not-safe', 'self-harm', 'on-plan', 'in-care', 'missing'] as const;
export type Risk = (typeof RISKS)[number];

export interface OfferPage {
  readonly file: CaseFile;
  readonly person: Person | undefined;
  readonly found: Found;
  /** What is open about people who are offered: shown before anything else. */
  readonly risks: ReadonlyMap<string, readonly Risk[]>;
}

interface RiskRow {
  readonly person: string;
  readonly notSafe: boolean;
  readonly selfHarm: boolean;
  readonly onPlan: boolean;
  readonly inCare: boolean;
  readonly missing: boolean;
}

const PRESENT = ['suspected', 'confirmed'];

/** From the newest floor and answers in any case of the force that is not closed. */
export const openRisks = async (tx: Tx, people: readonly string[]): Promise<OfferPage['risks']> => {
  if (people.length === 0) return new Map();
  const { rows } = await sql<RiskRow>`
    WITH walked AS (
      SELECT DISTINCT ON (w.person, w.case_file) w.* FROM floor w JOIN case_file c ON c.force = w.force AND c.case_file = w.case_file
      WHERE w.person = ANY(${people}::uuid[]) AND c.stage <> 'closed' ORDER BY w.person, w.case_file, w.walked_at DESC, w.floor DESC),
    said AS (
      SELECT DISTINCT ON (a.person, a.case_file, a.fact) a.person, a.fact, a.state FROM answer a
      JOIN case_file c ON c.force = a.force AND c.case_file = a.case_file
      WHERE a.person = ANY(${people}::uuid[]) AND a.direction = 'person' AND c.stage <> 'closed'
      ORDER BY a.person, a.case_file, a.fact, a.answered_at DESC, a.answer DESC),
    present AS (SELECT person, fact FROM said WHERE state = ANY(${PRESENT}))
    SELECT sought.person,
      EXISTS (SELECT FROM walked w WHERE w.person = sought.person AND w.safe_now = 'no') AS "notSafe",
      EXISTS (SELECT FROM walked w WHERE w.person = sought.person AND w.self_harm = 'yes')
        OR EXISTS (SELECT FROM present p WHERE p.person = sought.person AND p.fact IN ('suicide-risk', 'immediate-harm', 'self-harm-history')) AS "selfHarm",
      EXISTS (SELECT FROM walked w WHERE w.person = sought.person AND w.on_plan = 'yes')
        OR EXISTS (SELECT FROM present p WHERE p.person = sought.person AND p.fact = 'child-protection-plan') AS "onPlan",
      EXISTS (SELECT FROM walked w WHERE w.person = sought.person AND w.in_care = 'yes')
        OR EXISTS (SELECT FROM present p WHERE p.person = sought.person AND p.fact = 'child-in-care') AS "inCare",
      EXISTS (SELECT FROM present p WHERE p.person = sought.person AND p.fact = 'missing-episodes') AS missing
    FROM unnest(${people}::uuid[]) AS sought (person)`.execute(tx);
  return new Map(
    rows.map((row) => {
      const raised: readonly (readonly [Risk, boolean])[] = [
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

type SearchRefusal = NothingToSearchFor | { readonly code: 'NotInThisCase'; readonly person: string };

/** Looks for somebody before they are named; everybody whose record was opened for it is logged. */
export const searchForPerson: Look<SearchPeople, OfferPage, SearchRefusal> = {
  action: 'search-people',
  cases: (input) => [input.case],
  load: async (context, input) => {
    if (!(await isInCase(context.tx, input))) return refused({ code: 'NotInThisCase', person: input.person });
    const vault = vaultOf(context);
    const found = await searchPeople(vault, input.sought, input.person);
    if (!found.ok) return found;
    // A risk that is open shows on the match before any reason is asked (design, section 9).
    const offered = found.value.offers.map(({ person }) => person.person);
    return ok({
      file: await getCase(context.tx, input.case),
      person: await findPerson(vault, input.person),
      found: found.value,
      risks: await openRisks(context.tx, offered),
    });
  },
  tell: (answer, input) => ({
    cases: [input.case],
    // Whom it is for comes first: naming asks for it.
    people: [input.person, ...answer.found.lookedAt.filter((person) => person !== input.person)],
    content: {
      page: 'search',
      looked: answer.found.lookedAt.length,
      offered: answer.found.offers.map(({ person }) => person.person),
      tooMany: answer.found.tooMany,
    },
  }),
};
