import { type z } from "zod";
import { StartupRefusal } from "../errors/startup-refusal.js";
import type { Setting } from "./setting.js";
import { settings, type SettingName } from "./settings.js";

type Values<Name extends SettingName> = { [Key in Name]: z.output<(typeof settings)[Key]["schema"]> };

const ours = (name: string): boolean => name.startsWith("ORGPLANE_");

/** A name that somebody may have meant: the one that shares the longest beginning. */
function nearestTo(unknown: string): string {
  const shared = (name: string): number => [...name].findIndex((letter, index) => letter !== unknown[index]);
  const [best] = Object.keys(settings)
    .filter(ours)
    .sort((a, b) => shared(b) - shared(a));
  return best ?? "";
}

function faultOf(name: SettingName, value: string | undefined): string[] {
  const setting: Setting = settings[name];
  const parsed = setting.schema.safeParse(value);
  if (parsed.success) return [];
  const shown = setting.isSecret ? "••••" : JSON.stringify(value ?? "");
  return [`${name} is ${shown}: ${parsed.error.issues.map((issue) => issue.message).join(", ")}`];
}

/**
 * The settings of a process from its environment. Throws a StartupRefusal that lists every fault at once: values that do
 * not fit, and ORGPLANE_* names that no process knows.
 */
export function readSettings<Name extends SettingName>(
  names: readonly Name[],
  environment: Readonly<Record<string, string | undefined>>,
): Values<Name> {
  const given = (name: string): string | undefined => environment[name] || undefined;
  const unknown = Object.keys(environment)
    .filter((name) => ours(name) && !(name in settings))
    .map((name) => `${name} is no setting; did you mean ${nearestTo(name)}?`);
  const faults = [...unknown, ...names.flatMap((name) => faultOf(name, given(name)))];
  if (faults.length > 0) throw new StartupRefusal(`The settings have faults: ${faults.join("; ")}.`);
  return Object.fromEntries(names.map((name) => [name, settings[name].schema.parse(given(name))])) as Values<Name>;
}
