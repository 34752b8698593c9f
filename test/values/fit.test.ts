import fc from 'fast-check';
import { fitItems, fitText, oneLine } from '../../lib/values/fit';

test('whatever fits stays, and what is cut fits and begins alike', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 80 }).map(oneLine),
      fc.integer({ min: 8, max: 60 }),
      (text, bytes) => {
        const fit = fitText(text, bytes);
        expect(Buffer.byteLength(fit)).toBeLessThanOrEqual(bytes);
        if (Buffer.byteLength(text) <= bytes) expect(fit).toBe(text);
        else {
          expect(fit.endsWith('…')).toBe(true);
          expect(text.startsWith(fit.slice(0, -1))).toBe(true);
        }
      },
    ),
  );
});

test('of a list the first items stay that fit together with their commas', () => {
  expect(fitItems(['ab', 'cd', 'ef'], 8)).toEqual(['ab', 'cd', 'ef']);
  expect(fitItems(['ab', 'cd', 'ef'], 7)).toEqual(['ab', 'cd']);
  expect(fitItems(['abc'], 2)).toEqual([]);
});
