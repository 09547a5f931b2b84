/**
 * Nouns that name amounts, and nouns that name our own work. Classes, each with the reason it is asked for: what is
 * measured out in the world makes an outcome, the same verb over what we make does not. Folded words, either number.
 */
import { wordSet } from './inflect';
import { isPeople } from './nouns';
import type { Token } from './tokens';

/** Amounts only others give: what they feel, what they do, what they pay. Nothing before such a word makes it ours. */
const GIVEN = wordSet(`
  achievement adoption advocacy affinity attainment appetite attendance attrition awareness belonging belief bookings burnout
  cancellation churn click clickthrough click-through comfort complaint confidence confusion conversion csat dau delight demand
  discoverability dissatisfaction donation download engagement enquiry enrolment enrollment enjoyment esat enps expectation experience fame
  favorability follow follower frustration fulfilment fulfillment gmv happiness impression inquiry install interest
  love loyalty mau mention morale motivation no-show nps open-rate pageview page-view participation penetration
  perception popularity preference pride purchase readership reach recall recognition referral registration renewal
  reputation retention revenue sale satisfaction sentiment sign-up signup spend stickiness subscriber subscription
  takeup take-up testimonial traction traffic trial trust turnout turnover uptake upsell usability usage use utilisation
  utilization viewership visit visitor wait wau wellbeing well-being willingness`);

/** Other amounts somebody would put on a chart: money, quality, time, trouble. */
const MEASURES = wordSet(`
  income profit profitability margin cost overhead expense spending price booking saving budget burn cash runway arr mrr
  acv tcv arpu ltv clv cac roi roas ebitda dollar euro quota billing cashflow
  lead mql sql sal sao pipeline coverage view order transaction contribution logo deal opportunity share backlink ctr
  seat citation star like vote upvote tweet reply review rating bounce impact presence reader attendee
  activation experience productivity efficiency effectiveness commitment feedback percentile diversity inclusion equity
  comprehension understanding literacy health safety forecast value transparency alignment collaboration autonomy
  rate ratio percentage percent score index amount volume frequency count average median proportion number success growth
  time duration speed velocity latency delay length throughput day hour minute week responsiveness response turnaround tenure
  lifetime cycle onboarding-time availability uptime downtime reliability robustness resilience stability quality accuracy
  performance capacity usability accessibility findability flexibility visibility durability
  error defect incident failure outage ticket call return refund mistake accident absence injury emission
  abandonment mttr mttd mttf mtbf sla slo sli risk exposure fraud waste loss rework workload effort friction barrier
  hurdle toil pain burden strain drop-off dropoff escalation leakage shrinkage occupancy yield surplus deficit debt-ratio
  valuation funding market-share competitiveness`);

/** What we make and do at work, as material: moving its amount is still our own work. */
const OWN_WORK = wordSet(`
  backlog branch bug build code codebase commit complexity cpu debt dependency deployment doc documentation
  epic feature file handbook headcount hiring integration interview library lint log maintainability memory
  milestone module mr okr okrs plan point posting query recruiting release roadmap scalability sprint story test testing
  warning bundle heap thread schema table column`);

/** Things made or held to be seen, read or attended: a count of them is a count of our output. */
const ARTEFACTS = wordSet(`
  agenda alert analysis app application architecture article artifact artefact asset audit automation banner benchmark
  blog book brief broadcast calendar campaign case catalog catalogue channel chapter chart checklist class cluster
  collection component concept conference connector content control course curriculum dashboard database dataset deck
  deliverable demo design diagram document draft driver e-book ebook email endpoint environment episode event experiment
  extension faq fix form format framework function guide guideline hackathon hub image implementation infographic
  infrastructure initiative installer issue item iteration job key language layout lesson list manual map material
  meeting meetup message method migration mockup model motion newsletter notification office package page paper patch
  persona piece pilot pipeline-stage platform playbook plugin podcast policy post practice presentation press-release
  procedure process product program programme project prompt proposal prototype question questionnaire rebrand recipe
  record refactor report repo repository resource review-cycle role rule sandbox scenario screen script sdk section series
  server service session setup show site snapshot snippet source spec specification spike sprint standard step strategy
  structure style suite summary survey system tactic talk task taxonomy template text theme tool tooling topic
  training transformation translation tutorial update use-case vendor version video webinar website whitepaper widget
  workflow workshop workstream`);

export const singular = (word: string): string =>
  word.endsWith('ies') ? `${word.slice(0, -3)}y` : /[^s]s$/.test(word) ? word.slice(0, -1) : word;

const holds = (words: ReadonlySet<string>, word: string): boolean =>
  words.has(word) || words.has(singular(word)) || words.has(word.replace(/es$/, ''));

