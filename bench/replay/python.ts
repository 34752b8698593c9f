import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** A Python program that reads one JSON text a line and writes others; whatever it says until `isLast` belongs to one request. */
export class PythonLines<Answer> {
  private readonly child: ChildProcess;
  private heard: ((answer: Answer) => void) | undefined;
  private ended: ((error: Error) => void) | undefined;
  private complaints = '';

  constructor(command: string, args: readonly string[]) {
    this.child = spawn(command, ['-X', 'utf8', ...args], { stdio: 'pipe' });
    createInterface({ input: this.child.stdout! }).on('line', (line) => this.heard?.(JSON.parse(line) as Answer));
    this.child.stderr!.on('data', (data) => {
      this.complaints = (this.complaints + String(data)).slice(-4000);
    });
    this.child.stdin!.on('error', () => {}); // A process that died is reported by its end.
    this.child.on('error', (error) => this.ended?.(error));
    this.child.on('close', (code, signal) =>
      this.ended?.(new Error(`${args[0]} ended with ${code ?? signal}: ${this.complaints.trim()}`)),
    );
  }

  ask(
    request: unknown,
    isLast: (answer: Answer) => boolean,
    hear: (answer: Answer) => void = () => {},
  ): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.ended = reject;
      this.heard = (answer) => (isLast(answer) ? resolve(answer) : hear(answer));
      this.child.stdin!.write(`${JSON.stringify(request)}\n`);
    });
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      if (this.child.exitCode !== null || this.child.signalCode !== null) resolve();
      this.child.once('close', () => resolve());
      this.child.stdin!.end();
    });
  }
}
