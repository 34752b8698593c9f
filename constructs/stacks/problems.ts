import { problemKind } from '../../lib/files/problem';

/**
 * The last check after those of environments and rules: what only a construct refuses is reported like everything else,
 * with the construct's own words.
 */
export const refusedByConstruct = problemKind<{ reason: string }>({
  code: 'construct/refused',
  cause: 'A construct refuses a value that Azure, or the provider during apply, would refuse.',
  cure: 'Change the value that the message names; the path before it says which part of which stack it belongs to.',
  message: ({ reason }) => reason,
});
