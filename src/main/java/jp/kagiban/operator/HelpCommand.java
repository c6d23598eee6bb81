package jp.kagiban.operator;

import jp.kagiban.shared.Version;

/** Runs {@code --version}, {@code --help} and {@code help}. These commands print and end, without a portal. */
public final class HelpCommand {

    static final String HELP = """
            Kagiban keeps the API keys of Rakuten Ichiba shops.

              java -jar kagiban.jar                  starts the portal
              java -jar kagiban.jar sandbox --port N [--data-dir DIR]
                                                     starts the fake RMS alone
              java -jar kagiban.jar operator ...     add MAIL, remove MAIL, list, invite MAIL, end-sessions MAIL
              java -jar kagiban.jar vault ...        status, rotate, rotate-tenant ID, rewrap, doctor, recovery-init FILE,
                                                     recover FILE, restore-drill [--schema NAME] BACKUP KEY,
                                                     shred [drop | attest KEK RECOVERY-KEY],
                                                     ledger [accept]
              java -jar kagiban.jar backup FOLDER    backs up the H2 database and the seals
              java -jar kagiban.jar restore FOLDER   restores such a backup into a data folder without a database
              java -jar kagiban.jar --version        prints the version and the commit
              java -jar kagiban.jar --help           prints this text

            Settings come from the environment, for example KAGIBAN_PORT=8081; docs/settings.md lists them.""";

    private HelpCommand() {}

    /** Returns the exit code. */
    public static int help() {
        return OperatorCommand.print(Answer.done(HELP), 0);
    }

    /** Returns the exit code. A mistyped command must not start a portal. */
    public static int unknown(String typed) {
        return OperatorCommand.print(
                Answer.refused("There is no command '" + typed + "'." + System.lineSeparator() + HELP), 2);
    }

    /** Returns the exit code. */
    public static int version() {
        return OperatorCommand.print(Answer.done("Kagiban " + Version.own()), 0);
    }
}
