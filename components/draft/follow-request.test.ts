import { describe, expect, it } from 'vitest';
import { type BaseImageOwner, type BaseImageSituation, followRequest } from './follow-request.ts';

const nobody: BaseImageOwner = { isPersons: false, taken: undefined };
const plain: BaseImageSituation = { baseImage: 'python', standard: 'python', wanted: undefined, isLeftByOthers: false };
const follow = (owner: BaseImageOwner, changes: Partial<BaseImageSituation>) =>
  followRequest(owner, { ...plain, ...changes });

describe('the base image of a draft', () => {
  it('follows a request for a GPU, to another version, and back when it is gone', () => {
    const first = follow(nobody, { wanted: 'cuda11' });
    expect(first.baseImage).toBe('cuda11');
    const second = follow(first.owner, { baseImage: 'cuda11', wanted: 'cuda12' });
    expect(second.baseImage).toBe('cuda12');
    expect(follow(second.owner, { baseImage: 'cuda12' })).toEqual({ owner: nobody, baseImage: 'python' });
  });

  it('is not changed once a person chose another, whatever is asked for later', () => {
    const taken = follow(nobody, { wanted: 'cuda12' });
    const overridden = follow(taken.owner, { baseImage: 'python', wanted: 'cuda12' });
    expect(overridden.baseImage).toBe('python');
    expect(follow(overridden.owner, { wanted: 'cuda11' }).baseImage).toBe('python');
    expect(follow(nobody, { baseImage: 'mine', wanted: 'cuda12' }).baseImage).toBe('mine');
  });

  it('stays what somebody left a draft with that asks for a GPU already', () => {
    const opened = follow(nobody, { wanted: 'cuda12', isLeftByOthers: true });
    expect(opened.baseImage).toBe('python');
    expect(follow(opened.owner, { wanted: 'cuda11' }).baseImage).toBe('python');
  });

  it('is left empty where nothing is asked for, and may be the standard one itself', () => {
    expect(follow(nobody, { baseImage: '' }).baseImage).toBe('');
    expect(follow(nobody, { wanted: 'python' }).baseImage).toBe('python');
  });
});
