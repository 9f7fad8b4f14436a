// The entrance to releases of own cases, beside index.ts: whoever only writes a file or holds small counts back loads no
// database and no solver.
export { releaseApi } from './release.api.ts';
export { isSignedBy, publicKeyOf, releaseSecrets, signText } from './signature.ts';
export { releaseProblems } from './release.problem.ts';
export { releasePages } from './release.web.ts';
export const releaseViews = import.meta.dirname;
export { dimensionsIn, methodWords } from './own-release.ts';
export type { MakeRefusal, MakeState, ReleaseMade } from './release.ts';
export { keepRelease, preparedRelease } from './release.store.ts';
export { heldWords } from './held.ts';
export { heldFromOf } from './held.store.ts';
export { countsOf } from './return.ts';
export { sharesShown } from './share.view.ts';
export { toldNow } from './told.ts';
export { daysOfFigure, isHeld } from './return.ts';
export { releasesPublished, returnsTaken, type Laid, type Released } from './released.store.ts';
