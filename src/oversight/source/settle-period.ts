import { daysWithin } from './day-said.ts';
import type { Found } from './found.ts';
import type { ReadCount } from './import-read.ts';
import { guessIn } from './period-guess.ts';
import { periodOf, type Period } from './period-said.ts';
import { spanIn, spanReadings, type Reading } from './span-said.ts';
import type { Settling } from './settling.ts';

type Days = Pick<ReadCount, 'periodStart' | 'periodEnd'>;

const days = ({ start, end }: Pick<Period, 'start' | 'end'>): Days => ({ periodStart: start, periodEnd: end });

const UNKNOWN: Days = { periodStart: null, periodEnd: null };

/** A calendar year as the financial one that begins in it. */
const financial = ({ start, end }: Period): Days => ({
  periodStart: `${start.slice(0, 4)}-04-01`,
  periodEnd: `${Number(end.slice(0, 4)) + 1}-03-31`,
});

function presumed(period: Period, { at }: Found, { given, questions }: Settling): Days {
  const answer = given.answers.find('year');
  if (answer === undefined)
    questions.ask('year', null, at, 'Are the years calendar years? They are printed as one number each.', [
      { answer: 'calendar', why: 'a financial year is usually printed as 2019/20' },
      { answer: 'financial', why: 'from 1 April of the year that is printed' },
    ]);
  return answer === 'financial' ? financial(period) : days(period);
}

function asksOf(words: string | null): string {
  if (words === null) return 'Which days do the figures cover? It is not stated.';
  const isSpan = spanIn(words) !== undefined;
  return isSpan ? `“${words}” is no financial year. Which days does it cover?` : `Which days does “${words}” cover?`;
}

/** What such words may mean, and the periods that stand near them. */
const proposalsFor = (words: string, { context }: Settling): readonly Reading[] => [
  ...spanReadings(words),
  ...(guessIn(words)?.readings ?? []),
  ...daysWithin(words).map(({ start, end, why }) => ({ answer: `${start} to ${end}`, why })),
  ...[...context.periods, ...context.elsewhere.periods].map(({ period, words: said }) => ({
    answer: `${period.start} to ${period.end}`,
    why: `“${said}” stands near it`,
  })),
];

/** The days that a count covers, or null until a person says them. */
export function settlePeriod(found: Found, settling: Settling): Days {
  const { meaning, at } = found;
  const { given, context, questions } = settling;
  if (meaning.period !== undefined)
    return meaning.period.presumed ? presumed(meaning.period, found, settling) : days(meaning.period);
  const words = meaning.periodWords ?? null;
  const answer = given.answers.find('period', words);
  const answered = answer === undefined ? undefined : periodOf(answer);
  if (answered !== undefined) return days(answered);
  const [only] = context.periods;
  if (words === null && only !== undefined && context.periods.length === 1) return days(only.period);
  const { asks, readings } = found.part ?? { asks: asksOf(words), readings: proposalsFor(words ?? '', settling) };
  questions.ask('period', words, at, asks, readings);
  return UNKNOWN;
}
