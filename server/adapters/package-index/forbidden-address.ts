import { BlockList, isIP } from 'node:net';

/**
 * Addresses that a text of a user's must not make the studio ask: the studio's own machine, and the link
 * on which clouds serve their machines' credentials (169.254.169.254, fd00:ec2::254). Private networks stay
 * open: that is where a company's index is.
 */
const forbidden = new BlockList();
forbidden.addSubnet('0.0.0.0', 8, 'ipv4');
forbidden.addSubnet('127.0.0.0', 8, 'ipv4');
forbidden.addSubnet('169.254.0.0', 16, 'ipv4');
forbidden.addAddress('100.100.100.200', 'ipv4');
forbidden.addSubnet('224.0.0.0', 3, 'ipv4');
forbidden.addAddress('::', 'ipv6');
forbidden.addAddress('::1', 'ipv6');
forbidden.addSubnet('fe80::', 10, 'ipv6');
forbidden.addSubnet('ff00::', 8, 'ipv6');
forbidden.addAddress('fd00:ec2::254', 'ipv6');
// The same IPv4 addresses behind a translating gateway (RFC 6052).
forbidden.addSubnet('64:ff9b::7f00:0', 104, 'ipv6');
forbidden.addSubnet('64:ff9b::a9fe:0', 112, 'ipv6');

/** Whether the studio may not connect to an IP address that a user's text led it to; what is no address may not. */
export function isForbiddenAddress(address: string): boolean {
  const mapped = /^::ffff:(?:(\d+\.\d+\.\d+\.\d+)|([0-9a-f]+):([0-9a-f]+))$/i.exec(address);
  if (mapped) return isForbiddenAddress(mapped[1] ?? fromHextets(mapped[2] ?? '0', mapped[3] ?? '0'));
  const family = isIP(address);
  return family === 0 || forbidden.check(address, family === 4 ? 'ipv4' : 'ipv6');
}

function fromHextets(high: string, low: string): string {
  const [upper, lower] = [Number.parseInt(high, 16), Number.parseInt(low, 16)];
  return [upper >> 8, upper & 255, lower >> 8, lower & 255].join('.');
}
