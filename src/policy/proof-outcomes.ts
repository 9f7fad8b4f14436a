import { STANDINGS } from './policy.schema.ts';
import { outcome21 } from './proof-outcome-21.ts';
import { diversionOpen, diversionDecided } from './proof-diversion.ts';
import { outcome } from './proof-output.ts';
import { everyOf, isAtLeast, canBe, type Always, type OfVersion, type Statement } from './proof-statement.ts';

const NOT_YET = STANDINGS.indexOf('not-yet');

export const ofOutcomes = (): Statement[] => [outcome21, diversionOpen, diversionDecided, conditions, everyOutcome];

const ASKED_OF_ALL = ['crime-recorded', 'safeguarding-decision', 'rationale', 'people-told', 'second-person'];

/** Design, section 6: not stated, at most *needs-decision*; not met, *not-yet* or *barred*. */
const conditions: Always = {
  of: 'every case',
  id: 'what-is-decided-first',
  says: 'No outcome is available before the crime is recorded, safeguarding decided, the reasons written, people told and a second person has looked; where one of these is not met it is not yet open.',
  people: 1,
  *breaches(view) {
    for (const { code } of view.outcomes)
      for (const condition of ASKED_OF_ALL) {
        const [unstated, refused] = ['unstated', 'not-met'].map((answer) => view.is({ condition, is: [answer] }));
        const standing = view.standing(code);
        const early = everyOf(view, unstated ?? 0, view.d.not(isAtLeast(view, 1, standing)));
        const against = everyOf(view, refused ?? 0, view.d.not(isAtLeast(view, NOT_YET, standing)));
        yield { what: `Outcome ${code}, ${condition}`, of: [outcome(code)], bad: view.d.max(early, against) };
      }
  },
  isBrokenBy: ({ input, advice }) =>
    (advice.people[0]?.outcomes ?? []).some(({ standing }) =>
      ASKED_OF_ALL.some((condition) => {
        const answer = input.conditions?.[condition] ?? 'unstated';
        if (answer === 'unstated') return standing === 'available';
        return answer === 'not-met' && (standing === 'available' || standing === 'needs-decision');
      }),
    ),
};

const everyOutcome: OfVersion = {
  of: 'the version',
  id: 'every-outcome-can-be',
  says: 'Every confirmed outcome in force is available or needs a decision, to somebody in some case.',
  people: 1,
  lacks: (views) =>
    views.flatMap((view) =>
      view.outcomes
        .filter(({ status }) => status === 'confirmed')
        .filter(({ code }) => !canBe(view.world, view.d.not(isAtLeast(view, NOT_YET, view.standing(code)))))
        .map(({ code }) => `From ${view.on} Outcome ${code} is open to nobody, whatever is known and decided.`),
    ),
};
