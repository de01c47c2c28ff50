import { ConnectionPool } from "./connection-pool.js";
import { fixedHeaders, mostConnections, type Requests } from "./requests.js";

const unprintable = /[^\t\x20-\x7e]/;

function linesOf(headers: Readonly<Record<string, string>>): string {
  let lines = "";
  for (const name in headers) {
    const value = headers[name]!;
    if (unprintable.test(value)) throw new Error(`the header ${name} has a character that no header may have`);
    lines += `${name}: ${value}\r\n`;
  }
  return lines;
}

/** Without TLS: each question is one text, written at once. */
export function plainRequests({ host, hostname, port, pathname, search }: URL): Requests {
  const address = { host: hostname.replace(/^\[|\]$/g, ""), port: Number(port) || 80 };
  const pool = new ConnectionPool(address, mostConnections);
  const start = `POST ${pathname}${search} HTTP/1.1\r\nhost: ${host}\r\nconnection: keep-alive\r\n${linesOf(fixedHeaders)}`;
  return {
    send({ headers, body }, exchange) {
      const bytes = Buffer.byteLength(body);
      const text = `${start}${linesOf(headers)}content-length: ${String(bytes)}\r\n\r\n${body}`;
      pool.send({ text, encoding: bytes === body.length ? "latin1" : "utf8" }, exchange);
    },
    close: () => pool.close(),
  };
}
