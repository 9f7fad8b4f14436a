// Invented cases as they lie in the database, and the slow second way of counting them.
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { addNamed, type KeyStore } from '../src/platform/person/index.ts';
import { inForce } from '../src/platform/database/transaction.ts';
import type { TestDatabase } from './database.ts';
import { withClient } from '../src/platform/database/index.ts';

const NOW = new Date('2026-11-22T10:00:00Z');

export interface InventedPerson {
  readonly kind: 'child' | 'adult';
  readonly born: readonly [number, number] | undefined;
  /** By a date of birth that is known: nobody was older on the day. */
  readonly most: number | undefined;
  readonly said: readonly [number, number] | undefined;
  readonly care: 'yes' | 'no' | 'not-known' | undefined;
  readonly sex: 'female' | 'male' | 'not-stated' | undefined;
  readonly ethnicity: 'A1' | 'B2' | 'W1' | 'NS' | undefined;
  readonly role: 'victim' | 'person-involved' | 'suspect' | 'not-yet-known';
  /** Days from the report to the check; undefined where none was done. */
  readonly checked: number | undefined;
  /** The day of the year on which an arrest was decided. */
  readonly arrested: number | undefined;
}

export interface InventedCase {
  /** The day of the year on which it was reported; its crimes are recorded on the same. */
  readonly day: number;
  readonly people: readonly InventedPerson[];
  readonly crimes: readonly {
    readonly offence: '086/02' | '086/10' | '086/15';
    readonly cancelled: boolean;
    readonly outcome: string;
    /** Which of the people it is of, if any. */
    readonly of: number | undefined;
  }[];
  /** Days of the year on which a proposal for all its crimes was ruled on; the outcomes of an earlier one were others. */
  readonly rulings: readonly { readonly day: number; readonly verdict: 'approved' | 'returned' }[];
}

const day = fc.integer({ min: 1, max: 365 });
const span = fc.option(
  fc
    .tuple(fc.integer({ min: 8, max: 19 }), fc.integer({ min: 0, max: 4 }))
    .map(([low, more]) => [low, low + more] as const),
  { nil: undefined },
);

const person: fc.Arbitrary<InventedPerson> = fc.record({
  kind: fc.constantFrom('child', 'child', 'adult'),
  born: span,
  most: fc.option(fc.integer({ min: 10, max: 24 }), { nil: undefined }),
  said: span,
  care: fc.constantFrom('yes', 'no', 'not-known', undefined),
  sex: fc.constantFrom('female', 'male', 'not-stated', undefined),
  ethnicity: fc.constantFrom('A1', 'B2', 'W1', 'NS', undefined),
  role: fc.constantFrom('victim', 'person-involved', 'suspect', 'not-yet-known'),
  // Also before the report: up to two days it is of now, and older than that it says nothing.
  checked: fc.option(fc.integer({ min: -6, max: 30 }), { nil: undefined }),
  arrested: fc.option(day, { nil: undefined, freq: 2 }),
});

/**
 * What came of an arrest that was decided on this day: the day it was made, that it was not, or nothing said; and whether it was
 * decided on a second time, of which nobody said anything.
 */
export const cameOf = (
  decided: number,
): { readonly first: number | 'not-made' | undefined; readonly isDecidedAgain: boolean } => {
  const first = [undefined, decided + 2, 'not-made' as const][decided % 3];
  return { first, isDecidedAgain: decided % 2 === 0 };
};

export const inventedCase: fc.Arbitrary<InventedCase> = fc.record({
  day,
  people: fc.array(person, { minLength: 1, maxLength: 3 }),
  crimes: fc.array(
    fc.record({
      offence: fc.constantFrom('086/02', '086/10', '086/15'),
      cancelled: fc.constantFrom(false, false, false, true),
      outcome: fc.constantFrom('1', '2', '8', '14', '18', '20', '21', '21', '22'),
      of: fc.option(fc.nat(2), { nil: undefined }),
    }),
    { maxLength: 3 },
  ),
  rulings: fc.uniqueArray(fc.record({ day, verdict: fc.constantFrom('approved', 'approved', 'returned') }), {
    maxLength: 3,
    selector: (ruling) => ruling.day,
  }),
});

