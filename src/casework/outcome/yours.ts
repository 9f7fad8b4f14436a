import { nameOf } from '../report/index.ts';
import type { SafeguardingRow } from '../safeguarding/index.ts';
import type { RulingPage } from './ruling-page.store.ts';

/**
 * Who decided what is done to protect a child, by the decision that stands: an outcome rests on it as on a fact. Whoever only
 * agreed to somebody else's has looked at it, as with the outcome.
 */
export const decidersIn = ({
  safeguarding,
}: {
  readonly safeguarding: ReadonlyMap<string, Pick<SafeguardingRow, 'by'>>;
}): readonly string[] => [...new Set([...safeguarding.values()].map(({ by }) => by))];

/** What of the case whoever rules on it recorded and decided themselves: their own, and for them to say whether somebody else should look. */
export const yoursIn = ({ decision }: Pick<RulingPage, 'decision'>, staff: string) => {
  const { ownWords, safeguarding, response } = decision.advised.basis;
  const heard = [...ownWords.values()].filter(({ by }) => by === staff);
  const decided = [...safeguarding.values()].filter(({ by }) => by === staff);
  return {
    recorded: [
      // Answers, ages, parts, what is weighed: by whom each is, the case itself shows.
      ...(decision.recorders.has(staff) ? ['some of what is known of the case'] : []),
      // To grant it is no fact of theirs, and the outcome rests on it all the same.
      ...(response.exceptions.some(({ by }) => by === staff) ? ['an exception that you granted'] : []),
      ...heard.map(({ person }) => `the own words of ${nameOf(decision, person)}`),
    ],
    decided: decided.map(({ person }) => nameOf(decision, person)),
  };
};
