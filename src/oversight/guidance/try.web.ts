import {
  faultyForm,
  openPage,
  refuse,
  render,
  type FormBody,
  type Reply,
  type Route,
} from '../../platform/web/index.ts';
import { versionsIn, type Reading, type Version } from './published.ts';
import { faultOf, readTrial, type Trial } from './try.ts';
import { tryPage } from './try.view.ts';

const inForce = (versions: readonly Version[]): Version | undefined =>
  versions.find(({ isInForce }) => isInForce) ?? versions[0];

const nothingThere = (): Reply => refuse({ code: 'no-such-page' }, '/guidance');

/** The version that was chosen, so that its own questions are read; another that was sent is refused by the form. */
const chosen = (versions: readonly Version[], { fields }: FormBody): Version | undefined =>
  versions.find(({ id }) => id === fields['version']) ?? inForce(versions);

const countIn = ({ fields }: FormBody): number =>
  ['1', '2', '3', '4'].includes(String(fields['people'])) ? Number(fields['people']) : 2;

/** Asks the guidance and forgets: nothing of it goes to the database or to a log. */
const advise = (
  reading: Reading,
  versions: readonly Version[],
  version: Version,
  body: FormBody,
  trial: Trial,
): Reply => {
  const asking = { today: reading.today(), ...(trial.version === undefined ? {} : { policy: trial.version }) };
  const prepared = reading.adviser.prepare(trial.input, asking);
  const advice = reading.adviser.advise(trial.input, asking);
  if (!prepared.ok || !advice.ok) {
    const refusals = [prepared, advice].flatMap((each) => (each.ok ? [] : each.refusal)).slice(0, 20);
    return render(
      'try.njk',
      tryPage(versions, version, { form: faultyForm(body, refusals.map(faultOf)), people: trial.people }),
    );
  }
  // By the date it can be another than the form was shown for: its advice is told in its own words.
  const own = versions.find(({ id }) => id === advice.value.policy.id) ?? version;
  const advised = { advice: advice.value, prepared: prepared.value };
  return render('try.njk', tryPage(versions, own, { form: faultyForm(body, []), people: trial.people, advised }));
};

/** *Try it*: an invented case is put together and the guidance says what it would advise. */
export const tryPages = (reading: Reading): readonly Route[] => [
  openPage({
    method: 'GET',
    url: '/guidance/try',
    action: 'try-guidance',
    keepable: true,
    handle: () => {
      const versions = versionsIn(reading);
      const version = inForce(versions);
      return Promise.resolve(
        version === undefined ? nothingThere() : render('try.njk', tryPage(versions, version, {})),
      );
    },
  }),
  openPage({
    method: 'POST',
    url: '/guidance/try',
    action: 'try-guidance',
    costly: true,
    handle: ({ form }) => {
      const versions = versionsIn(reading);
      const version = chosen(versions, form);
      if (version === undefined) return Promise.resolve(nothingThere());
      const read = readTrial(
        version.policy.files,
        versions.map(({ policy }) => policy.files),
        form,
      );
      if (read.ok && read.value.isAsked) return Promise.resolve(advise(reading, versions, version, form, read.value));
      const faulty = read.ok
        ? faultyForm(form, [])
        : 'form' in read.refusal
          ? read.refusal.form
          : faultyForm(form, read.refusal.faults);
      return Promise.resolve(render('try.njk', tryPage(versions, version, { form: faulty, people: countIn(form) })));
    },
  }),
];
