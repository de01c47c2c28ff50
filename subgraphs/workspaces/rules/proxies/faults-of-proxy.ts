import type { UserErrorValue } from "../../../../foundation/errors/user-errors.js";
import { faultsOfText } from "../../../../foundation/names/faults-of-text.js";
import { faultOfSlug } from "../../../../foundation/names/slug.js";

/** Left out: as it is. */
export interface ProxyChange {
  name?: string;
  displayName?: string | null;
  icon?: string | null;
  url?: string | null;
}

/** A URL of a program that serves browsers: absolute, of the web, and nobody's password in it. */
function isWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return (protocol === "https:" || protocol === "http:") && username === "" && password === "";
}

function faultsOfUrl(url: string | null | undefined): UserErrorValue[] {
  if (url === undefined) return [];
  const path = ["input", "url"];
  const faults = faultsOfText(url, { path, atMost: 2048, isRequired: true });
  if (faults.length > 0 || isWebAddress(url ?? "")) return faults;
  return [{ code: "INVALID", path, message: 'This is no address such as "https://eu.example.com".' }];
}

/** All that is wrong with a proxy's fields, new or changed. */
export function faultsOfProxy({ name, displayName, icon, url }: ProxyChange): UserErrorValue[] {
  const slug = name === undefined ? null : faultOfSlug(name, ["input", "name"]);
  return [
    ...(slug ? [slug] : []),
    ...faultsOfText(displayName, { path: ["input", "displayName"], atMost: 128 }),
    ...faultsOfText(icon, { path: ["input", "icon"], atMost: 2048 }),
    ...faultsOfUrl(url),
  ];
}

const mostErrors = 100;

/** What is wrong with what a proxy says of itself. */
export function faultsOfHealth({ version, errors }: { version: string; errors: readonly string[] }): UserErrorValue[] {
  const path = ["input", "errors"];
  const message = `At most ${String(mostErrors)} errors are told at once.`;
  return [
    ...faultsOfText(version, { path: ["input", "version"], atMost: 64, isRequired: true }),
    ...(errors.length > mostErrors ? [{ code: "LIMIT_EXCEEDED", path, message } as const] : []),
    ...errors.slice(0, mostErrors).flatMap((error, index) => {
      return faultsOfText(error, { path: [...path, String(index)], atMost: 1024 });
    }),
  ];
}
