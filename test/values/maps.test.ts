import { groupBy, mapOf } from '../../lib/values/maps';

test('groups keep the order in which their keys turn up, and their items their order', () => {
  expect([...groupBy(['bb', 'a', 'cc', 'd'], ({ length }) => length)]).toEqual([
    [2, ['bb', 'cc']],
    [1, ['a', 'd']],
  ]);
});

test('a map of a record finds its own keys only', () => {
  const map = mapOf({ a: 1 });
  expect([map.get('a'), map.get('constructor')]).toEqual([1, undefined]);
});
