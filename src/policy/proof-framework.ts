import type { Condition } from './condition.schema.ts';
import { ASKED } from './proof-asked.ts';
import type { PolicyFiles } from './policy.schema.ts';
import { others } from './proof-follows.ts';
import { AGGRAVATES, factorIn, type Reasons } from './proof-level.ts';
import { SHUT } from './proof-shut.ts';
import { NO_ADULT_END } from './proof-statement.ts';
import type { View } from './proof-view.ts';

const [NEEDS, NOT_YET, BARRED] = [1, 2, 3] as const;
const decided = (condition: string, answer: string): Condition => ({ condition, is: [answer] });

/** Everything that gives an outcome a standing above *available*: the level, and where. */
export function reasonsFor({ files }: Pick<View, 'files'>, code: string): Reasons {
  const shutting = SHUT.filter(({ codes }) => codes.includes(code)).map(
    (each) => [each.atLeast, each.where({ files })] as const,
  );
  const asking = ASKED.filter(({ codes }) => codes.includes(code)).flatMap(({ condition, at }) =>
    Object.entries(at).map(([answer, level]) => [level, decided(condition, answer)] as const),
  );
  return [
    ...shutting,
    ...asking,
    ...(code === '21' ? FOR_21 : []),
    ...(code === '8' ? for8(files) : []),
    ...(NO_ADULT_END.includes(code) ? [ADULT] : []),
  ];
}

const ADULT = [BARRED, { this: { age: { from: 18 } } }] as const;
const FOR_21: Reasons = [
  [BARRED, { someone: { all: [{ actor: true }, { not: { identified: true } }] } }],
  [BARRED, factorIn(AGGRAVATES.filter((each) => each !== 'power-imbalance'))],
  [BARRED, { all: [{ setting: 'persistentBehaviourBars21', is: [true] }, factorIn(['persistent-behaviour'])] }],
];
const consulted = (files: PolicyFiles, answer: string): Condition => ({
  // Aggravated by what is there, because a supervisor decided so, or because a supervisor may yet decide so.
  all: [
    {
      any: [
        factorIn(AGGRAVATES),
        decided('category-decision', 'aggravated'),
        { all: [factorIn(others(files)), decided('category-decision', 'unstated')] },
      ],
    },
    decided('youth-justice-consultation', answer),
  ],
});
const for8 = (files: PolicyFiles): Reasons => [
  [NEEDS, consulted(files, 'unstated')],
  [NOT_YET, consulted(files, 'not-met')],
];

/** Everything that an outcome may be said to need, and where. */
export function needsFor({ files }: Pick<View, 'files'>, code: string): (readonly [need: string, where: Condition])[] {
  const named = SHUT.flatMap(({ codes, need, where }) =>
    need !== undefined && codes.includes(code) ? [[need, where({ files })] as const] : [],
  );
  const asking = ASKED.filter(({ codes }) => codes.includes(code)).flatMap(({ condition, at }) =>
    Object.entries(at).flatMap(([answer, level]) =>
      level < BARRED ? [[condition, decided(condition, answer)] as const] : [],
    ),
  );
  const of8 = code === '8' ? for8(files).map(([, where]) => ['youth-justice-consultation', where] as const) : [];
  return [...named, ...asking, ...of8];
}
