/** What the page shows below its headline, or when it is asked to: the signals, the other tabs, what goes out and in. */
import { laterFrom } from '../shared/later';

const behind = laterFrom(async () => await import('./behind'));
const noes = laterFrom(async () => await import('./noes/piece'));
const outcomes = laterFrom(async () => await import('./outcomes/piece'));
const retro = laterFrom(async () => await import('./retro/piece'));

export const BalanceBelow = behind((parts) => parts.BalanceBelow);
export const BackfillPart = behind((parts) => parts.BackfillPart);
export const ExportPart = behind((parts) => parts.ExportPart);
export const PlanTab = behind((parts) => parts.PlanTab);
export const SignalsPart = behind((parts) => parts.SignalsPart);
export const SprintBalance = behind((parts) => parts.SprintBalance);
export const StoriesTab = behind((parts) => parts.StoriesTab);
export const OutcomesTab = outcomes((parts) => parts.OutcomesTab);
export const RetroTab = retro((parts) => parts.RetroTab);
export const NoesTab = noes((parts) => parts.NoesTab);
