package jp.kagiban.audit;

/**
 * All additional fields that an entry can have. Each has a maximum length. None contains secrets. None contains personal
 * data, unless a member writes such data into a tag.
 */
public enum Detail {
    /** The code of a purpose for which a secret is opened. */
    PURPOSE,
    /** The code of a kind of secret. */
    SECRET,
    /** An order number. */
    ORDER,
    /** The last four characters of a licenseKey. */
    KEY,
    /** The code of a reason. */
    REASON,
    /** A day in Tokyo, as {@code 2026-11-25}. */
    DAY,
    /** A date and time in Tokyo that a member entered. */
    EXPIRY,
    /** A mail address, shortened but recognizable for a reader who knows it. */
    MAIL,
    /** The code of a role. */
    ROLE,
    /**
     * The target of the action: the code of a refused permission, the name of a refused screen, or the name of a
     * channel.
     */
    TARGET,
    /** The code of the factor of a proof. */
    FACTOR,
    /** The code of a language. */
    LANGUAGE,
    /** A number of days. */
    DAYS,
    /** The fields that were changed, by their codes. */
    FIELDS,
    /** The id of the member who is in charge from now on. */
    IN_CHARGE,
    /** The tags of a shop from now on, each with a {@code #}. Empty if it has none. */
    TAGS(300),
    /** The code of a channel of notices. */
    CHANNEL,
    /** The code of a kind of notice. */
    NOTICE,
    /** Numbers of keys above all companies, and the fingerprint of a public one. */
    KEYS,
    /** The first entry in which a chain is broken. */
    PLACE,
    /** The shops, each with a count, as {@code id:3 id:5}; {@code ALL} for all shops. */
    SHOPS(1_800);

    private final int longest;

    Detail() {
        this(200);
    }

    Detail(int longest) {
        this.longest = longest;
    }

    /** Returns the most characters of this field. Longer texts are cut. */
    int longest() {
        return longest;
    }
}
