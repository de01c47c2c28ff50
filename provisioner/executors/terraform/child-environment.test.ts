import { expect, test } from "@jest/globals";
import { childEnvironment } from "./child-environment.js";

const folders = { home: "/job/home", temporary: "/job/tmp" };
const environmentOf = (host: Record<string, string>) => childEnvironment(host, folders);

test.each([
  "PATH",
  "HTTPS_PROXY",
  "SSL_CERT_FILE",
  "TF_PLUGIN_CACHE_DIR",
  "TF_TOKEN_registry_example",
  "AWS_SECRET_ACCESS_KEY",
  "ARM_CLIENT_SECRET",
  "GOOGLE_APPLICATION_CREDENTIALS",
  "KUBECONFIG",
])("%s reaches a job", (name) => expect(environmentOf({ [name]: "x" })).toHaveProperty(name, "x"));

test.each([
  "ORGPLANE_PROVISIONER_KEY",
  "ORGPLANE_URL",
  "DATABASE_URL",
  "NODE_OPTIONS",
  "LD_PRELOAD",
  "TF_VAR_secret",
  "TF_LOG",
  "TF_CLI_ARGS",
  "SSH_AUTH_SOCK",
  "MY_AWS_KEY",
])("%s does not", (name) => expect(environmentOf({ [name]: "x" })).not.toHaveProperty(name));

test("its home is the job's, not the host's", () =>
  expect(environmentOf({ HOME: "/root" })).toMatchObject({ HOME: "/job/home", TMPDIR: "/job/tmp" }));
