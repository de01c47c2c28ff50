import { describe, expect, test } from "@jest/globals";
import { decodeJwt, decodeProtectedHeader, SignJWT } from "jose";
import { createActorTokenSigner, verifyByJwks } from "./actor-token.js";
import { SubgraphSecrets } from "./subgraph-secrets.js";

const signer = createActorTokenSigner();
const verify = verifyByJwks(signer.jwks);

describe("a token says who asks and what they hold, whatever its parts are encoded with", () => {
  test.each([[], ["a:b"], ["a:b", "c:read"], ["ä"], ["a:bc"], ['"'], ["a:bcd", "e:f"]].map((scopes) => [scopes]))(
    "%j",
    async (scopes) => {
      // The second time what is kept of the scopes is used.
      for (const subject of ["usr_1", "usr_12", "usr_123", "usr_1"]) {
        const token = signer.sign({ subject, audience: "things", scopes: new Set(scopes) });
        expect(await verify(token, "things")).toBe(subject);
        expect(decodeJwt(token)).toMatchObject({ aud: "things", scope: scopes.join(" ") });
        await expect(verify(token, "others")).rejects.toThrow("aud");
      }
    },
  );
});

test("those who hold the same are told apart", async () => {
  const scopes = new Set(["a:b"]);
  const tokens = ["usr_1", "usr_2"].map((subject) => signer.sign({ subject, audience: ["a", "b"], scopes }));
  expect(await Promise.all(tokens.map((token) => verify(token, "b")))).toEqual(["usr_1", "usr_2"]);
});

describe("where a secret is shared with a subgraph", () => {
  const secrets = SubgraphSecrets.parse(`things=${"t".repeat(43)},others=${"o".repeat(43)}`);
  const sharing = createActorTokenSigner({ secrets });
  const scopes = new Set(["a:b"]);
  const tokenFor = (audience: string | string[]) => sharing.sign({ subject: "usr_1", audience, scopes });
  const verifyThings = verifyByJwks(sharing.jwks, secrets.get("things"));
  const algorithmOf = (token: string) => decodeProtectedHeader(token).alg;

  test("its tokens have a MAC by the secret, and say the same", async () => {
    const token = tokenFor("things");
    expect(algorithmOf(token)).toBe("HS256");
    expect([sharing.isSignedFor("things"), sharing.isSignedFor("thirds")]).toEqual([false, true]);
    expect(decodeJwt(token)).toMatchObject({ sub: "usr_1", aud: "things", scope: "a:b" });
    expect(await verifyThings(token, "things")).toBe("usr_1");
  });

  test("tokens for others, and for several at once, are signed; it believes those too", async () => {
    for (const token of [tokenFor("thirds"), tokenFor(["things", "others"])]) {
      expect(algorithmOf(token)).toBe("EdDSA");
      await expect(verifyThings(token, "fourths")).rejects.toThrow("aud");
    }
    expect(await verifyThings(tokenFor(["things", "others"]), "things")).toBe("usr_1");
  });

  test("it believes no token by another's secret, and nobody believes its own who has no secret", async () => {
    const byOthers = createActorTokenSigner({ secrets: new Map([["things", secrets.get("others")!]]) });
    const forged = byOthers.sign({ subject: "usr_1", audience: "things", scopes });
    await expect(verifyThings(forged, "things")).rejects.toThrow("signature");
    await expect(verifyByJwks(sharing.jwks)(tokenFor("things"), "things")).rejects.toThrow("alg");
  });

  test("a public key is no secret", async () => {
    const key = new TextEncoder().encode(sharing.jwks.keys[0]!.x);
    const claims = { sub: "usr_1", aud: "things", iss: "orgplane-gateway" };
    const header = { alg: "HS256", kid: sharing.jwks.keys[0]!.kid! };
    const forged = await new SignJWT(claims)
      .setProtectedHeader(header)
      .setIssuedAt()
      .setExpirationTime("1m")
      .sign(Buffer.concat([key, key]));
    await expect(verifyThings(forged, "things")).rejects.toThrow("signature");
    await expect(verifyByJwks(sharing.jwks)(forged, "things")).rejects.toThrow("alg");
  });
});

test.each([
  ["things", "that of things is none"],
  ["=" + "s".repeat(43), "NAME=SECRET"],
  ["things=short", "at least 43 letters"],
  [`things=${"s".repeat(43)},things=${"t".repeat(43)}`, "the same subgraph"],
  [`things=${"s".repeat(43)},`, "NAME=SECRET"],
])("secrets are no secrets as %j", (text, fault) => {
  expect(SubgraphSecrets.safeParse(text).error?.message).toContain(fault);
});
