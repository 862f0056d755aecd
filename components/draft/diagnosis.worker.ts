/** Reads the definition at each key, off the page's thread. */
import { openAnalyser } from '@/core/diagnose/open-analyser.ts';
import type { Question } from './diagnoser.ts';

const analyse = openAnalyser();

self.onmessage = ({ data: { definition, surroundings } }: MessageEvent<Question>) => {
  self.postMessage(analyse(definition, surroundings));
};
