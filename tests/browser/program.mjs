// Starts, kills and stops the program, each time on the same folder and the same two ports.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const START_LIMIT_MS = 20_000;
const STOP_LIMIT_MS = 10_000;

async function freePort() {
  const door = createServer().listen(0, "127.0.0.1");
  await once(door, "listening");
  const { port } = door.address();
  door.close();
  await once(door, "close");
  return port;
}

export class Program {
  #binary;
  #folder;
  #page;
  #bot;
  #process = null;

  /** A sandbox that keeps its world in `folder`, on two ports that are free now. */
  static async prepare(binary, folder) {
    const program = new Program();
    program.#binary = binary;
    program.#folder = folder;
    program.#page = await freePort();
    program.#bot = await freePort();
    return program;
  }

  get page() {
    return `http://127.0.0.1:${this.#page}/`;
  }

  get #log() {
    return join(this.#folder, "log.txt");
  }

  /** The last lines it wrote, to understand what went wrong. */
  lastWords() {
    return readFileSync(this.#log, "utf8").split("\n").slice(-20).join("\n");
  }

  /** Starts it, and comes back when the bot says it is ready and the page is there. */
  async start() {
    const log = openSync(this.#log, "a");
    const listen = `127.0.0.1:${this.#bot}`;
    this.#process = spawn(this.#binary, [
      "--page", `127.0.0.1:${this.#page}`, "--listen", listen,
      "--data", join(this.#folder, "data"),
    ], { stdio: ["ignore", log, log] });
    closeSync(log);
    const limit = Date.now() + START_LIMIT_MS;
    for (const address of [`http://${listen}/readyz`, this.page]) {
      while (!(await answers(address))) {
        if (this.#process.exitCode !== null) throw new Error("the program ended by itself");
        if (Date.now() > limit) throw new Error(`${address} did not answer in time`);
        await pause(50);
      }
    }
  }

  /** As when the machine fails: no time to put anything away. */
  async kill() {
    await this.#end("SIGKILL");
  }

  /** Asks it to end, and insists if it does not. */
  async stop() {
    const insist = setTimeout(() => this.#process?.kill("SIGKILL"), STOP_LIMIT_MS);
    await this.#end("SIGTERM");
    clearTimeout(insist);
  }

  async #end(signal) {
    const ending = this.#process;
    if (ending === null || ending.exitCode !== null || ending.signalCode !== null) return;
    const ended = once(ending, "exit");
    ending.kill(signal);
    await ended;
  }
}

async function answers(address) {
  try {
    return (await fetch(address, { signal: AbortSignal.timeout(1000) })).ok;
  } catch {
    return false;
  }
}
