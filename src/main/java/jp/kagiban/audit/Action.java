package jp.kagiban.audit;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All actions in the history. A name is stored with each entry and is part of the entry's hash, so it never changes its
 * meaning. A name has at most 48 characters.
 */
public enum Action {
    LOGGED_IN(Group.LOGIN),
    LOGIN_REFUSED(Group.LOGIN),
    LOGGED_OUT(Group.LOGIN),
    SECOND_FACTOR_PASSED(Group.LOGIN),
    /** A member proved their identity again within a login, before a sensitive action. */
    PROOF_TAKEN(Group.LOGIN),
    PROOF_REFUSED(Group.LOGIN),
    LOGINS_ENDED(Group.LOGIN),
    APP_SET_UP(Group.LOGIN),
    APP_REMOVED(Group.LOGIN),
    PASSKEY_ADDED(Group.LOGIN),
    PASSKEY_REMOVED(Group.LOGIN),
    RECOVERY_CODES_RENEWED(Group.LOGIN),
    RECOVERY_CODE_USED(Group.LOGIN),
    MEMBER_RENAMED(Group.LOGIN),
    PASSWORD_CHANGED(Group.LOGIN),
    PASSWORD_RESET_ASKED(Group.LOGIN),
    PASSWORD_RESET(Group.LOGIN),
    MAIL_ADDRESS_CHANGE_ASKED(Group.LOGIN),
    MAIL_ADDRESS_CHANGED(Group.LOGIN),
    MAIL_ADDRESS_PROVEN(Group.LOGIN),
    MAIL_LANGUAGE_CHANGED(Group.LOGIN),
    CONSENT_GIVEN(Group.LOGIN),
    ACCESS_REFUSED(Group.LOGIN),

    OPERATOR_ADDED(Group.OPERATOR),
    OPERATOR_REMOVED(Group.OPERATOR),
    COMPANY_INVITED(Group.OPERATOR),
    /** A new key-encryption key has replaced the one that wraps all other keys. */
    VAULT_KEY_CHANGED(Group.OPERATOR),
    /** The key that seals the members' authentication secrets was changed. */
    LOGIN_SPACE_KEY_CHANGED(Group.OPERATOR),
    BACKUP_TAKEN(Group.OPERATOR),
    RECOVERY_KEY_MADE(Group.OPERATOR),
    /** The recovery key has recreated a lost keystore. */
    VAULT_RECOVERED(Group.OPERATOR),
    /** Somebody has attested that no copy of retired keys is left. */
    OLD_KEYS_DESTROYED(Group.OPERATOR),
    /** An operator has acknowledged alarms of the vault. */
    VAULT_ALARMS_SEEN(Group.OPERATOR),
    /** An operator has accepted the current sums of the ledger, whatever they were before. */
    LEDGER_ACCEPTED(Group.OPERATOR),

    SIGNED_UP(Group.COMPANY),
    COMPANY_CHANGED(Group.COMPANY),
    COMPANY_END_PLANNED(Group.COMPANY),
    COMPANY_END_TAKEN_BACK(Group.COMPANY),
    COMPANY_DELETED(Group.COMPANY),
    COMPANY_SUSPENDED(Group.COMPANY),
    COMPANY_RESUMED(Group.COMPANY),
    COMPANY_LOOKED_AT(Group.COMPANY),
    /** The key that seals the company's secrets was changed. */
    COMPANY_KEY_CHANGED(Group.COMPANY),
    SUPPORT_GRANTED(Group.COMPANY),
    SUPPORT_REVOKED(Group.COMPANY),
    MEMBER_INVITED(Group.COMPANY),
    INVITATION_REVOKED(Group.COMPANY),
    MEMBER_ADDED(Group.COMPANY),
    MEMBER_REMOVED(Group.COMPANY),
    MEMBER_ROLE_CHANGED(Group.COMPANY),
    CALENDAR_OPENED(Group.COMPANY),
    CALENDAR_CLOSED(Group.COMPANY),
    /** A chat, webhook or browser now receives notices. */
    CHANNEL_ADDED(Group.COMPANY),
    CHANNEL_REMOVED(Group.COMPANY),
    NOTICE_MAILS_TURNED_ON(Group.COMPANY),
    /** The member turned the mails off, or somebody used the link in one of them. */
    NOTICE_MAILS_TURNED_OFF(Group.COMPANY),
    WEEKLY_MAILS_TURNED_ON(Group.COMPANY),
    /** The member turned the mails off, or somebody used the link in one of them. */
    WEEKLY_MAILS_TURNED_OFF(Group.COMPANY),

    SHOP_REGISTERED(Group.SHOP),
    SHOP_CHANGED(Group.SHOP),
    SHOP_DELETED(Group.SHOP),
    SHOP_CHECK_ASKED(Group.SHOP),
    DIAGNOSIS_ASKED(Group.SHOP),
    EXPIRIES_EXPORTED(Group.SHOP),
    NOTICE_TAKEN_IN_HAND(Group.SHOP),
    NOTICE_LET_GO(Group.SHOP),

    KEY_ENTERED(Group.KEY),
    KEY_WITHDRAWN(Group.KEY),
    KEY_CONFIRMED(Group.KEY),
    KEY_ACTIVATED(Group.KEY),
    KEY_RETIRED(Group.KEY),
    KEY_NOT_ACCEPTED(Group.KEY),
    KEY_EXPIRY_ENTERED(Group.KEY),
    KEY_SECRETS_DESTROYED(Group.KEY),

    /** A member opens one secret, or as many as the entry counts. */
    SECRET_OPENED(Group.SECRET),
    /** Many secrets are opened for one purpose; the closing entry has their number. */
    SECRETS_OPENED(Group.SECRET),
    SECRETS_CLOSED(Group.SECRET),

    ORDERS_CONFIRM_ASKED(Group.ORDER),
    ORDERS_CONFIRMED(Group.ORDER),
    ORDERS_EXPORTED(Group.ORDER),
    ORDERS_PURGED(Group.ORDER),
    ORDERS_REACH_CHANGED(Group.ORDER),

    HISTORY_EXPORTED(Group.HISTORY),
    HISTORY_CHECKED(Group.HISTORY);

    /** The actions that the portal's leases record, each with the lease's day. */
    static final Set<Action> OF_LEASES = EnumSet.of(SECRETS_OPENED, SECRETS_CLOSED);

    /** The groups of the filter. */
    public enum Group {
        LOGIN,
        /** Changes of operators and their invitations. Only the history of the login space has them. */
        OPERATOR,
        COMPANY,
        SHOP,
        KEY,
        SECRET,
        ORDER,
        HISTORY;

        List<String> codes() {
            return Arrays.stream(Action.values())
                    .filter(action -> action.group == this)
                    .map(Enum::name)
                    .toList();
        }
    }

    private final Group group;

    Action(Group group) {
        this.group = group;
    }

    public Group group() {
        return group;
    }

    /** Returns empty for a code that a newer version of the portal has stored. */
    static Optional<Action> of(String code) {
        return Arrays.stream(values())
                .filter(action -> action.name().equals(code))
                .findAny();
    }
}
