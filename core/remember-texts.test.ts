import { describe, expect, it } from 'vitest';
import { rememberTexts } from './remember-texts.ts';

describe('rememberTexts', () => {
  const count = () => {
    const asked: string[] = [];
    const remembered = rememberTexts((text) => {
      asked.push(text);
      return text === 'none' ? undefined : `${text}!`;
    });
    return { asked, remembered };
  };

  it('answers as the function does, and asks it once a text', () => {
    const { asked, remembered } = count();
    expect(['a', 'none', 'a', 'none'].map(remembered)).toEqual(['a!', undefined, 'a!', undefined]);
    expect(asked).toEqual(['a', 'none']);
  });

  it('forgets what nobody has asked for long', () => {
    const { asked, remembered } = count();
    remembered('first');
    for (let index = 0; index < 10_000; index += 1) remembered(`text ${index}`);
    remembered('first');
    expect(asked.filter((text) => text === 'first')).toHaveLength(2);
  });

  it('keeps no long texts', () => {
    const { asked, remembered } = count();
    const long = 'x'.repeat(1_000);
    remembered(long);
    remembered(long);
    expect(asked).toEqual([long, long]);
  });
});
