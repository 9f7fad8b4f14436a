import type { AdviceInput, AdvicePerson } from './advice.schema.ts';

export const PARTS: Readonly<Record<string, string>> = {
  depicted: 'is depicted',
  shared: 'shared',
  received: 'received',
  'passed-on': 'passed it on',
  'asked-for': 'asked for it',
  protected: 'handled it only to report or protect',
  reported: 'reported it',
};
export const words = (id: string): string => id.replaceAll('-', ' ');
export const list = (all: readonly string[]): string =>
  all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1) ?? ''}`;
export const isTold = ([, state]: readonly [string, string]): boolean => state !== 'ruled-out';

/** A case in plain words: only what differs from a plain one. */
export function caseStory({ people = [], ...input }: AdviceInput): string {
  const factors = Object.entries(input.factors ?? {})
    .filter(isTold)
    .map(([id, state]) => `${words(id)} is ${words(state)}`);
  const conditions = Object.entries(input.conditions ?? {}).map(([id, answer]) => `${words(id)} is ${words(answer)}`);
  const settings = Object.entries(input.settings ?? {}).map(([name, answer]) => `${name} is ${String(answer)}`);
  return [
    ...(people.length === 0 ? ['Nobody is listed.'] : people.map(personStory)),
    sentence('Of the case', factors),
    ...(input.nation === 'wales' ? ['It is in Wales.'] : []),
    ...(input.checks === 'complete' ? [] : [`The checks are ${input.checks ?? 'not known'}.`]),
    ...(input.earlierReports === 0 ? [] : [`Earlier reports: ${String(input.earlierReports)}.`]),
    sentence('Recorded when deciding', conditions),
    sentence('The force has signed', settings),
    `The decision is on ${input.on ?? 'some day'}.`,
  ]
    .filter((each) => each !== '')
    .join(' ');
}

export const sentence = (lead: string, all: readonly string[]): string =>
  all.length === 0 ? '' : `${lead}: ${list(all)}.`;

export function personStory({ ref, age, identified, parts = [], ...said }: AdvicePerson): string {
  const told = (direction: string, all: AdvicePerson['by']) =>
    Object.entries(all ?? {})
      .filter(isTold)
      .map(([id, state]) => `${words(id)} ${direction} is ${words(state)}`);
  const all = [
    `is ${String(age)}`,
    ...(identified === false ? ['is not identified'] : []),
    ...parts.map((part) => PARTS[part] ?? part),
  ];
  const facts = [
    ...told(`by ${ref}`, said.by),
    ...told(`towards ${ref}`, said.towards),
    ...told(`of ${ref}`, said.facts),
  ];
  return `${ref} ${list(all)}${facts.length === 0 ? '' : `; ${list(facts)}`}.`;
}
