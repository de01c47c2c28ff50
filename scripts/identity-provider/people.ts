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
  email: `${username}@idp.megaco.example`,
  email_verified: true,
  memberOf,
});

/** The people of the demo, whose groups differ. */
export const demoPeople: readonly Person[] = [
  person("ada", "Ada, builds the app at Raptix", ["cn=mobile,ou=raptix"]),
  person("bo", "Bo, administrates Raptix", ["cn=mobile,ou=raptix", "cn=admins,ou=raptix"]),
  person("cy", "Cy, works at MegaCo and trains models", ["cn=backend,ou=megaco", "cn=gpu,ou=ml"]),
  person("di", "Di, audits the whole site", ["cn=auditors"]),
  person("eve", "Eve, is in no group", []),
];
