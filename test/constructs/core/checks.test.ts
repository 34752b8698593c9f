import { Construct, Token } from '../../../constructs/core/cdktf';
import {
  checkCount,
  checkForm,
  checkGuid,
  checkOneOf,
  checkRange,
  checkTags,
  checkText,
  validate,
} from '../../../constructs/core/checks';
import { ConstructError } from '../../../constructs/core/errors';
import { workspaceBounds } from '../../../lib/catalog/bounds/workspace';
import { emptyStack } from '../synth';

const days = workspaceBounds.retentionDays;
const later = Token.asString({ resolve: () => 'told by Terraform' });

test('all that is wrong is thrown in one error, a line for each, with its path and property', () => {
  const construct = new Construct(emptyStack(), 'here');
  const checks = [
    checkRange('days', 12, days),
    checkRange('more', 31, days),
    checkOneOf('plan', 'Gold', ['Analytics', 'Basic'], 'Buy less.'),
    checkCount('actions', 0, { min: 1, max: 20, unit: 'actions' }),
    checkText('notes', 'x'.repeat(9), { max: 8, unit: 'characters' }),
    checkForm('name', 'a b', { pattern: /^\w+$/, form: 'one word' }),
  ];
  const thrown = (() => {
    try {
      validate(construct, checks);
    } catch (error) {
      return error as ConstructError;
    }
    return undefined;
  })();
  expect(thrown).toBeInstanceOf(ConstructError);
  expect(thrown).toMatchObject({
    path: 'stack/here',
    faults: ['days', 'plan', 'actions', 'notes', 'name'].map((property) => ({ property })),
  });
  expect(thrown?.message.split('\n')).toEqual([
    "stack/here: 'days' should be between 30 and 730 days, got 12.",
    "stack/here: 'plan' should be Analytics or Basic, got 'Gold'. Buy less.",
    "stack/here: 'actions' should hold between 1 and 20 actions, got 0.",
    "stack/here: 'notes' should have at most 8 characters, got 9.",
    "stack/here: 'name' should be one word, got 'a b'.",
  ]);
});

test('what is not set, or known to Terraform only, passes', () => {
  const construct = new Construct(emptyStack(), 'here');
  expect(() =>
    validate(construct, [
      checkRange('days', undefined, days),
      checkRange('days', Token.asNumber({ resolve: () => 1 }), days),
      checkGuid('id', later),
      checkText('notes', later, { max: 1 }),
      checkOneOf('plan', later, ['Basic']),
      checkOneOf<string>('plan', undefined, ['Basic']),
      ...checkTags('tags', { owner: later }),
      ...checkTags('tags', undefined),
    ]),
  ).not.toThrow();
});
