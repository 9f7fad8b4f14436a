import { displayName, type Person } from '../../platform/person/index.ts';
import type { PageModel } from '../../platform/web/index.ts';
import type { CaseFile } from './case.store.ts';

/**
 * What the tab of a browser says of a page: what is asked, of whom by their label, and of which case. Tabs stay open and in a
 * history that nobody looks after: they hold no name.
 */
export const tabOf = (
  title: string,
  { reference }: { readonly reference: string },
  people: Iterable<Person>,
  whom?: string,
): string => {
  const living = [...people].filter((person) => person.state !== 'erased');
  const said = living
    .filter(({ state }) => state === 'named')
    // The longest first: one name may begin with another.
    .toSorted((one, other) => displayName(other).length - displayName(one).length)
    .reduce((text, person) => text.replaceAll(displayName(person), person.label ?? 'Somebody'), title);
  const { label } = living.find(({ person }) => person === whom) ?? {};
  const of = label === undefined || said.includes(label) ? said : `${said} ${label}`;
  return `${of} – ${reference}`;
};

/** What the page of a form was read from. */
export interface PageOfCase {
  readonly file: CaseFile;
  readonly people?: ReadonlyMap<string, Person>;
}

/** The same of a form, about whom its address names; what a page of one person finished itself is left as it is. */
export const tabOfForm = (
  { title, tab = title }: PageModel,
  { file, people = new Map<string, Person>() }: PageOfCase,
  params: object,
): string => {
  if (tab.endsWith(file.reference)) return tab;
  const values: readonly unknown[] = Object.values(params);
  return tabOf(
    tab,
    file,
    people.values(),
    values.map(String).find((value) => people.has(value)),
  );
};
