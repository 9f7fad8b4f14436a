import { definitions, wholeWords, type StoredDefinition } from '../definition/own.ts';
import { CONTROLS, type Control } from './control.ts';
import type { Counted, ReleaseDocument } from './document.ts';
import type { MakeRelease } from './release.ts';
import { lackingFor } from './share.ts';

/** Beside the ages that are counted, those that are not would else read as if they were. */
const LEFT_OUT = 'left out: ';

/** What a definition counts, as a release says it. */
export const countedBy = (definition: StoredDefinition, force: string): Counted => {
  const { id, version, counts, unit, basis, ageScope, offenceScope, leavesOut } = definition;
  const left = Object.entries(leavesOut).map(([field, values]) => `${LEFT_OUT}${field} ${values.join('/')}`);
  return {
    id: `${id}, version ${version}`,
    // Never the title: it names what was asked after, and the table holds all that stands beside it.
    says: wholeWords(definition),
    // The same records under two definitions add up: by what is taken in, not by what the table is called.
    records: [counts, basis, offenceScope.join('+'), ...left].join(' | '),
    measure: counts.replaceAll('-', ' '),
    outcomeType: null,
    unit,
    basis: basis === 'event' ? 'not-stated' : basis,
    ageScope,
    offenceScope: offenceScope.join(' + '),
    source: `Own cases of ${force}, counted by Evenhand`,
  };
};

export const controlOf = ({ disclosure }: StoredDefinition): Control => ({
  ...CONTROLS[disclosure.method],
  least: disclosure.least,
});

/** The ways in which a definition can part its counts in a period, with all their values. */
export const dimensionsIn = (
  { byYear, dimensions }: StoredDefinition,
  { from, to }: Pick<MakeRelease, 'from' | 'to'>,
): ReleaseDocument['dimensions'] => {
  const first = Number(from.slice(0, 4));
  const years = Array.from({ length: Math.max(1, Number(to.slice(0, 4)) - first + 1) }, (_, i) => String(first + i));
  return [
    ...(byYear ? [{ name: 'year', values: years }] : []),
    ...dimensions.map(({ name, field, groups }) => ({
      name,
      values: groups.map(({ value }) => value),
      made: { of: field, parts: groups.map(({ of }) => of) },
    })),
  ];
};

type Dimension = ReleaseDocument['dimensions'][number];

/** What the values of a dimension are made of, where a shipped definition has them under the same names. */
const madeLike = ({ name, values }: Dimension): Dimension['made'] => {
  const like = definitions()
    .flatMap((definition) => definition.dimensions)
    .find((each) => each.name === name && each.groups.map(({ value }) => value).join('\n') === values.join('\n'));
  return like === undefined ? undefined : { of: like.field, parts: like.groups.map(({ of }) => of) };
};

/** A release as it says what its values are made of; one that left before releases did is told by its definition’s names. */
export const asMade = (document: ReleaseDocument): ReleaseDocument => ({
  ...document,
  dimensions: document.dimensions.map((each) => ({ ...each, made: each.made ?? madeLike(each) })),
});

/** What all of a table is, as it is headed; one that was made before tables said so was called by its definition’s title. */
export const wholeOf = ({ counted }: { readonly counted: Pick<Counted, 'id' | 'says'> }): string => {
  const titled = definitions().find(({ id, title }) => title === counted.says && counted.id.split(',')[0] === id);
  return titled === undefined ? counted.says : wholeWords(titled);
};

/** A way of parting that was not chosen is added up, with what is not known of it: said, so that nobody takes it for less. */
export const addedUp = (definition: StoredDefinition, input: MakeRelease): readonly string[] =>
  dimensionsIn(definition, input)
    .filter(({ name }) => !input.by.includes(name))
    .map(({ name, values }) => `Not parted by ${name}: it is all of ${values.join('; ')}.`.slice(0, 600));

/** Why there is no share where a definition has one, and how to get it. */
export const lackingShare = (definition: StoredDefinition, input: MakeRelease): readonly string[] => {
  if (definition.denominator === null) return [];
  const chosen = dimensionsIn(definition, input).filter(({ name }) => input.by.includes(name));
  const lacking = lackingFor(definition, chosen);
  return lacking.length === 0
    ? []
    : [
        `No percentage: the share of this definition is only there in a table that is parted by ${lacking.join(' and ')} too.`,
      ];
};

const METHOD = {
  'cell-key': ({ bound, least }: Control) =>
    `Every figure was moved at random by at most ${bound} up or down, always alike for the same records, and is not shown below ${least}. Each was moved by itself: rows and columns need not come to their totals.`,
  round: ({ base, least }: Control) =>
    `Every figure is rounded to the nearest ${base}, and counts below ${least} are not shown. Each was rounded by itself: rows and columns need not come to their totals.`,
  suppress: ({ least, zeros }: Control) =>
    `Figures are exact. Counts from 1 to ${least - 1} are held back, and others with them, so that none can be worked out${zeros === 'shown' ? '; 0 is a true zero' : ''}.`,
} as const;

/** How a table was protected, in a sentence or two. */
export const methodWords = (control: Control): string => METHOD[control.method](control);
