import { sql } from 'kysely';
import { ok } from '../../platform/access/index.ts';
import type { Look } from '../../platform/command/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { readPeople, type Person } from '../../platform/person/index.ts';
import { AdviceInput } from '../../policy/index.ts';
import { refOf } from '../triage/index.ts';

/** How many closed cases are read at once: a long look goes in logged pages (design, section 5). */
export const CLOSED_PAGE = 200;

/** What people are counted by when guidance is tried on closed cases: never read by the guidance itself. */
export interface ClosedPerson {
  readonly person: string;
  readonly ref: string;
  readonly sex: string | undefined;
  readonly ethnicity: string | undefined;
}

/** A closed case as its outcome was decided: the question that the guidance was asked then. */
export interface ClosedCase {
  readonly case: string;
  readonly policy: string;
  readonly asked: AdviceInput;
  readonly people: readonly ClosedPerson[];
}

interface Row {
  readonly case: string;
  readonly policy: string;
  readonly asked: string;
  readonly parties: readonly {
    readonly person: string;
    readonly kind: 'child' | 'adult' | 'person' | 'reporter';
    readonly position: number;
  }[];
}

/** The next closed cases in the order of their ids, each with its newest proposal and everybody in it, in one query. */
const closedRows = async (tx: Tx, after: string | undefined): Promise<readonly Row[]> => {
  const { rows } = await sql<Row>`
    SELECT f.case_file AS case, newest.policy, newest.asked,
      (SELECT coalesce(json_agg(json_build_object('person', p.person, 'kind', p.kind, 'position', p.position) ORDER BY p.kind, p.position), '[]')
        FROM party p WHERE p.force = f.force AND p.case_file = f.case_file) AS parties
    FROM case_file f
    CROSS JOIN LATERAL (SELECT p.policy, p.asked FROM proposal p WHERE p.force = f.force AND p.case_file = f.case_file
      ORDER BY p.proposed_at DESC, p.proposal DESC LIMIT 1) newest
    WHERE f.stage = 'closed' AND f.case_file > ${after ?? '00000000-0000-0000-0000-000000000000'}
    ORDER BY f.case_file LIMIT ${CLOSED_PAGE}`.execute(tx);
  return rows;
};

const groupsOf = (person: Person | undefined): Pick<ClosedPerson, 'sex' | 'ethnicity'> => {
  // Who was erased is still counted, by what the facts say of them and by nothing else.
  if (person === undefined || person.state === 'erased') return { sex: undefined, ethnicity: undefined };
  return { sex: person.details.sex, ethnicity: person.details.ethnicity };
};

/** Closed cases as they were decided, for trying another version of the guidance on them: a page at a time, each logged. */
export const readClosedCases: Look<{ readonly after?: string | undefined }, readonly ClosedCase[]> = {
  action: 'back-test-guidance',
  cases: () => [],
  load: async ({ tx, keys, actor }, { after }) => {
    const rows = await closedRows(tx, after);
    // Sex and ethnicity are sealed with the person: they are read here for the test of equal treatment alone.
    const ids = rows.flatMap(({ parties }) => parties.map(({ person }) => person));
    const people = await readPeople({ tx, keys, force: actor.force }, [...new Set(ids)]);
    return ok(
      rows.map(({ case: id, policy, asked, parties }) => ({
        case: id,
        policy,
        asked: AdviceInput.parse(JSON.parse(asked)),
        people: parties.map((party) => ({
          person: party.person,
          ref: refOf(party),
          ...groupsOf(people.get(party.person)),
        })),
      })),
    );
  },
  tell: (answer) => ({
    cases: answer.map((each) => each.case),
    people: [...new Set(answer.flatMap(({ people }) => people.map(({ person }) => person)))],
    content: { page: 'closed-cases' },
  }),
};
