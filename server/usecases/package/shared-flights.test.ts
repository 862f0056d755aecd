import { describe, expect, it } from 'vitest';
import { SharedFlights } from './shared-flights.ts';

const never = new AbortController().signal;

/** A place that answers when told to. */
function slowPlace() {
  const asked: { readonly signal: AbortSignal; readonly answer: (value: string) => void }[] = [];
  const ask = (signal: AbortSignal) =>
    new Promise<string>((resolve, reject) => {
      asked.push({ signal, answer: resolve });
      signal.addEventListener('abort', () => reject(signal.reason));
    });
  return { asked, ask };
}

/** Lets all that can go on go on. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('SharedFlights', () => {
  it('asks once for everybody who asks meanwhile, and again afterwards', async () => {
    const { asked, ask } = slowPlace();
    const flights = new SharedFlights<string>(4);
    const answers = Promise.all([flights.join('a', ask, never), flights.join('a', ask, never)]);
    expect(asked).toHaveLength(1);
    asked[0]?.answer('yes');
    expect(await answers).toEqual(['yes', 'yes']);
    void flights.join('a', ask, never);
    expect(asked).toHaveLength(2);
  });

  it('is called off when the last who waits has left, and not before', async () => {
    const { asked, ask } = slowPlace();
    const flights = new SharedFlights<string>(4);
    const [one, other] = [new AbortController(), new AbortController()];
    const first = flights.join('a', ask, one.signal);
    const second = flights.join('a', ask, other.signal);
    one.abort(new Error('typed on'));
    await expect(first).rejects.toThrow('typed on');
    expect(asked[0]?.signal.aborted).toBe(false);
    other.abort(new Error('typed on'));
    await expect(second).rejects.toThrow('typed on');
    expect(asked[0]?.signal.aborted).toBe(true);
    // Whoever asks now gets a question of their own.
    const third = flights.join('a', ask, never);
    asked[1]?.answer('again');
    expect(await third).toBe('again');
  });

  it('asks only so many at once, and goes on after a failure', async () => {
    const { asked, ask } = slowPlace();
    const flights = new SharedFlights<string>(2);
    const leaving = new AbortController();
    const answers = [
      flights.join('a', ask, leaving.signal),
      flights.join('b', ask, never),
      flights.join('c', ask, never),
    ];
    await settle();
    expect(asked).toHaveLength(2);
    leaving.abort(new Error('gone'));
    await expect(answers[0]).rejects.toThrow('gone');
    await settle();
    expect(asked).toHaveLength(3);
    asked[1]?.answer('b');
    asked[2]?.answer('c');
    expect(await Promise.all(answers.slice(1))).toEqual(['b', 'c']);
  });
});
