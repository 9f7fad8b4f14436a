import { json, openPage, refuse, render, type Reply, type Route } from '../../platform/web/index.ts';
import { versionsIn, type Reading, type Version } from './published.ts';
import { SECTIONS, STANDARD } from './transparency.fields.ts';
import type { Program } from './transparency-entry.ts';
import { ORDER, transparencyRecord, type TransparencyField } from './transparency.ts';

const page = (version: Version, fields: readonly TransparencyField[]): Reply =>
  render('transparency.njk', {
    title: 'Transparency record',
    standard: STANDARD,
    version: version.id,
    digest: version.digest,
    open: fields.filter(({ toFillIn }) => toFillIn !== undefined).length,
    all: fields.length,
    sections: ORDER.map((section) => ({
      title: SECTIONS[section],
      fields: fields.filter((field) => field.section === section),
    })),
    back: { href: '/guidance', text: 'All guidance' },
  });

const document = (version: Version, fields: readonly TransparencyField[]): Reply =>
  json({
    standard: STANDARD,
    guidance: { id: version.id, digest: version.digest },
    fields: fields.map(({ number, attribute, name, tier, says, toFillIn }) => ({
      ...{ number, attribute, name, tier },
      value: says,
      toBeFilledInByTheForce: toFillIn ?? null,
    })),
  });

/** The transparency record: a page, and the same as JSON. */
export const transparencyPages = (reading: Reading, program: Program): readonly Route[] => {
  const route = (url: string, show: (version: Version, fields: readonly TransparencyField[]) => Reply): Route =>
    openPage({
      method: 'GET',
      url,
      action: 'read-guidance',
      keepable: true,
      handle: () => {
        const version = versionsIn(reading).find(({ isInForce }) => isInForce);
        if (version === undefined) return Promise.resolve(refuse({ code: 'no-such-page' }, '/guidance'));
        return Promise.resolve(show(version, transparencyRecord(version, program, reading.today())));
      },
    });
  return [route('/guidance/transparency', page), route('/guidance/transparency.json', document)];
};
