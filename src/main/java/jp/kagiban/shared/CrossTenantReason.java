package jp.kagiban.shared;

/** The named reasons for which a statement may cross tenants. A test demands a comment with the reason of each. */
public enum CrossTenantReason {
    /** The memberships of one member, read before a tab has a tenant. */
    MEMBERSHIPS_OF_A_MEMBER,
    /** Tells each of a member's companies that the member's address works again, regardless of the tab's tenant. */
    ADDRESS_OF_A_MEMBER,
    /** The one of a member's own tenants to which a link belongs, so that its tab starts there or offers the switch. */
    TENANT_OF_A_LINK,
    /** The invitation of a token, which doesn't name its company. */
    INVITATION_OF_A_TOKEN,
    /** The calendar of a token, which doesn't name its company. */
    CALENDAR_OF_A_TOKEN,
    /** The invitations from all companies that wait for an address to be proven. */
    INVITATIONS_OF_AN_ADDRESS,
    /** The member and the company of a link that stops mails. The link names neither. */
    MAILS_STOPPED_BY_A_LINK,
    /** Plans lost jobs again after a start and every hour: checks of keys in use, and tries of waiting keys. */
    PLANNING_OF_THE_WATCH,
    /** The due tasks of all tenants. Each then runs for its tenant only. */
    DUE_TASKS,
    /** Planning the intake of orders over all shops after a start. */
    PLANNING_OF_THE_INTAKE,
    /** The tenants with orders that may be too old to be kept. Each tenant is then purged separately. */
    PURGE_OF_ORDERS,
    /** The history of the login space, which has a reserved owner. It is written regardless of the tab's tenant. */
    HISTORY_OF_THE_LOGIN_SPACE,
    /** Writes a member's own actions into the history of each of their companies, regardless of the tab's tenant. */
    HISTORIES_OF_A_MEMBER,
    /** The chains of the history. Each is then sealed and cut for its owner only. */
    CHAINS_OF_THE_HISTORY,
    /**
     * The tenants with leases of past days, under which jobs opened secrets. The leases are then closed for each tenant
     * separately.
     */
    LEASES_OF_PAST_DAYS,
    /** The tenant keys that a KEK has wrapped, to count and to rewrap them. Nothing that they sealed is opened. */
    KEYS_OF_ALL_TENANTS,
    /** The vault's notes on all tenants' secrets, to compare them with the ledger's sums. Nothing is opened. */
    LEDGERS_OF_ALL_TENANTS,
    /** Secrets of a member, regardless of the member's tenants. The vault seals them under an owner of their own. */
    SECRETS_OF_A_MEMBER,
    /** The companies that are to be deleted, to plan lost jobs again after a start. */
    ENDS_OF_TENANTS,
    /** The companies whose checks of keys in use have stopped, for the heartbeat. It reports only that there is one. */
    PULSE_OF_THE_WATCH,
    /** The operators' overview of all companies: their number and state, no order and no secret. */
    OPERATORS_CONSOLE
}
