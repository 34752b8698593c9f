const RANGE = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?:\/(?:[0-9]|[12][0-9]|30))?$/;

/**
 * Whether a storage account's firewall takes this address or range: public IPv4, single addresses without a prefix,
 * ranges up to /30. Source: `ip_rules` of azurerm_storage_account at azurerm 4.55.0.
 */
export function isPublicIpv4Range(text: string): boolean {
  const parts = RANGE.exec(text)?.slice(1).map(Number);
  if (!parts || parts.some((part) => part > 255)) return false;
  const [first, second] = parts as [number, number];
  return first !== 10 && !(first === 172 && second >= 16 && second <= 31) && !(first === 192 && second === 168);
}

export const PUBLIC_IPV4_FORM = 'a public IPv4 address, or a range of such up to /30';
