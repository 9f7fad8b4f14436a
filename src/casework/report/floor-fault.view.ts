import type { FieldFault, Refusal } from '../../platform/web/index.ts';
import type { SafeWay } from './contact.ts';

const MISSING: Readonly<Record<keyof SafeWay, FieldFault>> = {
  may: { field: 'mayTell', text: 'Enter who may safely be told, or choose not known' },
  how: { field: 'how', text: 'Enter how they may safely be reached' },
};

const isPart = (part: unknown): part is keyof SafeWay => part === 'may' || part === 'how';

const NAMED_BOTH = [
  'mayTell',
  'named both as who may be told and as who must not be. Put right which of the two is wrong; of two who are called alike, write their names',
] as const;
const LEADS = [
  'how',
  'must not be told, and how to reach who may be leads to them. Write a way that does not go through them, and nothing there of whom not to ask for',
] as const;

type FloorRefused = Refusal & {
  readonly missing?: unknown;
  readonly names?: unknown;
  readonly isNamedNow?: unknown;
  readonly part?: unknown;
  readonly hours?: unknown;
};

/** At what is said now: what is wrong is put right there. */
const bothFault = ({ names, part, isNamedNow }: FloorRefused): FieldFault => {
  const [field, wrong] = part === 'how' ? LEADS : NAMED_BOTH;
  const whom = Array.isArray(names) ? names.join(', ') : 'The same name';
  return { field: isNamedNow === true && field === 'mayTell' ? 'mustNotTell' : field, text: `${whom}: ${wrong}` };
};

/** Where a refusal belongs on the form; nowhere for one that is not about an answer. */
export const floorFaults = (refusal: FloorRefused): readonly FieldFault[] => {
  if (refusal.code === 'BothToTellAndNot') return [bothFault(refusal)];
  if (refusal.code === 'WelfareCheckInFuture') {
    const text = 'This time is still to come: choose “It is arranged”, or enter when it was done';
    return [{ field: 'welfareAt', at: 'welfareAt-day', text }];
  }
  if (refusal.code === 'WelfareCheckTooOld') {
    const text =
      'This was days before the report: it does not say how the child is now. Enter a later check, or that none is arranged';
    return [{ field: 'welfareAt', at: 'welfareAt-day', text }];
  }
  if (refusal.code === 'WelfareCheckWasDue') {
    const text =
      'This time has passed: choose “Yes, it was done” if somebody saw the child then. If nobody did, enter a time still to come, or that none is arranged yet';
    return [{ field: 'welfareAt', at: 'welfareAt-day', text }];
  }
  if (refusal.code === 'WelfareCheckTooFarOff') {
    const text = `This is more than ${String(refusal.hours)} hours ahead: have the child seen sooner and enter that time, or choose “Not yet arranged”`;
    return [{ field: 'welfareAt', at: 'welfareAt-day', text }];
  }
  if (refusal.code === 'NotAmongThose') return [{ field: 'takeOff', text: 'The names have changed: read them again' }];
  if (refusal.code !== 'SafeContactIncomplete' || !Array.isArray(refusal.missing)) return [];
  return refusal.missing.filter(isPart).map((part) => MISSING[part]);
};
