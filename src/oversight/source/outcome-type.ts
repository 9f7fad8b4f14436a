/** The Home Office outcome framework; 22 from April 2019, 23 not yet confirmed. Home Office Counting Rules, annex on outcomes. */
const FRAMEWORK: ReadonlyMap<string, string> = new Map([
  ['0', 'not yet assigned an outcome'],
  ['1', 'charged or summonsed'],
  ['1A', 'charged or summonsed, alternate offence'],
  ['2', 'caution, youth'],
  ['2A', 'caution, youth, alternate offence'],
  ['3', 'caution, adult'],
  ['3A', 'caution, adult, alternate offence'],
  ['4', 'taken into consideration'],
  ['5', 'offender died'],
  ['6', 'penalty notice for disorder'],
  ['7', 'cannabis or khat warning'],
  ['8', 'community resolution'],
  ['9', 'not in the public interest (CPS)'],
  ['10', 'not in the public interest (police)'],
  ['11', 'prosecution prevented: suspect under age'],
  ['12', 'prosecution prevented: suspect too ill'],
  ['13', 'prosecution prevented: victim or key witness dead or too ill'],
  ['14', 'evidential difficulties: suspect not identified, victim does not support action'],
  ['15', 'evidential difficulties: suspect identified, victim supports action'],
  ['16', 'evidential difficulties: suspect identified, victim does not support action'],
  ['17', 'prosecution time limit expired'],
  ['18', 'investigation complete, no suspect identified'],
  ['19', 'National Fraud Intelligence Bureau filed'],
  ['20', 'responsibility transferred to another body'],
  ['21', 'further investigation not in the public interest (police)'],
  ['22', 'diversionary, educational or intervention activity'],
  ['23', 'not confirmed'],
]);

export const outcomeTypes: readonly string[] = [...FRAMEWORK.keys()];

export const outcomeWords = (type: string): string => FRAMEWORK.get(type) ?? type;

/** The type as the framework writes it (1a is 1A), or undefined when it has no such type. */
export function outcomeType(text: string): string | undefined {
  const type = text.trim().toUpperCase();
  return FRAMEWORK.has(type) ? type : undefined;
}

/** "Of which" rows that repeat outcomes counted elsewhere: they count double. */
export const isAlternate = (type: string): boolean => type.endsWith('A');
