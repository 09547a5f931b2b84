/**
 * Everything a lost point may ask for. The wording file has a sentence for each. Apart from the score itself, which reads
 * sentences: who only names what is asked for carries none of that.
 */
export const FIX_IDS = [
  'sayWho',
  'sayWhatTheyDo',
  'sayWhatTheyDoNotWhatWeShip',
  'sayMetric',
  'sayFromAndTo',
  'sayFrom',
  'sayTo',
  'sayAChange',
  'sayByWhen',
  'nameRiskiest',
  'makeTestable',
  'askNoQuestion',
  'sayThreshold',
  'testAgainAfterThreshold',
  'testIt',
  'findStrongerEvidence',
  'testValueOrViability',
  'bringTwoDisciplines',
] as const;
export type FixId = (typeof FIX_IDS)[number];
