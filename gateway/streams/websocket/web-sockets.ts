import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { GraphQLError, type ExecutionArgs, type FormattedExecutionResult, type GraphQLSchema } from "graphql";
import { handleProtocols, makeServer, type ServerOptions } from "graphql-ws";
import { WebSocketServer, type RawData, type WebSocket } from "ws";
import { unauthenticated } from "../../../foundation/errors/graph-errors.js";
import { nestsDeeply } from "../../../foundation/http/nests-deeply.js";
import type { Log } from "../../../foundation/log/log.js";
import type { Stream } from "../../../foundation/streams/endable.js";
import type { Limits } from "../../limits/limits.js";
import { exceeded } from "../exceeded.js";
import type { Operations } from "../operations.js";
import { closing } from "./closing.js";
import { Connection, type ConnectionOptions } from "./connection.js";
import { PacedSocket } from "./paced-socket.js";
import { sentByItself } from "./sent-by-itself.js";

export interface WebSocketsOptions extends ConnectionOptions {
  /** Whose upgrades are answered. */
  server: Server;
  path: string;
  operations: Operations;
  schema: GraphQLSchema;
  limits: Limits;
  log: Log;
}

interface Extra {
  connection: Connection;
}

type Protocol = ServerOptions<Record<string, unknown>, Extra>;
/** What `onSubscribe` hands to `execute` and `subscribe`. */
type Run = () => Promise<FormattedExecutionResult | Stream<never>>;

const tooMany = (most: number): GraphQLError =>
  new GraphQLError(
    `${String(most)} operations are under way on this connection, which is all that may: end one first.`,
    {
      extensions: { code: "LIMIT_EXCEEDED" },
    },
  );

const run = (args: ExecutionArgs) => (args.contextValue as Run)();

/** The protocol graphql-transport-ws: whoever says nothing, or the wrong thing, is closed with its codes. */
function protocolOf({ operations, schema, settings, limits }: WebSocketsOptions): Protocol {
  return {
    connectionInitWaitTimeout: settings.initMs,
    onConnect: ({ extra, connectionParams }) => extra.connection.admit(connectionParams),
    async onSubscribe({ extra: { connection } }, id, params) {
      const caller = await connection.caller();
      if (!caller) return [unauthenticated()];
      const tooOften = exceeded(() => limits.countRequest(caller));
      if (tooOften.length > 0) return tooOften;
      const read = operations.read(params);
      if ("errors" in read) return [...read.errors];
      if (!connection.begin(id)) return [tooMany(settings.operationsAConnection)];
      const asking = { caller, signal: connection.end };
      const contextValue: Run = async () => {
        const answer = await operations.run(params, asking);
        return Symbol.asyncIterator in answer ? sentByItself(answer, (result) => connection.next(id, result)) : answer;
      };
      return { schema, document: read.document, operationName: params.operationName, contextValue };
    },
    execute: run as Protocol["execute"],
    subscribe: run as Protocol["subscribe"],
    // Errors are formatted already, and have no more to say.
    onNext: (...[, , , , result]) => result,
    onError: (...[, , , errors]) => errors.map((error) => operations.format(error)),
    onComplete: ({ extra: { connection } }, id) => connection.finish(id),
    onClose: ({ extra: { connection } }) => connection.close(),
  };
}

function refuseUpgrade(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
}

/** Serves a connection by the protocol, until it is closed. */
function serve(
  protocol: ReturnType<typeof makeServer<Record<string, unknown>, Extra>>,
  { socket, request }: { socket: WebSocket; request: IncomingMessage },
  options: WebSocketsOptions,
): PacedSocket {
  const paced = new PacedSocket(socket, options.settings);
  const fail = (error: unknown): void => {
    options.log.error({ err: error }, "a message of a WebSocket failed");
    paced.close(closing.fault);
  };
  const listener = (hear: (text: string) => Promise<void>) => (data: RawData) => {
    if (nestsDeeply(data as Buffer)) paced.close(closing.malformed);
    else void hear(String(data as Buffer)).catch(fail);
  };
  const closed = protocol.opened(
    {
      protocol: socket.protocol,
      send: (text) => paced.send(text),
      close: (code = 1000, reason = "") => paced.close({ code, reason }),
      onMessage: (hear) => socket.on("message", listener(hear)),
    },
    { connection: new Connection(paced, request, options) },
  );
  socket.on("error", () => undefined); // it is closed with the code that fits
  socket.once("close", (code, reason) => void closed(code, String(reason)).catch(fail));
  return paced;
}

type Upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

const upgradeByServer = new WeakMap<Server, Upgrade>();

/** Whoever comes last answers a server's upgrades: a gateway with another supergraph takes over from the one before. */
function takeUpgrades(server: Server, upgrade: Upgrade): void {
  const isTaken = upgradeByServer.has(server);
  upgradeByServer.set(server, upgrade);
  if (!isTaken) server.on("upgrade", (...call: Parameters<Upgrade>) => upgradeByServer.get(server)?.(...call));
}

/** Answers upgrades of a server at one path. What it answers with ends all connections, and answers no more. */
export function serveWebSockets(options: WebSocketsOptions): () => void {
  const { server, path, settings } = options;
  const protocol = makeServer(protocolOf(options));
  const { messageBytes: maxPayload } = settings;
  const sockets = new WebSocketServer({ noServer: true, handleProtocols, maxPayload, perMessageDeflate: false });
  const open = new Set<PacedSocket>();
  let isStopping = false;
  const begin = (socket: WebSocket, request: IncomingMessage): void => {
    const paced = serve(protocol, { socket, request }, options);
    open.add(paced);
    socket.once("close", () => open.delete(paced));
  };
  takeUpgrades(server, (request, socket, head) => {
    if (request.url?.split("?")[0] !== path) return refuseUpgrade(socket, "404 Not Found");
    if (isStopping) return refuseUpgrade(socket, "503 Service Unavailable");
    sockets.handleUpgrade(request, socket, head, (opened) => begin(opened, request));
  });
  return () => {
    isStopping = true;
    for (const socket of open) socket.close(closing.goingAway);
  };
}
