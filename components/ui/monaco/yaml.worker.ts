/** Completion and hover for YAML from a JSON schema, off the page's thread. */
import 'monaco-yaml/yaml.worker.js';
