/** Says on the terminal what is done, with the seconds since the start. */
export interface Progress {
  done(what: string): void;
  /** A text without a time, for what is to be read. */
  say(text: string): void;
}

export function createProgress(
  write: (line: string) => void = (line) => void process.stdout.write(`${line}\n`),
): Progress {
  return {
    done(what) {
      write(`${process.uptime().toFixed(1).padStart(5)} s  ${what}`);
    },
    say: write,
  };
}
