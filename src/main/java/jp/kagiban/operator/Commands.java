package jp.kagiban.operator;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import jp.kagiban.audit.Actor;
import jp.kagiban.shared.Jst;
import jp.kagiban.shared.MailSettings;
import jp.kagiban.shared.Settings;
import jp.kagiban.shared.TenantId;
import jp.kagiban.tenancy.CompanyInvitations;
import org.springframework.stereotype.Component;

/** Runs the commands from the server's shell, and answers them. */
@Component
class Commands {

    private final OperatorRoll roll;
    private final CompanyInvitations invitations;
    private final Settings settings;
    private final MailSettings mail;
    private final VaultCommands vault;
    private final BackupCommand backup;

    Commands(
            OperatorRoll roll,
            CompanyInvitations invitations,
            Settings settings,
            MailSettings mail,
            VaultCommands vault,
            BackupCommand backup) {
        this.vault = vault;
        this.backup = backup;
        this.roll = roll;
        this.invitations = invitations;
        this.settings = settings;
        this.mail = mail;
    }

    /**
     * Runs one command.
     *
     * @param words the command and its arguments, which {@link #known} has accepted
     */
    Answer run(List<String> words) {
        if (!known(words)) {
            return Answer.refused(Usage.of(words));
        }
        return switch (words.getFirst()) {
            case "add" -> add(words.get(1));
            case "remove" -> remove(words.get(1));
            case "invite" -> invite(words.get(1));
            case "end-sessions" -> endSessions(words.get(1));
            case "vault" -> vault.run(rest(words));
            case "backup" -> backup.run(words.get(1));
            default -> list();
        };
    }

    static boolean known(List<String> words) {
        return switch (words.isEmpty() ? "" : words.getFirst()) {
            case "add", "remove", "invite", "end-sessions" ->
                words.size() == 2 && !words.get(1).isBlank();
            case "list" -> words.size() == 1;
            case "vault" -> VaultCommands.known(rest(words));
            case "backup" -> BackupCommand.known(rest(words));
            default -> false;
        };
    }

    /** Makes paths absolute, because a path is relative to where the command is typed, not to where the portal runs. */
    static List<String> withAbsolutePaths(List<String> words) {
        return switch (words.getFirst()) {
            case "backup" -> withAbsolutePath(words, 1);
            case "vault" ->
                switch (words.get(1)) {
                    case "recovery-init", "recover" -> withAbsolutePath(words, 2);
                    case "restore-drill" ->
                        withAbsolutePath(withAbsolutePath(words, words.size() - 2), words.size() - 1);
                    default -> words;
                };
            default -> words;
        };
    }

    private static List<String> withAbsolutePath(List<String> words, int index) {
        List<String> absolute = new ArrayList<>(words);
        absolute.set(
                index, Path.of(words.get(index)).toAbsolutePath().normalize().toString());
        return absolute;
    }

    static List<String> rest(List<String> words) {
        return words.subList(1, words.size());
    }

    /** Returns the id of a company; empty if the text isn't an id. */
    static Optional<TenantId> id(String typed) {
        try {
            return Optional.of(TenantId.of(typed));
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    static Answer noCompany(String typed) {
        return Answer.refused(
                "'" + typed + "' is no id of a company. It stands in the address of its page under /operator.");
    }

    private Answer add(String email) {
        return switch (roll.add(email)) {
            case DONE -> Answer.done(email + " runs this portal from now on. The console is at /operator.");
            case UNKNOWN -> unknown(email);
            case UNPROVEN ->
                Answer.refused("The address " + email + " is not proven yet: whoever signed up with it must first use"
                        + " the link in the mail that asks for it.");
            case NO_CHANGE -> Answer.done(email + " ran this portal before; nothing has changed.");
        };
    }

    private Answer remove(String email) {
        return switch (roll.remove(email)) {
            case UNKNOWN -> unknown(email);
            case NO_CHANGE -> Answer.refused(email + " does not run this portal; nothing has changed.");
            case DONE, UNPROVEN -> Answer.done(email + " runs this portal no longer.");
        };
    }

    private Answer endSessions(String email) {
        OptionalInt ended = roll.endSessions(email);
        if (ended.isEmpty()) {
            return unknown(email);
        }
        boolean single = ended.getAsInt() == 1;
        return Answer.done(ended.getAsInt()
                + (single ? " login of " : " logins of ")
                + email
                + (single ? " has been ended." : " have been ended."));
    }

    private Answer unknown(String email) {
        return Answer.refused("Nobody has signed up with the address " + email
                + ". Sign up first, or set KAGIBAN_DATA_DIR and KAGIBAN_DB_URL as the portal has them.");
    }

    private Answer list() {
        List<OperatorRoll.Listed> operators = roll.all();
        return Answer.done(
                operators.isEmpty()
                        ? "Nobody runs this portal yet. Say 'operator add MAIL'."
                        : operators.stream()
                                .map(operator ->
                                        operator.email() + " (since " + Jst.minute(operator.grantedAt()) + " in Tokyo)")
                                .collect(Collectors.joining(System.lineSeparator())));
    }

    private Answer invite(String email) {
        if (!invitations.invite(email, Locale.JAPANESE, Actor.portal())) {
            return Answer.refused("No mail can go to '" + email + "'. An address looks like hanako@example.jp.");
        }
        String way = mail.isSet()
                ? "It leaves by mail as soon as the portal runs."
                : "No mail server is set: the running portal writes it into " + folder().resolve("outbox") + ".";
        return Answer.done("An invitation to open a company was written to " + email
                + ". Its link works once, for 72 hours. " + way);
    }

    private Path folder() {
        return settings.dataDir().toAbsolutePath().normalize();
    }
}
