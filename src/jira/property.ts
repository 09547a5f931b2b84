/** Properties on issues: readable by whoever may see the issue, writable by whoever may edit it, so never trusted. */
import { route } from '@forge/api';
import * as v from 'valibot';
import { AppFailure, isFailure } from '../failures';
import { type Jira, NoBody } from './request';

/** Jira's bound on a property's value, in characters. */
export const MAX_PROPERTY_LENGTH = 32_768;

const Property = v.object({ value: v.unknown() });

/**
 * `GET /rest/api/3/issue/{id}/properties/{key}`; null when there is none, or no such issue for this identity.
 * @throws AppFailure as `Jira.request`, but never notFound
 */
export async function readProperty(jira: Jira, issueId: string, key: string): Promise<unknown> {
  try {
    return (await jira.request('GET', route`/rest/api/3/issue/${issueId}/properties/${key}`, Property)).value;
  } catch (error) {
    if (isFailure(error, 'notFound')) return null;
    throw error;
  }
}

/**
 * `PUT /rest/api/3/issue/{id}/properties/{key}`: needs Edit issues. 1 point.
 * @throws AppFailure internal when the value is over Jira's bound, else as `Jira.request`
 */
export async function writeProperty(jira: Jira, issueId: string, key: string, value: unknown): Promise<void> {
  if (JSON.stringify(value).length > MAX_PROPERTY_LENGTH) {
    throw new AppFailure('internal', `property ${key} is too long for Jira`);
  }
  await jira.request('PUT', route`/rest/api/3/issue/${issueId}/properties/${key}`, NoBody, { body: value });
}
