import { date } from '../../platform/web/index.ts';
import { fillIn, says, type EntriesOf } from './transparency-entry.ts';
import { STANDARD } from './transparency.fields.ts';

/** What it is, and where and since when it is used. */
export const overviewEntries = (today: string): EntriesOf<'metadata' | 'overview'> => ({
  standard_version: says(STANDARD.version),
  organisation_type: fillIn('As the repository of records lists it.', 'A territorial police force'),
  function: fillIn('As the repository of records lists it.', 'Policing; safeguarding of children'),
  capability: says('Rule-based advice; no learning, no prediction, no score'),
  task: says('Applies written guidance to recorded facts, and says which of its lines applied'),
  date_of_completion: fillIn('The day on which the force first published this record.'),
  date_updated: says(`${date(today)}: made anew from the program whenever it is opened`),
  title: says('Evenhand: advice on reports of a nude or semi-nude image of a child'),
  organisation_name: fillIn('The full name of the force.'),
  region: fillIn('The area of the force.', 'England and Wales'),
  one_sentence_description: says(
    'Advises officers and supervisors how written guidance applies to a report that a child made or shared a nude or semi-nude image, with every rule it used; people decide.',
  ),
  name: says('Evenhand'),
  description: says(
    'When the police are told of such an image they must record a crime. What they do next follows written guidance that forces have applied unevenly. Evenhand holds that guidance as data, applies it to the facts that are recorded, and shows the advice with its reasons.',
    'It is used so that a child in one force is treated as a child in the next would be, safeguarding first.',
  ),
  website_url: fillIn('The public address of this site.', '/guidance'),
  contact_email: fillIn('A shared address of the team, never one person’s.'),
});
