import { withoutCodes } from './offence-scope.ts';
import { outcomeNumbers } from './outcome-number.ts';
import { outcomeType } from './outcome-type.ts';

/** What an outcome's wording can be: one type, or several that the words do not tell apart. */
export interface OutcomeSaid {
  readonly types: readonly string[];
  /** `number`: the text gives the type itself; a number that does not exist has no types. */
  readonly by: 'number' | 'wording';
  /** A code that stands before the words, which is proposed and never taken: which publisher counts by which list, a person knows. */
  readonly coded?: Coded;
}

/** *21 – Not in the public interest*: the type of the code, and those that the words behind it can be. */
export interface Coded {
  readonly type: string;
  readonly words: string;
  readonly types: readonly string[];
}

/** From when a type could be given; what is counted under it before is a question. Home Office Counting Rules. */
export const OUTCOME_SINCE: Readonly<Record<string, string>> = { '21': '2016-01-01', '22': '2019-04-01' };

// The first that fits holds, so the merged and the longer wordings come first. Handbook 3.5, statistics trap 9.
const WORDINGS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/prosecution prevented or not in (?:the )?public interest/, ['5', '9', '10', '11', '12', '13', '17']],
  [/\bdiversion\b.*\bcaution|\bcaution\w*\b.*\bdiversion\b/, ['2', '3', '22']],
  [/diversionary|deferred caution/, ['22']],
  [/further (?:investigation|action)\b.*\b(?:cps|prosecut\w*)\b.*\bnot in (?:the )?public interest/, ['9', '10', '21']],
  [/\bcps\b.*\bfurther (?:investigation|action)\b.*\bnot in (?:the )?public interest/, ['9', '21']],
  // *No further action, not in the public interest* says what was not done, and not which of three did not do it.
  [/(?<!\bno )further (?:investigation|action)\b.*\bnot in (?:the )?public interest/, ['21']],
  [/not in (?:the )?public interest.*\bcps|cps\b.*not in (?:the )?public interest/, ['9']],
  [/^(?:charge\S*|summons\S*)\b.*\bcaution|\bcaution\S*\b.*\bcharge/, ['1', '2', '3']],
  // Both types share these words; only the decider tells them apart.
  [/formal action\b.*\bnot in (?:the )?public interest/, ['9', '10']],
  [/not in (?:the )?public interest.*police/, ['10', '21']],
  [/not in (?:the )?public interest/, ['9', '10', '21']],
  [/out[- ]of[- ]court \(formal\)/, ['2', '3', '6']],
  [/out[- ]of[- ]court \(informal\)/, ['7', '8']],
  [/community resolution|restorative/, ['8']],
  [/(?:youth|juvenile).*caution|caution.*(?:youth|juvenile)/, ['2']],
  [/adult.*caution|caution.*adult/, ['3']],
  [/\bcaution(?:s|ed)?\b/, ['2', '3']],
  [/proceeded to court|proceedings/, ['1']],
  [/^(?:charged?|charges|summons(?:ed)?|charged? ?(?:\/|or|and|&) ?summons(?:ed)?|postal requisition)\b/, ['1']],
  [/taken into consideration|\btics?\b/, ['4']],
  [/offender died|offender has died/, ['5']],
  [/penalty notice/, ['6']],
  [/cannabis|khat/, ['7']],
  [/under (?:the )?age.*criminal|suspect under ?age|offender under ten|under 10 years/, ['11']],
  [/suspect too ill|offender too ill/, ['12']],
  [/(?:victim|witness).*(?:dead|died).*ill/, ['13']],
  [/evidential difficulties \(victim does not support/, ['14', '16']],
  [/evidential difficulties.*suspect not identified/, ['14']],
  [/evidential difficulties.*victim supports/, ['15']],
  [/evidential difficulties.*suspect identified/, ['16']],
  [/evidential difficulties/, ['14', '15', '16']],
  [/time limit expired/, ['17']],
  [/no suspects?\b.*\bidentified|suspects? not identified|unable to identify/, ['18']],
  [/investigation complete.*suspects?.*identified/, ['15', '16', '18']],
  [/investigation complete/, ['18']],
  [/transferred to another body|responsibility.*another/, ['20']],
  [/not yet assigned|under investigation|ongoing|awaiting.*outcome/, ['0']],
  [/informal (?:disposal|resolution)/, ['7', '8', '22']],
  [/no further action|\bnfa\b/, ['9', '10', '14', '15', '16', '18', '21']],
];

/** *Not* and *no* are words of many outcomes; anywhere else they turn what is named into its opposite. */
const ALL_BUT =
  /\b(?:non(?=[- ](?:outcome|charg|caution|community))|except\w*|exclud\w*|excl\b|other than|apart from|all but|rather than|instead of|without|minus)/;
const NOT =
  /\bnot\b(?! (?:in (?:the )?public|be in (?:the )?public|yet\b|identified|support|known|stated|recorded|able|willing))|\bno(?!\.| of\b| suspects?\b| further\b| formal\b| \d|\w)/;

