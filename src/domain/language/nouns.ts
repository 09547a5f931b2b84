/** Nouns that name people: a closed class of groups, and everything that ends as doers end. */
import { wordSet } from './inflect';

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
  heroes hosts hires sites subscribers therapists ambassadors champions advocates prospects buyers evangelists
  analysts chefs coaches dependents media outlets press recipients respondents spouses teens veterans youth leavers aes
  sdrs csms logos authors entrepreneurs grandparents commuters donors voters`);

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
  constant instant relevant grant plant merchant-id restaurant-id significant elephant guardian median custodian
  bother cluster consider defer deliver differ enter foster gather infer prefer recover remember render suffer transfer
  wonder alter administer cater confer decipher hinder linger ponder power rather shelter surrender tamper water`);
/** Words that only look like doers: comparatives and the closed classes. */
const NEVER_DOERS = wordSet(`
  after another better bigger broader cheaper clearer closer deeper earlier easier either ever faster fewer former further
  greater happier harder healthier higher however inner larger later latter lesser longer lower neither never newer nor
  older other outer over quicker rather richer safer shorter simpler slower smaller smarter smoother sooner stronger
  together under weaker whether whatever whenever wider younger per super`);

/** Doers that some product is also called: a person in the plural or with a person's verb. */
const DOERS_TOO = wordSet(`
  drivers editors operators readers brokers translators tutors viewers listeners keepers mayors workers printers
  painters runners providers pickers committees guardians custodians`);

const DOER_PLURAL = /(?:[^aeiou]e|[bcdfghiklmnprstvwyz])(?:ers|ors|ists|ysts|ians|ees|ants|smen|swomen)$/;
const PRONOUNS = wordSet(`i they he she you who everyone everybody nobody somebody anyone people`);

/** Said of several with the verb of one: *everyone knows*. */
const ONE_BY_ONE = wordSet(`everyone everybody nobody somebody anyone he she`);
export const takesSingular = (word: string): boolean => ONE_BY_ONE.has(word);
export const isPronoun = (word: string): boolean => PRONOUNS.has(word);

/** Whether a word names several people, or a group that acts. */
export function isPeople(word: string): boolean {
  const last = word.slice(word.lastIndexOf('-') + 1);
  if (PEOPLE.has(last) || DOERS_TOO.has(last)) return true;
  return last.length > 5 && DOER_PLURAL.test(last) && !NOT_DOERS.has(last.slice(0, -1));
}

/** Whether a word names one person or group: *each team*, *a nurse*. */
export function isPerson(word: string): boolean {
  if (NEVER_DOERS.has(word)) return false;
  const plural = word.endsWith('y')
    ? `${word.slice(0, -1)}ies`
    : /(?:s|sh|ch|x)$/.test(word)
      ? `${word}es`
      : `${word}s`;
  return !word.endsWith('s') && (word === 'person' || word === 'child' || isPeople(plural));
}

/** Whether a single word may be people in either number. */
export const namesSomebody = (word: string): boolean => isPeople(word) || isPerson(word);

/** How people are when things go well: *happy users* states where they are to be. */
export const WELL_OFF = wordSet(`
  active able aware comfortable confident convinced delighted efficient empowered engaged fluent happier happy healthier
  healthy independent informed loyal motivated proactive productive proficient proud ready safe satisfied self-sufficient
  skilled successful supported trained-up`);

/** Makers speaking of themselves. */
export const MAKERS = wordSet(`we we'll we'd we've developers engineering`);
