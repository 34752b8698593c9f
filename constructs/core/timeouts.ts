/**
 * Generous timeouts for resources whose default of five minutes is too short: the API answers 404 for a while after
 * a write, and throttles in busy tenants.
 */
export const longTimeouts = { create: '30m', read: '10m', update: '30m', delete: '30m' } as const;
