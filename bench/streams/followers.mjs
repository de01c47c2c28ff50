// Follows one job's log many times over, each follower on a connection of its own, and says how late every line came.
import { Agent, request } from "node:http";
import WebSocket from "ws";

const [, , transport, endpoint, secret] = process.argv;
const followers = Number(process.env["FOLLOWERS"]);
const query = "subscription ($id: ID!) { provisionerJobLogs(jobId: $id) { sequence level stage output } }";
const payload = { query, variables: { id: process.env["JOB"] } };
const latencies = [];
let complete = 0;

/** Notes an event; each follower must see every line once, in order. */
function follower() {
  let last = 0;
  return {
    hear({ sequence, output }) {
      latencies.push(Date.now() - Number(output.split(" ")[0]));
      if (sequence !== last + 1) throw new Error(`line ${String(sequence)} came after ${String(last)}`);
      last = sequence;
    },
    end() {
      complete += 1;
    },
  };
}

function byWebSocket() {
  const { hear, end } = follower();
  return new Promise((open) => {
    const socket = new WebSocket(endpoint.replace("http", "ws"), "graphql-transport-ws");
    const closed = new Promise((resolve) => socket.once("close", resolve));
    socket.once("open", () => {
      socket.send(JSON.stringify({ type: "connection_init", payload: { authorization: `Bearer ${secret}` } }));
    });
    socket.on("message", (data) => {
      const message = JSON.parse(String(data));
      if (message.type === "connection_ack") {
        socket.send(JSON.stringify({ id: "1", type: "subscribe", payload }));
        open({ closed });
      } else if (message.type === "next") hear(message.payload.data.provisionerJobLogs);
      else if (message.type === "complete") {
        end();
        socket.close();
      }
    });
  });
}

const agent = new Agent({ keepAlive: false, maxSockets: Number.POSITIVE_INFINITY });

function byEventStream() {
  const { hear, end } = follower();
  return new Promise((open) => {
    const headers = {
      "content-type": "application/json",
      accept: "text/event-stream",
      authorization: `Bearer ${secret}`,
    };
    const sent = request(endpoint, { method: "POST", agent, headers }, (response) => {
      const closed = new Promise((resolve) => response.once("end", resolve));
      open({ closed });
      let rest = "";
      response.setEncoding("utf8");
      response.on("data", (chunk) => {
        const events = (rest + chunk).split("\n\n");
        rest = events.pop();
        for (const event of events) {
          if (event.startsWith("event: next")) hear(JSON.parse(event.split("data: ")[1]).data.provisionerJobLogs);
          if (event.startsWith("event: complete")) end();
        }
      });
    });
    sent.end(JSON.stringify(payload));
  });
}

const openOne = { websocket: byWebSocket, sse: byEventStream }[transport];
const ends = [];
for (let begun = 0; begun < followers; begun += 50) {
  const some = await Promise.all(Array.from({ length: Math.min(50, followers - begun) }, openOne));
  ends.push(...some.map(({ closed }) => closed));
}
process.send({ isOpen: true });
await Promise.all(ends);
process.send({ latencies, complete }, () => process.exit(0));
