import type { State } from "../state/read-state.js";
import { addressOf } from "../plan/resources.js";

/** Global ids by address: of what was there, and of what was made since. */
export class Ids {
  private readonly known: Map<string, string>;
  private readonly users: ReadonlyMap<string, string>;

  constructor({ current, facts }: State) {
    const there = current.resources.flatMap((each) => (each.id === null ? [] : [[addressOf(each), each.id] as const]));
    const organizations = [...facts.organizations].map(([name, { id }]) => [name, id] as const);
    this.known = new Map([...organizations, ...there]);
    this.users = facts.userIdsByName;
  }

  learn(address: string, id: string): void {
    this.known.set(address, id);
  }

  find(address: string): string | undefined {
    return this.known.get(address);
  }

  /** Plans judge references, and phases make what others need first; where that was for nothing, it is a fault of ours. */
  of(address: string): string {
    const id = this.known.get(address);
    if (id === undefined) throw new Error(`${address} is not there.`);
    return id;
  }

  user(username: string): string {
    const id = this.users.get(username);
    if (id === undefined) throw new Error(`The user ${username} is not there.`);
    return id;
  }

  group = (organization: string, name: string): string => this.of(`${organization}/groups/${name}`);

  template = (organization: string, name: string): string => this.of(`${organization}/templates/${name}`);
}
