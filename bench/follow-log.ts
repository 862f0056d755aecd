import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';

const lineEnd = 10;

export interface FollowedLog {
  /** `http://127.0.0.1:PORT`. */
  readonly address: string;
  readonly cookie: string;
  readonly buildId: string;
}

/** Follows a build's log as `curl -N` does, to its end; gives the number of lines. */
export async function followLog({ address, cookie, buildId }: FollowedLog): Promise<number> {
  const request = get(`${address}/api/builds/${buildId}/log?follow=1`, { headers: { cookie }, agent: false });
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  if (response.statusCode !== 200) throw new Error(`the log was answered with ${response.statusCode}`);
  let count = 0;
  for await (const piece of response as AsyncIterable<Buffer>) {
    for (let at = piece.indexOf(lineEnd); at !== -1; at = piece.indexOf(lineEnd, at + 1)) count += 1;
  }
  return count;
}
