/** What data.police.uk’s words for an outcome are in the Home Office’s framework. */
export interface Meaning {
  /** `9/10` where it has merged types; null where no type can be told from the words. */
  readonly outcomeType: string | null;
  /** What a court did after a charge: of one crime there can be several in later months. */
  readonly isCourt: boolean;
}

const type = (outcomeType: string | null): Meaning => ({ outcomeType, isCourt: false });
// A crime whose last outcome is a court’s had been charged or summonsed before.
const court: Meaning = { outcomeType: '1', isCourt: true };

const WORDS: ReadonlyMap<string, Meaning> = new Map([
  ['Further investigation is not in the public interest', type('21')],
  ['Further action is not in the public interest', type('21')],
  ['Formal action is not in the public interest', type('9/10')],
  ['Action to be taken by another organisation', type('20')],
  ['Investigation complete; no suspect identified', type('18')],
  ['Local resolution', type('8')],
  ['Offender given a drugs possession warning', type('7')],
  ['Offender given penalty notice', type('6')],
  ['Offender given a caution', type('2/3')],
  ['Suspect charged', type('1')],
  ['Under investigation', type('0')],
  // Types 12 to 17 among them, not told apart.
  ['Unable to prosecute suspect', type(null)],
  ['Suspect charged as part of another case', type(null)],
  ['Status update unavailable', type(null)],
  ['', type(null)],
  ...[
    ...['Awaiting court outcome', 'Court result unavailable', 'Court case unable to proceed'],
    ...['Defendant found not guilty', 'Defendant sent to Crown Court', 'Offender deprived of property'],
    ...['Offender fined', 'Offender given absolute discharge', 'Offender given community sentence'],
    ...['Offender given conditional discharge', 'Offender given suspended prison sentence'],
    ...['Offender ordered to pay compensation', 'Offender otherwise dealt with', 'Offender sent to prison'],
  ].map((words) => [words, court] as const),
]);

/** Undefined for words that are in no list: they are kept as printed and said to be strange. */
export const meaningOf = (words: string): Meaning | undefined => WORDS.get(words);

/** No offence with images can be told from the rest here, whatever the figures say. */
export const COLOUR_ONLY =
  'data.police.uk merges violence and sexual offences into one type and names no age: it cannot single out any offence with images. Use it as colour, never as a measure of how children are treated.';
