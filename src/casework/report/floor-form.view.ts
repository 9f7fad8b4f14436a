import { londonDay } from '../../platform/clock/index.ts';
import { dateTime, time, type Form } from '../../platform/web/index.ts';
import type { FloorPage } from './floor-page.store.ts';
import type { FloorRow } from './floor.store.ts';
import { fromWhomWords, knownWords, welfareByWords, withWhomWords } from './report.view.ts';

const typedMoment = (name: string, at: Date): Form['typed'] => {
  const [year = '', month = '', day = ''] = londonDay(at).split('-');
  return {
    [`${name}-day`]: String(Number(day)),
    [`${name}-month`]: String(Number(month)),
    [`${name}-year`]: year,
    [`${name}-time`]: time(at),
  };
};

/** Only of a check that is still to come: the day of an old one would stand under a fresh “it was done”. */
const typedWelfare = ({ welfare, welfareBy, welfareAt, welfareOverdue }: FloorRow): Form['typed'] =>
  welfare !== 'arranged' || welfareOverdue || welfareBy === null || welfareAt === null
    ? {}
    : { welfareBy, ...typedMoment('welfareAt', welfareAt) };

/**
 * What stays true until somebody says otherwise is filled in. How the child is now, who is with them and whether the
 * check was made are answered anew each time, with the last answer beside them.
 */
export const knownAlready = ({ floors, contacts }: FloorPage, person: string): Form['typed'] => {
  const floor = floors.get(person);
  if (floor === undefined) return {};
  const way = contacts.get(person)?.way;
  // These change seldom; the others are asked anew, since an old *yes* about safety is read as one of today.
  const { inCare, onPlan } = floor;
  const contact = way === undefined ? { contact: 'not-known' } : { contact: 'known', mayTell: way.may, how: way.how };
  return { inCare, onPlan, ...contact, ...typedWelfare(floor) };
};

const welfareText = ({ welfare, welfareTooOld, welfareBy, welfareAt }: FloorRow): string => {
  if (welfareBy === null || welfareAt === null) return 'not yet arranged';
  const [by, at] = [welfareByWords[welfareBy], dateTime(welfareAt)];
  if (welfareTooOld) return `done, ${by}, ${at}: too long before the report to say how the child is now`;
  return `${welfare === 'done' ? 'done' : 'arranged'}, ${by}, ${at}`;
};

/** The floor before this one: each answer in words with when and from whom, and everybody who must not be told. */
export const floorBefore = ({ floors, contacts }: FloorPage, person: string) => {
  const floor = floors.get(person);
  if (floor === undefined) return undefined;
  const contact = contacts.get(person);
  const last = (answer: string): string =>
    `Last answer: ${answer} (${dateTime(floor.walkedAt)}, from: ${fromWhomWords[floor.fromWhom]}).`;
  return {
    safeNow: last(knownWords[floor.safeNow]),
    selfHarm: last(knownWords[floor.selfHarm]),
    withWhom: last(withWhomWords[floor.withWhom]),
    contact: last(contact?.way === undefined ? 'not known' : `${contact.way.may}; ${contact.way.how}`),
    inCare: last(knownWords[floor.inCare]),
    onPlan: last(knownWords[floor.onPlan]),
    welfare: last(welfareText(floor)),
    mustNot: (contact?.mustNot ?? []).map((name) => ({ value: name, text: `Take off: ${name}` })),
    mustNotText: (contact?.mustNot ?? []).join('; '),
  };
};
