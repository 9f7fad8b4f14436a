/** What is counted in running text. */
export const NOUN =
  '(?:arrests?|crimes?|offences?|people|persons?|individuals?|suspects?|offenders?|defendants?|child(?:ren)?|youths?|juveniles?|young|boys?|girls?|victims?|pupils?|teenagers?|youngsters?|reports?|incidents?|cases?|records?|outcomes?|cautions?|charges?|prosecutions?|convictions?|resolutions?|investigations?|disposals?)';

/** What is done with who or what is counted. */
export const DONE =
  '(?:arrested|charged|cautioned|given|issued|recorded|reported|closed|finalised|investigated|interviewed|convicted|prosecuted|resulted|dealt|made|summonsed)';

const SMALL =
  'zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen';
const BELOW_HUNDRED = `(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|${SMALL})`;
/** Hundreds first: *one hundred and twenty-three* is one number, and neither one nor twenty-three. */
export const WORD = `(?:(?:half a|an?|two|three|four|five|six|seven|eight|nine|ten) dozen|(?:a|one|two|three|four|five|six|seven|eight|nine) hundred(?:(?: and)? ${BELOW_HUNDRED})?|${BELOW_HUNDRED})`;

// In words a number is often none (no one, one of them): before what it counts, or where that was said before (*in 2020 two were*).
const GOES_ON =
  '\\s+(?:were|was)\\b|\\s+(?:in|during|for) (?:19|20)\\d{2}|(?<=\\b(?:and|but|only|just|to|were) \\w+)\\s*(?:[.;,]|$)';
const IN_WORDS = `\\b${WORD}\\b(?=(?:\\s+[a-z-]+){0,3}?\\s+(?:${NOUN}|${DONE})\\b|${GOES_ON})`;
const BOUND =
  '(?:(?:fewer|less|more) than|under|over|below|above|up to|at most|at least|no more than|no fewer than|almost|nearly|just under|about|around|approximately|roughly|circa|some|<|>)\\s*';
const EITHER_END = `(?!(?:19|20)\\d{2}\\b)(?:\\d{1,3}(?:,\\d{3})+(?![\\d,])|\\d+\\b|${WORD}\\b)`;
/** *Between 10 and 15*: one number, of which both ends are known. *From 10 to 15* may be a rise, and is two. */
const RANGE = `\\bbetween ${EITHER_END} (?:and|to) ${EITHER_END}`;
const SAID_RANGE = new RegExp(RANGE, 'i');
export const saysRange = (plain: string): boolean => SAID_RANGE.test(plain);

export const NUMBER = new RegExp(
  `${RANGE}|(?:\\b|(?=[<>]))(?:${BOUND})?(?:\\b\\d{1,3}(?:,\\d{3})+(?![\\d,])|\\b\\d+\\b|${IN_WORDS})|\\b(?:(?:fewer|less|more) than|at least|at most|up to) ${WORD}\\b`,
  'gi',
);

/** *No arrests*: none of them is a count too; *no information about arrests* is no number at all. */
export const NONE =
  /\bno(?= (?!further|formal|suspect|other|such|more|(?:[a-z-]+ ){0,2}?(?:information|data|records?|recorded|figures|details|statistics)\b)(?:[a-z-]+ ){0,2}?(?:arrests?|crimes?|offences?|outcomes?|cautions?|charges?|resolutions?|reports?|children|people|persons)\b)/gi;

/** *More than one suspect*, *one child each*: of any of many, and no number of a period. */
export const isOfAny = (printed: string, behind: string): boolean =>
  /^(?:more|fewer|less) than one$/i.test(printed) || (/^one$/i.test(printed) && /^\s+\w+ each\b/i.test(behind));

/** *Two thirds of the 40 suspects*: a share, and what it is of; neither is how many came to anything. */
export const FRACTION_SAID = `\\b(?:an?|one|two|three|four|five|six|seven|eight|nine)[ -](?:halves|thirds?|quarters?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?)\\b(?: of (?:(?:the|all|these|those|our) )*(?:\\d[\\d,]*|${WORD})\\b)?|\\bhalf of (?:(?:the|all|these|those|our) )*(?:\\d[\\d,]*|${WORD})\\b`;

/** *Dozens of arrests*: more than one knows. */
const VAGUE = new RegExp(`\\b(?:dozens|scores|hundreds|thousands)(?= of (?:[a-z-]+ ){0,2}${NOUN}\\b)`, 'gi');

const WORDS = new RegExp(`\\b${WORD}\\b`, 'gi');

/** Numbers in words that stand where none is asked: named as unread. *One* by itself is a pronoun. */
export const wordsLeft = (plain: string): readonly string[] =>
  [...plain.matchAll(WORDS), ...plain.matchAll(VAGUE)].map(([word]) => word).filter((word) => !/^one$/i.test(word));
