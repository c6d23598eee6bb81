package jp.kagiban.operator;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import jp.kagiban.vault.RecoveryPair;

/** Reads a passphrase: without echo from a terminal, otherwise as a line of the input. */
final class Passphrase {

    private static final String PROMPT = "Passphrase of the recovery key: ";

    private Passphrase() {}

    /**
     * Returns the passphrase in the form in which it was made; empty if nothing was typed. In JDK 25, there is no
     * console without a terminal.
     */
    @SuppressWarnings("SystemConsoleNull")
    static char[] read() {
        Console console = System.console();
        if (console != null && console.isTerminal()) {
            char[] typed = console.readPassword(PROMPT);
            char[] passphrase = typed == null ? new char[0] : RecoveryPair.typed(CharBuffer.wrap(typed));
            if (typed != null) {
                Arrays.fill(typed, '\0');
            }
            return passphrase;
        }
        System.err.print(PROMPT);
        try {
            String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            return RecoveryPair.typed(line == null ? "" : line);
        } catch (IOException closed) {
            return new char[0];
        }
    }
}
