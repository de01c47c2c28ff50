import { encodeId } from "../foundation/ids/global-id.js";
import type { OrganizationId, UserId } from "../foundation/ids/ids.js";
import { newId } from "../foundation/ids/new-id.js";
import { faultOfSlug } from "../foundation/names/slug.js";
import { hashSecret, newSecret } from "../foundation/secrets/secret.js";
import type { PrismaClient } from "../generated/prisma/client.js";
import { ensureSiteRoles } from "../subgraphs/organizations/store/ensure-site-roles.js";
import { recordOrganization } from "../subgraphs/organizations/store/record-organization.js";
import { checkRoles, type ActorRoles, type CustomPermissions } from "./actor-roles.js";

/** A user of a test's database, who can sign in. */
export interface Inhabitant {
  userId: UserId;
  username: string;
  token: string;
}

/** The organizations and users of a test's database, made as a test names them. */
export class Population {
  readonly #database: PrismaClient;
  readonly #organizationByName = new Map<string, Promise<OrganizationId>>();
  #site: Promise<unknown> | null = null;
  #users = 0;

  constructor(database: PrismaClient) {
    this.#database = database;
  }

  /** The organization of this name; the first that a test names is the default one. */
  organization(name: string): Promise<OrganizationId> {
    const known =
      this.#organizationByName.get(name) ?? this.#makeOrganization(name, this.#organizationByName.size === 0);
    this.#organizationByName.set(name, known);
    return known;
  }

  /** A new user with exactly these roles. */
  async user(roles: ActorRoles): Promise<Inhabitant> {
    checkRoles(roles);
    await this.#ensureSite();
    this.#users += 1;
    const { username = `user-${String(this.#users)}`, site = [], in: places = {} } = roles;
    const userId = newId<"User">();
    const email = `${username}@example.test`;
    await this.#database.user.create({ data: { id: userId, username, name: username, email, siteRoles: [...site] } });
    for (const [organization, its] of Object.entries(places)) {
      const organizationId = await this.organization(organization);
      const names = await Promise.all(its.map((role) => this.#nameOf(role, organizationId)));
      await this.#database.member.create({
        data: { id: newId<"OrganizationMember">(), organizationId, userId, roles: names },
      });
    }
    return { userId, username, token: await this.#tokenOf(userId) };
  }

  #ensureSite(): Promise<unknown> {
    return (this.#site ??= ensureSiteRoles(this.#database, new Date()));
  }

  async #makeOrganization(name: string, isDefault: boolean): Promise<OrganizationId> {
    const fault = faultOfSlug(name, []);
    if (fault) throw new Error(`An organization of this name cannot be: ${fault.message}`);
    await this.#ensureSite();
    const id = newId<"Organization">();
    const record = { id, name, displayName: name, description: "", icon: "", createdAt: new Date(), isDefault };
    await recordOrganization(this.#database, record);
    return id;
  }

  async #nameOf(role: string | CustomPermissions, organizationId: OrganizationId): Promise<string> {
    if (typeof role === "string") return role;
    const id = newId<"Role">();
    const name = encodeId("Role", id).replace("_", "-");
    const { organization = [], owner = [] } = role;
    await this.#database.role.create({
      data: { id, organizationId, name, organizationPermissions: [...organization], ownerPermissions: [...owner] },
    });
    return name;
  }

  async #tokenOf(userId: UserId): Promise<string> {
    const secret = newSecret("orgp");
    const data = { id: newId<"AccessToken">(), userId, name: "test", secretHash: hashSecret(secret) };
    await this.#database.accessToken.create({ data });
    return secret;
  }
}
