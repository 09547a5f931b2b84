/** One clause of a query, `field operator operand`, as a test over issues. */
import type { Operand, OperatorValue, TerminalClause } from '@atlaskit/jql-ast';
import { NotModelled, Refusal } from './http';
import { fieldName, visibleIssueId } from './jql-fields';
import type { JqlContext, JqlField, OrderedField, SetField, TextField } from './jql-kinds';
import type { Issue } from './model';
import { keyNumber } from './store';

type Test = (issue: Issue) => boolean;

const OPPOSITE: Readonly<Partial<Record<OperatorValue, OperatorValue>>> = {
  '=': '!=',
  '!=': '=',
  '~': '!~',
  '!~': '~',
  '<': '>=',
  '>=': '<',
  '>': '<=',
  '<=': '>',
  in: 'not in',
  'not in': 'in',
  is: 'is not',
  'is not': 'is',
};

export function compileClause(clause: TerminalClause, field: JqlField, context: JqlContext, negated: boolean): Test {
  const { operator, operand } = clause;
  const name = clause.field.value;
  if (!operator) throw new Refusal(400, `Error in the JQL Query: the field '${name}' has no operator.`);
  if (/^(was|changed)/.test(operator.value))
    throw new NotModelled(`the JQL operator '${operator.value}'`, 'test/host/jira/jql-clauses.ts');
  const value = negated ? OPPOSITE[operator.value] : operator.value;
  if (!operand || value === undefined) throw new Refusal(400, `Error in the JQL Query: '${name}' has no value.`);
  const said: Said = { name, operator: value, operand };

  // EMPTY, also spelled null, goes with is, is not, = and != on every field.
  if (operand.operandType === 'keyword') return emptiness(said, field);
  if (value === 'is' || value === 'is not')
    throw new Refusal(400, `The operator '${value}' can only be used with EMPTY, for the field '${name}'.`);
  switch (field.kind) {
    case 'set':
      return setTest(said, field);
    case 'ordered':
      return orderedTest(said, field);
    case 'text':
      return textTest(said, field);
    case 'key':
      return keyTest(said, context);
  }
}

interface Said {
  readonly name: string;
  readonly operator: OperatorValue;
  readonly operand: Operand;
}

function emptiness({ name, operator }: Said, field: JqlField): Test {
  const wanted =
    operator === 'is' || operator === '=' ? true : operator === 'is not' || operator === '!=' ? false : null;
  if (wanted === null || field.kind === 'key') throw unsupported(operator, name);
  return (issue) => isEmpty(field, issue) === wanted;
}

function isEmpty(field: SetField | OrderedField | TextField, issue: Issue): boolean {
  const value = field.of(issue);
  return value === null || (typeof value !== 'number' && value.length === 0);
}

/** A negative operator never matches an issue whose field is empty: that is Jira's rule, and a common surprise. */
function setTest(said: Said, field: SetField): Test {
  const { name, operator } = said;
  const negative = operator === '!=' || operator === 'not in';
  if (!negative && operator !== '=' && operator !== 'in') throw unsupported(operator, name);
  const unresolved =
    fieldName(name) === 'resolution' && valuesOf(said).some((value) => /^unresolved$/i.test(value.text));
  const values = valuesOf(said).filter((value) => !(unresolved && /^unresolved$/i.test(value.text)));
  const wanted = new Set(values.flatMap((value) => setMeaning(said, field, value)));
  return (issue) => {
    const has = field.of(issue);
    if (has.length === 0) return unresolved && !negative;
    return has.some((value) => wanted.has(value)) !== negative;
  };
}

interface Value {
  readonly text: string;
  /** Arguments when it is a function; null for a plain value. */
  readonly args: readonly string[] | null;
}

/** The values of an operand; that `in` has a list or a function, and nothing else has a list, the parser sees to. */
function valuesOf({ operand }: Said): readonly Value[] {
  return operand.operandType === 'list' ? operand.values.map(valueOf) : [valueOf(operand)];
}

function valueOf(operand: Operand): Value {
  switch (operand.operandType) {
    case 'value':
      return { text: operand.value, args: null };
    case 'function':
      return { text: operand.function.value, args: operand.arguments.map((argument) => argument.value) };
    case 'keyword':
    case 'list':
      throw new NotModelled('EMPTY or a list inside a JQL list', 'test/host/jira/jql-clauses.ts');
  }
}

