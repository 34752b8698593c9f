import util from 'node:util';
import '../../../constructs/core/cdktf';

test('what cdktf asks at every synth is nothing that a later Node warns of', () =>
  expect(Reflect.get(util, 'isArray')).toBe(Array.isArray));
