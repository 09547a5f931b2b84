/** All thirteen signals of a project, from what was counted of it. */
import { storyFactory, tooManyOutcomes, unexplainedNoes, yesOnly } from './backlog';
import { afterTheFact, bigBets, handedDown, hope } from './building';
import { easyRisks, forgotten, noContact, outcomesUntouched, theatre } from './learning';
import { cannotTell, type Said } from './made';
import { DEFAULT_SIGNAL_SETTINGS, longerWeeks, type SignalSettings, thresholdsOf, windowsOf } from './settings';
import { DAY_MS, WEEK_MS } from '../week';
import { SIGNAL_IDS, type Signal, type SignalId, type SignalInput, type SourceId } from './types';

/** Where each comes from: essays by number, others by whose idea it is (see the wording of each). */
const SOURCES: Readonly<Record<SignalId, readonly SourceId[]>> = {
  hope: ['S0', 'S1'],
  afterTheFact: ['S0'],
  storyFactory: ['S2', 'S0'],
  noContact: ['S2', 'torres'],
  outcomesUntouched: ['S2'],
  yesOnly: ['S4'],
  unexplainedNoes: ['S4'],
  forgotten: ['cutler'],
  theatre: ['kohavi'],
  easyRisks: ['cagan'],
  handedDown: ['S1', 'S3'],
  bigBets: ['gilad', 'cutler'],
  tooManyOutcomes: ['S1'],
};

/** Told from what happens too seldom for one window. */
const LONGER: readonly SignalId[] = ['afterTheFact', 'forgotten', 'bigBets'];

/** Of the last so many, whenever that was, or of what is in progress now. */
const TIMELESS: readonly SignalId[] = ['theatre', 'easyRisks', 'tooManyOutcomes'];

/** Lit ones first, then quiet, then those that cannot tell; within each in the order of the design. */
const STATE_ORDER = ['lit', 'quiet', 'cantTell'] as const;

/**
 * The thirteen signals, lit ones first. A project without a premise cannot tell, but for what it says of itself.
 * Same input, same answer: nothing is relative to other projects.
 */
export function signalsOf(input: SignalInput, settings: SignalSettings = DEFAULT_SIGNAL_SETTINGS): readonly Signal[] {
  const limits = thresholdsOf(settings);
  const signals = SIGNAL_IDS.map((id): Signal => {
    const said = saidOf(id, input, settings);
    const isNew = input.beganMs === null && said.state !== 'lit';
    const { state, need, numbers } = isNew ? cannotTell('firstPremise', 1, said.numbers) : said;
    return {
      id,
      state,
      need,
      numbers,
      windowWeeks: weeksOf(id, settings),
      threshold: limits[id],
      sources: SOURCES[id],
    };
  });
  return STATE_ORDER.flatMap((state) => signals.filter((signal) => signal.state === state));
}

function saidOf(id: SignalId, input: SignalInput, settings: SignalSettings): Said {
  const limits = thresholdsOf(settings);
  switch (id) {
    case 'hope':
      return hope(input, limits.hope);
    case 'afterTheFact':
      return afterTheFact(input, limits.afterTheFact);
    case 'storyFactory':
      return storyFactory(input, limits.storyFactory);
    case 'noContact':
      return noContact(input, limits.noContact);
    case 'outcomesUntouched':
      return outcomesUntouched(input, limits.outcomesUntouched);
    case 'yesOnly':
      return yesOnly(input, limits.yesOnly);
    case 'unexplainedNoes':
      return unexplainedNoes(input, limits.unexplainedNoes);
    case 'forgotten':
      return forgotten(input, limits.forgotten);
    case 'theatre':
      return theatre(input, limits.theatre, windowsOf(settings, input.beganMs, input.nowMs));
    case 'easyRisks':
      return easyRisks(input, limits.easyRisks);
    case 'handedDown':
      return handedDown(input, limits.handedDown);
    case 'bigBets':
      return bigBets(input, limits.bigBets);
    case 'tooManyOutcomes':
      return tooManyOutcomes(input, limits.tooManyOutcomes);
  }
}

/** How far back it looks; what is in progress or the last so many is no matter of weeks. */
function weeksOf(id: SignalId, settings: SignalSettings): number {
  const { noContact, outcomesUntouched } = thresholdsOf(settings);
  if (id === 'noContact') return noContact.weeks;
  if (id === 'outcomesUntouched') return Math.round((outcomesUntouched.days * DAY_MS) / WEEK_MS);
  if (LONGER.includes(id)) return longerWeeks(settings);
  return TIMELESS.includes(id) ? 0 : settings.windowWeeks;
}