const at = (number: number): string => new Date(Date.UTC(2025, 0, number, 12)).toISOString();
export const dayOf = (number: number): string => at(number).slice(0, 10);

/** Every earlier ruling was of other outcomes: only the newest approved one may count. */
const outcomeAt = (outcome: string, isNewest: boolean): string => (isNewest ? outcome : '15');

interface Insert {
  readonly table: string;
  readonly row: Readonly<Record<string, unknown>>;
}

const arrestRows = (whom: Insert['row'], decided: number): readonly Insert[] => {
  const { first, isDecidedAgain } = cameOf(decided);
  const decision = (number: number) => ({
    ...whom,
    ...{ consideration: randomUUID(), means: 'arrest', conclusion: 'pursued' },
    ...{ necessity: randomUUID(), alternatives: randomUUID(), considered_at: at(number), considered_by: 'x' },
  });
  const row = decision(decided);
  const end = (result: string, said: number) => ({
    table: 'consideration_end',
    row: {
      ...{ force: whom['force'], entry: randomUUID(), consideration: row.consideration, result },
      ...(result === 'made' ? { made_at: at(decided + 2) } : { passage: randomUUID() }),
      ...{ recorded_at: at(said), recorded_by: 'x' },
    },
  });
  // Said wrongly first, and then put right: only the newest may count.
  const ends =
    first === undefined
      ? []
      : [
          end(first === 'not-made' ? 'made' : 'not-made', decided + 3),
          end(first === 'not-made' ? first : 'made', decided + 4),
        ];
  return [
    { table: 'consideration', row },
    ...(isDecidedAgain ? [{ table: 'consideration', row: decision(decided + 1) }] : []),
    ...ends,
  ];
};

const personRows = (force: string, id: string, ids: readonly string[], made: InventedCase): readonly Insert[] =>
  made.people.flatMap((each, i) => {
    const whom = { force, case_file: id, person: ids[i] };
    const statements = [['birth-date', each.born, each.most] as const, ['stated', each.said, undefined] as const];
    const ages = statements.flatMap(([basis, age, most]) =>
      age === undefined && most === undefined
        ? []
        : [
            {
              table: 'age_statement',
              row: {
                ...whom,
                age_statement: randomUUID(),
                basis,
                lowest: age?.[0],
                highest: age?.[1],
                most,
                stated_at: at(made.day),
                stated_by: 'x',
              },
            },
          ],
    );
    const isWalked = each.care !== undefined;
    const check =
      each.checked === undefined
        ? { welfare_check: 'not-arranged' }
        : { welfare_check: 'done', welfare_by: 'school', welfare_at: at(made.day + each.checked) };
    const floor = {
      ...whom,
      floor: randomUUID(),
      safe_now: 'yes',
      self_harm: 'no',
      with_whom: 'school',
      in_care: each.care,
      on_plan: 'no',
      contact: 'not-known',
      from_whom: 'reporter',
      walked_at: at(made.day),
      walked_by: 'x',
      ...check,
    };
    return [
      { table: 'party', row: { ...whom, kind: each.kind, position: i + 1, added_at: at(made.day) } },
      ...ages,
      ...(isWalked ? [{ table: 'floor', row: floor }] : []),
      ...(each.arrested === undefined ? [] : arrestRows(whom, each.arrested)),
    ];
  });

