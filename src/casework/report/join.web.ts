import type { Actor } from '../../platform/access/index.ts';
import { seenVersion, type Gateway } from '../../platform/command/index.ts';
import {
  faultyForm,
  type FieldFault,
  type Form,
  type FormBody,
  freshForm,
  keyed,
  page,
  readForm,
  redirect,
  refuse,
  render,
  type Reply,
  type Route,
  unasked,
} from '../../platform/web/index.ts';
import { asksAsBefore, CaseParams, changedForm, findCase, FindQuery } from '../case/index.ts';
import { nameOf } from './floor.view.ts';
import { joinBodyOf, joinForm, JoinParams, JoinQuery, toJoin } from './join.schema.ts';
import { joinReport, readJoinable, readJoining, type JoinReading } from './join.store.ts';
import { joinModel } from './join.view.ts';

const TITLE = 'Join this report to a case';

const ONE_CHANGED: FieldFault = {
  field: 'main-content',
  text: 'Somebody changed one of the cases after you opened the page, and nothing was saved. Read what is new, then send this again',
};

/** Shown on the form itself, so that the reason that was typed is still there. */
const FAULTS: Readonly<Record<string, FieldFault>> = {
  ChildrenNotPlaced: {
    field: 'main-content',
    text: 'Say of every child who it is: each child of the case once at most',
  },
  SameAsDead: {
    field: 'main-content',
    text: 'A child of the report cannot be the same as a child who is recorded as having died. If they are the same child, one of the two records is wrong: record on the page of the case that the child is alive, then join the report. If they are not, choose that it is another child',
  },
  ReportWorked: {
    field: 'main-content',
    text: 'Work beyond the safety floor is recorded of this report, so it cannot join another case any more. Work it as a case of its own',
  },
  TooManyChildren: {
    field: 'main-content',
    text: 'The case would hold more than 20 children. Work this report as a case of its own',
  },
};

/** Which case a report joins, by its reference. */
const askPages = ({ consult }: Gateway, reading: JoinReading): readonly Route[] => {
  const show = async (actor: Actor, id: string, form: Form, openFirst?: string): Promise<Reply> => {
    const seen = await consult(actor, readJoinable, { case: id });
    if (!seen.ok) return refuse(seen.refusal, `/cases/${id}`);
    const { reference } = seen.value.file;
    const back = { href: `/cases/${id}` };
    return render('join.njk', { title: TITLE, reference, form, openFirst, action: `/cases/${id}/join`, back });
  };
  const find = async (actor: Actor, id: string, typed: FormBody): Promise<Reply> => {
    const read = readForm(FindQuery, typed);
    if (!read.ok) return show(actor, id, read.form);
    const found = await consult(actor, findCase, read.value);
    const wrong = (text: string): Promise<Reply> => show(actor, id, faultyForm(typed, [{ field: 'reference', text }]));
    if (!found.ok)
      return wrong('No case of this force has that reference. Check it, and that it is a case of Evenhand');
    const into = found.value.case;
    if (into === id) return wrong('This is the reference of the report itself. Enter that of the other case');
    const both = await consult(actor, readJoining(reading), { case: id, into });
    if (both.ok) return redirect(`/cases/${id}/join/${into}`);
    return both.refusal.code === 'ReasonNeeded'
      ? show(actor, id, freshForm(read.value), `/cases/${into}/open`)
      : refuse(both.refusal, `/cases/${id}`);
  };
  const shape = { url: '/cases/:case/join', action: 'join-report', params: CaseParams } as const;
  return [
    page({
      method: 'GET',
      ...shape,
      query: JoinQuery,
      handle: ({ actor, params, query: { reference } }) =>
        reference === undefined
          ? show(actor, params.case, freshForm())
          : find(actor, params.case, { fields: { reference }, withheld: [] }),
    }),
    // Typed by hand it is sent, and not asked for: it may be a name, which belongs in no address.
    page({ method: 'POST', ...shape, handle: ({ actor, params, form }) => find(actor, params.case, form) }),
  ];
};

/** Joins a report to a case that is there, after both were seen side by side. */
export const joinPages = (gateway: Gateway, reading: JoinReading): readonly Route[] => {
  const { execute, consult } = gateway;
  const shape = { url: '/cases/:case/join/:into', action: 'join-report', params: JoinParams } as const;
  const show = async (actor: Actor, at: JoinParams, form: Form): Promise<Reply> => {
    const seen = await consult(actor, readJoining(reading), at);
    if (!seen.ok) return refuse(seen.refusal, `/cases/${at.case}`);
    const { file } = seen.value.from;
    const version = form.typed['if-match'] ?? String(file.version);
    const back = { href: `/cases/${at.case}` };
    const action = `/cases/${at.case}/join/${at.into}`;
    return render('join.njk', {
      title: TITLE,
      reference: file.reference,
      version,
      form,
      action,
      back,
      ...joinModel(seen.value),
    });
  };
  return [
    ...askPages(gateway, reading),
    page({ method: 'GET', ...shape, handle: ({ actor, params }) => show(actor, params, freshForm()) }),
    page({
      method: 'POST',
      ...shape,
      handle: async ({ actor, params, form, idempotencyKey, ifMatch }) => {
        const seen = await consult(actor, readJoining(reading), params);
        if (!seen.ok) return refuse(seen.refusal, `/cases/${params.case}`);
        const { children } = seen.value.from;
        const read = readForm(
          joinForm(children, (child) => nameOf(seen.value, child)),
          form,
        );
        if (!read.ok)
          return show(
            actor,
            params,
            asksAsBefore(read.form, ifMatch, seen.value.from.file) ? changedForm(form, ONE_CHANGED) : read.form,
          );
        const body = joinBodyOf(children, read.value);
        const { idempotency } = keyed(idempotencyKey, { params, body });
        const attempt = { idempotency, seen: seenVersion(params.case, ifMatch) };
        const done = await execute(actor, joinReport(reading), toJoin(params, body), attempt);
        if (done.ok) return redirect(`/cases/${params.into}#report`);
        if (done.refusal.code === 'CaseChanged') return show(actor, params, changedForm(form, ONE_CHANGED));
        const fault = FAULTS[done.refusal.code];
        return fault === undefined
          ? refuse(done.refusal, `/cases/${params.case}`)
          : show(actor, params, faultyForm(unasked(form, ['if-match']), [fault]));
      },
    }),
  ];
};
