import { expect, test, vi } from 'vitest';
import type { Database } from './database.ts';
import { createPatientDatabase } from './patient-database.ts';
import type { Stores } from './stores/stores.ts';

const away = () => new Error('Connection terminated unexpectedly');

function openDatabase(listCancelled: Stores['buildQueue']['listCancelled']) {
  const stores = { buildQueue: { listCancelled } } as unknown as Stores;
  const database: Database = { stores, transaction: (work) => work(stores) };
  const pauses: number[] = [];
  const sleep = async (durationMs: number) => void pauses.push(durationMs);
  return { pauses, patient: createPatientDatabase(database, { sleep, limitMs: 1_000 }) };
}

test('a call and a transaction are made again until the database answers', async () => {
  const list = vi.fn().mockRejectedValueOnce(away()).mockRejectedValueOnce(away()).mockResolvedValue(['a']);
  const { pauses, patient } = openDatabase(list);
  expect(await patient.stores.buildQueue.listCancelled('worker')).toEqual(['a']);
  expect(list).toHaveBeenLastCalledWith('worker');
  expect(pauses).toEqual([250, 250]);
  list.mockRejectedValueOnce(away());
  expect(await patient.transaction((stores) => stores.buildQueue.listCancelled('worker'))).toEqual(['a']);
});

test('so is one that found no space', async () => {
  const full = Object.assign(new Error('could not extend file'), { code: '53100' });
  const list = vi.fn().mockRejectedValueOnce(full).mockResolvedValue([]);
  const { pauses, patient } = openDatabase(list);
  expect(await patient.stores.buildQueue.listCancelled('worker')).toEqual([]);
  expect(pauses).toEqual([250]);
});

test('patience has an end', async () => {
  const { pauses, patient } = openDatabase(vi.fn().mockRejectedValue(away()));
  await expect(patient.stores.buildQueue.listCancelled('worker')).rejects.toThrow('Connection terminated');
  expect(pauses).toHaveLength(4);
});

test('without a limit it ends when nobody waits any more', async () => {
  const list = vi.fn().mockRejectedValue(away());
  const stores = { buildQueue: { listCancelled: list } } as unknown as Stores;
  let pauses = 0;
  const sleep = async () => {
    pauses += 1;
    if (pauses === 1_000) throw new Error('nobody waits');
  };
  const patient = createPatientDatabase({ stores, transaction: (work) => work(stores) }, { sleep });
  await expect(patient.stores.buildQueue.listCancelled('worker')).rejects.toThrow('nobody waits');
  expect(list).toHaveBeenCalledTimes(1_000);
});

test('a refusal is an answer', async () => {
  const { pauses, patient } = openDatabase(vi.fn().mockRejectedValue(new Error('no such table')));
  await expect(patient.stores.buildQueue.listCancelled('worker')).rejects.toThrow('no such table');
  expect(pauses).toEqual([]);
});
