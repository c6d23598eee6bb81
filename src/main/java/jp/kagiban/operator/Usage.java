package jp.kagiban.operator;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Explains what is wrong with a command that {@link Commands} doesn't know. */
final class Usage {

    static final List<String> FORMS = List.of(
            "operator add MAIL",
            "operator remove MAIL",
            "operator list",
            "operator invite MAIL",
            "operator end-sessions MAIL",
            "vault status",
            "vault rotate",
            "vault rotate-tenant ID",
            "vault rewrap",
            "vault doctor",
            "vault recovery-init FILE",
            "vault recover FILE [--without-the-rest] [--without-proof]",
            "vault restore-drill BACKUP KEY",
            "vault restore-drill --schema NAME SEALS KEY",
            "vault shred",
            "vault shred drop",
            "vault shred attest KEK RECOVERY-KEY",
            "vault ledger",
            "vault ledger accept",
            "backup FOLDER");

    private Usage() {}

    /**
     * Returns the usage of the command that was meant. Points to the help if none is recognizable.
     *
     * @param words as for {@link Commands#run}, without the word {@code operator}
     */
    static String of(List<String> words) {
        List<String> typed = isWhole(words)
                ? words
                : Stream.concat(Stream.of("operator"), words.stream()).toList();
        int longest = FORMS.stream().mapToInt(form -> common(form, typed)).max().orElse(0);
        int needed = typed.getFirst().equals("backup") ? 1 : 2;
        return longest < needed
                ? "There is no command '" + String.join(" ", typed) + "'. Say 'help' for a list of all commands."
                : FORMS.stream()
                        .filter(form -> common(form, typed) == longest)
                        .collect(Collectors.joining("' or '", "Say '", "'."));
    }

    private static boolean isWhole(List<String> words) {
        return !words.isEmpty()
                && (words.getFirst().equals("vault") || words.getFirst().equals("backup"));
    }

    /** Returns how many of the first words are the same. */
    private static int common(String form, List<String> typed) {
        List<String> words = List.of(form.split(" "));
        return IntStream.range(0, words.size())
                .filter(index -> index == typed.size() || !words.get(index).equals(typed.get(index)))
                .findFirst()
                .orElse(words.size());
    }
}
