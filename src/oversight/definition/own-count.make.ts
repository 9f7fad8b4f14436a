// The slow second way of counting own cases: straight from what was invented, a cell at a time.
import { cameOf, dayOf, newestApproved, type InventedCase, type InventedPerson } from '../../../test/own-cases.ts';
import type { Field } from '../source/own.ts';
import type { Days } from './own-count.ts';
import type { StoredDefinition } from './stored.ts';

type Values = Readonly<Partial<Record<Field, string>>>;
interface Naive {
  readonly day: string;
  readonly values: Values;
}

const BANDS: readonly (readonly [string, number, number])[] = [
  ['under 10', 0, 9],
  ['10 to 13', 10, 13],
  ['14 to 15', 14, 15],
  ['16 to 17', 16, 17],
  ['18 or over', 18, 120],
];

/** One of two that exclude each other is wrong: everything between them stays possible. */
const spanOf = ({ born, most, said }: InventedPerson): readonly [number, number] | undefined => {
  const left = born ?? (most === undefined ? undefined : ([0, most] as const));
  if (left === undefined || said === undefined) return born ?? said;
  const excludes = said[0] > left[1] || said[1] < left[0];
  return excludes ? [Math.min(left[0], said[0]), Math.max(left[1], said[1])] : (born ?? said);
};

const ageOf = (person: InventedPerson): string => {
  const [{ kind }, span] = [person, spanOf(person)];
  if (span === undefined) return kind === 'adult' ? '18 or over' : 'under 18, band not known';
  const band = BANDS.find(([, low, high]) => span[0] >= low && span[1] <= high);
  return band?.[0] ?? (span[1] < 18 ? 'under 18, band not known' : 'not known');
};

const GROUPS = { A1: 'Asian', B2: 'Black', W1: 'White', NS: 'not stated' } as const;
const CARE = { yes: 'in care', no: 'not in care', 'not-known': 'not known' } as const;

const about = (person: InventedPerson | undefined): Values =>
  person === undefined
    ? Object.fromEntries(['age', 'sex', 'ethnicity', 'care'].map((field) => [field, 'no person linked']))
    : {
        age: ageOf(person),
        sex: person.sex?.replace('-', ' ') ?? 'not recorded',
        ethnicity: person.ethnicity === undefined ? 'not recorded' : GROUPS[person.ethnicity],
        care: CARE[person.care ?? 'not-known'],
      };

const EDGES: readonly (readonly [string, number])[] = [
  ...([
    ['0', 0],
    ['1', 1],
    ['2 to 3', 3],
    ['4 to 7', 7],
    ['8 to 14', 14],
  ] as const),
  ...([
    ['15 to 28', 28],
    ['29 to 56', 56],
    ['57 to 112', 112],
  ] as const),
];
const days = (count: number): string => EDGES.find(([, most]) => count <= most)?.[0] ?? 'over 112';

type Crime = InventedCase['crimes'][number];
const counted = (definition: StoredDefinition, { offence, cancelled }: Crime): boolean =>
  !cancelled && definition.offenceScope.some((code) => code === offence);

const crimesOf = (definition: StoredDefinition, made: InventedCase): readonly Naive[] => {
  const ruled = newestApproved(made);
  const isRecorded = definition.counts === 'crime-recorded';
  return made.crimes.flatMap((crime) => {
    if (!counted(definition, crime) || (ruled === undefined && !isRecorded)) return [];
    const person = crime.of === undefined || ruled === undefined ? undefined : made.people[crime.of];
    const values = {
      ...about(person),
      outcome: ruled === undefined ? '0' : crime.outcome,
      offence: crime.offence,
      'days-to-outcome': days((ruled ?? 0) - made.day),
    };
    return [{ day: dayOf(isRecorded ? made.day : (ruled ?? 0)), values }];
  });
};

const outcomesOf = (definition: StoredDefinition, made: InventedCase): readonly Naive[] => {
  const ruled = newestApproved(made);
  if (ruled === undefined) return [];
  return made.people.flatMap((person, i) => {
    const own = made.crimes.filter((crime) => counted(definition, crime) && crime.of === i);
    return [...new Set(own.map(({ outcome }) => outcome))].map((outcome) => ({
      day: dayOf(ruled),
      values: { ...about(person), outcome },
    }));
  });
};

const arrestsOf = ({ counts }: StoredDefinition, person: InventedPerson): readonly Naive[] => {
  if (person.arrested === undefined) return [];
  const came = cameOf(person.arrested);
  if (counts === 'arrest-made')
    return typeof came.first === 'number' ? [{ day: dayOf(came.first), values: about(person) }] : [];
  const isOpen = came.first === undefined || came.isDecidedAgain;
  const arrest = typeof came.first === 'number' ? 'made' : isOpen ? 'not known' : 'not made';
  return [{ day: dayOf(person.arrested), values: { ...about(person), arrest } }];
};

/** Every record of a kind in a case. */
const recordsOf = (definition: StoredDefinition, made: InventedCase): readonly Naive[] => {
  const ruled = newestApproved(made);
  const isInScope = made.crimes.some((crime) => counted(definition, crime));
  switch (definition.counts) {
    case 'arrest-made':
    case 'arrest-decided':
      return isInScope ? made.people.flatMap((person) => arrestsOf(definition, person)) : [];
    case 'crime-recorded':
    case 'crime-with-outcome':
      return crimesOf(definition, made);
    case 'person-with-outcome':
      return outcomesOf(definition, made);
    case 'person-with-role':
      if (ruled === undefined || !isInScope) return [];
      return made.people.map((person) => ({ day: dayOf(ruled), values: { ...about(person), role: person.role } }));
    case 'child-reported':
      return made.people
        .filter(({ kind }) => kind === 'child')
        .map((person) => {
          // Seen more than two days before the police were told is not seen since: no check was done.
          const seen = person.checked !== undefined && person.checked >= -2;
          const check = seen ? days(person.checked) : 'not done';
          const welfare = person.care === undefined ? 'not known' : check;
          return { day: dayOf(made.day), values: { ...about(person), 'days-to-welfare-check': welfare } };
        });
  }
};

/** The count of each cell, by what it is of. */
export const naiveCells = (
  definition: StoredDefinition,
  { from, to }: Days,
  cases: readonly InventedCase[],
): ReadonlyMap<string, number> => {
  const records = cases
    .flatMap((made) => recordsOf(definition, made))
    .filter(({ day }) => day >= from && day <= to)
    .filter(({ values }) => values.age !== '18 or over');
  const found = new Map<string, number>();
  for (const { day, values } of records) {
    const at = definition.dimensions.map(
      ({ field, groups }) => groups.find(({ of }) => of.includes(values[field] ?? ''))?.value ?? '?',
    );
    const key = [...(definition.byYear ? [day.slice(0, 4)] : []), ...at].join(' | ');
    found.set(key, (found.get(key) ?? 0) + 1);
  }
  return found;
};
