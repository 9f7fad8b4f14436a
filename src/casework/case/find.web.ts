import { z } from 'zod';
import type { Actor } from '../../platform/access/index.ts';
import type { Gateway } from '../../platform/command/index.ts';
import {
  faultyForm,
  freshForm,
  page,
  type PageModel,
  readForm,
  redirect,
  refuse,
  render,
  type Form,
  type Reply,
  type Route,
} from '../../platform/web/index.ts';
import { FindQuery } from './case.schema.ts';
import { findCase } from './find.store.ts';

const FIND = '/cases/find';

/** Nowhere, for who begins here. */
const backFrom = (home: string): Pick<PageModel, 'back'> => (home === FIND ? {} : { back: { href: home } });

const Typed = z.object({ reference: z.string().optional() });

/** The way to a case for who was told its reference and has it in no list. */
export const findPages = ({ consult, admit }: Gateway, homeOf: (actor: Actor) => string): readonly Route[] => [
  page({
    method: 'GET',
    url: FIND,
    action: 'find-case',
    query: Typed,
    handle: async ({ actor, query }) => {
      const show = (form: Form): Reply =>
        render('find-case.njk', { title: 'Find a case', form, ...backFrom(homeOf(actor)) });
      if (query.reference === undefined) {
        const may = await admit(actor, 'find-case');
        return may.ok ? show(freshForm()) : refuse(may.refusal, '/');
      }
      const typed = { fields: { reference: query.reference }, withheld: [] };
      const read = readForm(FindQuery, typed);
      if (!read.ok) return show(read.form);
      const found = await consult(actor, findCase, read.value);
      // The page of the case asks for a reason, or for an emergency: finding it is no leave to read it.
      if (found.ok) return redirect(`/cases/${found.value.case}`);
      if (found.refusal.code !== 'NoSuchReference') return refuse(found.refusal, '/');
      const text = 'No case of this force has that reference. Check it, and that it is a case of Evenhand';
      return show(faultyForm(typed, [{ field: 'reference', text }]));
    },
  }),
];
