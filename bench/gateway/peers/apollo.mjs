// The reference: `@apollo/gateway` under `@apollo/server`.
import { ApolloGateway } from "@apollo/gateway";
import { ApolloServer } from "@apollo/server";
import { startStandaloneServer } from "@apollo/server/standalone";
import { compose } from "../classic.mjs";
import { play } from "../part.mjs";

process.env.APOLLO_TELEMETRY_DISABLED = "true";
const gateway = new ApolloGateway({ supergraphSdl: compose(process.argv[2], { isGuarded: false }) });
const { url } = await startStandaloneServer(new ApolloServer({ gateway }), { listen: { port: 0, host: "127.0.0.1" } });
await play({ url });
