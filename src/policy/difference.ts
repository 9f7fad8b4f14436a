import type { Advice } from './advice.schema.ts';

export const MOVABLE = ['response', 'category', 'role', 'outcome', 'duty'] as const;

/** One thing that is advised otherwise: `id` names the outcome or the duty, `person` whom it is about. */
export interface Move {
  readonly of: (typeof MOVABLE)[number];
  readonly id: string | null;
  readonly person: string | null;
  readonly from: string;
  readonly to: string;
}

/** What moves, of whomever. */
export type Sort = Omit<Move, 'person'>;

/** What is said where one side has no such outcome, or raises no such duty. */
export const NOT_IN_FORCE = 'not-in-force';
export const DUTY = ['not-raised', 'raised'] as const;

type Said = ReadonlyMap<string, Omit<Move, 'from' | 'to'> & { readonly value: string }>;

/** Everything that one advice says otherwise than the other; both are of the same people. */
export function movesBetween(before: Advice, after: Advice): Move[] {
  const [one, other] = [saidIn(before), saidIn(after)];
  return [...new Map([...one, ...other])].flatMap(([key, { value: _, ...about }]) => {
    // An outcome may be in force under one version alone; a duty that is not there is not raised.
    const absent = about.of === 'duty' ? DUTY[0] : NOT_IN_FORCE;
    const [from, to] = [one, other].map((said) => said.get(key)?.value ?? absent);
    return from === undefined || to === undefined || from === to ? [] : [{ ...about, from, to }];
  });
}

function saidIn({ response, category, people, duties }: Advice): Said {
  const all: [string, Omit<Move, 'from' | 'to'> & { readonly value: string }][] = [
    ['response', { of: 'response', id: null, person: null, value: response }],
    ['category', { of: 'category', id: null, person: null, value: category }],
  ];
  for (const { ref, role, outcomes } of people) {
    all.push([`role ${ref}`, { of: 'role', id: null, person: ref, value: role }]);
    for (const { code, standing } of outcomes)
      all.push([`outcome ${code} ${ref}`, { of: 'outcome', id: code, person: ref, value: standing }]);
  }
  for (const { id, person } of duties)
    all.push([`duty ${id} ${person ?? ''}`, { of: 'duty', id, person, value: DUTY[1] }]);
  return new Map(all);
}

/** Whom a move is about left out: the same thing, of anybody. */
export const sortOf = ({ of, id, from, to }: Sort): string => JSON.stringify([of, id, from, to]);

const words = (id: string): string => id.replaceAll('-', ' ');

/** A move as a person reads it, within a sentence. */
export function moveWords({
  of,
  id,
  person,
  from,
  to,
}: Omit<Move, 'person'> & { readonly person?: string | null }): string {
  const whose = person === undefined || person === null ? '' : ` of ${person}`;
  const about = {
    response: 'the response',
    category: 'the category',
    role: `the role${whose}`,
    outcome: `Outcome ${id ?? ''}${whose}`,
    duty: `the duty ${words(id ?? '')}${whose.replace('of', 'for')}`,
  };
  return `${about[of]} from ${words(from)} to ${words(to)}`;
}
