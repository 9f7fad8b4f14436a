import type { Actor } from '../../platform/access/index.ts';
import type { Gateway } from '../../platform/command/index.ts';
import {
  faultyForm,
  type FieldFault,
  type Form,
  type FormBody,
  keyed,
  page,
  readForm,
  redirect,
  refuse,
  render,
  type Reply,
  type Route,
} from '../../platform/web/index.ts';
import type { Policy } from '../../policy/index.ts';
import { entriesOf, withEntry } from './draft-part.ts';
import {
  DraftParams,
  EntryForm,
  EntryParams,
  PageQuery,
  PartParams,
  PublishForm,
  RevisionForm,
  StartDraft,
  TrialForm,
  WaitQuery,
  type PartName,
} from './draft.schema.ts';
import {
  publishDraft,
  readDraft,
  readDraftToPublish,
  readDrafts,
  readIsTaken,
  saveDraft,
  startDraft,
} from './draft.store.ts';
import { draftPage, draftsPage, entryPage, partPage } from './draft.view.ts';
import type { DraftFault } from './draft.ts';
import { ruleFormPages } from './rule-form.web.ts';
import { endShadow, readShadow, startShadow } from './shadow.store.ts';
import type { Trials } from './trials.ts';

/** Who may only read a draft is not shown it in answer to what they wrote. */
const draftToWrite = { ...readDraft, action: 'write-guidance' };

type Versions = () => readonly Policy[];

/** The policy owner's workbench: drafts, what was tried of them, the draft that runs beside, publishing. */
export const workbenchPages = (gateway: Gateway, versions: Versions, trials: Trials): readonly Route[] => [
  ...listPages(gateway, versions),
  ...draftPages(gateway, versions, trials),
  ...entryPages(gateway),
  ...ruleFormPages(gateway),
  ...shadowPages(gateway),
];

const listPages = ({ execute, consult }: Gateway, versions: Versions): readonly Route[] => {
  const show = async (actor: Actor, number: number, form?: Form): Promise<Reply> => {
    const as = <Look extends object>(look: Look) => (form === undefined ? look : { ...look, action: 'write-guidance' });
    const [rows, shadow] = [
      await consult(actor, as(readDrafts), { page: number }),
      await consult(actor, as(readShadow), undefined),
    ];
    if (!rows.ok) return refuse(rows.refusal, '/');
    if (!shadow.ok) return refuse(shadow.refusal, '/');
    const ids = versions().map(({ files }) => files.policy.id);
    return render('workbench.njk', draftsPage(rows.value, number, ids, shadow.value, form));
  };
  return [
    page({
      method: 'GET',
      url: '/workbench',
      action: 'read-drafts',
      query: PageQuery,
      handle: ({ actor, query }) => show(actor, query.page),
    }),
    page({
      method: 'POST',
      url: '/workbench',
      action: 'write-guidance',
      handle: async ({ actor, form, idempotencyKey }) => {
        const read = readForm(StartDraft, form, { from: { date: 'The first day' } });
        if (!read.ok) {
          const named = StartDraft.shape.policy.safeParse(form.fields['policy']);
          const taken = named.success ? await consult(actor, readIsTaken(versions), { policy: named.data }) : undefined;
          return show(actor, 1, taken?.ok === true && taken.value ? withNameTaken(read.form) : read.form);
        }
        const done = await execute(actor, startDraft(versions), read.value, keyed(idempotencyKey, read.value));
        if (done.ok) return redirect(`/workbench/${done.value['draft'] ?? ''}`);
        const faults = startFaults(done.refusal);
        return faults.length === 0 ? refuse(done.refusal, '/workbench') : show(actor, 1, faultyForm(form, faults));
      },
    }),
  ];
};

const NAME_TAKEN: FieldFault = {
  field: 'policy',
  text: 'A version or a draft has that name already. Choose another',
};
const NO_SUCH_DAY: FieldFault = {
  ...{ field: 'from', at: 'from-day' },
  text: 'The version cannot begin on that day. Choose a day that is still to come, after the first day of the version it begins from',
};

/** What the form itself is refused for, and with it that the name is taken. */
const withNameTaken = (form: Form): Form => ({
  ...form,
  errors: { ...form.errors, policy: { text: NAME_TAKEN.text } },
  summary: [{ text: NAME_TAKEN.text, href: '#policy' }, ...form.summary],
});

const startFaults = (refusal: { readonly code: string; readonly from?: unknown }): readonly FieldFault[] => {
  if (refusal.code === 'VersionIdTaken') return [NAME_TAKEN, ...(refusal.from === undefined ? [] : [NO_SUCH_DAY])];
  if (refusal.code === 'NoSuchVersion')
    return [{ field: 'basedOn', text: 'There is no such version. Choose one of the list' }];
  return refusal.code === 'DraftDoesNotHold' || refusal.code === 'BeginsInThePast' ? [NO_SUCH_DAY] : [];
};

