import { z } from 'zod';
import { openPage, paper, refuse, render, type Reply, type Route } from '../../platform/web/index.ts';
import { proofText } from './proof-text.ts';
import { openProofs, type ProvedVersion } from './proofs.ts';
import { proofsPage } from './proofs.view.ts';
import { findVersion, type Reading, type Version } from './published.ts';

const VersionParams = z.object({ version: z.string().min(1).max(80) });

/** What is proved of each version, for anybody to read. */
export const proofPages = (reading: Reading, proofs = openProofs(reading)): readonly Route[] => {
  const route = (place: string, show: (version: Version, proved: ProvedVersion) => Reply): Route =>
    openPage({
      method: 'GET',
      url: `/guidance/:version/proofs${place}`,
      action: 'read-guidance',
      keepable: true,
      params: VersionParams,
      handle: async ({ params }) => {
        const version = findVersion(reading, params.version);
        if (version === undefined) return refuse({ code: 'no-such-page' }, '/guidance');
        return show(version, await proofs(version));
      },
    });
  return [
    route('', (version, proved) => render('guidance-proofs.njk', proofsPage(version, proved))),
    route('/text', ({ id }, { proved }) => paper('text/plain', proofText(id, proved))),
  ];
};
