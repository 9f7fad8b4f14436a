import type { Advice, Remark } from './advice.schema.ts';
import { withinText } from './within.words.ts';

export const MOVABLE = ['response', 'category', 'role', 'outcome', 'duty', 'note', 'warning'] as const;

/**
 * One thing that is advised otherwise: `id` names the outcome or the duty, `person` whom it is about. `what` tells a duty
 * from another of the same name by its owner and its time, and is the words of a note or a warning.
 */
export interface Move {
  readonly of: (typeof MOVABLE)[number];
  readonly id: string | null;
  readonly what: string | null;
  readonly person: string | null;
  readonly from: string;
  readonly to: string;
}

/** What moves, of whomever. */
export type Sort = Omit<Move, 'person'>;

/** What is said where one side has no such outcome, or raises no such duty. */
export const NOT_IN_FORCE = 'not-in-force';
export const DUTY = ['not-raised', 'raised'] as const;
export const SAID = ['not-said', 'said'] as const;

/** Who owes a duty, and by when: the same act of another owner, or by another time, is another advice. */
export const owedBy = ({ owner, within }: Pick<Advice['duties'][number], 'owner' | 'within'>): string =>
  `${words(owner)}, ${withinText(within)}`;

/** What is said where nothing is said of it: an outcome may be in force under one version alone. */
export const absentOf = (of: Move['of']): string => {
  if (of === 'outcome') return NOT_IN_FORCE;
  return of === 'note' || of === 'warning' ? SAID[0] : DUTY[0];
};

/** What is advised beside how exposed anybody is. */
export const isBesides = ({ of }: Pick<Move, 'of'>): boolean => of === 'duty' || of === 'note' || of === 'warning';

type Said = ReadonlyMap<string, Omit<Move, 'from' | 'to'> & { readonly value: string }>;

/** Everything that one advice says otherwise than the other; both are of the same people. */
export function movesBetween(before: Advice, after: Advice): Move[] {
  const [one, other] = [saidIn(before), saidIn(after)];
  return [...new Map([...one, ...other])].flatMap(([key, { value: _, ...about }]) => {
    const [from, to] = [one, other].map((said) => said.get(key)?.value ?? absentOf(about.of));
    return from === undefined || to === undefined || from === to ? [] : [{ ...about, from, to }];
  });
}

function saidIn({ response, category, people, duties, notes, warnings }: Advice): Said {
  const all: [string, Omit<Move, 'from' | 'to'> & { readonly value: string }][] = [
    ['response', { of: 'response', id: null, what: null, person: null, value: response }],
    ['category', { of: 'category', id: null, what: null, person: null, value: category }],
  ];
  for (const { ref, role, outcomes } of people) {
    all.push([`role ${ref}`, { of: 'role', id: null, what: null, person: ref, value: role }]);
    for (const { code, standing } of outcomes)
      all.push([`outcome ${code} ${ref}`, { of: 'outcome', id: code, what: null, person: ref, value: standing }]);
  }
  for (const duty of duties) {
    const { id, person } = duty;
    const what = owedBy(duty);
    all.push([`duty ${id} ${what} ${person ?? ''}`, { of: 'duty', id, what, person, value: DUTY[1] }]);
  }
  const remark = (of: 'note' | 'warning', { person, says }: Remark): void =>
    void all.push([`${of} ${says} ${person ?? ''}`, { of, id: null, what: says, person, value: SAID[1] }]);
  for (const each of notes) remark('note', each);
  for (const each of warnings) remark('warning', each);
  return new Map(all);
}

/** Whom a move is about left out: the same thing, of anybody. */
export const sortOf = ({ of, id, what, from, to }: Sort): string => JSON.stringify([of, id, what, from, to]);

const words = (id: string): string => id.replaceAll('-', ' ');

/** A move as a person reads it, within a sentence. */
export function moveWords({
  of,
  id,
  what,
  person,
  from,
  to,
}: Omit<Move, 'person'> & { readonly person?: string | null }): string {
  const whose = person === undefined || person === null ? '' : ` of ${person}`;
  const owed = what === null ? '' : ` (${what})`;
  const about = {
    response: 'the response',
    category: 'the category',
    role: `the role${whose}`,
    outcome: `Outcome ${id ?? ''}${whose}`,
    duty: `the duty ${words(id ?? '')}${owed}${whose.replace('of', 'for')}`,
    note: `the note “${what ?? ''}”${whose.replace('of', 'on')}`,
    warning: `the warning “${what ?? ''}”${whose.replace('of', 'on')}`,
  };
  return `${about[of]} from ${words(from)} to ${words(to)}`;
}
