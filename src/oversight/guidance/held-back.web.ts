import { openPage, render, type Route } from '../../platform/web/index.ts';
import type { HeldBack } from './keeper.ts';

export const HELD_BACK = '/guidance/not-taken-in';

/** What was found of new guidance and not taken in, and what is advised by meanwhile. */
export const heldBackPage = (heldBack: () => HeldBack | undefined): Route =>
  openPage({
    method: 'GET',
    action: 'read-guidance',
    url: HELD_BACK,
    handle: () =>
      Promise.resolve(render('guidance-held-back.njk', { title: 'Guidance not taken in', held: heldBack() ?? null })),
  });
