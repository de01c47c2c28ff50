// Asks one operation as often as told, from a process of its own: `node load.mjs ENDPOINT TOKEN COUNT` with the operation on
// its standard input. Prints the seconds that it took.
import { Agent, request } from "node:http";
import { text } from "node:stream/consumers";

const [endpoint, token, count] = process.argv.slice(2);
const body = await text(process.stdin);
const connections = 8;
const agent = new Agent({ keepAlive: true, maxSockets: connections });
const headers = {
  "content-type": "application/json",
  "content-length": Buffer.byteLength(body),
  ...(token !== "nobody" && { authorization: `Bearer ${token}` }),
};

const ask = () =>
  new Promise((resolve, reject) => {
    const sent = request(endpoint, { method: "POST", agent, headers }, (response) => {
      response.on("end", () => (response.statusCode === 200 ? resolve() : reject(new Error(response.statusCode))));
      response.resume();
    });
    sent.on("error", reject);
    sent.end(body);
  });

let left = Number(count);
async function work() {
  while (left > 0) {
    left -= 1;
    await ask();
  }
}

const since = performance.now();
await Promise.all(Array.from({ length: connections }, work));
console.log((performance.now() - since) / 1000);
agent.destroy();
