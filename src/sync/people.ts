/** What people's own screens cost of the app's points: counted for the health page, and kept from nobody. */
import { logFailure } from '../failures';
import { takePointsOfPeople } from '../jira/request';
import { addSpent } from '../store/facts-lease';

/** What a process gathers of people's points before it notes them: a statement for some twenty-five panels. */
const PEOPLE_AT_ONCE = 100;

/** Notes what people's screens have cost, for the health page; nothing is ever kept from them. Never throws. */
export async function notePeople(nowMs: number): Promise<void> {
  try {
    await addSpent('people', takePointsOfPeople(PEOPLE_AT_ONCE), nowMs);
  } catch (error) {
    logFailure('points of people', error);
  }
}
