import type { Condition, PersonCondition } from './condition.schema.ts';
import { CONCERNS } from './proof-shown.ts';
import { answerable } from './proof-role.ts';
import { AGGRAVATING, PRESENT } from './proof-statement.ts';
import type { View } from './proof-view.ts';

// What shuts an outcome or keeps it waiting, as the handbook has it (3.5 to 3.7).

export const [NEEDS, NOT_YET, BARRED] = [1, 2, 3] as const;
/** The outcomes that need a linked person. */
const LINKED = ['1', '2', '3', '4', '5', '8', '9', '10', '11', '12', '13', '15', '16', '17', '21', '22', '23'];
const own = (condition: PersonCondition): Condition => ({ this: condition });
const decided = (condition: string, ...is: string[]): Condition => ({ condition, is });

export interface Shut {
  readonly id: string;
  readonly says: string;
  readonly codes: readonly string[];
  readonly where: (view: Pick<View, 'files'>) => Condition;
  readonly atLeast: number;
  /** What it is said to need, so that it can be put right. */
  readonly need?: string;
}

/** Not what is about a child and makes nothing harsher for them: youth, understanding, a risk now (design 2, rule 4). */
const supervised = (view: Pick<View, 'files'>): Condition => ({
  any: [
    ...view.files.facts
      .filter(({ kind, id }) => kind === 'factor' && !CONCERNS.includes(id))
      .map(({ id }): Condition => ({ factor: id, is: PRESENT })),
    decided('category-decision', 'aggravated'),
  ],
});
const youngAnswerable = (view: Pick<View, 'files'>): Condition =>
  own({ all: [{ age: { below: 18 } }, answerable(view.files), { not: { byAny: [...AGGRAVATING], is: PRESENT } }] });

export const SHUT: readonly Shut[] = [
  {
    id: 'needs-conduct',
    says: 'No outcome that links a person is open to one who did nothing or was only harmed.',
    codes: LINKED,
    where: (view) => own({ not: answerable(view.files) }),
    atLeast: BARRED,
  },
  {
    id: 'needs-identity',
    says: 'No outcome that links a person is open to one who is not identified.',
    codes: LINKED,
    where: () => own({ not: { identified: true } }),
    atLeast: BARRED,
  },
  {
    id: 'under-10-others',
    says: 'Under 10 only Outcome 11, or one that links nobody, is open.',
    codes: LINKED.filter((code) => code !== '11'),
    where: () => own({ age: { below: 10 } }),
    atLeast: BARRED,
  },
  {
    id: 'outcome-11-age',
    says: 'Outcome 11 is for nobody of 10 or over.',
    codes: ['11'],
    where: () => own({ age: { from: 10 } }),
    atLeast: BARRED,
  },
  {
    id: 'outcome-2-23-age',
    says: 'Outcomes 2 and 23 are for no adult.',
    codes: ['2', '23'],
    where: () => own({ age: { from: 18 } }),
    atLeast: BARRED,
  },
  {
    id: 'outcome-20-adult',
    says: 'Outcome 20 is for no adult who took part: their part stays with the police.',
    codes: ['20'],
    where: () => own({ all: [{ age: { from: 18 } }, { actor: true }] }),
    atLeast: BARRED,
  },
  {
    id: 'outcome-3-age',
    says: 'Outcome 3 is for no child.',
    codes: ['3'],
    where: () => own({ age: { below: 18 } }),
    atLeast: BARRED,
  },
  {
    id: 'outcome-23-adopted',
    says: 'Outcome 23 is open only where the force has adopted it.',
    codes: ['23'],
    where: () => ({ setting: 'outcome23Adopted', is: [false] }),
    atLeast: BARRED,
  },
  {
    id: 'nobody-identified',
    says: 'Outcomes 14 and 18 are shut once somebody answerable is identified and nobody answerable is not.',
    codes: ['14', '18'],
    where: ({ files }) => ({
      all: [
        { someone: { all: [{ identified: true }, answerable(files)] } },
        { not: { someone: { all: [answerable(files), { not: { identified: true } }] } } },
      ],
    }),
    atLeast: BARRED,
  },
  {
    id: 'identified-is-somebody',
    says: 'Outcomes 14 and 18 are shut to whoever is answerable and identified.',
    codes: ['14', '18'],
    where: ({ files }) => own({ all: [{ identified: true }, answerable(files)] }),
    atLeast: BARRED,
  },
  {
    id: 'checks-first',
    says: 'Outcomes 21 and 22 wait for the checks.',
    codes: ['21', '22'],
    where: () => ({ checks: ['outstanding'] }),
    atLeast: NOT_YET,
  },
  {
    id: 'exception-first',
    says: 'Where a check is unavailable, Outcomes 21 and 22 wait for an exception.',
    codes: ['21', '22'],
    where: () => ({ all: [{ checks: ['unavailable'] }, decided('check-exception', 'unstated', 'not-met')] }),
    atLeast: NOT_YET,
    need: 'check-exception',
  },
  {
    id: 'supervisor-before-soft-end',
    says: 'On any factor beyond a young age, a doubt about understanding or a risk now, and where a supervisor decided that the case is aggravated, a supervisor decides before Outcome 8, 21 or 22.',
    codes: ['8', '21', '22'],
    where: (view) => ({ all: [supervised(view), decided('supervisor-decision', 'unstated')] }),
    atLeast: NEEDS,
    need: 'supervisor-decision',
  },
  {
    id: 'supervisor-refused-soft-end',
    says: 'Where the supervisor has refused, Outcomes 8, 21 and 22 are not open on any factor beyond a young age, a doubt about understanding or a risk now, nor where a supervisor decided that the case is aggravated.',
    codes: ['8', '21', '22'],
    where: (view) => ({ all: [supervised(view), decided('supervisor-decision', 'not-met')] }),
    atLeast: NOT_YET,
    need: 'supervisor-decision',
  },
  {
    id: 'formal-not-normal',
    says: 'A formal outcome for a child who did nothing that aggravates needs a supervisor’s decision for it: a ruling on the response is not one.',
    codes: ['1', '2', '4', '23'],
    where: (view) => ({ all: [youngAnswerable(view), decided('formal-action-decision', 'unstated')] }),
    atLeast: NEEDS,
    need: 'formal-action-decision',
  },
  {
    id: 'formal-refused',
    says: 'Where the supervisor has refused it, a formal outcome is shut for a child who did nothing that aggravates.',
    codes: ['1', '2', '4', '23'],
    where: (view) => ({ all: [youngAnswerable(view), decided('formal-action-decision', 'not-met')] }),
    atLeast: BARRED,
  },
  {
    id: 'settings-in-conflict',
    says: 'Where the force’s settings conflict, the registrar decides before Outcome 21.',
    codes: ['21'],
    where: () => ({ all: [CONFLICT, decided('registrar-decision', 'unstated')] }),
    atLeast: NEEDS,
    need: 'registrar-decision',
  },
  {
    id: 'registrar-refused',
    says: 'Where the force’s settings conflict and the registrar has refused, Outcome 21 is shut.',
    codes: ['21'],
    where: () => ({ all: [CONFLICT, decided('registrar-decision', 'not-met')] }),
    atLeast: BARRED,
  },
];
const CONFLICT: Condition = {
  all: [
    { setting: 'sgiiModel', is: ['PERSON_INVOLVED'] },
    { setting: 'outcome21RequiresSuspect', is: [true] },
  ],
};
