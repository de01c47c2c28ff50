import { CliFault } from "../cli-fault.js";
import { readFolder, type TemplateFile } from "./read-folder.js";

/** The text files of a template's folder. Throws a CliFault for a folder that no template can be made of. */
export function readTemplateFolder(folder: string): TemplateFile[] {
  const read = readFolder(folder, folder);
  if ("files" in read) return read.files;
  const { message, remedy } = read.fault;
  throw new CliFault(message, { code: "FOLDER", remedy });
}
