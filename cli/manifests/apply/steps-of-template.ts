import { orphanName } from "../state/read-templates.js";
import type { Ids } from "./ids.js";
import { changed, deletion, type Step, type Stepping } from "./step.js";

/** Under which a template's pushed version is known. */
export const versionOf = (address: string): string => `${address}#version`;

const settingsOf = (fields: Record<string, unknown>): object | undefined => {
  const settings = Object.entries(fields).filter(([field]) => field.startsWith("settings."));
  if (settings.length === 0) return undefined;
  return Object.fromEntries(settings.map(([field, value]) => [field.slice("settings.".length), value]));
};

const textsOf = ({ displayName, description, icon }: Record<string, unknown>): object =>
  Object.fromEntries(Object.entries({ displayName, description, icon }).filter(([, value]) => value !== undefined));

function push({ change, desired }: Stepping): Step[] {
  const { address, name, organization, id, pushedVersionId } = change;
  const content = changed(change)["content"] === undefined ? undefined : desired.contents[address];
  if (!content || pushedVersionId !== undefined) return [];
  const { files, variables, provisionerTags } = content;
  return [
    {
      ...{ phase: "groups", address, mutation: "createTemplateVersion", selection: "templateVersion { id }" },
      input: (ids) => ({
        ...(id === null
          ? { organizationId: ids.of(organization!), name: orphanName(name, content) }
          : { templateId: id }),
        ...{ message: "By manifest", files, variables, provisionerTags },
      }),
      learn: ({ templateVersion }, ids) => ids.learn(versionOf(address), (templateVersion as { id: string }).id),
    },
  ];
}

function use({ change, desired }: Stepping): Step[] {
  const { address, name, id } = change;
  const fields = changed(change);
  if (fields["content"] === undefined) return [];
  const selection = "template { id }";
  const version = (ids: Ids): string => change.pushedVersionId ?? ids.of(versionOf(address));
  if (id !== null) {
    const input: Step["input"] = (ids) => ({ id: version(ids) });
    return [{ phase: "imports", address, mutation: "activateTemplateVersion", selection, input }];
  }
  const settings = settingsOf(fields);
  return [
    {
      ...{ phase: "imports", address, mutation: "createTemplate", selection },
      input: (ids) => ({
        ...{ versionId: version(ids), name, ...textsOf(fields), manifestLabel: desired.label },
        ...(settings && { settings }),
        everyoneCanUse: fields["access"] === undefined,
      }),
      learn: ({ template }, ids) => ids.learn(address, (template as { id: string }).id),
    },
  ];
}

function update({ change }: Stepping): Step[] {
  const fields = changed(change);
  const settings = settingsOf(fields);
  const texts = textsOf(fields);
  if (change.id === null || (!settings && Object.keys(texts).length === 0)) return [];
  const { address, id } = change;
  const input = () => ({ id, ...texts, ...(settings && { settings }) });
  return [{ phase: "settings", address, mutation: "updateTemplate", selection: "template { id }", input }];
}

function subjectId(ids: Ids, organization: string, subject: string): string {
  const name = subject.slice(subject.indexOf(":") + 1);
  return subject.startsWith("user:") ? ids.user(name) : ids.group(organization, name);
}

function access({ change }: Stepping): Step[] {
  const { address, id, organization } = change;
  const lines = changed(change)["access"] as Record<string, string> | undefined;
  if (!lines) return [];
  const input: Step["input"] = (ids) => ({
    id: ids.of(address),
    entries: Object.entries(lines).map(([subject, role]) => ({
      subjectId: subjectId(ids, organization!, subject),
      role,
    })),
  });
  const phase = id === null ? "templates" : "settings";
  return [{ phase, address, mutation: "setTemplateAccess", selection: "template { id }", input }];
}

function deprecation({ change }: Stepping): Step[] {
  const { address, id } = change;
  const wanted = changed(change)["deprecated"] as { message: string; successor: string | null } | false | undefined;
  const at = { address, selection: "template { id }" };
  if (wanted === undefined || (wanted === false && id === null)) return [];
  if (wanted === false) {
    return [{ ...at, phase: "settings", mutation: "restoreTemplate", input: (ids) => ({ id: ids.of(address) }) }];
  }
  const { message, successor } = wanted;
  const [organization = "", name = ""] = (successor ?? "").split("/");
  const input: Step["input"] = (ids) => ({
    id: ids.of(address),
    message,
    ...(successor !== null && { successorId: ids.template(organization, name) }),
  });
  return [{ ...at, phase: "deprecations", mutation: "deprecateTemplate", input }];
}

export function templateSteps(stepping: Stepping): Step[] {
  if (stepping.change.action === "delete") return [deletion(stepping.change, "deleteTemplate")];
  return [push, use, update, access, deprecation].flatMap((steps) => steps(stepping));
}
