package jp.kagiban.mail;

import java.util.Locale;

/** The kinds of the portal's mails. The text of each is in the translations under its name. */
public enum MailKind {
    /** Asks a new member to prove their address. No arguments, because members must not send their own words to strangers. */
    ADDRESS_PROOF(true),
    /** Asks a member to prove the address to which they want to change. No arguments. */
    ADDRESS_CHANGE(true),
    /** Tells the old address that the account has a new one. No arguments. */
    ADDRESS_CHANGED(false),
    /** Contains the link for a new password. No arguments. */
    PASSWORD_RESET(true),
    /** Tells that the password has been changed. No arguments. */
    PASSWORD_CHANGED(false),
    /** Tells that a person who knows the password has entered many wrong codes. No arguments. */
    CODES_WRONG(false),
    /** Tells that an app for codes has been set up. No arguments. */
    APP_SET_UP(false),
    /** Tells that the app for codes was removed. No arguments. */
    APP_REMOVED(false),
    /** Tells that a passkey has been added. No arguments. */
    PASSKEY_ADDED(false),
    /** Tells that a passkey has been removed. No arguments. */
    PASSKEY_REMOVED(false),
    /** Tells that there are new recovery codes. No arguments. */
    RECOVERY_CODES_RENEWED(false),
    /** Tells that a recovery code has been used. Arguments: how many are left. */
    RECOVERY_CODE_USED(false),
    /** Asks a person to join a company. Arguments: the company's name in the form that strangers may see. */
    INVITATION(true),
    /** Asks a person to join a company whose name strangers may not see. No arguments. */
    INVITATION_UNNAMED(true),
    /** Asks a person to open a company. No arguments. */
    COMPANY_INVITATION(true),
    /** Tells an owner which recipients notices no longer reach. Arguments: their channels and names. */
    CHANNEL_BROKEN(true),
    /** Tells an operator that something is wrong with the vault. No arguments, because details need a login. */
    VAULT_ALARM(true),
    /** Gives an operator the vault's checkpoint to keep. Arguments: its lines, and their signature. */
    VAULT_CHECKPOINT(false),
    /** Tests the mail server. No arguments. */
    TRIAL(false);

    private final boolean linked;

    MailKind(boolean linked) {
        this.linked = linked;
    }

    /** Whether the mail has a link, which its button opens. */
    public boolean linked() {
        return linked;
    }

    String key() {
        return "mail." + name().toLowerCase(Locale.ROOT);
    }
}
