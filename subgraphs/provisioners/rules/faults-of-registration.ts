import type { UserErrorValue } from "../../../foundation/errors/user-errors.js";
import { faultsOfText } from "../../../foundation/names/faults-of-text.js";
import { isServedApi, servedApi } from "./served-api.js";

/** What a daemon says of itself. */
export interface Registration {
  name: string;
  version: string;
  apiVersion: string;
}

/** All that is wrong with how a daemon introduces itself. */
export function faultsOfRegistration({ name, version, apiVersion }: Registration): UserErrorValue[] {
  const faults = [
    ...faultsOfText(name, { path: ["input", "name"], atMost: 64, isRequired: true }),
    ...faultsOfText(version, { path: ["input", "version"], atMost: 64, isRequired: true }),
  ];
  if (isServedApi(apiVersion)) return faults;
  const message = `The daemon speaks "${apiVersion.slice(0, 16)}"; served is ${servedApi}. Run a daemon of this version.`;
  return [...faults, { code: "INVALID", path: ["input", "apiVersion"], message }];
}
