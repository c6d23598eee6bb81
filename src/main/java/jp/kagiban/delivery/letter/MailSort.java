package jp.kagiban.delivery.letter;

import jp.kagiban.audit.Action;
import jp.kagiban.tenancy.Role;

/** The sorts of a company's mails that a member can turn off. To turn off one sort doesn't change the other. */
public enum MailSort {
    /** Mails about notices, such as those of expiries. By default, owners and managers get them. */
    NOTICES(
            "mail_choice",
            "mail_unsubscribe",
            Role.MANAGER,
            Action.NOTICE_MAILS_TURNED_ON,
            Action.NOTICE_MAILS_TURNED_OFF),
    /** The weekly summary, only for owners. */
    WEEKLY("weekly_choice", "weekly_mail", Role.OWNER, Action.WEEKLY_MAILS_TURNED_ON, Action.WEEKLY_MAILS_TURNED_OFF);

    private final String choices;
    private final String links;
    private final Role least;
    private final Action turnedOn;
    private final Action turnedOff;

    MailSort(String choices, String links, Role least, Action turnedOn, Action turnedOff) {
        this.choices = choices;
        this.links = links;
        this.least = least;
        this.turnedOn = turnedOn;
        this.turnedOff = turnedOff;
    }

    /** The table of the members' choices. */
    String choices() {
        return choices;
    }

    /** The table of the links that stop these mails. */
    String links() {
        return links;
    }

    /** Whether a member with this role wants these mails by default. */
    boolean wantedBy(Role role) {
        return role.compareTo(least) <= 0;
    }

    Action turned(boolean on) {
        return on ? turnedOn : turnedOff;
    }
}
