package jp.kagiban.shared;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Knows the current tenant of this thread. In a browser tab, it is the tab's tenant. Jobs, endpoints and callbacks bind
 * it with {@link #in}. It is never taken from a form, a URL or a component. If a bound tenant differs from the tab's,
 * each access throws.
 */
@Component
public class TenantScope {

    private static final ScopedValue<TenantId> BOUND = ScopedValue.newInstance();
    private static final ScopedValue<CrossTenantReason> OUTSIDE = ScopedValue.newInstance();
    private static final ScopedValue<Set<TenantId>> AMONG = ScopedValue.newInstance();
    private static final ScopedValue<TenantId> BESIDE = ScopedValue.newInstance();

    /** Looked up only once, because each statement asks for the tenant. */
    private final Supplier<@Nullable TabTenant> tab;

    TenantScope(ObjectProvider<TabTenant> tab) {
        this.tab = SingletonSupplier.ofNullable(tab::getIfAvailable);
    }

    /**
     * The current tenant.
     *
     * @throws IllegalStateException if there is none, or if a bound one differs from the tab's
     */
    public TenantId current() {
        return find().orElseThrow(() -> new IllegalStateException("No tenant is in force here"));
    }

    /** @throws IllegalStateException if a bound tenant differs from the tab's */
    public Optional<TenantId> find() {
        Optional<TenantId> bound = BOUND.isBound() ? Optional.of(BOUND.get()) : Optional.empty();
        if (bound.isPresent() && BESIDE.isBound()) {
            return besideTab(bound);
        }
        Optional<TenantId> ofTab = currentTab().flatMap(t -> Optional.ofNullable(t.tenant()));
        if (bound.isPresent() && ofTab.isPresent() && !bound.equals(ofTab)) {
            throw new IllegalStateException("The tenant bound here is not the one of the tab");
        }
        return bound.isPresent() ? bound : ofTab;
    }

    private static Optional<TenantId> besideTab(Optional<TenantId> bound) {
        if (!bound.equals(Optional.of(BESIDE.get()))) {
            throw new IllegalStateException("The tenant bound here is not the one named beside the tab");
        }
        return bound;
    }

    private Optional<TabTenant.Tab> currentTab() {
        return Optional.ofNullable(tab.get()).flatMap(TabTenant::current);
    }

    /** Runs the task with this as the current tenant, on this thread only. */
    public <T> T in(TenantId tenant, Supplier<T> task) {
        return ScopedValue.where(BOUND, tenant).where(AMONG, Set.of()).call(() -> {
            find();
            return task.get();
        });
    }

    /**
     * Runs a task that reads or writes for these tenants together, on this thread only. Each statement must name the tenant of
     * each row, and the SQL guard refuses any other tenant. There is no single current tenant meanwhile.
     *
     * @throws IllegalStateException if there is a current tenant
     */
    public <T> T among(Set<TenantId> tenants, Supplier<T> task) {
        find().ifPresent(tenant -> {
            throw new IllegalStateException("A tenant is in force here");
        });
        return ScopedValue.where(AMONG, Set.copyOf(tenants)).call(task::get);
    }

    /**
     * The tenants that statements of this thread may name: those of {@link #among}, otherwise the current one; empty if
     * there is none.
     */
    public Set<TenantId> named() {
        Set<TenantId> several = AMONG.isBound() ? AMONG.get() : Set.of();
        return several.isEmpty() ? find().map(Set::of).orElse(Set.of()) : several;
    }

    /**
     * Runs a task with this tenant as the current one, whatever tenant the tab has. No other tenant can be bound within
     * the task, and the SQL guard lets no statement pass that names another one.
     */
    public void beside(TenantId tenant, Runnable task) {
        ScopedValue.where(BESIDE, tenant).run(() -> run(tenant, task));
    }

    /** Runs the task with this as the current tenant, on this thread only. */
    public void run(TenantId tenant, Runnable task) {
        in(tenant, () -> {
            task.run();
            return tenant;
        });
    }

    /** Runs a task that must cross tenants, for a named reason. The SQL guard accepts its statements. */
    public <T> T outside(CrossTenantReason reason, Supplier<T> task) {
        return ScopedValue.where(OUTSIDE, reason).call(task::get);
    }

    /** The reason for which the current thread crosses tenants, if it does. */
    public Optional<CrossTenantReason> outside() {
        return OUTSIDE.isBound() ? Optional.of(OUTSIDE.get()) : Optional.empty();
    }
}
