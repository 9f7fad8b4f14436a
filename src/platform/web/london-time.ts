import { Temporal } from '@js-temporal/polyfill';
import { onLondonClock } from '../clock/index.ts';

const LONDON = 'Europe/London';
const MONTHS = 'January February March April May June July August September October November December'.split(' ');

type Instant = Date | string;

// Without it a text would be read by the clock of this machine.
const WITH_ZONE = /T.*(?:Z|[+-]\d\d(?::?\d\d)?)$/i;

const inLondon = (instant: Instant): Date => {
  if (typeof instant === 'string' && !WITH_ZONE.test(instant)) throw new RangeError('an instant without its zone');
  const read = new Date(instant);
  // What is wrong has to be seen, not written on a page as a number that is none.
  if (Number.isNaN(read.getTime())) throw new RangeError('an instant that is no time');
  return onLondonClock(read);
};

const inWords = (day: number, month: number, year: number): string => `${day} ${MONTHS[month] ?? ''} ${year}`;

/** "22 November 2026", of an instant in London or of a plain date ("2026-11-22"). */
export const date = (instant: Instant): string => {
  if (typeof instant === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(instant)) {
    const { day, month, year } = Temporal.PlainDate.from(instant);
    return inWords(day, month - 1, year);
  }
  const shown = inLondon(instant);
  return inWords(shown.getUTCDate(), shown.getUTCMonth(), shown.getUTCFullYear());
};

/** "2:05am", "midnight", "midday". */
export const time = (instant: Instant): string => {
  const shown = inLondon(instant);
  const [hour, minute] = [shown.getUTCHours(), shown.getUTCMinutes()];
  if (minute === 0 && hour % 12 === 0) return hour === 0 ? 'midnight' : 'midday';
  const past = minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`;
  return `${hour % 12 === 0 ? 12 : hour % 12}${past}${hour < 12 ? 'am' : 'pm'}`;
};

/** "22 November 2026 at 2:05am". */
export const dateTime = (instant: Instant): string => `${date(instant)} at ${time(instant)}`;

/** Until when: a deadline at midnight belongs to the day that it ends, and is said as the end of it. */
export const deadline = (instant: Exclude<Instant, string>): string =>
  time(instant) === 'midnight' ? `the end of ${date(new Date(instant.getTime() - 1))}` : dateTime(instant);

/** As the MoJ timeline asks for it. */
export const mojDate = (instant: Instant, type = 'datetime'): string => {
  if (type === 'time') return time(instant);
  return type.endsWith('datetime') ? dateTime(instant) : date(instant);
};

/** A date that exists, from what was typed; undefined when it does not. */
export const plainDate = (day: string, month: string, year: string): string | undefined => {
  if (![day, month].every((part) => /^\d{1,2}$/.test(part)) || !/^\d{4}$/.test(year)) return undefined;
  try {
    const given = { day: Number(day), month: Number(month), year: Number(year) };
    return Temporal.PlainDate.from(given, { overflow: 'reject' }).toString();
  } catch {
    return undefined;
  }
};

const WORDS: Readonly<Record<string, string>> = { midnight: '00:00', midday: '12:00', noon: '12:00' };

const clockOf = (hour: number, minutes: string): string => `${String(hour).padStart(2, '0')}:${minutes}`;

const ofTwelve = (hours: string, minutes = '00', half: string): string | undefined => {
  const hour = Number(hours);
  return hour < 1 || hour > 12 ? undefined : clockOf((hour % 12) + (half === 'p' ? 12 : 0), minutes);
};

/**
 * "02:05" from "2:05am", "2.05 am", "14:05", "1405", "2pm", "midnight", "midday"; undefined when it is no time.
 * "7" alone may be morning or evening: it is asked again rather than guessed.
 */
export const plainTime = (typed: string): string | undefined => {
  const text = typed.trim().toLowerCase();
  const match = /^(\d{1,2})(?:[:.]?([0-5]\d))?\s*([ap])?\.?(?:m\.?)?$/.exec(text);
  if (match === null) return WORDS[text];
  const [, hours = '', minutes, half] = match;
  if (half !== undefined) return ofTwelve(hours, minutes, half);
  return minutes === undefined || Number(hours) > 23 ? undefined : clockOf(Number(hours), minutes);
};

type LondonMoment = { readonly instant: string } | { readonly odd: 'missing' | 'repeated' };

/** The instant of a date and time on London’s clocks: an hour that was skipped is missing, one that came twice is repeated. */
export const londonMoment = (day: string, clock: string, which?: 'first' | 'second'): LondonMoment => {
  const plain = Temporal.PlainDateTime.from(`${day}T${clock}`);
  const first = plain.toZonedDateTime(LONDON, { disambiguation: 'earlier' });
  const second = plain.toZonedDateTime(LONDON, { disambiguation: 'later' });
  // The two readings differ only in an hour that was skipped or came twice.
  if (first.epochMilliseconds === second.epochMilliseconds) return { instant: first.toInstant().toString() };
  if (!first.toPlainDateTime().equals(plain)) return { odd: 'missing' };
  if (which === undefined) return { odd: 'repeated' };
  return { instant: (which === 'first' ? first : second).toInstant().toString() };
};
