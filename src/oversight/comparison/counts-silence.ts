import { allForces, forceKey, knownForce, slotDays, slotName, type Slot } from '../source/index.ts';
import type { ChartView } from './chart-view.ts';
import { heardNote, heardProvenance, heardTitle, periodsOf, type Heard } from './heard.ts';
import { overlapping } from './count-material.ts';
import type { GivenCount, Material } from './material.ts';
import { offenceWords } from './words.ts';
import { gapIn, gapNotes, outcomesSilence, silenceOf, type Answered, type AskedOf } from './silence.view.ts';

/** What says most of a place, where several outcomes are asked: a refusal explains more than a blank. */
const SAYS_MORE = ['refused', 'no-answer', 'withheld', 'not-held', 'not-given'] as const;

function answerOf(own: readonly GivenCount[], wanted: number): Answered['missing'] {
  const missing = new Set(own.flatMap(({ value }) => (value.kind === 'missing' ? [value.why] : [])));
  const why = SAYS_MORE.find((each) => missing.has(each));
  if (why !== undefined) return why;
  // One outcome of several is a figure, and no answer to what is asked.
  return own.length < wanted ? 'other-terms' : null;
}

const isElsewhere = ({ elsewhere, counts }: Material, force: string, slot: Slot): boolean =>
  [...elsewhere, ...counts.map((count) => ({ force: count.force, days: slotDays(count.slot) }))].some(
    (each) => forceKey(each.force) === forceKey(force) && overlapping(each.days, slotDays(slot)),
  );

/** An answer is one to the question asked: its outcomes, offences, ages, unit, basis and time; any other figure is not. */
function askedOf({ material, asks }: Heard): AskedOf {
  const within = material.counts.filter(({ outcomeType }) => asks(outcomeType));
  const wanted = new Set(within.map(({ outcomeType }) => outcomeType)).size;
  const places = Map.groupBy(within, ({ force, slot }) => `${forceKey(force)}|${slotName(slot)}`);
  const printed = [...material.forces, ...material.elsewhere].map(({ force }) => force);
  const unlisted = new Set(printed.filter((force) => knownForce(force) === undefined));
  const forces = [...allForces, ...unlisted];
  return {
    forces,
    periods: periodsOf(material),
    answers: forces.flatMap((force) =>
      material.slots.flatMap((slot): readonly Answered[] => {
        const name = slotName(slot);
        const own = places.get(`${forceKey(force)}|${name}`);
        // An answer that stands on figures which are known not to be whole is none; a refusal is one.
        if (own !== undefined)
          return [{ force, periodStart: name, missing: answerOf(own, wanted) ?? gapIn(force, slot) }];
        return isElsewhere(material, force, slot) ? [{ force, periodStart: name, missing: 'other-terms' }] : [];
      }),
    ),
  };
}

/** Nothing found is no silence of a force that may never have been asked, and no answer either. */
function summaryOf({ forces, periods, answers }: AskedOf): readonly string[] {
  const own = forces.map((force) => ({ force, given: answers.filter((each) => each.force === force) }));
  const whole = own.filter(({ given }) => given.filter(({ missing }) => missing === null).length === periods.length);
  const partly = own.filter((each) => each.given.length > 0 && !whole.includes(each));
  return [
    `${whole.length} of ${forces.length} forces answer the question for every time; ${partly.length} do for some or none${partly.length === 0 ? '' : `: ${partly.map(({ force }) => force).join('; ')}`}; of ${forces.length - whole.length - partly.length} nothing is in the source.`,
    'Silence is no 0, and it is not at random: whatever is measured of the rest is of those who answered.',
  ];
}

/** Who has answered the question in a source that was taken in, and who has not. */
const countsSilence = (heard: Heard): ChartView => {
  const asked = askedOf(heard);
  const { told, offence } = heard.material;
  return silenceOf(asked, {
    summary: summaryOf(asked),
    title: `${heardTitle(heard)}: who answered, by force and time`,
    note: heardNote(heard),
    absent: 'nothing-found',
    periodsAxis: 'Times that the source names',
    provenance: heardProvenance(
      heard,
      `whether the source answers ${heard.says}; ${offenceWords(offence)}; ${told.ages}; ${told.unit}`,
    ),
    notes: [
      'A place is answered only where everything that is asked has a figure of these offences, ages, unit, basis and time. Any other figure of the force for that time is a figure, and not of what is asked.',
      'Nothing found: this source has nothing of the force for that time. Whether the force was asked it does not say.',
      ...gapNotes(heard.material),
      ...heard.notes,
    ],
  });
};

/** Who is silent in what is asked, whatever it is. */
export const materialSilence = (heard: Heard): ChartView =>
  heard.material.absent === 'not-given' ? countsSilence(heard) : outcomesSilence(heard);
