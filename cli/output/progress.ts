import { tame, type Screen } from "./terminal.js";

/** Work that takes a while, told on standard error. */
export interface Progress {
  /** What is being done now. */
  update(text: string): void;
  /** So much of so much. */
  count(done: number, total: number, text: string): void;
  /** The last word, which stays. */
  done(text: string): void;
  fail(text: string): void;
  /** Something that stays, above what is going on. */
  say(line: string): void;
  /** Takes away what is not to stay; after `done` and `fail` there is nothing. */
  clear(): void;
}

const frames = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];
const frameMs = 80;
const barWidth = 24;

const bar = (done: number, total: number): string => {
  const filled = total === 0 ? barWidth : Math.floor((done / total) * barWidth);
  return `${"━".repeat(filled)}${"┄".repeat(barWidth - filled)} ${String(done)}/${String(total)}`;
};

/** On a terminal: one line that moves, and its end. */
function moving(screen: Screen): Progress {
  const { colors } = screen;
  let [text, frame] = ["", 0];
  const draw = (): void => {
    frame += 1;
    const room = Math.max(1, screen.width() - 3);
    screen.write(`\r\u001b[K${colors.cyan(frames[frame % frames.length])} ${[...text].slice(0, room).join("")}`);
  };
  let timer: NodeJS.Timeout | null = null;
  const show = (next: string): void => {
    text = tame(next);
    timer ??= setInterval(draw, frameMs).unref();
    draw();
  };
  const clear = (): void => {
    if (!timer) return;
    clearInterval(timer);
    timer = null;
    screen.write("\r\u001b[K");
  };
  const end =
    (sign: string) =>
    (last: string): void => {
      clear();
      screen.write(`${sign} ${tame(last)}\n`);
    };
  return {
    update: show,
    count: (done, total, what) => show(`${bar(done, total)}  ${what}`),
    done: end(colors.green("✔")),
    fail: end(colors.red("✘")),
    say(line) {
      const wasShown = timer !== null;
      clear();
      screen.write(`${line}\n`);
      if (wasShown) show(text);
    },
    clear,
  };
}

const tenth = (done: number, total: number): number => (total === 0 ? 10 : Math.floor((done * 10) / total));

/** Elsewhere: a line whenever there is something new; of a count every tenth. */
function plain(screen: Screen): Progress {
  let last = "";
  let lastTenth = -1;
  const line = (text: string): void => {
    if (text !== last) screen.write(`${tame(text)}\n`);
    last = text;
  };
  return {
    update: line,
    count(done, total, what) {
      if (tenth(done, total) === lastTenth) return;
      lastTenth = tenth(done, total);
      line(`${String(done)}/${String(total)} ${what}`);
    },
    done: line,
    fail: line,
    say: (text) => screen.write(`${text}\n`),
    clear: () => undefined,
  };
}

export const createProgress = (screen: Screen): Progress => (screen.isTerminal ? moving(screen) : plain(screen));
