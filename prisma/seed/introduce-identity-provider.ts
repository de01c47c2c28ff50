import { createGraph } from "../../cli/graph/graph-client.js";
import { applyManifests, loadDemoManifest } from "./apply-manifests.js";

export interface Introduction {
  endpoint: string;
  /** The site owner's. */
  token: string;
  /** Of the manifests. */
  folder: string;
  dataDir: string;
  issuer: string;
}

/** Makes the demo's identity provider known by its manifest, with the address that it has now and the secret of its file. */
export async function introduceIdentityProvider(introduction: Introduction): Promise<void> {
  const { endpoint, token, folder, dataDir, issuer } = introduction;
  const variables = { data: dataDir, issuer };
  const desired = await loadDemoManifest({ folder, files: ["identity-provider.yaml"], variables });
  await applyManifests(createGraph({ endpoint, token }), desired, { waitMs: 0, resendSecrets: true });
}
