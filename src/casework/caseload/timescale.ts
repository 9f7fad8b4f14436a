import { restsOn } from '../../policy/index.ts';
import { authorityOf, wholeIn, type InForce, type Whole } from '../../platform/setting/index.ts';
import type { Obligation, Timescales } from './obligation.ts';

type Timescale = Pick<Obligation, 'within' | 'authority'>;

// No paragraph gives a time, so none is invented: it is due at once.
const NONE: Timescale = { within: 'now', authority: 'The guidance in force gives no time' };

// A page asks for each of them, and a version of the guidance never changes: it is gone through once for each.
const keptOf = (find: (guidance: Timescales, id: string) => Timescale) => {
  const known = new WeakMap<Timescales, Map<string, Timescale>>();
  return (guidance: Timescales, id: string): Timescale => {
    const kept = known.get(guidance) ?? new Map<string, Timescale>();
    known.set(guidance, kept);
    const found = kept.get(id) ?? find(guidance, id);
    kept.set(id, found);
    return found;
  };
};

/** A timescale of the guidance, with what it rests on and how sure that is. */
export const timescaleOf = keptOf((guidance, id) => {
  const period = guidance.periods.find((one) => one.id === id);
  if (period === undefined) return NONE;
  const note = period.note === '' ? '' : `. ${period.note.replace(/\.$/, '')}`;
  return {
    within: period.within,
    authority: `${period.title}: ${restsOn(guidance, period).replace(/\.$/, '')}${note}`,
  };
});

/** By when the guidance wants a duty of its own met. */
export const timescaleOfDuty = keptOf((guidance, duty) => {
  const rule = guidance.rules.find(({ effect }) => 'duty' in effect && effect.duty.id === duty);
  if (rule === undefined || !('duty' in rule.effect)) return NONE;
  const { within } = rule.effect.duty;
  const authority = restsOn(guidance, rule);
  if (typeof within !== 'string') return { within, authority };
  return { within: timescaleOf(guidance, within).within, authority };
});

/** The time of the force’s own area where it signed one, else that of the guidance: 0 is none of its own (handbook 6.3). */
export const localOr = (inForce: InForce, setting: Whole, guidance: Timescale): Timescale => {
  const hours = wholeIn(inForce.settings, setting);
  return hours === 0 ? guidance : { within: { hours }, authority: authorityOf(inForce, setting) };
};
