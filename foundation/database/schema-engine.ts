import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import type { DatabaseConnection } from "./database-connection.js";
import { MigrationAdapter } from "./wasm-adapter.js";

type SchemaEngine = bindings.SchemaEngine;
type Imports = Readonly<Record<string, unknown>>;
type Exports = { __wbindgen_start(): void };

/** Node has it; TypeScript's libraries know it only as part of a browser. */
declare const WebAssembly: {
  instantiate(program: Uint8Array, imports: Record<string, Imports>): Promise<{ instance: { exports: Exports } }>;
};

let loading: Promise<void> | undefined;

/** Prisma's schema engine on this database, and its end when `work` is done. */
export async function withSchemaEngine<T>(
  connection: DatabaseConnection,
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  await (loading ??= loadEngine());
  const adapter = new MigrationAdapter(connection);
  const bound = bindMigrationAwareSqlAdapterFactory(adapter);
  const engine = await bindings.SchemaEngine.new({ datamodels: undefined }, () => undefined, bound);
  try {
    return await work(engine);
  } finally {
    engine.free();
    await adapter.disconnect();
  }
}

async function loadEngine(): Promise<void> {
  // Without somebody who listens, the engine hides why it panics.
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: rethrowPanic } });
  const folder = dirname(createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg"));
  const program = await readFile(join(folder, "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(program, { "./schema_engine_bg.js": importsOfEngine() });
  bindings.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
}

/** The engine never clears the ten-second timer of its lock: only unreferenced does it not hold up the process's end. */
function importsOfEngine(): Imports {
  const setTimer = (work: () => void, ms: number): NodeJS.Timeout => setTimeout(work, ms).unref();
  const imports = Object.entries(bindings);
  return Object.fromEntries(
    imports.map(([name, value]) => [name, name.startsWith("__wbg_setTimeout_") ? setTimer : value]),
  );
}

function rethrowPanic(message: string): never {
  throw new Error(`Prisma's schema engine failed: ${message}`);
}
