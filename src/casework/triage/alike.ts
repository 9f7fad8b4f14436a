import type { CaseFacts } from './case-facts.ts';
import type { FromWhom, State } from './statement.ts';

/** Answers about one person, or (null) the case, that one member of staff gave all alike. */
export interface Alike {
  readonly person: string | null;
  readonly state: State;
  readonly fromWhom: FromWhom | null;
  readonly by: string;
  readonly facts: readonly string[];
  /** Nothing else was answered about this subject. */
  readonly isAll: boolean;
}

/** Fewer may well be alike by nature. */
export const ALIKE_FROM = 5;

/** Sets of answers that look ticked rather than thought of: for a supervisor to see, never to judge an officer by. */
export const alikeOf = ({ stated }: Pick<CaseFacts, 'stated'>): readonly Alike[] => {
  const answers = stated.filter(({ onFloor }) => !onFloor);
  const groups = Map.groupBy(answers, ({ person, state, fromWhom, how, by }) =>
    JSON.stringify([person, state, fromWhom, how?.way, how?.byWhom, by]),
  );
  return [...groups.values()].flatMap((group): readonly Alike[] => {
    const [first] = group;
    if (first === undefined || group.length < ALIKE_FROM) return [];
    const { person, state, fromWhom, by } = first;
    const isAll = answers.filter((each) => each.person === person).length === group.length;
    const facts = group.map(({ fact, direction }) =>
      direction === 'by' || direction === 'towards' ? `${direction}.${fact}` : fact,
    );
    return [{ person, state, fromWhom, by, facts, isAll }];
  });
};
