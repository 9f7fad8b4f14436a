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
  type FormBody,
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
export const findPages = ({ consult, admit }: Gateway, homeOf: (actor: Actor) => string): readonly Route[] => {
  const show = (actor: Actor, form: Form): Reply =>
    render('find-case.njk', { title: 'Find a case', form, ...backFrom(homeOf(actor)) });
  const find = async (actor: Actor, typed: FormBody): Promise<Reply> => {
    const read = readForm(FindQuery, typed);
    if (!read.ok) return show(actor, read.form);
    const found = await consult(actor, findCase, read.value);
    // The page of the case asks for a reason, or for an emergency: finding it is no leave to read it.
    if (found.ok) return redirect(`/cases/${found.value.case}`);
    if (found.refusal.code !== 'NoSuchReference') return refuse(found.refusal, '/');
    const text = 'No case of this force has that reference. Check it, and that it is a case of Evenhand';
    return show(actor, faultyForm(typed, [{ field: 'reference', text }]));
  };
  return [
    page({
      method: 'GET',
      url: FIND,
      action: 'find-case',
      query: Typed,
      handle: async ({ actor, query: { reference } }) => {
        if (reference !== undefined) return find(actor, { fields: { reference }, withheld: [] });
        const may = await admit(actor, 'find-case');
        return may.ok ? show(actor, freshForm()) : refuse(may.refusal, '/');
      },
    }),
    // Typed by hand it is sent, and not asked for: it may be a name, which belongs in no address.
    page({ method: 'POST', url: FIND, action: 'find-case', handle: ({ actor, form }) => find(actor, form) }),
  ];
};
