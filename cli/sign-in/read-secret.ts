import { text } from "node:stream/consumers";
import type { Cli } from "../cli.js";
import { CliFault } from "../cli-fault.js";

const keys = { end: ["\r", "\n", "\u0004"], erase: ["\u007f", "\b"], stop: "\u0003" };

/** Of a terminal, key by key, without showing any. */
function typed(input: NodeJS.ReadStream): Promise<string> {
  return new Promise((resolve, reject) => {
    let secret = "";
    const finish = (end: () => void): void => {
      input.setRawMode(false).off("data", onData).pause();
      end();
    };
    const onKey = (key: string): boolean => {
      if (key === keys.stop) finish(() => reject(new CliFault("Stopped.", { code: "STOPPED" })));
      else if (keys.end.includes(key)) finish(() => resolve(secret));
      else secret = keys.erase.includes(key) ? secret.slice(0, -1) : secret + key;
      return key !== keys.stop && !keys.end.includes(key);
    };
    const onData = (chunk: string): void => void [...chunk].every(onKey);
    input.setRawMode(true).setEncoding("utf8").on("data", onData).resume();
  });
}

/** A secret: typed without echo on a terminal, else what standard input has. Throws a CliFault where there is none. */
export async function readSecret(cli: Cli, prompt: string): Promise<string> {
  const { err } = cli.output();
  if (cli.input.isTTY) err.write(prompt);
  const secret = (cli.input.isTTY ? await typed(cli.input) : await text(cli.input)).trim();
  if (cli.input.isTTY) err.write("\n");
  if (secret !== "") return secret;
  throw new CliFault("There was no token on standard input.", { code: "USAGE", remedy: "Pipe one in, or type it." });
}
