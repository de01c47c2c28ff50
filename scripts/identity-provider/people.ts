/** Somebody who has an account at the provider. */
export interface Person {
  sub: string;
  name: string;
  preferred_username: string;
  email: string;
  email_verified?: boolean;
  memberOf?: unknown;
  [claim: string]: unknown;
}

const person = (username: string, name: string, memberOf: string[]): Person => ({
  sub: `demo-${username}`,
  name,
  preferred_username: username,
  email: `${username}@idp.example.test`,
  email_verified: true,
  memberOf,
});

/** The people of the demo, whose groups differ. */
export const demoPeople: readonly Person[] = [
  person("ada-idp", "Ada, engineer at raptix", ["raptix", "raptix-engineers"]),
  person("bo-idp", "Bo, leads raptix", ["raptix", "raptix-engineers", "raptix-admins"]),
  person("cy-idp", "Cy, at raptix and coyote", ["raptix", "coyote", "coyote-operators"]),
  person("di-idp", "Di, audits the site", ["auditors"]),
  person("eve-idp", "Eve, in no group", []),
];
