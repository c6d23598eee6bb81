package jp.kagiban.operator;

/**
 * The result of a command.
 *
 * @param done whether the command succeeded
 * @param text sentences for the person who typed the command
 */
record Answer(boolean done, String text) {

    static Answer done(String text) {
        return new Answer(true, text);
    }

    static Answer refused(String text) {
        return new Answer(false, text);
    }
}
