/** The least a Forge app can have behind a page. Never deployed: the bench weighs Premise against it. */
import Resolver from '@forge/resolver';

const hello = new Resolver();
hello.define('hello', () => 'Hello');

export const resolver = hello.getDefinitions();
