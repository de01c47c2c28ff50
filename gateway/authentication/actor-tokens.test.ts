import { expect, test } from "@jest/globals";
import type { ActorClaims } from "../../foundation/actor-token/actor-token.js";
import type { OrganizationId, ProvisionerKeyId } from "../../foundation/ids/ids.js";
import { anonymous, type Actor } from "../../foundation/rbac/actor.js";
import { keepActorTokens } from "./actor-tokens.js";

const daemon = (): Actor => ({
  kind: "provisioner-key",
  keyId: "00000000-0000-7000-8000-000000000001" as ProvisionerKeyId,
  keyName: "key",
  organizationId: "00000000-0000-7000-8000-000000000002" as OrganizationId,
  tags: {},
});

function start() {
  const signed: string[] = [];
  const sign = ({ audience }: ActorClaims) => `${String(audience)} ${String(signed.push(String(audience)))}`;
  const state = { now: 0, signed };
  const signer = { sign, isSignedFor: (subgraph: string) => subgraph !== "shared", jwks: { keys: [] } };
  return { state, tokenOf: keepActorTokens(signer, () => state.now) };
}

test("one is signed for each subgraph, and kept for a third of its minute", () => {
  const { state, tokenOf } = start();
  const actor = daemon();
  expect([tokenOf(actor, "a"), tokenOf(actor, "b"), tokenOf(actor, "a")]).toEqual(["a 1", "b 2", "a 1"]);
  state.now = 19_999;
  expect(tokenOf(actor, "a")).toBe("a 1");
  state.now = 20_000;
  expect(tokenOf(actor, "a")).toBe("a 3");
});

test("what is not signed is kept as long, for those who come one after the other", () => {
  const { state, tokenOf } = start();
  const actor = daemon();
  expect([tokenOf(actor, "shared"), tokenOf(actor, "shared"), tokenOf(anonymous, "shared")]).toEqual([
    "shared 1",
    "shared 1",
    null,
  ]);
  state.now = 20_000;
  expect(tokenOf(actor, "shared")).toBe("shared 2");
  for (let others = 0; others < 32; others += 1) tokenOf(daemon(), "shared");
  expect(tokenOf(actor, "shared")).toBe("shared 35");
});

test("an actor that was found out anew gets one of its own", () => {
  const { tokenOf } = start();
  expect(tokenOf(daemon(), "a")).toBe("a 1");
  expect(tokenOf(daemon(), "a")).toBe("a 2");
});

test("nobody has none, and none is signed", () => {
  const { state, tokenOf } = start();
  expect(tokenOf(anonymous, "a")).toBeNull();
  expect(state.signed).toEqual([]);
});
