import { COMPANY_BOUNDS, OptionError, readOptions, wholeNumber } from '../../bench/company/options';

describe('options of the generated company', () => {
  test.each([
    ['seed', '-1', "--seed must be a whole number from 0 to 4294967295, got '-1'"],
    ['seed', '4294967296', "--seed must be a whole number from 0 to 4294967295, got '4294967296'"],
    ['people', '9', "--people must be a whole number from 10 to 20000, got '9'"],
    ['people', '1e3', "--people must be a whole number from 10 to 20000, got '1e3'"],
    ['days', '', "--days must be a whole number from 1 to 90, got ''"],
  ] as const)('--%s %s is refused with its range', (option, text, message) => {
    expect(() => wholeNumber(option, text, COMPANY_BOUNDS[option])).toThrow(new OptionError(message));
  });

  test('the bounds themselves are taken', () => {
    expect(wholeNumber('seed', '4294967295', COMPANY_BOUNDS.seed)).toBe(4294967295);
    expect(wholeNumber('people', '10', COMPANY_BOUNDS.people)).toBe(10);
  });

  test('values stand behind a blank or an equals sign', () => {
    expect(readOptions(['--people', '40', '--seed=7'], ['people', 'seed'])).toEqual({ people: '40', seed: '7' });
  });

  test('an option that nobody knows, and one without its value, are errors', () => {
    expect(() => readOptions(['--poeple', '4'], ['people'])).toThrow("unknown option '--poeple'; known are --people");
    expect(() => readOptions(['--people'], ['people'])).toThrow('--people needs a value');
    expect(() => readOptions(['--people', '--seed'], ['people', 'seed'])).toThrow('--people needs a value');
  });
});
