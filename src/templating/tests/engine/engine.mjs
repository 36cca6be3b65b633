// Microsoft's engine behind a pipe. In: a JSON case a line, an expression with its data, or a
// template with its data and host. Out, a line each: {"ok": value} or {"error": text}; undefined
// and what JSON cannot hold become null. With {"repeat": n} it says how long n times took.
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { hrtime, stdin, stdout } from 'node:process';

const require = createRequire(`${process.cwd()}/engine.mjs`);
const { Expression } = require('adaptive-expressions');
const { Template } = require('adaptivecards-templating');

BigInt.prototype.toJSON = function () {
  return Number(this);
};

function compute(one) {
  if (one.expression === undefined) {
    return new Template(one.template).expand({ $root: one.data, $host: one.host });
  }
  const { value, error } = Expression.parse(one.expression).tryEvaluate(one.data);
  if (error) throw new Error(error);
  return value;
}

// The template is read once; only filling it counts.
function time(one) {
  const template = new Template(one.template);
  const start = hrtime.bigint();
  for (let turn = 0; turn < one.repeat; turn += 1) template.expand({ $root: one.data });
  return Number(hrtime.bigint() - start);
}

for await (const line of createInterface({ input: stdin })) {
  const one = JSON.parse(line);
  let answer;
  try {
    const value = one.repeat ? time(one) : compute(one);
    answer = JSON.stringify({ ok: value === undefined ? null : value });
  } catch (error) {
    answer = JSON.stringify({ error: String(error?.message ?? error) });
  }
  stdout.write(`${answer}\n`);
}
