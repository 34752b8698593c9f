export const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

/** What azurerm 4.55.0 takes: RFC 3339, and whole seconds, because others are read back in another form. */
export function isInstant(text: string): boolean {
  if (!INSTANT.test(text) || Number.isNaN(Date.parse(text))) return false;
  // A day that does not exist, such as 30 February, is read as a later one.
  return new Date(text).toISOString() === text.replace('Z', '.000Z');
}
