package jp.kagiban.shop.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.kagiban.shared.PlainText;
import jp.kagiban.shop.entry.Problem.Kind;
import jp.kagiban.shop.entry.Saving.Normalized;
import jp.kagiban.shop.register.ShopField;

/** Collects problems and normalized fields during a validation. */
final class Findings {

    private final List<Problem> problems = new ArrayList<>();
    private final List<Normalized> normalized = new ArrayList<>();

    void add(ShopField field, Kind kind, String... arguments) {
        problems.add(Problem.of(field, kind, arguments));
    }

    void add(Problem problem) {
        problems.add(problem);
    }

    /** Normalizes a field's value, and records the field if the value has changed. */
    String normalize(ShopField field, String entered) {
        KeyInput.Value value = KeyInput.mend(entered);
        if (!value.text().isEmpty() && !value.mendings().isEmpty()) {
            normalized.add(new Normalized(field, value.mendings()));
        }
        return value.text();
    }

    /** Adds a problem if a value is too long or can't be stored. */
    void limit(ShopField field, String value) {
        int length = KeyInput.length(value);
        if (length > KeyInput.LONGEST) {
            add(field, Kind.TOO_LONG, String.valueOf(KeyInput.LONGEST), String.valueOf(length));
        } else if (!PlainText.isWritable(value)) {
            add(field, Kind.CHARACTERS);
        }
    }

    boolean has(ShopField field) {
        return problems.stream().anyMatch(problem -> problem.field().equals(field));
    }

    List<Normalized> normalized() {
        return List.copyOf(normalized);
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    boolean blocked() {
        return problems.stream().anyMatch(problem -> !problem.kind().warning());
    }

    /**
     * Returns the blocking problems. If none blocks, returns the warnings that weren't accepted. Empty if the form may
     * be stored.
     */
    Optional<Saving.Refused> refusal(Set<Kind> accepted) {
        boolean blocked = blocked();
        List<Problem> named = problems.stream()
                .filter(problem -> blocked ? !problem.kind().warning() : !accepted.contains(problem.kind()))
                .toList();
        return named.isEmpty() ? Optional.empty() : Optional.of(new Saving.Refused(named, normalized()));
    }
}
