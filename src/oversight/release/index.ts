export { heldBack, LEAST_SHOWN, shownCount, type Shown } from './hold-back.ts';
