import { describe, expect, it } from 'vitest';
import { mayReadMetrics } from './may-read-metrics.ts';

const token = 'a token of some length';

describe('mayReadMetrics', () => {
  it.each([
    ['127.0.0.1', {}, undefined, true],
    ['::1', {}, undefined, true],
    ['::ffff:127.0.0.1', {}, undefined, true],
    ['10.0.0.4', {}, undefined, false],
    ['1270.0.0.1', {}, undefined, false],
    [undefined, {}, undefined, false],
    ['127.0.0.1', { 'x-forwarded-for': '203.0.113.7' }, undefined, false],
    ['127.0.0.1', { forwarded: 'for=203.0.113.7' }, undefined, false],
    ['127.0.0.1', { 'x-real-ip': '203.0.113.7' }, undefined, false],
    ['10.0.0.4', { authorization: `Bearer ${token}` }, token, true],
    ['10.0.0.4', { authorization: `Bearer ${token}`, 'x-forwarded-for': '203.0.113.7' }, token, true],
    ['127.0.0.1', {}, token, false],
    ['127.0.0.1', { authorization: 'Bearer another of that length' }, token, false],
    ['127.0.0.1', { authorization: token }, token, false],
  ])('%s with %o and the token %s: %s', (remoteAddress, headers, needed, isAllowed) => {
    expect(mayReadMetrics({ remoteAddress, headers }, needed)).toBe(isAllowed);
  });
});
