import type { Definition } from '../definition/index.ts';
import {
  outside,
  overallShare,
  tailProbability,
  type Fit,
  type NoSpread,
  type Observed,
  type OpenInterval,
} from '../measure/index.ts';
import { byChance } from './by-chance.ts';
import { noughtSentences } from './noughts.ts';
import { adultsToo } from './adults-too.ts';
import { restatedWarnings } from './restated.text.ts';
import { movedSentences, type Open } from './moved-counts.ts';
import { LEAST_FORCES, shownFor, shownOutside, spreadBetweenFew, tellsNothing, TOO_FEW } from './shown-spread.ts';
import { knownForce, OUTCOME_SINCE, outcomeWords, slotDays } from '../source/index.ts';
import type { Material } from './material.ts';
import { heldOut } from './no-count.ts';
import type { Excluded } from './tally.ts';
import { unseenSentences } from './unseen-forces.ts';
import { day } from './words.ts';

interface NamedTally extends Observed {
  readonly force: string;
  readonly noughts?: readonly string[];
  readonly open?: Open | null;
}

const NO_SPREAD: Readonly<Record<NoSpread, string>> = {
  'not-counts':
    'A count is no whole number from 0 up, or more cases have the outcome than there are: no spread can be told.',
  'one-group': 'One force alone shows no spread between forces: too few to say.',
  'none-or-all': 'Either no case or every case has the outcome: no spread between forces can be told.',
  'single-cases': 'Every force has one case only: no spread between forces can be told.',
  unbounded: 'The forces differ so completely that the size of the spread cannot be told from these counts.',
};

const agesWarning = (definition: Definition): string =>
  adultsToo(definition) ?? `The source’s ages are: ${definition.scope.ages}. It counts ${definition.scope.unit}.`;

const typeWords = (type: string): string => {
  const since = OUTCOME_SINCE[type];
  return `${type} (${outcomeWords(type)}${since === undefined ? '' : `, which began on ${day(since)}`})`;
};

/** Types asked for by number that no row has: left out, and what is used instead is named. */
function leftOutTypes({ leftOut, denominator: { types } }: Definition): readonly string[] {
  const used = types === 'assigned' ? 'all assigned outcomes' : `outcome ${types.join(', ')}`;
  return leftOut.map(
    (type) =>
      `The source has no row of outcome ${typeWords(type)}: not given, which is not 0. It is left out: the denominator is ${used}.`,
  );
}

/** A type that began within the period is in only a part of it. */
function laterTypes({ absent, counts }: Material, { sides, period: { from } }: Definition): readonly string[] {
  // An answer that gives it before its day is taken at its word, and one that does not is left out for it.
  if (absent === 'not-given') return [];
  const isBefore = (type: string, since: string): boolean =>
    since > from && !counts.some(({ outcomeType, slot }) => outcomeType === type && slotDays(slot).from < since);
  const asked = sides.flatMap((side) => (side.kind === 'types' ? side.types : []));
  return [...new Set(asked)]
    .filter((type) => isBefore(type, OUTCOME_SINCE[type] ?? from))
    .map(
      (type) =>
        `The period begins on ${day(from)}, before outcome ${typeWords(type)}: the days before have none of it.`,
    );
}

/** Limits are drawn between whole counts: what lies beyond one by less than a count is no such finding, and is not flagged as one. */
function fewCases(forces: readonly NamedTally[]): readonly string[] {
  // Of so few none is flagged at all.
  if (forces.length < LEAST_FORCES) return [];
  const p0 = overallShare(forces);
  return forces
    .filter((force) => outside(force, p0) !== shownOutside(force, p0))
    .map(({ force, y, n }) => {
      const chance = Math.round(tailProbability({ y, n }, p0) * 1000) / 10;
      return `${force} lies beyond a limit only because limits are drawn between whole counts: chance alone brings ${y} of ${n}, or further out, with ${chance}%. The table flags by that chance (here: ${shownOutside({ y, n }, p0) === 'no' ? 'no' : `beyond ${shownOutside({ y, n }, p0)}%`}); the published JSON flags whatever lies beyond the drawn line.`;
    });
}

