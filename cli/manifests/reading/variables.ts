import type { Fault, Placed, PlacedEntry } from "./placed.js";
import { nearest } from "../../output/nearest.js";

/** What each variable stands for; of two with one name the later one was put over the earlier one. */
export type Variables = ReadonlyMap<string, Placed>;

const whole = /^\$\{([A-Za-z][A-Za-z0-9_]*)\}$/;
const parts = /\$\$\{|\$\{([A-Za-z][A-Za-z0-9_]*)\}/g;

/** Puts what variables stand for in place of `${name}`; `$${` is the text `${`. */
export class Substitution {
  private readonly known = new Map<string, Placed>();
  private readonly open: string[] = [];

  constructor(
    private readonly variables: Variables,
    private readonly faults: Fault[],
  ) {}

  /** The node with everything put in; texts that are one variable become its value, whatever that is. */
  apply(node: Placed): Placed {
    if (node.type === "list") return { ...node, items: node.items.map((item) => this.apply(item)) };
    if (node.type === "map") {
      const entries = [...node.entries].map(([key, entry]) => this.entry(key, entry));
      return { ...node, entries: new Map(entries) };
    }
    if (typeof node.value !== "string" || !node.value.includes("${")) return node;
    const name = whole.exec(node.value)?.[1];
    if (name !== undefined) return { ...this.valueOf(name, node), place: node.place };
    return { ...node, value: this.textOf(node.value, node) };
  }

  private entry(key: string, { key: place, node }: PlacedEntry): [string, PlacedEntry] {
    const at: Placed = { type: "scalar", place, value: key };
    return [key.includes("${") ? this.textOf(key, at) : key, { key: place, node: this.apply(node) }];
  }

  private textOf(text: string, at: Placed): string {
    return text.replaceAll(parts, (said: string, name: string | undefined) => {
      if (name === undefined) return "${";
      const value = this.valueOf(name, at);
      if (value.type === "scalar") return String(value.value ?? "");
      this.say(at, `"${said}" is a ${value.type} and stands within a text. Let it be the whole value.`);
      return said;
    });
  }

  private valueOf(name: string, at: Placed): Placed {
    const known = this.known.get(name);
    if (known) return known;
    const variable = this.variables.get(name);
    if (this.open.includes(name)) {
      const circle = [...this.open.slice(this.open.indexOf(name)), name].join(" → ");
      this.say(at, `These variables stand for each other in a circle: ${circle}. Give one of them a value.`);
      return { type: "scalar", place: at.place, value: null };
    }
    if (!variable) {
      const like = nearest(name, [...this.variables.keys()]);
      this.say(at, `There is no variable "${name}".${like} Define it under variables, or write $\${ for the text.`);
      return { type: "scalar", place: at.place, value: null };
    }
    this.open.push(name);
    const value = this.apply(variable);
    this.open.pop();
    this.known.set(name, value);
    return value;
  }

  private say({ place }: Placed, message: string): void {
    this.faults.push({ place, message });
  }
}
