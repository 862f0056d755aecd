// The dependencies and nothing else, as a process of its own: its output can then be sent elsewhere.
import { ensureDependencies } from './dependencies.mjs';

await ensureDependencies();
