import type { IncomingMessage } from "node:http";

/**
 * Calls back with the body of a request once all of it is there; with null where it never is. What is put back by `unshift`
 * while the callback runs can be read again as if nobody had looked.
 */
export function readWhole(request: IncomingMessage, length: number, callback: (body: Buffer | null) => void): void {
  const chunks: Buffer[] = [];
  let received = 0;
  const take = (): boolean => {
    for (let chunk: Buffer | null; (chunk = request.read() as Buffer | null); chunks.push(chunk))
      received += chunk.length;
    return received === length;
  };
  const body = (): Buffer => (chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks));
  if (take()) return callback(body());
  const end = (whole: Buffer | null): void => {
    request.off("readable", onReadable).off("close", onClose);
    callback(whole);
  };
  const onReadable = (): void => {
    if (take()) end(body());
  };
  const onClose = (): void => end(null);
  request.on("readable", onReadable).on("close", onClose);
}
