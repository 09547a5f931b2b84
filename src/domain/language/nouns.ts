/** Nouns by what they name: people, amounts, our own work. Classes, each with the reason it is asked for. */
import { wordSet } from './inflect';
import type { Token } from './tokens';

/** People whatever they do, and the groups that act as one person would. */
const PEOPLE = wordSet(`
  adults attendees audience audiences babies brides bosses businesses candidates carers charities children citizens
  clerks clients clinics colleagues communities companies consumers couples crew crews customers departments devs
  employees enterprises everybody everyone families fans farms firms folks friends gardeners governments groups guests
  guides households hospitals hotels individuals kids ladies leads leaders learners locals members men moms mothers
  neighbours neighbors nobody nurses organisations organizations parents partners patients peers pensioners people
  personas persons physicians pilots players practices pupils refugees relatives representatives reps residents
  restaurants retailers schools shops squads staff startups stores students suppliers talent teams tenants tourists
  universities users vendors victims visitors women workforce workers accounts agents admins athletes cooks experts
  heroes hosts hires sites subscribers therapists ambassadors champions advocates prospects buyers evangelists`);

/** Things that end as doers do: machines, parts and papers. Everything else in -er, -or, -ist, -ian, -ee, -ant acts. */
const NOT_DOERS = wordSet(`
  adapter answer anchor banner barrier border broker browser buffer bumper calendar center character chapter checker
  cluster color compiler computer connector constructor container controller converter corner corner counter cover
  cursor danger debugger descriptor digger discover driver editor emitter error executor factor fee filter finder
  flavor flavour floor folder footer formatter gateway generator guarantee handler header helper honor importer
  indicator initializer instant integer interpreter iterator jar keeper kernel labor layer ledger letter lever linter
  listener loader locator logger manner marker master matter mayor meter minor mirror monitor motor newsletter number
  offer operator order other paper parameter parser picker placeholder pointer poller poster power printer processor
  profiler provider proxy quarter reader receiver recorder refer register remainder reminder renderer report resolver
  router rumor runner scanner scheduler selector semester sensor separator server setter shader sheet slider spinner
  splitter sticker summer tender theater ticket timer toaster tooltip tracker transfer transformer translator trigger
  tutor validator variant vector viewer wallpaper watcher water weather winter worker wrapper committee coffee degree
  tree employee-handbook list checklist wishlist playlist blacklist whitelist allowlist denylist twist assist exist
  constant instant relevant grant plant merchant-id restaurant-id significant elephant guardian median custodian`);

/** Doers that some product is also called: a person in the plural or with a person's verb. */
const DOERS_TOO = wordSet(`
  drivers editors operators readers brokers translators tutors viewers listeners keepers mayors workers printers
  painters runners providers pickers committees guardians custodians`);

const DOER_PLURAL = /(?:[^aeiou]e|[bcdfglmnprstvz])(?:ers|ors|ists|ians|ees|ants|smen|swomen)$/;
const PRONOUNS = wordSet(`i they he she you who everyone everybody nobody somebody anyone people`);

export const isPronoun = (word: string): boolean => PRONOUNS.has(word);

/** Whether a word names several people, or a group that acts. */
export function isPeople(word: string): boolean {
  const last = word.slice(word.lastIndexOf('-') + 1);
  if (PEOPLE.has(last) || DOERS_TOO.has(last)) return true;
  return last.length > 5 && DOER_PLURAL.test(last) && !NOT_DOERS.has(last.slice(0, -1));
}

/** Whether a word names one person or group: *each team*, *a nurse*. */
export function isPerson(word: string): boolean {
  const plural = word.endsWith('y')
    ? `${word.slice(0, -1)}ies`
    : /(?:s|sh|ch|x)$/.test(word)
      ? `${word}es`
      : `${word}s`;
  return !word.endsWith('s') && (word === 'person' || word === 'child' || isPeople(plural));
}

/** Whether a single word may be people in either number. */
export const namesSomebody = (word: string): boolean => isPeople(word) || isPerson(word);

/** Amounts somebody would put on a chart: money, demand, use, feeling, time, trouble. Read in either number. */
const MEASURES = wordSet(`
  revenue sale income profit profitability margin cost spend spending price turnover booking donation saving expense
  arr mrr acv tcv gmv arpu ltv clv cac roi ebitda dollar euro burn quota
  lead conversion mql sal pipeline signup sign-up registration trial download install subscription renewal upsell referral
  visit pageview impression click traffic view session order purchase transaction enrolment enrollment attendance
  contribution logo deal opportunity subscriber follower mention share backlink reach ctr seat
  usage adoption engagement retention churn activation stickiness dau wau mau participation uptake penetration
  satisfaction csat nps trust confidence loyalty awareness experience expectation happiness morale sentiment wellbeing motivation feedback upvote tweet review percentile coverage
  well-being stress burnout productivity efficiency effectiveness belonging perception reputation diversity commitment
  comprehension understanding literacy health safety forecast value participation transparency
  alignment collaboration
  rate ratio percentage percent score index amount volume frequency count average median proportion number success
  time duration speed latency delay wait length throughput day hour minute week responsiveness response turnaround
  availability uptime downtime reliability robustness stability quality accuracy performance capacity
  error defect incident failure outage complaint ticket call return refund cancellation mistake accident absence
  no-show bounce abandonment attrition mttr mttd sla slo risk fraud waste loss rework workload effort friction`);

