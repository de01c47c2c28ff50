import { createCliUnderTest } from "../cli/cli-under-test.js";
import { post } from "./post.js";

interface Demo {
  endpoint: string;
  tokens: Record<string, string>;
}

interface Plan {
  changes: { action: string; address: string; fields: { field: string }[] }[];
  problems: object[];
}

/** What `orgplane plan -f prisma/seed` says on a running demo world, whose identity provider answers wherever it does. */
export async function planOfDemoManifests({ endpoint, tokens }: Demo): Promise<{ code: number | null; plan: Plan }> {
  const token = tokens["owner"]!;
  const { data } = await post(endpoint, token, { query: "{ identityProviders { issuer } }" });
  const [{ issuer }] = data?.["identityProviders"] as [{ issuer: string }];
  const cli = createCliUnderTest({ ORGPLANE_URL: endpoint, ORGPLANE_TOKEN: token });
  try {
    const named = ["-f", "prisma/seed", "--var", `issuer=${issuer}`];
    const { code, stdout, stderr } = await cli.run(["plan", ...named, "--json", "--detailed-exitcode"]);
    if (stdout === "") throw new Error(stderr);
    return { code, plan: JSON.parse(stdout) as Plan };
  } finally {
    cli.remove();
  }
}
