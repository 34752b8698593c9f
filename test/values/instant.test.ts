import { isInstant } from '../../lib/values/instant';

test.each(['2026-01-01T00:00:00Z', '2024-02-29T23:59:59Z', '1970-01-01T00:00:00Z'])('%s is an instant', (text) => {
  expect(isInstant(text)).toBe(true);
});

test.each(['2026-01-01T00:00:00.5Z', '2026-01-01T00:00:00+01:00', '2026-02-30T00:00:00Z', '2026-13-01T00:00:00Z', ''])(
  "'%s' is none",
  (text) => {
    expect(isInstant(text)).toBe(false);
  },
);
