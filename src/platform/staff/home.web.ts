import { openPage, render, type NavigationItem, type Route } from '../web/index.ts';
import type { InventedPerson } from './demonstration-identity.ts';

/** The first page, for anybody: what this is, what is `open` to all and, in a demonstration, whom one can be. */
export const homePage = (people: readonly InventedPerson[], open: readonly NavigationItem[] = []): Route =>
  openPage({
    method: 'GET',
    url: '/',
    action: 'open-home',
    handle: () => {
      const cards = people.map((person) => ({
        ...person,
        href: `/sign-in/${person.force}?as=${encodeURIComponent(person.subject)}`,
      }));
      return Promise.resolve(render('home.njk', { title: 'Evenhand', people: cards, open }));
    },
  });
