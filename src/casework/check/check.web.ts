import type { Gateway } from '../../platform/command/index.ts';
import { page, refuse, render, unasked, type FormBody, type Route } from '../../platform/web/index.ts';
import { caseForm, CaseParams } from '../case/index.ts';
import { readChecks, readNoPlace, readOneCheck, readPlaces, type CheckPage } from './check-page.store.ts';
import {
  AddPlaceBody,
  CheckParams,
  NoPlaceBody,
  RecordCheckBody,
  toCheck,
  toNoPlace,
  toPlace,
} from './check.schema.ts';
import { recordCheck } from './check.store.ts';
import { checksPage, noPlacePage, oneCheckPage, placePage } from './check.view.ts';
import { stateNoPlace } from './no-place.store.ts';
import { addPlace } from './place.store.ts';

const asked = (form: FormBody): FormBody => {
  const why = form.fields['result'] === 'unavailable' ? form : unasked(form, ['unavailable']);
  return form.fields['when'] === 'earlier' ? why : unasked(why, ['ranAt']);
};

/** Where there is one child it is about them; of several nobody is chosen beforehand. */
const onlyChild = ({ parties }: CheckPage): FormBody['fields'] => {
  const [child, ...others] = parties.filter(({ isChild }) => isChild);
  return child === undefined || others.length > 0 ? {} : { person: child.person };
};

/** The checks of a case: the list, one result, one more place. */
export const checkPages = (gateway: Gateway): readonly Route[] => [
  page({
    method: 'GET',
    url: '/cases/:case/checks',
    action: 'read-checks',
    params: CaseParams,
    handle: async ({ actor, params }) => {
      const checks = await gateway.consult(actor, readChecks, params);
      return checks.ok
        ? render('checks.njk', checksPage(checks.value))
        : refuse(checks.refusal, `/cases/${params.case}`);
    },
  }),
  ...caseForm(gateway, {
    url: '/cases/:case/checks/:subject/:system',
    params: CheckParams,
    body: RecordCheckBody,
    kinds: { ranAt: 'moment' },
    asked,
    look: readOneCheck,
    template: 'check.njk',
    model: oneCheckPage,
    change: recordCheck,
    input: toCheck,
    faults: {
      CheckInFuture: {
        field: 'ranAt',
        at: 'ranAt-day',
        text: 'This time is still to come. Enter when the check was run',
      },
    },
    next: (params) => `/cases/${params.case}/checks`,
  }),
  ...caseForm(gateway, {
    url: '/cases/:case/places/new',
    params: CaseParams,
    body: AddPlaceBody,
    look: readPlaces,
    template: 'place.njk',
    model: placePage,
    typed: onlyChild,
    change: addPlace,
    input: toPlace,
    next: (params) => `/cases/${params.case}/checks`,
  }),
  ...caseForm(gateway, {
    url: '/cases/:case/places/none',
    params: CaseParams,
    body: NoPlaceBody,
    look: readNoPlace,
    template: 'no-place.njk',
    model: noPlacePage,
    change: stateNoPlace,
    input: toNoPlace,
    next: (params) => `/cases/${params.case}/checks`,
  }),
];
