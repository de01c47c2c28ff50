import { composeServices } from "@apollo/composition";
import { describe, expect, test } from "@jest/globals";
import { parse, print } from "graphql";
import { withoutSecurity } from "../kit/without-security.js";

const links = (names: string) =>
  `extend schema @link(url: "https://specs.apollo.dev/federation/v2.11", import: ["@key" ${names}])`;

function compose(names: string, access: (directive: string) => string): string {
  const typeDefs = parse(`
    ${links(names)}
    interface Named { name: String }
    type Thing implements Named @key(fields: "id") ${access("@authenticated")} {
      id: ID!
      "A name."
      name: String ${access('@requiresScopes(scopes: [["thing:read"]])')}
      kind: Kind ${access('@policy(policies: [["insiders"]])')}
    }
    enum Kind ${access("@authenticated")} { A B }
    type Query { thing(id: ID! = "1"): Thing things: [Named] }
  `);
  const { supergraphSdl, errors } = composeServices([{ name: "things", typeDefs, url: "http://things.invalid" }]);
  if (!supergraphSdl) throw new Error(String(errors));
  return supergraphSdl;
}

describe("withoutSecurity", () => {
  const guarded = compose('"@authenticated" "@requiresScopes" "@policy"', (directive) => directive);
  const open = compose("", () => "");

  test("leaves nothing of the security features", () => {
    expect(guarded).toMatch(/for: SECURITY/);
    expect(withoutSecurity(guarded)).not.toMatch(/authenticated|requiresScopes|policy/i);
  });

  test("changes nothing else: it is what composition makes without them", () => {
    expect(withoutSecurity(guarded)).toBe(print(parse(open)));
    expect(withoutSecurity(open)).toBe(print(parse(open)));
  });
});
