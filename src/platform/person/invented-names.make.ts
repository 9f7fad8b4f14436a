// Invented people for recall and growth: syllables put together, so that no list of real names is needed. Spread as names
// are: the most common family name is about one in seventy, and most are borne by very few.
import type { PersonDetails } from './person.ts';

/** A fixed sequence of whole numbers below a bound (a linear congruence: the same on every run). */
export const sequence = (seed: number): ((below: number) => number) => {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
};

type Pick = ReturnType<typeof sequence>;

const of = <T>(pick: Pick, list: readonly [T, ...T[]]): T => list[pick(list.length)] ?? list[0];

type Forms = readonly [long: string, short: string];
const SHORT_FORMS: readonly [Forms, ...Forms[]] = [
  ['Elizabeth', 'Lizzie'],
  ['William', 'Bill'],
  ['Katherine', 'Kate'],
  ['Robert', 'Bobby'],
  ['Samantha', 'Sam'],
  ['Theodore', 'Ted'],
  ['Isabella', 'Izzy'],
  ['Michael', 'Mick'],
  ['Charlotte', 'Lottie'],
  ['Mohammed', 'Mo'],
  ['Alexander', 'Sandy'],
  ['Frederick', 'Freddie'],
  ['Margaret', 'Peggy'],
  ['Edward', 'Ned'],
  ['Joseph', 'Joe'],
  ['Benjamin', 'Benji'],
  ['Christopher', 'Kit'],
  ['Dorothy', 'Dolly'],
  ['Andrew', 'Drew'],
  ['Penelope', 'Penny'],
  ['Nicholas', 'Nico'],
  ['Rebecca', 'Becky'],
  ['Timothy', 'Tim'],
  ['Victoria', 'Vicky'],
  ['Zachary', 'Zak'],
];
const GIVEN_HEADS = [
  'Ar',
  'Bel',
  'Cor',
  'Dan',
  'El',
  'Fen',
  'Gar',
  'Hol',
  'Iv',
  'Jor',
  'Kel',
  'Lor',
  'Mer',
  'Nor',
] as const;
const GIVEN_TAILS = [
  'a',
  'ack',
  'an',
  'ella',
  'en',
  'ian',
  'ie',
  'in',
  'issa',
  'on',
  'ora',
  'us',
  'wyn',
  'ys',
] as const;
const FAMILY_HEADS = [
  'Ash',
  'Black',
  'Cold',
  'Dun',
  'East',
  'Fair',
  'Green',
  'Hart',
  'Inver',
  'Kings',
  'Long',
  'Mill',
  'Né',
  "O'",
  'Pen',
  'Røs',
  'Stan',
  'Thorn',
  'Ul',
  'Wyn',
  'Brack',
  'Crum',
  'Dob',
  'Fen',
  'Gos',
  'Hazel',
  'Kirk',
  'Lang',
  'Mar',
  'Nettle',
  'Oak',
  'Quill',
  'Rush',
  'Sal',
  'Tarn',
  'Under',
  'Vale',
  'West',
  'Yar',
  'Zeal',
] as const;
const FAMILY_MIDDLES = ['', 'a', 'en', 'er', 'in', 'le', 'ling', 'man', 'on', 'stone', 'ter', 'wald'] as const;
const FAMILY_TAILS = [
  'bourne',
  'combe',
  'dale',
  'field',
  'ford',
  'grave',
  'ham',
  'keld',
  'ley',
  'more',
  'nock',
  'ridge',
  'shaw',
  'stead',
  'thwaite',
  'wick',
  'worth',
  'by',
  'beck',
  'croft',
  'den',
  'gate',
  'hurst',
  'mere',
] as const;
const SCHOOL_NAMES = [
  'Invented',
  'Nowhere',
  'Sample',
  'Test',
  'Made-up',
  'Pretend',
  'Example',
  'Fictional',
  'Unreal',
  'Placeholder',
] as const;
const SCHOOL_PLACES = [
  'Hill',
  'Road',
  'Lane',
  'Green',
  'Park',
  'Bank',
  'Field',
  'Wood',
  'Moor',
  'Cross',
  'Bridge',
  'Mill',
] as const;
const SCHOOL_KINDS = ['School', 'Academy', 'College'] as const;

