import { describe, expect, test } from "@jest/globals";
import { decodeJwt } from "jose";
import { createActorTokenSigner, verifyByJwks } from "./actor-token.js";

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