/** Only others can give it: trust, visits, money. */
export const isGiven = (word: string): boolean => holds(GIVEN, word);
export const isMeasure = (word: string): boolean =>
  word.startsWith('time-to-') || holds(GIVEN, word) || holds(MEASURES, word);
export const isOwnWork = (word: string): boolean => OWN_WORK.has(word) || OWN_WORK.has(singular(word));
export const isArtefact = (word: string): boolean => isOwnWork(word) || holds(ARTEFACTS, word);

/** Measures a program has too: of one they say an outcome only with a value. */
const OF_PROGRAMS = wordSet(`
  performance capacity error session order length time call view click load wait return share volume count index number
  speed level loss reach safety price hour day minute week failure user ticket quality amount delay response rank use
  value length frequency average alignment collaboration understanding experience effort success seat health coverage
  visibility interest feedback follow review rating like star reply budget recall accessibility drop cycle
  flexibility growth recognition sql sli velocity throughput risk`);
/** Of these, what a program does by itself: bettering it is tuning until somebody is named or a value given. */
const TECHNICAL = wordSet(`capacity error latency length load loss performance size speed throughput time times`);
export const isTechnical = (word: string): boolean => TECHNICAL.has(word) || TECHNICAL.has(singular(word));
export const isOfPrograms = (word: string): boolean => OF_PROGRAMS.has(word) || OF_PROGRAMS.has(singular(word));

/** Counted things that only somebody outside can make: a bare number of them is an aim. */
const DEMAND = wordSet(`
  lead conversion mql sal sao signup sign-up registration trial download install subscription renewal referral visit
  order purchase transaction donation deal opportunity booking logo citation testimonial impression pageview star mention
  tweet upvote reference backlink inquiry enquiry contribution endorsement win sale view engagement share vote`);

/** People we pay or are about to: a number of them is hiring. */
const STAFF = wordSet(`
  administrator analyst architect candidate designer developer director employee engineer executive hire intern interview
  interviewer lead maintainer manager marketer operator planner programmer recruiter salesperson salespeople scientist
  specialist staff teammate tester vacancy vp writer squad team department group person people`);
export const isStaff = (word: string): boolean => STAFF.has(word) || STAFF.has(singular(word));
export const isDemand = (word: string): boolean =>
  DEMAND.has(word) || DEMAND.has(singular(word)) || (isPeople(word) && !isStaff(word));

const ACRONYM = /^\p{Lu}{2,6}s?$/u;
/** Acronyms of making software: every other one beside a number is taken for a measure, as trades have their own. */
const ACRONYMS_OF_MAKERS = wordSet(`
  ai ama api apis aws bug ce cd ci cli cms cpu css csv db dns doc docs dr ee faq ftp ga gb gdpr gpu gui hr html http https
  id ide ios ip iso it jdk jpa js json jvm kb kpi kpis mb ml mr mrs ms mvc mvp npe okr okrs oss orm os pci pdf php poc pr
  prs qa qbr ram rbac rc rest rfc rfp saas saml sdk soc sow sox sre sso ssl tbd tcp tls ui uri url us uk eu emea apac utc utf
  ux vm vms vp xml yaml`);

/** Whether a token names an amount or people, by word or as a trade's acronym. */
export function isAmountWord(token: Token): boolean {
  return isMeasure(token.low) || isPeople(token.low) || isTradeAcronym(token);
}
export const isTradeAcronym = ({ low, raw }: Token): boolean =>
  ACRONYM.test(raw) && !ACRONYMS_OF_MAKERS.has(low) && !ACRONYMS_OF_MAKERS.has(singular(low));

/** What is set in a program rather than measured in the world: *reduce the timeout*. */
const SETTINGS = wordSet(`
  buffer cache default delay depth font heap height interval level limit log logging margin max maximum min minimum
  padding port precision priority resolution size spacing threshold timeout verbosity version visibility width exception
  dependency dependencies duplication allocation allocations redundancy noise footprint boilerplate chance
  output scope privilege privileges permission permissions severity`);
export const isSetting = (word: string): boolean => SETTINGS.has(word) || SETTINGS.has(singular(word));

/** Nouns of a move: *20 % increase in…*. */
export const CHANGE_NOUNS = wordSet(`
  increase decrease reduction growth improvement rise drop decline uplift lift gain cut fall jump boost`);

/** Amounts that say nothing alone: what they are of is what counts. */
export const EMPTY_AMOUNTS = wordSet(
  `number amount percentage percent proportion share count rate ratio volume level average total frequency majority`,
);

/** What is aimed at; the amount is the word before. */
export const AIMS = wordSet(
  `aim aims budget forecast forecasts goal goals objective plan quota target targets baseline`,
);
