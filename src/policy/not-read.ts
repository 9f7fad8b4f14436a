/** What nobody is asked, and no rule may read: advice is the same for every child, whatever they are. */
const NEVER_READ = ['sex', 'gender', 'ethnicity', 'race', 'religion', 'nationality', 'school', 'force', 'name'];

/** Why a field is not there, where it is left out on purpose: the nearest spelling would lead away from it. */
export const notRead = (key: string): string | undefined =>
  NEVER_READ.includes(key.toLowerCase())
    ? 'it is not read, and no rule may turn on it, so that advice is the same for every child; leave it out'
    : undefined;

const OTHER_NATIONS: ReadonlyMap<string, string> = new Map([
  ['scotland', 'Scotland has its own law, prosecutor, children’s hearings and age of criminal responsibility'],
  ['northern-ireland', 'Northern Ireland has its own law, prosecutor and outcomes'],
]);

/** What is said of a nation that this guidance is not for; undefined where it is none of those. */
export function outsideScope(nation: string): string | undefined {
  const why = OTHER_NATIONS.get(
    nation
      .trim()
      .toLowerCase()
      .replaceAll(/[\s_]+/gu, '-'),
  );
  return why === undefined
    ? undefined
    : `out of scope, as ${why}: this guidance covers forces in England and in Wales, so a case there goes to the police there`;
}
