import { valuesOf, wholeIn, type SettingDefinition, type Settings, type Whole } from '../../platform/setting/index.ts';
import type { Holidays } from './foi-clock.ts';

const ACT = 'Freedom of Information Act 2000';

const answerDays = {
  kind: 'whole',
  name: 'foiAnswerDays',
  label: 'A request for information is answered within',
  note: 'Working days after the day on which it came (s.10(1)). From general knowledge: check it before it is relied on.',
  confidence: 'G',
  source: ACT,
  unit: 'working days',
  least: 1,
  most: 60,
  default: 20,
} as const satisfies Whole;

const reviewDays = {
  kind: 'whole',
  name: 'foiReviewDays',
  label: 'An internal review is answered within',
  note: 'The Act names no time. The Commissioner expects 20 working days, and at most 40 where it is complex.',
  confidence: 'G',
  source: 'Code of practice under s.45',
  unit: 'working days',
  least: 1,
  most: 60,
  default: 20,
} as const satisfies Whole;

const reviewAskDays = {
  kind: 'whole',
  name: 'foiReviewAskDays',
  label: 'An internal review can be asked for within',
  note: 'Working days after the answer; a force need not take one that comes later.',
  confidence: 'G',
  source: 'Code of practice under s.45',
  unit: 'working days',
  least: 1,
  most: 120,
  default: 40,
} as const satisfies Whole;

const holidays = {
  name: 'foiHolidays',
  label: 'Days that are no working days of a request',
  note: 'The Act leaves out a bank holiday in any part of the United Kingdom (s.10(6)); some forces count those of England and Wales alone, and are due a few days sooner.',
  confidence: 'G',
  source: ACT,
  answers: ['any-part-of-the-uk', 'england-and-wales'],
  default: 'any-part-of-the-uk',
} as const satisfies SettingDefinition;

export const foiSettings = [answerDays, reviewDays, reviewAskDays, holidays] as const;

/** The clocks of a request as the force has set them. */
export interface FoiClocks {
  readonly answerDays: number;
  readonly reviewDays: number;
  readonly reviewAskDays: number;
  readonly holidays: Holidays;
}

export const foiClocks = (settings: Settings): FoiClocks => ({
  answerDays: wholeIn(settings, answerDays),
  reviewDays: wholeIn(settings, reviewDays),
  reviewAskDays: wholeIn(settings, reviewAskDays),
  holidays:
    valuesOf([holidays], settings)[holidays.name] === 'england-and-wales' ? 'england-and-wales' : 'any-part-of-the-uk',
});
