/** The kinds of fields JQL has, and what a query is read against. */
import type { Issue, User } from './model';
import type { Store } from './store';

/** A value of an issue property the installed app indexes, from `jira:entityProperty` in its manifest. */
export interface Alias {
  readonly alias: string;
  readonly propertyKey: string;
  readonly path: string;
  readonly type: 'number' | 'string' | 'text' | 'user' | 'date';
}

export interface JqlContext {
  readonly store: Store;
  readonly user: User;
  readonly nowMs: number;
  readonly aliases: readonly Alias[];
}

/** What a value or function in a query stands for, ready to compare; `unknown` = Jira would say it does not exist. */
export type Meaning<T> = readonly T[] | 'unknown';

/** A field whose values are compared for identity. An issue may have several. */
export interface SetField {
  readonly kind: 'set';
  readonly of: (issue: Issue) => readonly string[];
  readonly value: (text: string) => Meaning<string>;
  readonly call?: (name: string, args: readonly string[]) => Meaning<string> | undefined;
}
/** A field with an order: numbers, and instants in ms. */
export interface OrderedField {
  readonly kind: 'ordered';
  readonly of: (issue: Issue) => number | null;
  readonly value: (text: string) => number | null;
  readonly call?: (name: string, args: readonly string[]) => number | null | undefined;
}
/** Words, searched with `~`. */
export interface TextField {
  readonly kind: 'text';
  readonly of: (issue: Issue) => string;
}
/** Issue keys: identity and order in one. */
export interface KeyField {
  readonly kind: 'key';
}
export type JqlField = SetField | OrderedField | TextField | KeyField;
