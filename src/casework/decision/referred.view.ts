import { dateTime, deadline } from '../../platform/web/index.ts';
import { wholeIn, type Whole } from '../../platform/setting/index.ts';
import {
  awaitsNextStep,
  isProtecting,
  nextStepHours,
  referredToWords,
  strategyHours,
  type SafeguardingRow,
} from '../safeguarding/index.ts';
import type { DecisionPage } from './decision-page.store.ts';
import { deadlineOf } from './duty.ts';

const periodOf = ({ advised: { policy } }: DecisionPage, id: string) =>
  policy.files.periods.find((one) => one.id === id)?.within;

/** As the clock of the case has it: the time that the force signed for its area, or else that of the guidance; undefined where neither is. */
const answerBy = (page: DecisionPage, since: Date, setting: Whole, period: string): string | undefined => {
  const hours = wholeIn(page.inForce.settings, setting);
  const within = hours === 0 ? periodOf(page, period) : { hours };
  return within === undefined ? undefined : deadline(deadlineOf(since, within));
};

const waits = (what: string, by: string | undefined): readonly string[] =>
  by === undefined ? [what] : [`${what}: due by ${by}`];

const answers = (page: DecisionPage, row: SafeguardingRow): readonly string[] => [
  ...(awaitsNextStep(row)
    ? waits('The local authority has not said what it decided', answerBy(page, row.at, nextStepHours, 'T02'))
    : []),
  ...(row.strategySince === null
    ? []
    : waits(
        'The strategy discussion is not recorded as held',
        answerBy(page, row.strategySince, strategyHours, 'strategy-discussion'),
      )),
];

/** Police protection lasts as long as the law lets it (handbook 6.3, T07), whatever was decided afterwards. */
const protection = (page: DecisionPage, person: string): readonly string[] =>
  page.measures
    .filter((one) => one.person === person && isProtecting(one))
    .map(({ since }) => {
      const within = periodOf(page, 'T07');
      const taken = `Police protection, taken ${dateTime(since)}`;
      return within === undefined ? taken : `${taken}, ends at the latest ${deadline(deadlineOf(since, within))}`;
    });

/** To whom a child was referred, until when an answer is due, and until when they are protected. */
export const referredLines = (
  page: DecisionPage,
  person: string,
  row: SafeguardingRow | undefined,
): readonly string[] => [
  ...(row === undefined || row.to.length === 0
    ? []
    : [`To: ${row.to.map((to) => referredToWords[page.advised.basis.facts.nation][to]).join('; ')}`]),
  ...(row === undefined ? [] : answers(page, row)),
  ...protection(page, person),
];
