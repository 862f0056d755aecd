import type { Browser, BrowserContext, Page } from '@playwright/test';
import type { Benchmark } from '../benchmark.ts';
import { inBrowser } from '../browser.ts';
import { median } from '../median.ts';
import type { StudioUnderBench } from '../studio-under-bench.ts';

const lineCount = 500;
const rounds = 9;
const tracedRounds = 4;
/** With the typing itself. */
const markLimitMs = 30_000;

const numbered = (line: (index: number) => string, count = lineCount) =>
  `${Array.from({ length: count }, (_, index) => line(index)).join('\n')}\n`;

/** 500 lines in each section, as varied as real ones: bounds, comments, markers, continued commands. */
const longTexts = {
  conda: `channels:\n  - conda-forge\ndependencies:\n  - python=3.11\n${numbered(
    (index) => `  - package-${index}>=1.${index},<2${index % 3 === 0 ? '  # asked for by the report' : ''}`,
    lineCount - 4,
  )}`,
  pip: numbered((index) => `project-${index}==2.${index}.0${index % 4 === 0 ? ' ; python_version >= "3.9"' : ''}`),
  dockerfile: numbered(
    (index) =>
      [`ENV KEY_${index}=value-${index}`, `RUN apt-get update && apt-get install -y lib${index} \\`, '    && true'][
        index % 3
      ] ?? '',
  ),
};

/** A line that is fine up to its last letter, which makes an error of it. */
const mistakes = { conda: '  - sixx>', pip: 'sixx>', dockerfile: 'RUN --mount=type=secret,id=studio true' } as const;

interface Typing {
  /** Median from the last key to its mark on the screen, of the slowest section. */
  readonly answerMs: number;
  /** Processor time of the hardest task of the page's thread while somebody types. */
  readonly hardestTaskMs: number;
}

let measured: Promise<Typing> | undefined;

function measureTyping(studio: StudioUnderBench): Promise<Typing> {
  measured ??= inBrowser(studio, async (context, browser) => {
    const { client, workspace } = studio;
    const { draftId } = await client.environment.create.mutate({ workspace, name: 'bench-typing' });
    const { definition, description, tags, revision } = await client.draft.get.query({ workspace, draftId });
    const long = { ...definition, ...longTexts };
    const draft = { workspace, draftId, description, tags: [...tags], revision, sessionId: 'bench' };
    await client.draft.save.mutate({ ...draft, definition: long });
    const address = `${studio.address}/w/${workspace}/drafts/${draftId}`;
    const sections: Typing[] = [];
    for (const section of ['conda', 'pip', 'dockerfile'] as const) {
      sections.push(await typeInto(context, browser, `${address}?section=${section}`, mistakes[section]));
    }
    return {
      answerMs: Math.max(...sections.map(({ answerMs }) => answerMs)),
      hardestTaskMs: Math.max(...sections.map(({ hardestTaskMs }) => hardestTaskMs)),
    };
  });
  return measured;
}

async function typeInto(context: BrowserContext, browser: Browser, address: string, mistake: string): Promise<Typing> {
  const page = await context.newPage();
  await page.goto(address);
  const editor = page.getByRole('textbox', { name: /section/ });
  await editor.waitFor({ state: 'attached', timeout: 60_000 });
  await page.getByText(/^Saved \d/).waitFor();
  await editor.focus();
  await page.keyboard.press('Control+End');
  // The code of the first keys is being compiled: nobody types only once.
  await markAfter(page, mistake);
  const times: number[] = [];
  while (times.length < rounds) times.push(await markAfter(page, mistake));
  // Again, because whoever watches the tasks slows them down.
  await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline'] });
  for (let round = 0; round < tracedRounds; round += 1) await markAfter(page, mistake);
  const hardest = hardestTaskIn(await browser.stopTracing());
  await page.close();
  const answerMs = median(times);
  console.log(
    `  ${new URL(address).searchParams.get('section')}: mark after ${answerMs.toFixed(0)} ms, ` +
      `hardest task ${hardest.processorMs.toFixed(1)} ms of the processor in ${hardest.elapsedMs.toFixed(1)} ms`,
  );
  return { answerMs, hardestTaskMs: hardest.processorMs };
}

/** Types the line at the pace of a quick typist, and gives the milliseconds from its last key to the mark. */
async function markAfter(page: Page, mistake: string): Promise<number> {
  const marked = page.evaluate(
    (limitMs) =>
      new Promise<number>((resolve, reject) => {
        setTimeout(() => reject(new Error('no mark came: was the text typed?')), limitMs);
        let keyAt = 0;
        const onKey = ({ timeStamp }: KeyboardEvent) => {
          keyAt = timeStamp;
        };
        window.addEventListener('keydown', onKey, true);
        const seen = new MutationObserver(() => {
          if (document.querySelector('.monaco-editor .squiggly-error') === null) return;
          seen.disconnect();
          window.removeEventListener('keydown', onKey, true);
          resolve(performance.now() - keyAt);
        });
        seen.observe(document.body, { subtree: true, childList: true });
      }),
    markLimitMs,
  );
  await page.keyboard.type(mistake, { delay: 80 });
  const elapsedMs = await marked;
  // The first press stops where the indentation ends.
  await page.keyboard.press('Shift+Home');
  await page.keyboard.press('Shift+Home');
  await page.keyboard.press('Delete');
  await page.locator('.monaco-editor .squiggly-error').first().waitFor({ state: 'detached' });
  return elapsedMs;
}

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds from its begin to its end. */
  readonly dur?: number;
  /** Of these, on the processor. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/**
 * The task of the page's own thread that takes the most of the processor. Its time from begin to end would
 * measure the machine: without a graphics card, Chromium's other threads draw on the same cores meanwhile.
 */
function hardestTaskIn(trace: Buffer): { readonly processorMs: number; readonly elapsedMs: number } {
  const { traceEvents }: { traceEvents: readonly TraceEvent[] } = JSON.parse(trace.toString());
  const threads = traceEvents.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain');
  const isOnPage = ({ pid, tid }: TraceEvent) => threads.some((thread) => thread.pid === pid && thread.tid === tid);
  const tasks = traceEvents.filter((event) => event.ph === 'X' && /RunTask$/.test(event.name) && isOnPage(event));
  const [{ tdur = 0, dur = 0 } = {}] = tasks.toSorted((one, other) => (other.tdur ?? 0) - (one.tdur ?? 0));
  return { processorMs: tdur / 1_000, elapsedMs: dur / 1_000 };
}

export const analyses: readonly Benchmark[] = [
  {
    name: 'analyse-500-ms',
    what: 'three sections of 500 lines: from the last key to the mark on the screen',
    goal: 50,
    direction: 'at-most',
    unit: 'ms',
    measure: async (studio) => (await measureTyping(studio)).answerMs,
  },
  {
    name: 'keystroke-ms',
    what: 'the same: processor time of the page’s hardest task while somebody types',
    goal: 16,
    direction: 'at-most',
    unit: 'ms',
    measure: async (studio) => (await measureTyping(studio)).hardestTaskMs,
  },
];
