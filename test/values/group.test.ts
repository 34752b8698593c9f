import { groupBy } from '../../lib/values/group';

test('groups keep the order in which their keys turn up, and their items their order', () => {
  expect([...groupBy(['bb', 'a', 'cc', 'd'], ({ length }) => length)]).toEqual([
    [2, ['bb', 'cc']],
    [1, ['a', 'd']],
  ]);
});
