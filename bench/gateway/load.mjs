// A load that costs little: connections that each wait for an answer before they ask again, and compare it byte for byte.
import { connect } from "node:net";
import { once } from "node:events";

const headEnd = Buffer.from("\r\n\r\n");

/** One answer off the front of what was received; null where it is not whole yet. */
function readAnswer(received) {
  const end = received.indexOf(headEnd);
  if (end < 0) return null;
  const head = received.toString("latin1", 0, end).toLowerCase();
  const length = /\r\ncontent-length: (\d+)/.exec(head);
  if (length) {
    const whole = end + 4 + Number(length[1]);
    return received.length < whole ? null : { status: head.slice(9, 12), body: received.subarray(end + 4, whole) };
  }
  if (!head.includes("\r\ntransfer-encoding: chunked")) throw new Error(`an answer without a length: ${head}`);
  return readChunks(received, { from: end + 4, status: head.slice(9, 12) });
}

function readChunks(received, { from, status }) {
  const chunks = [];
  for (let at = from; ;) {
    const line = received.indexOf("\r\n", at);
    if (line < 0) return null;
    const size = Number.parseInt(received.toString("latin1", at, line), 16);
    if (received.length < line + 4 + size) return null;
    if (size === 0) return { status, body: Buffer.concat(chunks) };
    chunks.push(received.subarray(line + 2, line + 2 + size));
    at = line + 4 + size;
  }
}

/** A connection to a gateway. */
class Connection {
  #received = Buffer.alloc(0);
  #heard = () => undefined;
  #failed = () => undefined;

  static async open(url, accepts) {
    const { hostname, port, pathname } = new URL(url);
    const connection = new Connection();
    connection.socket = connect({ host: hostname, port: Number(port), noDelay: true });
    connection.start = `POST ${pathname} HTTP/1.1\r\nhost: ${hostname}:${port}\r\ncontent-type: application/json\r\naccept: application/json\r\n`;
    if (accepts) connection.start += `accept-encoding: ${accepts}\r\n`;
    await once(connection.socket, "connect");
    connection.socket.on("data", (chunk) => connection.#hear(chunk));
    connection.socket.on("close", () => connection.#failed(new Error("the gateway closed a connection")));
    connection.socket.on("error", () => undefined);
    return connection;
  }

  /** Sends a body and resolves with the answer's. */
  ask(body, token) {
    return new Promise((resolve, reject) => {
      this.#heard = resolve;
      this.#failed = reject;
      const length = Buffer.byteLength(body);
      this.socket.write(`${this.start}authorization: Bearer ${token}\r\ncontent-length: ${length}\r\n\r\n${body}`);
    });
  }

  #hear(chunk) {
    this.#received = this.#received.length > 0 ? Buffer.concat([this.#received, chunk]) : chunk;
    const answer = readAnswer(this.#received);
    if (!answer) return;
    this.#received = Buffer.alloc(0);
    if (answer.status === "200") this.#heard(answer.body);
    else this.#failed(new Error(`HTTP ${answer.status}: ${answer.body}`));
  }
}

const numbered = (number) => `orgp_${String(number).padStart(32, "0")}`;
let asked = 0;

/** Whose token a request carries. */
export const tokenSources = {
  "never the same token twice": () => numbered((asked += 1)),
  "a thousand people in turn": () => numbered((asked += 1) % 1_000),
  "one token for all": () => numbered(0),
};

/** Asks once; `accepts` says how an answer may be packed. */
export async function askOnce({ url, body, accepts }, token) {
  const connection = await Connection.open(url, accepts);
  const answer = await connection.ask(body, token);
  connection.socket.destroy();
  return answer;
}

/**
 * Asks for some seconds on a number of connections; every answer must be `expected`. Latencies in milliseconds, sorted.
 * Connections are opened anew: servers close those that nobody used for a while.
 */
export async function load({ url, body, accepts, expected, tokenOf, seconds, connections: count }) {
  const connections = await Promise.all(Array.from({ length: count }, () => Connection.open(url, accepts)));
  const latencies = [];
  const started = performance.now();
  const end = started + seconds * 1_000;
  const one = async (connection) => {
    for (let now = performance.now(); now < end;) {
      const answer = await connection.ask(body, tokenOf());
      if (!answer.equals(expected)) throw new Error(`an answer differs: ${answer}`);
      const then = now;
      now = performance.now();
      latencies.push(now - then);
    }
  };
  await Promise.all(connections.map(one));
  for (const { socket } of connections) socket.destroy();
  return { latencies: Float64Array.from(latencies).sort(), seconds: (performance.now() - started) / 1_000 };
}
