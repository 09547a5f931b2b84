/**
 * One warm process serves many installations, so what a module keeps between calls belongs to one of them or to nobody:
 * constants, and maps whose keys begin with the installation.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

/** What may change between calls, and why that is safe. */
const BY_INSTALLATION: Readonly<Record<string, string>> = {
  'src/jira/request.ts: untakenPoints': 'key: installation; points of people until they are worth a statement',
  'src/resolvers/guarded.ts: grants': 'key: installation, account, resource, permission; grants only, for five minutes',
  'src/store/health.ts: lastEvent': 'key: installation; when its last event was noted',
  'src/store/sql.ts: untakenMs': 'key: installation; query time until the next batch notes it',
  'src/store/schema.ts: ready': 'key: installation; says only that its tables are there',
  'src/sync/site.ts: known': 'key: installation; its fields and statuses, for ten minutes',
};

/** Literals without a `readonly` of their own, and what keeps them as they are. No code may write to them by name. */
const CONSTANTS: Readonly<Record<string, string>> = {
  'src/domain/balance.ts: NOTHING': 'its type is readonly throughout',
  'src/domain/decide-command.ts: UNCHANGED': 'its type is readonly throughout',
  'src/domain/ladder.ts: OPINION': 'its type is readonly throughout',
  'src/domain/premise.ts: EMPTY_OUTCOME': 'its type is readonly throughout',
  'src/domain/premise.ts: EMPTY_PREMISE': 'its type is readonly throughout',
  'src/domain/score.ts: FULL': 'its type is readonly throughout',
  'src/domain/settings.ts: DEFAULT_SETTINGS': 'its type is readonly throughout',
  'src/resolvers/page-payloads.ts: part': 'schemas, spread into others while the module loads',
  'src/resolvers/command-payload.ts: envelope': 'schemas, spread into others while the module loads',
  'src/store/event-schemas.ts: Hint': 'schemas, spread into others while the module loads',
  'src/store/event-schemas.ts: outcomeParts': 'schemas, spread into others while the module loads',
  'src/store/settings-store.ts: parts': 'schemas, spread into others while the module loads',
};

const sources = execFileSync('git', ['ls-files', 'src'], { encoding: 'utf8' })
  .split('\n')
  .filter((file) => file.endsWith('.ts'));

/** Everything at the top of a module that could hold something from one call to the next, as `name: why`. */
function stateOf(file: string, text: string): string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
  return source.statements.flatMap((statement) => {
    if (ts.isVariableStatement(statement)) {
      const isConst = (statement.declarationList.flags & ts.NodeFlags.Const) !== 0;
      return statement.declarationList.declarations.flatMap((declaration) => {
        const name = declaration.name.getText();
        if (!isConst) return [`${name}: can be set anew`];
        const why = declaration.initializer === undefined ? null : mutable(declaration, declaration.initializer);
        return why === null ? [] : [`${name}: ${why}`];
      });
    }
    if (ts.isClassDeclaration(statement)) {
      return statement.members
        .filter((member) => isStatic(member) && !isReadonly(member) && ts.isPropertyDeclaration(member))
        .map((member) => `${statement.name?.text ?? ''}.${member.name?.getText() ?? ''}: static and can be set anew`);
    }
    return [];
  });
}

/** Why a value could be changed after the module was loaded; null = it could not, as far as its type promises. */
function mutable(declaration: ts.VariableDeclaration, value: ts.Expression): string | null {
  const type = declaration.type?.getText() ?? '';
  if (/^(readonly |Readonly<|ReadonlyMap<|ReadonlySet<|ReadonlyArray<)/.test(type)) return null;
  if (ts.isAsExpression(value) && value.type.getText() === 'const') return null;
  if (ts.isNewExpression(value)) {
    const made = value.expression.getText();
    // A container that is filled once and typed as readonly was let through above.
    return /^(Weak)?(Map|Set)$|^Array$|^AsyncLocalStorage$/.test(made) ? `a ${made} anybody can write to` : null;
  }
  if (ts.isArrayLiteralExpression(value)) return 'a list anybody can write to';
  if (ts.isObjectLiteralExpression(value)) return 'an object anybody can write to';
  return null;
}

