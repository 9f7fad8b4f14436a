// What the older invented cases are told of: procedure, never content. Nobody of these names exists.
import type { PersonDetails } from './platform/person/index.ts';
import type { Part } from './casework/triage/index.ts';

/** A number from 0 up to 1: the same ones for the same case, so that every demonstration has the same past. */
export type Chance = () => number;

/** Mulberry32: small, and plenty for what only has to look various. */
export const chanceOf = (seed: number): Chance => {
  let state = Math.imul(seed + 1, 0x9e3779b1);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

/** One of several, each as often as it says. */
export const drawn = <T>(chance: Chance, among: readonly (readonly [T, number])[]): T => {
  const all = among.reduce((sum, [, often]) => sum + often, 0);
  let left = chance() * all;
  const found = among.find(([, often]) => (left -= often) < 0) ?? among.at(-1);
  if (found === undefined) throw new Error('nothing to draw from');
  return found[0];
};

/** Somebody of an older case, and what of the situation was done by them or towards them. */
export interface Role {
  readonly kind: 'child' | 'adult' | 'person';
  readonly parts: readonly Part[];
  readonly by?: true;
  readonly towards?: true;
}

/** What a case was about, how often, and how it ended: the outcome that is looked for first, of whom, and how often. */
export interface Kind {
  readonly often: number;
  readonly factors: readonly string[];
  readonly people: readonly Role[];
  readonly ends: readonly (readonly [string, number])[];
}

const SENT: Role = { kind: 'child', parts: ['depicted', 'shared'] };
const ASKED: Role = { kind: 'child', parts: ['received', 'asked-for'] };
const PICTURED: Role = { kind: 'child', parts: ['depicted'], towards: true };
const PASSED: Role = { kind: 'child', parts: ['received', 'passed-on'], by: true };
const PRESSED: Role = { ...SENT, towards: true };

/** The last of the people is whose part is decided on. */
export const KINDS: readonly Kind[] = [
  {
    often: 50,
    factors: [],
    people: [ASKED, SENT],
    ends: [
      ['21', 80],
      ['22', 8],
      ['8', 5],
      ['20', 4],
      ['16', 3],
    ],
  },
  {
    often: 8,
    factors: [],
    people: [SENT],
    ends: [
      ['21', 88],
      ['22', 6],
      ['20', 6],
    ],
  },
  {
    often: 16,
    factors: ['no-knowledge-or-willingness', 'wide-distribution'],
    people: [PICTURED, PASSED],
    ends: [
      ['22', 36],
      ['21', 26],
      ['8', 16],
      ['16', 10],
      ['2', 8],
      ['15', 4],
    ],
  },
  {
    often: 10,
    factors: ['coercion'],
    people: [PRESSED, { ...ASKED, by: true }],
    ends: [
      ['22', 30],
      ['2', 20],
      ['1', 16],
      ['15', 14],
      ['16', 14],
      ['8', 6],
    ],
  },
  {
    often: 5,
    factors: ['malicious-intent'],
    people: [PICTURED, PASSED],
    ends: [
      ['22', 40],
      ['8', 20],
      ['2', 20],
      ['15', 20],
    ],
  },
  {
    often: 5,
    factors: ['adult-involved', 'grooming'],
    people: [PRESSED, { kind: 'adult', parts: ['received', 'asked-for'], by: true }],
    ends: [
      ['1', 50],
      ['15', 25],
      ['16', 15],
      ['20', 10],
    ],
  },
  {
    often: 6,
    factors: [],
    people: [SENT, { kind: 'person', parts: ['received', 'asked-for'] }],
    ends: [
      ['18', 90],
      ['14', 10],
    ],
  },
];

/** What was recorded when an outcome was set, over and above what every decision needs. */
export const RECORDED: Readonly<Partial<Record<string, Readonly<Record<string, string>>>>> = {
  '1': { 'state-of-evidence': 'sufficient', 'cps-decision': 'charge', 'victim-view': 'supports' },
  '2': {
    ...{ 'state-of-evidence': 'sufficient', 'responsibility-accepted': 'met', 'victim-view': 'supports' },
    'youth-justice-consultation': 'met',
  },
  '8': { 'responsibility-accepted': 'met', 'victim-view': 'supports', 'youth-justice-consultation': 'met' },
  '11': {},
  '14': { 'victim-view': 'does-not-support' },
  '15': { 'state-of-evidence': 'insufficient', 'victim-view': 'supports', 'inquiries-complete': 'met' },
  '16': { 'victim-view': 'does-not-support' },
  '18': { 'inquiries-complete': 'met' },
  '20': { 'other-body-acceptance': 'met' },
  '21': { 'state-of-evidence': 'not-yet-sufficient' },
  '22': { 'activity-finished': 'met', 'victim-view': 'supports', 'youth-justice-consultation': 'met' },
};

const GIVEN = ['Amber', 'Bracken', 'Clover', 'Dale', 'Eden', 'Flint', 'Glen', 'Hazel', 'Ivy', 'Jasper', 'Kit', 'Lark'];
const MIDDLE = ['Moss', 'Nettle', 'Oakley', 'Pearl', 'Quill', 'Reed', 'Sorrel', 'Teal', 'Umber', 'Vale', 'Wren'];
const FAMILY = ['Bygone', 'Erstwhile', 'Formerly', 'Olden', 'Onetime', 'Quondam', 'Sometime', 'Yesteryear'];

/** A name that no two of them share, nor anybody of today’s cases. */
export const nameOf = (number: number): Pick<PersonDetails, 'givenNames' | 'familyName'> => {
  const at = (names: readonly string[], nth: number): string => names[nth % names.length] ?? '';
  const second = Math.floor(number / (GIVEN.length * FAMILY.length));
  const first = at(GIVEN, Math.floor(number / FAMILY.length));
  return { givenNames: `${first} ${at(MIDDLE, second)}`, familyName: at(FAMILY, number) };
};
