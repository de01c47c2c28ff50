import { demoPeople } from "./identity-provider/people.js";
import { startProvider } from "./identity-provider/provider.js";

// The demo's identity provider, a process of its own: `node dist/scripts/demo-identity-provider.js PORT CLIENT SECRET URI…`.
// Its library is a development dependency; it says on its first line where it answers, and ends with whoever started it.
const [port = "0", clientId = "", clientSecret = "", ...redirectUris] = process.argv.slice(2);

async function start(): Promise<string> {
  const options = { clientId, clientSecret, redirectUris, people: demoPeople };
  // Where the port of before is somebody else's by now, another will do.
  const provider = await startProvider({ ...options, port: Number(port) }).catch(() => startProvider(options));
  return provider.issuer;
}

process.stdin.on("end", () => process.exit(0)).resume();
console.log(`issuer ${await start()}`);
