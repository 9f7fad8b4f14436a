import { silenceDrawing, type AnswerKind, type SilenceMap, type SilencePeriod } from '../chart/index.ts';
import { allForces, forceKey, knownGap, slotDays, slotName, type Slot } from '../source/index.ts';
import { gapsOf } from './breaks.ts';
import { count, words, type ChartView, type Provenance } from './chart-view.ts';
import { heardNote, heardProvenance, periodsOf, type Heard } from './heard.ts';
import type { Material } from './material.ts';
import { capital, offenceWords } from './words.ts';

/** One count of any source, as far as silence asks: who, when, and whether there is a value or why there is none. */
export interface Answered {
  readonly force: string;
  readonly periodStart: string;
  readonly missing: Exclude<AnswerKind, 'answered' | 'nothing-found'> | null;
  /** The section of a refusal. */
  readonly section?: string;
}

export interface AskedOf {
  readonly forces: readonly string[];
  readonly periods: readonly (SilencePeriod & { readonly start: string })[];
  readonly answers: readonly Answered[];
}

type Row = SilenceMap['rows'][number];

/** Every force that was asked, in the order of their names; whoever is in no answer gave none. */
export function silenceRows({ forces, periods, answers }: AskedOf, absent: AnswerKind): readonly Row[] {
  const found = new Map(answers.map((answer) => [`${forceKey(answer.force)}|${answer.periodStart}`, answer]));
  return forces
    .toSorted((a, b) => a.localeCompare(b, 'en'))
    .map((name) => ({
      name,
      cells: periods.map(({ start }) => {
        const answer = found.get(`${forceKey(name)}|${start}`);
        if (answer === undefined) return { kind: absent, as: '' };
        return { kind: answer.missing ?? 'answered', as: answer.section ?? '' };
      }),
    }));
}

const isSilent = ({ cells }: Row): boolean => cells.some(({ kind }) => kind !== 'answered');

function summaryOf(rows: readonly Row[]): readonly string[] {
  const silent = rows.filter(isSilent);
  if (silent.length === 0) return [`All ${rows.length} forces gave a figure for every period.`];
  return [
    `${rows.length - silent.length} of ${rows.length} forces gave a figure for every period; ${silent.length} did not: ${silent.map(({ name }) => name).join('; ')}.`,
    'Silence is no 0, and it is not at random: whatever is measured of the rest is of those who answered.',
  ];
}

/** The map with its table; the same for any source. */
export function silenceOf(
  asked: AskedOf,
  told: {
    readonly title: string;
    readonly note: string;
    readonly absent: AnswerKind;
    readonly periodsAxis: string;
    readonly provenance: Provenance;
    readonly notes: readonly string[];
    /** Where the source says it otherwise than by who gave a figure for every period. */
    readonly summary?: readonly string[];
  },
): ChartView {
  const rows = silenceRows(asked, told.absent);
  // Page and drawing say the same: whoever hears the drawing must not hear another finding.
  const summary = told.summary ?? summaryOf(rows);
  const map: SilenceMap = {
    id: 'silence',
    title: told.title,
    description: `${summary.join(' ')} The table gives every answer drawn here.`,
    note: told.note,
    periodsAxis: told.periodsAxis,
    periods: asked.periods,
    rows,
  };
  return {
    id: 'silence',
    title: told.title,
    summary,
    caption: 'Who said nothing, and why? What a force does not give cannot be compared, and must not be read as none.',
    drawing: (size) => silenceDrawing({ ...map, id: `silence-${size}` }, size),
    table: {
      caption: 'Answers by force, in the order of their names',
      head: ['Force', ...asked.periods.map((each) => each.words), 'Periods without a figure'],
      rows: rows.map(({ name, cells }) => [
        words(name),
        ...cells.map(({ kind, as }) => words(`${kind.replace('-', ' ')}${as === '' ? '' : ` (${as})`}`)),
        count(cells.filter(({ kind }) => kind !== 'answered').length),
      ]),
    },
    notes: told.notes,
    provenance: told.provenance,
  };
}

/** A gap that is known and that the source does not mark: a figure is there, and is not whole. */
export function gapIn(force: string, slot: Slot): 'known-gap' | null {
  const { from: periodStart, to: periodEnd } = slotDays(slot);
  return knownGap('outcomes', force, { periodStart, periodEnd }) === undefined ? null : 'known-gap';
}

/** The known gaps that touch what is shown, in words. */
export const gapNotes = (material: Material, force?: string): readonly string[] => {
  const days = material.slots.map(slotDays);
  return gapsOf('outcomes', force)
    .filter(({ from, to }) => days.some((each) => each.from <= to && from <= each.to))
    .map(({ words: gap }) => `Known gap: ${gap}`);
};

/** Which quarters each of the 44 forces is in the outcomes table for. */
function outcomesAsked(heard: Heard): AskedOf {
  const { material } = heard;
  const byForce = Map.groupBy(material.counts, ({ force, slot }) => `${forceKey(force)}|${slotName(slot)}`);
  return {
    forces: allForces,
    periods: periodsOf(material),
    answers: material.forces.flatMap(({ force, slots }) =>
      [...slots].map(([name, slot]) => {
        const counts = byForce.get(`${forceKey(force)}|${name}`) ?? [];
        // Only what the definition reads: type 0 has no closed count anywhere, and nobody is silent for that.
        const isMissing = counts.some(({ outcomeType, value }) => heard.asks(outcomeType) && value.kind === 'missing');
        return { force, periodStart: name, missing: gapIn(force, slot) ?? (isMissing ? 'not-given' : null) };
      }),
    ),
  };
}

/** Who is silent in the table that is compared. */
export function outcomesSilence(heard: Heard): ChartView {
  const offence = offenceWords(heard.material.offence);
  return silenceOf(outcomesAsked(heard), {
    title: `${capital(offence)}: who gave figures, by force and quarter`,
    note: heardNote(heard),
    absent: 'not-given',
    periodsAxis: 'Financial quarter',
    provenance: heardProvenance(heard, `whether the source has a count; ${offence}`),
    notes: [
      'A force that is in the table for a quarter, and has no row of this offence in it, is read as having had none: rows of zeros alone were dropped from the copy that ships with the program; of another copy its publisher has to be asked.',
      ...gapNotes(heard.material),
      ...heard.notes,
    ],
  });
}
