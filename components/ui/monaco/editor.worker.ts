/** Diff computation, links and word lists, off the page's thread. */
import 'monaco-editor/editor/editor.worker';
