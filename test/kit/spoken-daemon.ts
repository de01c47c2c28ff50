import type { GraphUnderTest } from "./graph-under-test.js";

/** A daemon of alpha whose part the test plays, by the daemons' own protocol. */
export interface SpokenDaemon {
  id: string;
  /** Makes itself known again, as after a restart: the id that it is given. */
  register(): Promise<string>;
  /** The id of the job that comes next. */
  acquire(): Promise<string>;
  report(jobId: string, firstSequence: number, ...lines: string[]): Promise<void>;
  complete(jobId: string, result?: object): Promise<void>;
}

const lineOf = (output: string) => ({
  time: "2026-11-24T08:00:00.000Z",
  source: "PROVISIONER",
  level: "INFO",
  stage: "plan",
  output,
});

/** Registers under this name. */
export async function startSpokenDaemon(
  { as, world }: Pick<GraphUnderTest, "as" | "world">,
  name: string,
): Promise<SpokenDaemon> {
  const ask = async (mutation: string, selection: string, input: object) => {
    const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input!`;
    const query = `mutation ($input: ${type}) { answer: ${mutation}(input: $input) { ${selection} userErrors { message } } }`;
    const { data, errors } = await as(world.alphaKey).run(query, { input });
    if (errors ?? data!["answer"].userErrors.length > 0) throw new Error(JSON.stringify([errors, data]));
    return data!["answer"];
  };
  const register = async (): Promise<string> =>
    (await ask("registerProvisionerDaemon", "daemon { id }", { name, version: "1", apiVersion: "1.0" })).daemon.id;
  const daemonId = await register();
  return {
    id: daemonId,
    register,
    acquire: async () =>
      (await ask("acquireProvisionerJob", "job { id }", { daemonId, waitSeconds: 5 })).job.id as string,
    report: async (jobId, firstSequence, ...lines) => {
      const logs = lines.map(lineOf);
      await ask("reportProvisionerJob", "lastSequence", { jobId, daemonId, firstSequence, logs });
    },
    complete: async (jobId, result = {}) => {
      await ask("completeProvisionerJob", "job { id }", { jobId, daemonId, ...result });
    },
  };
}
