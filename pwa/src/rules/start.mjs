// How the rules of the law start in MicroPython: shared by the page worker and the parity tests in Node.
export const START = `
import json
for path in json.loads(modules):
    __import__(path[:-3].replace("/", "."))
from backend.services.kit.outcome import RULES
def call(rule, inputs):
    return json.dumps(RULES[rule](json.loads(inputs)))
`;

/** Calls nest less deep with the default of 2,048 words: code inside `try` ran out of them. */
export const OPTIONS = { heapsize: 1 << 20, pystack: 8192 };

/**
 * The folders of the files, parents first: each must exist and be a package.
 * @param {string[]} files
 * @returns {string[]}
 */
export function packages(files) {
  const folders = files.flatMap((file) => file.split('/').slice(0, -1).map((_, i, parts) => parts.slice(0, i + 1).join('/')));
  return [...new Set(folders)].sort();
}

/**
 * Write the files with an empty `__init__.py` in every folder (the real ones may import Flask), import the rules.
 * @param {any} micropython
 * @param {Record<string, string>} files path to text
 * @returns {(rule: string, inputs: string) => string} JSON text in, JSON text out: proxies would keep memory
 */
export function start(micropython, files) {
  const paths = Object.keys(files);
  for (const folder of packages(paths)) {
    micropython.FS.mkdir('/' + folder);
    micropython.FS.writeFile(`/${folder}/__init__.py`, '');
  }
  for (const path of paths) micropython.FS.writeFile('/' + path, files[path]);
  micropython.globals.set('modules', JSON.stringify(paths.filter((path) => path.includes('/rules/'))));
  micropython.runPython(START);
  return micropython.globals.get('call');
}
