import type { Actor, CaseJoined } from '../../platform/access/index.ts';
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
  type Reply,
  type Route,
  unasked,
} from '../../platform/web/index.ts';
import { CaseParams, changedForm, tabOf } from '../case/index.ts';
import { addChild } from './child.store.ts';
import { walkFloor } from './floor.store.ts';
import {
  readFirstNight,
  readFloors,
  readWalk,
  type FirstNightReading,
  type FloorPage,
  type WalkPage,
} from './floor-page.store.ts';
import { firstNightCard, nameOf, walkBanner, whomWords } from './floor.view.ts';
import { floorFaults } from './floor-fault.view.ts';
import { floorBefore, knownAlready } from './floor-form.view.ts';
import { ChildParams, toFloor, WalkFloorBody } from './floor.schema.ts';
import { floorChoices } from './report.view.ts';

const KINDS = { welfareAt: 'moment', takeOff: 'many' } as const;

/** Inputs that the page hides behind another answer are not read when that answer was not given. */
const asked = (form: FormBody): FormBody => {
  const contact = form.fields['contact'] === 'known' ? form : unasked(form, ['mayTell', 'how']);
  const arranged = ['done', 'arranged'].includes(String(form.fields['welfareCheck']));
  return arranged ? contact : unasked(contact, ['welfareBy', 'welfareAt']);
};

/** Where a refusal to read a floor leads: to the case, of a child who is on it and is not asked after any more. */
const backOf = ({ code }: { readonly code: string }, id: string): string =>
  code === 'ChildDied' ? `/cases/${id}` : '/cases';

const show = (floors: WalkPage, person: string, form: Form): Reply => {
  const { file } = floors;
  const title = `Safety of ${nameOf(floors, person)}`;
  return render('floor.njk', {
    title,
    tab: tabOf(title, file, floors.people.values(), person),
    reference: file.reference,
    version: file.version,
    action: `/cases/${file.case}/children/${person}/floor`,
    form,
    choices: floorChoices,
    banner: walkBanner(floors, person),
    ages: floors.ages,
    whom: whomWords(floors, person),
    before: floorBefore(floors, person),
    back: { href: `/cases/${file.case}` },
  });
};

const nextStep = (floors: FloorPage): string => {
  // Child after child until every floor is walked: none is left out because another took long.
  const missing = floors.children.find((child) => !floors.floors.has(child.person));
  const at = `/cases/${floors.file.case}`;
  return missing === undefined ? `${at}/first-night` : `${at}/children/${missing.person}/floor`;
};

/** What was ticked of a child whose report joined a case meanwhile, on that case’s own form, beside what stands there. */
const onward = async (
  { consult }: Gateway,
  reading: FirstNightReading,
  actor: Actor,
  to: { readonly person: string; readonly joined: CaseJoined },
  form: FormBody,
) => {
  const { joinedInto, joinedReference } = to.joined;
  const floors = await consult(actor, readWalk(reading), { case: joinedInto, person: to.person });
  // Not there as a child of its own, or not theirs to read: they are told where it went, and keep what they wrote.
  if (!floors.ok || floors.value.children.length === 0) return refuse(to.joined);
  const text = `This report joined case ${joinedReference} while you wrote, and nothing was saved yet. Look at what is recorded there, then send this again`;
  return show(floors.value, to.person, faultyForm(unasked(form, ['if-match']), [{ field: 'main-content', text }]));
};

const walk = (gateway: Gateway, reading: FirstNightReading): readonly Route[] => [
  page({
    method: 'GET',
    url: '/cases/:case/floor',
    action: 'walk-floor',
    params: CaseParams,
    handle: async ({ actor, params }) => {
      const floors = await gateway.consult(actor, readFloors, params);
      return floors.ok ? redirect(nextStep(floors.value)) : refuse(floors.refusal, '/cases');
    },
  }),
  page({
    method: 'GET',
    url: '/cases/:case/children/:person/floor',
    action: 'walk-floor',
    params: ChildParams,
    handle: async ({ actor, params }) => {
      const floors = await gateway.consult(actor, readWalk(reading), params);
      if (!floors.ok) return refuse(floors.refusal, backOf(floors.refusal, params.case));
      const isChild = floors.value.children.some((child) => child.person === params.person);
      return isChild
        ? show(floors.value, params.person, freshForm(knownAlready(floors.value, params.person)))
        : refuse({ code: 'NotAChildOfThisCase' }, `/cases/${params.case}`);
    },
  }),
  page({
    method: 'POST',
    url: '/cases/:case/children/:person/floor',
    action: 'walk-floor',
    params: ChildParams,
    handle: async ({ actor, params, form, idempotencyKey, ifMatch }) => {
      const read = readForm(WalkFloorBody, asked(form), KINDS);
      const led = (joined: CaseJoined): Promise<Reply> => onward(gateway, reading, actor, { ...params, joined }, form);
      const again = async (faulty: Form): Promise<Reply> => {
        const floors = await gateway.consult(actor, readWalk(reading), params);
        if (floors.ok) return show(floors.value, params.person, faulty);
        const { refusal } = floors;
        return refusal.code === 'CaseJoined' ? led(refusal) : refuse(refusal, backOf(refusal, params.case));
      };
      if (!read.ok) return again(read.form);
      const { idempotency } = keyed(idempotencyKey, { params, ...read.value });
      const done = await gateway.execute(actor, walkFloor, toFloor(params, read.value), {
        idempotency,
        seen: seenVersion(params.case, ifMatch),
      });
      if (done.ok) return redirect(`/cases/${params.case}/floor`);
      if (done.refusal.code === 'CaseJoined') return led(done.refusal);
      if (done.refusal.code === 'CaseChanged') return again(changedForm(form));
      const faults = floorFaults(done.refusal);
      return faults.length === 0 ? refuse(done.refusal, `/cases/${params.case}`) : again(faultyForm(form, faults));
    },
  }),
];

const others = ({ execute, consult }: Gateway, reading: FirstNightReading): readonly Route[] => [
  page({
    method: 'POST',
    url: '/cases/:case/children',
    action: 'add-child',
    params: CaseParams,
    handle: async ({ actor, params, idempotencyKey, ifMatch }) => {
      const { idempotency } = keyed(idempotencyKey, params);
      const done = await execute(actor, addChild, params, { idempotency, seen: seenVersion(params.case, ifMatch) });
      return done.ok
        ? redirect(`/cases/${params.case}/children/${done.value['person'] ?? ''}/floor`)
        : refuse(done.refusal, `/cases/${params.case}`);
    },
  }),
  page({
    method: 'GET',
    url: '/cases/:case/first-night',
    action: 'read-first-night-card',
    params: CaseParams,
    handle: async ({ actor, params }) => {
      const floors = await consult(actor, readFirstNight(reading), params);
      return floors.ok
        ? render('first-night.njk', firstNightCard(floors.value))
        : refuse(floors.refusal, `/cases/${params.case}`);
    },
  }),
];

/** The safety floor of every child, and the card for the first night. */
export const floorPages = (gateway: Gateway, reading: FirstNightReading): readonly Route[] => [
  ...walk(gateway, reading),
  ...others(gateway, reading),
];