/** Amounts of what we make rather than of what it does: moving them is still our own work. */
const OWN_WORK = wordSet(`
  backlog branch bug candidate code codebase commit complexity cpu debt dependency deployment doc documentation
  epic feature file handbook headcount hire hiring integration interview library lint log maintainability memory
  milestone module mr okr okrs plan point posting query recruiting release roadmap scalability sprint story test testing
  vacancy warning bundle heap thread schema table column`);

const singular = (word: string): string =>
  word.endsWith('ies') ? `${word.slice(0, -3)}y` : /[^s]s$/.test(word) ? word.slice(0, -1) : word;

export const isMeasure = (word: string): boolean =>
  word.startsWith('time-to-') ||
  MEASURES.has(word) ||
  MEASURES.has(singular(word)) ||
  MEASURES.has(word.replace(/es$/, ''));

export const isOwnWork = (word: string): boolean => OWN_WORK.has(word) || OWN_WORK.has(singular(word));

/** Measures a program has too: of one they say an outcome only with a value. */
const OF_PROGRAMS = wordSet(`
  performance capacity error session order length time call view click load wait return share volume count index number
  speed level loss reach safety price hour day minute week failure user ticket quality amount delay response rank
  value length frequency average alignment collaboration understanding experience effort success seat health`);
export const isOfPrograms = (word: string): boolean => OF_PROGRAMS.has(word) || OF_PROGRAMS.has(singular(word));

/** Counted things that only somebody outside can make: a bare number of them is an aim. */
const DEMAND = wordSet(`
  lead conversion mql sal signup sign-up registration trial download install subscription renewal referral visit order
  purchase transaction donation deal opportunity subscriber follower booking logo visitor customer client buyer member
  contributor contribution partner sponsor applicant donor advocate tweet upvote reference user reader attendee participant viewer listener`);
export const isDemand = (word: string): boolean => DEMAND.has(word) || DEMAND.has(singular(word));

const ACRONYM = /^\p{Lu}{2,6}s?$/u;
/** Acronyms of making software: every other one beside a number is taken for a measure, as trades have their own. */
const ACRONYMS_OF_MAKERS = wordSet(`
  ai api apis aws bug cd ci cli cms cpu css csv db dns doc docs dr faq ftp gb gdpr gpu gui hr html http https id ide ios ip
  iso it jdk jpa js json jvm kb kpi kpis mb mr mrs ms mvp npe okr okrs orm os pdf php pr prs qa ram rest rfc sdk soc sql
  sre ssl sso tcp tls ui uri url us uk eu emea apac utc utf ux vm vms xml yaml`);

/** Whether a token names an amount or people, by word or as a trade's acronym. */
export function isAmountWord({ low, raw }: Token): boolean {
  return isMeasure(low) || isPeople(low) || (ACRONYM.test(raw) && !ACRONYMS_OF_MAKERS.has(low));
}

/** What is set in a program rather than measured in the world: *reduce the timeout*. */
const SETTINGS = wordSet(`
  buffer cache default delay depth font heap height interval level limit log logging margin max maximum min minimum
  padding port precision priority resolution size spacing threshold timeout verbosity version visibility width exception
  dependency dependencies duplication allocation allocations redundancy noise overhead footprint boilerplate chance
  output scope privilege privileges permission permissions severity`);
export const isSetting = (word: string): boolean => SETTINGS.has(word) || SETTINGS.has(singular(word));

/** Nouns of a move: *20 % increase in…*. */
export const CHANGE_NOUNS = wordSet(`
  increase decrease reduction growth improvement rise drop decline uplift lift gain cut fall jump boost`);

/** Amounts that say nothing alone: what they are of is what counts. */
export const EMPTY_AMOUNTS = wordSet(`number amount percentage percent proportion share count rate ratio volume level`);

/** How people are when things go well: *happy users* states where they are to be. */
export const WELL_OFF = wordSet(`
  active aware confident delighted efficient engaged happier happy healthier healthy informed loyal productive safe satisfied
  successful`);

/** Makers speaking of themselves. */
export const MAKERS = wordSet(`we we'll we'd we've developers engineering`);