function unlisted(forces: readonly NamedTally[]): readonly string[] {
  const unknown = forces.map(({ force }) => force).filter((force) => knownForce(force) === undefined);
  if (unknown.length === 0) return [];
  const named = unknown.slice(0, 3).join('; ') + (unknown.length > 3 ? ' and others' : '');
  return [`Not in the list of the 43 forces and British Transport Police, taken as printed: ${named}.`];
}

function spreadWarning(forces: readonly NamedTally[], fit: Fit): readonly string[] {
  if (fit.kind === 'no-spread') return [NO_SPREAD[fit.why]];
  const unbounded = fit.spread.sdInterval[1] === null;
  if (unbounded) return ['These counts set the spread between forces no upper bound: too few to say.'];
  const { spread } = shownFor(forces, fit);
  return spread !== null && tellsNothing(spread.morInterval)
    ? ['So few counts tell neither that forces differ nor that they are alike: their spread is not to be quoted.']
    : [];
}

function recoding({ numerator: { types } }: Definition): readonly string[] {
  if (types === 'assigned' || !types.includes('21')) return [];
  return [
    'Outcomes 22, 20 and 8 stand beside Outcome 21: where a force records them instead, a low share of 21 is another code, not a harder hand.',
  ];
}

function fewForces(forces: readonly NamedTally[], fit: Fit): readonly string[] {
  const few = spreadBetweenFew(forces);
  if (few === null || fit.kind !== 'fitted') return [];
  const between = ([lower, upper]: OpenInterval): string =>
    `${lower.toFixed(3)} and ${upper?.toFixed(3) ?? 'no bound'}`;
  if (forces.length < LEAST_FORCES)
    return [
      `${forces.length} forces are ${TOO_FEW}. The published JSON keeps a spread and an interval by likelihood (standard deviation between ${between(fit.spread.sdInterval)}), as its shape promises: it is too narrow to be quoted.`,
    ];
  return [
    `Of ${forces.length} forces the interval by likelihood (standard deviation between ${between(fit.spread.sdInterval)}) is too narrow. Sentences and tables use one that allows for so few (between ${between(few.sdInterval)}); JSON has it as spreadOfFew, beside the one by likelihood.`,
  ];
}

/** Said, so that those beyond a limit are not read as so many findings. */
const chance = ({ length }: readonly unknown[]): readonly string[] =>
  length < LEAST_FORCES
    ? []
    : [
        `Were all forces alike, at most about ${byChance(length)} of ${length} would still lie beyond the 95% limits by chance.`,
      ];

/** What is to be read where nothing has limits: who lies beyond the funnel’s is no matter of another chart. */
export function besideFunnel({ forces, warnings }: Warned): readonly string[] {
  const named = forces.map(({ force, numerator: y, denominator: n }) => ({ force, y, n }));
  const ofFunnel = new Set([...chance(named), ...fewCases(named)]);
  return warnings.filter((warning) => !ofFunnel.has(warning));
}

interface Warned {
  readonly forces: readonly { readonly force: string; readonly numerator: number; readonly denominator: number }[];
  readonly warnings: readonly string[];
}

/** What must be read beside the figures. */
export function warningsAbout(
  material: Material,
  definition: Definition,
  forces: readonly NamedTally[],
  fit: Fit,
  excluded: readonly Excluded[],
): readonly string[] {
  return [
    ...spreadWarning(forces, fit),
    ...heldOut(excluded),
    ...fewForces(forces, fit),
    ...restatedWarnings(material, definition, forces),
    agesWarning(definition),
    // Whatever the figures say: open data show how outcomes were recorded, not how like cases were treated.
    'Shares of recorded outcomes are not treatment of like cases: forces meet different cases and record them differently.',
    'Forces stand in the order of their names. This is no ranking, and a high or a low share is neither good nor bad by itself.',
    ...chance(forces),
    ...recoding(definition),
    ...(definition.basis === 'recorded'
      ? ['On the recorded basis recent quarters hold fewer outcomes: their cases are still open.']
      : []),
    ...unseenSentences(material),
    ...noughtSentences(material, definition, forces),
    ...leftOutTypes(definition),
    ...laterTypes(material, definition),
    ...movedSentences(forces.map(({ open = null }) => ({ open }))),
    ...fewCases(forces.filter(({ open = null }) => open === null)),
    ...unlisted(forces),
    ...material.oddities,
  ];
}
