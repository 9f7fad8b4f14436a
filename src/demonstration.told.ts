// Invented situations, as the handbook's 10.5 and the careful sergeant tell them: procedure, never content.
import type { Part } from './casework/triage/index.ts';

/** A person of a situation: a child, unless it says otherwise. Nobody of these names exists. */
export interface Somebody {
  readonly kind?: 'adult' | 'person';
  readonly givenNames: string;
  readonly familyName: string;
  /** Where they are named; else their age is stated, or not known. */
  readonly born?: string;
  readonly age?: 'not-known' | { readonly lowest: number; readonly highest: number };
  readonly parts: readonly Part[];
  readonly floor?: {
    readonly inCare?: 'yes';
    readonly onPlan?: 'yes';
    readonly withWhom?: 'school';
    /** Who saw that the child is well, where somebody at home may be the danger: their word is then no check. */
    readonly seenBy?: 'school';
  };
}

/** Something that was told: of the case, or of one of the people by their place, and then said of them, done by or towards them. */
export interface Said {
  readonly fact: string;
  readonly state: 'confirmed' | 'suspected' | 'unknown';
  readonly of?: number;
  readonly way?: 'person' | 'by' | 'towards';
}

export interface Situation {
  readonly key: string;
  readonly told: 'school' | 'parent-or-carer' | 'child' | 'public' | 'anonymous' | 'online-service';
  readonly people: readonly Somebody[];
  readonly earlier?: number;
  readonly said: readonly Said[];
}

const GIVEN = [
  'Alder',
  'Birch',
  'Cedar',
  'Damson',
  'Elder',
  'Fern',
  'Gorse',
  'Heather',
  'Iris',
  'Juniper',
  'Kestrel',
  'Linden',
];
const FAMILY = ['Fictional', 'Madeup', 'Testcase', 'Invented', 'Specimen', 'Placeholder', 'Pretend', 'Imagined'];

let named = 0;
/** A name that no two of them share. */
const nobody = (): Pick<Somebody, 'givenNames' | 'familyName'> => {
  const [given, family] = [GIVEN[named % GIVEN.length] ?? '', FAMILY[named % FAMILY.length] ?? ''];
  const round = Math.floor(named / (GIVEN.length * 2));
  named += 1;
  return { givenNames: round === 0 ? given : `${given} ${GIVEN[round] ?? ''}`, familyName: family };
};

const child = (age: number, parts: readonly Part[], floor: Somebody['floor'] = {}): Somebody => ({
  ...{ ...nobody(), born: `${2026 - age}-02-03`, parts, floor },
});
const adult = (age: number, parts: readonly Part[]): Somebody => ({ ...child(age, parts), kind: 'adult' });
const account = (parts: readonly Part[], age: Somebody['age'] = 'not-known'): Somebody => ({
  ...{ ...nobody(), kind: 'person', age, parts },
});

/** A factor that is there: of the case, and by whom and towards whom it was. */
const present = (fact: string, by: readonly number[], towards: readonly number[]): readonly Said[] => [
  { fact, state: 'confirmed' },
  ...by.map((of) => ({ fact, state: 'confirmed', of, way: 'by' }) as const),
  ...towards.map((of) => ({ fact, state: 'confirmed', of, way: 'towards' }) as const),
];

const SENT = ['depicted', 'shared'] as const;
const ASKED = ['received', 'asked-for'] as const;
const willing = (floor: Somebody['floor'] = {}): readonly Somebody[] => [child(15, SENT, floor), child(15, ASKED)];
const unwilling = (age: number): readonly Somebody[] => [child(age, ['received', 'passed-on']), child(age, SENT)];
const forwarded = present('no-knowledge-or-willingness', [0], [1]);

export const SITUATIONS: readonly Situation[] = [
  { key: 'in-care', told: 'school', people: willing({ inCare: 'yes' }), said: [] },
  {
    key: 'blackmail',
    told: 'child',
    people: [child(16, SENT), account(ASKED)],
    said: [
      ...['coercion', 'extortion', 'profit-motive'].flatMap((fact) => present(fact, [1], [0])),
      { fact: 'adult-involved', state: 'unknown' },
    ],
  },
  {
    key: 'forwarded',
    told: 'school',
    people: unwilling(14),
    said: [...forwarded, ...present('wide-distribution', [0], [1])],
  },
  { key: 'nine-and-ten', told: 'school', people: [child(9, SENT), child(10, ['received'])], said: [] },
  { key: 'third-report', told: 'school', people: [child(13, SENT), child(13, ASKED)], earlier: 2, said: [] },
  {
    key: 'aged-nine',
    told: 'school',
    people: [child(9, ['received', 'passed-on']), child(9, ['depicted'])],
    said: forwarded,
  },
  {
    key: 'partner-of-18',
    told: 'school',
    people: [child(17, SENT), adult(18, ASKED)],
    said: [{ fact: 'adult-involved', state: 'confirmed', of: 0, way: 'towards' }],
  },
  {
    key: 'mother-forwarded',
    told: 'school',
    people: [child(14, SENT), child(14, ASKED), adult(44, ['protected'])],
    said: [],
  },
  {
    key: 'parent-is-the-danger',
    told: 'school',
    people: willing({ withWhom: 'school', seenBy: 'school' }),
    said: [{ fact: 'household-risk', state: 'confirmed', of: 0, way: 'person' }],
  },
  {
    key: 'age-unknown',
    told: 'school',
    people: [child(15, SENT), { ...nobody(), age: 'not-known', parts: ASKED }],
    said: [],
  },
  {
    key: 'special-needs',
    told: 'school',
    people: unwilling(14),
    said: [...forwarded, { fact: 'send', state: 'confirmed', of: 0, way: 'person' }],
  },
  {
    key: 'both-pressed',
    told: 'school',
    people: [child(15, SENT), child(16, ASKED)],
    said: present('coercion', [0, 1], [0, 1]),
  },
  {
    key: 'coerced-and-forwarded',
    told: 'parent-or-carer',
    people: [child(15, [...SENT, 'passed-on']), child(17, ASKED)],
    said: present('coercion', [1], [0]),
  },
  {
    key: 'sender-unidentified',
    told: 'school',
    people: [child(14, ['depicted']), account(['received', 'passed-on'], { lowest: 13, highest: 16 })],
    said: present('no-knowledge-or-willingness', [1], [0]),
  },
  { key: 'will-not-talk', told: 'school', people: willing(), said: [{ fact: 'coercion', state: 'unknown' }] },
  { key: 'anonymous', told: 'anonymous', people: willing(), said: [] },
  { key: 'from-a-service', told: 'online-service', people: willing({ onPlan: 'yes' }), said: [] },
];
