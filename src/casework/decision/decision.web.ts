import { seenVersion, type Gateway } from '../../platform/command/index.ts';
import {
  dateTime,
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
} from '../../platform/web/index.ts';
import type { Adviser } from '../../policy/index.ts';
import { asksAsBefore, CaseParams, changedForm } from '../case/index.ts';
import { bodyOf, decisionForm, ProposeOutcomeBody, toProposal } from './decision.schema.ts';
import { proposeOutcome } from './decision.store.ts';
import { crimesOf } from './crime.view.ts';
import { decisionModel, returnedView } from './decision.view.ts';
import { heads } from './decision.words.ts';
import { needWords, statedConditions } from './stated.view.ts';
import { readDecisionFor, type DecisionPage } from './decision-page.store.ts';
import type { ReturnedReading } from './returned.ts';

/** What was written for a proposal that was returned is not written twice; what is chosen, is chosen anew. */
const begun = (decision: DecisionPage): Form =>
  freshForm(
    Object.fromEntries((returnedView(decision)?.reasons ?? []).map(({ head, text }) => [`reason-${head}`, text])),
  );

const textIn = (form: Form, name: string): string => {
  const { [name]: typed = '' } = form.typed;
  return typeof typed === 'string' ? typed.trim() : '';
};

/** What was written for a choice that cannot be made any more: shown, since it is kept nowhere else. */
const writtenIn = (form: Form) =>
  heads.map(({ head, text }) => ({ text, typed: textIn(form, `reason-${head}`) })).filter(({ typed }) => typed !== '');

const show = (decision: DecisionPage, form: Form): Reply => {
  const kept = decision.file.stage === 'open' ? [] : writtenIn(form);
  return render('decision.njk', { ...decisionModel(decision), form, kept, mayAskWhy: true });
};

/** What stands already, for whoever sends the same once more, as from a second window: it names who and what, and leads there. */
const standingText = (decision: DecisionPage): string => {
  const { proposal, stage } = decisionModel(decision);
  if (stage === 'closed' || proposal === undefined)
    return 'Nothing was proposed: nothing can be decided in this case now';
  const what = proposal.outcomes.map(({ outcome, crime }) => `Outcome ${outcome} for crime ${crime}`).join(', ');
  const how = stage === 'approved' ? 'It was approved' : 'It waits for a supervisor';
  return `Nothing was proposed once more: ${proposal.by} proposed ${what}, ${dateTime(proposal.at)}. ${how}`;
};

const isOver = ({ file }: DecisionPage): boolean => file.stage !== 'open';

/** In place of a form that is gone: what stands, and what was written. */
const showStanding = (decision: DecisionPage, form: FormBody): Reply =>
  show(decision, faultyForm(form, [{ field: 'choice', text: standingText(decision) }]));

/** Refusals that belong beside the choice are shown there, with what was typed; the others are pages. */
const AT_CHOICE = [
  'OutcomeBarred',
  'OutcomeNotYet',
  'DepartureReasonNeeded',
  'RecordedFirst',
  'OutcomePersonNeeded',
  'NoSuchOutcome',
  'CrimeAgainstThem',
];

const FIELDS: Readonly<Record<string, string>> = {
  DepartureReasonNeeded: 'departure',
  OutcomePersonNeeded: 'person',
  CrimeAgainstThem: 'person',
};

interface AtChoice {
  readonly code: string;
  readonly because?: readonly string[];
  readonly needs?: readonly string[];
  /** The crime whose choice it is of; the others say it at the first. */
  readonly crime?: string;
}