const ruledRows = (
  force: string,
  id: string,
  ids: readonly string[],
  crimes: readonly string[],
  made: InventedCase,
  staff: string,
): readonly Insert[] => {
  const newest = newestApproved(made);
  const advice = {
    people: made.people.map(({ kind, role }, i) => ({ ref: `${kind === 'child' ? 'Child' : 'Adult'} ${i + 1}`, role })),
  };
  return made.rulings.flatMap(({ day: ruled, verdict }) => {
    const proposal = randomUUID();
    return [
      {
        table: 'proposal',
        row: {
          force,
          proposal,
          case_file: id,
          proposed_at: at(ruled),
          proposed_by: staff,
          basis_digest: Buffer.alloc(32),
          asked: '{}',
          advice: JSON.stringify(advice),
          policy: '2024-05',
          policy_digest: 'x',
          advice_version: 1,
        },
      },
      ...made.crimes.map(({ outcome, of }, i) => ({
        table: 'proposal_outcome',
        row: {
          force,
          proposal,
          crime: crimes[i],
          outcome: outcomeAt(outcome, ruled === newest),
          person: of === undefined ? null : (ids[of] ?? null),
          standing: 'available',
          needs: [],
        },
      })),
      {
        table: 'ruling',
        row: {
          force,
          ruling: randomUUID(),
          case_file: id,
          proposal,
          verdict,
          ruled_at: at(ruled),
          ruled_by: staff,
          passage: randomUUID(),
        },
      },
    ];
  });
};

export const newestApproved = ({ rulings }: InventedCase): number | undefined =>
  rulings
    .filter(({ verdict }) => verdict === 'approved')
    .map(({ day: ruled }) => ruled)
    .toSorted((a, b) => b - a)[0];

let number = 0;

const rowsOf = (force: string, staff: string, made: InventedCase, ids: readonly string[]): readonly Insert[] => {
  const id = randomUUID();
  const crimes = made.crimes.map(() => randomUUID());
  number += 1;
  const reference = number
    .toString(10)
    .padStart(8, '0')
    .replace(/^(....)/, '$1-');
  return [
    { table: 'case_file', row: { force, case_file: id, reference, stage: 'open', opened_at: at(made.day) } },
    {
      table: 'report',
      row: {
        force,
        report: randomUUID(),
        case_file: id,
        told_by: 'school',
        told_at: at(made.day),
        recorded_at: at(made.day),
        recorded_by: 'x',
        safe: 'yes',
      },
    },
    ...personRows(force, id, ids, made),
    ...made.crimes.flatMap(({ offence, cancelled }, i) => [
      {
        table: 'crime',
        row: {
          force,
          case_file: id,
          crime: crimes[i],
          offence,
          reference: `X/${crimes[i] ?? ''}`,
          recorded_at: at(made.day),
          entered_at: at(made.day),
          entered_by: 'x',
        },
      },
      ...(cancelled
        ? [
            {
              table: 'crime_cancellation',
              row: {
                force,
                case_file: id,
                crime: crimes[i],
                reason: 'C4',
                passage: randomUUID(),
                cancelled_at: at(made.day),
                cancelled_by: 'x',
              },
            },
          ]
        : []),
    ]),
    ...ruledRows(force, id, ids, crimes, made, staff),
  ];
};

export interface Planting {
  readonly db: TestDatabase;
  readonly keys: KeyStore;
  readonly force: string;
  readonly staff: string;
}

/** Puts invented cases into a database as rows of casework, sex and ethnicity sealed as the program seals them. */
export async function plantOwnCases(
  { db, keys, force, staff }: Planting,
  cases: readonly InventedCase[],
): Promise<void> {
  const idsOf = await inForce(db.database, force, async (tx) => {
    const found: (readonly string[])[] = [];
    for (const { people } of cases) {
      const ids: string[] = [];
      for (const { sex, ethnicity } of people) {
        const groups = { ...(sex === undefined ? {} : { sex }), ...(ethnicity === undefined ? {} : { ethnicity }) };
        const added = await addNamed({ tx, keys, force }, { familyName: 'Placeholder', ...groups }, NOW);
        ids.push(added.ok ? added.value : '');
      }
      found.push(ids);
    }
    return found;
  });
  const rows = cases.flatMap((made, i) => rowsOf(force, staff, made, idsOf[i] ?? []));
  await withClient(db.ownerUrl, async (client) => {
    await client.query(`SET evenhand.force = '${force}'`);
    for (const { table, row } of rows) {
      const names = Object.keys(row);
      const places = names.map((_, i) => `$${i + 1}`);
      await client.query(
        `INSERT INTO ${table} (${names.join(', ')}) VALUES (${places.join(', ')})`,
        Object.values(row),
      );
    }
  });
}
