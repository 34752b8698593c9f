/** What several users have in common: made for the first of them, forgotten after the last. */
export class Shared<T> {
  private readonly made = new Map<string, T>();
  private readonly users = new Map<string, number>();

  /** @param keys what each user will ask for, once */
  constructor(keys: Iterable<string>) {
    for (const key of keys) this.users.set(key, (this.users.get(key) ?? 0) + 1);
  }

  take(key: string, make: () => T): T {
    const value = this.made.get(key) ?? make();
    const left = (this.users.get(key) ?? 0) - 1;
    this.users.set(key, left);
    if (left > 0) this.made.set(key, value);
    else this.made.delete(key);
    return value;
  }

  get held(): number {
    return this.made.size;
  }
}
