/**
 * ForgeDoc: the tree `@forge/react` sends over the bridge, copied as Jira's transport copies it. Nothing crosses but
 * JSON, so a prop that only works because both sides share a memory is caught here and not on a customer's site.
 */
import * as v from 'valibot';

export interface ForgeNode {
  readonly type: string;
  readonly key: string;
  readonly props: Readonly<Record<string, unknown>>;
  readonly children: readonly ForgeNode[];
}

/** A function on the app's side, seen from the host: arguments and answer cross as JSON. */
export type Handler = (...args: readonly unknown[]) => void;

export interface DocCopy {
  /** JSON text; functions are `{"$callback": id}`. */
  readonly text: string;
  /** What could not cross, as sentences naming the prop. */
  readonly faults: readonly string[];
}

const NodeSchema: v.GenericSchema<unknown, ForgeNode> = v.object({
  type: v.string(),
  key: v.string(),
  props: v.record(v.string(), v.unknown()),
  children: v.array(v.lazy(() => NodeSchema)),
});
const CallbackSchema = v.strictObject({ $callback: v.string() });
const ReactElementSchema = v.object({
  $$typeof: v.symbol(),
  type: v.unknown(),
  key: v.nullish(v.string()),
  props: v.record(v.string(), v.unknown()),
});

export function isForgeNode(value: unknown): value is ForgeNode {
  return v.is(NodeSchema, value);
}

/** Objects from the frame have the frame's own `Object.prototype`: plain means one step below some root prototype. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || (typeof prototype === 'object' && Object.getPrototypeOf(prototype) === null);
}

/**
 * `@forge/react` leaves React elements as they are inside some props (`EmptyState.primaryAction`,
 * `SectionMessage.actions`, `DynamicTable.emptyView`). Rewritten as nodes, so that one renderer draws both forms.
 */
function elementAsNodes(value: unknown, path: string, faults: string[]): ForgeNode[] {
  if (value === null || value === undefined || typeof value === 'boolean') {
    return [];
  }
  if (typeof value === 'string' || typeof value === 'number') {
    return [{ type: 'String', key: `${path}:${value}`, props: { text: String(value) }, children: [] }];
  }
  if (Array.isArray(value)) {
    return value.flatMap((item: unknown, index) => elementAsNodes(item, `${path}.${index}`, faults));
  }
  const element = v.safeParse(ReactElementSchema, value);
  if (!element.success) {
    faults.push(`${path} holds a ${typeof value} where Jira takes a UI Kit element`);
    return [];
  }
  const { type, key, props } = element.output;
  const { children, ...rest } = props;
  const inner = elementAsNodes(children, `${path}.children`, faults);
  if (typeof type === 'symbol') {
    return inner;
  }
  if (typeof type !== 'string') {
    faults.push(`${path} holds a component of the app: only UI Kit elements reach Jira inside a prop`);
    return [];
  }
  return [{ type, key: key ?? path, props: rest, children: inner }];
}

/**
 * Copies what the app sends as Jira's transport would.
 * @param keep called for each function; its answer is the id that crosses in the function's place.
 */
export function copyOut(source: unknown, keep: (callback: (...args: unknown[]) => unknown) => string): DocCopy {
  const faults: string[] = [];
  const isFunction = (value: unknown): value is (...args: unknown[]) => unknown => typeof value === 'function';
  const text = JSON.stringify(source, function (this: unknown, key: string, value: unknown): unknown {
    if (isFunction(value)) {
      return { $callback: keep(value) };
    }
    if (typeof value === 'symbol' || typeof value === 'bigint') {
      faults.push(`${key} is a ${typeof value}, which is not JSON`);
      return null;
    }
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      if (v.is(ReactElementSchema, value)) {
        const nodes = elementAsNodes(value, key, faults);
        return nodes.length === 1 ? nodes[0] : nodes;
      }
      if (!isPlain(value)) {
        faults.push(`${key} is an instance of ${value.constructor.name}, which is not JSON`);
        return null;
      }
    }
    return value;
  });
  // `undefined` alone has no JSON text; the transport delivers it as nothing.
  return { text: typeof text === 'string' ? text : 'null', faults };
}

/** Rebuilds a copy on the host's side; each callback id becomes a function that calls over the bridge. */
export function revive(text: string, call: (id: string, args: readonly unknown[]) => void): unknown {
  const value: unknown = JSON.parse(text, (_key, item: unknown) =>
    v.is(CallbackSchema, item)
      ? (...args: readonly unknown[]) => {
          call(item.$callback, args);
        }
      : item,
  );
  return value;
}

/** @throws when the app sent something that is no ForgeDoc. */
export function parseDoc(value: unknown): ForgeNode {
  return v.parse(NodeSchema, value, { message: 'the app sent something that is not a ForgeDoc' });
}

const EVENT_TARGET_KEYS = ['value', 'checked', 'name', 'id', 'type'] as const;
const EventLike = v.object({ type: v.string(), target: v.unknown(), preventDefault: v.function() });

/** What crosses of an argument: an event as the plain object Jira sends, JSON as it is, anything else not at all. */
export function plainArgument(value: unknown): unknown {
  const event = v.safeParse(EventLike, value);
  if (event.success) {
    const { type, target } = event.output;
    const picked: Record<string, unknown> = {};
    if (typeof target === 'object' && target !== null) {
      for (const key of EVENT_TARGET_KEYS) {
        const part: unknown = Reflect.get(target, key);
        if (typeof part === 'string' || typeof part === 'boolean' || typeof part === 'number') {
          picked[key] = part;
        }
      }
    }
    return { type, target: picked };
  }
  if (typeof value !== 'object' || value === null) {
    return typeof value === 'function' || typeof value === 'symbol' ? undefined : value;
  }
  if (!Array.isArray(value) && !isPlain(value)) {
    return undefined;
  }
  const copy: unknown = JSON.parse(JSON.stringify(value));
  return copy;
}
