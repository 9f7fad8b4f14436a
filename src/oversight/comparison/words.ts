const DATE = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

export const day = (iso: string): string => DATE.format(new Date(`${iso}T00:00:00Z`));

/** From the first to the last day. */
export const period = ({ from, to }: { readonly from: string; readonly to: string }): string =>
  `${day(from)} to ${day(to)}`;

/** The same of a published figure, with what its source leaves open. */
export function figurePeriod({ from, to, dating }: Dated): string {
  const days = from === null || to === null ? 'period not stated' : period({ from, to });
  return dating === undefined ? days : `${days} (${dating})`;
}

interface Dated {
  readonly from: string | null;
  readonly to: string | null;
  readonly dating?: string | undefined;
}

interface Offence {
  readonly code: string;
  readonly description: string;
}

/** An offence in a line of text: by its code, or as a source that has no list of codes names it. */
export function offenceWords({ code, description }: Offence): string {
  if (description === '' && !/^\d/u.test(code)) return code;
  return code.includes(' + ') ? `codes ${code}` : `code ${code}`;
}

/** The same with all that names it. */
export function offenceLine({ code, description, group }: Offence & { readonly group: string }): string {
  const named = [code, description].filter((part) => part !== '').join(' ');
  return group === '' ? named : `${named} (${group})`;
}

/** The first few of a list in a sentence, and how many more there are. */
export const firstFew = (all: readonly string[], few: number, between = '; '): string =>
  all.slice(0, few).join(between) + (all.length > few ? ` and ${all.length - few} more` : '');

/** So many forces, one of them as one. */
export const forceCount = (count: number): string => (count === 1 ? '1 force' : `${count} forces`);

/** A factor to two places, or to as many more as keep one that is not 1 from reading as no change. */
export function factorWords(value: number | null): string {
  if (value === null) return 'no bound';
  const places = [2, 3, 4, 5, 6].find((each) => Number(value.toFixed(each)) !== 1) ?? 2;
  return value.toFixed(value === 1 ? 2 : places);
}

export const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** The basis in a line of text or of a drawing. */
export const BASIS = { closed: 'closed basis', recorded: 'recorded basis', 'not-stated': 'basis not stated' } as const;