const draftPages = ({ execute, consult }: Gateway, versions: Versions, trials: Trials): readonly Route[] => [
  page({
    method: 'GET',
    url: '/workbench/:draft',
    action: 'read-drafts',
    params: DraftParams,
    query: WaitQuery,
    handle: async ({ actor, params, query }) => {
      // Without script nothing tells a page that work has ended: whoever wants to know follows a link that waits.
      if (query.wait !== undefined) await trials.settled(actor, params.draft);
      const found = await consult(actor, readDraftToPublish, params);
      if (!found.ok) return refuse(found.refusal, '/workbench');
      const { draft } = found.value;
      const shadow = await consult(actor, readShadow, undefined);
      if (!shadow.ok) return refuse(shadow.refusal, '/workbench');
      const base = versions().find(({ files }) => files.policy.id === draft.basedOn)?.files;
      const running = trials.runningOf(actor, params.draft);
      return render('draft.njk', draftPage(found.value, base, running, shadow.value, actor));
    },
  }),
  page({
    method: 'POST',
    url: '/workbench/:draft/trials',
    action: 'write-guidance',
    params: DraftParams,
    handle: async ({ actor, params, form }) => {
      const back = `/workbench/${params.draft}`;
      const read = readForm(TrialForm, form);
      if (!read.ok) return refuse({ code: 'bad-address' }, back);
      const begun = await trials.begin(actor, params.draft, read.value, versions());
      return begun === undefined ? redirect(back) : refuse(begun, back);
    },
  }),
  page({
    method: 'POST',
    url: '/workbench/:draft/publish',
    action: 'publish-guidance',
    params: DraftParams,
    handle: async ({ actor, params, form, idempotencyKey }) => {
      const back = `/workbench/${params.draft}`;
      const read = readForm(PublishForm, form);
      if (!read.ok) return refuse({ code: 'bad-address' }, back);
      const { revision, sentencesRead } = read.value;
      const input = { ...params, revision, sentencesRead: sentencesRead === 'yes' };
      const done = await execute(actor, publishDraft, input, keyed(idempotencyKey, input));
      return done.ok ? redirect(back) : refuse(done.refusal, back);
    },
  }),
];

const shadowPages = ({ execute }: Gateway): readonly Route[] => [
  page({
    method: 'POST',
    url: '/workbench/:draft/shadow',
    action: 'write-guidance',
    params: DraftParams,
    handle: async ({ actor, params, form, idempotencyKey }) => {
      const back = `/workbench/${params.draft}`;
      const read = readForm(RevisionForm, form);
      if (!read.ok) return refuse({ code: 'bad-address' }, back);
      const input = { ...params, ...read.value };
      const done = await execute(actor, startShadow, input, keyed(idempotencyKey, input));
      return done.ok ? redirect('/workbench#shadow') : refuse(done.refusal, back);
    },
  }),
  page({
    method: 'POST',
    url: '/workbench/shadow/end',
    action: 'write-guidance',
    handle: async ({ actor, idempotencyKey }) => {
      const done = await execute(actor, endShadow, undefined, keyed(idempotencyKey, 'end'));
      return done.ok ? redirect('/workbench#shadow') : refuse(done.refusal, '/workbench');
    },
  }),
];

const told = ({ file, at, says, nearest }: DraftFault): string => {
  const near = nearest.length === 0 ? '' : ` (nearest: ${nearest.join(', ')})`;
  return `${file}${at === '' ? '' : ` ${at}`}: ${says}${near}`;
};

type ShowEntry = (actor: Actor, draft: string, part: PartName, key: string, form?: Form) => Promise<Reply>;

const showingEntry =
  ({ consult }: Gateway): ShowEntry =>
  async (actor, draft, part, key, form) => {
    const look = form === undefined ? readDraft : draftToWrite;
    const found = await consult(actor, look, { draft });
    if (!found.ok) return refuse(found.refusal, '/workbench');
    const entry = entriesOf(found.value.files, part).find((each) => each.key === key);
    if (entry === undefined && key !== 'new') return refuse({ code: 'no-such-page' }, `/workbench/${draft}/${part}`);
    return render('draft-entry.njk', entryPage(found.value, part, key, entry, form));
  };

const savingEntry =
  ({ execute, consult }: Gateway, show: ShowEntry) =>
  async (
    actor: Actor,
    params: { draft: string; part: PartName; entry: string },
    form: FormBody,
    key: string | undefined,
  ): Promise<Reply> => {
    const { draft, part, entry } = params;
    const again = (text: string) => show(actor, draft, part, entry, faultyForm(form, [{ field: 'text', text }]));
    const read = readForm(EntryForm, form);
    if (!read.ok) return show(actor, draft, part, entry, read.form);
    const found = await consult(actor, draftToWrite, { draft });
    if (!found.ok) return refuse(found.refusal, '/workbench');
    const files = withEntry(found.value.files, part, entry, read.value.text);
    if (!files.ok) return again(files.refusal);
    const input = { draft, revision: read.value.revision, files: files.value };
    const done = await execute(actor, saveDraft, input, keyed(key, [draft, part, entry, read.value]));
    if (done.ok) return redirect(`/workbench/${draft}`);
    // Shown beside the text as it was typed, since that is where it is put right.
    if (done.refusal.code === 'DraftDoesNotHold') return again(done.refusal.faults.map(told).join('. '));
    return refuse(done.refusal, `/workbench/${draft}`);
  };

const entryPages = (gateway: Gateway): readonly Route[] => {
  const { consult } = gateway;
  const show = showingEntry(gateway);
  const save = savingEntry(gateway, show);
  return [
    page({
      method: 'GET',
      url: '/workbench/:draft/:part',
      action: 'read-drafts',
      params: PartParams,
      query: PageQuery,
      handle: async ({ actor, params, query }) => {
        const found = await consult(actor, readDraft, params);
        if (!found.ok) return refuse(found.refusal, '/workbench');
        return render('draft-part.njk', partPage(found.value, params.part, query.page));
      },
    }),
    page({
      method: 'GET',
      url: '/workbench/:draft/:part/:entry',
      action: 'read-drafts',
      params: EntryParams,
      handle: ({ actor, params }) => show(actor, params.draft, params.part, params.entry),
    }),
    page({
      method: 'POST',
      url: '/workbench/:draft/:part/:entry',
      // A source has an address of its own; no case passes this door.
      takesLinks: true,
      action: 'write-guidance',
      params: EntryParams,
      handle: ({ actor, params, form, idempotencyKey }) => save(actor, params, form, idempotencyKey),
    }),
  ];
};
