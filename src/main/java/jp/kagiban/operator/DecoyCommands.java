package jp.kagiban.operator;

import java.util.List;
import java.util.stream.Collectors;
import jp.kagiban.shared.TenantId;
import jp.kagiban.tenancy.Tenancies;
import jp.kagiban.tenancy.Tenancies.Tenancy;
import jp.kagiban.vault.Decoys;
import org.springframework.stereotype.Component;

/**
 * What {@code vault decoy …} does. Which companies are decoys stands in no history, since whoever reads the database reads that too.
 */
@Component
class DecoyCommands {

    private final Decoys decoys;
    private final Tenancies tenancies;

    DecoyCommands(Decoys decoys, Tenancies tenancies) {
        this.decoys = decoys;
        this.tenancies = tenancies;
    }

    /** @param words what stands behind {@code decoy} */
    static boolean known(List<String> words) {
        return switch (words.isEmpty() ? "" : words.getFirst()) {
            case "" -> words.isEmpty();
            case "add", "remove" -> words.size() == 2;
            default -> false;
        };
    }

    Answer run(List<String> words) {
        return switch (words.isEmpty() ? "" : words.getFirst()) {
            case "add" ->
                Commands.id(words.get(1))
                        .flatMap(tenancies::of)
                        .map(this::add)
                        .orElseGet(() -> Commands.noCompany(words.get(1)));
            case "remove" ->
                Commands.id(words.get(1)).map(this::remove).orElseGet(() -> Commands.noCompany(words.get(1)));
            default -> list();
        };
    }

    private Answer list() {
        return Answer.done(
                decoys.all().isEmpty()
                        ? "There is no decoy. docs/operations.md tells how to make one."
                        : decoys.all().stream()
                                .map(this::told)
                                .sorted()
                                .collect(Collectors.joining(System.lineSeparator())));
    }

    private String told(TenantId company) {
        String name = tenancies.of(company).map(Tenancy::name).orElse("deleted");
        return company + " (" + name + ")";
    }

    private Answer add(Tenancy company) {
        if (company.suspension().isEmpty()) {
            return Answer.refused(company.name()
                    + " is not suspended: its jobs open its keys each day, and each time would raise an alarm. Suspend it"
                    + " at /operator first.");
        }
        if (!decoys.add(company.tenant())) {
            return Answer.refused("Nothing has changed: it is a decoy already, or there are " + Decoys.MOST + ".");
        }
        return Answer.done(company.name() + " is a decoy: whoever opens one of its keys raises an alarm.");
    }

    private Answer remove(TenantId company) {
        if (!decoys.remove(company)) {
            return Answer.refused("Nothing has changed: no decoy has this id.");
        }
        return Answer.done("It is a decoy no longer.");
    }
}
