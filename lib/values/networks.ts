import { isIPv4, isIPv6 } from 'node:net';

/** An IP address as a number with its number of bits; undefined for anything else. */
export function parseAddress(text: string): { readonly value: bigint; readonly bits: 32 | 128 } | undefined {
  if (isIPv4(text)) return { value: text.split('.').reduce((sum, part) => sum * 256n + BigInt(part), 0n), bits: 32 };
  if (!isIPv6(text) || text.includes('%')) return undefined;
  const dotted = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text);
  const plain = dotted ? dotted[1]! + groupsOf(dotted[2]!) : text;
  const [head = '', tail] = plain.split('::');
  const left = head ? head.split(':') : [];
  const right = tail ? tail.split(':') : [];
  const zeros = tail === undefined ? [] : Array<string>(8 - left.length - right.length).fill('0');
  const groups = [...left, ...zeros, ...right];
  return { value: groups.reduce((sum, group) => sum * 0x10000n + BigInt(`0x${group}`), 0n), bits: 128 };
}

/** The two IPv6 groups of a dotted quad. */
function groupsOf(quad: string): string {
  const { value } = parseAddress(quad)!;
  return `${(value >> 16n).toString(16)}:${(value & 0xffffn).toString(16)}`;
}

/** What is wrong with a network in the form address/prefix, in words; undefined when nothing is. */
export function networkProblem(text: string): string | undefined {
  const slash = text.indexOf('/');
  const address = parseAddress(slash < 0 ? text : text.slice(0, slash));
  if (!address) return 'the address is not an IPv4 or IPv6 address';
  if (slash < 0) return `the prefix is missing: one address is ${text}/${address.bits}`;
  const length = text.slice(slash + 1);
  if (!/^\d{1,3}$/.test(length) || Number(length) > address.bits) {
    return `the prefix should be between 0 and ${address.bits}`;
  }
  const hostBits = BigInt(address.bits - Number(length));
  const network = (address.value >> hostBits) << hostBits;
  if (network !== address.value)
    return `the address has bits behind the prefix: the network is ${formatAddress(network, address.bits)}/${length}`;
  return undefined;
}

/** The address of a number; IPv6 with its longest run of zero groups left out. */
export function formatAddress(value: bigint, bits: 32 | 128): string {
  const size = bits === 32 ? 8 : 16;
  const parts = Array.from({ length: bits / size }, (_, i) => {
    const part = (value >> BigInt(bits - size * (i + 1))) & ((1n << BigInt(size)) - 1n);
    return bits === 32 ? part.toString() : part.toString(16);
  });
  if (bits === 32) return parts.join('.');
  const text = parts.join(':');
  const runs = text.match(/\b0(?::0)+\b/g) ?? [];
  const longest = runs.reduce((best, run) => (run.length > best.length ? run : best), '');
  if (!longest) return text;
  const at = text.indexOf(longest);
  return `${text.slice(0, at).replace(/:$/, '')}::${text.slice(at + longest.length).replace(/^:/, '')}`;
}
