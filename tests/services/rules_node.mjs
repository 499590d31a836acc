// The server's rules in MicroPython: one JSON line {rule, inputs} in, one {output} or {error} out, in the same order.
//   node rules_node.mjs ROOT FILE…      each FILE relative to ROOT
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { loadMicroPython } from '../../pwa/node_modules/@micropython/micropython-webassembly-pyscript/micropython.mjs';
import { OPTIONS, start } from '../../pwa/src/rules/start.mjs';

const [root, ...paths] = process.argv.slice(2);
const files = Object.fromEntries(paths.map((path) => [path, readFileSync(`${root}/${path}`, 'utf8')]));
const call = start(await loadMicroPython({ ...OPTIONS, stdout: (line) => console.error(line) }), files);
for await (const line of createInterface({ input: process.stdin })) {
  const { rule, inputs } = JSON.parse(line);
  let answer;
  try {
    answer = { output: JSON.parse(call(rule, JSON.stringify(inputs))) };
  } catch (error) {
    answer = { error: error.type ?? String(error) }; // the exception's name; its text differs between the interpreters
  }
  console.log(JSON.stringify(answer));
}
