package jp.kagiban.operator;

/**
 * What a command has come to.
 *
 * @param done whether it did what was asked for
 * @param text sentences for whoever typed it
 */
record Answer(boolean done, String text) {

    static Answer done(String text) {
        return new Answer(true, text);
    }

    static Answer refused(String text) {
        return new Answer(false, text);
    }
}
