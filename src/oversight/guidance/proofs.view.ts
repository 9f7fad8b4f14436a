import type { PageModel } from '../../platform/web/index.ts';
import type { Proof } from '../../policy/index.ts';
import type { ProvedVersion } from './proofs.ts';
import { placesOf } from './places.ts';
import type { Version } from './published.ts';

const isOfSetting = ({ statement }: Proof): boolean => statement.startsWith('The setting ');

const proofRow = ({ statement, proved, counterexample }: Proof) => ({
  statement,
  proved,
  story: counterexample?.story.split('\n') ?? [],
});

/** Refuted ones first: nobody should have to look for them. */
const inOrder = (proofs: readonly Proof[]) =>
  proofs.toSorted((a, b) => Number(a.proved) - Number(b.proved)).map(proofRow);

/** Every statement proved of a version, for which digest and when; and what it discloses of itself. */
export const proofsPage = (version: Version, { proved, at }: ProvedVersion): PageModel => {
  const { proofs, dates, questions } = proved;
  const { policy } = version.policy.files;
  return {
    title: 'Proofs',
    version: version.id,
    places: placesOf(version.id),
    section: 'proofs',
    digest: version.digest,
    at,
    all: proofs.length,
    refuted: proofs.filter((proof) => !proof.proved).length,
    seconds: (proofs.reduce((sum, { ms }) => sum + ms, 0) / 1000).toFixed(1),
    dates,
    questions,
    proved: inOrder(proofs.filter((proof) => !isOfSetting(proof))),
    settings: inOrder(proofs.filter(isOfSetting)),
    exposesMore: policy.exposesMore ?? [],
    back: { href: placesOf(version.id).version, text: `Guidance ${version.id}` },
  };
};
