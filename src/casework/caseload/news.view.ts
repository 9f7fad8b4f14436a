import { dateTime, type News } from '../../platform/web/index.ts';
import { answersSince } from '../triage/index.ts';
import type { NewsPage } from './news.store.ts';
import type { CaseReading } from './progress.store.ts';
import { doneDetails } from './timeline-detail.view.ts';
import { wordsOf } from './timeline.view.ts';

/** Told answer by answer, from what to what: the entry of the log says no more. */
const TOLD_BY_ANSWER = ['answer-fact', 'answer-several', 'state-age', 'state-part', 'add-person', 'state-weighing'];

/** A question carries its own mark at the end. */
const sentences = (parts: readonly string[]): string =>
  parts.map((part, at) => (at === parts.length - 1 || /[.?!]$/u.test(part) ? part : `${part}.`)).join(' ');

const CUT = {
  key: 'And what came before these',
  value: 'More was done and looked at since than is listed here. The timeline of the case has all of it.',
};

/** What was recorded since a form was opened: each answer from what to what, then everything else that was done. */
export const newsView = (
  { guidance }: { readonly guidance: Pick<CaseReading['guidance'], 'facts'> },
  { case: id, known, entries, isCut, done, staff }: NewsPage,
): News => {
  const answers = answersSince(guidance, known);
  const others = entries.filter(({ action }) => answers.length === 0 || !TOLD_BY_ANSWER.includes(action));
  return {
    title: `What is new since you opened the page, ${dateTime(known.since)}`,
    rows: [
      ...answers,
      ...others.map((entry) => ({
        key: wordsOf(entry),
        value: sentences([
          ...doneDetails(done, entry),
          `${staff.get(entry.actor) ?? 'somebody who left'}, ${dateTime(entry.at)}`,
        ]),
      })),
      ...(isCut ? [CUT] : []),
    ],
    otherwise: 'The log of the case names nothing that was done since: look at what is shown below.',
    more: { href: `/cases/${id}`, text: 'All that was done stands in the timeline of the case' },
  };
};
