import { expect, test } from 'vitest';
import { isForbiddenAddress } from './forbidden-address.ts';

test.each([
  '127.0.0.1',
  '127.9.9.9',
  '0.0.0.0',
  '169.254.169.254',
  '100.100.100.200',
  '224.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::ffff:127.0.0.1',
  '::ffff:7f00:1',
  '::ffff:a9fe:a9fe',
  'fe80::1',
  'fd00:ec2::254',
  '64:ff9b::7f00:1',
  'localhost',
  '',
])('%s is not asked', (address) => {
  expect(isForbiddenAddress(address)).toBe(true);
});

test.each([
  '10.1.2.3',
  '172.17.0.1',
  '192.168.0.10',
  '151.101.0.223',
  '2a04:4e42::223',
  'fd12:3456::1',
  '::ffff:10.0.0.1',
])('%s is', (address) => {
  expect(isForbiddenAddress(address)).toBe(false);
});