const two = (n: number): string => String(n).padStart(2, '0');

const EVERY_FAMILY = FAMILY_HEADS.length * FAMILY_MIDDLES.length * FAMILY_TAILS.length;
const FINE = 1_000_000;

const familyName = (pick: Pick): string => {
  // The square crowds them towards the first, as real names are: a few are common, and thousands are rare.
  const rank = Math.floor(EVERY_FAMILY * (pick(FINE) / FINE) ** 2);
  const [head, rest] = [rank % FAMILY_HEADS.length, Math.floor(rank / FAMILY_HEADS.length)];
  const [tail, middle] = [rest % FAMILY_TAILS.length, Math.floor(rest / FAMILY_TAILS.length)];
  return `${FAMILY_HEADS[head] ?? ''}${FAMILY_MIDDLES[middle] ?? ''}${FAMILY_TAILS[tail] ?? ''}`;
};

const school = (pick: Pick): string => `${of(pick, SCHOOL_NAMES)} ${of(pick, SCHOOL_PLACES)} ${of(pick, SCHOOL_KINDS)}`;

export const inventedPerson = (pick: Pick): Invented => {
  const family = familyName(pick);
  return {
    givenNames: pick(4) === 0 ? of(pick, SHORT_FORMS)[0] : of(pick, GIVEN_HEADS) + of(pick, GIVEN_TAILS),
    familyName: pick(5) === 0 ? `${family}-${familyName(pick)}` : family,
    birthDate: `${2006 + pick(10)}-${two(1 + pick(12))}-${two(1 + pick(28))}`,
    school: school(pick),
  };
};
type Invented = { [K in 'givenNames' | 'familyName' | 'birthDate' | 'school']: NonNullable<PersonDetails[K]> };

const slip = (pick: Pick, word: string): string => {
  const at = 1 + pick(Math.max(1, word.length - 2));
  const [head, tail] = [word.slice(0, at), word.slice(at + 1)];
  return of(pick, [
    head + tail,
    `${head}e${word.slice(at)}`,
    `${head}u${tail}`,
    head + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2),
  ]);
};

const bare = (name: string): string =>
  name.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('ø', 'o').replaceAll(/['-]/g, ' ').toUpperCase();

const shortForm = (name: string): string => SHORT_FORMS.find(([long]) => long === name)?.[1] ?? name;

const swapDays = (date: string): string => {
  const [year = '', month = '', day = ''] = date.split('-');
  return Number(day) <= 12
    ? `${year}-${day}-${month}`
    : `${year.slice(0, 2)}${year.charAt(3)}${year.charAt(2)}-${month}-${day}`;
};

export const DAMAGES = [
  'family name slip',
  'given name slip',
  'date',
  'short form',
  'accents',
  'swapped',
  'both names slip, no date',
] as const;
export type Damage = (typeof DAMAGES)[number];

/** The same person as somebody else might write them down. */
export const damage = (pick: Pick, whole: Invented, how: Damage): PersonDetails => {
  const { givenNames, familyName, birthDate } = whole;
  switch (how) {
    case 'family name slip':
      return { givenNames, familyName: slip(pick, familyName), birthDate };
    case 'given name slip':
      return { givenNames: slip(pick, givenNames), familyName, birthDate };
    case 'date':
      return { givenNames, familyName, birthDate: swapDays(birthDate) };
    case 'short form':
      return { givenNames: shortForm(givenNames), familyName, birthDate };
    case 'accents':
      return { givenNames: bare(givenNames), familyName: bare(familyName) };
    case 'swapped':
      return { givenNames: familyName, familyName: givenNames, birthDate };
    case 'both names slip, no date':
      return { givenNames: slip(pick, givenNames), familyName: slip(pick, familyName) };
  }
};
