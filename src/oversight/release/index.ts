export { heldBack, LEAST_SHOWN, shownAlone, shownCount, type Shown } from './hold-back.ts';
