import { createHash } from 'node:crypto';

/** A seeded stream of numbers: the same seed and label give the same stream on every machine. */
export class Random {
  private state: number;

  constructor(
    private readonly seed: number,
    label = '',
  ) {
    this.state = createHash('md5').update(`${seed} ${label}`).digest().readUInt32LE(0);
  }

  /** A stream of its own, so that what one part of the company does never changes another part. */
  fork(label: string): Random {
    return new Random(this.seed, label);
  }

  /** From 0 up to 1 (mulberry32). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  /** A whole number from `from` up to and including `to`. */
  between(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.next() * list.length)]!;
  }

  /** One of several by weight. */
  weighted<T>(list: readonly (readonly [T, number])[]): T {
    let at = this.next() * list.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [value, weight] of list) {
      at -= weight;
      if (at < 0) return value;
    }
    return list.at(-1)![0];
  }

  /** How often something happens that happens `mean` times on average. */
  count(mean: number): number {
    const whole = Math.floor(mean);
    if (mean > 20) return Math.max(0, Math.round(mean * (0.6 + 0.8 * this.next())));
    let times = this.chance(mean - whole) ? 1 : 0;
    for (let i = 0; i < whole * 2; i++) if (this.chance(0.5)) times += 1;
    return times;
  }

  hex(digits: number): string {
    let text = '';
    while (text.length < digits) text += this.between(0, 0xffff).toString(16).padStart(4, '0');
    return text.slice(0, digits);
  }

  uuid(): string {
    return uuidOf(this.hex(32));
  }
}

const uuidOf = (hex: string): string =>
  `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;

/** The id that the store writes for number `n` of a kind: `session`, `record`, ... */
export const idOf = (kind: string, n: number): string => uuidOf(createHash('md5').update(`${kind}${n}`).digest('hex'));
