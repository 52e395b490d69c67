import { isDeepStrictEqual } from 'node:util'
import type { OrganizationId } from '@plenary/shared/ids.ts'
import type { Organization } from '@plenary/shared/organizations.ts'

/** Beyond so many organisations those that nobody speaks for any more are forgotten. */
const MANY = 10_000

/** Each organisation kept once, however many lines speak for it. */
export class SharedOrganizations {
  readonly #known = new Map<OrganizationId, WeakRef<Organization>>()

  /** The same organisation, as an object that others have already, if there is one. */
  share(organization: Organization): Organization {
    const known = this.#known.get(organization.id)?.deref()
    if (known && isDeepStrictEqual(known, organization)) return known
    this.#known.set(organization.id, new WeakRef(organization))
    if (this.#known.size > MANY) this.#tidy()
    return organization
  }

  #tidy(): void {
    for (const [id, reference] of this.#known) if (!reference.deref()) this.#known.delete(id)
  }
}
