// What authorization costs: decisions a second, requests a second with the guard and without, and the guard's share of the
// gateway's CPU time. `npm run build && node bench/authorization.mjs [REQUESTS]`; no database is needed.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { cpus } from "node:os";
import { text } from "node:stream/consumers";
import { parse, print, visit } from "graphql";
import { createActorTokenSigner } from "../dist/foundation/actor-token/actor-token.js";
import { systemClock } from "../dist/foundation/clock/clock.js";
import { readSettings } from "../dist/foundation/config/read-settings.js";
import { createLog } from "../dist/foundation/log/log.js";
import { decide } from "../dist/foundation/rbac/decide.js";
import { allPermissions } from "../dist/foundation/rbac/permissions.js";
import { scopesOf } from "../dist/foundation/rbac/scopes-of.js";
import { createUserActor } from "../dist/foundation/rbac/user-actor.js";
import { createGateway } from "../dist/gateway/gateway.js";
import { createGuard } from "../dist/gateway/guard/guard.js";
import { createLimits } from "../dist/gateway/limits/limits.js";
import { limitNames, limitsOf } from "../dist/processes/front.js";
import { operations } from "./authorization/operations.mjs";
import { standInClient } from "./authorization/stand-in-subgraphs.mjs";

const requests = Number(process.argv[2] ?? 200);
const rounds = 3;
const supergraphSdl = readFileSync("schema/supergraph.graphql", "utf8");
/** The same without what the guard reads: nothing is refused and nothing is looked for. */
const unguarded = print(
  visit(parse(supergraphSdl), {
    Directive: ({ name }) => (["authenticated", "requiresScopes"].includes(name.value) ? null : undefined),
  }),
);
const idOf = (n) => `00000000-0000-7000-8000-${String(n).padStart(12, "0")}`;
const me = idOf(1);

const actorIn = (organizations, roles, siteRoles = []) =>
  createUserActor({
    userId: me,
    username: "me",
    siteRoles,
    memberships: Array.from({ length: organizations }, (_, n) => ({ organizationId: idOf(1000 + n), roles })),
    groupIds: [],
    heldByAccessList: ["TEMPLATE_READ", "TEMPLATE_USE"],
  });
const actors = {
  owner: actorIn(0, [], ["owner"]),
  member: actorIn(3, ["organization-workspace-access"]),
};

function decisionsPerSecond(actor) {
  const resources = Array.from({ length: 1_000 }, (_, n) => ({
    organizationId: idOf(1000 + (n % 700)),
    ownerId: n % 3 === 0 ? me : idOf(2),
  }));
  const asked = resources.flatMap((resource) => allPermissions.map((permission) => ({ resource, permission })));
  const round = () => asked.filter(({ resource, permission }) => decide(actor, permission, resource)).length;
  round();
  const since = performance.now();
  let rounds = 0;
  for (; performance.now() - since < 1_000; rounds += 1) round();
  return (rounds * asked.length * 1_000) / (performance.now() - since);
}

/** CPU microseconds of one call, on average. */
function cpuOf(times, work) {
  for (let n = 0; n < times / 4; n += 1) work();
  const before = process.cpuUsage();
  for (let n = 0; n < times; n += 1) work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / times;
}

async function startGateway(sdl) {
  const server = createServer();
  const gateway = await createGateway({
    server,
    supergraphSdl: sdl,
    client: ({ name }) => standInClient(name),
    findActor: (name) => Promise.resolve(actors[name] ?? null),
    signer: createActorTokenSigner(),
    limits: createLimits({ ...limitsOf(readSettings(limitNames, {})), requestsPerMinute: 0 }, systemClock),
    isReady: () => true,
    log: createLog({ level: "silent", name: "bench" }),
  });
  server.on("request", gateway.answer);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return { endpoint: `http://127.0.0.1:${server.address().port}/graphql`, stop: gateway.stop };
}

/** Requests a second, and CPU microseconds of this process for each. */
async function load({ endpoint }, { who, query }, count) {
  const client = spawn(process.execPath, ["bench/authorization/load.mjs", endpoint, who, String(count)], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const before = process.cpuUsage();
  client.stdin.end(JSON.stringify({ query }));
  const seconds = Number(await text(client.stdout));
  const { user, system } = process.cpuUsage(before);
  return { perSecond: count / seconds, cpu: (user + system) / count };
}

/** The best of some rounds of each gateway in turn, so that what else the machine does meets both. */
async function compare(gateways, asking) {
  const best = {};
  for (const gateway of Object.values(gateways)) await load(gateway, asking, 100);
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, gateway] of Object.entries(gateways)) {
      const { perSecond, cpu } = await load(gateway, asking, requests);
      const before = best[name] ?? { perSecond: 0, cpu: Infinity };
      best[name] = { perSecond: Math.max(before.perSecond, perSecond), cpu: Math.min(before.cpu, cpu) };
    }
  }
  return best;
}

async function ask({ endpoint }, { who, query }) {
  const headers = { "content-type": "application/json", ...(who !== "nobody" && { authorization: `Bearer ${who}` }) };
  return (await fetch(endpoint, { method: "POST", headers, body: JSON.stringify({ query }) })).json();
}

/** The guard's whole part in a request: what it lets pass, and the nulls in the answer. */
async function guardAlone(open, { who, query }) {
  const guard = createGuard(supergraphSdl);
  const document = parse(query, { noLocation: true });
  const judge = () => guard.judge({ document, variables: {}, asker: { scopes: scopesOf(actors[who]) } });
  const { kind, document: rest } = judge();
  const { data } = rest ? await ask(open, { who, query: print(rest) }) : { data: {} };
  return { kind, cpu: cpuOf(20_000, () => judge().complete?.(data)) };
}

const show = (value, digits = 0) => value.toFixed(digits).padStart(8);

console.log(`node ${process.version}, ${cpus().length} × ${cpus()[0].model}; ${requests} requests each\n`);
for (const [what, actor] of [
  ["in 3 organizations", actors.member],
  ["in 500 organizations", actorIn(500, ["organization-workspace-access", "organization-auditor"])],
]) {
  console.log(`decisions a second, ${what.padEnd(21)} ${show(decisionsPerSecond(actor) / 1e6, 1)} million`);
}

const on = await startGateway(supergraphSdl);
const off = await startGateway(unguarded);
console.log("\noperation          asked by  verdict    req/s on  req/s off    gateway µs   guard µs   guard's share");
const askings = Object.entries(operations).flatMap(([name, query]) =>
  Object.keys(actors).map((who) => ({ name, who, query })),
);
let greatest = 0;
for (const asking of askings) {
  const { errors } = await ask(off, asking);
  if (errors) throw new Error(JSON.stringify(errors));
  const best = await compare({ on, off }, asking);
  const { kind, cpu } = await guardAlone(off, asking);
  const share = (100 * cpu) / best.on.cpu;
  greatest = Math.max(greatest, share);
  const rates = [best.on.perSecond, best.off.perSecond].map((rate) => show(rate));
  const costs = [show(best.on.cpu), show(cpu, 1), show(share, 2)];
  console.log(
    `${asking.name.padEnd(18)} ${asking.who.padEnd(9)} ${kind.padEnd(9)} ${[...rates, ...costs].join("   ")} %`,
  );
}
console.log(
  `\nthe guard's greatest share of the gateway's CPU time: ${greatest.toFixed(2)} percent; at most 10 are allowed`,
);
await on.stop();
await off.stop();
process.exitCode = greatest <= 10 ? 0 : 1;
