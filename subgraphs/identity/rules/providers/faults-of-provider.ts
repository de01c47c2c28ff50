import type { UserErrorValue } from "../../../../foundation/errors/user-errors.js";
import { faultsOfText } from "../../../../foundation/names/faults-of-text.js";

export interface ProviderFields {
  name?: string | null;
  issuer?: string | null;
  clientId?: string | null;
  clientSecret?: string | null;
  scopes?: readonly string[] | null;
  enabled?: boolean | null;
  allowSignUp?: boolean | null;
}

const scope = /^[\x21\x23-\x5b\x5d-\x7e]{1,255}$/;
const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;
const mostScopes = 50;

export const defaultScopes = ["openid", "profile", "email"];

const invalid = (field: string, message: string): UserErrorValue[] => [
  { code: "INVALID", path: ["input", field], message },
];

/** Plain HTTP is for a provider on the same machine. */
export const isSafeIssuer = (url: URL): boolean =>
  url.protocol === "https:" || (url.protocol === "http:" && loopback.test(url.hostname));

function faultsOfIssuer(issuer: string | null | undefined): UserErrorValue[] {
  const faults = faultsOfText(issuer, { path: ["input", "issuer"], atMost: 2_048, isRequired: true });
  if (issuer == null || faults.length > 0) return faults;
  const message = "An issuer is an https:// address, without a query or fragment (http:// on this machine alone).";
  const url = URL.canParse(issuer) ? new URL(issuer) : null;
  return url && isSafeIssuer(url) && url.search === "" && url.hash === "" && url.username === ""
    ? []
    : invalid("issuer", message);
}

function faultsOfScopes(scopes: readonly string[] | null | undefined): UserErrorValue[] {
  if (scopes === undefined) return [];
  if (!scopes?.includes("openid")) return invalid("scopes", "Without the scope openid there is no ID token: add it.");
  if (scopes.length > mostScopes) return invalid("scopes", `At most ${String(mostScopes)} scopes are asked for.`);
  const odd = scopes.find((each) => !scope.test(each));
  return odd === undefined ? [] : invalid("scopes", `${JSON.stringify(odd.slice(0, 64))} is no scope: one word each.`);
}

/** What is wrong with the given fields of a provider; fields that are left out are not judged. */
export function faultsOfProvider(fields: ProviderFields): UserErrorValue[] {
  const { name, issuer, clientId, clientSecret, scopes } = fields;
  return [
    ...faultsOfText(name, { path: ["input", "name"], atMost: 64, isRequired: true }),
    ...faultsOfIssuer(issuer),
    ...faultsOfText(clientId, { path: ["input", "clientId"], atMost: 255, isRequired: true }),
    ...faultsOfText(clientSecret, { path: ["input", "clientSecret"], atMost: 1_024 }),
    ...faultsOfScopes(scopes),
    ...(fields.enabled === null ? invalid("enabled", "This is true or false.") : []),
    ...(fields.allowSignUp === null ? invalid("allowSignUp", "This is true or false.") : []),
  ];
}
