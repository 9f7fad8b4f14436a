import { sql } from 'kysely';
import type { FloorRow } from '../report/index.ts';
import { HOME_FACT, isNamedDanger, takenBackOf } from './at-home.ts';
import { planOf, withPlans, type ConferenceRow } from './conference.store.ts';
import type { Enquirer, FromWhom, State, Statement, Way } from './statement.ts';

export interface AnswerRow extends Pick<
  Statement,
  'fact' | 'person' | 'direction' | 'state' | 'fromWhom' | 'at' | 'by'
> {
  readonly way: Way | null;
  readonly byWhom: Enquirer | null;
  readonly passage: string | null;
}

/** Every answer ever given in a case, oldest first. */
export const answersEver = (id: string) => sql<AnswerRow>`
  SELECT fact, person, direction, state, from_whom AS "fromWhom", way, by_whom AS "byWhom", passage, answered_at AS at, answered_by AS by
  FROM answer WHERE case_file = ${id} ORDER BY answered_at, answer`;

export type WalkedRow = Pick<FloorRow, 'person' | 'safeNow' | 'selfHarm' | 'inCare' | 'onPlan' | 'mustNotNamed'> & {
  readonly fromWhom: FromWhom;
  readonly at: Date;
  readonly by: string;
};

/** Every walk of the safety floor of a case, oldest first. */
export const floorsEver = (id: string) => sql<WalkedRow>`
  SELECT person, safe_now AS "safeNow", self_harm AS "selfHarm", in_care AS "inCare", on_plan AS "onPlan", must_not_named AS "mustNotNamed", from_whom AS "fromWhom",
    walked_at AS at, walked_by AS by
  FROM floor WHERE case_file = ${id} ORDER BY walked_at, floor`;

const KNOWN: Readonly<Record<FloorRow['inCare'], State>> = {
  yes: 'confirmed',
  no: 'ruled-out',
  'not-known': 'unknown',
};

/** What the safety floor says of facts that the guidance asks too: so that nobody is asked twice. */
export const statementsOfFloor = ({ person, at, by, fromWhom, ...floor }: WalkedRow): readonly Statement[] => {
  const isInHarm = floor.selfHarm === 'yes' || floor.safeNow === 'no';
  const said: readonly (readonly [string, State])[] = [
    ['child-in-care', KNOWN[floor.inCare]],
    ['child-protection-plan', KNOWN[floor.onPlan]],
    // A floor without alarm does not rule harm out: only its alarm is read as an answer.
    // Whoever must not be told is a danger in being told, whatever is said of the home besides, until taken off by name.
    ...(floor.mustNotNamed === true ? [[HOME_FACT, 'suspected'] as const] : []),
    ...(isInHarm ? [['immediate-harm', 'suspected'] as const] : []),
  ];
  return said.map(([fact, state]) => ({
    fact,
    person,
    direction: 'person',
    state,
    fromWhom,
    how: null,
    onFloor: true,
    at,
    by,
  }));
};

const toStatement = ({ way, byWhom, passage, ...row }: AnswerRow): Statement => ({
  ...row,
  how: way === null || byWhom === null || passage === null ? null : { way, byWhom, passage },
  onFloor: false,
});

const withTakenBack = (ever: readonly AnswerRow[], statement: Statement): Statement => {
  const takenBack = takenBackOf(ever, statement);
  return takenBack === undefined ? statement : { ...statement, takenBack };
};

/** Care, a plan, harm: what one source found out the other does not undo, however much later it was asked. */
const isFoundBy = ({ state }: Statement): boolean => state === 'confirmed' || state === 'suspected';

const isStronger = (one: Statement, other: Statement): boolean =>
  // That somebody must not be told says less of the home than whoever answered that there is a danger.
  isFoundBy(one) === isFoundBy(other) ? one.at > other.at && !isNamedDanger(one) : isFoundBy(one);

/** What was answered in a case, walked on its floors and came of conferences, oldest first. */
interface Answered {
  readonly answers: readonly AnswerRow[];
  readonly floors: readonly WalkedRow[];
  readonly conferences: readonly ConferenceRow[];
}

/** Of rows that are oldest first, the newest under each key. */
export const newestOf = <Row>(rows: readonly Row[], keyOf: (row: Row) => string): readonly Row[] => [
  ...new Map(rows.map((row) => [keyOf(row), row])).values(),
];

const questionOf = ({ person, direction, fact }: Pick<Statement, 'person' | 'direction' | 'fact'>): string =>
  JSON.stringify([person ?? '~', direction, fact]);

const byQuestion = (one: Statement, other: Statement): number => (questionOf(one) < questionOf(other) ? -1 : 1);

/** What triage itself answered of each person, the safety floor left out: by person, then by fact. */
export const statedIn = ({
  answers,
}: Pick<Answered, 'answers'>): ReadonlyMap<string, Readonly<Record<string, State>>> => {
  const of = newestOf(answers, questionOf).filter(({ direction }) => direction === 'person');
  const groups = Map.groupBy(of, ({ person }) => person ?? '');
  return new Map(
    [...groups].map(([person, rows]) => [person, Object.fromEntries(rows.map(({ fact, state }) => [fact, state]))]),
  );
};

/** Who said that nobody at home is a danger, while somebody must not be told: both are seen, and the danger stands. */
const inPlaceOf = (floor: Statement, answer: Statement | undefined): Statement =>
  isNamedDanger(floor) && answer !== undefined ? { ...floor, inPlaceOf: answer } : floor;

/** The newest answer to each question of a case, those of the safety floor among them. */
export const statementsIn = (rows: Answered): readonly Statement[] => {
  const answers = newestOf(rows.answers, questionOf)
    .map((row) => withTakenBack(rows.answers, toStatement(row)))
    .toSorted(byQuestion);
  const walked = newestOf(rows.floors, ({ person }) => person).flatMap(statementsOfFloor);
  const isSame = (one: Statement, other: Statement): boolean =>
    one.person === other.person && one.fact === other.fact && one.direction === other.direction;
  const newer = walked.filter(
    (floor) => !answers.some((answer) => isSame(answer, floor) && !isStronger(floor, answer)),
  );
  const said = [
    ...answers.filter((answer) => !newer.some((floor) => isSame(answer, floor))),
    ...newer.map((floor) =>
      inPlaceOf(
        floor,
        answers.find((answer) => isSame(answer, floor)),
      ),
    ),
  ];
  return withPlans(said, rows.conferences);
};

/** Every answer ever given to a question of a case, those of the safety floor and of conferences among them, oldest first. */
export const everyStatementIn = ({ answers, floors, conferences }: Answered): readonly Statement[] => {
  const plans = conferences.filter(({ isPlan }) => isPlan).map(planOf);
  const all = [...answers.map(toStatement), ...floors.flatMap(statementsOfFloor), ...plans];
  return all.toSorted((one, other) => one.at.getTime() - other.at.getTime());
};
