import { Shared } from '../../lib/deployment/shared';

test('what several share is made once, and held as long as one of them is to come', () => {
  const made: string[] = [];
  const shared = new Shared(['a', 'b', 'a', 'c', 'a', 'b']);
  const take = (key: string) => {
    const value = shared.take(key, () => {
      made.push(key);
      return { key };
    });
    expect(value).toEqual({ key });
    return shared.held;
  };
  expect(['a', 'b', 'a', 'c', 'a', 'b'].map(take)).toEqual([1, 2, 2, 2, 1, 0]);
  expect(made).toEqual(['a', 'b', 'c']);
});

test('who was not announced gets it all the same', () => {
  const shared = new Shared<number>([]);
  expect(shared.take('x', () => 1)).toBe(1);
  expect(shared.held).toBe(0);
});
