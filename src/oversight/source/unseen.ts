// Zero-width letters, marks of direction, soft hyphens: two names that look the same must be the same name.
const UNSEEN = /[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF]/g;

export const withoutMarks = (text: string): string => text.replaceAll(UNSEEN, '');

/** A text without letters that nobody sees, and a sentence where it had any but the mark that begins it. */
export function withoutUnseen(text: string): { readonly text: string; readonly odd: readonly string[] } {
  const whole = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const seen = withoutMarks(whole);
  const many = whole.length - seen.length;
  return {
    text: seen,
    odd:
      many === 0
        ? []
        : [`It has ${many} letters that cannot be seen (zero-width, marks of direction); they were left out.`],
  };
}
