const SIGN = '[*†‡]+|[⁰¹²³⁴-⁹]+|\\[(?:note ?)?[a-z\\d]{1,2}\\]|\\((?:note ?)?\\d\\)';
const BEHIND = new RegExp(`(?:\\s*(?:${SIGN}))+$`, 'iu');
const BEFORE = new RegExp(`^(?:${SIGN}|(?:note )?\\d{1,2}[.):](?=\\s))`, 'iu');
const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** One mark however it is written: `²`, `[2]`, `(note 2)`. */
const plainly = (mark: string): string =>
  mark
    .toLowerCase()
    .replaceAll(/[⁰¹²³⁴-⁹]/gu, (raised) => String(RAISED.indexOf(raised)))
    .replaceAll(/note|[[\]().:\s]/gu, '');

/** A label without the marks behind it that point to a note: `2019 [1]`, `2020²`, `2021*`. */
export const withoutMarks = (label: string): string => label.replace(BEHIND, '');

/** The marks behind a label. */
export const marksBehind = (label: string): readonly string[] =>
  [...(BEHIND.exec(label.trim())?.[0] ?? '').matchAll(new RegExp(SIGN, 'giu'))].map(([mark]) => plainly(mark));

const ISSUE = /\b(?:provisional|preliminary|unaudited|revised)\b|[[(][pr][\])]/iu;

/** Words of a label that say of which issue its figures are, and not what they count: *2020 (provisional)*, *2019 (r)*. */
export const issueSaid = (label: string): string | undefined => ISSUE.exec(label)?.[0];

export const withoutIssue = (label: string): string =>
  label.replace(/\(\s*(?:provisional|preliminary|unaudited|revised)\s*\)/iu, ' ').replace(ISSUE, ' ');

/** The mark that a note begins with. */
export function markBefore(note: string): string | undefined {
  const [mark] = BEFORE.exec(note.trim()) ?? [];
  return mark === undefined ? undefined : plainly(mark);
}
