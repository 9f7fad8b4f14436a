import { dateTime } from '../../platform/web/index.ts';
import { nameOf } from '../report/index.ts';
import type { PersonFacts } from './case-facts.ts';
import { factOf, type Guidance } from './guidance.ts';
import type { Known } from './news.store.ts';
import type { Statement } from './statement.ts';
import { ageText, partText } from './triage.view.ts';
import { fromWhomWords, stateWords } from './triage.words.ts';
import { weighedText } from './weighing.view.ts';

interface Line {
  readonly key: string;
  readonly value: string;
}

const DONE: Readonly<Partial<Record<Statement['direction'], string>>> = {
  by: ' Done by this person',
  towards: ' Done towards this person',
};

const said = (one: Pick<Statement, 'state' | 'fromWhom'> | undefined): string => {
  if (one === undefined) return 'not answered';
  const from = one.fromWhom === null ? '' : ` (${fromWhomWords[one.fromWhom].toLowerCase()})`;
  return `“${stateWords[one.state]}”${from}`;
};

const questionText = (guidance: Pick<Guidance, 'facts'>, { fact, direction }: Statement): string => {
  const kinds = direction === 'person' ? ['person-fact', 'other'] : ['factor', 'other'];
  const [found] = kinds.flatMap((kind) => factOf(guidance, fact, kind) ?? []);
  return `${found?.question ?? fact.replaceAll('-', ' ')}${DONE[direction] ?? ''}`;
};

const ofAnswers = (guidance: Pick<Guidance, 'facts'>, page: Known): readonly Line[] =>
  page.after.stated.flatMap((now) => {
    if (now.at <= page.since) return [];
    const isSame = (one: Statement): boolean =>
      one.fact === now.fact && one.person === now.person && one.direction === now.direction;
    const [from, to] = [said(page.before.stated.find(isSame)), said(now)];
    if (from === to) return [];
    const whose = now.person === null ? 'The case' : nameOf(page, now.person);
    const who = page.staff.get(now.by) ?? 'somebody who left';
    return [
      { key: `${whose}: ${questionText(guidance, now)}`, value: `From ${from} to ${to}. ${who}, ${dateTime(now.at)}` },
    ];
  });

/** What is weighed since, with what was written: the question alone would say nothing of what is new. */
const ofWeighed = (guidance: Pick<Guidance, 'facts'>, page: Known): readonly Line[] =>
  page.after.weighed.flatMap((now) => {
    if (now.at <= page.since) return [];
    const question = factOf(guidance, now.fact, 'other')?.question ?? now.fact.replaceAll('-', ' ');
    const whose = now.person === null ? 'The case' : nameOf(page, now.person);
    const isHere = now.passage === null || page.passages.has(now.passage);
    const text = isHere ? `“${weighedText(now, page.passages)}”` : 'Written anew: it is read where it is decided on';
    const who = page.staff.get(now.by) ?? 'somebody who left';
    const end = /[.?!]”$/u.test(text) ? '' : '.';
    return [{ key: `${whose}, to be weighed: ${question}`, value: `${text}${end} ${who}, ${dateTime(now.at)}` }];
  });

const ofPerson = (page: Known, now: PersonFacts): readonly Line[] => {
  const name = nameOf(page, now.person);
  const then = page.before.people.find(({ person }) => person === now.person);
  if (then === undefined) return [{ key: name, value: 'Was added to the case' }];
  const moved = (what: string, from: string, to: string): readonly Line[] =>
    from === to ? [] : [{ key: `${name}: ${what}`, value: `From “${from}” to “${to}”` }];
  return [
    ...moved('age on the day', ageText(then.age), ageText(now.age)),
    ...moved('part in it', partText(then.parts), partText(now.parts)),
  ];
};

/** Which ages, parts, answers and what is weighed changed since a form was opened, by whom, when, from what to what. */
export const answersSince = (guidance: Pick<Guidance, 'facts'>, page: Known): readonly Line[] => [
  ...page.after.people.flatMap((person) => ofPerson(page, person)),
  ...ofAnswers(guidance, page),
  ...ofWeighed(guidance, page),
];
