/**
 * Verbs by what kind of thing they say: classes a reader can check, not phrases seen somewhere. English only; a line in
 * another language matches none of them and is left alone.
 */
import { verbClass, wordSet } from './inflect';

/** What makers do to a product: as an order, the title of a piece of work, hardly ever what a customer does. */
export const SHIPPING = verbClass(`
  add allow automate build code configure create deliver deploy deprecate design develop document enable expose
  implement install integrate introduce launch localise migrate modernise mock optimise port productise provide
  provision prototype publish rebuild redesign refactor release rename replace restructure rework rewrite rollout
  scaffold setup ship simplify standardise support unify upgrade wire`);

/** What anybody at work does: an activity of ours when it leads a line nobody else is the subject of. */
export const WORKING = verbClass(`
  adapt adjust address adopt agree align analyse apply appoint approve archive arrange assess assign assist attend audit
  benchmark bring brief burn call capture change check clarify clean coach collaborate collect communicate compile
  complete conduct connect consolidate contact continue contribute convert coordinate correct cover define delete
  describe determine disable discuss distribute draft drop edit educate engage ensure establish estimate evaluate
  execute expand experiment explore extend facilitate file finalise finish fix focus follow form formalise gather
  handle have help hire host identify include increment inform initiate interview investigate issue iterate kick
  lead leverage list look maintain make manage map mentor merge monitor move onboard open operate organise own
  offer partner perform pilot plan present prepare prioritise produce project promote propose prove put recruit refine
  ramp rebrand reorganise report represent revamp research resolve restart retire review revise revisit roll rollout run schedule scope
  screen secure send set share shift sign source speak split staff start stop streamline study submit survey switch take
  teach test track train transition translate turn unblock update use validate verify visit work write`);

/** Moving an amount, said of the one who moves it: *increase X* needs no other sign that X is measured. */
export const MOVING = verbClass(`
  boost cut decrease diminish double elevate grow halve increase lessen lift lower maximise minimise quadruple raise
  reduce shorten shrink slash triple`);

/** An amount moving by itself. */
export const DRIFTING = verbClass(`climb decline decrease diminish double drop fall grow increase rise shrink`);

/** Making better or holding: an outcome of something people feel or somebody measures, else one more piece of work. */
export const BETTERING = verbClass(`
  accelerate achieve attain beat build cap deepen drive enhance ensure exceed expand extend gain hit hold
  improve keep limit maintain meet optimise preserve protect reach restore retain stabilise strengthen surpass
  sustain`);

/** Taking an amount somewhere: *bring churn below 2 %*. Their object decides. */
export const CARRYING = verbClass(`bring get have keep make move push see take turn`);

/** Bringing people to do something: the doing is theirs. */
export const MOVING_PEOPLE = verbClass(`convince encourage get help inspire motivate nudge persuade`);

/** Getting somebody or something of value from outside: customers, money, attention. */
export const WINNING = verbClass(`
  acquire activate attract book capture close convert earn engage gain generate get keep land obtain produce raise
  receive retain secure sell sign upsell win`);

/** Keeping something unwelcome from happening. */
export const SPARING = verbClass(`avoid curb eliminate end prevent save stop`);

/** What outsiders do about us, said in the passive: *be named in…*. */
export const RECOGNISING = wordSet(`
  acknowledged awarded cited chosen featured included mentioned named nominated preferred
  quoted ranked rated recognised recognized recommended referenced shortlisted trusted voted`);

/** What people do with their days and with a product: act, choose, communicate, learn, pay, travel, feel. */
export const LIVING = verbClass(`
  abandon accept access achieve act adopt advance advocate agree analyse answer apply approach arrange arrive ask attend avoid ban
  believe book borrow browse bring buy call cancel care catch change check choose chat close collaborate come commit begin confirm embrace engage enroll endorse expand migrate progress ramp scale self-serve thrive
  commute communicate compare complete consider contact contribute convert cook coordinate correct create cycle deal
  decide depend discover discuss do donate drink drive drop eat enjoy enrol enter exercise expect explain explore
  feel file find finish fix focus follow forget get give go grow guess hand handle have hear help hire hold identify
  ignore invest invite join judge keep know learn leave lend listen live log look lose maintain make manage meet
  miss monitor move navigate need negotiate notice onboard open order organise own pay pick plan play prefer prepare
  prioritise produce protect prove publish purchase put quit rate reach react read rebook recall receive recognise
  recommend recover recycle refer register rely remember renew reorder repeat replace reply report request reserve
  resolve respond rest retain return reuse review ride run save schedule search see sell send serve settle share
  shop sign skip sleep solve speak spend spot stay start stick stop study submit subscribe succeed suggest switch
  take talk teach tell think throw track trade travel treat trust try turn understand unsubscribe update upgrade use
  vaccinate visit volunteer vote wait walk want waste watch wear win work worry write`);

/** Handling a screen: what somebody does to the product, not what they do because of it. */
export const OPERATING = verbClass(`
  check click configure display download drag enter export filter hover import input list load navigate open scroll
  select set show sort swipe tap toggle type upload view`);

/** What happens to people rather than what they do: the words of a bug report. */
export const SUFFERING = verbClass(`
  complain deserve encounter experience face find get have hit lack matter miss need notice receive report see
  struggle suffer want wish`);

/** Before a verb. */
export const MODALS = wordSet(`can could will would may might must should shall`);

/** Forms of *be*, *have* and *do* before other verbs, and their negatives. */
export const AUXILIARIES = wordSet(`
  am are be been being did didn't do does doesn't don't had hadn't has hasn't have haven't is isn't was wasn't were
  weren't can't cannot couldn't won't wouldn't shouldn't`);
