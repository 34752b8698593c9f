const MEBIBYTE = 1024 * 1024;

/** How much of a file is taken: far more than real files have, and less than what exhausts memory or the stack. */
export const fileLimits = {
  /** Bytes of a file that people write: YAML, CSV. */
  written: 4 * MEBIBYTE,
  /** Bytes of a file that machines write: plans and configurations of Terraform, templates, answers of an API. */
  generated: 256 * MEBIBYTE,
  /** Lists and maps within each other. */
  nesting: 200,
  /** Values of a YAML file when each alias stands for what it means. */
  values: 2_000_000,
};

/** "16 MiB". */
export const mebibytes = (bytes: number): string => `${Math.round(bytes / MEBIBYTE)} MiB`;
