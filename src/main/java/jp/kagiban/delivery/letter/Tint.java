package jp.kagiban.delivery.letter;

import jp.kagiban.kit.Severity;

/** How a level looks in a mail: the light colours of the portal's roles, for mails bear their styles themselves; the dark ones stand in their frame. */
enum Tint {
    QUIET("◆", "#5b7c98", "#edf3f8", "#3f5f7b"),
    URGENT("▲", "#c25700", "#fff2e3", "#a84800"),
    EXPIRED("■", "#c11f1f", "#fdecec", "#b01717"),
    WAIT("◇", "#7a67b5", "#f1eefa", "#5c4a96"),
    INFO("●", "#2179ab", "#e8f3fa", "#0a5c86");

    private final String mark;
    private final String line;
    private final String ground;
    private final String solid;

    Tint(String mark, String line, String ground, String solid) {
        this.mark = mark;
        this.line = line;
        this.ground = ground;
        this.solid = solid;
    }

    static Tint of(Severity severity) {
        return switch (severity) {
            case EXPIRED -> EXPIRED;
            case URGENT -> URGENT;
            case QUIET -> QUIET;
            case WAIT -> WAIT;
            case OK, INFO, SUCCESS, UNKNOWN -> INFO;
        };
    }

    /** A shape of its own, so that no level is told by its colour alone. */
    String mark() {
        return mark;
    }

    /** Of the border. */
    String line() {
        return line;
    }

    String ground() {
        return ground;
    }

    /** Behind white words. */
    String solid() {
        return solid;
    }
}
