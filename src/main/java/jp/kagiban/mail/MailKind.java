package jp.kagiban.mail;

import java.util.Locale;

/** What mails the portal sends. The words of each stand in the translations under its name. */
public enum MailKind {
    /** Asks whether the address of a new member is theirs. No arguments: nobody may send words of their own to a stranger. */
    ADDRESS_PROOF(true),
    /** Asks the same of an address that a member wants to change to. No arguments. */
    ADDRESS_CHANGE(true),
    /** Tells the old address that the account has a new one. No arguments. */
    ADDRESS_CHANGED(false),
    /** The way to a new password. No arguments. */
    PASSWORD_RESET(true),
    /** Tells that the password has been changed. No arguments. */
    PASSWORD_CHANGED(false),
    /** Tells that somebody who knows the password has entered many wrong codes. No arguments. */
    CODES_WRONG(false),
    /** Tells that an app for codes has been set up. No arguments. */
    APP_SET_UP(false),
    /** Tells that the app for codes is asked for no longer. No arguments. */
    APP_REMOVED(false),
    /** Tells that a passkey has been added. No arguments. */
    PASSKEY_ADDED(false),
    /** Tells that a passkey has been removed. No arguments. */
    PASSKEY_REMOVED(false),
    /** Tells that there are new recovery codes. No arguments. */
    RECOVERY_CODES_RENEWED(false),
    /** Tells that a recovery code has been used. Arguments: how many are left. */
    RECOVERY_CODE_USED(false),
    /** Asks somebody to join a company. Arguments: the company's name, as it may stand before strangers. */
    INVITATION(true),
    /** Asks the same for a company whose name may not stand there. No arguments. */
    INVITATION_UNNAMED(true),
    /** Asks somebody to open a company. No arguments. */
    COMPANY_INVITATION(true),
    /** Tells an owner whom notices no longer reach. Arguments: what it is and its name. */
    CHANNEL_BROKEN(true),
    /** Tells an operator that something is wrong with the vault. No arguments: what it is stands behind their login. */
    VAULT_ALARM(true),
    /** Gives an operator the vault's checkpoint to keep. Arguments: its lines, and their signature. */
    VAULT_CHECKPOINT(false),
    /** Tries the mail server out. No arguments. */
    TRIAL(false);

    private final boolean linked;

    MailKind(boolean linked) {
        this.linked = linked;
    }

    /** Whether it has a link, and so a button. */
    public boolean linked() {
        return linked;
    }

    String key() {
        return "mail." + name().toLowerCase(Locale.ROOT);
    }
}
