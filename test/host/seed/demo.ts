/** The demo: three months of a believable product team, hand-written, chapter by chapter. */
import { before } from './chapters/before';
import { delivered } from './chapters/delivered';
import { invites } from './chapters/invites';
import { next } from './chapters/next';
import { refused } from './chapters/refused';
import { underway } from './chapters/underway';
import { upkeep } from './chapters/upkeep';
import type { Step } from './script';

/** Every step of every chapter; `play` puts them in the order of time. */
export const STEPS: readonly Step[] = [
  ...before,
  ...invites,
  ...refused,
  ...delivered,
  ...underway,
  ...next,
  ...upkeep,
];
