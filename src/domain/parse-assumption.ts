/**
 * The second sentence, *what must be true*, with the risk it most likely carries: a guess with what it was guessed from,
 * changed with one click. English.
 */
import { wordSet } from './language/inflect';
import { MAKERS } from './language/nouns';
import { READ_CHARACTERS } from './language/reading';
import type { Span } from './language/tokens';
import { spanOf, tokensOf } from './language/tokens';
import type { Risk } from './premise';

export interface ParsedAssumption {
  /** Without *we believe that…*; '' only where nothing was said. */
  readonly statement: string;
  readonly span: Span;
  readonly risk: Risk;
  /** A word that stands for the risk; *ours*: it says what we can do; *default*: value, the risk most often left out. */
  readonly because: 'word' | 'ours' | 'default';
  /** Where that word stands, or null. */
  readonly cue: Span | null;
}

/**
 * Words that stand for a risk, the more telling risk first: a sentence on consent that mentions a price is on ethics.
 * After Cagan's questions: will they want it, can they use it, can we build it, does it work for the business, should we.
 */
const CUES: readonly (readonly [Risk, ReadonlySet<string>])[] = [
  [
    'ethics',
    wordSet(`addictive bias biased consent consents deceive discriminate discriminates ethical exploit fair fairly
      fairness harm harms harmful manipulate misled mislead misuse misused privacy vulnerable surveillance`),
  ],
  [
    'viability',
    wordSet(`afford affordable budget channel compliance compliant contract contracts cost costs gdpr law lawful legal
      legally licence license margin margins partner partners price prices pricing profit profitable regulator regulators
      resell revenue sales tax legislation vat`),
  ],
  [
    'usability',
    wordSet(`accessible clear confused confusing discover easily easy find findable figure intuitive learn locate navigate
      notice overlook recognise recognize screen-reader self-explanatory simple understand understandable understood unaided
      unassisted usable`),
  ],
  [
    'feasibility',
    wordSet(`accuracy algorithm api architecture backend bandwidth build buildable database detect engine feasible
      implement infrastructure integrate integration latency library load model offline performance rate-limit scale
      scales scalable server servers sync technical technically technology throughput`),
  ],
  [
    'value',
    wordSet(`adopt benefit buy care choose demand desire enjoy interested matter matters motivated need needs pain pay prefer
      recommend return subscribe switch use value valuable want wants willing worth`),
  ],
];

const LEAD_INS: readonly (readonly string[])[] = [
  ['we', 'believe', 'that'],
  ['we', 'believe'],
  ['we', 'assume', 'that'],
  ['we', 'assume'],
  ['i', 'believe', 'that'],
  ['i', 'believe'],
  ['i', 'think', 'that'],
  ['we', 'think', 'that'],
  ['we', 'think'],
  ['riskiest', 'assumption', ':'],
  ['assumption', ':'],
  ['assuming', 'that'],
  ['assuming'],
];

/** Reads one sentence. Never throws; linear in the length of the text, all of which the statement keeps. */
export function parseAssumption(text: string): ParsedAssumption {
  const tokens = tokensOf(text.slice(0, READ_CHARACTERS));
  const lead = LEAD_INS.find((words) => words.every((word, at) => tokens[at]?.low === word))?.length ?? 0;
  const start = tokens[lead]?.start ?? tokens[0]?.start ?? 0;
  const statement = text.slice(start).trimEnd();
  const span = { start, end: start + statement.length };
  const said = tokens.slice(lead);
  for (const [risk, words] of CUES) {
    const cue = said.find(({ low }) => words.has(low));
    if (cue !== undefined) return { statement, span, risk, because: 'word', cue: spanOf([cue]) };
  }
  const ours = said[0] !== undefined && MAKERS.has(said[0].low) && said[1]?.low === 'can' ? said[0] : null;
  if (ours !== null) return { statement, span, risk: 'feasibility', because: 'ours', cue: spanOf([ours]) };
  return { statement, span, risk: 'value', because: 'default', cue: null };
}
