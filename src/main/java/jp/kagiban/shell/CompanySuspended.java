package jp.kagiban.shell;

import java.util.Objects;
import jp.kagiban.tenancy.Suspensions.Suspension;
import org.jspecify.annotations.Nullable;

/** The company of the tab has been suspended. Public, since Vaadin makes it by reflection. */
public class CompanySuspended extends RuntimeException {

    private final transient @Nullable Suspension suspension;

    CompanySuspended(Suspension suspension) {
        super("This company has been suspended");
        this.suspension = suspension;
    }

    Suspension suspension() {
        return Objects.requireNonNull(suspension);
    }
}
