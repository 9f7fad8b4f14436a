import type { ArrestTally } from './arrests-tally.ts';
import { allForces } from './force.ts';

/** What a figure of arrests is not, whatever it says. */
const ALWAYS = [
  'Arrests count arrests: one child can be arrested twice, and one arrest can be for several crimes. Over outcomes they are no share.',
  'No group of this table is offence code 86: it lies in “Misc. crimes against society” (before 2015/16 “Other offences”), and “Sexual offences” do not hold it. Arrests for sexual offences are a proxy at most.',
  'No arrest does not mean that nobody was questioned: some forces interview by appointment instead.',
];

function anew({ anewFrom, forces }: ArrestTally): readonly string[] {
  if (anewFrom.size === 0) return [];
  const early = [...anewFrom].filter(([, year]) => year < '2015/16').map(([force, year]) => `${force} from ${year}`);
  const also = early.length === 0 ? '' : ` (${early.join(', ')} already)`;
  return [
    `The groups of offences were made anew from 2015/16${also}, for ${anewFrom.size} of ${forces.size} forces: a group before and after is not the same group, even where it has the same name.`,
  ];
}

const absent = ({ forces }: ArrestTally): readonly string[] => {
  const missing = allForces.filter((force) => !forces.has(force));
  return missing.length === 0 ? [] : [`The table has no row of ${missing.join('; ')}.`];
};

const summed = ({ rows, summed: { over, counts } }: ArrestTally): readonly string[] =>
  over.length === 0 || counts === rows
    ? []
    : [`${rows} rows were added up over ${over.join(' and ')} to ${counts} counts.`];

const below = ({ below: { count, words } }: ArrestTally): readonly string[] =>
  count === 0
    ? []
    : [`${count} counts are below 0 (${words}): corrections of what was published before; they are kept.`];

/** What is strange about an arrests table, and what must be read with its figures. */
export const arrestOddities = (tally: ArrestTally): readonly string[] => [
  ...Array.from(
    tally.gaps.values(),
    ({ force, year, as, cells }) =>
      `${force} has no figure for ${year} in ${cells} cells (${as === '' ? 'blank' : `given as “${as}”`}): missing, not zero.`,
  ),
  ...summed(tally),
  ...below(tally),
  ...anew(tally),
  ...absent(tally),
  ...(tally.notForces.size === 0
    ? []
    : [`No force of England and Wales, passed over: ${[...tally.notForces].join('; ')}.`]),
  ...ALWAYS,
];
