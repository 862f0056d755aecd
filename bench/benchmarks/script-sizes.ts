import { get } from 'node:http';
import type { BrowserContext } from '@playwright/test';
import type { Benchmark } from '../benchmark.ts';
import { inBrowser } from '../browser.ts';
import type { StudioUnderBench } from '../studio-under-bench.ts';

/** Addresses of all script that a page loads until it is quiet, that of its workers too. */
async function scriptsOf(context: BrowserContext, address: string): Promise<ReadonlySet<string>> {
  const scripts = new Set<string>();
  const note = (url: string) => {
    if (new URL(url).pathname.endsWith('.js')) scripts.add(url);
  };
  const page = await context.newPage();
  page.on('request', (request) => note(request.url()));
  page.on('worker', (worker) => note(worker.url()));
  await page.goto(address);
  await page.waitForLoadState('networkidle');
  await page.close();
  return scripts;
}

/** Bytes of a script as the studio sends it to a browser. */
function compressedBytes(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { 'accept-encoding': 'gzip, deflate, br' } }, (response) => {
      let bytes = 0;
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
      });
      response.on('end', () => resolve(bytes));
      response.on('error', reject);
    }).on('error', reject);
  });
}

async function kilobytes(urls: Iterable<string>): Promise<number> {
  const sizes = await Promise.all([...urls].map(compressedBytes));
  return sizes.reduce((sum, bytes) => sum + bytes, 0) / 1_000;
}

async function hasMonaco(urls: Iterable<string>): Promise<boolean> {
  const texts = await Promise.all([...urls].map(async (url) => (await fetch(url)).text()));
  return texts.some((text) => text.includes('monaco-editor-overlaymessage') || text.includes('editor.action.'));
}

async function openDraft({ client, workspace }: StudioUnderBench, name: string): Promise<string> {
  const { draftId } = await client.environment.create.mutate({ workspace, name });
  return draftId;
}

export const scriptSizes: readonly Benchmark[] = [
  {
    name: 'editor-script-kb',
    what: 'compressed script of the page that edits, with all it shares with others and its workers',
    goal: 1_500,
    direction: 'at-most',
    unit: 'kB',
    measure: (studio) =>
      inBrowser(studio, async (context) => {
        const { address, workspace } = studio;
        const draftId = await openDraft(studio, 'bench-script');
        const editing = await scriptsOf(context, `${address}/w/${workspace}/drafts/${draftId}`);
        const reading = await scriptsOf(context, `${address}/w/${workspace}`);
        if (!(await hasMonaco(editing))) throw new Error('the page that edits was left before its editor came');
        if (await hasMonaco(reading)) throw new Error('a page that does not edit loads Monaco');
        return kilobytes(editing);
      }),
  },
  {
    name: 'list-script-kb',
    what: 'compressed script of the list beyond what all pages share',
    goal: 170,
    direction: 'at-most',
    unit: 'kB',
    measure: (studio) =>
      inBrowser(studio, async (context) => {
        const root = `${studio.address}/w/${studio.workspace}`;
        const list = await scriptsOf(context, root);
        const others = [`${root}/builds`, `${root}/people`, `${root}/base-images`];
        const ofOthers: ReadonlySet<string>[] = [];
        for (const other of others) ofOthers.push(await scriptsOf(context, other));
        return kilobytes([...list].filter((url) => !ofOthers.every((scripts) => scripts.has(url))));
      }),
  },
];
