import type { Actor } from '../access/index.ts';
import { openPage, render, type NavigationItem, type Route } from '../web/index.ts';
import type { InventedPerson } from './demonstration-identity.ts';

/** What has no page: it is done in the shell of the machine that Evenhand runs on. */
export interface ByCommand {
  readonly command: string;
  readonly text: string;
}

/** The first page, for anybody: what this is, what is `open` to all and, in a demonstration, whom one can be. */
export const homePage = (
  people: readonly InventedPerson[],
  open: readonly NavigationItem[] = [],
  commandsOf: (actor: Actor) => readonly ByCommand[] = () => [],
): Route =>
  openPage({
    method: 'GET',
    url: '/',
    action: 'open-home',
    handle: ({ actor }) => {
      const cards = people.map((person) => ({
        ...person,
        href: `/sign-in/${person.force}?as=${encodeURIComponent(person.subject)}`,
      }));
      return Promise.resolve(
        render('home.njk', {
          title: 'Evenhand',
          people: cards,
          open,
          commands: actor === undefined ? [] : commandsOf(actor),
        }),
      );
    },
  });
