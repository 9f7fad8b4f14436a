import type { Actor } from '../../platform/access/index.ts';
import { seenVersion, type Gateway } from '../../platform/command/index.ts';
import {
  faultyForm,
  type Form,
  type FormBody,
  freshForm,
  keyed,
  page,
  readForm,
  redirect,
  refuse,
  render,
  type Refusal,
  type Reply,
  type Route,
} from '../../platform/web/index.ts';
import type { Adviser } from '../../policy/index.ts';
import { CaseParams, changedForm } from '../case/index.ts';
import { decisionModel, restsOn } from '../decision/index.ts';
import { ApproveBody, ReturnBody, RulingParams } from './outcome.schema.ts';
import { rankLines } from './rank.view.ts';
import { readRuling, type RulingPage, type ToldReading } from './ruling-page.store.ts';
import { approveOutcome, returnOutcome } from './ruling.store.ts';
import { alikeIn, departuresOf, owedOf, owedShown, tellingOf } from './ruling.view.ts';
import { yoursIn } from './yours.ts';

const show = (ruling: RulingPage, { staff }: Actor, form: Form): Reply => {
  const model = decisionModel(ruling.decision);
  const telling = tellingOf(ruling, model);
  // A supervisor who came from the queue may not be assigned, and has no other page of this case.
  const back = { href: '/queue', text: 'Queue' };
  const ranks = rankLines(staff, ruling.asked, 'approved');
  const asksFormal = model.proposal?.outcomes.some(({ asksFormal: asks }) => asks) === true;
  const yours = yoursIn(ruling, staff);
  const owed = owedOf(ruling, model);
  return render('ruling.njk', {
    ...model,
    alike: alikeIn(ruling, model),
    returned: ruling.returned.returns,
    yours,
    ranks,
    supervisorDepartures: departuresOf(model, staff),
    owed: owedShown(owed),
    telling,
    asksFormal,
    title: 'Approve or return',
    form,
    back,
  });
};

const WHY_FORMAL = 'Write why a formal end fits this child, or return the proposal';

/** The same that an approval is refused for: only returning it is left. */
const isOutdated = ({ decision: { proposal, advised } }: RulingPage): boolean =>
  proposal !== undefined && !restsOn(advised.basis, proposal);

const OUTDATED = {
  field: 'main-content',
  text: 'The facts changed after this was proposed, and nothing was saved. It cannot be approved any more: read what is new, and return it',
};

/** What was sent for a ruling on other facts: sent again it would be refused again, where those of the proposal changed. */
const overtaken =
  (form: FormBody) =>
  (ruling: RulingPage): Form =>
    isOutdated(ruling) ? changedForm(form, OUTDATED) : changedForm(form);

/** The whole ruling again, with what was typed: a reason is written beside what it is about. */
const showAgain =
  (consult: Gateway['consult'], adviser: Adviser, toldOf: ToldReading) =>
  async (
    actor: Actor,
    params: { readonly case: string },
    filled: Form | ((ruling: RulingPage) => Form),
  ): Promise<Reply> => {
    const found = await consult(actor, readRuling(adviser, toldOf), params);
    if (!found.ok) return refuse(found.refusal, '/queue');
    const form = typeof filled === 'function' ? filled(found.value) : filled;
    // Ruled meanwhile, by whomever: there is no form any more that its faults could point into.
    const isOver = found.value.decision.file.stage !== 'proposed';
    return show(found.value, actor, isOver ? freshForm() : form);
  };

/** A refusal that has its place on the screen is shown there, with what was typed. */
const refusedAt =
  (again: ReturnType<typeof showAgain>) =>
  async (actor: Actor, params: { readonly case: string }, form: FormBody, refusal: Refusal): Promise<Reply> => {
    if (['CaseChanged', 'FactsChanged'].includes(refusal.code)) return again(actor, params, overtaken(form));
    if (refusal.code === 'FormalActionUndecided')
      return again(actor, params, faultyForm(form, [{ field: 'formalReason', text: WHY_FORMAL }]));
    return refuse(refusal, `/cases/${params.case}/ruling`);
  };

/** The one screen on which a proposal is approved or returned. */
export const outcomePages = (
  { execute, consult }: Gateway,
  adviser: Adviser,
  toldOf: ToldReading,
): readonly Route[] => {
  const again = showAgain(consult, adviser, toldOf);
  const refusing = refusedAt(again);
  return [
    page({
      method: 'GET',
      url: '/cases/:case/ruling',
      action: 'approve-outcome',
      params: CaseParams,
      handle: async ({ actor, params }) => {
        const found = await consult(actor, readRuling(adviser, toldOf), params);
        return found.ok ? show(found.value, actor, freshForm()) : refuse(found.refusal, `/cases/${params.case}/open`);
      },
    }),
    page({
      method: 'POST',
      url: '/cases/:case/proposals/:proposal/approve',
      action: 'approve-outcome',
      params: RulingParams,
      handle: async ({ actor, params, form, idempotencyKey, ifMatch }) => {
        const read = readForm(ApproveBody, form);
        if (!read.ok) return again(actor, params, read.form);
        const { idempotency } = keyed(idempotencyKey, { params, ...read.value });
        const done = await execute(
          actor,
          approveOutcome(adviser),
          { ...params, verdict: { is: 'approved', ...read.value } },
          { idempotency, seen: seenVersion(params.case, ifMatch) },
        );
        return done.ok ? redirect('/queue') : refusing(actor, params, form, done.refusal);
      },
    }),
    page({
      method: 'POST',
      url: '/cases/:case/proposals/:proposal/return',
      action: 'return-outcome',
      params: RulingParams,
      handle: async ({ actor, params, form, idempotencyKey, ifMatch }) => {
        const read = readForm(ReturnBody, form);
        if (!read.ok) return again(actor, params, read.form);
        const { idempotency } = keyed(idempotencyKey, { params, ...read.value });
        const verdict = { is: 'returned', reason: read.value.reason } as const;
        const done = await execute(
          actor,
          returnOutcome(adviser),
          { ...params, verdict },
          { idempotency, seen: seenVersion(params.case, ifMatch) },
        );
        return done.ok ? redirect('/queue') : refusing(actor, params, form, done.refusal);
      },
    }),
  ];
};