/** Outcomes in which something was done: of these alone a wording can say that it was not. */
const DONE: ReadonlySet<string> = new Set(['1', '2', '3', '4', '6', '7', '8', '20', '22']);
const NOT_DONE =
  /\bnot\b(?! (?:be )?in (?:the )?public)|\bno(?!\.| of\b| \d|\w)|\b(?:refus|declin|reject|withdr[ae]|cancel|quash|rescind|revok|fail|unsuccess|discontinu|dropp|breach|never|neither|offer(?:ed|s)?\b|consider(?:ed|ing)\b)/;
const NFA = /\bnfa\b|no further action/;

const isTurned = (text: string, types: readonly string[]): boolean => {
  if (ALL_BUT.test(text) || NOT.test(text)) return true;
  const isDone = types.some((type) => DONE.has(type)) && types.every((type) => DONE.has(type));
  // Of 22 alone the Home Office’s own words go on to say that nothing further is done.
  return isDone && (NOT_DONE.test(text) || (NFA.test(text) && !types.includes('22')));
};

const ALTERNATE = /\balternat(?:e|ive)\b/;
/** The *of which* rows, which repeat what 1, 2 and 3 hold (statistics, trap 2). */
const alternate = (types: readonly string[]): readonly string[] =>
  types.map((type) => (['1', '2', '3'].includes(type) ? `${type}A` : type));

/** What the words do not tell: a person is asked, and nothing is proposed. */
const ASKED: OutcomeSaid = { types: [], by: 'wording' };

function byNumber(text: string, numbers: readonly string[]): OutcomeSaid {
  if (ALL_BUT.test(text) || NOT.test(text)) return ASKED;
  const types = numbers.map(outcomeType).filter((type) => type !== undefined);
  if (ALTERNATE.test(text) && alternate(types).join() !== types.join()) return ASKED;
  if (types.length === numbers.length || numbers.length === 1) return { types, by: 'number' };
  return ASKED;
}

/** The types that a whole sentence is about: its *not* is of all that it says. */
export function outcomeTold(sentence: string): OutcomeSaid | undefined {
  const text = sentence.toLowerCase();
  const types = outcomeNumbers(withoutCodes(text))
    .map(outcomeType)
    .filter((type) => type !== undefined);
  if (types.length > 0) return ALL_BUT.test(text) ? ASKED : { types, by: 'wording' };
  return undefined;
}

const AFTER_CODE = '(?=\\D*\\p{L}{2})(?!(?:years?|yrs?|months?|weeks?|days?)\\b)(.+)$';
const CODE = new RegExp(`^0?(\\d{1,2}a?)(?: ?[–—-] ?|[:.)] ?)${AFTER_CODE}`, 'iu');
/** In a column of outcomes a space parts a code from its words too; elsewhere *2 cautions* are two. */
const CODE_IN_COLUMN = new RegExp(`^0?(\\d{1,2}a?)(?: ?[–—-] ?|[:.)] ?| )${AFTER_CODE}`, 'iu');

function coded(label: string, pattern: RegExp): Coded | undefined {
  const [, code = '', words = ''] = pattern.exec(label.replaceAll(/\s+/g, ' ').trim()) ?? [];
  const type = outcomeType(code);
  return type === undefined ? undefined : { type, words, types: outcomeIn(words)?.types ?? [] };
}

const isOnly = (said: OutcomeSaid | undefined, type: string): boolean =>
  said?.types.length === 1 && said.types[0] === type;

/** A cell of a column of outcomes that begins with a code; words that name one type by themselves need no code that agrees. */
export function outcomeCell(cell: string): OutcomeSaid {
  const said = outcomeIn(cell);
  const code = coded(cell, CODE_IN_COLUMN);
  if (code === undefined || said?.by === 'number' || isOnly(said, code.type))
    return said ?? { types: [], by: 'wording' };
  return { ...ASKED, coded: code };
}

/** The Home Office types that a label's words name; undefined where they name no outcome. */
export function outcomeIn(label: string): OutcomeSaid | undefined {
  const text = label.toLowerCase().replaceAll(/\s+/g, ' ').trim();
  const numbers = outcomeNumbers(withoutCodes(text));
  if (numbers.length > 0) return byNumber(text, numbers);
  const said = byWording(text);
  const code = coded(label, CODE);
  // *14 - 17 year olds* begins with a number, and names no outcome behind it.
  if (code === undefined || isOnly(said, code.type) || outcomeIn(code.words) === undefined) return said;
  return { ...ASKED, coded: code };
}

function byWording(text: string): OutcomeSaid | undefined {
  const types = WORDINGS.find(([pattern]) => pattern.test(text))?.[1];
  if (types === undefined) return undefined;
  if (isTurned(text, types)) return ASKED;
  return { types: ALTERNATE.test(text) ? alternate(types) : types, by: 'wording' };
}
