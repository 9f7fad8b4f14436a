import { sql } from 'kysely';
import type { Tx } from '../../platform/database/index.ts';
import type { FloorRow } from '../report/index.ts';
import type { Enquirer, FromWhom, State, Statement, Way } from './statement.ts';

interface AnswerRow extends Pick<Statement, 'fact' | 'person' | 'direction' | 'state' | 'fromWhom' | 'at' | 'by'> {
  readonly way: Way | null;
  readonly byWhom: Enquirer | null;
  readonly passage: string | null;
}

const answerRows = async (tx: Tx, id: string): Promise<readonly AnswerRow[]> => {
  const { rows } = await sql<AnswerRow>`
    SELECT DISTINCT ON (person, direction, fact) fact, person, direction, state, from_whom AS "fromWhom", way, by_whom AS "byWhom", passage,
      answered_at AS at, answered_by AS by
    FROM answer WHERE case_file = ${id} ORDER BY person, direction, fact, answered_at DESC, answer DESC`.execute(tx);
  return rows;
};

type WalkedRow = Pick<FloorRow, 'person' | 'safeNow' | 'selfHarm' | 'inCare' | 'onPlan'> & {
  readonly fromWhom: FromWhom;
  readonly at: Date;
  readonly by: string;
};

const floorRows = async (tx: Tx, id: string): Promise<readonly WalkedRow[]> => {
  const { rows } = await sql<WalkedRow>`
    SELECT DISTINCT ON (person) person, safe_now AS "safeNow", self_harm AS "selfHarm", in_care AS "inCare", on_plan AS "onPlan",
      from_whom AS "fromWhom", walked_at AS at, walked_by AS by
    FROM floor WHERE case_file = ${id} ORDER BY person, walked_at DESC, floor DESC`.execute(tx);
  return rows;
};

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

/** What triage itself answered of each person, the safety floor left out: by person, then by fact. */
export const statedOfChildren = async (
  tx: Tx,
  id: string,
): Promise<ReadonlyMap<string, Readonly<Record<string, State>>>> => {
  const of = (await answerRows(tx, id)).filter(({ direction }) => direction === 'person');
  const groups = Map.groupBy(of, ({ person }) => person ?? '');
  return new Map(
    [...groups].map(([person, rows]) => [person, Object.fromEntries(rows.map(({ fact, state }) => [fact, state]))]),
  );
};

/** Care, a plan, harm: what one source found out the other does not undo, however much later it was asked. */
const isFoundBy = ({ state }: Statement): boolean => state === 'confirmed' || state === 'suspected';

const isStronger = (one: Statement, other: Statement): boolean =>
  isFoundBy(one) === isFoundBy(other) ? one.at > other.at : isFoundBy(one);

/** The newest answer to each question of a case, those of the safety floor among them. */
export const statementsOf = async (tx: Tx, id: string): Promise<readonly Statement[]> => {
  const [answered, floors] = await Promise.all([answerRows(tx, id), floorRows(tx, id)]);
  const answers = answered.map(toStatement);
  const walked = floors.flatMap(statementsOfFloor);
  const isSame = (one: Statement, other: Statement): boolean =>
    one.person === other.person && one.fact === other.fact && one.direction === other.direction;
  const newer = walked.filter(
    (floor) => !answers.some((answer) => isSame(answer, floor) && !isStronger(floor, answer)),
  );
  return [...answers.filter((answer) => !newer.some((floor) => isSame(answer, floor))), ...newer];
};

/** Every answer ever given to a question of a case, those of the safety floor among them, oldest first. */
export const everyStatementOf = async (tx: Tx, id: string): Promise<readonly Statement[]> => {
  const given = sql<AnswerRow>`
    SELECT fact, person, direction, state, from_whom AS "fromWhom", way, by_whom AS "byWhom", passage, answered_at AS at, answered_by AS by
    FROM answer WHERE case_file = ${id} ORDER BY answered_at, answer`.execute(tx);
  const walked = sql<WalkedRow>`
    SELECT person, safe_now AS "safeNow", self_harm AS "selfHarm", in_care AS "inCare", on_plan AS "onPlan", from_whom AS "fromWhom",
      walked_at AS at, walked_by AS by
    FROM floor WHERE case_file = ${id} ORDER BY walked_at, floor`.execute(tx);
  const [answers, floors] = await Promise.all([given, walked]);
  const all = [...answers.rows.map(toStatement), ...floors.rows.flatMap(statementsOfFloor)];
  return all.toSorted((one, other) => one.at.getTime() - other.at.getTime());
};
