package jp.kagiban.mall;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Finds the malls of this portal. */
@Component
public class Malls {

    private final List<Mall> all;
    private final Map<MallId, Mall> byId;

    Malls(List<Mall> all) {
        this.all = List.copyOf(all);
        this.byId = all.stream().collect(Collectors.toMap(Mall::id, Function.identity()));
        refuseSharedFieldNames(all);
    }

    /** Fails if two fields have the same name, because forms identify fields only by name. */
    private static void refuseSharedFieldNames(List<Mall> all) {
        long fields = fields(all).distinct().count();
        if (fields(all).map(CredentialField::name).distinct().count() != fields) {
            throw new IllegalStateException("Two fields of the malls' key forms share a name");
        }
    }

    private static Stream<CredentialField> fields(List<Mall> all) {
        return all.stream().flatMap(mall -> mall.families().stream()).flatMap(family -> family.fields().stream());
    }

    /** All malls, in their order in forms. */
    public List<Mall> all() {
        return all;
    }

    /** @throws IllegalStateException if this portal has no such mall (any more) */
    public Mall of(MallId id) {
        return Optional.ofNullable(byId.get(id))
                .orElseThrow(() -> new IllegalStateException("This portal doesn't know the mall " + id));
    }

    public Optional<OrderSource> orders(MallId id) {
        return of(id).orders();
    }
}
