/** What the server tells the page about itself: `GET /host/info`. */
import * as v from 'valibot';

const Person = v.object({
  accountId: v.string(),
  displayName: v.string(),
  /** Basic auth is `emailAddress:apiToken`, as in Jira Cloud; the stand-in takes the account id for either. */
  emailAddress: v.optional(v.string()),
  apiToken: v.optional(v.string()),
  /** What this person may do, in a few words, shown in the switch. */
  note: v.optional(v.string()),
  locale: v.optional(v.string()),
  timeZone: v.optional(v.string()),
});
const Module = v.object({
  /** `jira:issuePanel`, `jira:issueContext`, `jira:projectPage`, … */
  type: v.string(),
  key: v.string(),
  title: v.string(),
  /** Key of the UI resource, served below `/app/<resource>/`. */
  resource: v.string(),
  label: v.optional(v.string()),
  icon: v.optional(v.string()),
  /** Of an action: how large its dialog is. */
  viewportSize: v.optional(v.string()),
});
const HostInfo = v.object({
  site: v.object({ name: v.string(), cloudId: v.string(), url: v.optional(v.string()) }),
  app: v.object({ name: v.string(), environmentId: v.optional(v.string()), scopes: v.optional(v.array(v.string())) }),
  users: v.pipe(v.array(Person), v.minLength(1)),
  modules: v.array(Module),
});

export type HostInfo = v.InferOutput<typeof HostInfo>;
export type Person = v.InferOutput<typeof Person>;
export type ModuleInfo = v.InferOutput<typeof Module>;

/** @throws when the server's answer is not what the page understands. */
export async function readHostInfo(): Promise<HostInfo> {
  const response = await fetch('/host/info');
  return v.parse(HostInfo, await response.json());
}
