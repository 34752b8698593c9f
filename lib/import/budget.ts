import { fileLimits } from '../files/limits';

/** Characters and values that a resource may come to, and the resources of a file together: a hundred times what real templates need. */
const RESOURCE = 2_000_000;
const FILE = 20 * RESOURCE;
/** Expressions within each other, also by way of variables. */
const DEPTH = 300;

/** A template whose expressions grow without end, or nest too deep to be evaluated. */
export class TooComplex extends Error {}

/** Bounds what the evaluation of a template takes. */
export class Budget {
  private left = FILE;
  private leftHere = RESOURCE;
  private depth = 0;
  private readonly measures = new WeakMap<object, Measure>();

  /** A resource has a budget of its own, so that one does not refuse the others. */
  next(): void {
    this.leftHere = RESOURCE;
  }

  spend(amount: number): void {
    this.left -= amount;
    this.leftHere -= amount;
    if (this.left < 0 || this.leftHere < 0) throw new TooComplex('its expressions come to more than is evaluated');
  }

  /** Spends what a value holds, with every part counted as often as it stands there. */
  spendOn(value: unknown): void {
    const { size, depth } = this.measure(value);
    if (depth > fileLimits.nesting) throw new TooComplex('its expressions make values that nest too deep');
    this.spend(size);
  }

  /** Evaluates something within something else. */
  within<T>(evaluate: () => T): T {
    if (this.depth >= DEPTH) throw new TooComplex('its expressions nest too deep');
    this.depth += 1;
    try {
      return evaluate();
    } finally {
      this.depth -= 1;
    }
  }

  private measure(value: unknown): Measure {
    if (typeof value === 'string') return { size: 1 + value.length, depth: 0 };
    if (typeof value !== 'object' || value === null) return { size: 1, depth: 0 };
    let measure = this.measures.get(value);
    if (!measure) {
      let [size, depth] = [1, 0];
      for (const part of Object.values(value)) {
        if (typeof part === 'string') size += 1 + part.length;
        else {
          const inner = this.measure(part);
          size += inner.size;
          depth = Math.max(depth, inner.depth);
        }
      }
      measure = { size, depth: depth + 1 };
      this.measures.set(value, measure);
    }
    return measure;
  }
}

interface Measure {
  readonly size: number;
  readonly depth: number;
}
