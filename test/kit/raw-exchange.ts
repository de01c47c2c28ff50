import { once } from "node:events";
import { connect } from "node:net";

/** A request as it goes over the wire: the head without lengths, and the body, in pieces where it has several. */
export interface RawRequest {
  start?: string;
  headers?: Record<string, string>;
  body?: string | Buffer | readonly string[];
}

const startLine = "POST /graphql HTTP/1.1";

const usual: Record<string, string> = { "content-type": "application/json", connection: "close" };

/** Sends text as it is and reads bytes, each as a letter, until the other side closes. A pause between pieces makes packets of them. */
export async function exchangeText(port: number, pieces: readonly (string | Buffer)[]): Promise<string> {
  const socket = connect({ host: "127.0.0.1", port, noDelay: true });
  const chunks: Buffer[] = [];
  socket.on("data", (chunk) => void chunks.push(chunk));
  await once(socket, "connect");
  for (const [index, piece] of pieces.entries()) {
    if (index > 0) await new Promise((resolve) => setTimeout(resolve, 5));
    socket.write(piece);
  }
  await once(socket, "close");
  return Buffer.concat(chunks).toString("latin1");
}

/** A request's text. */
export function textOf({ start = startLine, headers = {}, body = "" }: RawRequest): (string | Buffer)[] {
  const pieces = Array.isArray(body) ? (body as readonly string[]) : [body as string | Buffer];
  const length = String(pieces.reduce((sum, piece) => sum + Buffer.byteLength(piece), 0));
  const all = { host: "graph.test", ...usual, "content-length": length, ...headers };
  const lines = Object.entries(all)
    .filter(([, value]) => value !== "")
    .map(([name, value]) => `${name}: ${value}\r\n`);
  const [first = "", ...rest] = pieces;
  return [Buffer.concat([Buffer.from(`${start}\r\n${lines.join("")}\r\n`), Buffer.from(first)]), ...rest];
}

/** The answer's text, head and body, but for what is another each time: its date and the ids of faults. */
export async function exchange(port: number, request: RawRequest): Promise<string> {
  const answer = await exchangeText(port, textOf(request));
  return answer.replace(/^Date: .*$/m, "Date: now").replaceAll(/[\da-f]{8}-[\da-f]{4}-[\da-f-]{22}/g, "some-id");
}