function setMeaning({ name }: Said, field: SetField, value: Value): readonly string[] {
  if (value.args !== null) {
    const found = field.call?.(value.text, value.args);
    if (found === undefined || found === 'unknown') throw noFunction(value.text);
    return found;
  }
  const found = field.value(value.text);
  if (found === 'unknown') throw new Refusal(400, `The value '${value.text}' does not exist for the field '${name}'.`);
  return found;
}

function orderedTest(said: Said, field: OrderedField): Test {
  const { name, operator } = said;
  if (operator === '~' || operator === '!~') throw unsupported(operator, name);
  const values = valuesOf(said).map((value) => orderedMeaning(said, field, value));
  const compare = comparison(operator, values);
  return (issue) => {
    const value = field.of(issue);
    return value !== null && compare(value);
  };
}

function orderedMeaning({ name }: Said, field: OrderedField, value: Value): number {
  const found = value.args === null ? field.value(value.text) : field.call?.(value.text, value.args);
  if (found === undefined) throw noFunction(value.text);
  if (found === null) throw new Refusal(400, `The value '${value.text}' is not valid for the field '${name}'.`);
  return found;
}

function comparison(operator: OperatorValue, values: readonly number[]): (value: number) => boolean {
  const [first = Number.NaN] = values;
  switch (operator) {
    case '<':
      return (value) => value < first;
    case '<=':
      return (value) => value <= first;
    case '>':
      return (value) => value > first;
    case '>=':
      return (value) => value >= first;
    case '!=':
    case 'not in':
      return (value) => !values.includes(value);
    default:
      return (value) => values.includes(value);
  }
}

/** `~` finds issues that have every word, in any order; `word*` finds beginnings, "quoted words" a phrase. */
function textTest(said: Said, field: TextField): Test {
  const { name, operator } = said;
  if (operator !== '~' && operator !== '!~') throw unsupported(operator, name);
  const [value] = valuesOf(said);
  if (value === undefined || value.args !== null) throw noFunction(value?.text ?? '');
  const phrases = /^".*"$/.test(value.text) ? [value.text.slice(1, -1)] : value.text.split(/\s+/);
  const patterns = phrases.filter((phrase) => phrase !== '').map(wordPattern);
  if (patterns.length === 0)
    throw new Refusal(400, `The field '${name}' does not support searching for an empty string.`);
  return (issue) => {
    const words = field.of(issue);
    return words !== '' && patterns.every((pattern) => pattern.test(words)) === (operator === '~');
  };
}

function wordPattern(phrase: string): RegExp {
  const open = phrase.endsWith('*');
  const literal = (open ? phrase.slice(0, -1) : phrase).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}])${literal}${open ? '' : '(?![\\p{L}\\p{N}])'}`, 'iu');
}

function keyTest(said: Said, context: JqlContext): Test {
  const { name, operator } = said;
  if (operator === '~' || operator === '!~') throw unsupported(operator, name);
  const issues = valuesOf(said).map((value) => {
    if (value.args !== null) throw noFunction(value.text);
    const found = visibleIssueId(context, value.text);
    const issue = found === 'unknown' ? null : context.store.issue(found[0] ?? '');
    if (issue === null) throw new Refusal(400, `An issue with key '${value.text}' does not exist for field '${name}'.`);
    return issue;
  });
  const ids = new Set(issues.map((issue) => issue.id));
  if (operator === '=' || operator === 'in') return (issue) => ids.has(issue.id);
  if (operator === '!=' || operator === 'not in') return (issue) => !ids.has(issue.id);
  const [than] = issues;
  if (than === undefined) throw unsupported(operator, name);
  const compare = comparison(operator, [keyNumber(than.key)]);
  return (issue) => issue.projectId === than.projectId && compare(keyNumber(issue.key));
}

function unsupported(operator: string, name: string): Refusal {
  return new Refusal(400, `The operator '${operator}' is not supported by the '${name}' field.`);
}

function noFunction(name: string): Refusal {
  return new Refusal(400, `Unable to find JQL function '${name}()'.`);
}