const has = (node: ts.ClassElement, kind: ts.SyntaxKind): boolean =>
  ts.canHaveModifiers(node) && (ts.getModifiers(node) ?? []).some((modifier) => modifier.kind === kind);
const isStatic = (node: ts.ClassElement): boolean => has(node, ts.SyntaxKind.StaticKeyword);
const isReadonly = (node: ts.ClassElement): boolean => has(node, ts.SyntaxKind.ReadonlyKeyword);

const found = sources.flatMap((file) => stateOf(file, readFileSync(file, 'utf8')).map((state) => `${file}: ${state}`));

test('nothing in src outlives a call but constants and maps keyed by installation', () => {
  expect(sources.length).toBeGreaterThan(50);
  const allowed = [...Object.keys(BY_INSTALLATION), ...Object.keys(CONSTANTS)];
  const isAllowed = (state: string) =>
    Object.keys(BY_INSTALLATION).some((name) => state === `${name}: a Map anybody can write to`) ||
    Object.keys(CONSTANTS).some((name) => state.startsWith(`${name}: a`));
  expect(found.filter((state) => !isAllowed(state))).toEqual([]);
  // A reason for something that is gone is a reason for nothing.
  expect(allowed.filter((name) => !found.some((state) => state.startsWith(`${name}:`)))).toEqual([]);
});

test('nobody writes to a constant by its name', () => {
  const entries = Object.keys(CONSTANTS).map((entry) => entry.split(': '));
  const writing = sources.flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    // Names in small letters are not exported, and elsewhere mean something else.
    const here = entries.filter(([home, name = '']) => home === file || name === name.toUpperCase());
    return here.filter(([, name = '']) => writesTo(name).test(text)).map(([, name = '']) => `${file}: ${name}`);
  });
  expect(writing).toEqual([]);
  expect(writesTo('parts').test('parts.push(1)')).toBe(true);
  expect(writesTo('parts').test('Object.assign(parts, {})')).toBe(true);
  expect(writesTo('parts').test('parts.who === 1')).toBe(false);
});

/** An assignment into it, a method that changes a list, or `Object.assign` and `delete`. */
function writesTo(name: string): RegExp {
  const assigned = `(?<![.\\w])${name}(\\.\\w+|\\[[^\\]]*\\])+\\s*([+-]|\\?\\?|\\|\\|)?=(?!=)`;
  const mutated = `(?<![.\\w])${name}\\.(push|pop|shift|unshift|splice|sort|reverse|fill)\\(`;
  return new RegExp(`${assigned}|${mutated}|(Object\\.assign\\(|delete )${name}\\b`);
}

test('each of these is asked and told by a key the present installation is part of', () => {
  for (const [name, declared] of [
    ['src/resolvers/guarded.ts', /const account = `\$\{installation\} .*`;/],
    ['src/resolvers/guarded.ts', /const keyOf = .*`\$\{account\} /],
    ['src/store/schema.ts', /ready\.set\(installationId,/],
    ['src/sync/site.ts', /known\.set\(installation,/],
  ] as const) {
    expect(readFileSync(name, 'utf8')).toMatch(declared);
  }
});

describe('the walk itself', () => {
  test.for([
    ['let count = 0;', 'count: can be set anew'],
    ['const seen = new Map<string, number>();', 'seen: a Map anybody can write to'],
    ["const seen = new Set(['a']);", 'seen: a Set anybody can write to'],
    ['export const list: string[] = [];', 'list: a list anybody can write to'],
    ['const last = { id: null };', 'last: an object anybody can write to'],
    ['class Cache { static last = 0; }', 'Cache.last: static and can be set anew'],
  ] as const)('sees %s', ([text, state]) => {
    expect(stateOf('x.ts', text)).toEqual([state]);
  });

  test.for([
    'const LIMIT = 5;',
    'const NAMES: readonly string[] = [];',
    'const BY_NAME: ReadonlyMap<string, number> = new Map();',
    "const KINDS = ['a'] as const;",
    'class Cache { static readonly LIMIT = 1; private count = 0; }',
    'function f() { let count = 0; return count; }',
  ])('lets %s be', (text) => {
    expect(stateOf('x.ts', text)).toEqual([]);
  });
});
