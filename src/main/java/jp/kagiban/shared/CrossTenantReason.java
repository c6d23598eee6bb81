package jp.kagiban.shared;

/** The named reasons for which a statement may cross tenants. A test demands a comment with the reason of each. */
public enum CrossTenantReason {
    /** The memberships of one member, read before a tab has a tenant. */
    MEMBERSHIPS_OF_A_MEMBER,
    /** That a member can be reached anew, told to each of their companies beside whatever tenant their tab has. */
    ADDRESS_OF_A_MEMBER,
    /** Which of one member's own tenants a link belongs to, so that its tab begins there or offers the switch. */
    TENANT_OF_A_LINK,
    /** The invitation of a token: whoever brings it doesn't say which company it is for. */
    INVITATION_OF_A_TOKEN,
    /** The calendar of a token: whoever brings it doesn't say whose it is. */
    CALENDAR_OF_A_TOKEN,
    /** The invitations that wait for an address to be proven, of whatever company. */
    INVITATIONS_OF_AN_ADDRESS,
    /** The member and the company of a link that stops mails: whoever brings it says neither. */
    MAILS_STOPPED_BY_A_LINK,
    /** Planning anew, after a start and every hour, what lost its job: the watch over keys in use and the tries of waiting keys. */
    PLANNING_OF_THE_WATCH,
    /** Which errands are due, of all tenants; each is then run in its tenant's name. */
    DUE_ERRANDS,
    /** Planning the intake of orders over all shops after a start. */
    PLANNING_OF_THE_INTAKE,
    /** Which tenants have orders that may be too old to be kept; each is then purged in its own name. */
    PURGE_OF_ORDERS,
    /** The history of the login space, written beside whatever tenant a tab has; its owner is the reserved one. */
    HISTORY_OF_THE_LOGIN_SPACE,
    /** What a member did as such, written into the history of each of their companies beside whatever tenant their tab has. */
    HISTORIES_OF_A_MEMBER,
    /** Which chains of the history there are; each is then sealed and cut in its owner's name. */
    CHAINS_OF_THE_HISTORY,
    /** Which tenants have leases of past days, under which jobs opened secrets; each is then closed in the tenant's name. */
    LEASES_OF_PAST_DAYS,
    /** Which keys of tenants a KEK has wrapped, to count them and to wrap them anew; nothing is opened that they have sealed. */
    KEYS_OF_ALL_TENANTS,
    /** What the vault has noted of all tenants' secrets, to compare it with what it came to; nothing is opened. */
    LEDGERS_OF_ALL_TENANTS,
    /** Secrets of a member, whatever their tenants: the vault seals them under an owner of their own. */
    SECRETS_OF_A_MEMBER,
    /** Which companies are to be deleted, to plan anew after a start what has lost its job. */
    ENDS_OF_TENANTS,
    /** In which companies checks of keys in use have stopped, for the heartbeat: it says no more than that there is one. */
    PULSE_OF_THE_WATCH,
    /** What those who run the portal see of all companies: how many they are and how they stand, no order and no secret. */
    OPERATORS_CONSOLE
}