const faultOf = (decision: DecisionPage, refusal: AtChoice): FieldFault => {
  // A condition that the page itself asks is shown at its own field, where it can be put right.
  const [asked] = statedConditions(decision).filter(({ id }) => refusal.needs?.includes(id));
  if (refusal.code === 'RecordedFirst' && asked !== undefined)
    return { field: `condition-${asked.id}`, text: `The outcome you chose needs this: ${asked.question}` };
  const crimes = crimesOf(decision);
  const { crime, against } = crimes.find((one) => one.crime === refusal.crime) ?? crimes[0] ?? { crime: '' };
  const field = `${FIELDS[refusal.code] ?? 'outcome'}-${crime}`;
  const rules = (refusal.because ?? []).map(
    (id) => decision.advised.policy.files.rules.find((rule) => rule.id === id)?.says ?? id,
  );
  const texts: Readonly<Record<string, string>> = {
    OutcomeBarred: `The guidance does not allow this outcome. ${rules.join(' ')}`,
    OutcomeNotYet: `Not yet. ${rules.join(' ')}`,
    DepartureReasonNeeded: 'This is other than advised. That is allowed: choose why',
    RecordedFirst: `This outcome also needs: ${(refusal.needs ?? []).map(needWords).join(', ')}. Record it first`,
    OutcomePersonNeeded: 'Choose whose part this outcome is about',
    CrimeAgainstThem: `${against ?? ''} Choose whose part in it the outcome is about, or nobody for one of 14, 18 and 20. If that is wrong, ask the registrar to cancel its record, on the page of the case, and record it anew`,
    NoSuchOutcome: 'Choose an outcome from the list',
  };
  return { field, text: texts[refusal.code] ?? refusal.code };
};

/** Where an outcome is chosen: after everything it rests on was read. */
export const decisionPages = (
  { execute, consult }: Gateway,
  adviser: Adviser,
  returnedOf: ReturnedReading,
): readonly Route[] => [
  page({
    method: 'GET',
    url: '/cases/:case/decision',
    action: 'propose-outcome',
    params: CaseParams,
    handle: async ({ actor, params }) => {
      const found = await consult(actor, readDecisionFor(adviser, 'propose-outcome', returnedOf), params);
      return found.ok ? show(found.value, begun(found.value)) : refuse(found.refusal, `/cases/${params.case}`);
    },
  }),
  page({
    method: 'POST',
    url: '/cases/:case/decision',
    action: 'propose-outcome',
    params: CaseParams,
    handle: async ({ actor, params, form, idempotencyKey, ifMatch }) => {
      const found = await consult(actor, readDecisionFor(adviser, 'propose-outcome', returnedOf), params);
      if (!found.ok) return refuse(found.refusal, `/cases/${params.case}`);
      const crimes = found.value.advised.basis.crimes.map(({ crime }) => crime);
      const conditions = statedConditions(found.value).map(({ id }) => id);
      const read = readForm(decisionForm(crimes, conditions), form);
      if (!read.ok && isOver(found.value)) return showStanding(found.value, form);
      if (!read.ok)
        return show(found.value, asksAsBefore(read.form, ifMatch, found.value.file) ? changedForm(form) : read.form);
      const body = ProposeOutcomeBody.parse(bodyOf(crimes, conditions, read.value));
      const { idempotency } = keyed(idempotencyKey, { params, body });
      const done = await execute(actor, proposeOutcome(adviser), toProposal(params.case, body), {
        idempotency,
        seen: seenVersion(params.case, ifMatch),
      });
      if (done.ok) return redirect(`/cases/${params.case}`);
      // Read anew: what was proposed in another window may have been proposed between the look and the change.
      const now = await consult(actor, readDecisionFor(adviser, 'propose-outcome', returnedOf), params);
      if (!now.ok) return refuse(now.refusal, `/cases/${params.case}`);
      if (isOver(now.value)) return showStanding(now.value, form);
      if (done.refusal.code === 'CaseChanged' || done.refusal.code === 'FactsChanged')
        return show(now.value, changedForm(form));
      return AT_CHOICE.includes(done.refusal.code)
        ? show(now.value, faultyForm(form, [faultOf(now.value, done.refusal)]))
        : refuse(done.refusal, `/cases/${params.case}/decision`);
    },
  }),
];
