package jp.kagiban.shared;

/** The named reasons for which a statement may cross tenants. A test demands a comment with the reason of each. */
public enum CrossTenantReason {
    /** The memberships of one member, read before a tab has a tenant. */
    MEMBERSHIPS_OF_A_MEMBER,
    /** Tells each of a member's companies that the member's address works again, regardless of the tab's tenant. */
    ADDRESS_OF_A_MEMBER,
    /** Which of one member's own tenants a link belongs to, so that its tab begins there or offers the switch. */
    TENANT_OF_A_LINK,
    /** The invitation of a token: the token doesn't say which company it is for. */
    INVITATION_OF_A_TOKEN,
    /** The calendar of a token: the token doesn't say whose it is. */
    CALENDAR_OF_A_TOKEN,
    /** The invitations that wait for an address to be proven, of whatever company. */
    INVITATIONS_OF_AN_ADDRESS,
    /** The member and the company of a link that stops mails: the link says neither. */
    MAILS_STOPPED_BY_A_LINK,
    /** Plans lost jobs again after a start and every hour: checks of keys in use, and tries of waiting keys. */
    PLANNING_OF_THE_WATCH,
    /** Which tasks are due, of all tenants; each is then run in its tenant's name. */
    DUE_TASKS,
    /** Planning the intake of orders over all shops after a start. */
    PLANNING_OF_THE_INTAKE,
    /** Which tenants have orders that may be too old to be kept; each is then purged in its own name. */
    PURGE_OF_ORDERS,
    /** The history of the login space, written beside whatever tenant a tab has; its owner is the reserved one. */
    HISTORY_OF_THE_LOGIN_SPACE,
    /** Writes a member's own actions into the history of each of their companies, regardless of the tab's tenant. */
    HISTORIES_OF_A_MEMBER,
    /** Which chains of the history there are; each is then sealed and cut in its owner's name. */
    CHAINS_OF_THE_HISTORY,
    /** Which tenants have leases of past days, under which jobs opened secrets; each is then closed in the tenant's name. */
    LEASES_OF_PAST_DAYS,
    /** The tenant keys that a KEK has wrapped, to count and to rewrap them; nothing that they sealed is opened. */
    KEYS_OF_ALL_TENANTS,
    /** The vault's notes on all tenants' secrets, to compare them with the ledger's sums; nothing is opened. */
    LEDGERS_OF_ALL_TENANTS,
    /** Secrets of a member, whatever their tenants: the vault seals them under an owner of their own. */
    SECRETS_OF_A_MEMBER,
    /** The companies that are to be deleted, to plan lost jobs again after a start. */
    ENDS_OF_TENANTS,
    /** In which companies checks of keys in use have stopped, for the heartbeat: it says no more than that there is one. */
    PULSE_OF_THE_WATCH,
    /** The operators' overview of all companies: their number and state, no order and no secret. */
    OPERATORS_CONSOLE
}
