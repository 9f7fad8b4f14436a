import { spanOf } from './compile.ts';
import { ACTS } from './proof-acts.ts';
import type { Act } from './proof-vulnerable.ts';
import { DIFFERS, related } from './proof-diagram.ts';
import { holdsIn } from './proof-holds.ts';
import { inDoubt } from './proof-in-doubt.ts';
import type { Always, OfVersion, Statement } from './proof-statement.ts';

/** Who has to do what, and on what (handbook, 1.2 to 1.5, 6.2 to 6.5). */
export const ofDuties = (): Statement[] => [...ACTS.map(raised), owned, inDoubt];

const raised = ({ act, about, on, where, since = '' }: Act): Always => ({
  of: 'every case',
  id: `duty-${act}-${about}`,
  says: `The duty “${act.replaceAll('-', ' ')}” is raised ${about === 'case' ? '' : 'about a person '}on ${on}${since === '' ? '' : `, from ${since}`}, and on nothing else.`,
  people: about === 'case' ? 0 : 1,
  *breaches(view) {
    yield {
      what: `the duty ${act}`,
      of: [{ of: 'duty', id: act, about }],
      bad: related(view.d, DIFFERS, view.duty(about, act), view.on < since ? 0 : view.is(where)),
    };
  },
  isBrokenBy: (shown) => {
    const ref = about === 'case' ? null : shown.input.people?.[0]?.ref;
    const isOwed = (shown.input.on ?? '') >= since && holdsIn(where, shown);
    return shown.advice.duties.some(({ id, person }) => id === act && person === ref) !== isOwed;
  },
});

const owned: OfVersion = {
  of: 'the version',
  id: 'duties-have-their-owner',
  says: 'Every duty falls to whom the guidance says and within the time that it says, and there is none that is not spoken of here.',
  people: 1,
  lacks: (views) =>
    views.flatMap((view) =>
      view.rules.flatMap(({ id, about, effect }) => {
        if (!('duty' in effect)) return [];
        const { duty } = effect;
        const act = ACTS.find((each) => each.act === duty.id && each.about === about);
        if (act === undefined) return [`The duty ${duty.id} of the rule ${id} is not spoken of.`];
        const span = (within: Act['within']) => JSON.stringify(spanOf(view.files, within));
        return act.owner === duty.owner && span(act.within) === span(duty.within)
          ? []
          : [
              `The rule ${id} gives ${duty.id} to ${duty.owner} within ${span(duty.within)}, and not to ${act.owner} within ${span(act.within)}.`,
            ];
      }),
    ),
};
