import { displayName, REASONS, type PersonDetails, type Sought } from '../../platform/person/index.ts';
import { date, dateTime, type Form, type PageModel } from '../../platform/web/index.ts';
import { tabOf } from '../case/index.ts';
import { typedDate } from './known.view.ts';
import type { NamingPage } from './naming.store.ts';
import type { OfferPage } from './search.store.ts';
import { riskWords, triageChoices } from './triage.words.ts';

type Fields = Readonly<Record<string, string>>;

/** Details as the inputs of a form hold them. */
const typedOf = ({ birthDate, ...details }: PersonDetails): Form['typed'] => ({
  ...details,
  ...typedDate('birthDate', birthDate),
});

const pageOf = ({ file, person }: NamingPage) => ({
  reference: file.reference,
  version: file.version,
  back: { href: `/cases/${file.case}/triage`, text: 'Back to triage' },
  name: displayName(person),
});

const titleOf = ({ file, person }: NamingPage, title: string) => ({
  title,
  tab: tabOf(title, file, [person], person.person),
});

const at = ({ file, person }: NamingPage): string => `/cases/${file.case}/people/${person.person}`;

/** Of two records held as one person, of one of which a death is recorded: one of the two is wrong, or the link is. */
const otherwiseOf = ({ died, otherwise }: NamingPage, other: string): string | undefined => {
  const cases = otherwise.get(other);
  if (cases === undefined) return undefined;
  const of = `(case ${cases.join(', ')})`;
  return died
    ? `This record is of somebody who is recorded as having died, and the other ${of} is not. If they are the same person, one of the two is wrong: record in its case that they are alive, or that they died. If they are not, say so here.`
    : `The other record ${of} is of somebody who is recorded as having died, and this one is not. If they are the same person, one of the two is wrong: record in its case that they died, or that they are alive. If they are not, say so here.`;
};

/** Who is held as the same person, with the way back; and who is not any more, and why. */
const linkedOf = (naming: NamingPage) => ({
  linked: naming.linked.map((one) => ({
    name: displayName(one),
    otherwise: otherwiseOf(naming, one.person),
    takeBackAt: `${at(naming)}/matches/${one.person}/taken-back`,
  })),
  unlinked: naming.unlinked.map(
    ({ person, at: when, by, why }) =>
      `Another record, ${displayName(person)}, was said not to be of the same person after all, ${dateTime(when)}, by ${by ?? 'somebody who left'}. ${why ?? 'The reason was erased.'}`,
  ),
});

export const searchPage = (
  naming: NamingPage,
  form: Form | undefined,
  fresh: (typed: Form['typed']) => Form,
): PageModel => ({
  ...pageOf(naming),
  ...linkedOf(naming),
  ...titleOf(naming, `Is ${displayName(naming.person)} already known?`),
  action: `${at(naming)}/search`,
  notKnown: `${at(naming)}/facts/person/identified`,
  form: form ?? fresh(typedOf(naming.person.details)),
});

const factsOf = ({ birthDate, school, address }: PersonDetails) =>
  [
    { key: 'Date of birth', value: birthDate === undefined ? undefined : date(birthDate) },
    { key: 'School', value: school },
    { key: 'Address', value: address },
  ].filter(({ value }) => value !== undefined);

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Who may be the one sought, and why; what is open about them comes before anything else. */
export const offersPage = (offer: OfferPage, person: string, sought: Sought, form: Form): PageModel => {
  // What is open about each comes before who they are: a match on a child at risk is not to be scrolled past.
  const offers = offer.found.offers.map(({ person: known, reasons }) => ({
    person: known.person,
    name: displayName(known),
    risks: (offer.risks.get(known.person) ?? []).map((risk) => riskWords[risk]),
    rows: factsOf(known.details),
    reasons: capital(reasons.map((reason) => REASONS[reason]).join(', ')),
  }));
  const title = offers.length === 0 ? 'Nobody like that is known here' : 'Is it one of these people?';
  return {
    title,
    tab: tabOf(title, offer.file, offer.person === undefined ? [] : [offer.person], person),
    reference: offer.file.reference,
    version: offer.file.version,
    name: offer.person === undefined || offer.person.state === 'erased' ? '' : displayName(offer.person),
    offers,
    tooMany: offer.found.tooMany,
    form,
    sought: typedOf(sought),
    action: `/cases/${offer.file.case}/people/${person}/matches`,
    back: { href: `/cases/${offer.file.case}/people/${person}/search`, text: 'Search again' },
  };
};

/** What to begin the form with: what is recorded, else what a record of the same person holds, else what was sought. */
const begun = ({ person, linked }: NamingPage, sought: Fields): Form['typed'] => {
  if (Object.keys(person.details).length > 0) return typedOf(person.details);
  const [same] = linked;
  return same === undefined ? sought : { ...typedOf(same.details), ...sought };
};

export const namePage = (
  naming: NamingPage,
  form: Form | undefined,
  fresh: (typed: Form['typed']) => Form,
  sought: Fields = {},
): PageModel => ({
  ...pageOf(naming),
  ...titleOf(naming, `${naming.person.state === 'named' ? 'Details of' : 'Name'} ${displayName(naming.person)}`),
  action: `${at(naming)}/name`,
  basis: form?.typed['basis'] ?? naming.person.version,
  ...linkedOf(naming),
  choices: triageChoices,
  form: form ?? fresh(begun(naming, sought)),
});
