/** The one way from a screen to the resolvers: typed by the contract, and every way to fail ends in the same vocabulary. */
import { invoke } from '@forge/bridge';
import * as v from 'valibot';
import type { Contract } from '../../src/contract';
import { ERROR_CODES, failure } from '../../src/domain/failure';
import type { Failure, Result } from '../../src/domain/failure';

const FailureShape = v.object({
  code: v.picklist(ERROR_CODES),
  retryable: v.boolean(),
  field: v.nullable(v.string()),
});
/** A resolver that was cut off answers nothing at all: only this envelope is checked, views are typed by the contract. */
const Envelope = v.variant('ok', [
  v.object({ ok: v.literal(true), value: v.record(v.string(), v.unknown()) }),
  v.object({ ok: v.literal(false), error: FailureShape }),
]);

type Call = keyof Contract;
type ValueOf<C extends Call> = Extract<ReturnType<Contract[C]>, { readonly ok: true }>['value'];

/**
 * Calls a resolver. Never rejects: what the bridge throws becomes a `Failure` too.
 *
 * Not the bridge's `makeInvoke`: it would promise the contract's answer before anybody looked at what came back.
 */
export async function call<C extends Call>(name: C, argument: Parameters<Contract[C]>[0]): Promise<Result<ValueOf<C>>> {
  const Answer = v.custom<Result<ValueOf<C>>>((answer) => v.is(Envelope, answer));
  try {
    const answer = v.safeParse(Answer, await invoke<unknown>(name, argument));
    return answer.success ? answer.output : { ok: false, error: failure('internal') };
  } catch (cause) {
    return { ok: false, error: transportFailure(cause) };
  }
}

/** What went wrong between the browser and Atlassian's side, as far as its message tells. */
export function transportFailure(cause: unknown): Failure {
  const message = cause instanceof Error ? cause.message.toLowerCase() : '';
  if (message.includes('rate limit') || message.includes('429')) return failure('jiraBusy');
  if (message.includes('timed out') || message.includes('timeout')) return failure('tooSlow');
  // The bridge talks to Jira; when nothing more is known, it is Jira that did not answer.
  return failure('jiraUnavailable');
}
