import {
  addPerson,
  answerSeveral,
  namePerson,
  openQuestions,
  readTriage,
  searchForPerson,
  stateAge,
  stateConductDay,
  stateEarlierReports,
  statePart,
  type Part,
  type TriageQuestion,
} from './casework/triage/index.ts';
import { readFloors, recordReport, walkFloor } from './casework/report/index.ts';
import { given, FLOOR, seenBy } from './demonstration.cases.ts';
import { SITUATIONS, type Said, type Situation, type Somebody } from './demonstration.told.ts';
import type { GuidanceToday } from './guidance.ts';
import type { Opened } from './installation.ts';
import type { Actor } from './platform/access/index.ts';
import type { Attempt } from './platform/command/index.ts';

interface Working {
  readonly opened: Opened;
  readonly officer: Actor;
  readonly guidance: GuidanceToday;
  readonly id: string;
  /** In the order in which the situation lists them. */
  readonly people: readonly string[];
  readonly once: (step: string) => Attempt;
}

const report = async (
  { opened, officer, once }: Pick<Working, 'opened' | 'officer' | 'once'>,
  { people, told }: Situation,
): Promise<string> => {
  const children = people.filter(({ kind }) => kind === undefined).length;
  const reporter = told === 'school' ? { name: 'Invented Academy', contact: 'The school office' } : undefined;
  const body = { toldBy: told, toldAt: 'now', safe: 'yes', children, reporter } as const;
  return (await given(opened.execute(officer, recordReport, body, once('report'))))['case'] ?? '';
};

/** Children come with the report; whoever else took part is added. */
const everybody = async (working: Omit<Working, 'people'>, { people }: Situation): Promise<readonly string[]> => {
  const { opened, officer, id, once } = working;
  const { children } = await given(opened.consult(officer, readFloors, { case: id }));
  const left = children.map(({ person }) => person);
  const found: string[] = [];
  for (const [i, { kind }] of people.entries()) {
    const added =
      kind === undefined ? undefined : opened.execute(officer, addPerson, { case: id, kind }, once(`add-${i}`));
    found.push(added === undefined ? (left.shift() ?? '') : ((await given(added))['person'] ?? ''));
  }
  return found;
};

const name = async ({ opened, officer, id, once }: Working, person: string, of: Somebody, i: number): Promise<void> => {
  if (of.kind === undefined) {
    const { seenBy: by = 'parent-or-carer', ...other } = of.floor ?? {};
    const floor = { ...FLOOR, ...other, ...(await seenBy(opened, by)), case: id, person };
    await given(opened.execute(officer, walkFloor, floor, once(`floor-${i}`)));
  }
  if (of.born === undefined) return;
  const { givenNames, familyName, born: birthDate } = of;
  await given(opened.consult(officer, searchForPerson, { case: id, person, sought: { givenNames, familyName } }));
  const details = { givenNames, familyName, birthDate };
  await given(opened.execute(officer, namePerson, { case: id, person, basis: 0, details }, once(`name-${i}`)));
};

const place = async (working: Working, person: string, of: Somebody, i: number): Promise<void> => {
  const { opened, officer, id, once } = working;
  await name(working, person, of, i);
  if (of.age !== undefined) {
    const fromWhom = of.age === 'not-known' ? undefined : ('reporter' as const);
    await given(opened.execute(officer, stateAge, { case: id, person, age: of.age, fromWhom }, once(`age-${i}`)));
  }
  const parts: readonly Part[] = of.parts;
  await given(opened.execute(officer, statePart, { case: id, person, parts, fromWhom: 'reporter' }, once(`part-${i}`)));
};

/** Two or three times, as an answer opens further questions: by whom, and towards whom. */
const ROUNDS = 3;

const isTold = (said: Said, question: TriageQuestion, people: readonly string[]): boolean =>
  said.fact === question.fact &&
  (said.way ?? 'case') === question.about &&
  (said.of === undefined ? question.person === undefined : people[said.of] === question.person?.person);

/** As the school and the parents told it; what they did not say of is ruled out by those who were asked. */
const answer = async ({ opened, officer, guidance, id, people, once }: Working, { said }: Situation): Promise<void> => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const { facts } = await given(opened.consult(officer, readTriage, { case: id }));
    const answers = openQuestions(guidance, facts).flatMap((question) => {
      const { fact, about, person } = question;
      if (about !== 'case' && about !== 'person' && about !== 'by' && about !== 'towards') return [];
      const told = said.find((each) => isTold(each, question, people));
      return [{ fact, direction: about, person: person?.person, state: told?.state ?? 'ruled-out' } as const];
    });
    if (answers.length === 0) return;
    const several = { case: id, fromWhom: 'partner', interview: undefined, answers } as const;
    await given(opened.execute(officer, answerSeveral(guidance), several, once(`answers-${round}`)));
  }
};

const carry = async (working: Omit<Working, 'people' | 'id'>, situation: Situation): Promise<void> => {
  const { opened, officer, once } = working;
  const id = await report(working, situation);
  const people = await everybody({ ...working, id }, situation);
  const day = { earliest: '2026-06-18', latest: '2026-06-18' };
  await given(opened.execute(officer, stateConductDay, { case: id, day }, once('day')));
  const earlier = { case: id, reports: situation.earlier ?? 0, fromWhom: 'police-record' } as const;
  await given(opened.execute(officer, stateEarlierReports, earlier, once('earlier')));
  const all = { ...working, id, people };
  for (const [i, of] of situation.people.entries()) await place(all, people[i] ?? '', of, i);
  await answer(all, situation);
};

/**
 * The other situations that guidance tells apart, each with what was told answered: where a visitor goes on. Each step has
 * the same key each time, so that what an earlier, interrupted start made is not made again.
 */
export const seedSituations = async (opened: Opened, officer: Actor, guidance: GuidanceToday): Promise<void> => {
  for (const situation of SITUATIONS) {
    const once = (step: string): Attempt => {
      const key = `demonstration-${situation.key}-${step}`;
      return { idempotency: { key, body: { demonstration: key } } };
    };
    await carry({ opened, officer, guidance, once }, situation);
  }
};
